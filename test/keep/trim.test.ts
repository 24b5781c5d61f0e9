import {
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
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { kernelsOnMachine, resultsOnMachine, sourcesOnMachine } from '../../src/keep/on-machine.js';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'btf-bundle-trim-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function put(path: string, bytes: number, daysAgo: number): void {
  const file = join(root, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, Buffer.alloc(bytes));
  const used = new Date(Date.now() - daysAgo * 86_400_000);
  utimesSync(file, used, used);
}

const files = () =>
  readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => name)
    .sort();

describe('what is kept on a machine', () => {
  test('sources go one by one, the least recently used first, until the rest fits', async () => {
    put('sources/a/1/x86_64/old', 400, 3);
    put('sources/b/1/x86_64/newer', 400, 2);
    put('sources/a/1/x86_64/newest', 400, 1);
    await sourcesOnMachine(root, 1000, 10).trim?.();
    expect(files()).toEqual(['newer', 'newest']);
  });

  test('what was not used for long goes, even if there is room', async () => {
    put('sources/a/1/x86_64/old', 1, 11);
    put('sources/a/1/x86_64/new', 1, 9);
    await sourcesOnMachine(root, 1000, 10).trim?.();
    expect(files()).toEqual(['new']);
  });

  test('results go by signature, each used when the newest of its files was', async () => {
    put('results/old/index.json', 10, 8);
    put('results/old/a.btf', 10, 20);
    put('results/used/index.json', 10, 1);
    put('results/used/b.btf', 10, 20);
    put('results/dead/index.json', 10, 11);
    await resultsOnMachine(root, { bytes: 1000, days: 10 }).trim?.();
    expect(files()).toEqual(['a.btf', 'b.btf', 'index.json', 'index.json']);
    await resultsOnMachine(root, { bytes: 30, days: 10 }).trim?.();
    expect(files()).toEqual(['b.btf', 'index.json']);
  });

  test('parts of kernels go by group, each used when the newest of its files was', async () => {
    put('kernels/1/a/1/x86_64/old', 10, 8);
    put('kernels/1/a/1/arm64/old', 10, 8);
    put('kernels/1/a/1/arm64/used', 10, 1);
    put('kernels/1/b/1/x86_64/newest', 10, 0);
    put('kernels/0/b/1/x86_64/dead', 10, 11);
    await kernelsOnMachine(root, { bytes: 1000, days: 10 }).trim?.();
    expect(files()).toEqual(['newest', 'old', 'old', 'used']);
    await kernelsOnMachine(root, { bytes: 30, days: 10 }).trim?.();
    expect(files()).toEqual(['newest', 'old', 'used']);
  });

  test('a symbolic link goes as a file does, and what it leads to stays', async () => {
    put('mine/x86_64/file', 1, 400);
    mkdirSync(join(root, 'sources/a'), { recursive: true });
    symlinkSync(join(root, 'mine'), join(root, 'sources/a/linked'));
    await sourcesOnMachine(root, 0).trim?.();
    expect(files()).toEqual(['file']);
    expect(readdirSync(join(root, 'sources/a'))).toEqual([]);
  });

  test('nothing there is nothing to trim', async () => {
    await sourcesOnMachine(join(root, 'none'), 1000).trim?.();
    await resultsOnMachine(join(root, 'none')).trim?.();
    expect(files()).toEqual([]);
  });
});
