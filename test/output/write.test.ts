import { spawn, spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { InputError } from '../../src/errors.js';
import { manifestJson } from '../../src/output/json.js';
import { openBundle } from '../../src/output/write.js';
import { compileWithJob } from '../compiled.js';
import { kernelOf, MANIFEST } from '../report/samples.js';

const bytes = (text: string) => Buffer.from(text);
const manifestOf = (...ids: string[]) =>
  bytes(manifestJson({ ...MANIFEST, kernels: ids.map((id) => kernelOf(id)) }));

let here: string;
let output: string;
beforeEach(() => {
  here = mkdtempSync(join(tmpdir(), 'write-'));
  output = join(here, 'out', 'bundle');
});

afterEach(() => rmSync(here, { recursive: true, force: true }));

async function writeOnce(id: string): Promise<void> {
  const bundle = openBundle(output);
  await Promise.all([
    bundle.add(`${id}.btf`, bytes(id)),
    bundle.add('manifest.json', manifestOf(id)),
    bundle.add('report.json', bytes('{}')),
  ]);
  bundle.commit();
}

describe('openBundle', () => {
  test('nothing stands at its place before all of it does', async () => {
    const bundle = openBundle(output);
    await bundle.add('a/1/x86_64/r.btf', bytes('x'));
    expect(existsSync(output)).toBe(false);
    bundle.commit();
    expect(readFileSync(join(output, 'a/1/x86_64/r.btf'), 'utf8')).toBe('x');
    expect(readdirSync(dirname(output))).toEqual(['bundle']);
  });

  test('replaces an older bundle, and leaves nothing of it', async () => {
    await writeOnce('a/1/x86_64/old');
    await writeOnce('a/1/x86_64/new');
    expect(readdirSync(join(output, 'a/1/x86_64'))).toEqual(['new.btf']);
    expect(readdirSync(dirname(output))).toEqual(['bundle']);
  });

  test('takes an empty directory, and the directory that a link leads to', async () => {
    const target = join(here, 'target');
    mkdirSync(target);
    mkdirSync(dirname(output));
    symlinkSync(target, output, 'junction');
    await writeOnce('a/1/x86_64/r');
    expect(readdirSync(target).sort()).toEqual(['a', 'manifest.json', 'report.json']);
  });

  test('abort leaves what was there', async () => {
    await writeOnce('a/1/x86_64/old');
    const bundle = openBundle(output);
    await bundle.add('b/1/x86_64/r.btf', bytes('x'));
    bundle.abort();
    bundle.abort();
    expect(existsSync(join(output, 'a/1/x86_64/old.btf'))).toBe(true);
    expect(readdirSync(dirname(output))).toEqual(['bundle']);
    expect(() => bundle.commit()).toThrow('closed');
  });

  test('a bundle that cannot take its place leaves the older one there', async () => {
    await writeOnce('a/1/x86_64/old');
    const bundle = openBundle(output);
    const [temporary = ''] = readdirSync(dirname(output)).filter((name) => name !== 'bundle');
    rmSync(join(dirname(output), temporary), { recursive: true });
    expect(() => bundle.commit()).toThrow(/^output ".*" cannot be written \(ENOENT\)/);
    expect(existsSync(join(output, 'a/1/x86_64/old.btf'))).toBe(true);
    expect(readdirSync(dirname(output))).toEqual(['bundle']);
  });

  test.each(['.gitkeep', '.gitignore'])('%s in the output stays', async (name) => {
    mkdirSync(output, { recursive: true });
    writeFileSync(join(output, name), 'mine');
    await writeOnce('a/1/x86_64/one');
    await writeOnce('a/1/x86_64/two');
    expect(readFileSync(join(output, name), 'utf8')).toBe('mine');
    expect(existsSync(join(output, 'a/1/x86_64/two.btf'))).toBe(true);
  });

  test.each([
    ['an earlier', { schema: 0, kernels: [{ file: 'k/old.btf' }] }],
    ['a later', { schema: 99, kernels: [{ file: 'k/old.btf', new: true }], more: 1 }],
  ])('replaces a bundle of %s schema', async (_, old) => {
    mkdirSync(join(output, 'k'), { recursive: true });
    writeFileSync(join(output, 'manifest.json'), JSON.stringify(old));
    writeFileSync(join(output, 'report.json'), '{}');
    writeFileSync(join(output, 'k', 'old.btf'), 'old');
    await writeOnce('a/1/x86_64/new');
    expect(existsSync(join(output, 'k'))).toBe(false);
  });

  test('replaces all that a run writes, and nothing that only looks like it', async () => {
    await writeOnce('a/1/x86_64/old');
    for (const name of ['report.html', 'report.sarif']) writeFileSync(join(output, name), 'old');
    await writeOnce('a/1/x86_64/new');
    expect(readdirSync(output).sort()).toEqual(['a', 'manifest.json', 'report.json']);
    writeFileSync(join(output, 'other.html'), 'mine');
    expect(() => openBundle(output)).toThrow('has a file that is not of the bundle, "other.html"');
  });

  test('replaces a bundle of another layout, and counts kernels, not files', async () => {
    const kernels = ['a/1/x86_64/r', 'a/2/x86_64/r'].map((id) => ({
      ...kernelOf(id),
      file: 'btf/0123456789abcdef.btf',
    }));
    const shared = openBundle(output);
    await shared.add('btf/0123456789abcdef.btf', bytes('x'));
    await shared.add('index.json', bytes('{}'));
    const manifest = manifestJson({ ...MANIFEST, layout: 'shared', kernels });
    await shared.add('manifest.json', bytes(manifest));
    shared.commit();
    const next = openBundle(output);
    expect(next.replaces).toBe(2);
    next.abort();
    await writeOnce('a/1/x86_64/new');
    expect(readdirSync(output).sort()).toEqual(['a', 'manifest.json', 'report.json']);
  });

  test('an index.json beside a bundle that had none is somebody else’s', async () => {
    mkdirSync(output, { recursive: true });
    writeFileSync(join(output, 'manifest.json'), JSON.stringify({ schema: 3, kernels: [] }));
    writeFileSync(join(output, 'index.json'), 'mine');
    expect(() => openBundle(output)).toThrow('not of the bundle, "index.json"');
    writeFileSync(join(output, 'manifest.json'), JSON.stringify({ schema: 4, kernels: [] }));
    openBundle(output).abort();
  });

  test('tells how many kernels it replaces', async () => {
    await writeOnce('a/1/x86_64/old');
    const bundle = openBundle(output);
    expect(bundle.replaces).toBe(1);
    bundle.abort();
  });

  test('reports can lie elsewhere, beside files of others, and appear with the bundle', async () => {
    const reports = join(here, 'reports');
    mkdirSync(reports);
    writeFileSync(join(reports, 'mine.txt'), 'mine');
    writeFileSync(join(reports, 'report.json'), 'old');
    const bundle = openBundle(output, reports);
    expect(bundle.reportDirectory).toBe(reports);
    await bundle.add('manifest.json', manifestOf());
    await bundle.addReport('report.json', bytes('new'));
    expect(readFileSync(join(reports, 'report.json'), 'utf8')).toBe('old');
    bundle.commit();
    expect(readFileSync(join(reports, 'report.json'), 'utf8')).toBe('new');
    expect(readdirSync(reports)).toEqual(['mine.txt', 'report.json']);
    expect(readdirSync(output)).toEqual(['manifest.json']);
  });

  test('a report that cannot be written leaves both as they were', async () => {
    await writeOnce('a/1/x86_64/old');
    const reports = join(here, 'reports');
    mkdirSync(join(reports, 'report.json'), { recursive: true });
    const bundle = openBundle(output, reports);
    await expect(bundle.addReport('report.json', bytes('new'))).rejects.toThrow(InputError);
    bundle.abort();
    expect(readdirSync(reports)).toEqual(['report.json']);
    expect(existsSync(join(output, 'a/1/x86_64/old.btf'))).toBe(true);
  });

  test.each([
    ['a file', () => writeFileSync(output, 'mine'), 'is not a directory'],
    [
      'a directory with files',
      () => {
        mkdirSync(output);
        writeFileSync(join(output, 'mine.txt'), 'mine');
      },
      'files that are no bundle',
    ],
    [
      'a directory with another manifest.json',
      () => {
        mkdirSync(output);
        writeFileSync(join(output, 'manifest.json'), '{"schema":1}');
      },
      'files that are no bundle',
    ],
  ])('refuses %s', (_what, make, words) => {
    mkdirSync(dirname(output));
    make();
    const before = readdirSync(here, { recursive: true });
    expect(() => openBundle(output)).toThrow(InputError);
    expect(() => openBundle(output)).toThrow(words);
    expect(readdirSync(here, { recursive: true })).toEqual(before);
  });

  test('refuses a bundle that somebody put a file into, even while it was written', async () => {
    await writeOnce('a/1/x86_64/old');
    const bundle = openBundle(output);
    await bundle.add('manifest.json', manifestOf());
    writeFileSync(join(output, 'a', 'notes.txt'), 'mine');
    expect(() => bundle.commit()).toThrow('"a/notes.txt"');
    expect(readFileSync(join(output, 'a', 'notes.txt'), 'utf8')).toBe('mine');
    expect(readdirSync(dirname(output))).toEqual(['bundle']);
    expect(() => openBundle(output)).toThrow('"a/notes.txt"');
  });

  test.each([
    '../up.btf',
    'a/../../up.btf',
    '/etc/x',
    'a//b',
    '',
    'a\\..\\b',
    'c:/x',
    'a/nul.btf',
    'a/COM1',
    'a/b.',
    'a/b ',
    'a/\u0000',
    `a/${'x'.repeat(256)}`,
  ])('a path such as %j is an error', async (path) => {
    const bundle = openBundle(output);
    await expect(bundle.add(path, bytes('x'))).rejects.toThrow('cannot be a file of a bundle');
    bundle.abort();
  });

  test.each([
    ['a/1/x86_64/R.btf', 'a/1/x86_64/r.btf', 'where case does not count'],
    ['a/\u00e9.btf', 'a/e\u0301.btf', 'where case does not count'],
    ['a/r.btf', 'a/r.btf', 'twice'],
  ])('%j and %j do not overwrite each other', async (one, other, words) => {
    const bundle = openBundle(output);
    await bundle.add(one, bytes('1'));
    await expect(bundle.add(other, bytes('2'))).rejects.toThrow(words);
    bundle.abort();
  });
});

describe('a run that is killed', () => {
  const compiled = compileWithJob('');
  afterAll(compiled.remove);

  /** Writes bundles of one kernel, one after the other, until it is killed. */
  const script = `
    import { openBundle } from ${JSON.stringify(`file://${compiled.directory}/output/write.js`)};
    for (let i = 0; ; i++) {
      const bundle = openBundle(process.argv[1]);
      const manifest = { schema: 1, kernels: [{ file: 'k/' + i + '.btf' }] };
      await bundle.add('k/' + i + '.btf', Buffer.from(String(i)));
      await bundle.add('manifest.json', Buffer.from(JSON.stringify(manifest)));
      await bundle.addReport('report.json', Buffer.from('{}'));
      bundle.commit();
      if (i === 0) console.log('ready');
    }`;

  test('by SIGKILL at any time leaves a whole bundle to the next run, and nothing else', async () => {
    for (let round = 0; round < 25; round++) {
      const child = spawn(process.execPath, ['--input-type=module', '-e', script, output]);
      const ended = new Promise((resolve) => child.once('exit', resolve));
      await new Promise((resolve) => child.stdout.once('data', resolve));
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 20));
      child.kill('SIGKILL');
      await ended;
      openBundle(output).abort();
      expect(readdirSync(dirname(output))).toEqual(['bundle']);
      const { kernels } = JSON.parse(readFileSync(join(output, 'manifest.json'), 'utf8'));
      expect(existsSync(join(output, kernels[0].file))).toBe(true);
    }
  });

  test('between its two renames is put right: the older bundle is back', async () => {
    await writeOnce('a/1/x86_64/old');
    const dead = spawnSync(process.execPath, [
      '--input-type=module',
      '-e',
      `import { nameBeside } from ${JSON.stringify(`file://${compiled.directory}/output/leftovers.js`)};
       import { mkdirSync, renameSync } from 'node:fs';
       mkdirSync(nameBeside(process.argv[1], 'tmp'));
       renameSync(process.argv[1], nameBeside(process.argv[1], 'old'));`,
      output,
    ]);
    expect(dead.status).toBe(0);
    expect(existsSync(output)).toBe(false);
    expect(readdirSync(dirname(output))).toHaveLength(2);
    const bundle = openBundle(output);
    expect(existsSync(join(output, 'a/1/x86_64/old.btf'))).toBe(true);
    expect(bundle.replaces).toBe(1);
    bundle.abort();
    expect(readdirSync(dirname(output))).toEqual(['bundle']);
  });

  test('is told from one that lives, and from files of others', async () => {
    await writeOnce('a/1/x86_64/old');
    const live = openBundle(output);
    const elsewhere = `${output}.tmp-${'0'.repeat(8)}-1-${'0'.repeat(12)}`;
    const others = ['bundle.old-notes', 'bundle.tmp', 'bundle.tmp-1', 'other.tmp-1'];
    for (const name of others) writeFileSync(join(dirname(output), name), 'mine');
    mkdirSync(elsewhere);
    const child = spawn(process.execPath, ['--input-type=module', '-e', script, output]);
    await new Promise((resolve) => child.stdout.once('data', resolve));
    child.kill('SIGKILL');
    await new Promise((resolve) => child.once('exit', resolve));
    openBundle(output).abort();
    const names = readdirSync(dirname(output));
    expect(names).toEqual(expect.arrayContaining([...others, 'bundle', basename(elsewhere)]));
    expect(names).toHaveLength(others.length + 3);
    live.abort();
  });
});

describe('a signal', () => {
  const compiled = compileWithJob('');
  afterAll(compiled.remove);

  test.each(['SIGINT', 'SIGTERM'] as const)(
    '%s ends the process and leaves nothing',
    async (signal) => {
      await writeOnce('a/1/x86_64/old');
      const script = `
      import { openBundle } from ${JSON.stringify(`file://${compiled.directory}/output/write.js`)};
      import { exitOnInterrupt } from ${JSON.stringify(`file://${compiled.directory}/interrupt.js`)};
      exitOnInterrupt();
      const bundle = openBundle(process.argv[1]);
      await bundle.add('x/y.btf', Buffer.from('x'));
      console.log('ready');
      setInterval(() => {}, 1000);`;
      const child = spawn(process.execPath, ['--input-type=module', '-e', script, output]);
      await new Promise((resolve) => child.stdout.once('data', resolve));
      expect(readdirSync(dirname(output))).toHaveLength(2);
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill(signal);
      expect(await ended).toBe({ SIGINT: 130, SIGTERM: 143 }[signal]);
      expect(readdirSync(dirname(output))).toEqual(['bundle']);
      expect(existsSync(join(output, 'a/1/x86_64/old.btf'))).toBe(true);
    },
  );
});
