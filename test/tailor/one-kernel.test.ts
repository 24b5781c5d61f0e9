import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import type { EntryFormat } from '../../src/archive/entry-path.js';
import { parseBtf } from '../../src/btf/btf.js';
import { writeKept } from '../../src/core/kept/kept-file.js';
import { Grade, type KeptNames, namesOf } from '../../src/core/kept/names.js';
import { readObject } from '../../src/core/object.js';
import { makeObjectSet } from '../../src/core/object-set.js';
import { digestOfSet } from '../../src/obtain/kept-set.js';
import { factsOf } from '../../src/preflight/ask-kernel.js';
import { mergeAsked } from '../../src/preflight/asked.js';
import { kernelTailor } from '../../src/tailor/one-kernel.js';
import { newTables, type Tables } from '../../src/tailor/tables.js';
import { tar } from '../archive/pack.js';
import { xz } from '../archive/xz.js';

const fixture = (name: string) =>
  Uint8Array.from(readFileSync(new URL(`../fixtures/${name}`, import.meta.url)));
const objects = ['all-kinds_bpfel.o', 'all-kinds_bpfeb.o'].map((name) => readObject(fixture(name)));
const tailorKernel = kernelTailor({ objects, compat: 'none' }, newTables());
const keepFor = (names: KeptNames) => {
  const set = { names, asked: mergeAsked([]) };
  return { ...set, digest: digestOfSet(set) };
};
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

describe('an entry', () => {
  const btf = fixture('kernel_bpfel.btf');
  const packed: [EntryFormat, () => Promise<Uint8Array>][] = [
    ['btf', async () => btf],
    ['btf.xz', () => xz(btf)],
    ['btf.tar.xz', () => xz(tar([{ name: './k.btf', bytes: btf }]))],
    ['vmlinux', async () => fixture('kernel_bpfel.vmlinux')],
  ];
  test.each(packed)('as %s comes to the same', async (format, pack) => {
    const bytes = await pack();
    const kernel = await tailorKernel({ format, bytes, objects: [0, 1] });
    const plain = await tailorKernel({ format: 'btf', bytes: btf, objects: [0] });
    expect(kernel.btf).toEqual(plain.btf);
    expect(kernel.sha256).toBe(sha256(kernel.btf));
    expect(kernel.packedSha256).toBe(sha256(bytes));
    expect(kernel.wholeSize).toBe(btf.length);
    expect(kernel.objects).toEqual([0]);
    expect(kernel.outcomes).toHaveLength(1);
  });

  test('whose blob id was checked is not checked by xz once more', async () => {
    const bytes = Buffer.from(await xz(btf));
    // The check of the block stands right in front of the index, whose size the footer tells.
    const index = (bytes.readUInt32LE(bytes.length - 8) + 1) * 4;
    const at = bytes.length - 12 - index - 1;
    bytes[at] = (bytes[at] as number) ^ 1;
    const work = { format: 'btf.xz', objects: [0] } as const;
    await expect(tailorKernel({ ...work, bytes })).rejects.toThrow(/^xz:/);
    const kernel = await tailorKernel({ ...work, bytes, proven: true });
    expect(kernel.wholeSize).toBe(btf.length);
  });

  test('is asked for what programs need besides, and equal answers are one', async () => {
    const tables = newTables();
    const asked = {
      enumerators: {
        ...{ bpf_func_id: ['BPF_FUNC_made_up'], bpf_map_type: [] },
        ...{ bpf_prog_type: [], bpf_attach_type: [] },
      },
      ...{ functions: ['made_up'], patterns: [], variables: [], tracepoints: [], structs: [] },
    };
    const tailorAsked = kernelTailor({ objects, compat: 'none', asked }, tables);
    const work = { format: 'btf', objects: [0] } as const;
    const kernels = [
      await tailorAsked({ ...work, bytes: btf }),
      await tailorAsked({ ...work, bytes: Uint8Array.from(btf) }),
    ];
    expect(kernels.map(({ facts }) => facts)).toEqual([0, 0]);
    expect(tables.facts.facts).toEqual([factsOf(parseBtf(btf), asked)]);
    expect((await tailorKernel({ ...work, bytes: btf })).facts).toBeUndefined();
  });

  test('is answered by its kept part, also what another run asked', async () => {
    const names = namesOf(objects, makeObjectSet(objects));
    const askedFor = (...functions: string[]) => ({ ...mergeAsked([]), functions });
    const keep = { names, asked: askedFor('a', 'b', 'c'), digest: 'ab' };
    const tailorAsked = (tables: Tables, ...functions: string[]) =>
      kernelTailor({ objects, compat: 'none', asked: askedFor(...functions) }, tables);
    const first = newTables();
    const { kept } = await tailorAsked(
      first,
      'a',
      'b',
    )({
      ...{ format: 'btf', bytes: btf, objects: [0], keep },
    });
    expect(first.facts.facts).toEqual([factsOf(parseBtf(btf), askedFor('a', 'b'))]);
    const of = { content: 'ab', names: keep.digest };
    const work = {
      ...{ kept: of, objects: [0] },
      bytes: writeKept(kept as NonNullable<typeof kept>, { wholeSize: 7 }, of),
    };
    const tables = newTables();
    expect((await tailorAsked(tables, 'b', 'c')(work)).facts).toBe(0);
    expect(tables.facts.facts).toEqual([factsOf(parseBtf(btf), askedFor('b', 'c'))]);
  });

  test('is tailored alike where a part of it is kept, for whatever names', async () => {
    const plain = await tailorKernel({ format: 'btf', bytes: btf, objects: [0] });
    const enough = namesOf(objects, makeObjectSet(objects));
    for (const names of [enough, new Map([['task', Grade.VALUE]])] as KeptNames[]) {
      const { digest } = keepFor(names);
      const work = { format: 'btf', bytes: btf, objects: [0], keep: keepFor(names) } as const;
      const { kept, ...kernel } = await tailorKernel(work);
      expect(kernel).toEqual(plain);
      const of = { content: 'ab', names: digest };
      const facts = { wholeSize: 7, helpers: 3 };
      const file = writeKept(kept as NonNullable<typeof kept>, facts, of);
      const again = tailorKernel({ kept: of, bytes: file, objects: [0, 1] });
      const { packedSha256, ...known } = plain;
      if (names === enough) expect(await again).toEqual({ ...known, ...facts });
    }
  });

  test('of which the kept part is broken, or for other objects, is none', async () => {
    const names = new Map([['task', Grade.VALUE]]);
    const { digest } = keepFor(names);
    const work = { format: 'btf', bytes: btf, objects: [0], keep: keepFor(names) } as const;
    const { kept } = await tailorKernel(work);
    const of = { content: 'ab', names: digest };
    const bytes = writeKept(kept as NonNullable<typeof kept>, { wholeSize: 7 }, of);
    const from = (part: Uint8Array, index: number) =>
      tailorKernel({ kept: of, bytes: part, objects: [index] });
    await expect(from(bytes.subarray(4), 0)).rejects.toThrow('what is kept of it is broken');
    await expect(from(bytes, 1)).rejects.toThrow('no object is little-endian, as the kernel is');
  });

  test('of the other byte order is for the other object', async () => {
    const bytes = fixture('kernel_bpfeb.btf');
    const kernel = await tailorKernel({ format: 'btf', bytes, objects: [0, 1] });
    expect(kernel.objects).toEqual([1]);
    expect(parseBtf(kernel.btf).byteOrder).toBe('big');
  });

  test.each<[string, EntryFormat, () => Uint8Array, number[], RegExp]>([
    [
      'without an object of its byte order',
      'btf',
      () => fixture('kernel_bpfeb.btf'),
      [0],
      /^no object is big-endian, as the kernel is/,
    ],
    [
      'without a .BTF section',
      'vmlinux',
      () => fixture('x86.o'),
      [0],
      /^has no \.BTF section; build the kernel with CONFIG_DEBUG_INFO_BTF$/,
    ],
    [
      'that is an eBPF object',
      'vmlinux',
      () => fixture('all-kinds_bpfel.o'),
      [0],
      /^is an eBPF object and no kernel image; give it a name without \.vmlinux$/,
    ],
    ['that is no ELF file', 'vmlinux', () => btf, [0], /^ELF: no ELF magic at byte 0$/],
    ['that is cut off', 'btf', () => btf.subarray(0, 1000), [0], /^BTF: .* at byte \d+$/],
  ])('%s is refused', async (_, format, bytes, indices, message) => {
    await expect(tailorKernel({ format, bytes: bytes(), objects: indices })).rejects.toThrow(
      message,
    );
  });
});
