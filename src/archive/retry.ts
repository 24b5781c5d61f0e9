import { setTimeout as sleep } from 'node:timers/promises';
import { TransportError } from '../errors.js';

/** How long to bear with a server. */
export interface Patience {
  /** Tries in all, the first one included. */
  readonly tries: number;
  /** Milliseconds before the second try; each further wait is twice as long. */
  readonly firstWait: number;
  /** No wait is longer, in milliseconds. A server that asks for more is given up. */
  readonly longestWait: number;
  /** Milliseconds without a sign of life after which a try is ended. */
  readonly silence: number;
}

export const DEFAULT_PATIENCE: Patience = {
  tries: 3,
  firstWait: 2_000,
  longestWait: 60_000,
  silence: 120_000,
};

/**
 * Does `attempt` until it succeeds, as often and as patiently as allowed. What it throws is thrown
 * on if it is no transient TransportError, if the tries are used up, or if the server asks
 * for a longer wait than allowed.
 */
export async function retrying<T>(
  patience: Patience,
  attempt: (number: number) => Promise<T>,
  signal?: AbortSignal,
): Promise<T> {
  for (let number = 1; ; number++) {
    try {
      return await attempt(number);
    } catch (error) {
      if (!(error instanceof TransportError) || !error.transient) throw error;
      if (patience.tries === 1) throw error;
      if (number >= patience.tries) {
        throw new TransportError(`${error.message} Gave up after ${number} tries.`, false);
      }
      if (error.retryAfter !== undefined && error.retryAfter > patience.longestWait) {
        const seconds = Math.ceil(error.retryAfter / 1000);
        throw new TransportError(
          `${error.message} The server asks to wait ${seconds} s, which is too long: try again then.`,
          false,
        );
      }
      await sleep(error.retryAfter ?? backoff(patience, number), undefined, { signal });
    }
  }
}

/** Half of the wait is left to chance, so that many runners do not come back in step. */
function backoff(patience: Patience, number: number): number {
  const wait = Math.min(patience.longestWait, patience.firstWait * 2 ** (number - 1));
  return wait * (0.5 + Math.random() / 2);
}

/**
 * Milliseconds that a `Retry-After` header asks for: seconds, or an HTTP date (RFC 9110, 10.2.3).
 * Undefined if it says neither.
 */
export function parseRetryAfter(header: string | null | undefined): number | undefined {
  const text = header?.trim();
  if (!text) return undefined;
  if (/^\d+$/.test(text)) return Number(text) * 1000;
  const date = Date.parse(text);
  return Number.isNaN(date) ? undefined : Math.max(0, date - Date.now());
}
