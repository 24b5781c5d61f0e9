import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { parseBtf, stringAt } from '../../src/btf/btf.js';
import { nameOf } from '../../src/btf/types.js';
import { type KeptKernel, keepKernel } from '../../src/core/kept/keep-kernel.js';
import { FORMAT, type KeptOf, readKept, writeKept } from '../../src/core/kept/kept-file.js';
import { Grade, type KeptNames } from '../../src/core/kept/names.js';
import { BASE, kernelOf } from './made-up.js';

const NAMES: KeptNames = new Map([
  ['s', Grade.VALUE],
  ['t', Grade.SIGNATURE],
]);
const OF: KeptOf = { content: '0123abcd', names: 'ab'.repeat(32) };

/** With candidates far apart, so that ids take several bytes. */
function someKernel(little: boolean): KeptKernel {
  const filler = Array.from({ length: 300 }, (_, i) => `[${4 + i}] PTR (anon) type_id=0\n`).join(
    '',
  );
  const types = `${BASE}
[3] STRUCT s size=4
	a type_id=1
${filler}
[304] TYPEDEF t type_id=3
[305] STRUCT s size=8
	a type_id=2
`;
  return keepKernel(kernelOf(types, little), NAMES) as KeptKernel;
}

describe.each([
  ['little-endian', true],
  ['big-endian', false],
])('the file of a kept kernel, %s', (_, little) => {
  const kept = someKernel(little);
  const answers = '{"asked":"ä"}';
  const file = writeKept({ ...kept, answers }, { wholeSize: 4_000_000, helpers: 212 }, OF);

  test('gives back what was written', () => {
    const read = readKept(file, OF);
    expect([read?.wholeSize, read?.helpers, read?.answers]).toEqual([4_000_000, 212, answers]);
    expect(readKept(writeKept(kept, { wholeSize: 1 }, OF), OF)?.answers).toBe('');
    expect(read?.bytes).toEqual(new Uint8Array(kept.bytes));
    expect(read?.btf.byteOrder).toBe(little ? 'little' : 'big');
    expect(read?.wholeIds).toEqual(kept.wholeIds);
    expect([...kept.wholeIds].filter((id) => id > 0)).toEqual([3, 304, 305]);
  });

  test('does not tell of helpers that are not known', () => {
    const without = writeKept(kept, { wholeSize: 1, helpers: undefined }, OF);
    expect(readKept(without, OF)?.helpers).toBeUndefined();
  });

  test('is nothing for another entry, and for other names', () => {
    expect(readKept(file, { ...OF, content: '0123abce' })).toBeUndefined();
    expect(readKept(file, { ...OF, names: 'ac'.repeat(32) })).toBeUndefined();
  });

  test('is nothing if a byte of it is another one, or is missing', () => {
    for (let at = 0; at < file.length; at++) {
      const changed = new Uint8Array(file);
      changed[at] = (changed[at] as number) ^ 0x10;
      expect(readKept(changed, OF)).toBeUndefined();
      expect(readKept(file.subarray(0, at), OF)).toBeUndefined();
    }
    expect(readKept(Buffer.concat([file, Buffer.alloc(4)]), OF)).toBeUndefined();
  });

  test('is nothing if what it holds is none', () => {
    const facts = { wholeSize: 1 };
    expect(
      readKept(writeKept({ ...kept, bytes: new Uint8Array(40) }, facts, OF), OF),
    ).toBeUndefined();
    const beyond = new Uint32Array(kept.wholeIds.length + 1).fill(0);
    beyond[kept.wholeIds.length] = 5000;
    expect(readKept(writeKept({ ...kept, wholeIds: beyond }, facts, OF), OF)).toBeUndefined();
    const before = new Uint32Array(kept.wholeIds.length);
    before[3] = 2;
    expect(readKept(writeKept({ ...kept, wholeIds: before }, facts, OF), OF)).toBeUndefined();
  });
});

/** If what is kept changes, files of earlier versions must not be read any more: raise FORMAT, and write this anew. */
test('what format 2 keeps of a kernel', () => {
  const hash = createHash('sha256');
  for (const order of ['bpfel', 'bpfeb']) {
    const bytes = readFileSync(new URL(`../fixtures/kernel_${order}.btf`, import.meta.url));
    const btf = parseBtf(new Uint8Array(bytes));
    const names = btf.kinds.reduce(
      (all, _, id) => all.add(stringAt(btf, nameOf(btf, id))),
      new Set<string>(),
    );
    names.delete('');
    for (const grade of Object.values(Grade)) {
      for (const name of names) {
        const kept = keepKernel(btf, new Map([[name, grade]])) as KeptKernel;
        hash.update(kept.bytes).update(kept.wholeIds.join());
      }
    }
  }
  expect([FORMAT, hash.digest('hex')]).toEqual([
    2,
    'fd385feec4c3764c6f6aaadfcb804f2207e7aa9af1106207144f1ee5df47ed45',
  ]);
});
