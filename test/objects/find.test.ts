import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { readLines } from '../../src/inputs/lines.js';
import { architecturesByName, findObjects } from '../../src/objects/find.js';
import { parseObjectLines } from '../../src/objects/object-line.js';

/** A directory with empty files, with `/` between the parts of its path. */
function directoryOf(...files: string[]): string {
  const directory = mkdtempSync(join(tmpdir(), 'find-'));
  for (const file of files) {
    mkdirSync(dirname(join(directory, file)), { recursive: true });
    writeFileSync(join(directory, file), '');
  }
  return directory.replaceAll('\\', '/');
}

function find(...lines: string[]) {
  const errors: string[] = [];
  const parsed = parseObjectLines(readLines({ input: 'objects' }, lines, errors), errors);
  return { found: findObjects(parsed, errors), errors };
}

/** Lines about files below a directory. */
const below = (directory: string, lines: readonly string[]) =>
  lines.map((line) => line.replace(/^(!?)(\w{2,}: )?(!?)/, `$1$2$3${directory}/`));

describe('finding objects', () => {
  const directory = directoryOf(
    ...['a.o', 'b.o', 'sub/c.o', 'sub/deep/d.o', '.hidden/e.o', 'probe_arm64_bpfel.o', '[x].o'],
    ...['with space.o', 'back\\slash.o'].slice(0, process.platform === 'win32' ? 1 : 2),
  );

  test.each<[string, string[], string[]]>([
    ['a file', ['a.o'], ['a.o any']],
    ['a path with points', ['./sub/../a.o'], ['a.o any']],
    ['a glob', ['?.o'], ['a.o any', 'b.o any']],
    ['braces', ['{a,b,sub/c}.o'], ['a.o any', 'b.o any', 'c.o any']],
    ['a class', ['[!b].o'], ['a.o any']],
    ['a glob through one directory', ['*/c.o'], ['c.o any']],
    ['a glob through directories', ['**/[cd].o'], ['c.o any', 'd.o any']],
    ['a glob through directories, none of them too', ['**/a.o'], ['a.o any']],
    ['directories in the middle', ['sub/**/d.o'], ['d.o any']],
    ['all below a directory', ['sub/**'], ['c.o any', 'd.o any']],
    ['directories that begin with a dot', ['*/e.o'], ['e.o any']],
    ['a name that looks like a glob', ['[x].o'], ['[x].o any']],
    ['a name with a space', ['with space.o'], ['with space.o any']],
    ['a comment behind a file', ['a.o # the first'], ['a.o any']],
    ['without one', ['?.o', '!a.o'], ['b.o any']],
    ['the last line decides', ['?.o', '!?.o', 'a.o'], ['a.o any']],
    ['what was excluded before it was named', ['!a.o', '?.o'], ['a.o any', 'b.o any']],
    ['a name of bpf2go', ['probe*'], ['probe_arm64_bpfel.o arm64']],
    ['a line with an architecture', ['x86_64: a.o'], ['a.o x86_64']],
    ['another name of it', ['amd64: a.o'], ['a.o x86_64']],
    ['a name of several', ['x86: a.o'], ['a.o i686 x86_64']],
    ['two such lines', ['x86_64: a.o', 'arm64: a.o'], ['a.o arm64 x86_64']],
    ['a line without one beside it', ['x86_64: a.o', 'a.o'], ['a.o any']],
    ['a line that counts more than the name', ['s390x: probe*'], ['probe_arm64_bpfel.o s390x']],
    [
      'without an architecture of two',
      ['x86_64: a.o', 'arm64: a.o', 'arm64: !a.o'],
      ['a.o x86_64'],
    ],
    ['the ! before the architecture', ['x86_64: a.o', 'arm64: a.o', '!arm64: a.o'], ['a.o x86_64']],
    ['without one that it is not for', ['x86_64: a.o', 'arm64: !a.o'], ['a.o x86_64']],
    [
      'without the one that its name says',
      ['?.o', 'probe*', 'arm64: !probe*'],
      ['a.o any', 'b.o any'],
    ],
  ])('%s', (_, lines, expected) => {
    const { found, errors } = find(...below(directory, lines));
    expect(errors).toEqual([]);
    expect(
      found.map(({ path, architectures }) =>
        [path.split('/').at(-1), ...(architectures ?? ['any'])].join(' '),
      ),
    ).toEqual(expected);
  });

  test('a file is found once, by what named it first', () => {
    const { found } = find(...below(directory, ['a.*', '?.o']));
    expect(found.map(({ written }) => written)).toEqual([`${directory}/a.*`, `${directory}/?.o`]);
  });
});

describe('lines that cannot be meant', () => {
  const directory = directoryOf('a.o', 'b.o', 'sub/c.o');

  test.each([
    ['arm46: a.o', 'begins with an architecture that is not known'],
    ['arm64:', 'names no file'],
    ['arm64: !', 'names no file'],
    ['!', 'excludes nothing'],
    ['"a.o"', 'stands in quotes'],
    ["'a.o'", 'stands in quotes'],
    ['!"a.o"', 'stands in quotes'],
    ['[a.o', 'has a [ without its ]'],
    ['{a,b.o', 'has a { without its }'],
    ['@(a|b).o', 'has @(…), which is not understood: write {a,b}'],
    ['((([0-9a-z.+-])+)+)+Z', 'matches no file: check the path'],
    ['nothing/*.o', 'matches no file: check the path, and that the build ran'],
    ['no.o', 'matches no file: check the path, and that the build ran'],
    ['!no.o', 'matches no file, so it excludes nothing'],
  ])('%s', (line, why) => {
    const { errors } = find('# first', '', line);
    expect(errors).toEqual([expect.stringMatching(/^objects line 3, "/)]);
    expect(errors[0]).toContain(why);
  });

  test('a directory', () => {
    expect(find(`${directory}/sub/`).errors).toEqual([
      `objects line 1, "${directory}/sub/", is a directory: name its files, such as ${directory}/sub/*.o.`,
    ]);
  });

  test('several files on a line', () => {
    expect(find(`${directory}/a.o ${directory}/b.o`).errors[0]).toContain(
      'matches no file: write one file or glob a line, if it is several',
    );
  });

  test('each of them has a sentence', () => {
    const { errors } = find(`${directory}/a.o`, 'vax: a.o', 'arm64:\nno.o');
    expect(errors.map((sentence) => sentence.split(',')[0])).toEqual([
      'objects line 2',
      'objects line 3',
      'objects line 4',
    ]);
  });
});

describe('no glob hangs', () => {
  const long = 'a'.repeat(200);
  const directory = directoryOf(`${long}/${long}.o`, `${long}b/${long}b.o`, 'x/y/z/a.o');
  const loops = process.platform === 'win32' ? [] : ['one', 'two', 'three'];
  for (const name of loops) symlinkSync('.', join(directory, 'x', name));

  test.each([
    '((([0-9a-z.+-])+)+)+Z',
    `${'*a'.repeat(40)}*Z`,
    `*/${'*a'.repeat(40)}*Z`,
    `${'**/'.repeat(30)}*Z`,
    `${'**/a*/'.repeat(30)}*Z`,
    `{${'*a,'.repeat(30)}b}Z`,
    `${'[a-z]*'.repeat(40)}Z`,
  ])('%s', (pattern) => {
    const start = performance.now();
    expect(find(`${directory}/${pattern}`).found).toEqual([]);
    expect(performance.now() - start).toBeLessThan(1000);
  });

  test('links that lead back', () => {
    const start = performance.now();
    const { found } = find(`${directory}/x/**/a.o`);
    expect(found.some(({ path }) => path.endsWith('/x/y/z/a.o'))).toBe(true);
    expect(found.length).toBeLessThanOrEqual(1 + loops.length);
    expect(performance.now() - start).toBeLessThan(1000);
  });
});

test('paths are relative to the current directory', () => {
  const file = join(process.cwd(), 'test', 'fixtures', 'all-kinds_bpfel.o');
  expect(find(file).found.map(({ path }) => path)).toEqual(['test/fixtures/all-kinds_bpfel.o']);
  const elsewhere = directoryOf('a.o');
  const [found] = find(`${elsewhere}/a.o`).found;
  expect(resolve(found?.path as string)).toBe(resolve(elsewhere, 'a.o'));
});

test.each([
  ['probe_x86_bpfel.o', ['x86_64', 'i686']],
  ['probe_bpfel_x86.o', ['x86_64', 'i686']],
  ['a/b/my_probe_arm64_bpfel.o', ['arm64']],
  ['probe_s390_bpfeb.o', ['s390x']],
  ['probe_powerpc_bpfel.o', ['ppc64le', 'ppc64']],
  ['probe_bpfel.o', undefined],
  ['probe_x86_bpfel.so', undefined],
  ['probe_vax_bpfel.o', undefined],
  ['probe_constructor_bpfel.o', undefined],
  ['probe_tostring_bpfel.o', undefined],
])('bpf2go’s name %s', (file, expected) => {
  expect(architecturesByName(file)).toEqual(expected);
});
