import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { type Compiled, compile } from '../compiled.js';

let compiled: Compiled;
beforeAll(() => {
  compiled = compile();
});
afterAll(() => compiled.remove());

let home: string;
let root: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'btf-bundle-cache-'));
  root = join(home, 'btf-bundle');
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

/** Writes a file that was used some days before 2026-11-26, and now if it is undefined. */
function put(path: string, bytes: number, daysAgo?: number): string {
  const file = join(home, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, Buffer.alloc(bytes));
  const used = daysAgo === undefined ? new Date() : new Date(Date.now() - daysAgo * 86_400_000);
  utimesSync(file, used, used);
  return file;
}

function cache(args: string[], environment: Record<string, string> = { XDG_CACHE_HOME: home }) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(compiled.directory, 'cli.js'), 'cache', ...args],
    { cwd: home, encoding: 'utf8', env: { PATH: process.env.PATH, ...environment } },
  );
  return { status, out: stdout.trimEnd().split('\n'), err: stderr.trimEnd().split('\n') };
}

const day = (daysAgo: number) =>
  new Date(Date.now() - daysAgo * 86_400_000).toISOString().slice(0, 10);

function fill(): void {
  put('btf-bundle/sources/a/1/x86_64/one', 1500, 40);
  put('btf-bundle/sources/a/2/x86_64/two', 500, 2);
  put('btf-bundle/kernels/1/a/1/x86_64/x.kept', 30, 40);
  put('btf-bundle/kernels/1/a/1/x86_64/x.names', 30, 3);
  put('btf-bundle/kernels/1/a/2/x86_64/y.kept', 40, 50);
  put('btf-bundle/results/abc/index.json', 10, 5);
  put('btf-bundle/results/abc/a.btf', 2_000_000, 60);
}

describe('btf-bundle cache', () => {
  test('--list tells what is kept, how much, when it was used, and where', () => {
    fill();
    expect(cache(['--list'])).toEqual({
      status: 0,
      out: [
        `sources: 2 files, 2.0 kB, last used on ${day(2)}`,
        `kernels: 2 groups, 100 B, last used on ${day(3)}`,
        `results: 1 set, 2.0 MB, last used on ${day(5)}`,
        `directory: ${root}`,
      ],
      err: [''],
    });
    expect(existsSync(join(root, 'sources/a/1/x86_64/one'))).toBe(true);
  });

  test('where nothing is kept, there is nothing to list or remove', () => {
    const none = ['sources: none', 'kernels: none', 'results: none', `directory: ${root}`];
    expect(cache(['--list'])).toEqual({ status: 0, out: none, err: [''] });
    expect(cache(['--clear'])).toMatchObject({ status: 0 });
    expect(readdirSync(home)).toEqual([]);
  });

  test('--clear removes all of it, and nothing beside it', () => {
    fill();
    put('btf-bundle/sources/b/1/x86_64/begun.0f', 1);
    put('others/file', 1, 400);
    expect(cache(['--clear'])).toEqual({
      status: 0,
      out: [
        'sources: removed 3 files, 2.0 kB',
        'kernels: removed 2 groups, 100 B',
        'results: removed 1 set, 2.0 MB',
        `directory: ${root}`,
      ],
      err: [''],
    });
    expect(readdirSync(home)).toEqual(['others']);
  });

  test('--older-than leaves what was used since', () => {
    fill();
    expect(cache(['--clear', '--older-than=30']).out.slice(0, 3)).toEqual([
      'sources: removed 1 file, 1.5 kB',
      'kernels: removed 1 group, 40 B',
      'results: nothing removed',
    ]);
    expect(cache(['--list']).out.slice(0, 3)).toEqual([
      expect.stringMatching(/^sources: 1 file, 500 B/),
      expect.stringMatching(/^kernels: 1 group, 60 B/),
      expect.stringMatching(/^results: 1 set, 2\.0 MB/),
    ]);
  });

  test('a symbolic link is removed, and not what it leads to', () => {
    const mine = ['mine/a', 'mine/deep/x86_64/b', 'mine/kept/c'].map((path) => put(path, 1, 400));
    fill();
    const link = (path: string, to = 'mine') => {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      symlinkSync(join(home, to), join(root, path));
    };
    link('sources/linked');
    link('sources/a/1/x86_64/file', 'mine/a');
    link('kernels/1/a/3');
    link('results/linked');
    link('results/abc/deep');
    expect(cache(['--list']).out[0]).toMatch(/^sources: 4 files/);
    expect(cache(['--clear', '--older-than=0']).status).toBe(0);
    for (const file of mine) expect(existsSync(file)).toBe(true);
    fill();
    for (const name of ['sources', 'kernels', 'results']) {
      rmSync(join(root, name), { recursive: true });
      link(name);
    }
    expect(cache(['--clear']).status).toBe(0);
    for (const file of mine) expect(existsSync(file)).toBe(true);
    expect(readdirSync(home)).toEqual(['mine']);
  });

  test('2: flags that do not go together are a sentence each', () => {
    fill();
    const told = (...args: string[]) => {
      const { status, out, err } = cache(args);
      expect([status, out, err.at(-1)]).toEqual([2, [''], 'Try btf-bundle --help.']);
      return err.slice(0, -1);
    };
    expect(told()).toEqual(['btf-bundle: cache has nothing to do: add --list or --clear.']);
    expect(told('--list', '--clear')).toEqual([
      'btf-bundle: cache cannot both --list and --clear: give one of them.',
    ]);
    expect(told('--list', '--older-than=3')).toEqual([
      'btf-bundle: --older-than says what is removed: give it with --clear, or leave it out.',
    ]);
    expect(told('--clear', '--older-than=a week')).toEqual([
      'btf-bundle: older-than "a week" is no number of days: give a whole number, such as 30.',
    ]);
    expect(cache(['--list']).out[0]).toMatch(/^sources: 2 files/);
  });

  test('1: a user without a home has nothing', () => {
    expect(cache(['--list'], { HOME: '' })).toEqual({
      status: 1,
      out: [''],
      err: [
        'btf-bundle: This user has no home directory, so nothing is kept on this machine: set HOME or XDG_CACHE_HOME.',
      ],
    });
  });

  test('a cache directory that is not absolute is not taken', () => {
    put('here/btf-bundle/sources/a/1/x86_64/one', 1);
    const { out } = cache(['--clear'], { XDG_CACHE_HOME: 'here', HOME: home });
    expect(out.at(-1)).toBe(`directory: ${join(home, '.cache', 'btf-bundle')}`);
    expect(readdirSync(join(home, 'here/btf-bundle/sources'))).toEqual(['a']);
  });
});
