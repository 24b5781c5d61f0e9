import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  copyFileSync,
  cpSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as zlib from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Terminal } from '../../src/commands/command.js';
import { verifyWork } from '../../src/commands/verify.js';
import { loadObjects } from '../../src/objects/load.js';
import { signatureOf } from '../../src/objects/signature.js';
import { VERSION } from '../../src/version.js';
import { type Member, tar } from '../archive/pack.js';
import { xz } from '../archive/xz.js';
import { type Compiled, compile } from '../compiled.js';
import { membersOf, place } from './place.js';

const KERNEL = 'debian/12/x86_64/6.1.0-50-cloud-amd64';
const FILE = `${KERNEL}.btf`;

let compiled: Compiled;
/** Has an archive, objects, and a bundle of them in each layout. */
let here: string;

beforeAll(() => {
  compiled = compile();
  here = place();
  for (const layout of ['tree', 'shared', 'inspektor-gadget']) {
    const made = run(
      '--targets',
      '*',
      ...OBJECTS,
      '--archive',
      'archive',
      '--cache',
      'none',
      ...['--fail-on=none', `--layout=${layout}`, `--output=${layout}`],
    );
    expect([made.stderr, made.status]).toEqual([expect.any(String), 0]);
  }
});
afterAll(() => compiled.remove());

const OBJECTS = ['--objects', 'build/*.o'];

function run(...args: string[]) {
  const cli = join(compiled.directory, 'cli.js');
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...args], {
    cwd: here,
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** A copy of the bundle in layout tree, damaged. */
function damaged(damage: (bundle: string) => void, layout = 'tree'): string {
  const bundle = mkdtempSync(join(tmpdir(), 'damaged-'));
  cpSync(join(here, layout), bundle, { recursive: true });
  damage(bundle);
  return bundle;
}

function edit(bundle: string, name: string, from: string | RegExp, to: string): void {
  const text = readFileSync(join(bundle, name), 'utf8');
  const changed = text.replace(from, to);
  expect(changed).not.toBe(text);
  writeFileSync(join(bundle, name), changed);
}

/** What is said of a bundle without its objects, in this process. */
async function verify(bundle: string, json = false) {
  const said: string[] = [];
  const terminal = { write: (text: string) => said.push(text) } as unknown as Terminal;
  const status = await verifyWork({ bundle, objects: [], json })(terminal);
  return { status, stdout: said.join('') };
}

/** What is said of an archive of these members, or of the bytes themselves. */
function verifyPacked(packed: Uint8Array | readonly Member[]) {
  const file = join(mkdtempSync(join(tmpdir(), 'packed-')), 'bundle');
  writeFileSync(file, packed instanceof Uint8Array ? packed : tar(packed));
  return verify(file);
}

describe('a bundle as it was made', () => {
  test.each(['tree', 'shared', 'inspektor-gadget'])('is whole and of its objects: %s', (layout) => {
    const { status, stdout } = run('verify', layout, ...OBJECTS);
    expect(stdout).toMatch(
      /^The bundle is whole, and of these objects: 2 kernels, 2 different files of 1\.2 kB, signature [0-9a-f]{12}, made by btf-bundle \S+\.\n$/,
    );
    expect(status).toBe(0);
    const alone = run('verify', layout);
    expect(alone.stdout).toMatch(/^The bundle is whole, of which objects, --objects would tell: /);
    expect(alone.status).toBe(0);
  });

  test('is so as an archive', async () => {
    const bytes = tar(membersOf(join(here, 'shared')));
    for (const packed of [bytes, zlib.gzipSync(bytes), await xz(bytes)]) {
      const { status, stdout } = await verifyPacked(packed);
      expect(stdout).toMatch(/^The bundle is whole, .*: 2 kernels/);
      expect(status).toBe(0);
    }
    const { zstdCompressSync } = zlib as { zstdCompressSync?: (bytes: Uint8Array) => Uint8Array };
    const zstd = zstdCompressSync?.(bytes) ?? Buffer.from('28b52ffd', 'hex');
    const { stdout } = await verifyPacked(zstd);
    const expected =
      zstdCompressSync === undefined
        ? /Node\.js before 22\.15 has no zstd/
        : /^The bundle is whole/;
    expect(stdout).toMatch(expected);
  });

  test.each(['tar', 'tar.gz', 'tar.xz'])(
    'is so for each architecture, as it is packed: %s',
    (pack) => {
      const flags = ['--targets', '*', '--archive', 'archive', '--cache', 'none', '--fail-on=none'];
      const made = run(...flags, ...OBJECTS, `--output=packed`, `--pack=${pack}`, '--pack-by=arch');
      expect([made.stderr, made.status]).toEqual([expect.any(String), 0]);
      for (const arch of ['arm64', 'x86_64']) {
        const { status, stdout } = run('verify', `packed-${arch}.${pack}`, ...OBJECTS);
        expect(stdout).toMatch(/^The bundle is whole, and of these objects: 1 kernel, /);
        expect(status).toBe(0);
      }
    },
  );

  test('is whole with what keeps it in git', async () => {
    const bundle = damaged((at) => writeFileSync(join(at, '.gitignore'), '*'));
    expect((await verify(bundle)).status).toBe(0);
  });
});

describe('a bundle that is not whole', () => {
  test.each<[string, (bundle: string) => void, string]>([
    ['has no index', (at) => rmSync(join(at, 'index.json')), 'index.json is missing.'],
    [
      'has a broken index',
      (at) => writeFileSync(join(at, 'index.json'), '{'),
      'index.json is not JSON: give the file that btf-bundle wrote.',
    ],
    ['has no manifest', (at) => rmSync(join(at, 'manifest.json')), 'manifest.json is missing.'],
    [
      'has a manifest of a newer version',
      (at) => edit(at, 'manifest.json', '"schema": 4', '"schema": 99'),
      'manifest.json has schema 99, and this btf-bundle reads no newer one than 4: use a newer btf-bundle.',
    ],
    ['lacks a file', (at) => rmSync(join(at, FILE)), `"${FILE}" is missing.`],
    [
      'has a file of another size',
      (at) => writeFileSync(join(at, FILE), 'short'),
      `"${FILE}" has 5 bytes, and index.json says 583.`,
    ],
    [
      'has a file with other bytes',
      (at) => writeFileSync(join(at, FILE), Buffer.alloc(583)),
      `"${FILE}" has SHA-256 `,
    ],
    [
      'has a file of somebody else’s',
      (at) => writeFileSync(join(at, 'debian/more.btf'), ''),
      '"debian/more.btf" is not of the bundle.',
    ],
    [
      'has a link',
      (at) => symlinkSync('manifest.json', join(at, 'more.json')),
      '"more.json" is no regular file.',
    ],
    [
      'tells two signatures',
      (at) => edit(at, 'index.json', /"signature": "[0-9a-f]{4}/, '"signature": "0000'),
      'index.json and manifest.json disagree on the signature: "0000',
    ],
    [
      'tells a kernel in the index only',
      (at) => edit(at, 'manifest.json', `"${KERNEL}"`, '"debian/12/x86_64/other"'),
      `index.json has ${KERNEL}, and manifest.json has not.\nmanifest.json has debian/12/x86_64/other, and index.json has not.`,
    ],
    [
      'leads a kernel to another’s file',
      (at) => edit(at, 'index.json', '"debian/12/x86_64": 1', '"debian/12/x86_64": 0'),
      `index.json and manifest.json disagree on the file of ${KERNEL}: "debian/11/`,
    ],
  ])('%s', async (_, damage, sentence) => {
    const { status, stdout } = await verify(damaged(damage));
    expect(stdout).toContain(sentence);
    expect(stdout).not.toContain('whole');
    expect(status).toBe(1);
  });

  test('has a file that is no BTF, though it is the one that is meant', async () => {
    const bundle = damaged((at) => {
      const bytes = Buffer.alloc(583, 7);
      const old = hashOf(readFileSync(join(at, FILE)));
      writeFileSync(join(at, FILE), bytes);
      for (const name of ['index.json', 'manifest.json']) edit(at, name, old, hashOf(bytes));
    });
    const { stdout } = await verify(bundle);
    expect(stdout).toBe(`"${FILE}" is no BTF (BTF: no BTF magic at byte 0).\n`);
  });

  test('is told by all its flaws at once, to programs without an end', async () => {
    const bundle = damaged((at) => {
      for (let i = 0; i < 30; i++) writeFileSync(join(at, `${i}.txt`), '');
    });
    const lines = (await verify(bundle)).stdout.trimEnd().split('\n');
    expect(lines).toHaveLength(21);
    expect(lines[20]).toBe('And 10 more.');
    const { status, stdout } = await verify(bundle, true);
    const told = JSON.parse(stdout);
    expect(told).toMatchObject({ bundle, whole: false });
    expect(told.flaws).toHaveLength(30);
    expect(status).toBe(1);
  });
});

describe('an archive that is not whole', () => {
  const members = () => membersOf(join(here, 'tree'));

  test.each<[string, () => Uint8Array | readonly Member[], string]>([
    ['is no archive', () => Buffer.from('hello'), 'cannot be read as a tar: '],
    ['is cut off', () => tar(members()).subarray(0, 2500), 'cannot be read as a tar: tar: only '],
    [
      'is cut off where it is packed',
      () => zlib.gzipSync(tar(members())).subarray(0, 400),
      'cannot be read as a tar packed by gzip: unexpected end of file',
    ],
    [
      'has a report',
      () => [...members(), { name: './report.json', bytes: Buffer.from('{}') }],
      '"report.json" is not of the bundle.',
    ],
    [
      'has a member twice',
      () => [...members(), ...members().slice(-1)],
      '"./manifest.json" cannot be read, for it would be written twice.',
    ],
    [
      'leads elsewhere',
      () => [...members(), { name: '../x', bytes: Buffer.from('') }],
      '"../x" cannot be read, for ".." leads elsewhere.',
    ],
    [
      'has a link',
      () => [...members(), { name: './x', bytes: Buffer.from(''), type: '2' }],
      '"./x" is no regular file.',
    ],
  ])('%s', async (_, packed, sentence) => {
    const { status, stdout } = await verifyPacked(packed());
    expect(stdout).toContain(sentence);
    expect(status).toBe(1);
  });
});

describe('a bundle of other objects', () => {
  const fixture = (name: string) => new URL(`../fixtures/${name}`, import.meta.url);

  /** What is said of the bundle for objects that were changed. */
  function withObjects(change: (build: string) => void, ...flags: string[]) {
    const build = mkdtempSync(join(here, 'other-'));
    cpSync(join(here, 'build'), build, { recursive: true });
    change(build);
    const { status, stdout } = run('verify', 'tree', '--objects', `${build}/*.o`, ...flags);
    rmSync(build, { recursive: true });
    return { status, stdout };
  }

  test('is told by those that it was not made for', () => {
    const { status, stdout } = withObjects((build) =>
      copyFileSync(fixture('all-kinds_bpfel.o'), join(build, 'more.o')),
    );
    expect(stdout).toMatch(
      /^the bundle is not of these objects, whose signature is another one: it was not made for: "other-\w+\/more\.o"\.\n$/,
    );
    expect(status).toBe(1);
  });

  test('is told by those that changed', () => {
    const kept = readFileSync(join(here, 'build', 'exec.o'));
    copyFileSync(fixture('all-kinds_bpfel.o'), join(here, 'build', 'exec.o'));
    const { status, stdout } = run('verify', 'tree', ...OBJECTS, '--json');
    writeFileSync(join(here, 'build', 'exec.o'), kept);
    expect(JSON.parse(stdout)).toMatchObject({ whole: true, ofObjects: false });
    expect(stdout).toContain('changed since it was made: \\"build/exec.o\\"');
    expect(status).toBe(1);
  });

  test('is the same for objects at another place', () => {
    expect(withObjects(() => undefined).status).toBe(0);
  });

  test('is another one for other architectures', () => {
    const { status, stdout } = run('verify', 'tree', '--objects', 'arm64: build/*.o');
    expect(stdout).toContain(
      'they are the same files, so that it was changed by hand, or they were',
    );
    expect(status).toBe(1);
  });

  test('is of its objects whatever it was written for, and by an older btf-bundle', () => {
    const flags = ['--targets', '*', '--archive', 'archive', '--cache', 'none', '--fail-on=none'];
    expect(run(...flags, ...OBJECTS, '--compat=libbpf-0.8', '--output=compat').status).toBe(0);
    expect(run('verify', 'compat', ...OBJECTS).status).toBe(0);
    const path = join(here, 'build', 'exec.o');
    const { objects } = loadObjects([{ path, written: path }]);
    const [own, old] = [VERSION, '0.0.9'].map((version) => signatureOf(objects, 'none', version));
    const older = damaged((at) => {
      for (const name of ['index.json', 'manifest.json']) {
        edit(at, name, `"${VERSION}"`, '"0.0.9"');
        edit(at, name, own as string, old as string);
      }
    });
    expect(run('verify', older, ...OBJECTS).stdout).toContain('made by btf-bundle 0.0.9');
  });
});

test('what is no bundle at all, or no object, is wrong usage', () => {
  const { status, stderr } = run('verify', 'nowhere', '--objects', 'no.o');
  expect(stderr).toContain(
    'BUNDLE "nowhere" does not exist: give the directory of a bundle, or the archive that it was packed into.',
  );
  expect(stderr).toContain('objects line 1, "no.o", matches no file');
  expect(status).toBe(2);
  expect(run('verify').stderr).toContain('verify has no BUNDLE: write btf-bundle verify BUNDLE.');
});
