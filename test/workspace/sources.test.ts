import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { SourcePrefix } from '../../src/inputs/source-map.js';
import { indexFiles } from '../../src/workspace/file-index.js';
import { openWorkspace } from '../../src/workspace/workspace.js';

let here: string;
let root: string;
beforeEach(() => {
  here = realpathSync(mkdtempSync(join(tmpdir(), 'workspace-')));
  root = join(here, 'work');
  mkdirSync(root);
});
afterEach(() => rmSync(here, { recursive: true, force: true }));

/** Makes files, each with a second line that says which one it is. */
function make(...paths: string[]): void {
  for (const path of paths) {
    const file = join(root, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, `/* source */\n  of("${path}");\n`);
  }
}

interface Options {
  object?: string;
  sourceMap?: SourcePrefix[];
  /** What line 2 of the source said when it was compiled. */
  text?: string;
}

/** The name of one source of an object. */
function nameOf(path: string, { object = 'build/x.o', sourceMap = [], text }: Options = {}) {
  const lines = new Map(text === undefined ? [] : [[2, text]]);
  const workspace = openWorkspace([join(root, object)], sourceMap, root);
  return workspace.namesOfSources(join(root, object), [{ path, lines }]).get(path);
}

describe('a source', () => {
  test('by its absolute path is where it is', () => {
    make('src/x.c', 'x.c');
    expect(nameOf(join(root, 'src/x.c'))).toBe('src/x.c');
    expect(nameOf(join(root, 'build/../src/x.c'))).toBe('src/x.c');
  });

  test('below a link to the workspace is in the workspace', () => {
    make('src/x.c', 'lib/x.c');
    symlinkSync(root, join(here, 'link'), 'junction');
    expect(nameOf(join(here, 'link/src/x.c'))).toBe('src/x.c');
  });

  test('behind a link that leads out of the workspace is outside', () => {
    mkdirSync(join(here, 'other'));
    writeFileSync(join(here, 'other', 'x.c'), '');
    symlinkSync(join(here, 'other'), join(root, 'other'), 'junction');
    expect(nameOf(join(root, 'other/x.c'))).toBe('.../x.c');
    expect(nameOf('other/x.c')).toBe('.../other/x.c');
  });

  test('by a relative path is looked for from the object upwards, and in the root last', () => {
    make('x.c', 'sub/x.c', 'src/y.c', 'inc/z.h');
    expect(nameOf('x.c', { object: 'sub/build/x.o' })).toBe('sub/x.c');
    expect(nameOf('./x.c', { object: 'other/x.o' })).toBe('x.c');
    expect(nameOf('src/y.c', { object: 'sub/build/x.o' })).toBe('src/y.c');
    expect(nameOf('../../inc/z.h', { object: 'sub/build/x.o' })).toBe('inc/z.h');
  });

  test('is only taken for a file that has the line', () => {
    make('x.c', 'sub/x.c');
    expect(nameOf('x.c', { object: 'sub/build/x.o', text: '\tof("x.c"); ' })).toBe('x.c');
    expect(nameOf('x.c', { object: 'sub/build/x.o', text: 'of("another");' })).toBe('.../x.c');
  });

  test('that was edited since is taken as long as half of its lines are the same', () => {
    make('x.c');
    const workspace = openWorkspace([], [], root);
    const nameWith = (...known: [number, string][]) =>
      workspace.namesOfSources('x.o', [{ path: '/a/x.c', lines: new Map(known) }]).get('/a/x.c');
    expect(nameWith([1, '/* source */'], [2, 'other'])).toBe('x.c');
    expect(nameWith([1, '/* source */'], [2, 'other'], [9, 'more'])).toBe('.../x.c');
  });

  test.each(['/build/bpf/src/x.c', '/go/src/github.com/a/b/bpf/src/x.c', 'C:\\a\\bpf\\src\\x.c'])(
    '%s, of a container, is the file that shares the longest end',
    (path) => {
      make('bpf/src/x.c', 'src/x.c', 'bpf/y.c');
      expect(nameOf(path)).toBe('bpf/src/x.c');
    },
  );

  test('that shares its end with two files is neither', () => {
    make('a/src/x.c', 'b/src/x.c');
    expect(nameOf('/build/src/x.c')).toBe('.../x.c');
    expect(nameOf('/build/src/x.c', { text: 'of("b/src/x.c");' })).toBe('b/src/x.c');
  });

  test('in .git, in node_modules or behind a link is not found by its end', () => {
    make('.git/x.c', 'node_modules/p/z.c', 'real/y.c');
    symlinkSync(join(root, 'real'), join(root, 'zlink'), 'junction');
    expect(nameOf('/build/x.c')).toBe('.../x.c');
    expect(nameOf('/build/z.c')).toBe('.../z.c');
    expect(nameOf('/build/y.c')).toBe('real/y.c');
  });

  test('that came with the system is no file of the same name', () => {
    make('vendor/bpf/bpf_tracing.h');
    expect(nameOf('/usr/include/bpf/bpf_tracing.h')).toBe('.../include/bpf/bpf_tracing.h');
    expect(nameOf('/usr/src/app/bpf_tracing.h')).toBe('vendor/bpf/bpf_tracing.h');
  });

  test('is where the source map says, by its longest prefix', () => {
    make('a/src/x.c', 'a/c/y.c', 'b/src/x.c', 'c/y.c', 'y.c');
    const from = (path: string, to: string) => ({ from: path, to: join(root, to) });
    const sourceMap = [from('/build', 'a'), from('/build/c', 'c'), from('rel', 'b')];
    expect(nameOf('/build/src/x.c', { sourceMap })).toBe('a/src/x.c');
    expect(nameOf('/build/c/y.c', { sourceMap })).toBe('c/y.c');
    expect(nameOf('/build/c/y.c', { sourceMap: sourceMap.reverse() })).toBe('c/y.c');
    expect(nameOf('/builder/y.c', { sourceMap, text: 'of("none")' })).toBe('.../y.c');
    expect(nameOf('rel/src/x.c', { sourceMap })).toBe('b/src/x.c');
    expect(nameOf('/build/gen/z.h', { sourceMap })).toBe('.../a/gen/z.h');
  });

  test('is found where the others of its object are', () => {
    make('bpf/main.c', 'bpf/util.h', 'lib/util.h');
    const workspace = openWorkspace([], [], root);
    const sources = ['/x/main.c', '/x/util.h', '/x/gen/z.h'].map((path) => ({
      path,
      lines: new Map<number, string>(),
    }));
    expect([...workspace.namesOfSources('x.o', sources)].sort()).toEqual([
      ['/x/gen/z.h', '.../bpf/gen/z.h'],
      ['/x/main.c', 'bpf/main.c'],
      ['/x/util.h', 'bpf/util.h'],
    ]);
  });

  test.each([
    ['/home/me/product/gen/x.h', '.../x.h'],
    ['/home/me/libbpf/include/uapi/include/linux/bpf.h', '.../include/linux/bpf.h'],
    ['/opt/include', '.../include'],
    ['../../gen/x.h', '.../gen/x.h'],
    ['', '.../'],
    ['\0', '.../\0'],
  ])('%j that is nowhere has the end of its path', (path, name) => {
    expect(nameOf(path)).toBe(name);
  });

  test('is one of a thousand at the most', () => {
    make('src/x.c');
    const sources = Array.from({ length: 1_001 }, (_, i) => ({
      path: `/build/${i}/src/x.c`,
      lines: new Map<number, string>(),
    }));
    const names = [...openWorkspace([], [], root).namesOfSources('x.o', sources).values()];
    expect(names.slice(-2)).toEqual(['src/x.c', '.../x.c']);
  });

  test('a directory and a file that is too large are no sources', () => {
    make('src/x.c/y', 'big.c');
    writeFileSync(join(root, 'big.c'), Buffer.alloc(5 << 20));
    expect(nameOf('src/x.c')).toBe('.../src/x.c');
    expect(nameOf('big.c', { text: 'a' })).toBe('.../big.c');
  });
});

describe('names of files', () => {
  test('in the workspace are paths below it, also by a link', () => {
    symlinkSync(root, join(here, 'link'), 'junction');
    const paths = [join(root, 'build/x.o'), join(here, 'link/build/y.o')];
    make('build/x.o', 'build/y.o');
    const workspace = openWorkspace(paths, [], root);
    expect(paths.map(workspace.nameOfObject)).toEqual(['build/x.o', 'build/y.o']);
    expect(workspace.nameOfDirectory(join(root, 'archive/of/mine'))).toBe('archive/of/mine');
    expect(workspace.nameOfDirectory(root)).toBe('.');
  });

  test('in a workspace that is given by a link are paths below it', () => {
    const link = join(here, 'link');
    symlinkSync(root, link, 'junction');
    make('src/x.c');
    const paths = [join(link, 'build/x.o'), join(root, 'build/y.o')];
    const workspace = openWorkspace(paths, [], link);
    expect(paths.map(workspace.nameOfObject)).toEqual(['build/x.o', 'build/y.o']);
    const source = { path: join(link, 'src/x.c'), lines: new Map<number, string>() };
    expect(workspace.namesOfSources('x.o', [source]).get(source.path)).toBe('src/x.c');
  });

  test('elsewhere are what tells them apart', () => {
    const paths = ['out/a/x.o', 'out/b/x.o', 'out/b/c/y.o', 'work/x.o'].map((path) =>
      join(here, path),
    );
    const workspace = openWorkspace(paths, [], root);
    expect(paths.map(workspace.nameOfObject)).toEqual([
      '.../a/x.o',
      '.../b/x.o',
      '.../b/c/y.o',
      'x.o',
    ]);
    expect(workspace.nameOfDirectory(join(here, 'some/archive'))).toBe('.../archive');
    expect(openWorkspace([join(here, 'x.o')], [], root).nameOfObject(join(here, 'x.o'))).toBe(
      '.../x.o',
    );
  });
});

test('a search that does not end within its bound finds nothing', () => {
  make('a/x.c', 'b/y.c');
  expect(indexFiles(root, 4).longestMatches(['x.c'])).toEqual(['a/x.c']);
  expect(indexFiles(root, 3).longestMatches(['x.c'])).toEqual([]);
});
