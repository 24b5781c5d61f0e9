import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { unpackEntry } from '../../src/unpack/entry.js';

const fixture = (name: string) =>
  new Uint8Array(readFileSync(new URL(`../fixtures/${name}`, import.meta.url)));
const unpack = (name: string) => unpackEntry(fixture(name), 'vmlinux');

describe('a kernel image', () => {
  test.each(['bpfel', 'bpfeb'])('of %s gives its .BTF section', async (order) => {
    expect(await unpack(`kernel_${order}.vmlinux`)).toEqual(fixture(`kernel_${order}.btf`));
  });

  test.each(['all-kinds_bpfel.o', 'all-kinds_bpfeb.o', 'no-debug.o'])(
    'is not %s, which is an eBPF object',
    async (name) => {
      await expect(unpack(name)).rejects.toThrow(
        'is an eBPF object and no kernel image; give it a name without .vmlinux',
      );
    },
  );

  test('without BTF', async () => {
    await expect(unpack('x86.o')).rejects.toThrow(
      'has no .BTF section; build the kernel with CONFIG_DEBUG_INFO_BTF',
    );
  });
});
