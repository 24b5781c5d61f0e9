import { execFileSync, spawnSync } from 'node:child_process';
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { parseIndex } from '../../src/output/bundle-index.js';
import { parseManifest } from '../../src/output/parse.js';
import { type Compiled, compile } from '../compiled.js';

const fixture = (name: string) => fileURLToPath(new URL(`../fixtures/${name}`, import.meta.url));

let compiled: Compiled;
beforeAll(() => {
  compiled = compile();
});
afterAll(() => compiled.remove());

const KERNELS = ['made/1/x86_64/5.4.0', 'made/1/x86_64/5.4.1', 'made/1/arm64/5.4.0'];

let here: string;
beforeEach(() => {
  here = mkdtempSync(join(tmpdir(), 'packed-'));
  for (const kernel of KERNELS) addKernel(kernel);
  copyFileSync(fixture('all-kinds_bpfel.o'), join(here, 'all.o'));
});
afterEach(() => rmSync(here, { recursive: true }));

function addKernel(kernel: string): void {
  const file = join(here, 'archive', `${kernel}.btf`);
  mkdirSync(join(file, '..'), { recursive: true });
  copyFileSync(fixture('kernel_bpfel.btf'), file);
}

function run(...flags: string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [
      join(compiled.directory, 'cli.js'),
      ...['--objects', 'all.o', '--archive', 'archive', '--cache', 'none', '--output', 'btf'],
      ...['--targets', '*'],
      ...flags,
    ],
    { cwd: here, encoding: 'utf8' },
  );
  return { status, stdout, stderr };
}

const there = () => readdirSync(here).filter((name) => name.startsWith('btf'));
const both = (...names: string[]) => names.flatMap((name) => [name, `${name}.sha256`]).sort();
const list = (archive: string) =>
  execFileSync('tar', ['-tf', archive], { cwd: here, encoding: 'utf8' }).trim().split('\n');
const member = (archive: string, name: string) =>
  execFileSync('tar', ['-xOf', archive, name], { cwd: here });
const fileOf = (path: string) => readFileSync(join(here, path));

describe('a bundle', () => {
  test.each(['tree', 'shared', 'inspektor-gadget'])(
    'in the layout %s is packed with its index and manifest, and no report',
    (layout) => {
      const { status, stdout } = run('--layout', layout, '--pack', 'tar.xz');
      expect(status).toBe(0);
      expect(stdout).toMatch(/^packed: {3}.*btf\.tar\.xz \(.*kB\)$/m);
      expect(there()).toEqual(['btf', ...both('btf.tar.xz')]);
      execFileSync('sha256sum', ['-c', 'btf.tar.xz.sha256'], { cwd: here });
      const { files } = parseIndex(fileOf('btf/index.json').toString());
      const names = ['index.json', 'manifest.json', ...files.map(({ path }) => path)].sort();
      expect(files).toHaveLength(layout === 'shared' ? 1 : 3);
      expect(list('btf.tar.xz')).toEqual(names.map((name) => `./${name}`));
      for (const name of names) {
        expect(member('btf.tar.xz', `./${name}`).equals(fileOf(`btf/${name}`))).toBe(true);
      }
    },
  );

  test('is packed by architecture, with what is of it alone', () => {
    writeFileSync(join(here, 'archive/made/1/arm64/5.4.9.failed'), '');
    const { status } = run('--pack', 'tar.gz', '--pack-by', 'arch', '--fail-on', 'none');
    expect(status).toBe(0);
    expect(there()).toEqual(['btf', ...both('btf-arm64.tar.gz', 'btf-x86_64.tar.gz')]);
    for (const [arch, missing] of [
      ['arm64', 1],
      ['x86_64', 0],
    ] as const) {
      const archive = `btf-${arch}.tar.gz`;
      const kernels = KERNELS.filter((kernel) => kernel.includes(arch)).sort();
      expect(list(archive)).toEqual(
        ['./index.json', ...kernels.map((kernel) => `./${kernel}.btf`), './manifest.json'].sort(),
      );
      const manifest = parseManifest(member(archive, './manifest.json').toString());
      expect(manifest.kernels.map(({ kernel }) => kernel)).toEqual(kernels);
      expect(manifest.missing).toHaveLength(missing);
      const index = parseIndex(member(archive, './index.json').toString());
      expect(index.files.map(({ path }) => path)).toEqual(kernels.map((kernel) => `${kernel}.btf`));
      expect([...index.releases.values()].flatMap((places) => [...places.keys()])).toEqual(
        kernels.map(() => `made/1/${arch}`),
      );
    }
  });

  test('that is made twice has the same packed bytes, and what is old goes', () => {
    run('--pack', 'tar.gz');
    const first = fileOf('btf.tar.gz');
    run('--pack', 'tar.gz');
    expect(fileOf('btf.tar.gz').equals(first)).toBe(true);
    const { stderr } = run('--pack', 'tar');
    expect(stderr).toContain('btf.tar.gz, which an earlier run packed');
    expect(there()).toEqual(['btf', ...both('btf.tar')]);
    run();
    expect(there()).toEqual(['btf']);
  });

  test('that fails leaves the older one, and what was packed of it', () => {
    run('--pack', 'tar.gz');
    const first = fileOf('btf.tar.gz');
    for (const kernel of KERNELS) writeFileSync(join(here, 'archive', `${kernel}.btf`), 'broken');
    expect(run('--pack', 'tar.gz').status).toBe(1);
    expect(run('--pack', 'tar.xz').status).toBe(1);
    expect(there()).toEqual(['btf', ...both('btf.tar.gz')]);
    expect(fileOf('btf.tar.gz').equals(first)).toBe(true);
  });

  test("is not made where a packed file would take the place of one of the user's", () => {
    writeFileSync(join(here, 'btf-arm64.tar'), 'mine');
    const { status, stderr } = run('--pack', 'tar', '--pack-by', 'arch');
    expect(status).toBe(1);
    expect(stderr).toContain('cannot be packed as "btf-arm64.tar"');
    expect(there()).toEqual(['btf-arm64.tar']);
    expect(run('--pack', 'tar').status).toBe(0);
    writeFileSync(join(here, 'btf.tar.xz'), 'mine');
    expect(run('--pack', 'tar.xz').status).toBe(2);
    expect(fileOf('btf-arm64.tar').toString()).toBe('mine');
    expect(fileOf('btf.tar.xz').toString()).toBe('mine');
  });
});
