import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import type { EntryFormat } from '../../src/archive/entry-path.js';
import { parseBtf } from '../../src/btf/btf.js';
import { readObject } from '../../src/core/object.js';
import { kernelTailor } from '../../src/tailor/one-kernel.js';
import { newOutcomeTable } from '../../src/tailor/outcome-table.js';
import { tar } from '../archive/pack.js';
import { xz } from '../archive/xz.js';

const fixture = (name: string) =>
  Uint8Array.from(readFileSync(new URL(`../fixtures/${name}`, import.meta.url)));
const objects = ['all-kinds_bpfel.o', 'all-kinds_bpfeb.o'].map((name) => readObject(fixture(name)));
const tailorKernel = kernelTailor({ objects, compat: 'none' }, newOutcomeTable());
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
