import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { type Compiled, compile } from '../compiled.js';
import {
  archiveFiles,
  moreFiles,
  newRunner,
  OBJECTS,
  type Run,
  type Runner,
} from '../network/runner.js';
import { type CacheServer, startCacheServer } from '../servers/cache-server.js';
import { type GitServer, startGitServer } from '../servers/git-http.js';

const SMALL = ['1.0', '1.1', '1.2', '1.3'];
const MORE = ['3.0', '3.1', '3.2', '3.3'];

let compiled: Compiled;
let runner: Runner;
let server: GitServer;
let caches: CacheServer;
beforeAll(async () => {
  compiled = compile();
  runner = newRunner(compiled);
  server = await startGitServer();
  server.commit({ ...(await archiveFiles()), ...moreFiles(MORE) });
});
afterAll(async () => {
  await server.close();
  runner.remove();
  compiled.remove();
});
afterEach(async () => {
  await caches?.close();
});

/** A new, empty cache service, and what runs the action beside it. */
async function withCaches(protocol: 'v1' | 'v2' = 'v2') {
  caches = await startCacheServer();
  return (inputs: Record<string, string> = {}, environment: Record<string, string> = {}) => {
    server.forget();
    caches.forget();
    return runner.run({
      inputs: {
        archive: server.url,
        objects: OBJECTS.kinds,
        targets: SMALL.map((release) => `small/*/*/${release}`).join('\n'),
        ...inputs,
      },
      environment: {
        ...caches.environment(protocol),
        GITHUB_EVENT_NAME: 'pull_request',
        ...environment,
      },
    });
  };
}

/** The posts that ask the git server for blobs, after the two for trees and the one for links. */
const blobFetches = () => server.requests.filter(({ method }) => method === 'POST').length - 3;

const kernels = (...releases: string[]) =>
  releases.map((release) => `small/*/*/${release}`).join('\n');

function expectDone(run: Run): void {
  expect([run.status, run.stderr, run.errors, run.warnings]).toEqual([0, '', [], []]);
}

/** A machine on which no thread can be started, so that nothing can be unpacked. */
const NO_THREADS = {
  NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(`
    import threads from 'node:worker_threads';
    import { syncBuiltinESMExports } from 'node:module';
    threads.Worker = class { constructor() { throw new Error('no thread'); } };
    syncBuiltinESMExports();`)}`,
};

describe('reuse through the cache service', () => {
  test.each(['v2', 'v1'] as const)(
    'nothing new: no blob, no thread, the same bytes (%s)',
    async (protocol) => {
      const run = await withCaches(protocol);
      const first = await run();
      expectDone(first);
      expect(first.from).toMatch(/^4 kernels fetched \(\d/);
      expect(caches.counts).toMatchObject({ lookups: 3, hits: 0, saves: 3 });
      // The service's addresses are signed: GitHub hides the signature in what follows its mask.
      const signed = first.lines.findIndex((line) => line.includes('sig='));
      expect(first.lines.slice(0, signed).includes('::add-mask::x')).toBe(protocol === 'v2');

      const second = await run({}, NO_THREADS);
      expectDone(second);
      expect(second.from).toBe(
        '4 kernels with the results of an earlier run (neither fetched nor unpacked)',
      );
      expect(second.bundle).toEqual(first.bundle);
      expect(blobFetches()).toBe(0);
      expect(server.requests.length).toBeLessThanOrEqual(6);
      expect(caches.counts).toMatchObject({ lookups: 1, hits: 1, downloads: 1, reservations: 0 });
    },
  );

  test('one new kernel moves one blob, and the others keep their results', async () => {
    const run = await withCaches();
    const known = [...SMALL, '3.0', '3.1'];
    await run({ targets: kernels(...known) });
    const more = await run({ targets: kernels(...known, '3.2') });
    expectDone(more);
    expect(more.from).toMatch(
      /^1 kernel fetched \(\S+ \S+\), 6 kernels with the results of an earlier run/,
    );
    expect(blobFetches()).toBe(1);
    expect(caches.counts).toMatchObject({ lookups: 2, hits: 2, downloads: 2 });

    const fresh = await run({ targets: kernels(...known, '3.2'), cache: 'none' });
    expect(more.bundle).toEqual(fresh.bundle);
    const less = await run({ targets: kernels('1.1', '3.2') });
    expect(less.from).toMatch(/^2 kernels with the results of an earlier run/);
  });

  test('with sources only, one new kernel moves one blob', async () => {
    const run = await withCaches();
    const first = await run({ cache: 'source' });
    expect(caches.entries).toHaveLength(1);
    const more = await run({ cache: 'source', targets: kernels(...SMALL, '3.0') });
    expectDone(more);
    expect(more.from).toMatch(/^1 kernel fetched \(\S+ \S+\), 4 kernels kept from an earlier run/);
    const same = await run({ cache: 'source' });
    expect(same.from).toMatch(/^4 kernels kept from an earlier run \(.* not fetched\)$/);
    expect(blobFetches()).toBe(0);
    expect(same.bundle).toEqual(first.bundle);
  });

  const FROM_KEPT =
    '4 kernels from the types that an earlier run kept (neither fetched nor unpacked)';

  test('a changed object that asks for types that are known unpacks nothing', async () => {
    const run = await withCaches();
    const both = join(runner.directory, 'both');
    mkdirSync(both, { recursive: true });
    copyFileSync(OBJECTS.kinds, join(both, 'a.o'));
    copyFileSync(OBJECTS.exec, join(both, 'b.o'));
    await run({ objects: join(both, '*.o') });
    const changed = await run({ objects: OBJECTS.exec });
    expectDone(changed);
    expect(changed.from).toBe(FROM_KEPT);
    expect(blobFetches()).toBe(0);
    expect(caches.counts).toMatchObject({ lookups: 2, hits: 1, downloads: 1, saves: 1 });
    const again = await run({ objects: OBJECTS.exec }, NO_THREADS);
    expect(again.from).toMatch(/^4 kernels with the results/);
    const fresh = await run({ objects: OBJECTS.exec, cache: 'none' });
    expect(changed.bundle).toEqual(fresh.bundle);
    expect(again.bundle).toEqual(fresh.bundle);
    const published = await run({ objects: OBJECTS.kinds }, { GITHUB_EVENT_NAME: 'push' });
    expect(published.from).toMatch(/^4 kernels kept from an earlier run/);
  });

  test('sources that do not fit are kept neither in the service nor on the runner', async () => {
    const run = await withCaches();
    const first = await run({ 'cache-size': '2 kB' });
    expectDone(first);
    expect(first.lines).toContain(
      'Fetched files are not kept, for 3 kernels have more than cache-size, 2.0 kB.',
    );
    expect(existsSync(join(runner.directory, 'temp/btf-bundle/sources/small/1/x86_64'))).toBe(
      false,
    );
    expect(caches.entries.map(({ key }) => key.split('-')[2]).sort()).toEqual(['kernel', 'result']);
    const second = await run({ 'cache-size': '2 kB' }, NO_THREADS);
    expectDone(second);
    expect(second.from).toMatch(/^4 kernels with the results/);
    expect(second.lines.join()).not.toContain('Fetched files');
    const changed = await run({ objects: OBJECTS.exec });
    expect(changed.from).toMatch(/^4 kernels fetched/);
    expect(caches.counts.saves).toBe(3);
  });

  test('a changed object that asks for another type moves no blob', async () => {
    const run = await withCaches();
    await run();
    const changed = await run({ objects: OBJECTS.exec });
    expect(changed.status).toBe(0);
    expect(changed.from).toMatch(/^4 kernels kept from an earlier run/);
    expect(blobFetches()).toBe(0);
    const fresh = await run({ objects: OBJECTS.exec, cache: 'none' });
    expect(changed.bundle).toEqual(fresh.bundle);
    expect(caches.counts).toMatchObject({ lookups: 0, reservations: 0 });
  });

  test('what is published takes sources, and results only where it is told to', async () => {
    const run = await withCaches();
    await run();
    const own = await run({}, { GITHUB_EVENT_NAME: 'push' });
    expectDone(own);
    expect(own.from).toMatch(/^4 kernels kept from an earlier run/);
    expect(blobFetches()).toBe(0);
    const told = await run({ cache: 'all' }, { GITHUB_EVENT_NAME: 'push' });
    expect(told.from).toMatch(/^4 kernels with the results/);
  });

  test('two objects that ask the same have the same results, under whatever names', async () => {
    const copies = (...names: string[]) => {
      const directory = join(runner.directory, 'copies');
      rmSync(directory, { recursive: true, force: true });
      mkdirSync(directory);
      for (const name of names) copyFileSync(OBJECTS.kinds, join(directory, name));
      return join(directory, '*.o');
    };
    const run = await withCaches();
    const first = await run({ objects: copies('a.o', 'b.o') });
    expectDone(first);
    const renamed = { objects: copies('c.o', 'd.o') };
    const second = await run(renamed, NO_THREADS);
    expectDone(second);
    expect(second.from).toMatch(/^4 kernels with the results/);
    expect(second.bundle).toEqual((await run({ ...renamed, cache: 'none' })).bundle);
    const alone = await run({ objects: copies('a.o') });
    expect(alone.from).toBe(FROM_KEPT);
  });

  test('another program has no use for results, but for what was kept', async () => {
    const run = await withCaches();
    await run();
    const file = join(compiled.directory, 'core', 'tailor.js');
    const code = readFileSync(file, 'utf8');
    writeFileSync(file, `${code}\n// another commit`);
    try {
      expect((await run()).from).toBe(FROM_KEPT);
    } finally {
      writeFileSync(file, code);
    }
    expect((await run()).from).toMatch(/^4 kernels with the results/);
  });

  test('a machine that stays keeps sources in its tool cache', async () => {
    const run = await withCaches();
    const machine = {
      RUNNER_ENVIRONMENT: 'self-hosted',
      RUNNER_TOOL_CACHE: join(runner.directory, 'tools'),
    };
    const first = await run({ cache: 'source' }, machine);
    expectDone(first);
    expect(caches.counts).toMatchObject({ lookups: 0, reservations: 0 });
    const second = await run({ cache: 'source' }, machine);
    expect(second.from).toMatch(/^4 kernels kept from an earlier run/);
    expect(second.bundle).toEqual(first.bundle);
    expect(blobFetches()).toBe(0);
  });

  test('a machine that stays keeps as many sources as fit', async () => {
    const run = await withCaches();
    const machine = {
      RUNNER_ENVIRONMENT: 'self-hosted',
      RUNNER_TOOL_CACHE: join(runner.directory, 'small-tools'),
    };
    const none = await run({ cache: 'source', 'cache-size': '2 kB' }, machine);
    expect(none.from).toMatch(/^4 kernels fetched/);
    const some = await run({ cache: 'source', 'cache-size': '2 kB' }, machine);
    expect(some.from).toMatch(/fetched .*, \d kernels? kept from an earlier run/);
    expect(some.bundle).toEqual(none.bundle);
  });
});

describe('a cache that fails', () => {
  test.each([
    ['v2', 'rate-limited', /rate limit/],
    ['v1', 'broken', /500/],
    ['v2', 'corrupt', /tar/],
  ] as const)(
    '%s, %s: one warning, one call, and the job is done',
    async (protocol, failure, why) => {
      const run = await withCaches(protocol);
      const first = await run();
      caches.fail(failure);
      const second = await run();
      expect([second.status, second.errors]).toEqual([0, []]);
      expect(second.warnings).toEqual([
        expect.stringMatching(
          /^::warning::The cache could not be read, so the run goes on without it: /,
        ),
      ]);
      expect(second.warnings[0]).toMatch(why);
      expect(second.bundle).toEqual(first.bundle);
      expect(second.from).toMatch(/^4 kernels fetched/);
      expect(caches.counts.lookups + caches.counts.downloads).toBeLessThanOrEqual(2);
      expect(caches.counts.reservations).toBe(0);
    },
  );

  test('a runner without a cache is no reason to warn', async () => {
    const run = await withCaches();
    expectDone(await run({}, { ACTIONS_RESULTS_URL: '', ACTIONS_CACHE_URL: '' }));
  });
});
