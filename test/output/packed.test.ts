import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
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
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { InputError } from '../../src/errors.js';
import { packedPlace } from '../../src/output/packed-place.js';
import { openBundle } from '../../src/output/write.js';
import { compileWithJob } from '../compiled.js';

let here: string;
let output: string;
beforeEach(() => {
  here = mkdtempSync(join(tmpdir(), 'packed-'));
  output = join(here, 'btf');
});
afterEach(() => rmSync(here, { recursive: true, force: true }));

const there = () => readdirSync(here).sort();
const text = (name: string) => readFileSync(join(here, name), 'utf8');
const put = (name: string, content: string) => writeFileSync(join(here, name), content);
const hashLine = (name: string, content: string) =>
  `${createHash('sha256').update(content).digest('hex')}  ${name}\n`;
/** A packed file as an earlier run leaves it. */
const putPacked = (name: string, content = 'old') => {
  put(name, content);
  put(`${name}.sha256`, hashLine(name, content));
};
const both = (name: string) => [name, `${name}.sha256`];

const manifestOf = (word: string) =>
  Buffer.from(JSON.stringify({ schema: 4, kernels: [{ file: `k/${word}.btf` }] }));

async function* piecesOf(...words: string[]) {
  for (const word of words) yield Buffer.from(word);
}

/** A bundle that holds a word, and is packed as that word to places by their names. */
async function begin(word: string, names: readonly string[]) {
  const places = names.map((name) => join(here, name));
  const bundle = openBundle(output, output, places);
  await bundle.add(`k/${word}.btf`, Buffer.from(word));
  await bundle.add('manifest.json', manifestOf(word));
  for (const place of places) {
    expect(await bundle.addPacked(place, piecesOf(...word))).toBe(word.length);
  }
  return bundle;
}

async function write(word: string, ...names: string[]): Promise<string[]> {
  return (await begin(word, names)).commit();
}

describe('a packed bundle', () => {
  test('comes with the bundle, with a file beside it that sha256sum checks', async () => {
    const bundle = await begin('new', ['btf.tar.gz']);
    expect(there().filter((name) => !name.includes('.tmp-'))).toEqual([]);
    bundle.commit();
    expect(there()).toEqual(['btf', ...both('btf.tar.gz')]);
    expect(text('btf.tar.gz')).toBe('new');
    expect(text('btf.tar.gz.sha256')).toBe(hashLine('btf.tar.gz', 'new'));
    execFileSync('sha256sum', ['-c', 'btf.tar.gz.sha256'], { cwd: here });
  });

  test('goes with the bundle, if that does not come', async () => {
    await write('old', 'btf.tar.gz');
    (await begin('new', ['btf.tar.gz'])).abort();
    expect(there()).toEqual(['btf', ...both('btf.tar.gz')]);
    expect(text('btf.tar.gz')).toBe('old');
  });

  test('of an earlier run is replaced, or removed where this one packs otherwise', async () => {
    expect(await write('1', 'btf.tar.gz', 'btf-x86_64.tar.xz', 'btf-aarch64.tar')).toEqual([]);
    expect(await write('2', 'btf.tar.gz', 'btf-arm64.tar')).toEqual(
      ['btf-x86_64.tar.xz', 'btf-aarch64.tar'].map((name) => join(here, name)),
    );
    expect(there()).toEqual(['btf', ...both('btf-arm64.tar'), ...both('btf.tar.gz')]);
    expect(text('btf.tar.gz')).toBe('2');
    expect((await write('3')).sort()).toEqual(
      ['btf-arm64.tar', 'btf.tar.gz'].map((name) => join(here, name)),
    );
    expect(there()).toEqual(['btf']);
  });

  test('lies beside the path that the user wrote, if that is a link', async () => {
    mkdirSync(join(here, 'elsewhere', 'real'), { recursive: true });
    symlinkSync(join(here, 'elsewhere', 'real'), output, 'junction');
    expect(packedPlace(output, 'tar.gz', 'arm64')).toBe(join(here, 'btf-arm64.tar.gz'));
    await write('new', 'btf.tar.gz');
    expect(there()).toEqual(['btf', ...both('btf.tar.gz'), 'elsewhere']);
    expect(readdirSync(join(here, 'elsewhere'))).toEqual(['real']);
  });

  test('that cannot be written to its end leaves the older ones', async () => {
    await write('old', 'btf.tar.gz');
    const place = join(here, 'btf.tar.gz');
    const bundle = openBundle(output, output, [place]);
    const broken = async function* () {
      yield Buffer.from('half');
      throw new Error('a broken disk');
    };
    await expect(bundle.addPacked(place, broken())).rejects.toThrow('a broken disk');
    bundle.abort();
    expect(there()).toEqual(['btf', ...both('btf.tar.gz')]);
    expect(text('btf.tar.gz')).toBe('old');
  });

  test.each(['btf.tar.gz', 'btf.tar.gz.sha256'])(
    'whose part %s cannot take its place leaves the older ones, and the older bundle',
    async (part) => {
      await write('old', 'btf.tar.gz');
      const bundle = await begin('new', ['btf.tar.gz']);
      const [beside = ''] = there().filter((name) => name.startsWith(`${part}.tmp-`));
      rmSync(join(here, beside));
      expect(() => bundle.commit()).toThrow(/^output ".*" cannot be written \(ENOENT\)/);
      expect(there()).toEqual(['btf', ...both('btf.tar.gz')]);
      expect(text('btf.tar.gz')).toBe('old');
      expect(existsSync(join(output, 'k/old.btf'))).toBe(true);
    },
  );
});

describe('what no run of ours left', () => {
  const FOREIGN: [string, Record<string, string>][] = [
    ['a file without a hash', { 'btf.tar.gz': 'mine' }],
    [
      'a file with another hash',
      { 'btf.tar.gz': 'mine', 'btf.tar.gz.sha256': hashLine('btf.tar.gz', 'x') },
    ],
    [
      'a file whose hash is for another name',
      { 'btf.tar.gz': 'mine', 'btf.tar.gz.sha256': hashLine('x', 'mine') },
    ],
    [
      'a file whose hash is among others',
      { 'btf.tar.gz': 'mine', 'btf.tar.gz.sha256': hashLine('btf.tar.gz', 'mine').repeat(2) },
    ],
    ['a text in the place of the hash', { 'btf.tar.gz.sha256': 'mine' }],
  ];

  test.each(FOREIGN)('%s is refused before anything is done', async (_, files) => {
    await write('old');
    for (const [name, content] of Object.entries(files)) put(name, content);
    const before = there();
    const open = () => openBundle(output, output, [join(here, 'btf.tar.gz')]);
    expect(open).toThrow(InputError);
    expect(open).toThrow('cannot be packed as "btf.tar.gz", for ');
    expect(there()).toEqual(before);
    for (const [name, content] of Object.entries(files)) expect(text(name)).toBe(content);
  });

  test.each(FOREIGN)('%s is left alone by a run that packs otherwise', async (_, files) => {
    for (const [name, content] of Object.entries(files)) put(name, content);
    await write('old', 'btf.tar.xz');
    await write('new');
    for (const [name, content] of Object.entries(files)) expect(text(name)).toBe(content);
    expect(there()).toEqual(['btf', ...Object.keys(files)].sort());
  });

  test('a directory in the place is refused', () => {
    mkdirSync(join(here, 'btf.tar.gz'));
    expect(() => openBundle(output, output, [join(here, 'btf.tar.gz')])).toThrow(InputError);
  });

  test('a file that comes while the bundle is written is refused, and stays', async () => {
    await write('old', 'btf.tar.gz');
    const bundle = await begin('new', ['btf.tar.gz', 'btf-arm64.tar.gz']);
    put('btf-arm64.tar.gz', 'mine');
    expect(() => bundle.commit()).toThrow('cannot be packed as "btf-arm64.tar.gz"');
    expect(there()).toEqual(['btf', 'btf-arm64.tar.gz', ...both('btf.tar.gz')]);
    expect(text('btf.tar.gz')).toBe('old');
    expect(existsSync(join(output, 'k/old.btf'))).toBe(true);
  });

  test('other names, and hashes of what was moved away, are left alone', async () => {
    for (const name of ['btf.tar.bz2', 'btf-src.tar.gz', 'btf2.tar.gz', 'other.tar.gz'])
      putPacked(name);
    put('btf.tar.xz.sha256', hashLine('btf.tar.xz', 'moved'));
    const before = there();
    await write('new', 'btf.tar.gz');
    await write('newer');
    expect(there()).toEqual(['btf', ...before].sort());
  });

  test('the hash of what was moved away is replaced where it would lie', async () => {
    put('btf.tar.xz.sha256', hashLine('btf.tar.xz', 'moved'));
    await write('new', 'btf.tar.xz');
    expect(text('btf.tar.xz.sha256')).toBe(hashLine('btf.tar.xz', 'new'));
  });

  test('the packed files of another bundle beside this one are left alone', async () => {
    mkdirSync(join(here, 'btf-arm64'));
    putPacked('btf-arm64.tar.gz', 'theirs');
    await write('new', 'btf.tar.gz');
    expect(text('btf-arm64.tar.gz')).toBe('theirs');
    expect(() => openBundle(output, output, [join(here, 'btf-arm64.tar.gz')])).toThrow(
      'is the place of another bundle',
    );
  });
});

describe('a run that is killed', () => {
  const compiled = compileWithJob('');
  afterAll(compiled.remove);
  const fromOutput = (file: string) =>
    JSON.stringify(`file://${compiled.directory}/output/${file}.js`);

  /** Writes bundles that are packed as the same number, one after the other. */
  const script = (before: string) => `
    import { openBundle } from ${fromOutput('write')};
    ${before}
    const [output] = process.argv.slice(1);
    for (let i = 0; ; i++) {
      const place = output + (i % 3 === 1 ? '-arm64' : '') + '.tar.gz';
      const bundle = openBundle(output, output, [place]);
      const manifest = { schema: 4, kernels: [{ file: 'k/' + i + '.btf' }] };
      await bundle.add('k/' + i + '.btf', Buffer.from(String(i)));
      await bundle.add('manifest.json', Buffer.from(JSON.stringify(manifest)));
      await bundle.addPacked(place, (async function* () { yield Buffer.from(String(i)); })());
      begin(i);
      bundle.commit();
      if (i === 0) console.log('ready');
    }`;

  /** What the next run finds: a bundle that is packed as what it holds, and nothing else. */
  function numberAfterMending(): string {
    openBundle(output).abort();
    const { kernels } = JSON.parse(text('btf/manifest.json'));
    const number = /\d+/.exec(kernels[0].file)?.[0] ?? '';
    expect(existsSync(join(output, 'k', `${number}.btf`))).toBe(true);
    const name = Number(number) % 3 === 1 ? 'btf-arm64.tar.gz' : 'btf.tar.gz';
    expect(there()).toEqual(['btf', ...both(name)].sort());
    expect(text(name)).toBe(number);
    expect(text(`${name}.sha256`)).toBe(hashLine(name, number));
    return number;
  }

  test('by SIGKILL at any time leaves the old or the new to the next one', async () => {
    for (let round = 0; round < 15; round++) {
      const args = ['--input-type=module', '-e', script('const begin = () => {};'), output];
      const child = spawn(process.execPath, args);
      const ended = new Promise((resolve) => child.once('exit', resolve));
      await new Promise((resolve) => child.stdout.once('data', resolve));
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 20));
      child.kill('SIGKILL');
      await ended;
      numberAfterMending();
    }
  });

  // Two files and the directory leave, then the directory comes, then two files.
  test.each([
    ['renameSync', 1, '0'],
    ['renameSync', 2, '0'],
    ['renameSync', 3, '0'],
    ['renameSync', 4, '0'],
    ['renameSync', 5, '1'],
    ['renameSync', 6, '1'],
    ['rmSync', 1, '1'],
    ['rmSync', 2, '1'],
    ['rmSync', 3, '1'],
  ])('before its %s number %d leaves the bundle %s, packed as it is', (call, number, word) => {
    const before = `
      import fs from 'node:fs';
      import { syncBuiltinESMExports } from 'node:module';
      const begin = (i) => {
        if (i !== 1) return;
        const call = fs.${call};
        let left = ${number};
        fs.${call} = (...args) => {
          if (--left === 0) process.kill(process.pid, 'SIGKILL');
          return call(...args);
        };
        syncBuiltinESMExports();
      };`;
    const args = ['--input-type=module', '-e', script(before), output];
    expect(spawnSync(process.execPath, args).signal).toBe('SIGKILL');
    expect(numberAfterMending()).toBe(word);
  });

  test('while it packs leaves the old, also if it was killed as it gave up', async () => {
    await write('0', 'btf.tar.gz');
    const names = await leftBy(`
      const bundle = openBundle(output, output, [output + '.tar.gz']);
      await bundle.addPacked(output + '.tar.gz', (async function* () { yield Buffer.from('1'); })());
      process.kill(process.pid, 'SIGKILL');`);
    expect(names).toHaveLength(3);
    const [packed = ''] = names.filter((name) => name.startsWith('btf.tar.gz.tmp-'));
    rmSync(join(here, packed));
    expect(numberAfterMending()).toBe('0');
  });

  test('as it wrote another bundle is not taken for one that wrote this', async () => {
    await write('0', 'btf.tar.gz');
    const left = await leftBy(`
      const other = output + '-x86_64';
      const bundle = openBundle(other, other, [other + '.tar.gz']);
      await bundle.addPacked(other + '.tar.gz', (async function* () { yield Buffer.from('1'); })());
      process.kill(process.pid, 'SIGKILL');`);
    expect(left).toHaveLength(3);
    openBundle(output).abort();
    expect(there()).not.toContain('btf-x86_64.tar.gz');
    openBundle(`${output}-x86_64`).abort();
    expect(numberAfterMending()).toBe('0');
  });

  /** Names of what a script leaves beside the bundle. */
  async function leftBy(job: string): Promise<string[]> {
    const before = there();
    const head = `import { openBundle } from ${fromOutput('write')}; const output = process.argv[1];`;
    const args = ['--input-type=module', '-e', head + job, output];
    expect(spawnSync(process.execPath, args).signal).toBe('SIGKILL');
    return there().filter((name) => !before.includes(name));
  }
});
