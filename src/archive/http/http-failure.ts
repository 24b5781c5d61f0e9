import { messageOf, TransportError } from '../../errors.js';
import { parseRetryAfter } from '../retry.js';

/** A server answered with a status that is no success. */
export class HttpStatusError extends Error {
  constructor(
    readonly status: number,
    /** Whether the server refused the request for its number alone. */
    readonly isRateLimit: boolean,
    /** Milliseconds that the server asks to wait. */
    readonly retryAfter: number | undefined,
  ) {
    super(`HTTP status ${status}`);
    this.name = 'HttpStatusError';
  }
}

/** What came is not the file. The message continues a sentence that names the file. */
export class WrongContentError extends Error {}

/** What a server has no file for. The message continues a sentence that names the file. */
export class NotFoundError extends Error {}

/** Nothing came for too long. The message continues a sentence about what was asked for. */
export class SilenceError extends Error {}

/** What a further try would not change. The message continues a sentence about what was asked for. */
export class UnusableAnswerError extends Error {}

/** Names in lower case. */
export type HttpHeaders = Readonly<Record<string, string | readonly string[] | undefined>>;

/** GitHub's words in a 403 of its "secondary" limits, and the wait that its documents ask for then. */
const RATE_LIMIT = /rate limit|abuse detection/i;
const RATE_LIMIT_WAIT = 60_000;

/**
 * What a failing answer means: `Retry-After`, or GitHub's quota, which is used up if
 * `x-ratelimit-remaining` is 0, and anew at `x-ratelimit-reset` (seconds since 1970).
 *
 * @param headers names in lower case
 * @param text start of the body
 */
export function statusError(status: number, headers: HttpHeaders, text: string): HttpStatusError {
  const header = (name: string) => [headers[name]].flat()[0];
  let wait = parseRetryAfter(header('retry-after'));
  const reset = Number(header('x-ratelimit-reset'));
  if (wait === undefined && header('x-ratelimit-remaining') === '0' && reset > 0) {
    wait = Math.max(0, reset * 1000 - Date.now());
  }
  const isNamed = status === 403 && RATE_LIMIT.test(text);
  const isRateLimit = status === 429 || isNamed || (status === 403 && wait !== undefined);
  return new HttpStatusError(status, isRateLimit, wait ?? (isNamed ? RATE_LIMIT_WAIT : undefined));
}

/**
 * Turns what a request ended with into one sentence about what was asked for.
 *
 * @param subject begins the sentence: `archive "owner/name"`
 * @param secrets must not show
 * @returns NotFoundError if the server has no such file; TransportError for what systems and servers
 *   do; any other error, such as WrongContentError, as it is
 */
export function explainHttpFailure(
  subject: string,
  error: unknown,
  secrets: readonly string[],
): Error {
  if (error instanceof HttpStatusError) return explainStatus(subject, error);
  const code = codeOf(error);
  const isFinal = error instanceof UnusableAnswerError;
  // The system's errors, and undici's, have codes; what has none is a fault of ours.
  if (code === '' && !isFinal && !(error instanceof SilenceError)) return error as Error;
  if (/CERT|SELF_SIGNED|UNABLE_TO_(GET|VERIFY)/.test(code)) {
    const message = `${subject}: the server's certificate is not trusted here (${code}): give the file of its authority in NODE_EXTRA_CA_CERTS.`;
    return new TransportError(message, false);
  }
  const [, status] = /^Proxy response \((\d+)\)/.exec(messageOf(error)) ?? [];
  if (status !== undefined) {
    const message = `${subject}: the proxy refuses the way (HTTP ${status}): check https_proxy and no_proxy.`;
    return new TransportError(message, Number(status) >= 500);
  }
  return new TransportError(`${subject}: ${lineOf(error, secrets)}.`, !isFinal);
}

function explainStatus(subject: string, error: HttpStatusError): Error {
  const { status, retryAfter } = error;
  // 409: an empty repository; 422: no such commit.
  if ([404, 409, 410, 422].includes(status)) {
    return new NotFoundError('the server does not have it, or the token may not read it');
  }
  if (error.isRateLimit) {
    const message = `${subject}: the server limits the rate of requests (HTTP ${status}).`;
    return new TransportError(message, true, retryAfter);
  }
  if (status === 401 || status === 403) {
    const message = `${subject}: the server refuses access (HTTP ${status}): check that the token may read it.`;
    return new TransportError(message, false);
  }
  const message = `${subject}: the server fails (HTTP ${status}).`;
  return new TransportError(message, status >= 500 || status === 408, retryAfter);
}

function codeOf(error: unknown): string {
  const { code } = Object(error) as { code?: unknown };
  return typeof code === 'string' ? code : '';
}

/** A message of another program on one line, without the secrets. */
function lineOf(error: unknown, secrets: readonly string[]): string {
  const cause = (Object(error) as { cause?: unknown }).cause;
  // Several addresses that failed make an error without a message.
  let text = [error, ...(cause === undefined ? [] : [cause])]
    .map((one) => messageOf(one) || codeOf(one))
    .join(': ');
  for (const secret of secrets) text = text.replaceAll(secret, '***');
  return text
    .replace(/[\p{Cc}]+/gu, ' ')
    .slice(0, 300)
    .replace(/\.$/, '');
}
