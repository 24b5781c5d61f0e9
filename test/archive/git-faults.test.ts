import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Archive, Entry } from '../../src/archive/archive.js';
import { type GitArchiveOptions, gitArchive } from '../../src/archive/git/git-archive.js';
import { GitUnavailableError } from '../../src/archive/git/process.js';
import type { Patience } from '../../src/archive/retry.js';
import { TransportError } from '../../src/errors.js';
import { type Fault, type FaultProxy, startFaultProxy } from '../servers/fault-proxy.js';
import { type GitServer, startGitServer } from '../servers/git-http.js';

const KERNELS = 12;
const BATCH = 4;
const TOKEN = 'ghs_ThisTokenMustNotTravel0123456789';
const BASIC = Buffer.from(`x-access-token:${TOKEN}`).toString('base64');
/** Long enough for a busy machine that is not hanging. */
const PATIENCE: Patience = { tries: 3, firstWait: 20, longestWait: 2000, silence: 1200 };

let server: GitServer;
let proxy: FaultProxy;
let elsewhere: FaultProxy;

beforeAll(async () => {
  server = await startGitServer();
  proxy = await startFaultProxy(server.origin);
  elsewhere = await startFaultProxy(server.origin);
  server.commit(
    Object.fromEntries(
      Array.from({ length: KERNELS }, (_, index) => [
        `debian/10/x86_64/4.19.0-${index}-amd64.btf.tar.xz`,
        randomBytes(50_000),
      ]),
    ),
  );
});
afterAll(async () => {
  await Promise.all([proxy.close(), elsewhere.close()]);
  await server.close();
});
afterEach(() => {
  proxy.plan(() => undefined);
  elsewhere.plan(() => undefined);
});

async function withArchive<T>(
  options: Partial<GitArchiveOptions>,
  use: (archive: Archive) => Promise<T>,
): Promise<T> {
  const archive = gitArchive({
    name: 'owner/archive',
    url: `${proxy.origin}/owner/archive`,
    batchSize: BATCH,
    patience: PATIENCE,
    speedLimit: { bytesPerSecond: 1000, seconds: 1 },
    ...options,
  });
  try {
    return await use(archive);
  } finally {
    await archive.close();
  }
}

interface Result {
  readonly good: number;
  readonly errors: readonly Error[];
}

async function readAll(archive: Archive, entries: readonly Entry[]): Promise<Result> {
  let good = 0;
  const errors: Error[] = [];
  for await (const fetched of archive.read(entries)) {
    if ('error' in fetched) errors.push(fetched.error);
    else good++;
  }
  return { good, errors };
}

/** A list takes requests 0 to 2, as there are no links; a batch one GET and one POST. */
const PASSING: readonly [string, Fault][] = [
  ['429 that says how long to wait', { kind: 'status', status: 429, retryAfter: '0' }],
  ['429 that does not', { kind: 'status', status: 429 }],
  ['500', { kind: 'status', status: 500 }],
  ['503', { kind: 'status', status: 503 }],
  ['a refused connection', { kind: 'refuse' }],
  ['a reset in mid-body', { kind: 'reset' }],
  ['a body that is cut off', { kind: 'truncate' }],
  ['a body that is cut off by one byte', { kind: 'truncate', by: 1 }],
  ['bytes after the end', { kind: 'append', bytes: 1000 }],
  ['a changed byte', { kind: 'corrupt' }],
  ['a hang', { kind: 'hang' }],
  ['a hang in mid-body', { kind: 'hang', midway: true }],
];

describe('a passing fault', () => {
  test.each(PASSING)('of the listing is overcome: %s', async (_, fault) => {
    for (const faulty of [0, 2]) {
      proxy.plan((index) => (index === faulty ? fault : undefined));
      const started = performance.now();
      await withArchive({}, async (archive) => {
        expect((await archive.list()).entries).toHaveLength(KERNELS);
      });
      expect(proxy.seen.length).toBeLessThanOrEqual(6);
      expect(performance.now() - started).toBeLessThan(10_000);
    }
  });

  test.each(PASSING)('of a batch is overcome: %s', async (_, fault) => {
    await withArchive({}, async (archive) => {
      const { entries } = await archive.list();
      proxy.plan((index) => (index === 3 ? fault : undefined));
      expect(await readAll(archive, entries)).toEqual({ good: KERNELS, errors: [] });
      expect(proxy.seen.length).toBeLessThanOrEqual((2 * KERNELS) / BATCH + 2);
    });
  });

  test('a transfer may take as long as it likes while it moves', async () => {
    await withArchive({}, async (archive) => {
      const { entries } = await archive.list();
      // 200 kB in one batch, a piece every third of the silence that would end it.
      proxy.plan((index) =>
        index === 1 ? { kind: 'trickle', pieces: 9, pause: PATIENCE.silence / 3 } : undefined,
      );
      expect(await readAll(archive, entries.slice(0, BATCH))).toEqual({ good: BATCH, errors: [] });
      expect(proxy.seen).toHaveLength(2);
    });
  });

  test('so may one large file, of which git says nothing before it has come', async () => {
    const large = await startGitServer();
    large.commit({ 'debian/10/x86_64/4.19.0-1-amd64.btf.tar.xz': randomBytes(1_000_000) });
    const slow = await startFaultProxy(large.origin);
    try {
      await withArchive({ url: `${slow.origin}/owner/archive` }, async (archive) => {
        const { entries } = await archive.list();
        slow.plan((index) =>
          index === 1 ? { kind: 'trickle', pieces: 12, pause: PATIENCE.silence / 4 } : undefined,
        );
        expect(await readAll(archive, entries)).toEqual({ good: 1, errors: [] });
        expect(slow.seen).toHaveLength(2);
      });
    } finally {
      await slow.close();
      await large.close();
    }
  });

  test('the wait that the server asks for is kept', async () => {
    proxy.plan((index) =>
      index === 0 ? { kind: 'status', status: 429, retryAfter: '1' } : undefined,
    );
    await withArchive({}, (archive) => archive.list());
    const [first, second] = proxy.seen.map((request) => request.at) as [number, number];
    expect(second - first).toBeGreaterThan(950);
  });
});

describe('a lasting fault', () => {
  test.each<[string, Fault, RegExp]>([
    [
      '429',
      { kind: 'status', status: 429 },
      /the server limits the rate of requests \(HTTP 429\)\. Gave up after 3 tries\.$/,
    ],
    [
      '500',
      { kind: 'status', status: 500 },
      /the server fails \(HTTP 500\)\. Gave up after 3 tries\.$/,
    ],
    ['a refused connection', { kind: 'refuse' }, /Gave up after 3 tries\.$/],
    ['a hang', { kind: 'hang' }, /Gave up after 3 tries\.$/],
    ['a changed byte', { kind: 'corrupt' }, /Gave up after 3 tries\.$/],
    ['bytes after the end', { kind: 'append', bytes: 1000 }, /Gave up after 3 tries\.$/],
    [
      '403',
      { kind: 'status', status: 403 },
      /the server refuses access: check that the token may read it\.$/,
    ],
    [
      '401',
      { kind: 'status', status: 401 },
      /the server refuses access: check that the token may read it\.$/,
    ],
  ])('of the listing ends in one sentence: %s', async (_, fault, message) => {
    proxy.plan(() => fault);
    await withArchive({}, async (archive) => {
      const error = await archive.list().catch((thrown) => thrown);
      expect(error).toBeInstanceOf(TransportError);
      expect(error.message).toMatch(message);
      expect(error.message).toMatch(/^archive "owner\/archive"[^\n]*$/);
    });
    expect(proxy.seen.length).toBeLessThanOrEqual(3 * 3);
  });

  test('a server that asks for too long a wait is given up at once', async () => {
    proxy.plan(() => ({ kind: 'status', status: 429, retryAfter: '3600' }));
    await withArchive({}, async (archive) => {
      await expect(archive.list()).rejects.toThrow(/asks to wait 3600 s, which is too long/);
    });
    expect(proxy.seen).toHaveLength(1);
  });

  test('of a batch keeps what came before, and says the same of all that are left', async () => {
    await withArchive({}, async (archive) => {
      const { entries } = await archive.list();
      proxy.plan((index) => (index >= 2 ? { kind: 'status', status: 500 } : undefined));
      const { good, errors } = await readAll(archive, entries);
      expect(good).toBe(BATCH);
      expect(errors).toHaveLength(KERNELS - BATCH);
      expect(new Set(errors).size).toBe(1);
      expect(errors[0]?.message).toMatch(/HTTP 500\)\. Gave up after 3 tries\.$/);
      expect(proxy.seen).toHaveLength(2 + 3);
    });
  });
});

describe('the token', () => {
  test('goes to its server', async () => {
    await withArchive({ token: { value: TOKEN, server: proxy.origin } }, async (archive) => {
      const { entries } = await archive.list();
      expect((await readAll(archive, entries)).good).toBe(KERNELS);
    });
    for (const request of proxy.seen) {
      expect(request.headers.authorization).toBe(`basic ${BASIC}`);
    }
  });

  test('does not go to another server', async () => {
    await withArchive({ token: { value: TOKEN, server: elsewhere.origin } }, (archive) =>
      archive.list(),
    );
    expect(proxy.seen).toHaveLength(3);
    for (const request of proxy.seen) expect(request.headers.authorization).toBeUndefined();
  });

  test.each([301, 302, 307])(
    'does not follow a redirect (%d), which is read without it',
    async (status) => {
      proxy.plan(() => ({ kind: 'redirect', to: elsewhere.origin, status }));
      await withArchive({ token: { value: TOKEN, server: proxy.origin } }, async (archive) => {
        const { entries } = await archive.list();
        expect((await readAll(archive, entries)).good).toBe(KERNELS);
      });
      expect(elsewhere.seen.length).toBeGreaterThan(0);
      for (const { headers } of elsewhere.seen) {
        expect(JSON.stringify(headers)).not.toContain(BASIC);
        expect(headers.authorization).toBeUndefined();
      }
    },
  );

  test('a redirect in the middle of a run is an error', async () => {
    await withArchive({ token: { value: TOKEN, server: proxy.origin } }, async (archive) => {
      const { entries } = await archive.list();
      proxy.plan(() => ({ kind: 'redirect', to: elsewhere.origin }));
      const { errors } = await readAll(archive, entries);
      expect(errors[0]?.message).toBe('archive "owner/archive" has moved: give its new address.');
    });
    expect(elsewhere.seen).toEqual([]);
  });

  test.each([401, 403, 500])('shows in no message (%d)', async (status) => {
    proxy.plan(() => ({ kind: 'status', status }));
    await withArchive({ token: { value: TOKEN, server: proxy.origin } }, async (archive) => {
      const error = await archive.list().catch((thrown) => thrown);
      expect(String(error.stack) + JSON.stringify(error)).not.toMatch(TOKEN);
      expect(String(error.stack) + JSON.stringify(error)).not.toContain(BASIC);
    });
  });
});

/** Puts a script in git's place, which may start the real one as `$REAL`. */
async function withGitScript(script: string, use: (directory: string) => Promise<void>) {
  const directory = mkdtempSync(join(tmpdir(), 'btf-bundle-test-'));
  const real = execFileSync('sh', ['-c', 'command -v git']).toString().trim();
  const lines = ['#!/bin/sh', `REAL='${real}'`, `HERE='${directory}'`, script, 'exec "$REAL" "$@"'];
  writeFileSync(join(directory, 'git'), `${lines.join('\n')}\n`);
  chmodSync(join(directory, 'git'), 0o755);
  const before = process.env;
  process.env = { ...before, PATH: `${directory}${delimiter}${before.PATH}` };
  try {
    await use(directory);
  } finally {
    process.env = before;
    rmSync(directory, { recursive: true });
  }
}

test('no argument holds the token, and no variable of the user steers git', async () => {
  const script = `printf '%s\\n' "$*" "trace=$GIT_TRACE$GIT_TRACE_PACKET dir=$GIT_WORK_TREE" >> "$HERE/log"`;
  await withGitScript(script, async (directory) => {
    Object.assign(process.env, {
      GIT_TRACE: '1',
      GIT_TRACE_PACKET: '1',
      GIT_DIR: '/nowhere',
      GIT_WORK_TREE: '/nowhere',
      GIT_CONFIG_PARAMETERS: "'http.proxy=http://127.0.0.1:1'",
    });
    await withArchive({ token: { value: TOKEN, server: proxy.origin } }, async (archive) => {
      const { entries } = await archive.list();
      expect((await readAll(archive, entries)).good).toBe(KERNELS);
    });
    const lines = readFileSync(join(directory, 'log'), 'utf8');
    expect(lines).toContain('fetch --progress');
    expect(lines).not.toContain(TOKEN);
    expect(lines).not.toContain(BASIC);
    for (const line of lines.match(/^trace=.*/gm) ?? []) expect(line).toBe('trace= dir=');
  });
});

test('git is told nothing of the job that it is started in', async () => {
  const script = `env >> "$HERE/log"`;
  const secret = 'must-not-be-there';
  await withGitScript(script, async (directory) => {
    Object.assign(process.env, {
      INPUT_TOKEN: secret,
      ACTIONS_RUNTIME_TOKEN: secret,
      ACTIONS_ID_TOKEN_REQUEST_TOKEN: secret,
      GITHUB_TOKEN: secret,
      AWS_SECRET_ACCESS_KEY: secret,
      LD_PRELOAD: secret,
      SSH_ASKPASS: secret,
      GIT_ASKPASS: secret,
      SSH_AUTH_SOCK: '/run/agent',
      HTTPS_PROXY: 'http://proxy.example',
      https_proxy: 'http://proxy.example',
      SSL_CERT_FILE: '/etc/authorities',
    });
    await withArchive({}, async (archive) => {
      const { entries } = await archive.list();
      expect((await readAll(archive, entries)).good).toBe(KERNELS);
    });
    const lines = readFileSync(join(directory, 'log'), 'utf8').split('\n');
    expect(lines.filter((line) => line.includes(secret))).toEqual([]);
    for (const line of [
      `HOME=${process.env.HOME}`,
      'SSH_AUTH_SOCK=/run/agent',
      'HTTPS_PROXY=http://proxy.example',
      'https_proxy=http://proxy.example',
      'SSL_CERT_FILE=/etc/authorities',
    ]) {
      expect(lines).toContain(line);
    }
  });
});

describe('the place where git works', () => {
  const before = process.env;
  let runner: string;
  let gone: string;
  beforeEach(() => {
    runner = mkdtempSync(join(tmpdir(), 'btf-bundle-test-'));
    gone = `${runner}-gone`;
    process.env = { ...before, RUNNER_TEMP: runner };
  });
  afterEach(() => {
    process.env = before;
    for (const one of [runner, gone]) rmSync(one, { recursive: true, force: true });
  });

  test("is the runner's temporary directory", async () => {
    await withArchive({}, async (archive) => {
      await archive.list();
      expect(readdirSync(runner)).toEqual([expect.stringMatching(/^btf-bundle-git-/)]);
    });
    expect(readdirSync(runner)).toEqual([]);
  });

  test('is another one if that cannot be written', async () => {
    process.env.RUNNER_TEMP = join(runner, 'none');
    await withArchive({}, async (archive) => {
      expect((await archive.list()).entries).toHaveLength(KERNELS);
    });
  });

  test('cannot be written: one sentence', async () => {
    await withArchive({ directory: join(runner, 'none') }, async (archive) => {
      const error = await archive.list().catch((thrown) => thrown);
      expect(error).toBeInstanceOf(TransportError);
      expect(error.message).toBe(
        'archive "owner/archive": the temporary directory for git fails (ENOENT): check the disk and the permissions of RUNNER_TEMP, or else TMPDIR.',
      );
    });
  });

  test('goes away in mid-run: one sentence for all that is left', async () => {
    await withArchive({}, async (archive) => {
      const { entries } = await archive.list();
      const errors: (Error | undefined)[] = [];
      for await (const fetched of archive.read(entries)) {
        errors.push('error' in fetched ? fetched.error : undefined);
        if (errors.length === 1) renameSync(runner, gone);
      }
      const left = errors.filter((error) => error !== undefined);
      expect(errors).toHaveLength(KERNELS);
      expect(left.length).toBeGreaterThanOrEqual(BATCH);
      expect(left[0]).toBeInstanceOf(TransportError);
      expect(new Set(left).size).toBe(1);
      expect(left[0]?.message).toMatch(
        /^archive "owner\/archive": the temporary directory for git fails \(ENOENT\): check/,
      );
    });
  });

  test('is full: one sentence', async () => {
    const script = `if [ "$1" = fetch ]; then echo 'fatal: write error: No space left on device' >&2; exit 128; fi`;
    await withGitScript(script, () =>
      withArchive({}, async (archive) => {
        await expect(archive.list()).rejects.toThrow(
          /^archive "owner\/archive": the disk of the temporary directory is full: make room in RUNNER_TEMP, or else TMPDIR\.$/,
        );
      }),
    );
  });
});

describe('a blob with other content than its id says', () => {
  const spoil = `"$REAL" "$@" | LC_ALL=C tr '\\000' '\\001'; exit`;

  test('is fetched again', async () => {
    const script = `if [ "$*" = 'cat-file --batch' ] && mkdir "$HERE/once" 2> /dev/null; then ${spoil}; fi`;
    await withGitScript(script, () =>
      withArchive({}, async (archive) => {
        const { entries } = await archive.list();
        proxy.plan(() => undefined);
        expect(await readAll(archive, entries)).toEqual({ good: KERNELS, errors: [] });
        expect(proxy.seen).toHaveLength(2 * (KERNELS / BATCH + 1));
      }),
    );
  });

  test('is, if the server fails meanwhile, a failure of the server for all that are left', async () => {
    const script = `if [ "$*" = 'cat-file --batch' ]; then ${spoil}; fi`;
    await withGitScript(script, () =>
      withArchive({}, async (archive) => {
        const { entries } = await archive.list();
        proxy.plan((index) => (index >= 4 ? { kind: 'status', status: 500 } : undefined));
        const { good, errors } = await readAll(archive, entries);
        expect([good, errors.length]).toEqual([0, KERNELS]);
        expect(new Set(errors).size).toBe(1);
        expect(errors[0]).toBeInstanceOf(TransportError);
      }),
    );
  });

  test('is reported if it stays so', async () => {
    const script = `if [ "$*" = 'cat-file --batch' ]; then ${spoil}; fi`;
    await withGitScript(script, () =>
      withArchive({}, async (archive) => {
        const { entries } = await archive.list();
        proxy.plan(() => undefined);
        const { good, errors } = await readAll(archive, entries.slice(0, 1));
        expect(good).toBe(0);
        expect(errors.map(({ message }) => message)).toEqual([
          `${entries[0]?.path} cannot be read: its content does not fit its blob id.`,
        ]);
        expect(proxy.seen).toHaveLength(4);
      }),
    );
  });
});

test('a git that is too old is as good as none', async () => {
  await withGitScript('echo git version 2.25.1; exit', () =>
    withArchive({}, async (archive) => {
      const error = await archive.list().catch((thrown) => thrown);
      expect(error).toBeInstanceOf(GitUnavailableError);
      expect(error.message).toBe('The git on this machine is 2.25: install git 2.31 or later.');
    }),
  );
});

test("the user's proxy is used, and of the user's settings nothing else", async () => {
  const directory = mkdtempSync(join(tmpdir(), 'btf-bundle-test-'));
  const config = join(directory, 'config');
  writeFileSync(
    config,
    `[http]\n\tproxy = ${elsewhere.origin}\n\textraHeader = X-Foreign: 1\n[url "http://127.0.0.1:1/"]\n\tinsteadOf = ${proxy.origin}/\n`,
  );
  const before = process.env;
  process.env = { ...before, GIT_CONFIG_GLOBAL: config, no_proxy: '', NO_PROXY: '' };
  elsewhere.plan(() => ({ kind: 'status', status: 403 }));
  try {
    await withArchive({}, async (archive) => {
      await expect(archive.list()).rejects.toThrow('the server refuses access');
    });
    expect(proxy.seen).toEqual([]);
    expect(elsewhere.seen[0]?.url).toMatch(`${proxy.origin}/owner/archive/`);
    expect(elsewhere.seen[0]?.headers['x-foreign']).toBeUndefined();
  } finally {
    process.env = before;
    rmSync(directory, { recursive: true });
  }
});

test('closing ends a transfer that hangs, with its helpers', async () => {
  const archive = gitArchive({
    name: 'owner/archive',
    url: `${proxy.origin}/owner/archive`,
    patience: { ...PATIENCE, silence: 60_000 },
  });
  const { entries } = await archive.list();
  proxy.plan(() => ({ kind: 'hang' }));
  const reading = readAll(archive, entries).catch((error) => error);
  while (proxy.seen.length === 0) await new Promise((done) => setTimeout(done, 20));
  await archive.close();
  expect(await reading).toBeInstanceOf(Error);
  const processes = execFileSync('ps', ['-eo', 'args']).toString();
  expect(processes).not.toContain(`${proxy.origin}/owner/archive`);
});
