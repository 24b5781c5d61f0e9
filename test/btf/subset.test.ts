import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { type Btf, parseBtf, stringAt } from '../../src/btf/btf.js';
import { writeSubset } from '../../src/btf/subset.js';
import { lengthOf } from '../../src/btf/types.js';
import { kernelOf } from '../core/made-up.js';

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

/** Words of an element of the kinds whose elements begin with a name. */
const NAMED_ELEMENTS = new Map([
  [4, 3],
  [5, 3],
  [6, 2],
  [13, 2],
  [19, 3],
]);

/** The words of each type, with strings in the place of their offsets. */
function spelled(btf: Btf) {
  return Array.from(btf.starts.subarray(1), (start, index) => {
    const end = btf.starts[index + 2] ?? btf.words.length;
    const size = NAMED_ELEMENTS.get(btf.kinds[index + 1] as number);
    return Array.from(btf.words.subarray(start, end), (word, i) => {
      const isName = i === 0 || (size !== undefined && i >= 3 && (i - 3) % size === 0);
      return isName ? stringAt(btf, word) : word;
    });
  });
}

/** Every kind. */
const EVERY_KIND = `
[1] INT int size=4 encoding=SIGNED
[2] PTR (anon) type_id=1
[3] ARRAY (anon) type_id=1 index_type_id=1 nr_elems=3
[4] STRUCT s size=8
	a type_id=1
	b type_id=1 bits_offset=32 bitfield_size=3
[5] UNION u size=4
	c type_id=1
[6] ENUM e size=4
	ONE val=1
[7] FWD f
[8] TYPEDEF t type_id=1
[9] VOLATILE (anon) type_id=1
[10] CONST (anon) type_id=1
[11] RESTRICT (anon) type_id=2
[12] FUNC_PROTO (anon) ret_type_id=1
	p type_id=2
[13] FUNC g type_id=12 linkage=static
[14] VAR v type_id=1 linkage=global
[15] VAR w type_id=2 linkage=static
[16] DATASEC .bss size=12
	type_id=14 offset=0 size=4
	type_id=15 offset=4 size=8
[17] FLOAT double size=8
[18] DECL_TAG tag type_id=4 component_idx=1
[19] TYPE_TAG user type_id=1
[20] ENUM64 big size=8
	TWO val=8589934592
`;

test.each([true, false])(
  'a BTF of every kind is written as it was read, little endian: %s',
  (little) => {
    const whole = kernelOf(EVERY_KIND, little);
    const types = new Uint8Array(whole.kinds.length).fill(1, 1);
    const members = new Map([
      [4, new Set([0, 1])],
      [5, new Set([0])],
    ]);
    const copy = parseBtf(writeSubset(whole, { types, members }).bytes);
    expect(spelled(copy)).toEqual(spelled(whole));
    // Without the first variable the section refers to void in its place, and to the other one.
    types[14] = 0;
    const { bytes, ids } = writeSubset(whole, { types, members });
    const less = parseBtf(bytes);
    const at = less.starts[ids[16] as number] as number;
    expect([...less.words.subarray(at + 3, at + 9)]).toEqual([0, 0, 4, ids[15], 4, 8]);
  },
);
