import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { cacheReuse } from '../../src/action/cache.js';
import { actionReuse } from '../../src/action/reuse.js';
import type { Entry } from '../../src/archive/archive.js';
import { blobId } from '../../src/archive/blob.js';
import type { CacheMode } from '../../src/inputs/request.js';
import type { Reuse, SourceGroup } from '../../src/reuse/reuse.js';
import { type CacheServer, startCacheServer } from '../servers/cache-server.js';

const PATIENCE = 1500;
const SIGNATURE = 'ab'.repeat(32);
const GROUPS: SourceGroup[] = ['10', '11'].map((version) => ({
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

const open = (patience = PATIENCE): Reuse =>
  cacheReuse(root, { sources: true, results: true }, log, patience);

async function keepBlobs({ store }: Reuse): Promise<void> {
  for (const version of ['10', '11']) {
    const bytes = Buffer.from(version);
    const kernel = { distro: 'debian', version, arch: 'x86_64', release: '1' };
    const entry: Entry = { kernel, format: 'btf', path: '', blob: blobId(bytes) };
    await store?.write(entry, bytes);
  }
}

async function save(reuse: Reuse): Promise<void> {
  await keepBlobs(reuse);
  await reuse.saveSources(GROUPS);
  const directory = join(root, 'results');
  mkdirSync(directory, { recursive: true });
  writeFileSync(join(directory, 'index.json'), 'results');
  await reuse.saveResults(SIGNATURE, 'digest');
}

async function restore(reuse: Reuse) {
  rmSync(root, { recursive: true, force: true });
  const results = await reuse.restoreResults(SIGNATURE);
  await reuse.restoreSources(GROUPS);
  const blobs = await Promise.all(GROUPS.map(({ name }) => reuse.store?.list(name)));
  const index = results && join(results, 'index.json');
  return {
    results: index && existsSync(index) ? readFileSync(index, 'utf8') : undefined,
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
    const reading = open();
    expect(await restore(reading)).toEqual(NOTHING);
    await save(reading);
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

  test('results that an earlier step left for other relocations are not looked at', async () => {
    mkdirSync(join(root, 'results'), { recursive: true });
    const index = join(root, 'results', 'index.json');
    writeFileSync(index, 'of others');
    await open().restoreResults(SIGNATURE);
    expect(existsSync(index)).toBe(false);
  });

  test('keeps no group that is not whole, and nothing that is not wanted', async () => {
    const reuse = open();
    await keepBlobs(reuse);
    const [group] = GROUPS as [SourceGroup];
    await reuse.saveSources([{ ...group, blobs: [...group.blobs, blobId(Buffer.from('x'))] }]);
    expect(server.counts.reservations).toBe(0);
    writeFileSync(join(reuse.store?.directoryOf(group.name) ?? '', '0'.repeat(40)), 'old');
    await reuse.saveSources([group]);
    expect(server.counts.saves).toBe(1);
    expect(readdirSync(reuse.store?.directoryOf(group.name) ?? '')).toEqual(group.blobs);
  });
});

describe('what a run may restore', () => {
  const push = {};
  const release = { GITHUB_EVENT_NAME: 'release' };
  const stranger = { GITHUB_EVENT_NAME: 'pull_request_target' };
  const tag = { GITHUB_REF_TYPE: 'tag' };
  test.each<[CacheMode, Record<string, string>, boolean, boolean]>([
    ['auto', push, true, true],
    ['auto', release, false, true],
    ['auto', stranger, false, true],
    ['auto', tag, false, true],
    ['all', release, true, true],
    ['all', stranger, true, true],
    ['source', push, false, true],
    ['none', push, false, false],
  ])('%s, %j: results %j, sources %j', async (mode, environment, results, sources) => {
    await save(open());
    server.forget();
    speak('v2', environment);
    const restored = await restore(actionReuse(mode, log));
    expect(restored.results).toBe(results ? 'results' : undefined);
    expect(server.counts.lookups).toBe((results ? 1 : 0) + (sources ? GROUPS.length : 0));
    server.forget();
    await save(actionReuse(mode, log));
    expect(server.counts.reservations).toBe((results ? 1 : 0) + (sources ? GROUPS.length : 0));
  });
});
