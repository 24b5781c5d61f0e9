import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { gitHubAccess } from '../../src/action/github.js';
import { type Fault, type FaultProxy, startFaultProxy } from '../servers/fault-proxy.js';
import { type GitHubApi, startGitHubApi } from '../servers/github-api.js';

const TOKEN = 'ghs_ThisTokenMustNotTravel0123456789';
const CONTENT = Buffer.from('content of a file'.repeat(100));
const PATH = 'small/1/x86_64/1.0.btf';
const before = { ...process.env };
const directory = mkdtempSync(join(tmpdir(), 'btf-bundle-test-'));

let api: GitHubApi;
let proxy: FaultProxy;
let elsewhere: FaultProxy;
beforeAll(async () => {
  api = await startGitHubApi('o', 'r', { [PATH]: CONTENT });
  proxy = await startFaultProxy(api.origin);
  elsewhere = await startFaultProxy(api.origin);
  process.env.RUNNER_TEMP = directory;
  // The tool waits for some ten seconds between its tries, but for its own tests.
  Object.assign(globalThis, {
    TEST_DOWNLOAD_TOOL_RETRY_MIN_SECONDS: 0,
    TEST_DOWNLOAD_TOOL_RETRY_MAX_SECONDS: 0,
  });
});
afterAll(async () => {
  process.env = before;
  for (const one of [proxy, elsewhere, api]) await one.close();
  rmSync(directory, { recursive: true });
});
afterEach(() => {
  expect(readdirSync(directory)).toEqual([]);
  jest.restoreAllMocks();
});

async function download(fault?: Fault, bytes = CONTENT.length, index?: number) {
  jest.spyOn(process.stdout, 'write').mockReturnValue(true);
  const repository = { server: proxy.origin, owner: 'o', name: 'r' };
  const access = await gitHubAccess(repository, TOKEN);
  proxy.plan(() => undefined);
  elsewhere.plan(() => undefined);
  const { files } = await access.listRepository('o', 'r', undefined);
  proxy.plan((number) => (index === undefined || number === index ? fault : undefined));
  const url = `${access.apiUrl}/repos/o/r/git/blobs/${files[0]?.id}`;
  const headers = { authorization: `Bearer ${TOKEN}` };
  return access.download(url, headers, { bytes, signal: AbortSignal.timeout(10_000) });
}

describe("a download by the runner's tool", () => {
  test('gives the file', async () => {
    expect(Buffer.from(await download())).toEqual(CONTENT);
  });

  test.each<[string, Fault]>([
    ['HTTP 503', { kind: 'status', status: 503 }],
    ['HTTP 429', { kind: 'status', status: 429, retryAfter: '600' }],
    ['socket hang up', { kind: 'refuse' }],
    ['aborted', { kind: 'reset' }],
  ])('ends with one message: %s', async (why, fault) => {
    const error = await download(fault).catch((error) => error);
    expect(error.message).toMatch(/^archive "o\/r": .*\. Gave up after 3 tries\.$/);
    expect(error.message).toContain(why);
    expect(error).toMatchObject({ transient: false });
    expect(proxy.seen).toHaveLength(3);
  });

  test('outlives a fault that passes', async () => {
    const bytes = await download({ kind: 'status', status: 502 }, CONTENT.length, 0);
    expect(Buffer.from(bytes)).toEqual(CONTENT);
  });

  test('is not repeated for a file that is not there', async () => {
    await expect(download({ kind: 'status', status: 404 })).rejects.toMatchObject({
      httpStatusCode: 404,
    });
    expect(proxy.seen).toHaveLength(1);
  });

  test('refuses a file that is too long', async () => {
    await expect(download(undefined, 10)).rejects.toThrow('the server sends more than 10 bytes');
  });

  test('shows the token to no other host', async () => {
    const other = elsewhere.origin.replace('127.0.0.1', 'localhost');
    expect(Buffer.from(await download({ kind: 'redirect', to: other }))).toEqual(CONTENT);
    expect(elsewhere.seen).toHaveLength(1);
    expect(elsewhere.seen[0]?.headers.authorization).toBeUndefined();
  });
});
