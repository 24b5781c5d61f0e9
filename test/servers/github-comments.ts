import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface StoredComment {
  readonly id: number;
  body: string;
  readonly user: { readonly login: string; readonly type: 'Bot' | 'User' } | null;
}

export interface StoredPull {
  readonly number: number;
  readonly state: 'open' | 'closed';
  readonly base: { readonly ref: string };
  readonly head: {
    readonly ref: string;
    readonly sha: string;
    readonly label: string;
    readonly repo: { readonly id: number } | null;
  };
}

/** What the server does in the place of an answer; `lose`: it does what is asked, and hangs up. */
export type Fault =
  | { readonly status: number; readonly headers?: Record<string, string>; readonly body?: unknown }
  | 'lose'
  | 'silence';

export interface GitHubComments {
  /** Of a GitHub Enterprise Server; its GraphQL API lies beside it. */
  readonly apiUrl: string;
  /** By the number of the pull request, the oldest first. */
  readonly comments: Map<number, StoredComment[]>;
  readonly pulls: StoredPull[];
  /** What was asked: `GET /repos/o/r/issues/1/comments?per_page=100`. */
  readonly asked: string[];
  /** Takes place of the answers to the next requests that begin so, one after the other. */
  fault(request: string, ...faults: Fault[]): void;
  close(): Promise<void>;
}

export interface GitHubCommentsOptions {
  readonly token: string;
  /** Whose it is; `undefined`: the GraphQL API does not tell. */
  readonly viewer?: string | undefined;
  /** What the token may do. */
  readonly may?: 'write' | 'read' | 'nothing';
  /** Another token, which may only read. */
  readonly readingToken?: string;
  /** 0: any. */
  readonly port?: number;
}

const MOST_CHARACTERS = 65_536;
const PREFIX = '/api/v3';

/** The part of GitHub's REST API that comments on pull requests take, on loopback. */
export async function startGitHubComments(options: GitHubCommentsOptions): Promise<GitHubComments> {
  const { token, readingToken, port = 0 } = options;
  const viewer = 'viewer' in options ? options.viewer : 'github-actions[bot]';
  const comments = new Map<number, StoredComment[]>();
  const pulls: StoredPull[] = [];
  const asked: string[] = [];
  const faults: { request: string; fault: Fault }[] = [];
  let lastId = 1_000;

  const forbidden = { message: 'Resource not accessible by integration', status: '403' };
  const notFound = { message: 'Not Found', status: '404' };

  function answer(
    method: string,
    url: URL,
    body: string,
    may: 'write' | 'read' | 'nothing',
  ): readonly [number, unknown, string?] {
    const path = url.pathname.replace(/^\/api(\/v3)?/, '');
    if (path === '/graphql') {
      if (viewer === undefined) return [403, forbidden];
      return [200, { data: { viewer: { login: viewer } } }];
    }
    if (may === 'nothing') return [404, notFound];
    const isRead = method === 'GET';
    if (!isRead && may === 'read') return [403, forbidden];
    if (path === '/repos/o/r/pulls') {
      const found = pulls.filter(
        ({ state, head }) =>
          state === url.searchParams.get('state') && head.label === url.searchParams.get('head'),
      );
      return [200, found];
    }
    const [, number] = /^\/repos\/o\/r\/issues\/(\d+)\/comments$/.exec(path) ?? [];
    if (number !== undefined) {
      const list = comments.get(Number(number));
      if (list === undefined) return [404, notFound];
      if (isRead) return page(list, url);
      const text = textOf(body);
      if (text === undefined) return [422, { message: 'Validation Failed', status: '422' }];
      const user = { login: viewer ?? 'github-actions[bot]', type: 'Bot' as const };
      const made = { id: ++lastId, body: text, user };
      list.push(made);
      return [201, made];
    }
    const [, id] = /^\/repos\/o\/r\/issues\/comments\/(\d+)$/.exec(path) ?? [];
    for (const list of comments.values()) {
      const found = list.find((one) => one.id === Number(id));
      if (found === undefined) continue;
      if (method === 'DELETE') {
        list.splice(list.indexOf(found), 1);
        return [204, undefined];
      }
      const text = textOf(body);
      if (text === undefined) return [422, { message: 'Validation Failed', status: '422' }];
      found.body = text;
      return [200, found];
    }
    return [404, notFound];
  }

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = 'GET' } = request;
    const url = new URL(request.url ?? '', `http://${request.headers.host}`);
    const name = `${method} ${(request.url ?? '').replace(PREFIX, '')}`;
    asked.push(name);
    let body = '';
    for await (const chunk of request) body += chunk;
    const index = faults.findIndex((one) => name.startsWith(one.request));
    const fault = index < 0 ? undefined : faults.splice(index, 1)[0]?.fault;
    if (fault === 'silence') return;
    const send = (status: number, value: unknown, headers: Record<string, string> = {}) => {
      response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers });
      response.end(value === undefined ? '' : JSON.stringify(value));
    };
    if (typeof fault === 'object') {
      send(fault.status, fault.body ?? { message: 'no' }, fault.headers);
      return;
    }
    const shown = request.headers.authorization?.replace('Bearer ', '');
    if (shown === undefined || ![token, readingToken].includes(shown)) {
      send(401, { message: 'Bad credentials', status: '401' });
      return;
    }
    const [status, value, link] = answer(
      method,
      url,
      body,
      shown === token ? (options.may ?? 'write') : 'read',
    );
    if (fault === 'lose') request.socket.destroy();
    else send(status, value, link === undefined ? {} : { link });
  }

  const server = createServer((request, response) => void serve(request, response));
  await new Promise<void>((done) => server.listen(port, '127.0.0.1', done));
  return {
    apiUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}${PREFIX}`,
    ...{ comments, pulls, asked },
    fault(request, ...more) {
      faults.push(...more.map((fault) => ({ request, fault })));
    },
    async close() {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}

/** A page of a list, and the header that links to the next one. */
function page(list: readonly unknown[], url: URL): readonly [number, unknown, string?] {
  const size = Math.min(100, Number(url.searchParams.get('per_page') ?? 30));
  const number = Number(url.searchParams.get('page') ?? 1);
  const rows = list.slice((number - 1) * size, number * size);
  const last = Math.ceil(list.length / size);
  if (number >= last) return [200, rows];
  const linkTo = (to: number, name: string) => {
    url.searchParams.set('page', String(to));
    return `<${url.href}>; rel="${name}"`;
  };
  return [200, rows, [linkTo(number + 1, 'next'), linkTo(last, 'last')].join(', ')];
}

/** Undefined if GitHub would not take it. */
function textOf(body: string): string | undefined {
  const { body: text } = JSON.parse(body) as { body?: unknown };
  if (typeof text !== 'string' || text.trim() === '') return undefined;
  return text.length > MOST_CHARACTERS ? undefined : text;
}
