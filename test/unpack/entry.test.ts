import { readFile } from 'node:fs/promises';
import { describe, expect, test } from '@jest/globals';
import { unpackEntry } from '../../src/unpack/entry.js';
import { readTar, type TarMember } from '../../src/unpack/tar.js';
import { unxz } from '../../src/unpack/xz.js';
import { noise, tar, withChecksum } from '../archive/pack.js';
import { xz } from '../archive/xz.js';

const LINE = 'raw BTF would stand here\n';
const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1');
const fixture = (name: string) => readFile(new URL(`fixtures/${name}`, import.meta.url));
const btf = (bytes: Uint8Array) => ({ name: '5.4.0.btf', bytes });

describe('what tar and xz themselves make', () => {
  test.each(['gnu', 'gnu-long-name', 'ustar-prefix', 'pax-path'])('%s.btf.tar.xz', async (name) => {
    const packed = await fixture(`${name}.btf.tar.xz`);
    expect(text(await unpackEntry(packed, 'btf.tar.xz'))).toBe(LINE);
  });

  test.each(['plain', 'blocks-sha256'])('%s.btf.xz', async (name) => {
    expect(text(await unpackEntry(await fixture(`${name}.btf.xz`), 'btf.xz'))).toBe(LINE);
  });

  test('an empty tar holds no BTF', async () => {
    await expect(unpackEntry(await fixture('empty.btf.tar.xz'), 'btf.tar.xz')).rejects.toThrow(
      'tar: no .btf file in it, and no other file',
    );
  });

  test('two streams are one file', async () => {
    const packed = await fixture('two-streams.btf.xz');
    expect(text(await unpackEntry(packed, 'btf.xz'))).toBe(LINE + LINE);
  });

  test('a dictionary of 512 MiB is refused', async () => {
    await expect(unpackEntry(await fixture('large-dictionary.btf.xz'), 'btf.xz')).rejects.toThrow(
      /^xz: its dictionary is too large to unpack it in 128 MiB of memory at byte \d+$/,
    );
  });
});

describe('unpacked files', () => {
  test('raw BTF comes as it is', async () => {
    const bytes = noise(10, 1);
    expect(await unpackEntry(bytes, 'btf')).toBe(bytes);
  });

  test.each([0, 1, 511, 512, 513, 262_144, 700_001])('%i bytes', async (size) => {
    const bytes = noise(size, 7);
    expect(Buffer.compare(await unpackEntry(await xz(bytes), 'btf.xz'), bytes)).toBe(0);
    const unpacked = await unpackEntry(await xz(tar([btf(bytes)])), 'btf.tar.xz');
    expect(Buffer.compare(unpacked, bytes)).toBe(0);
  });

  test('a file much larger than its packed form, several at once', async () => {
    const bytes = new Uint8Array(27_000_000).fill(66);
    const packed = await xz(bytes);
    const results = await Promise.all([1, 2, 3].map(() => unpackEntry(packed, 'btf.xz')));
    for (const unpacked of results) expect(Buffer.compare(unpacked, bytes)).toBe(0);
  });

  test('padding after the stream is allowed', async () => {
    const padded = Buffer.concat([await xz(noise(100, 3)), Buffer.alloc(8)]);
    expect(text(await unpackEntry(padded, 'btf.xz'))).toBe(text(noise(100, 3)));
  });

  test('what unpacks to more than the limit is refused before it is unpacked', async () => {
    await expect(unxz(await xz(new Uint8Array(5000)), 4999)).rejects.toThrow(
      /^xz: more than 4999 bytes unpacked stand in the index at byte \d+$/,
    );
  });
});

describe('members of a tar', () => {
  const unpackTar = async (bytes: Uint8Array) => unpackEntry(await xz(bytes), 'btf.tar.xz');

  test('the one that ends in .btf is taken, wherever it lies', async () => {
    const bytes = await unpackTar(
      tar([
        { name: 'README', bytes: Buffer.from('no') },
        { name: 'some/where.btf/', bytes: Buffer.alloc(0), type: '5' },
        { name: './some/where/5.4.0.btf', bytes: Buffer.from('yes') },
        { name: 'link.btf', bytes: Buffer.alloc(0), type: '2' },
      ]),
    );
    expect(text(bytes)).toBe('yes');
  });

  test('none is an error that tells what there is', async () => {
    const files = ['a', 'b\n::error::', 'c', 'd'].map((name) => ({ name, bytes: noise(1, 1) }));
    await expect(unpackTar(tar(files))).rejects.toThrow(
      'tar: no .btf file in it, but "a", "b\\n::error::", "c", 1 more',
    );
  });

  test('several are an error', async () => {
    const files = ['a.btf', 'b.btf'].map((name) => ({ name, bytes: noise(1, 1) }));
    await expect(unpackTar(tar(files))).rejects.toThrow(
      'tar: several .btf files in it, but "a.btf", "b.btf"',
    );
  });

  test('a size in base 256', async () => {
    const bytes = Buffer.from(tar([btf(noise(600, 5))]));
    bytes.fill(0, 124, 136);
    bytes[124] = 0x80;
    bytes.writeUInt32BE(600, 132);
    withChecksum(bytes.subarray(0, 512));
    expect(text(await unpackTar(bytes))).toBe(text(noise(600, 5)));
  });

  test('what is cut off says where', async () => {
    const whole = tar([btf(noise(600, 5))]);
    await expect(unpackTar(whole.subarray(0, 300))).rejects.toThrow(
      'tar: it ends inside the header at byte 0',
    );
    await expect(unpackTar(whole.subarray(0, 1000))).rejects.toThrow(
      'tar: only 488 bytes follow of the 600-byte member at byte 0',
    );
  });

  test('a wrong checksum, a size that is no number, a huge size', async () => {
    const whole = Buffer.from(tar([btf(noise(600, 5))]));
    const wrong = Buffer.from(whole);
    wrong[0] = 0x41;
    await expect(unpackTar(wrong)).rejects.toThrow(/^tar: the checksum is \d+ and not .* byte 0$/);

    const noNumber = Buffer.from(whole);
    noNumber.write('9', 124);
    withChecksum(noNumber.subarray(0, 512));
    await expect(unpackTar(noNumber)).rejects.toThrow('tar: no octal size at byte 124');

    const huge = Buffer.from(whole);
    huge.fill(0xff, 124, 136);
    withChecksum(huge.subarray(0, 512));
    await expect(unpackTar(huge)).rejects.toThrow('tar: impossible size at byte 124');
  });
});

describe('broken bytes end in an error or in the right result', () => {
  test.each([
    ['nothing', new Uint8Array(0)],
    ['a few bytes', Buffer.from('hello')],
    ['zeros', new Uint8Array(100)],
    ['another format', noise(1000, 9)],
  ])('%s', async (_, bytes) => {
    await expect(unpackEntry(bytes, 'btf.tar.xz')).rejects.toThrow(
      /^xz: cut off or no xz file: no stream footer ends at byte \d+$/,
    );
  });

  test('every truncation of a small file, from both ends', async () => {
    const packed = await xz(tar([btf(noise(700, 11))]));
    for (let size = 0; size < packed.length; size++) {
      await expect(unpackEntry(packed.subarray(0, size), 'btf.tar.xz')).rejects.toThrow(/^xz: /);
      const tail = packed.subarray(packed.length - size);
      await expect(unpackEntry(tail, 'btf.tar.xz')).rejects.toThrow(/^xz: /);
    }
  });

  test('every flipped bit of a small xz stream', async () => {
    const bytes = noise(300, 13);
    const packed = await xz(bytes);
    for (let bit = 0; bit < packed.length * 8; bit++) {
      const flipped = Uint8Array.from(packed);
      flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      const result = await unpackEntry(flipped, 'btf.xz').catch((error: Error) => error.message);
      expect(typeof result === 'string' ? result.slice(0, 4) : result).toEqual('xz: ');
    }
  });

  test('every flipped bit of a tar header', () => {
    const bytes = noise(10, 17);
    const whole = tar([btf(bytes)]);
    for (let bit = 0; bit < 512 * 8; bit++) {
      const flipped = Uint8Array.from(whole);
      flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      const result = readOrMessage(flipped);
      if (typeof result === 'string') expect(result).toMatch(/^tar: /);
      else expect(result.map((member) => text(member.bytes))).toEqual([text(bytes)]);
    }
  });
});

function readOrMessage(bytes: Uint8Array): TarMember[] | string {
  try {
    return readTar(bytes);
  } catch (error) {
    return (error as Error).message;
  }
}
