import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { type Compiled, compile } from '../compiled.js';
import { type Fault, type FaultProxy, startFaultProxy } from '../servers/fault-proxy.js';
import { type GitServer, startGitServer, type TestFile } from '../servers/git-http.js';
import { type GitHubApi, startGitHubApi } from '../servers/github-api.js';
import { archiveFiles, newRunner, OBJECTS, type Run, type Runner } from './runner.js';

const TOKEN = 'ghs_ThisTokenMustNotShow0123456789';
const SECRETS = [TOKEN, Buffer.from(`x-access-token:${TOKEN}`).toString('base64')];

let compiled: Compiled;
let runner: Runner;
let server: GitServer;
let proxy: FaultProxy;
let api: GitHubApi;
let apiProxy: FaultProxy;
let commit: string;
let files: Record<string, TestFile>;
beforeAll(async () => {
  compiled = compile();
  runner = newRunner(compiled);
  files = await archiveFiles();
  server = await startGitServer();
  commit = server.commit(files);
  proxy = await startFaultProxy(server.origin);
  api = await startGitHubApi('owner', 'archive', files);
  apiProxy = await startFaultProxy(api.origin);
});
afterAll(async () => {
  for (const one of [proxy, apiProxy, api, server]) await one.close();
  runner.remove();
  compiled.remove();
});
afterEach(() => {
  server.forget();
  proxy.plan(() => undefined);
  apiProxy.plan(() => undefined);
});

const small = { objects: OBJECTS.kinds, targets: 'small\n!small/*/*/0.9', cache: 'none' };

function outputOf(run: Run, name: string): string | undefined {
  return new RegExp(`^${name}<<(\\S+)\\n([\\s\\S]*?)\\n\\1$`, 'm').exec(run.outputs)?.[2];
}

/** The token is masked by a command of the workflow, and is nowhere else. */
function expectSecret(run: Run): void {
  const log = run.lines.filter((line) => !line.startsWith('::add-mask::')).join('\n');
  const shown = [
    log,
    run.stderr,
    run.summary,
    run.outputs,
    run.gitArguments,
    JSON.stringify(run.manifest),
  ];
  for (const secret of SECRETS) {
    for (const text of shown) expect(text).not.toContain(secret);
    expect(run.lines).toContain(`::add-mask::${secret}`);
  }
}

describe('the action takes its kernels from a repository', () => {
  test('a first run costs two requests a batch, two for links and three for trees', async () => {
    const run = await runner.run({ inputs: { archive: server.url, targets: 'debian\nsmall' } });
    expect([run.status, run.stderr, run.errors]).toEqual([0, '', []]);
    expect(run.from).toMatch(/^6 kernels fetched \(1\.7 MB\)$/);
    expect(server.requests.length).toBeLessThanOrEqual(6 + 2);
    const packed = Object.values(files).reduce(
      (sum, file) => sum + (file instanceof Uint8Array ? file.length : 0),
      0,
    );
    expect(server.bytes).toBeLessThan(packed + 10_000);
    expect(outputOf(run, 'archive-commit')).toBe(commit);
    expect(run.manifest?.archives).toEqual([{ name: server.url, commit }]);
    expect(run.manifest?.ownBtf).toEqual(['small/1/x86_64/2.0']);
    expect(run.manifest?.missing.map(({ kernel }) => kernel)).toEqual(['small/1/x86_64/0.9']);
    expect(run.left).toEqual(['btf-bundle']);
    const link = ['1.0', '1.2'].map((release) => run.bundle[`small/1/x86_64/${release}.btf`]);
    expect(link[0]).toBe(link[1]);
    expect(link[0]).toBeDefined();
  });

  test('archives are searched in order, a directory before a repository', async () => {
    const own = mkdtempSync(join(tmpdir(), 'btf-bundle-own-'));
    mkdirSync(join(own, 'small/1/x86_64'), { recursive: true });
    writeFileSync(join(own, 'small/1/x86_64/1.0.btf'), files['small/1/x86_64/1.0.btf'] as Buffer);
    const run = await runner.run({ inputs: { ...small, archive: `${own}\n${server.url}@main` } });
    rmSync(own, { recursive: true });
    expect(run.status).toBe(0);
    expect(run.from).toMatch(/^3 kernels fetched .*, 1 kernel read from a directory/);
    expect(run.manifest?.kernels.map(({ source }) => source.archive)).toEqual([0, 1, 1, 1]);
    expect(outputOf(run, 'archive-commit')).toBe(`\n${commit}`);
  });

  test('the token goes to its own server only, and shows nowhere', async () => {
    const inputs = { ...small, token: TOKEN, archive: `${proxy.origin}/owner/archive` };
    const own = await runner.run({ inputs, environment: { GITHUB_SERVER_URL: proxy.origin } });
    expect(own.status).toBe(0);
    expectSecret(own);
    for (const { headers } of proxy.seen) expect(headers.authorization).toBe(`basic ${SECRETS[1]}`);

    proxy.plan(() => undefined);
    const foreign = await runner.run({ inputs, environment: { GITHUB_SERVER_URL: server.origin } });
    expect(foreign.bundle).toEqual(own.bundle);
    expectSecret(foreign);
    expect(proxy.seen.length).toBeGreaterThan(0);
    for (const { headers } of proxy.seen) expect(headers.authorization).toBeUndefined();
  });

  test('an interrupt leaves no process and no file', async () => {
    proxy.plan((_index, { method, url }) =>
      method === 'POST' && url.endsWith('git-upload-pack') ? { kind: 'hang' } : undefined,
    );
    const run = await runner.run({
      inputs: { ...small, archive: `${proxy.origin}/owner/archive` },
      onStart(child) {
        const watch = setInterval(() => {
          if (!proxy.seen.some(({ method }) => method === 'POST')) return;
          clearInterval(watch);
          child.kill('SIGINT');
        }, 20);
        child.once('close', () => clearInterval(watch));
      },
    });
    expect(run.status).toBe(130);
    expect(run.left).toEqual([]);
    expect(processesIn(runner.directory)).toEqual([]);
  });
});

describe('a machine without git', () => {
  const programs = ['tar', 'zstd'];

  test('reads over HTTPS, with a warning, the same kernels', async () => {
    const withGit = await runner.run({ inputs: { ...small, archive: server.url } });
    const run = await runner.run({
      inputs: { ...small, token: TOKEN, archive: 'owner/archive' },
      environment: { GITHUB_SERVER_URL: apiProxy.origin },
      programs,
    });
    expect([run.status, run.errors]).toEqual([0, []]);
    expect(run.warnings).toEqual([
      '::warning::There is no git on this machine: install git 2.31 or later. The archive is read over HTTPS instead.',
    ]);
    expect(outputOf(run, 'archive-commit')).toBe(api.commit);
    const kernels = (one: Run) =>
      Object.entries(one.bundle).filter(([path]) => /\.btf$/.test(path));
    expect(kernels(run)).toEqual(kernels(withGit));
    expectSecret(run);
    expect(readdirSync(join(runner.directory, 'temp'))).toEqual([]);
    for (const { headers } of apiProxy.seen) {
      expect(headers.authorization).toMatch(new RegExp(`^(token|Bearer) ${TOKEN}$`));
    }
    // Three to list, one for each link and each entry.
    expect(apiProxy.seen).toHaveLength(3 + 3 + 4);
  });

  test('says in one message that a repository elsewhere needs it', async () => {
    const run = await runner.run({ inputs: { ...small, archive: server.url }, programs });
    expect(run.status).toBe(1);
    expect(run.errors).toEqual([
      '::error::There is no git on this machine: install git 2.31 or later.',
    ]);
  });

  test('says in one message that there is no such repository', async () => {
    const run = await runner.run({
      inputs: { ...small, archive: 'owner/other' },
      environment: { GITHUB_SERVER_URL: api.origin },
      programs,
    });
    expect(run.errors).toEqual([
      '::error::archive "owner/other": there is no such repository or ref, or the token may not read it.',
    ]);
  });
});

describe('btf-bundle list', () => {
  const list = (args: string[], environment = {}) =>
    runner.terminal(['list', ...args], { environment });

  test('tells sizes over HTTPS', async () => {
    const run = await list(['--targets=small\ndebian/12', '--archive=owner/archive'], {
      GITHUB_SERVER_URL: api.origin,
    });
    expect([run.status, run.stderr]).toEqual([0, '']);
    expect(run.lines).toEqual([
      '983.0 kB\tdebian/12/x86_64/6.1.0-50-cloud-amd64',
      'failed\tsmall/1/x86_64/0.9',
      expect.stringMatching(/^1\.4 kB\tsmall\/1\/x86_64\/1\.0$/),
      expect.stringMatching(/^\d+ B\tsmall\/1\/x86_64\/1\.1$/),
      expect.stringMatching(/^1\.4 kB\tsmall\/1\/x86_64\/1\.2$/),
      expect.stringMatching(/^\S+ k?B\tsmall\/1\/x86_64\/1\.3$/),
      'own BTF\tsmall/1/x86_64/2.0',
      '',
    ]);
  });

  test('knows no sizes from git, and fetches no kernel', async () => {
    const run = await list(['--targets=debian', `--archive=${server.url}`]);
    expect(run.status).toBe(0);
    expect(run.lines).toEqual([
      '-\tdebian/11/arm64/5.10.0-32-cloud-arm64',
      '-\tdebian/12/x86_64/6.1.0-50-cloud-amd64',
      '',
    ]);
    expect(server.bytes).toBeLessThan(10_000);
    expect(run.left).toEqual([]);
  });

  test('1: targets that match nothing', async () => {
    const run = await list(['--targets=debain', `--archive=${server.url}`]);
    expect([run.status, run.lines]).toEqual([1, ['']]);
    expect(run.stderr).toMatch(/^btf-bundle: .*"debain".*\n$/);
  });
});

describe('what is foreseen is told in one sentence without a stack:', () => {
  test.each<[string, string, Fault | undefined, RegExp]>([
    ['no such repository', '/owner/none', undefined, /: there is no such repository, or /],
    ['no such ref', '/owner/archive@none', undefined, / has no such branch, tag or commit: /],
    [
      'a server that fails',
      '/owner/archive',
      { kind: 'status', status: 503, retryAfter: '0' },
      /: the server fails \(HTTP 503\)\. Gave up after 3 tries\.$/,
    ],
    [
      'a server that refuses',
      '/owner/archive',
      { kind: 'status', status: 403 },
      /: the server refuses access: /,
    ],
  ])('%s', async (_, path, fault, message) => {
    proxy.plan(() => fault);
    const run = await runner.terminal([
      `--objects=${small.objects}`,
      `--targets=${small.targets}`,
      `--archive=${proxy.origin}${path}`,
      '--cache=none',
    ]);
    const told = run.stderr.split('\n').filter((line) => /archive "/.test(line));
    expect(run.status).toBe(1);
    expect(told).toHaveLength(1);
    expect(told[0]).toMatch(/^btf-bundle: archive "http:[^"]*"/);
    expect(told[0]).toMatch(message);
    expect(run.stderr).not.toMatch(/^\S*\s*at /m);
  });
});

test('what an archive holds beside kernels is told once, and costs the others nothing', async () => {
  const odd = mkdtempSync(join(tmpdir(), 'btf-bundle-own-'));
  for (const path of [
    'small/1/x86_64/1.0.btf',
    'small/1/x86_64/CON.btf',
    'small/1/x86_64/1.1-a.btf',
    'small/1/x86_64/1.1-A.btf',
    'manifest.json/1/x86_64/1.0.btf',
    'small/1/x86_64/::error::x.txt',
  ]) {
    mkdirSync(join(odd, path, '..'), { recursive: true });
    writeFileSync(join(odd, path), files['small/1/x86_64/1.0.btf'] as Buffer);
  }
  const run = await runner.run({ inputs: { ...small, targets: 'small', archive: odd } });
  rmSync(odd, { recursive: true });
  expect([run.status, run.errors]).toEqual([0, []]);
  expect(run.manifest?.kernels.map(({ kernel }) => kernel)).toEqual([
    'small/1/x86_64/1.0',
    'small/1/x86_64/1.1-A',
  ]);
  expect(run.warnings).toEqual([
    expect.stringMatching(/^::warning::archive .* has 3 files of kernels that are left out: /),
  ]);
  const info = run.lines.filter((line) => line.includes('of no kernel'));
  expect(info).toEqual([
    expect.stringMatching(
      /^archive .* has a file of no kernel: "small\/1\/x86_64\/::error::x\.txt" \(its name does not end as that of a kernel\)\.$/,
    ),
  ]);
});

describe('the terminal keeps what it fetched and worked out', () => {
  test('and mends what is broken there', async () => {
    const kept = join(runner.directory, 'kept', 'btf-bundle');
    const run = (cache: string) => {
      server.forget();
      return runner.terminal([
        `--objects=${small.objects}`,
        `--targets=${small.targets}`,
        `--archive=${server.url}`,
        `--cache=${cache}`,
      ]);
    };
    const first = await run('all');
    expect(first.from).toMatch(/^4 kernels fetched/);
    expect((await run('all')).from).toMatch(/^4 kernels with the results/);

    const [result = ''] = readdirSync(join(kept, 'results'));
    spoil(join(kept, 'results', result, 'index.json'));
    for (const file of readdirSync(join(kept, 'kernels'), {
      recursive: true,
      withFileTypes: true,
    })) {
      if (file.isFile()) spoil(join(file.parentPath, file.name));
    }
    const [blob = ''] = readdirSync(join(kept, 'sources/small/1/x86_64'));
    spoil(join(kept, 'sources/small/1/x86_64', blob));
    const mended = await run('all');
    expect(mended.status).toBe(0);
    expect(mended.stderr).toContain(
      'warning: Results of an earlier run are broken, and not used: their checksum is wrong.\n',
    );
    expect(mended.from).toMatch(/fetched .*kept from an earlier run/);
    expect(mended.bundle).toEqual(first.bundle);
    const again = await run('source');
    expect(again.from).toMatch(/^4 kernels kept from an earlier run/);
    expect(again.bundle).toEqual(first.bundle);
  });
});

function spoil(file: string): void {
  const bytes = readFileSync(file);
  const middle = bytes.length >> 1;
  bytes[middle] = (bytes[middle] ?? 0) ^ 1;
  writeFileSync(file, bytes);
}

/** Command lines of processes that work below a directory. */
function processesIn(directory: string): string[] {
  return readdirSync('/proc')
    .filter((id) => /^\d+$/.test(id))
    .flatMap((id) => {
      try {
        const line = readFileSync(`/proc/${id}/cmdline`, 'utf8');
        const environment = readFileSync(`/proc/${id}/environ`, 'utf8');
        return environment.includes(`TMPDIR=${directory}`) && line !== '' ? [line] : [];
      } catch {
        return [];
      }
    });
}
