import {
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { type Compiled, compile } from '../compiled.js';
import { archiveFiles, moreFiles, newRunner, OBJECTS, type Runner } from '../network/runner.js';
import { type FaultProxy, startFaultProxy } from '../servers/fault-proxy.js';
import { type GitServer, startGitServer } from '../servers/git-http.js';

const SMALL = 'small\n!small/*/*/0.9';

let compiled: Compiled;
let runner: Runner;
let server: GitServer;
let proxy: FaultProxy;
beforeAll(async () => {
  compiled = compile();
  runner = newRunner(compiled);
  server = await startGitServer();
  server.commit({ ...(await archiveFiles()), ...moreFiles(['3.0']) });
  proxy = await startFaultProxy(server.origin);
});
afterAll(async () => {
  await proxy.close();
  await server.close();
  runner.remove();
  compiled.remove();
});
const kept = () => join(runner.directory, 'kept');
const output = () => join(runner.directory, 'bundles', 'bundle');
beforeEach(() => {
  proxy.plan(() => undefined);
  rmSync(kept(), { recursive: true, force: true });
  rmSync(join(runner.directory, 'bundles'), { recursive: true, force: true });
});

/** The terminal over the small kernels, with a bundle that outlives the run. */
function run(flags: readonly string[] = [], environment: Record<string, string> = {}) {
  return runner.terminal(
    [
      `--objects=${OBJECTS.kinds}`,
      ...(flags.some((flag) => flag.startsWith('--targets')) ? [] : [`--targets=${SMALL}`]),
      ...(flags.some((flag) => flag.startsWith('--archive')) ? [] : [`--archive=${server.url}`]),
      `--output=${output()}`,
      ...flags,
    ],
    { environment },
  );
}

const manifest = () => readFileSync(join(output(), 'manifest.json'), 'utf8');
const kernels = () => JSON.parse(manifest()).kernels.length;
const warnings = (stderr: string) =>
  stderr.split('\n').filter((line) => line.startsWith('warning: '));
const errors = (stderr: string) =>
  stderr.split('\n').filter((line) => line.startsWith('btf-bundle: '));

/** From the listing on, the server answers nothing but errors. */
function dieAfterListing(): void {
  let posts = 0;
  proxy.plan((_index, { method }) =>
    method === 'POST' && ++posts > 3 ? { kind: 'status', status: 503 } : undefined,
  );
}

describe('what is kept for later', () => {
  test.each([
    ['is a file', () => writeFileSync(kept(), 'x'), /\((ENOTDIR|EEXIST)\)/],
    [
      'has a file in the place of a group',
      () => {
        mkdirSync(join(kept(), 'btf-bundle', 'sources'), { recursive: true });
        writeFileSync(join(kept(), 'btf-bundle', 'sources', 'small'), 'x');
      },
      /\((ENOTDIR|EEXIST)\)/,
    ],
    [
      'has a directory in the place of the index',
      () => {
        // Made before the run can know the name: everything below results is a file.
        mkdirSync(join(kept(), 'btf-bundle'), { recursive: true });
        writeFileSync(join(kept(), 'btf-bundle', 'results'), 'x');
      },
      /\((ENOTDIR|EEXIST)\)/,
    ],
  ])('that %s costs one warning and no kernel', async (_, spoil, code) => {
    spoil();
    const { status, stderr } = await run();
    expect(status).toBe(0);
    expect(kernels()).toBe(5);
    expect(warnings(stderr)).toEqual([expect.stringMatching(code)]);
    expect(stderr + manifest()).not.toContain(runner.directory.concat('/kept'));
  });

  test('costs one warning in the action, too', async () => {
    const temp = join(runner.directory, 'no-temp');
    writeFileSync(temp, 'a file');
    const action = await runner.run({
      inputs: { objects: OBJECTS.kinds, targets: SMALL, archive: server.url },
      environment: {
        RUNNER_TEMP: temp,
        ACTIONS_RESULTS_URL: 'http://127.0.0.1:9/',
        ACTIONS_CACHE_SERVICE_V2: '1',
        ACTIONS_RUNTIME_TOKEN: 'x',
        GITHUB_SERVER_URL: 'https://github.com',
      },
    });
    expect([action.status, action.errors]).toEqual([0, []]);
    expect(action.manifest?.kernels).toHaveLength(5);
    expect(action.warnings).toHaveLength(1);
  });

  test.each([
    ['with an empty HOME', ''],
    ['with a HOME that is no absolute path', 'home'],
  ])('is nothing for a user %s', async (_, HOME) => {
    const { status, stderr } = await run([], { HOME, XDG_CACHE_HOME: '' });
    expect(status).toBe(0);
    expect(warnings(stderr)).toEqual([expect.stringContaining('has no home directory')]);
    expect((await run(['--cache=none'], { HOME, XDG_CACHE_HOME: '' })).stderr).not.toContain(
      'warning',
    );
  });
});

describe('a server that dies after the listing', () => {
  const viaProxy = () => [`--archive=${proxy.origin}/owner/archive`, '--fail-on=none'];

  test('leaves the bundle that is there, and is told once', async () => {
    expect((await run()).status).toBe(0);
    const before = manifest();
    dieAfterListing();
    const { status, stderr } = await run([...viaProxy(), '--cache=none']);
    expect(status).toBe(1);
    expect(errors(stderr)).toEqual([
      expect.stringMatching(
        /503.* For want of 5 of 5 kernels, the bundle of 5 kernels that is there was left as it was: /,
      ),
    ]);
    expect(manifest()).toBe(before);
  });

  test('leaves it even if some kernels came, which the next run has', async () => {
    expect((await run()).status).toBe(0);
    const before = manifest();
    rmSync(kept(), { recursive: true });
    // What an earlier run fetched comes; the rest would have to come from the server.
    expect((await run([`--archive=${server.url}`, '--targets=small/1/x86_64/1.*'])).status).toBe(0);
    rmSync(output(), { recursive: true });
    expect((await run([`--archive=${server.url}`, '--cache=none'])).status).toBe(0);
    expect(manifest()).toBe(before);
    dieAfterListing();
    const half = await run(viaProxy());
    expect(half.status).toBe(1);
    expect(half.from).toMatch(/^4 kernels /);
    expect(half.stderr).toContain('For want of 1 of 5 kernels');
    expect(manifest()).toBe(before);
    proxy.plan(() => undefined);
    const whole = await run(viaProxy());
    expect(whole.status).toBe(0);
    expect(whole.from).toMatch(/^1 kernel fetched .*, 4 kernels /);
  });

  test('and nothing there: no bundle is written', async () => {
    dieAfterListing();
    const { status, stderr } = await run([...viaProxy(), '--cache=none']);
    expect(status).toBe(1);
    expect(stderr).toContain('no bundle was written');
    expect(existsSync(output())).toBe(false);
  });
});

describe('a run that makes no kernel', () => {
  const directory = () => join(runner.directory, 'broken');
  beforeAll(() => {
    mkdirSync(join(directory(), 'small/1/x86_64'), { recursive: true });
    for (const release of ['a', 'b']) {
      writeFileSync(join(directory(), `small/1/x86_64/${release}.btf`), 'no BTF, but long enough');
    }
    writeFileSync(join(directory(), 'small/1/x86_64/c.hasbtf'), '');
  });
  const broken = (...flags: string[]) => run([`--archive=${directory()}`, ...flags]);

  test('leaves the bundle that is there, and says why', async () => {
    expect((await run()).status).toBe(0);
    const before = manifest();
    const { status, stderr } = await broken('--targets=small/1/*/[ab]', '--fail-on=none');
    expect(status).toBe(1);
    expect(errors(stderr)).toEqual([
      'btf-bundle: None of 2 kernels could be made, so the bundle of 5 kernels that is there was left as it was.',
      expect.stringMatching(/^btf-bundle: 2 kernels, small\/1\/x86_64\/a first: BTF: /),
    ]);
    expect(manifest()).toBe(before);
  });

  test('because none is needed replaces no bundle of some, and nothing else is in its way', async () => {
    expect((await broken('--targets=small/1/*/c')).status).toBe(0);
    expect(kernels()).toBe(0);
    expect((await broken('--targets=small/1/*/c')).status).toBe(0);
    expect((await run()).status).toBe(0);
    const { status, stderr } = await broken('--targets=small/1/*/c');
    expect(status).toBe(1);
    expect(stderr).toContain('No kernel that was asked for needs a file');
    expect(kernels()).toBe(5);
  });

  test('a kernel that is broken by itself is missing, and the rest is written', async () => {
    const { status } = await run([`--archive=${directory()}\n${server.url}`, `--targets=${SMALL}`]);
    expect(status).toBe(1);
    expect(kernels()).toBe(5);
    expect(JSON.parse(manifest()).missing.map(({ kernel }: { kernel: string }) => kernel)).toEqual([
      'small/1/x86_64/a',
      'small/1/x86_64/b',
    ]);
  });
});

describe('an odd name', () => {
  test('costs its own kernel only', async () => {
    const [one, other] = [join(runner.directory, 'odd'), join(runner.directory, 'odder')];
    const good = (await archiveFiles())['small/1/x86_64/1.0.btf'] as Buffer;
    const paths = ['d/1/x86_64/A', 'd/1/x86_64/CON', 'manifest.json/1/x86_64/a', 'd/1/x86_64/b'];
    for (const path of [...paths.map((name) => join(one, name)), join(other, 'd/1/x86_64/a')]) {
      mkdirSync(join(path, '..'), { recursive: true });
      writeFileSync(`${path}.btf`, good);
    }
    const { status, stderr } = await run([
      `--archive=${one}\n${other}`,
      '--targets=*',
      '--fail-on=none',
    ]);
    expect(status).toBe(0);
    expect(stderr).toMatch(/warning: .*CON/);
    const { kernels: made, missing } = JSON.parse(manifest());
    expect(made.map(({ kernel }: { kernel: string }) => kernel)).toEqual([
      'd/1/x86_64/A',
      'd/1/x86_64/b',
    ]);
    const reason =
      'it can have no file: it is one file with "d/1/x86_64/A.btf" where case does not count';
    expect(missing).toEqual([{ kernel: 'd/1/x86_64/a', reason }]);
  });
});

describe('a worker that dies', () => {
  const file = () => join(compiled.directory, 'worker', 'index.js');
  beforeEach(() => renameSync(file(), `${file()}.whole`));
  afterEach(() => renameSync(`${file()}.whole`, file()));

  test('costs the kernel that kills it, and no other', async () => {
    const archive = join(runner.directory, 'deadly');
    cpSync(join('test', 'fixtures', 'kernel_bpfel.btf'), join(archive, 'd/1/x86_64/ok.btf'));
    for (let i = 0; i < 8; i++) {
      cpSync(join(archive, 'd/1/x86_64/ok.btf'), join(archive, `d/1/x86_64/ok${i}.btf`));
    }
    writeFileSync(join(archive, 'd/1/x86_64/deadly.btf'), 'KILL');
    writeFileSync(
      file(),
      `import { parentPort } from 'node:worker_threads';
       parentPort.on('message', ({ bytes }) => {
         if (Buffer.from(bytes).toString() === 'KILL') process.exit(9);
       });
       await import('./index.js.whole.mjs');`,
    );
    cpSync(`${file()}.whole`, `${file()}.whole.mjs`);
    const { status } = await run([`--archive=${archive}`, '--targets=d', '--fail-on=none']);
    expect(status).toBe(0);
    expect(kernels()).toBe(9);
    expect(JSON.parse(manifest()).missing).toEqual([
      { kernel: 'd/1/x86_64/deadly', reason: 'its thread ended 2 times (status 9)' },
    ]);
  });
});
