import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  afterAll,
  afterEach,
  beforeAll,
  beforeEach,
  describe,
  expect,
  jest,
  test,
} from '@jest/globals';
import { type CacheServer, startCacheServer } from './cache-server.js';

const { restoreCache, saveCache } = await import('@actions/cache');

let server: CacheServer;
let directory: string;
const before = { ...process.env };

beforeAll(async () => {
  server = await startCacheServer();
  directory = mkdtempSync(join(tmpdir(), 'btf-bundle-test-'));
});
afterAll(async () => {
  process.env = before;
  await server.close();
  rmSync(directory, { recursive: true });
});
beforeEach(() => {
  server.forget();
  // The cache client writes workflow commands, which are live where these tests run in one.
  jest.spyOn(process.stdout, 'write').mockReturnValue(true);
});
afterEach(() => {
  jest.restoreAllMocks();
  server.fail(undefined);
});

describe.each(['v1', 'v2'] as const)('the cache service by protocol %s', (protocol) => {
  let folder: string;
  beforeEach(() => {
    folder = join(directory, protocol);
    process.env = {
      ...before,
      ...server.environment(protocol),
      RUNNER_TEMP: directory,
      GITHUB_WORKSPACE: directory,
      GITHUB_SERVER_URL: 'https://github.com',
    };
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder);
    writeFileSync(join(folder, 'file'), `content ${protocol}`);
  });

  test('saves once, and restores by key and by prefix', async () => {
    expect(await restoreCache([folder], `${protocol}-a-1`)).toBeUndefined();
    expect(await saveCache([folder], `${protocol}-a-1`)).toBeGreaterThan(0);
    expect(await saveCache([folder], `${protocol}-a-1`)).toBe(-1);
    expect(server.counts).toMatchObject({ lookups: 1, hits: 0, reservations: 2, saves: 1 });

    rmSync(folder, { recursive: true });
    expect(await restoreCache([folder], `${protocol}-a-1`)).toBe(`${protocol}-a-1`);
    expect(readFileSync(join(folder, 'file'), 'utf8')).toBe(`content ${protocol}`);
    expect(await restoreCache([folder], `${protocol}-a-2`, [`${protocol}-a-`])).toBe(
      `${protocol}-a-1`,
    );
    expect(server.counts).toMatchObject({ lookups: 3, hits: 2, downloads: 2 });
    expect(server.counts.bytesUp * 2).toBe(server.counts.bytesDown);
  });

  test.each(['rate-limited', 'denied'] as const)('fails as it is told: %s', async (failure) => {
    server.fail(failure);
    expect(await restoreCache([folder], `${protocol}-b`)).toBeUndefined();
    expect(await saveCache([folder], `${protocol}-b`)).toBe(-1);
    expect(server.counts.saves).toBe(0);
  });

  test.each(['corrupt', 'cut-off'] as const)('gives files that are %s', async (failure) => {
    await saveCache([folder], `${protocol}-${failure}`);
    server.fail(failure);
    expect(await restoreCache([folder], `${protocol}-${failure}`)).toBeUndefined();
    expect(server.counts.downloads).toBe(1);
  });

  test('may be slow', async () => {
    server.fail({ delay: 200 });
    const started = performance.now();
    await restoreCache([folder], `${protocol}-none`);
    expect(performance.now() - started).toBeGreaterThan(190);
  });
});
