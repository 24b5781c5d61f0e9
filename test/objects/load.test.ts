import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { readLines } from '../../src/inputs/lines.js';
import { findObjects } from '../../src/objects/find.js';
import { objectsFor, reasonForNone } from '../../src/objects/for-kernel.js';
import { loadObjects } from '../../src/objects/load.js';
import { parseObjectLines } from '../../src/objects/object-line.js';
import { remarksOn } from '../../src/objects/remarks.js';

const fixture = (name: string) => fileURLToPath(new URL(`../fixtures/${name}`, import.meta.url));
const GOOD = fixture('all-kinds_bpfel.o');
const BIG = fixture('all-kinds_bpfeb.o');

/** A directory with copies of fixtures under other names, with `/` between the parts of its path. */
function directoryOf(files: Record<string, string>): string {
  const directory = mkdtempSync(join(tmpdir(), 'objects-'));
  for (const [name, source] of Object.entries(files)) copyFileSync(source, join(directory, name));
  return directory.replaceAll('\\', '/');
}

function load(...lines: string[]) {
  const errors: string[] = [];
  const parsed = parseObjectLines(readLines({ input: 'objects' }, lines, errors), errors);
  const loaded = loadObjects(findObjects(parsed, errors));
  expect(errors).toEqual([]);
  return loaded;
}

const nameOf = ({ path }: { path: string }) => path.split('/').at(-1);
const kernelOf = (arch: string) => ({ distro: 'd', version: '1', arch, release: 'r' });

describe('which kernels an object is for', () => {
  test('without one architecture it is still for the others', () => {
    const directory = directoryOf({ 'a.o': GOOD });
    const { objects } = load(`${directory}/a.o`, `arm64: !${directory}/a.o`);
    expect(objectsFor(kernelOf('arm64'), objects)).toEqual([]);
    expect(objectsFor(kernelOf('aarch64'), objects)).toEqual([]);
    expect(objectsFor(kernelOf('x86_64'), objects)).toEqual([0]);
    expect(objectsFor(kernelOf('riscv64'), objects)).toEqual([0]);
  });

  test('a product for two architectures', () => {
    const directory = directoryOf({ 'x.o': GOOD, 'probe_arm64_bpfel.o': GOOD, 'both.o': GOOD });
    const { objects } = load(
      `${directory}/both.o`,
      `${directory}/probe*.o`,
      `x86_64: ${directory}/x.o`,
    );
    expect(objects.map(nameOf)).toEqual(['both.o', 'probe_arm64_bpfel.o', 'x.o']);
    expect(objectsFor(kernelOf('arm64'), objects)).toEqual([0, 1]);
    expect(objectsFor(kernelOf('amd64'), objects)).toEqual([0, 2]);
  });

  test('the byte order decides if the architecture tells it', () => {
    const { objects } = load(GOOD, BIG);
    const names = (arch: string) =>
      objectsFor(kernelOf(arch), objects).map((index) => nameOf(objects[index] as never));
    expect(names('x86_64')).toEqual(['all-kinds_bpfel.o']);
    expect(names('s390x')).toEqual(['all-kinds_bpfeb.o']);
    expect(names('ppc64el')).toEqual(['all-kinds_bpfel.o']);
    expect(names('mips64')).toHaveLength(2);
    expect(names('vax')).toHaveLength(2);
  });

  test('why there is none: the byte order', () => {
    const { objects } = load(BIG);
    expect(reasonForNone(kernelOf('x86_64'), objects)).toBe(
      'kernels of x86_64 are little-endian, and every object is big-endian: build for x86_64 with clang -target bpfel',
    );
    const reverse = load(GOOD).objects;
    expect(reasonForNone(kernelOf('s390x'), reverse)).toBe(
      'kernels of s390x are big-endian, and every object is little-endian: build for s390x with clang -target bpfeb',
    );
  });

  test('why there is none: the lines', () => {
    const { objects } = load(`x86_64: ${GOOD}`, `s390x: ${BIG}`);
    expect(reasonForNone(kernelOf('arm64'), objects)).toBe(
      'no object is for arm64: by the lines of objects, or their names, they are for x86_64; add one for arm64, or leave these kernels out of targets',
    );
  });
});

describe('what cannot be used', () => {
  test('broken files do not stop the others', () => {
    const directory = directoryOf({ 'good.o': GOOD, 'x86.o': fixture('x86.o') });
    copyFileSync(fixture('no-debug.o'), join(directory, 'bare.o'));
    writeFileSync(join(directory, 'text.o'), 'no object\n');
    writeFileSync(join(directory, 'empty.o'), '');
    const { objects, broken } = load(`${directory}/*.o`);
    expect(objects.map(nameOf)).toEqual(['good.o']);
    expect(broken.map((one) => `${nameOf(one)} ${one.error}`)).toEqual([
      'bare.o has no BTF; build it with clang -g',
      'empty.o is no ELF file; name the .o files that clang -target bpf wrote',
      'text.o is no ELF file; name the .o files that clang -target bpf wrote',
      'x86.o is built for another machine than BPF; build it with clang -target bpf',
    ]);
  });

  test('links to what has no end, or to nothing, do not either', () => {
    if (process.platform === 'win32') return;
    const directory = directoryOf({ 'good.o': GOOD });
    execFileSync('mkfifo', [join(directory, 'pipe')]);
    symlinkSync('/dev/zero', join(directory, 'zero.o'));
    symlinkSync('pipe', join(directory, 'fifo.o'));
    symlinkSync('nowhere', join(directory, 'nothing.o'));
    symlinkSync('circle.o', join(directory, 'circle.o'));
    const start = performance.now();
    const names = ['zero.o', 'fifo.o', 'nothing.o', 'circle.o', 'good.o'];
    const { objects, broken } = load(...names.map((name) => `${directory}/${name}`));
    expect(performance.now() - start).toBeLessThan(1000);
    expect(objects.map(nameOf)).toEqual(['good.o']);
    expect(broken.map((one) => `${nameOf(one)} ${one.error}`)).toEqual([
      'circle.o is a link that leads in a circle: remove it',
      'fifo.o is no regular file: give an eBPF object file',
      'nothing.o does not exist: give an eBPF object file',
      'zero.o is no regular file: give an eBPF object file',
    ]);
  });

  test('a glob over such links takes no memory', () => {
    if (process.platform === 'win32') return;
    const directory = directoryOf({ 'good.o': GOOD });
    symlinkSync('/dev/zero', join(directory, 'zero.o'));
    const before = process.memoryUsage().rss;
    const { objects, broken } = load(`${directory}/*.o`);
    expect(objects.map(nameOf)).toEqual(['good.o']);
    expect(broken.map(nameOf)).toEqual(['zero.o']);
    expect(process.memoryUsage().rss - before).toBeLessThan(64 << 20);
  });

  test('one whose types and relocations are right and whose symbols are not', async () => {
    const bytes = readFileSync(fixture('no-relocations.o'));
    const view = new DataView(bytes.buffer, bytes.byteOffset);
    const table = Number(view.getBigUint64(40, true));
    for (let i = 0; i < view.getUint16(60, true); i++) {
      const header = table + i * 64;
      if (view.getUint32(header + 4, true) !== 2) continue;
      const symbols = Number(view.getBigUint64(header + 24, true));
      view.setUint32(symbols + 24, 0xffff_0000, true);
    }
    const directory = directoryOf({ 'good.o': GOOD });
    writeFileSync(join(directory, 'hostile.o'), bytes);
    const { objects, broken } = load(`${directory}/*.o`);
    expect(objects.map(nameOf)).toEqual(['good.o']);
    expect(broken.map(nameOf)).toEqual(['hostile.o']);
    expect(broken[0]?.error).toMatch(/^ELF: name of a symbol lies outside/);
  });

  test('an object without relocations is no broken one', () => {
    const { objects } = load(fixture('no-relocations.o'));
    expect(objects[0]?.object.relocations).toEqual([]);
    expect(remarksOn(objects).info[0]).toMatch(
      /has no CO-RE relocations, so kernels are asked only for what else it needs\.$/,
    );
  });
});
