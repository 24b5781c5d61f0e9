import { GitHub } from '@actions/github/lib/utils';
import type { AskOptions, HttpClient } from '../archive/http/client.js';
import { UnusableAnswerError } from '../archive/http/http-failure.js';
import { VERSION } from '../version.js';

/** The API lists at most 100,000 files in 7 MB. */
const MAX_ANSWER = 32 << 20;

/**
 * The runner's own client of GitHub's REST API, over connections of ours. What it throws is wrapped:
 * `causeOf` tells what was thrown on the way.
 *
 * @param apiUrl address of the API, without a slash at its end; the token goes to its origin only
 * @param ask carries a request: `get` of the HTTP client, or `ask` where something is written
 */
export function octokitOver(apiUrl: string, token: string | undefined, ask: HttpClient['ask']) {
  const authorization: Readonly<Record<string, string>> =
    token === undefined ? {} : { authorization: `Bearer ${token}` };
  const { origin } = new URL(apiUrl);

  /** The part of `fetch` that the client asks for. Failures are thrown, and not answered with. */
  async function fetchAnswer(url: string, asking: Asking): Promise<Response> {
    // The address of a next page is the server's.
    if (new URL(url).origin !== origin) {
      throw new UnusableAnswerError('the server names a page of another server');
    }
    const { method, headers, body, signal } = asking;
    const answer = await ask(url, {
      method,
      headers: { ...headers, ...authorization },
      ...(body != null && { body }),
      limit: MAX_ANSWER,
      ...(signal && { signal }),
    });
    if (answer.status === 204) return new Response(null, { status: 204 });
    if (!isJson(answer.bytes)) {
      throw new UnusableAnswerError('the server answers with no JSON: check that it is GitHub');
    }
    const link = [answer.headers.link].flat()[0];
    return new Response(answer.bytes, {
      status: answer.status,
      headers: { 'content-type': 'application/json', ...(link !== undefined && { link }) },
    });
  }

  return new GitHub({
    baseUrl: apiUrl,
    userAgent: `btf-bundle/${VERSION}`,
    request: { fetch: fetchAnswer },
  });
}

interface Asking {
  readonly method: AskOptions['method'];
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | null;
  readonly signal?: AbortSignal;
}

/** The client would hand over what it cannot read, as a string. */
function isJson(bytes: Uint8Array): boolean {
  try {
    JSON.parse(Buffer.from(bytes).toString());
    return true;
  } catch {
    return false;
  }
}

/** What was thrown on the way, which the client wraps. */
export function causeOf(error: unknown): unknown {
  const { cause } = Object(error) as { cause?: unknown };
  return cause instanceof Error ? cause : error;
}
