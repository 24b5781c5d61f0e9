import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** How the service fails, from now on. */
export type CacheFailure =
  | 'rate-limited'
  | 'broken'
  | 'denied'
  | 'hang'
  /** Files that are downloaded have changed bytes. */
  | 'corrupt'
  /** Files that are downloaded end early. */
  | 'cut-off'
  | { readonly delay: number };

export interface CacheEntry {
  readonly key: string;
  readonly version: string;
  readonly bytes: Buffer;
}

/** What the service was asked for, and how often. */
export interface CacheCounts {
  lookups: number;
  hits: number;
  downloads: number;
  reservations: number;
  saves: number;
  bytesDown: number;
  bytesUp: number;
}

export interface CacheServer {
  /** Variables under which @actions/cache speaks to this server by a version of the protocol. */
  environment(protocol: 'v1' | 'v2'): Readonly<Record<string, string>>;
  /** Saved entries, the oldest first. */
  readonly entries: readonly CacheEntry[];
  readonly counts: CacheCounts;
  /** Lasts until the next call. */
  fail(failure: CacheFailure | undefined): void;
  /** Zero again; the entries stay. */
  forget(): void;
  close(): Promise<void>;
}

interface Upload {
  readonly key: string;
  readonly version: string;
  /** By offset (v1), by block id, or the whole under the empty string. */
  readonly parts: Map<string, Buffer>;
  order: readonly string[];
}

const TOKEN = 'runtime-token-of-the-test';
const SERVICE = '/twirp/github.actions.results.api.v1.CacheService/';
const V1 = '/_apis/artifactcache/';

/** GitHub's cache service in memory, on loopback, in both versions of its protocol. */
export async function startCacheServer(): Promise<CacheServer> {
  const entries: CacheEntry[] = [];
  const uploads = new Map<number, Upload>();
  const counts = noCounts();
  let reserved = 0;
  let failure: CacheFailure | undefined;
  let origin = '';

  function find(keys: readonly string[], version: string): CacheEntry | undefined {
    counts.lookups++;
    const newest = entries.filter((entry) => entry.version === version).reverse();
    const [primary = '', ...prefixes] = keys;
    const found =
      newest.find((entry) => entry.key === primary) ??
      prefixes.map((prefix) => newest.find(({ key }) => key.startsWith(prefix))).find(Boolean);
    if (found) counts.hits++;
    return found;
  }

  function reserve(key: string, version: string): number | undefined {
    counts.reservations++;
    const isSame = (one: { key: string; version: string }) =>
      one.key === key && one.version === version;
    if (entries.some(isSame) || [...uploads.values()].some(isSame)) return undefined;
    const id = ++reserved;
    uploads.set(id, { key, version, parts: new Map(), order: [''] });
    return id;
  }

  function finish(id: number, size: number): boolean {
    const upload = uploads.get(id);
    uploads.delete(id);
    if (upload === undefined) return false;
    const bytes = Buffer.concat(upload.order.map((part) => upload.parts.get(part) ?? Buffer.of()));
    if (bytes.length !== size) return false;
    entries.push({ key: upload.key, version: upload.version, bytes });
    counts.saves++;
    return true;
  }

  const addressOf = (entry: CacheEntry) => `${origin}/files/${entries.indexOf(entry)}`;

  function answerTwirp(method: string, body: Record<string, unknown>, response: ServerResponse) {
    const key = String(body.key);
    const version = String(body.version);
    if (method === 'GetCacheEntryDownloadURL') {
      const found = find([key, ...((body.restore_keys as string[]) ?? [])], version);
      const url = found && { signed_download_url: addressOf(found), matched_key: found.key };
      return json(response, 200, { ok: found !== undefined, ...url });
    }
    if (method === 'CreateCacheEntry') {
      const id = reserve(key, version);
      if (id === undefined) return json(response, 409, { code: 'already_exists', msg: 'exists' });
      return json(response, 200, { ok: true, signed_upload_url: `${origin}/uploads/${id}?sig=x` });
    }
    if (method === 'FinalizeCacheEntryUpload') {
      const id = [...uploads].find(([, one]) => one.key === key && one.version === version)?.[0];
      const ok = id !== undefined && finish(id, Number(body.size_bytes));
      return json(response, 200, { ok, entry_id: String(id ?? 0) });
    }
    return json(response, 404, { code: 'bad_route', msg: method });
  }

  function answerV1(request: IncomingMessage, url: URL, body: Buffer, response: ServerResponse) {
    const [resource, id] = url.pathname.slice(V1.length).split('/');
    if (request.method === 'GET' && resource === 'cache') {
      const keys = (url.searchParams.get('keys') ?? '').split(',');
      const found = find(keys, url.searchParams.get('version') ?? '');
      if (found === undefined) return response.writeHead(204).end();
      return json(response, 200, { archiveLocation: addressOf(found), cacheKey: found.key });
    }
    if (request.method === 'POST' && resource === 'caches' && id === undefined) {
      const { key, version } = JSON.parse(body.toString());
      const cacheId = reserve(key, version);
      if (cacheId === undefined) return json(response, 409, { message: 'exists' });
      return json(response, 201, { cacheId });
    }
    const upload = uploads.get(Number(id));
    if (request.method === 'PATCH' && upload) {
      counts.bytesUp += body.length;
      const offset = /bytes (\d+)-/.exec(request.headers['content-range'] ?? '')?.[1] ?? '0';
      upload.parts.set(offset, body);
      upload.order = [...upload.parts.keys()].sort((a, b) => Number(a) - Number(b));
      return response.writeHead(204).end();
    }
    if (request.method === 'POST' && upload) {
      const ok = finish(Number(id), JSON.parse(body.toString()).size);
      return response.writeHead(ok ? 204 : 400).end();
    }
    return json(response, 404, { message: 'not found' });
  }

  /** Azure's block blobs: one whole, or blocks and then their list. */
  function answerUpload(url: URL, body: Buffer, response: ServerResponse) {
    const upload = uploads.get(Number(url.pathname.split('/').at(-1)));
    if (upload === undefined) return response.writeHead(404).end();
    if (url.searchParams.get('comp') === 'blocklist') {
      upload.order = [...body.toString().matchAll(/<Latest>([^<]*)<\/Latest>/g)].map(
        ([, id]) => id ?? '',
      );
    } else {
      counts.bytesUp += body.length;
      upload.parts.set(url.searchParams.get('blockid') ?? '', body);
    }
    const etag = { ETag: '"0x1"', 'Last-Modified': new Date(0).toUTCString() };
    return response.writeHead(201, { ...etag, 'x-ms-request-id': '1' }).end();
  }

  function answerFile(url: URL, response: ServerResponse) {
    const entry = entries[Number(url.pathname.split('/').at(-1))];
    if (entry === undefined) return response.writeHead(404).end();
    counts.downloads++;
    let bytes = entry.bytes;
    if (failure === 'corrupt')
      bytes = bytes.map((byte, index) => (index % 7 ? byte : ~byte)) as Buffer;
    if (failure === 'cut-off') bytes = bytes.subarray(0, bytes.length >> 1);
    counts.bytesDown += bytes.length;
    return response.writeHead(200, { 'Content-Length': bytes.length }).end(bytes);
  }

  const server = createServer(async (request, response) => {
    const body = await bodyOf(request);
    const url = new URL(request.url ?? '/', origin);
    if (failure === 'hang') return;
    if (typeof failure === 'object') await sleep(failure.delay);
    if (failure === 'rate-limited') {
      response.setHeader('Retry-After', '60');
      json(response, 429, { code: 'resource_exhausted', msg: 'rate limit' });
    } else if (failure === 'broken') {
      json(response, 500, { code: 'internal', msg: 'broken' });
    } else if (failure === 'denied') {
      json(response, 403, {
        code: 'permission_denied',
        msg: 'cache write denied: read-only token',
      });
    } else if (url.pathname.startsWith('/files/')) answerFile(url, response);
    else if (url.pathname.startsWith('/uploads/')) answerUpload(url, body, response);
    else if (request.headers.authorization !== `Bearer ${TOKEN}`) {
      json(response, 401, { code: 'unauthenticated', msg: 'wrong token' });
    } else if (url.pathname.startsWith(SERVICE)) {
      answerTwirp(url.pathname.slice(SERVICE.length), JSON.parse(body.toString()), response);
    } else if (url.pathname.startsWith(V1)) answerV1(request, url, body, response);
    else json(response, 404, { code: 'bad_route', msg: url.pathname });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  return {
    environment: (protocol) => ({
      ACTIONS_CACHE_SERVICE_V2: protocol === 'v2' ? 'true' : '',
      ACTIONS_CACHE_URL: `${origin}/`,
      ACTIONS_RESULTS_URL: `${origin}/`,
      ACTIONS_RUNTIME_TOKEN: TOKEN,
    }),
    entries,
    counts,
    fail(next) {
      failure = next;
    },
    forget() {
      Object.assign(counts, noCounts());
    },
    async close() {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}

function noCounts(): CacheCounts {
  return {
    lookups: 0,
    hits: 0,
    downloads: 0,
    reservations: 0,
    saves: 0,
    bytesDown: 0,
    bytesUp: 0,
  };
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks);
}

function json(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
}
