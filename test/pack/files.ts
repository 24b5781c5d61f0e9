import type { Member } from '../../src/pack/tar.js';

/** Bytes of a linear congruence: the same on every machine. */
export function noise(size: number, seed: number): Buffer {
  const bytes = Buffer.alloc(size);
  let state = seed;
  for (let at = 0; at < size; at++) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    bytes[at] = state >>> 24;
  }
  return bytes;
}

/** As noise, but with much in it that comes again, as in BTF. */
export function repetitive(size: number, seed: number): Buffer {
  const words = noise(4096, 1);
  const choice = noise(Math.ceil(size / 16), seed);
  return Buffer.concat(Array.from(choice, (at) => words.subarray(at * 16, at * 16 + 16))).subarray(
    0,
    size,
  );
}

/** Its header has a prefix: with `./` it has 109 bytes. */
export const LONG = `sles/15.3/x86_64/5.3.18-150300.59.93-default+${'x'.repeat(60)}.btf`;

/** Not sorted; of sizes on both sides of a tar's blocks and of the pieces that compressors are given. */
export const FILES: ReadonlyMap<string, Buffer> = new Map([
  ['ubuntu/20.04/x86_64/5.4.0-42-generic.btf', repetitive(300_000, 2)],
  ['ubuntu/20.04/arm64/5.4.0-42-generic.btf', repetitive(512, 3)],
  ['manifest.json', Buffer.from('{ "schema": 1 }\n')],
  [LONG, repetitive(513, 4)],
  ['index.json', Buffer.from('{}\n')],
  ['amzn/2/x86_64/4.14.1.btf', Buffer.alloc(0)],
  ['centos/7/x86_64/3.10.0-957.el7.x86_64.btf', noise(100_000, 5)],
]);

export function membersOf(files: ReadonlyMap<string, Buffer>): Member[] {
  return Array.from(files, ([path, bytes]) => ({ path, read: () => bytes }));
}

export async function joined(pieces: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const all: Uint8Array[] = [];
  for await (const piece of pieces) all.push(piece);
  return Buffer.concat(all);
}
