import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { type Unpacking, unxz } from '../../src/unpack/xz.js';
import { noise } from '../archive/pack.js';
import { xz } from '../archive/xz.js';
import { repairXz } from '../hostile/checksums.js';

const LIMIT = 1 << 28;
const BTF = new Uint8Array(readFileSync(new URL('../fixtures/kernel_bpfel.btf', import.meta.url)));
const BYTES = noise(100_000, 5);
const size = BYTES.length;

const sameBytes = (one: Uint8Array, other: Uint8Array) => Buffer.compare(one, other) === 0;

async function messageOf(packed: Uint8Array, unpacking?: Unpacking): Promise<string> {
  return unxz(packed, LIMIT, unpacking).then(
    () => 'unpacked',
    (error: Error) => error.message,
  );
}

/** Where the last stream's index starts, which is where its last block's check ends. */
function indexOf(packed: Uint8Array): number {
  const view = new DataView(packed.buffer, packed.byteOffset, packed.byteLength);
  const footer = packed.length - 12;
  return footer - (view.getUint32(footer + 4, true) + 1) * 4;
}

/** Where the first block's header tells of its LZMA2: identifier 0x21, then one byte, the dictionary's size. */
function filterOf(packed: Uint8Array): number {
  return Buffer.from(packed).indexOf(Buffer.of(0x21, 1), 14);
}

function flip(packed: Uint8Array, byte: number, bits = 1): Uint8Array {
  const flipped = Uint8Array.from(packed);
  flipped[byte] = (flipped[byte] ?? 0) ^ bits;
  return flipped;
}

describe('what an xz file may hold', () => {
  const filters = ['x86', 'powerpc', 'ia64', 'arm', 'armthumb', 'arm64', 'sparc', 'riscv'];
  test.each([...filters, 'delta:dist=4', 'delta x86 arm64'])('the filter %s', async (filter) => {
    const packed = await xz(BYTES, `${filter} lzma2:preset=0`);
    expect(sameBytes(packed, await xz(BYTES, 'lzma2:preset=0'))).toBe(false);
    expect(sameBytes(await unxz(packed, size), BYTES)).toBe(true);
  });

  test.each(['lc=0,lp=2,pb=0', 'lc=4,pb=4', 'preset=6', 'dict=4KiB'])(
    'lzma2:%s',
    async (options) => {
      const packed = await xz(BTF, `lzma2:${options}`);
      expect(packed.length).toBeLessThan(BTF.length);
      expect(sameBytes(await unxz(packed, BTF.length), BTF)).toBe(true);
    },
  );

  test('several streams, with padding between and after them', async () => {
    const file = Buffer.concat([
      await xz(BYTES, 'x86 lzma2', 'sha256'),
      Buffer.alloc(4),
      await xz(new Uint8Array(0)),
      await xz(BTF, 'lzma2', 'crc32'),
      Buffer.alloc(12),
    ]);
    const whole = Buffer.concat([BYTES, BTF]);
    expect(sameBytes(await unxz(file, whole.length), whole)).toBe(true);
    await expect(unxz(file, whole.length - 1)).rejects.toThrow(
      /^xz: more than \d+ bytes unpacked stand in the index at byte \d+$/,
    );
  });

  test('the result is the array that is given for it', async () => {
    const kept = new Uint8Array(size + 10).fill(7);
    const packed = await xz(BYTES);
    const unpacked = await unxz(packed, size, { roomFor: (wanted) => kept.subarray(0, wanted) });
    expect(unpacked.buffer).toBe(kept.buffer);
    expect(sameBytes(kept, Buffer.concat([BYTES, Buffer.alloc(10, 7)]))).toBe(true);
  });
});

describe('checks', () => {
  const CHECKS = ['crc32', 'crc64', 'sha256'] as const;

  test.each(CHECKS)(
    'a wrong %s is refused, unless other means have proven the bytes',
    async (check) => {
      const packed = await xz(BTF, 'lzma2', check);
      const wrong = flip(packed, indexOf(packed) - 1);
      expect(await messageOf(packed)).toBe('unpacked');
      expect(await messageOf(wrong)).toMatch(/^xz: the data is corrupt at byte \d+$/);
      expect(sameBytes(await unxz(wrong, size, { proven: true }), BTF)).toBe(true);
    },
  );

  test('none at all is no fault', async () => {
    expect(sameBytes(await unxz(await xz(BTF, 'lzma2', 'none'), size), BTF)).toBe(true);
  });

  test.each([false, true])('an unknown kind is refused, proven or not (%s)', async (proven) => {
    const packed = await xz(BTF, 'lzma2', 'crc32');
    const unknown = repairXz(flip(flip(packed, 7, 3), packed.length - 3, 3));
    expect(await messageOf(unknown, { proven })).toMatch(
      /^xz: it is protected by a kind of check that is not supported at byte \d+$/,
    );
  });
});

describe('what is broken', () => {
  test('every flipped bit of packed BTF is refused', async () => {
    const packed = await xz(BTF, 'lzma2', 'crc32');
    for (let bit = 0; bit < packed.length * 8; bit++) {
      const message = await messageOf(flip(packed, bit >> 3, 1 << (bit & 7)));
      expect(message).toMatch(/^xz: .+ at byte \d+$/);
    }
  });

  test('without its check, it is refused or gives as many bytes', async () => {
    const packed = await xz(BTF, 'lzma2', 'crc32');
    for (let byte = 0; byte < packed.length; byte++) {
      const result = await unxz(flip(packed, byte, 0x10), LIMIT, { proven: true }).catch(
        (error: Error) => error.message,
      );
      if (typeof result === 'string') expect(result).toMatch(/^xz: .+ at byte \d+$/);
      else expect(result.length).toBe(BTF.length);
    }
  });

  test('a stream before the last one', async () => {
    const [one, two] = [await xz(BYTES), await xz(BTF)];
    const both = Buffer.concat([one, two]);
    for (let size = one.length + 1; size < both.length; size++) {
      expect(await messageOf(both.subarray(0, size))).toMatch(/^xz: /);
    }
    expect(await messageOf(both.subarray(1))).toMatch(/^xz: /);
    expect(await messageOf(flip(both, 20_000))).toMatch(/^xz: the data is corrupt at byte \d+$/);
    const odd = Buffer.concat([one, Buffer.alloc(5), two]);
    expect(await messageOf(odd)).toMatch(/^xz: cut off or no xz file: no stream footer ends at/);
    const noFile = Buffer.concat([BYTES.subarray(0, 100), two]);
    expect(await messageOf(noFile)).toMatch(/^xz: cut off or no xz file: .* at byte 100$/);
  });

  test('data in another format than xz allows', async () => {
    const packed = await xz(BTF, 'lzma2');
    const unknown = repairXz(flip(packed, filterOf(packed), 0x40));
    expect(await messageOf(unknown)).toMatch(
      /^xz: it uses a filter or an option that is not supported at byte \d+$/,
    );
  });
});

describe('memory', () => {
  /** With another size of the dictionary, encoded as section 5.3.1 of the format says. */
  const withDictionary = (packed: Uint8Array, code: number) => {
    const at = filterOf(packed) + 2;
    return repairXz(flip(packed, at, (packed[at] ?? 0) ^ code));
  };
  const MIB_48 = 27;
  const MIB_96 = 29;
  const MIB_128 = 30;

  test('a dictionary of 128 MiB is too large, wherever it stands', async () => {
    const packed = await xz(BTF, 'lzma2');
    const message =
      /^xz: its dictionary is too large to unpack it in 128 MiB of memory at byte \d+$/;
    expect(await messageOf(withDictionary(packed, MIB_128))).toMatch(message);
    expect(await messageOf(withDictionary(packed, MIB_96))).toBe('unpacked');
  });

  test('of one file is used again for the next, broken or not', async () => {
    const packed = await xz(BTF, 'lzma2');
    const files = [
      withDictionary(packed, MIB_48),
      withDictionary(packed, MIB_96),
      flip(withDictionary(packed, MIB_96), 60),
      packed,
    ];
    const expected = [
      'unpacked',
      'unpacked',
      expect.stringMatching(/^xz: the data is/),
      'unpacked',
    ];
    for (let round = 0; round < 20; round++) {
      const messages: string[] = [];
      for (const file of files) messages.push(await messageOf(file));
      expect(messages).toEqual(expected);
    }
  });
});
