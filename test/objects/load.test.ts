import { copyFileSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { InputError } from '../../src/errors.js';
import { objectsFor } from '../../src/objects/for-kernel.js';
import { loadObjects } from '../../src/objects/load.js';

const fixture = (name: string) => fileURLToPath(new URL(`../fixtures/${name}`, import.meta.url));
const GOOD = fixture('all-kinds_bpfel.o');

/** A directory with copies of fixtures under other names. */
function directoryOf(files: Record<string, string>): string {
  const directory = mkdtempSync(join(tmpdir(), 'objects-')).replaceAll('\\', '/');
  mkdirSync(join(directory, 'sub'));
  for (const [name, source] of Object.entries(files)) copyFileSync(source, join(directory, name));
  return directory;
}

const named = (loaded: ReturnType<typeof loadObjects>) =>
  loaded.objects.map(({ path, architectures }) =>
    [path.split('/').at(-1), ...(architectures ?? ['any'])].join(' '),
  );

const kernelOf = (arch: string) => ({ distro: 'd', version: '1', arch, release: 'r' });

describe('finding objects', () => {
  const directory = directoryOf({
    'a.o': GOOD,
    'b.o': GOOD,
    'sub/c.o': GOOD,
    'probe_arm64_bpfel.o': GOOD,
    '[x].o': GOOD,
  });

  test.each<[string, string[], string[]]>([
    ['a file', ['a.o'], ['a.o any']],
    ['a glob', ['?.o'], ['a.o any', 'b.o any']],
    ['a glob through directories', ['**/c.o'], ['c.o any']],
    ['a name that looks like a glob', ['[x].o'], ['[x].o any']],
    ['without one', ['?.o', '!a.o'], ['b.o any']],
    ['without one, whatever the order', ['!a.o', '?.o'], ['b.o any']],
    ['a name of bpf2go', ['probe*'], ['probe_arm64_bpfel.o aarch64 arm64']],
    ['a line with an architecture', ['x86_64: a.o'], ['a.o x86_64']],
    ['two such lines', ['x86_64: a.o', 'arm64: a.o'], ['a.o arm64 x86_64']],
    ['a line without one beside it', ['x86_64: a.o', 'a.o'], ['a.o any']],
    ['a line that counts more than the name', ['s390x: probe*'], ['probe_arm64_bpfel.o s390x']],
    [
      'without an architecture of two',
      ['x86_64: a.o', 'arm64: a.o', 'arm64: !a.o'],
      ['a.o x86_64'],
    ],
    ['without one that it is not for', ['x86_64: a.o', 'arm64: !a.o'], ['a.o x86_64']],
    [
      'without the one that its name says',
      ['?.o', 'probe*', 'arm64: !probe*'],
      ['a.o any', 'b.o any'],
    ],
  ])('%s', (_, lines, expected) => {
    const below = lines.map((line) => line.replace(/^(\w+: )?(!?)/, `$1$2${directory}/`));
    expect(named(loadObjects(below))).toEqual(expected);
  });

  test('without one architecture it is still for the others', () => {
    const { objects } = loadObjects([`${directory}/a.o`, `arm64: !${directory}/a.o`]);
    expect(objectsFor(kernelOf('arm64'), objects)).toEqual([]);
    expect(objectsFor(kernelOf('aarch64'), objects)).toEqual([]);
    expect(objectsFor(kernelOf('x86_64'), objects)).toEqual([0]);
    expect(objectsFor(kernelOf('riscv64'), objects)).toEqual([0]);
  });
});

test('a product for two architectures', () => {
  const directory = directoryOf({ 'x.o': GOOD, 'probe_arm64_bpfel.o': GOOD, 'both.o': GOOD });
  const { objects } = loadObjects([
    `${directory}/both.o`,
    `${directory}/probe*.o`,
    `x86_64: ${directory}/x.o`,
  ]);
  expect(objects.map(({ path }) => path.split('/').at(-1))).toEqual([
    'both.o',
    'probe_arm64_bpfel.o',
    'x.o',
  ]);
  expect(objectsFor(kernelOf('arm64'), objects)).toEqual([0, 1]);
  expect(objectsFor(kernelOf('amd64'), objects)).toEqual([0, 2]);
});

describe('what cannot be used', () => {
  test('every wrong line has a sentence', () => {
    expect.assertions(2);
    try {
      loadObjects(['vax: a.o', 'arm64:', GOOD]);
    } catch (error) {
      expect(error).toBeInstanceOf(InputError);
      expect((error as InputError).sentences).toEqual([
        expect.stringContaining('"vax: a.o" begins with an architecture'),
        expect.stringContaining('"arm64:" names no file'),
      ]);
    }
  });

  test('every pattern without a file has a sentence', () => {
    expect.assertions(1);
    try {
      loadObjects(['nothing/*.o', GOOD, 'no.o']);
    } catch (error) {
      expect((error as InputError).sentences).toEqual([
        'objects "nothing/*.o" matches no file: check the path, and that the build ran.',
        'objects "no.o" matches no file: check the path, and that the build ran.',
      ]);
    }
  });

  test('all of them excluded', () => {
    expect(() => loadObjects([GOOD, `!${GOOD}`])).toThrow('objects excludes every file');
  });

  test('broken files do not stop the others', () => {
    const directory = directoryOf({ 'good.o': GOOD, 'x86.o': fixture('x86.o') });
    copyFileSync(fixture('no-debug.o'), join(directory, 'bare.o'));
    writeFileSync(join(directory, 'text.o'), 'no object\n');
    writeFileSync(join(directory, 'empty.o'), '');
    const { objects, broken } = loadObjects([`${directory}/*.o`]);
    expect(objects.map(({ path }) => path.split('/').at(-1))).toEqual(['good.o']);
    expect(broken.map(({ path, error }) => `${path.split('/').at(-1)} ${error}`)).toEqual([
      'bare.o has no BTF; build it with clang -g',
      'empty.o is no ELF file; name the .o files that clang -target bpf wrote',
      'text.o is no ELF file; name the .o files that clang -target bpf wrote',
      'x86.o is built for another machine than BPF; build it with clang -target bpf',
    ]);
  });

  test('an object without relocations is no broken one', () => {
    const { objects } = loadObjects([fixture('no-relocations.o')]);
    expect(objects[0]?.object.relocations).toEqual([]);
  });
});
