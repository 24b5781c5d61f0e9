import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { readObject } from '../../src/core/object.js';
import { readLines } from '../../src/inputs/lines.js';
import { findObjects } from '../../src/objects/find.js';
import { objectsFor, reasonForNone } from '../../src/objects/for-kernel.js';
import { loadObjects } from '../../src/objects/load.js';
import { parseObjectLines } from '../../src/objects/object-line.js';
import { architecturesByRegisters } from '../../src/objects/registers.js';
import { remarksOn } from '../../src/objects/remarks.js';
import { objectBytes } from './object-bytes.js';

const WORD = "[1] INT 'unsigned long' size=8\n";
const struct = (id: number, name: string, ...members: string[]) =>
  [
    `[${id}] STRUCT ${name} size=${members.length * 8}`,
    ...members.map((member, i) => `\t${member} type_id=1 bits_offset=${i * 64}`),
    '',
  ].join('\n');

/** As vmlinux.h of x86_64 has it, in another order, so that the tests can name `di` and `sp`. */
const X86_64 = ['di', 'sp', 'r15', 'r8', 'bp', 'orig_ax', 'ip'];

const of = async (types: string, relocations: string) =>
  architecturesByRegisters(readObject(await objectBytes(WORD + types, relocations)));

describe('the registers that an object reads tell its architecture', () => {
  test.each<[string, string, string, string[] | undefined]>([
    ['x86_64', struct(2, 'pt_regs', ...X86_64), 'byte_off [2] 0:0', ['x86_64']],
    ['x86_64, by its size', struct(2, 'pt_regs', ...X86_64), 'byte_sz [2] 0:0', ['x86_64']],
    ['x86 of either size', struct(2, 'pt_regs', 'di'), 'byte_off [2] 0:0', ['x86_64', 'i686']],
    ['i386', struct(2, 'pt_regs', 'eax'), 'byte_off [2] 0:0', ['i686']],
    ['arm64', struct(2, 'user_pt_regs', 'regs', 'pstate'), 'byte_off [2] 0:0', ['arm64']],
    [
      'arm64, for system calls',
      struct(2, 'pt_regs___arm64', 'orig_x0'),
      'byte_off [2] 0:0',
      ['arm64'],
    ],
    ['arm', struct(2, 'pt_regs', 'uregs'), 'byte_off [2] 0:0', ['arm']],
    ['s390x', struct(2, 'user_pt_regs', 'psw', 'gprs'), 'byte_off [2] 0:1', ['s390x']],
    ['powerpc', struct(2, 'pt_regs', 'gpr', 'nip'), 'byte_off [2] 0:0', ['ppc64le', 'ppc64']],
    ['riscv', struct(2, 'user_regs_struct', 'pc', 'a0'), 'byte_off [2] 0:1', ['riscv64']],
    ['loongarch', struct(2, 'pt_regs', 'regs', 'csr_era'), 'byte_off [2] 0:0', ['loongarch64']],
    [
      'a register in an anonymous struct',
      `[2] STRUCT pt_regs size=24\n\t(anon) type_id=3\n${struct(3, '(anon)', 'regs', 'sp', 'pstate')}`,
      'byte_off [2] 0:0:0',
      ['arm64'],
    ],
    [
      'registers inside another struct',
      `[2] STRUCT bpf_perf_event_data size=56\n\tregs type_id=3\n${struct(3, 'pt_regs', ...X86_64)}`,
      'byte_off [2] 0:0:0',
      ['x86_64'],
    ],
  ])('%s', async (_, types, relocations, expected) => {
    expect(await of(types, relocations)).toEqual(expected);
  });

  test.each<[string, string, string]>([
    ['nothing of them is read', struct(2, 'pt_regs', ...X86_64), 'local_type_id [2] 0'],
    ['a register that many have', struct(2, 'pt_regs', ...X86_64), 'byte_off [2] 0:1'],
    ['a register that several have', struct(2, 'pt_regs', 'regs'), 'byte_off [2] 0:0'],
    ['another struct with such members', struct(2, 'my_regs', ...X86_64), 'byte_off [2] 0:0'],
    [
      'the registers of two',
      struct(2, 'pt_regs', ...X86_64) + struct(3, 'user_pt_regs', 'regs', 'pstate'),
      'byte_off [2] 0:0\nbyte_off [3] 0:0',
    ],
    [
      'a question whether the member exists',
      struct(2, 'pt_regs', ...X86_64),
      'byte_off [2] 0:0\nfield_exists [2] 0:0',
    ],
    [
      'a question whether the type exists',
      struct(2, 'pt_regs', ...X86_64) + struct(3, 'user_pt_regs', 'regs'),
      'byte_off [2] 0:0\ntype_exists [3] 0',
    ],
  ])('not by %s', async (_, types, relocations) => {
    expect(await of(types, relocations)).toBeUndefined();
  });
});

describe('an object that nobody limited', () => {
  async function load(files: readonly (string | [string, Uint8Array])[], ...lines: string[]) {
    const directory = mkdtempSync(join(tmpdir(), 'registers-')).replaceAll('\\', '/');
    const x86 = await objectBytes(WORD + struct(2, 'pt_regs', ...X86_64), 'byte_off [2] 0:0');
    for (const file of files) {
      const [name, bytes] = typeof file === 'string' ? [file, x86] : file;
      writeFileSync(join(directory, name), bytes);
    }
    const here = relative(process.cwd(), directory).replaceAll('\\', '/');
    const withoutDirectory = (text: string) =>
      text.replaceAll(`${here}/`, '').replaceAll(`${directory}/`, '');
    const errors: string[] = [];
    const placed = lines.map((line) => line.replace(/[\w*]+\.o/, `${directory}/$&`));
    const parsed = parseObjectLines(readLines({ input: 'objects' }, placed, errors), errors);
    const { objects } = loadObjects(findObjects(parsed, errors));
    const said = remarksOn(objects).info.filter((line) => /reads? registers/.test(line));
    return { objects, withoutDirectory, said: said.map(withoutDirectory) };
  }
  const kernelOf = (arch: string) => ({ distro: 'd', version: '1', arch, release: 'r' });

  test('is for the architecture of its registers, and says so once with the line to write', async () => {
    const { objects, said, withoutDirectory } = await load(['a.o'], 'a.o');
    expect(objectsFor(kernelOf('x86_64'), objects)).toEqual([0]);
    expect(objectsFor(kernelOf('arm64'), objects)).toEqual([]);
    expect(said).toEqual([
      'a.o reads registers that only x86_64 has, so it is used for kernels of x86_64 only; to say so, write "x86_64: a.o" in place of "a.o" in objects.',
    ]);
    expect(withoutDirectory(reasonForNone(kernelOf('arm64'), objects))).toBe(
      'no object is for arm64: they are for x86_64, as a.o by the registers that it reads; build it for arm64 as well',
    );
  });

  test('several of one line are one sentence', async () => {
    const { said } = await load(['a.o', 'b.o', 'c.o'], '*.o');
    expect(said).toEqual([
      '3 objects read registers that only x86_64 has, so they are used for kernels of x86_64 only; to say so, write "x86_64: *.o" in place of "*.o" in objects.',
    ]);
  });

  test('one of several of a line has lines of its own', async () => {
    const bytes = await objectBytes(WORD + struct(2, 'task_struct', 'pid'), 'byte_off [2] 0:0');
    const { said, objects } = await load(['a.o', ['b.o', bytes]], '*.o');
    expect(said).toEqual([
      'a.o reads registers that only x86_64 has, so it is used for kernels of x86_64 only; to say so, write "!a.o" and then "x86_64: a.o" in objects.',
    ]);
    expect(objectsFor(kernelOf('arm64'), objects)).toEqual([1]);
  });

  test('what the user says counts more', async () => {
    const { objects, said } = await load(['a.o'], 'arm64: a.o', 'x86_64: a.o');
    expect(said).toEqual([]);
    expect(objectsFor(kernelOf('arm64'), objects)).toEqual([0]);
  });
});
