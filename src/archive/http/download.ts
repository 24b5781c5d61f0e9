import { parseRetryAfter } from '../retry.js';
import { HttpStatusError, WrongContentError } from './http-failure.js';

export interface DownloadLimits {
  /** A body of more bytes is broken off. */
  readonly bytes: number;
  readonly signal: AbortSignal;
}

/**
 * Downloads a file whole.
 *
 * @param headers names in lower case; `authorization` must not travel to another host
 * @throws an error that tells the HTTP status as its `status` or `httpStatusCode`, where that is no
 *   success; WrongContentError where the body is too long; any other error where it did not come whole
 */
export type Download = (
  url: string,
  headers: Readonly<Record<string, string>>,
  limits: DownloadLimits,
) => Promise<Uint8Array>;

const MAX_REDIRECTS = 5;

/** Downloads with the platform's own `fetch`, which knows no proxy unless Node is told to. */
export const fetchDownload: Download = async (url, headers, limits) => {
  let address = new URL(url);
  let sent = { ...headers };
  for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
    const response = await fetch(address, {
      headers: sent,
      redirect: 'manual',
      signal: limits.signal,
    });
    const location = response.headers.get('location');
    if (response.status >= 300 && response.status < 400 && location !== null) {
      await response.body?.cancel();
      const next = new URL(location, address);
      if (next.protocol !== address.protocol && next.protocol !== 'https:') {
        throw new Error(`the server redirects to the protocol ${next.protocol}`);
      }
      if (next.origin !== address.origin) {
        const { authorization: _, ...others } = sent;
        sent = others;
      }
      address = next;
      continue;
    }
    if (!response.ok) {
      await response.body?.cancel();
      throw new HttpStatusError(response.status, waitOf(response.headers));
    }
    return readBody(response, limits.bytes);
  }
  throw new Error(`the server redirects more than ${MAX_REDIRECTS} times`);
};

/** GitHub tells a used up quota by `x-ratelimit-reset`, in seconds since 1970. */
function waitOf(headers: Headers): number | undefined {
  const wait = parseRetryAfter(headers.get('retry-after'));
  if (wait !== undefined || headers.get('x-ratelimit-remaining') !== '0') return wait;
  const reset = Number(headers.get('x-ratelimit-reset'));
  return reset > 0 ? Math.max(0, reset * 1000 - Date.now()) : undefined;
}

async function readBody(response: Response, limit: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.length;
    if (size > limit) throw new WrongContentError(`the server sends more than ${limit} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
