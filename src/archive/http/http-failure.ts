import { messageOf, TransportError } from '../../errors.js';
import { parseRetryAfter } from '../retry.js';

/** A server answered with a status that is no success. */
export class HttpStatusError extends Error {
  constructor(
    readonly status: number,
    /** Milliseconds that the server asks to wait. */
    readonly retryAfter?: number,
  ) {
    super(`HTTP status ${status}`);
    this.name = 'HttpStatusError';
  }
}

/** What came is not the file. The message continues a sentence that names the file. */
export class WrongContentError extends Error {}

/** What a server has no file for. The message continues a sentence that names the file. */
export class NotFoundError extends Error {}

/** The HTTP status that an error tells of, by the names that HTTP clients use for it. */
export function statusOf(error: unknown): number | undefined {
  const { status, httpStatusCode } = Object(error) as Record<string, unknown>;
  return [status, httpStatusCode].find((value) => typeof value === 'number') as number | undefined;
}

function retryAfterOf(error: unknown): number | undefined {
  if (error instanceof HttpStatusError) return error.retryAfter;
  const { response } = Object(error) as { response?: { headers?: Record<string, unknown> } };
  const header = response?.headers?.['retry-after'];
  return header === undefined ? undefined : parseRetryAfter(String(header));
}

/**
 * Turns what a request ended with into one sentence about the archive.
 *
 * @param archive what the user called it
 * @param secret must not show
 * @returns a WrongContentError as it is; NotFoundError where the server has no such file; else a
 *   TransportError
 */
export function explainHttpFailure(
  archive: string,
  error: unknown,
  secret: string | undefined,
): Error {
  if (error instanceof TransportError || error instanceof WrongContentError) return error;
  const subject = `archive ${JSON.stringify(archive)}`;
  const status = statusOf(error);
  const retryAfter = retryAfterOf(error);
  if (status === 404 || status === 410 || status === 422) {
    return new NotFoundError('the server does not have it, or the token may not read it');
  }
  if (status === 429 || (status === 403 && retryAfter !== undefined)) {
    const message = `${subject}: the server limits the rate of requests (HTTP ${status}).`;
    return new TransportError(message, true, retryAfter);
  }
  if (status === 401 || status === 403) {
    const message = `${subject}: the server refuses access (HTTP ${status}): check that the token may read it.`;
    return new TransportError(message, false);
  }
  if (status !== undefined) {
    const message = `${subject}: the server fails (HTTP ${status}).`;
    return new TransportError(message, status >= 500 || status === 408, retryAfter);
  }
  return new TransportError(`${subject}: ${lineOf(error, secret)}.`, true);
}

/** A message of another program on one line, without the secret. */
function lineOf(error: unknown, secret: string | undefined): string {
  const cause = (Object(error) as { cause?: unknown }).cause;
  const text = [messageOf(error), ...(cause === undefined ? [] : [messageOf(cause)])].join(': ');
  const clean = secret ? text.replaceAll(secret, '***') : text;
  return clean
    .replace(/[\p{Cc}]+/gu, ' ')
    .slice(0, 300)
    .replace(/\.$/, '');
}
