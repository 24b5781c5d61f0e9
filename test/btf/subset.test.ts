import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { parseBtf } from '../../src/btf/btf.js';
import { writeSubset } from '../../src/btf/subset.js';
import { lengthOf } from '../../src/btf/types.js';

test.each(['bpfel', 'bpfeb'])('all of a BTF without its variables, %s', (order) => {
  const bytes = readFileSync(new URL(`../fixtures/kernel_${order}.btf`, import.meta.url));
  const whole = parseBtf(bytes);
  const types = new Uint8Array(whole.kinds.length).fill(1, 1);
  // A subset is of types that a relocation can be about: the last is the data section.
  types[39] = 0;
  for (let id = 1; id < 39; id++) if (whole.kinds[id] === 14) types[id] = 0;
  const members = new Map<number, Set<number>>();
  for (let id = 1; id < 39; id++) {
    members.set(id, new Set(Array.from({ length: lengthOf(whole, id) }, (_, i) => i)));
  }
  const { bytes: written, ids } = writeSubset(whole, { types, members });
  const copy = parseBtf(written);
  expect(copy.byteOrder).toBe(whole.byteOrder);
  expect(copy.kinds.length).toBe(1 + types.reduce((sum, kept) => sum + kept));
  for (let id = 1; id < 39; id++) {
    if (types[id] === 1) expect(copy.kinds[ids[id] as number]).toBe(whole.kinds[id]);
    else expect(ids[id]).toBe(0);
  }
  expect(lengthOf(copy, ids[1] as number)).toBe(11);
  // Each string stands once, and none that is not used.
  const strings = Buffer.from(copy.strings).toString().split('\0');
  expect(new Set(strings.slice(0, -1)).size).toBe(strings.length - 1);
  expect(strings).not.toContain('.bss');
});
