import { createHash, randomBytes } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { gitHubApi } from '../../src/action/github.js';
import type { Archive, Entry } from '../../src/archive/archive.js';
import { blobId } from '../../src/archive/blob.js';
import { type GitHubArchiveOptions, gitHubArchive } from '../../src/archive/http/github-archive.js';
import type { Patience } from '../../src/archive/retry.js';
import type { TreeFile } from '../../src/archive/tree-listing.js';
import { TransportError } from '../../src/errors.js';
import { type Fault, type FaultProxy, startFaultProxy } from '../servers/fault-proxy.js';

const TOKEN = 'ghs_ThisTokenMustNotTravel0123456789';
const COMMIT = createHash('sha1').update('commit').digest('hex');
const ROOT = createHash('sha1').update('tree').digest('hex');
/** Requests that a listing takes, without links. */
const LISTING = 3;
const PATIENCE: Patience = { tries: 3, firstWait: 10, longestWait: 2000, silence: 400 };
const KERNELS = 8;

/** A GitHub server with one repository: `/raw` as the raw server, `/api` as the API. */
const files = new Map<string, Buffer>();
const links = new Map([
  ['ubuntu/focal', '20.04'],
  ['centos/7/x86_64/3.10.0+1.btf', '../../../ubuntu/focal/x86_64/5.4.0-0.btf.tar.xz'],
]);
let isPrivate = false;
/** What the API answers, by the part of the path after the repository's. */
let answers: Record<string, unknown>;
let server: Server;
let proxy: FaultProxy;
let elsewhere: FaultProxy;

beforeAll(async () => {
  for (let index = 0; index < KERNELS; index++) {
    files.set(`ubuntu/20.04/x86_64/5.4.0-${index}.btf.tar.xz`, randomBytes(30_000));
  }
  server = createServer((request, response) => {
    const path = decodeURIComponent(request.url ?? '');
    const raw = path.startsWith(`/raw/o/r/${COMMIT}/`) ? path.split('/').slice(5).join('/') : '';
    const id = /^\/api\/repos\/o\/r\/git\/blobs\/([0-9a-f]{40})$/.exec(path)?.[1];
    const isAllowed = request.headers.authorization === `Bearer ${TOKEN}`;
    const answer = answers[/^\/api\/repos\/o\/r(\/.*)?$/.exec(path)?.[1] ?? ''];
    if (path.startsWith('/api/repos/o/r') && id === undefined && isAllowed && answer) {
      response.writeHead(200).end(typeof answer === 'string' ? answer : JSON.stringify(answer));
      return;
    }
    let body = isPrivate ? undefined : contentAt(raw);
    if (id !== undefined && (!isPrivate || isAllowed)) {
      body = tree()
        .map(({ path }) => contentAt(path))
        .find((bytes) => bytes && blobId(bytes) === id);
    }
    response.writeHead(body ? 200 : 404).end(body ?? 'Not Found');
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  proxy = await startFaultProxy(origin);
  elsewhere = await startFaultProxy(origin);
});
afterAll(async () => {
  await Promise.all([proxy.close(), elsewhere.close()]);
  await new Promise((done) => server.close(done));
});
beforeEach(() => {
  answers = {
    '': { default_branch: 'main' },
    '/commits/main': { sha: COMMIT, commit: { tree: { sha: ROOT } } },
    [`/git/trees/${ROOT}?recursive=1`]: {
      truncated: false,
      tree: tree().map(({ id, ...file }) => ({ ...file, sha: id, type: 'blob' })),
    },
  };
});
afterEach(async () => {
  await Promise.all(opened.splice(0).map((archive) => archive.close?.()));
  isPrivate = false;
  proxy.plan(() => undefined);
  elsewhere.plan(() => undefined);
});

function contentAt(path: string): Buffer | undefined {
  const link = links.get(path);
  return link === undefined ? files.get(path) : Buffer.from(link);
}

function tree(): TreeFile[] {
  return [...files.keys(), ...links.keys()].map((path) => {
    const bytes = contentAt(path) as Buffer;
    return {
      path,
      mode: links.has(path) ? '120000' : '100644',
      id: blobId(bytes),
      size: bytes.length,
    };
  });
}

const opened: Archive[] = [];

function open(options: Partial<GitHubArchiveOptions> = {}): Archive {
  const archive = gitHubArchive({
    api: gitHubApi,
    name: 'o/r',
    repository: { server: 'https://github.example', owner: 'o', name: 'r' },
    token: TOKEN,
    apiUrl: `${proxy.origin}/api`,
    rawUrl: `${proxy.origin}/raw`,
    patience: PATIENCE,
    ...options,
  });
  opened.push(archive);
  return archive;
}

async function readAll(archive: Archive, entries: readonly Entry[]) {
  const good: string[] = [];
  const errors: Error[] = [];
  for await (const fetched of archive.read(entries)) {
    if ('error' in fetched) errors.push(fetched.error);
    else {
      expect(blobId(fetched.bytes)).toBe(fetched.entry.blob);
      good.push(fetched.entry.path);
    }
  }
  return { good, errors };
}

describe('an archive over HTTPS', () => {
  test('is read at its commit, links included, and a public one without the token', async () => {
    const archive = open();
    const listing = await archive.list();
    expect(archive.commit).toBe(COMMIT);
    expect([...listing.aliases]).toEqual([['ubuntu/focal', 'ubuntu/20.04']]);
    expect(listing.entries).toHaveLength(KERNELS + 1);
    const ubuntu = listing.entries.filter(({ kernel }) => kernel.distro === 'ubuntu');
    expect(await readAll(archive, ubuntu)).toEqual({
      good: ubuntu.map(({ path }) => path),
      errors: [],
    });
    for (const { url, headers } of proxy.seen) {
      expect(headers['user-agent']).toMatch(/^btf-bundle\/\d/);
      expect(headers.authorization).toBe(url.startsWith('/raw/') ? undefined : `Bearer ${TOKEN}`);
    }
    expect(proxy.seen).toHaveLength(LISTING + links.size + KERNELS);
  });

  test('a link to a file gives the file, and its name is encoded', async () => {
    const archive = open();
    const { entries } = await archive.list();
    const linked = entries.filter(({ kernel }) => kernel.distro === 'centos');
    expect((await readAll(archive, linked)).good).toHaveLength(1);
    expect(proxy.seen.some(({ url }) => url.endsWith('/3.10.0%2B1.btf'))).toBe(true);
  });

  test.each([
    ['a private repository', true, {}],
    ['a server without raw files', false, { rawUrl: undefined }],
  ])('%s is read by blob id through the API', async (_, hidden, options) => {
    isPrivate = hidden;
    const archive = open(options);
    const { entries } = await archive.list();
    expect((await readAll(archive, entries)).good).toHaveLength(KERNELS + 1);
    const api = proxy.seen.filter(({ url }) => url.startsWith('/api/'));
    expect(api).toHaveLength(LISTING + links.size + KERNELS + 1);
    for (const { headers } of api) expect(headers.authorization).toBe(`Bearer ${TOKEN}`);
  });

  test.each(['', '/commits/main', `/git/trees/${ROOT}?recursive=1`])(
    'one of a listing that does not exist says so (%s)',
    async (path) => {
      answers[path] = undefined;
      await expect(open().list()).rejects.toThrow(
        'archive "o/r": there is no such repository or ref, or the token may not read it.',
      );
    },
  );

  test.each<[string, () => void, RegExp]>([
    [
      'a commit that is no object id',
      () => {
        answers['/commits/main'] = {
          sha: `${COMMIT}\n::error::x`,
          commit: { tree: { sha: ROOT } },
        };
      },
      /: the server names a commit by what is no object id\.$/,
    ],
    [
      'a tree that is no object id',
      () => {
        answers['/commits/main'] = { sha: COMMIT, commit: { tree: { sha: '../../x' } } };
      },
      /: the server names a tree by what is no object id\.$/,
    ],
    [
      'a file that is no object id',
      () => {
        answers[`/git/trees/${ROOT}?recursive=1`] = {
          tree: [{ path: 'a/b/c/d.btf', mode: '100644', type: 'blob', sha: 'x' }],
        };
      },
      /: the server names a file by what is no object id\.$/,
    ],
    [
      'no list',
      () => {
        answers[`/git/trees/${ROOT}?recursive=1`] = { tree: 'x' };
      },
      /: the server lists no files\.$/,
    ],
    [
      'no JSON',
      () => {
        answers['/commits/main'] = '<html>';
      },
      /: the server answers with no JSON: check that it is GitHub\.$/,
    ],
    [
      'a part',
      () => {
        answers[`/git/trees/${ROOT}?recursive=1`] = { tree: [], truncated: true };
      },
      /: it has more files than the API lists: install git, which has no such limit\.$/,
    ],
  ])('a listing that answers with %s is a failure of the server', async (_, spoil, message) => {
    spoil();
    const error = await open()
      .list()
      .catch((thrown) => thrown);
    expect(error).toBeInstanceOf(TransportError);
    expect(error.message).toMatch(message);
    expect(error.message).toMatch(/^archive "o\/r"[^\n]*$/);
    expect(proxy.seen.length).toBeLessThanOrEqual(LISTING);
  });
});

describe('a passing fault is overcome:', () => {
  test.each<[string, Fault]>([
    ['429', { kind: 'status', status: 429 }],
    ['429 with Retry-After', { kind: 'status', status: 429, retryAfter: '1' }],
    ['503', { kind: 'status', status: 503 }],
    ['a refused connection', { kind: 'refuse' }],
    ['a reset', { kind: 'reset' }],
    ['too little', { kind: 'truncate' }],
    ['too much', { kind: 'append', bytes: 5000 }],
    ['wrong content', { kind: 'corrupt' }],
    ['a hang', { kind: 'hang' }],
    ['a hang in mid-body', { kind: 'hang', midway: true }],
    ['404', { kind: 'status', status: 404 }],
    ['403 for its rate', { kind: 'status', status: 403, retryAfter: '0' }],
    [
      "403 for the hour's quota",
      {
        kind: 'status',
        status: 403,
        headers: { 'X-RateLimit-Remaining': '0', 'X-RateLimit-Reset': '1' },
      },
    ],
  ])('%s', async (_, fault) => {
    const archive = open();
    const { entries } = await archive.list();
    proxy.plan((index) => (index === 5 ? fault : undefined));
    const { good, errors } = await readAll(archive, entries.slice(1));
    expect(errors).toEqual([]);
    expect(good).toHaveLength(KERNELS);
    expect(proxy.seen.length).toBe(KERNELS + 1);
  });
});

describe('a lasting fault', () => {
  test.each<[string, Fault, RegExp]>([
    [
      '429',
      { kind: 'status', status: 429 },
      /limits the rate of requests \(HTTP 429\)\. Gave up after 3 tries\.$/,
    ],
    [
      '500',
      { kind: 'status', status: 500 },
      /the server fails \(HTTP 500\)\. Gave up after 3 tries\.$/,
    ],
    ['a hang', { kind: 'hang' }, /: nothing came for 0.4 s\. Gave up after 3 tries\.$/],
    [
      '403',
      { kind: 'status', status: 403 },
      /refuses access \(HTTP 403\): check that the token may read it\.$/,
    ],
    [
      '403 with another quota left',
      {
        kind: 'status',
        status: 403,
        headers: { 'X-RateLimit-Remaining': '4999', 'X-RateLimit-Reset': '1' },
      },
      /refuses access \(HTTP 403\): check that the token may read it\.$/,
    ],
    ['a long wait', { kind: 'status', status: 429, retryAfter: '900' }, /asks to wait 900 s/],
    [
      "an hour's quota",
      {
        kind: 'status',
        status: 403,
        headers: { 'X-RateLimit-Remaining': '0', 'X-RateLimit-Reset': '4102444800' },
      },
      /limits the rate of requests \(HTTP 403\)\. The server asks to wait \d{9,} s/,
    ],
    [
      'a secondary limit, which names no time',
      { kind: 'status', status: 403, body: 'You have exceeded a secondary rate limit.' },
      /limits the rate of requests \(HTTP 403\)\. The server asks to wait 60 s/,
    ],
    [
      'a redirect to nowhere',
      { kind: 'redirect', to: 'http://[' },
      /redirects to what is no address/,
    ],
    [
      'a redirect to a file',
      { kind: 'redirect', to: 'file://' },
      /redirects from http: to file:\.$/,
    ],
  ])('of the server ends the reading with one sentence: %s', async (_, fault, message) => {
    const archive = open({ concurrency: 2 });
    const { entries } = await archive.list();
    proxy.plan((index) => (index >= 2 ? fault : undefined));
    const { good, errors } = await readAll(archive, entries.slice(1));
    expect(good).toHaveLength(2);
    expect(new Set(errors).size).toBe(1);
    expect(errors[0]).toBeInstanceOf(TransportError);
    expect(errors[0]?.message).toMatch(message);
    expect(proxy.seen.length).toBeLessThanOrEqual(2 + 2 * 3);
  });

  test('of one file is its own', async () => {
    const archive = open();
    const { entries } = await archive.list();
    const [, first, second] = entries as [Entry, Entry, Entry];
    proxy.plan((_, { url }) =>
      url.endsWith('-0.btf.tar.xz') || url.endsWith(first.blob ?? '')
        ? { kind: 'corrupt' }
        : undefined,
    );
    const { good, errors } = await readAll(archive, [first, second]);
    expect(good).toEqual([second.path]);
    expect(errors.map(({ message }) => message)).toEqual([
      `${first.path} cannot be read: its content does not fit its blob id.`,
    ]);
    expect(proxy.seen).toHaveLength(3);
  });

  test('a file above the limit is not asked for', async () => {
    const archive = open({ largestBlob: 1000 });
    const { entries } = await archive.list();
    proxy.plan(() => undefined);
    const { errors } = await readAll(archive, entries.slice(1, 2));
    expect(errors[0]?.message).toMatch(/it has 30000 bytes, more than the limit of 1000\.$/);
    expect(proxy.seen).toEqual([]);
  });
});

describe('a transfer', () => {
  test('may take as long as it likes while it moves', async () => {
    const archive = open({ concurrency: 1 });
    const { entries } = await archive.list();
    const started = performance.now();
    proxy.plan(() => ({ kind: 'trickle', pieces: 8, pause: PATIENCE.silence / 3 }));
    const { good, errors } = await readAll(archive, entries.slice(1, 2));
    expect([good.length, errors]).toEqual([1, []]);
    expect(performance.now() - started).toBeGreaterThan(2 * PATIENCE.silence);
    expect(proxy.seen).toHaveLength(1);
  });

  test('that pauses for longer than allowed is begun again', async () => {
    const archive = open({ concurrency: 1 });
    const { entries } = await archive.list();
    proxy.plan((index) =>
      index === 0 ? { kind: 'trickle', pieces: 3, pause: PATIENCE.silence * 2 } : undefined,
    );
    expect((await readAll(archive, entries.slice(1, 2))).good).toHaveLength(1);
    expect(proxy.seen).toHaveLength(2);
  });

  test('of a file whose size is not known is broken off at the limit', async () => {
    const archive = open({ largestBlob: 20_000 });
    const { entries } = await archive.list();
    const [, { size: _, ...entry }] = entries as [Entry, Entry];
    const { errors } = await readAll(archive, [entry]);
    expect(errors.map(({ message }) => message)).toEqual([
      `${entry.path} cannot be read: the server sends more than 20000 bytes.`,
    ]);
  });

  test('ends with the archive', async () => {
    const archive = open({
      patience: {
        ...PATIENCE,
        firstWait: 60_000,
        longestWait: 60_000,
        silence: 60_000,
      },
    });
    const { entries } = await archive.list();
    proxy.plan(() => ({ kind: 'hang', midway: true }));
    const reading = readAll(archive, entries);
    while (proxy.seen.length < 4) await new Promise((done) => setTimeout(done, 10));
    await archive.close?.();
    const { good, errors } = await reading;
    expect([good.length, errors.length]).toEqual([0, KERNELS + 1]);
  });
});

test.each([301, 302, 307])(
  'the token does not follow a redirect (%d) to another host',
  async (status) => {
    isPrivate = true;
    const archive = open({ rawUrl: undefined });
    const entries = (await archive.list()).entries.slice(1);
    proxy.plan(() => ({ kind: 'redirect', to: elsewhere.origin, status }));
    const { errors } = await readAll(archive, entries.slice(0, 1));
    expect(errors[0]?.message).toMatch(
      /the server does not have it, or the token may not read it\.$/,
    );
    expect(elsewhere.seen).toHaveLength(1);
    expect(elsewhere.seen[0]?.headers.authorization).toBeUndefined();
    expect(JSON.stringify(elsewhere.seen)).not.toContain(TOKEN);
  },
);
