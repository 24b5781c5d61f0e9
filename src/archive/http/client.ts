import { type Dispatcher, request } from 'undici';
import { VERSION } from '../../version.js';
import { type Patience, retrying } from '../retry.js';
import {
  explainHttpFailure,
  type HttpHeaders,
  HttpStatusError,
  SilenceError,
  statusError,
  UnusableAnswerError,
  WrongContentError,
} from './http-failure.js';
import { openRoutes, type Routes } from './routes.js';

export interface HttpClientOptions {
  /** What is asked for, for messages: `archive "owner/name"`. */
  readonly subject: string;
  readonly patience: Patience;
  /** Must show in no message. */
  readonly secrets?: readonly string[];
}

export interface GetOptions {
  /** Names in lower case; `authorization` does not travel to another origin. */
  readonly headers?: Readonly<Record<string, string>>;
  /** A body of more bytes is broken off. */
  readonly limit: number;
  readonly signal?: AbortSignal;
}

export interface AskOptions extends GetOptions {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  readonly body?: string;
}

export interface HttpAnswer {
  /** From 200 to 299. */
  readonly status: number;
  /** Names in lower case. */
  readonly headers: HttpHeaders;
  readonly bytes: Uint8Array;
}

/**
 * The one policy of all that goes over HTTP: proxies, redirects, patience, limits and words.
 * Undici carries the requests, and does none of these by itself.
 */
export interface HttpClient {
  /**
   * Gets a file whole, as patiently as allowed. A try ends once nothing has moved for the time that
   * the patience gives to silence, however long a transfer takes that moves.
   *
   * @throws NotFoundError if the server has no such file; WrongContentError if the body is too long;
   *   TransportError if it cannot be had; the signal's reason if that is aborted
   */
  get(url: string, options: GetOptions): Promise<Uint8Array>;
  /**
   * Asks once, for whether a request that changes something was heard is not known when no answer comes:
   * who asks looks, and asks again.
   *
   * @throws HttpStatusError if the server refuses for good (4xx); else as `get` does
   */
  ask(url: string, options: AskOptions): Promise<HttpAnswer>;
  /** Ends what is under way. */
  close(): Promise<void>;
}

const MAX_REDIRECTS = 5;
/** Enough of a failing answer's body to tell what it is about. */
const MAX_EXPLANATION = 4096;

export function httpClient(options: HttpClientOptions): HttpClient {
  const { subject, patience, secrets = [] } = options;
  const routes = openRoutes();

  async function ask(url: string, options: AskOptions): Promise<HttpAnswer> {
    const { method, headers = {}, body: content, limit, signal } = options;
    const silence = watchSilence(patience.silence);
    const either = signal ? AbortSignal.any([signal, silence.signal]) : silence.signal;
    let address = new URL(url);
    let sent = { 'user-agent': `btf-bundle/${VERSION}`, ...headers };
    try {
      for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
        const asked = request(address, {
          dispatcher: routeTo(routes, address),
          method,
          ...(content !== undefined && { body: content }),
          // Undici notes the host in it.
          headers: { ...sent },
          signal: either,
          // Silence is watched here, over all parts of a try.
          headersTimeout: 0,
          bodyTimeout: 0,
        });
        const response = await orAborted(asked, either);
        silence.broken();
        const { statusCode: status, headers: told, body } = response;
        if (status >= 200 && status < 300) {
          return { status, headers: told, bytes: await readBody(body, limit, silence.broken) };
        }
        const text = await readStart(body);
        const location = [told.location].flat()[0];
        if (status < 300 || status >= 400 || location === undefined) {
          throw statusError(status, told, text);
        }
        const next = redirected(address, location);
        if (next.origin !== address.origin) {
          if (method !== 'GET') {
            throw new UnusableAnswerError('the server redirects what is written to another one');
          }
          sent = withoutAuthorization(sent);
        }
        address = next;
      }
      throw new UnusableAnswerError(`the server redirects more than ${MAX_REDIRECTS} times`);
    } catch (error) {
      signal?.throwIfAborted();
      const seconds = patience.silence / 1000;
      throw silence.signal.aborted ? new SilenceError(`nothing came for ${seconds} s`) : error;
    } finally {
      silence.stop();
    }
  }

  /** What `asking` throws, in words. */
  async function explained<T>(
    asking: Promise<T>,
    signal: AbortSignal | undefined,
    isForAsker: (error: unknown) => boolean,
  ): Promise<T> {
    try {
      return await asking;
    } catch (error) {
      signal?.throwIfAborted();
      throw isForAsker(error) ? error : explainHttpFailure(subject, error, secrets);
    }
  }

  async function getOnce(url: string, options: GetOptions): Promise<Uint8Array> {
    const asking = ask(url, { ...options, method: 'GET' });
    return (await explained(asking, options.signal, () => false)).bytes;
  }

  return {
    get: (url, get) => retrying(patience, () => getOnce(url, get), get.signal),
    ask: (url, options) => explained(ask(url, options), options.signal, isRefusal),
    close: () => routes.close(),
  };
}

/** What the server understood, and will answer the same way again. */
function isRefusal(error: unknown): boolean {
  return (
    error instanceof HttpStatusError &&
    error.status >= 400 &&
    error.status < 500 &&
    error.status !== 408 &&
    !error.isRateLimit
  );
}

function routeTo(routes: Routes, address: URL): Dispatcher {
  try {
    return routes.to(address);
  } catch (error) {
    throw new UnusableAnswerError((error as Error).message);
  }
}

/** Undici does not look at the signal before it has a connection. */
function orAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason);
    if (signal.aborted) abort();
    signal.addEventListener('abort', abort, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}

/** A signal that is aborted when `broken` was not called for so long. */
function watchSilence(milliseconds: number) {
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(), milliseconds);
  return {
    signal: controller.signal,
    broken: () => {
      timer.refresh();
    },
    stop: () => clearTimeout(timer),
  };
}

/** Where a redirect leads. One from HTTPS to less is refused. */
function redirected(from: URL, location: string): URL {
  let next: URL;
  try {
    next = new URL(location, from);
  } catch {
    throw new UnusableAnswerError('the server redirects to what is no address');
  }
  if (next.protocol !== from.protocol && next.protocol !== 'https:') {
    throw new UnusableAnswerError(`the server redirects from ${from.protocol} to ${next.protocol}`);
  }
  return next;
}

function withoutAuthorization<T extends Record<string, string>>(headers: T): T {
  const { authorization: _, ...others } = headers;
  return others as T;
}

/** In memory of its own, unlike what `Buffer.concat` gives. */
async function readBody(
  body: AsyncIterable<Uint8Array>,
  limit: number,
  onChunk: () => void,
): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body) {
    onChunk();
    size += chunk.length;
    // To leave the loop is to end the transfer.
    if (size > limit) throw new WrongContentError(`the server sends more than ${limit} bytes`);
    chunks.push(chunk);
  }
  const bytes = new Uint8Array(size);
  let start = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, start);
    start += chunk.length;
  }
  return bytes;
}

async function readStart(body: AsyncIterable<Uint8Array>): Promise<string> {
  let text = '';
  for await (const chunk of body) {
    text += Buffer.from(chunk).toString('latin1');
    if (text.length > MAX_EXPLANATION) break;
  }
  return text.slice(0, MAX_EXPLANATION);
}
