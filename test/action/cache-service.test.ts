import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { arch, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { cacheServiceKeeper } from '../../src/action/cache-service.js';
import { actionKeepers } from '../../src/action/keepers.js';
import { blobId } from '../../src/archive/blob.js';
import type { CacheMode } from '../../src/inputs/request.js';
import { newAttempt } from '../../src/keep/attempt.js';
import { filesIn } from '../../src/keep/files.js';
import type { Keeper, Keepers } from '../../src/keep/keeper.js';
import { type CacheServer, startCacheServer } from '../servers/cache-server.js';

const PATIENCE = 1500;
const SIGNATURE = 'ab'.repeat(32);
const GROUPS = ['10', '11'].map((version) => ({
  name: `debian/${version}/x86_64`,
  blobs: [blobId(Buffer.from(version))],
}));

const directory = mkdtempSync(join(tmpdir(), 'btf-bundle-test-'));
const root = join(directory, 'btf-bundle');
const before = { ...process.env };
let server: CacheServer;
let written: string;
let warnings: string[];
let infos: string[];
const log = {
  info: (line: string) => infos.push(line),
  warn: (line: string) => warnings.push(line),
  progress: () => {},
};

beforeAll(() => {
  jest.spyOn(process.stdout, 'write').mockImplementation((chunk) => {
    written += String(chunk);
    return true;
  });
});
beforeEach(async () => {
  await server?.close();
  server = await startCacheServer();
  rmSync(root, { recursive: true, force: true });
  [warnings, infos, written] = [[], [], ''];
  speak('v2');
});
afterAll(async () => {
  process.env = before;
  jest.restoreAllMocks();
  await server.close();
  rmSync(directory, { recursive: true });
});

function speak(protocol: 'v1' | 'v2', environment: Record<string, string> = {}): void {
  process.env = {
    ...before,
    ...server.environment(protocol),
    RUNNER_TEMP: directory,
    GITHUB_WORKSPACE: directory,
    GITHUB_SERVER_URL: 'https://github.com',
    GITHUB_EVENT_NAME: 'push',
    GITHUB_REF_TYPE: 'branch',
    ...environment,
  };
}

const open = (patience = PATIENCE): Keepers => {
  const keeper = (kind: string) => cacheServiceKeeper(root, kind, log, patience);
  const budget = { bytes: 1e9, beyond: 'none' } as const;
  return {
    sources: { ...keeper('source'), budget },
    kernels: keeper('kernel'),
    results: keeper('result'),
  };
};

function write(keeper: Keeper | undefined, name: string, file: string, text = file): void {
  if (keeper === undefined) return;
  const directory = keeper.directoryOf(name);
  mkdirSync(directory, { recursive: true });
  writeFileSync(join(directory, file), text);
}

async function save({ sources, results }: Keepers): Promise<void> {
  const attempt = newAttempt(log.warn);
  for (const { name, blobs } of GROUPS) {
    for (const blob of blobs) write(sources, name, blob);
    await attempt(async () => sources?.save(name, 'digest', blobs));
  }
  write(results, SIGNATURE, 'index.json', 'results');
  await attempt(async () => results?.save(SIGNATURE, 'digest', ['index.json']));
}

/** @returns what a machine that has nothing gets back */
async function restore({ sources, results }: Keepers) {
  rmSync(root, { recursive: true, force: true });
  const attempt = newAttempt(log.warn);
  await attempt(async () => results?.restore(SIGNATURE, 'newest'));
  for (const { name } of GROUPS) await attempt(async () => sources?.restore(name, 'digest'));
  const blobs = await Promise.all(
    GROUPS.map(({ name }) => filesIn(sources?.directoryOf(name) ?? 'none')),
  );
  const index = join(results?.directoryOf(SIGNATURE) ?? 'none', 'index.json');
  return {
    results: existsSync(index) ? readFileSync(index, 'utf8') : undefined,
    blobs: blobs.flat(),
  };
}

const ALL = { results: 'results', blobs: GROUPS.flatMap(({ blobs }) => blobs) };
const NOTHING = { results: undefined, blobs: [] };

/** By v1, the library goes on for long after a hang, beyond the end of these tests. */
const FAILURES = {
  v1: ['rate-limited', 'denied', 'broken'],
  v2: ['rate-limited', 'denied', 'hang'],
} as const;

describe.each(['v1', 'v2'] as const)('the cache service, by protocol %s', (protocol) => {
  test('gives back what was saved, and its signatures are masked', async () => {
    speak(protocol);
    await save(open());
    expect(await restore(open())).toEqual(ALL);
    expect(warnings).toEqual([]);
    expect(server.counts).toMatchObject({ lookups: 3, hits: 3, saves: 3 });
    expect(infos.join('\n')).not.toContain('::');
    expect(
      written.split(/\r?\n/).filter((line) => !/^(::(add-mask|debug)::|$)/.test(line)),
    ).toEqual([]);
    if (protocol === 'v2') expect(written).toMatch(/^::add-mask::x\r?$/m);
  });

  test('that another job saved to before is no reason to warn', async () => {
    speak(protocol);
    await save(open());
    await save(open());
    expect(warnings).toEqual([]);
    expect(server.counts.saves).toBe(3);
  });

  test.each(FAILURES[protocol])('%s: one call, one warning', async (failure) => {
    speak(protocol);
    await save(open());
    server.fail(failure);
    server.forget();
    const started = performance.now();
    expect(await restore(open())).toEqual(NOTHING);
    expect(warnings).toEqual([
      expect.stringMatching(/^The cache could not be read, so the run goes on without it: ./),
    ]);
    expect(performance.now() - started).toBeLessThan(PATIENCE + 1500);
    expect(server.counts.reservations).toBe(0);
    expect(written).not.toMatch(/^::(warning|error)/m);
  });

  test.each(FAILURES[protocol])('%s on saving: one warning', async (failure) => {
    speak(protocol);
    server.fail(failure);
    await save(open());
    expect(warnings).toEqual([
      expect.stringMatching(/^The cache could not be written, so the run goes on without it: ./),
    ]);
    expect(written).not.toMatch(/^::(warning|error)/m);
  });

  test.each(['corrupt', 'cut-off'] as const)('a file that is %s', async (failure) => {
    speak(protocol);
    await save(open());
    server.fail(failure);
    expect(await restore(open(10_000))).toEqual(NOTHING);
    expect(warnings).toHaveLength(1);
    expect(server.counts.downloads).toBe(1);
  });
});

describe('the cache service', () => {
  test('that cannot be reached costs one warning', async () => {
    speak('v2', { ACTIONS_RESULTS_URL: 'http://127.0.0.1:9/' });
    expect(await restore(open())).toEqual(NOTHING);
    expect(warnings).toHaveLength(1);
  });

  test('what a call writes after it was given up is no annotation', async () => {
    server.fail({ delay: 400 });
    expect(await restore(open(100))).toEqual(NOTHING);
    server.fail('denied');
    await new Promise((done) => setTimeout(done, 700));
    expect(warnings).toEqual([expect.stringContaining('no end after 0.1 s')]);
    expect(written).not.toMatch(/^::(warning|error)/m);
  });

  test('keeps nothing that is not whole, and nothing that is not wanted', async () => {
    const { sources } = open();
    const [{ name, blobs }] = GROUPS as [(typeof GROUPS)[0]];
    write(sources, name, blobs[0] as string);
    await sources?.save(name, 'digest', [...blobs, blobId(Buffer.from('x'))]);
    expect(server.counts.reservations).toBe(0);
    write(sources, name, '0'.repeat(40));
    await sources?.save(name, 'digest', blobs);
    expect(server.counts.saves).toBe(1);
    expect(await filesIn(sources?.directoryOf(name) ?? '')).toEqual(blobs);
  });

  test('is not asked to save if the token may only read', async () => {
    speak('v2', { ACTIONS_CACHE_MODE: 'read' });
    await save(open());
    expect(server.counts.reservations).toBe(0);
    expect(warnings).toEqual([]);
  });
});

describe('what a run restores', () => {
  const event = (name: string) => ({ GITHUB_EVENT_NAME: name });
  test.each<[CacheMode, Record<string, string>, boolean, boolean]>([
    ['auto', event('pull_request'), true, true],
    ['auto', event('merge_group'), true, true],
    ['auto', event('push'), false, true],
    ['auto', event('workflow_dispatch'), false, true],
    ['auto', event('schedule'), false, true],
    ['auto', event('release'), false, true],
    ['auto', event('pull_request_target'), false, true],
    ['auto', event('workflow_run'), false, true],
    ['auto', { GITHUB_EVENT_NAME: '' }, false, true],
    ['all', event('release'), true, true],
    ['source', event('pull_request'), false, true],
    ['none', event('pull_request'), false, false],
  ])('%s, %j: results %j, sources %j', async (mode, environment, results, sources) => {
    await save(open());
    server.forget();
    speak('v2', environment);
    const restored = await restore(await actionKeepers({ cache: mode, cacheSize: 2e9 }, log));
    expect(restored).toEqual({
      results: results ? ALL.results : undefined,
      blobs: sources ? ALL.blobs : [],
    });
    expect(server.counts.lookups).toBe((results ? 1 : 0) + (sources ? GROUPS.length : 0));
  });

  test.each<[CacheMode, number]>([
    ['auto', 1 + GROUPS.length],
    ['source', GROUPS.length],
    ['none', 0],
  ])('%s saves %i entries, whatever it restores', async (mode, entries) => {
    speak('v2', event('release'));
    await save(await actionKeepers({ cache: mode, cacheSize: 2e9 }, log));
    expect(server.counts.saves).toBe(entries);
  });

  test('an earlier step of the job leaves no results to a run that makes its own', async () => {
    speak('v2', event('push'));
    const { results } = await actionKeepers({ cache: 'auto', cacheSize: 2e9 }, log);
    write(results, SIGNATURE, 'index.json', 'restored by a step with cache: all');
    await results?.restore(SIGNATURE, 'newest');
    expect(await filesIn(results?.directoryOf(SIGNATURE) ?? '')).toEqual([]);
  });

  test.each<[CacheMode, string, boolean]>([
    ['auto', 'pull_request', true],
    ['auto', 'push', false],
    ['all', 'push', true],
  ])('%s, %s: parts of kernels as results, %j', async (mode, name, restores) => {
    const { kernels } = open();
    write(kernels, '1/a/1/x86_64', 'x.kept');
    await kernels?.save('1/a/1/x86_64', 'digest', ['x.kept']);
    rmSync(root, { recursive: true, force: true });
    speak('v2', event(name));
    const later = (await actionKeepers({ cache: mode, cacheSize: 2e9 }, log)).kernels;
    await later?.restore('1/a/1/x86_64', 'other');
    const files = await filesIn(later?.directoryOf('1/a/1/x86_64') ?? 'none');
    expect(files).toEqual(restores ? ['x.kept'] : []);
    const sourcesOnly = await actionKeepers({ cache: 'source', cacheSize: 2e9 }, log);
    expect(sourcesOnly.kernels).toBeUndefined();
  });

  test('a machine that stays has sources in its tool cache, in the layout of tools', async () => {
    const tools = join(directory, 'tools');
    speak('v2', { RUNNER_ENVIRONMENT: 'self-hosted', RUNNER_TOOL_CACHE: tools });
    const place = join(tools, 'btf-bundle', '1.0.0', arch(), 'sources', 'a', 'b', 'c');
    const first = await actionKeepers({ cache: 'all', cacheSize: 2e9 }, log);
    expect(first.sources?.directoryOf('a/b/c')).toBe(place);
    mkdirSync(place, { recursive: true });
    writeFileSync(join(place, 'blob'), 'kept');
    const later = await actionKeepers({ cache: 'all', cacheSize: 2e9 }, log);
    expect(later.sources?.directoryOf('a/b/c')).toBe(place);
    expect(readFileSync(join(place, 'blob'), 'utf8')).toBe('kept');
  });

  test('a tool cache that cannot be used costs one warning', async () => {
    const tools = join(directory, 'no-directory');
    writeFileSync(tools, '');
    speak('v2', { RUNNER_ENVIRONMENT: 'self-hosted', RUNNER_TOOL_CACHE: tools });
    const told: string[] = [];
    const keepers = await actionKeepers(
      { cache: 'source', cacheSize: 2e9 },
      { ...log, warn: (line) => told.push(line) },
    );
    expect(keepers).toEqual({});
    expect(told).toHaveLength(1);
  });
});
