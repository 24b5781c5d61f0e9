import type { ChildProcess } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { blobId } from '../../src/archive/blob.js';
import { type Compiled, compile } from '../compiled.js';
import { type CacheServer, startCacheServer } from '../servers/cache-server.js';
import { type FaultProxy, startFaultProxy } from '../servers/fault-proxy.js';
import { type GitHubApi, startGitHubApi } from '../servers/github-api.js';
import { moreFiles, newRunner, OBJECTS, type Runner } from './runner.js';

const RELEASES = ['3.0', '3.1', '3.2', '3.3', '3.4', '3.5', '3.6', '3.7'];
/** So many come before the server falls silent. */
const BEFORE = 5;

const first = Object.values(moreFiles(RELEASES.slice(0, BEFORE))).map((bytes) =>
  blobId(bytes as Uint8Array),
);

let compiled: Compiled;
let api: GitHubApi;
let proxy: FaultProxy;
let runner: Runner;
let caches: CacheServer;
beforeAll(async () => {
  compiled = compile();
  api = await startGitHubApi('owner', 'archive', moreFiles(RELEASES));
  proxy = await startFaultProxy(api.origin);
});
beforeEach(async () => {
  runner = newRunner(compiled);
  caches = await startCacheServer();
});
afterEach(async () => {
  runner.remove();
  await caches.close();
});
afterAll(async () => {
  await proxy.close();
  await api.close();
  compiled.remove();
});

/** A server that gives the first kernels only, and then nothing more; or all of them. */
function serve(silent: boolean): void {
  proxy.plan((_, { url }) =>
    silent && url.includes('/git/blobs/') && !first.some((id) => url.endsWith(id))
      ? { kind: 'hang' }
      : undefined,
  );
}

const options = (event: string, onStart?: (child: ChildProcess) => void) => ({
  inputs: { archive: 'owner/archive', objects: OBJECTS.kinds, targets: 'small' },
  environment: {
    ...caches.environment('v2'),
    GITHUB_SERVER_URL: proxy.origin,
    GITHUB_EVENT_NAME: event,
  },
  // Without git, each kernel comes by itself.
  programs: ['tar', 'zstd', 'zstdmt', 'unzstd'],
  ...(onStart && { onStart }),
});

const kept = (...parts: string[]) => {
  try {
    return readdirSync(join(runner.directory, ...parts));
  } catch {
    return [];
  }
};

/** Sends a signal once so many kernels have been fetched, and the server is silent. */
function endAt(signal: NodeJS.Signals, ...sources: string[]) {
  return (child: ChildProcess) => {
    const watch = setInterval(() => {
      const blobs = kept(...sources, 'small/1/x86_64').filter((name) => /^[0-9a-f]+$/.test(name));
      if (blobs.length < BEFORE) return;
      clearInterval(watch);
      setTimeout(() => child.kill(signal), 300);
    }, 20);
    child.once('close', () => clearInterval(watch));
  };
}

const cancel = (signal: NodeJS.Signals) => endAt(signal, 'temp', 'btf-bundle', 'sources');

describe('a step that is cancelled', () => {
  test.each([
    ['pull_request', /^3 kernels fetched .*, 5 kernels with the results of an earlier run/],
    ['push', /^3 kernels fetched .*, 5 kernels kept from an earlier run/],
  ])(
    'keeps what it has, which its post step saves: %s',
    async (event, from) => {
      serve(true);
      const ended = await runner.run(options(event, cancel('SIGINT')));
      expect([ended.status, ended.errors, ended.stderr]).toEqual([130, [], '']);
      expect(ended.lines).toContain('Ended early: what came of 5 of 8 kernels is kept.');
      expect(ended.bundle).toEqual({});
      expect(caches.counts).toMatchObject({ reservations: 0, saves: 0 });

      const post = await runner.post(options(event));
      expect([post.status, post.errors, post.stderr]).toEqual([0, [], '']);
      expect(post.lines).toContain(
        'Saved of what the run that was ended left for later ones: 3 of 3.',
      );
      expect(caches.counts.saves).toBe(3);
      expect(kept('temp/btf-bundle/unsaved')).toEqual([]);

      serve(false);
      const next = await runner.run(options(event));
      expect([next.status, next.warnings]).toEqual([0, [expect.stringContaining('no git')]]);
      expect(next.from).toMatch(from);
      const whole = await runner.run({
        ...options(event),
        inputs: { ...options(event).inputs, cache: 'none' },
      });
      expect(next.bundle).toEqual(whole.bundle);
      // What is whole now comes before what was not.
      const after = await runner.run(options('push'));
      expect(after.from).toMatch(/^8 kernels kept from an earlier run/);
    },
    90_000,
  );

  test('leaves what it wrote down, if it is killed', async () => {
    serve(true);
    const ended = await runner.run(options('push', cancel('SIGKILL')));
    expect(ended.status).toBe(null);
    const post = await runner.post(options('push'));
    expect([post.status, post.lines]).toEqual([0, ['']]);
  });

  test('ends at the second signal, whatever it is at', async () => {
    serve(true);
    const ended = await runner.run(
      options('push', (child) => {
        cancel('SIGINT')(child);
        cancel('SIGTERM')(child);
      }),
    );
    expect([130, 143]).toContain(ended.status);
  });
});

test('the post step has nothing to do after a run that came to its end', async () => {
  serve(false);
  const run = await runner.run(options('pull_request'));
  expect(run.status).toBe(0);
  expect(caches.counts.saves).toBe(3);
  expect(readFileSync(join(runner.directory, 'state'), 'utf8')).toContain('unsaved<<');
  caches.forget();
  const post = await runner.post(options('pull_request'));
  expect([post.status, post.lines, post.stderr]).toEqual([0, [''], '']);
  expect(caches.counts).toMatchObject({ lookups: 0, reservations: 0 });
});

describe('a run in a terminal', () => {
  const args = [`--objects=${OBJECTS.kinds}`, '--targets=small', '--archive=owner/archive'];
  const sources = ['kept', 'btf-bundle', 'sources'];
  const run = (signal?: NodeJS.Signals) =>
    runner.terminal(args, options('', signal && endAt(signal, ...sources)));

  test.each([
    ['SIGINT', 130, /^3 kernels fetched .*, 5 kernels with the results of an earlier run/],
    ['SIGTERM', 143, /^3 kernels fetched .*, 5 kernels with the results of an earlier run/],
    // Its index is not written yet.
    ['SIGKILL', null, /^3 kernels fetched .*, 5 kernels from the types that an earlier run kept/],
  ] as const)('ended by %s goes on from there', async (signal, status, from) => {
    serve(true);
    const ended = await run(signal);
    expect(ended.status).toBe(status);
    if (signal !== 'SIGKILL') expect(ended.left).toEqual([]);
    serve(false);
    const next = await run();
    expect(next.status).toBe(0);
    expect(next.from).toMatch(from);
  });
});
