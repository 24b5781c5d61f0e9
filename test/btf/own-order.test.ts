import { expect, test } from '@jest/globals';
import { type Btf, parseBtf, stringAt, typeCount } from '../../src/btf/btf.js';
import { inOwnOrder } from '../../src/btf/own-order.js';
import { writeSubset } from '../../src/btf/subset.js';
import { kindOf, nameOf, referred } from '../../src/btf/types.js';
import { kernelOf } from '../core/made-up.js';

/** All of a BTF, as a part of it. */
function wholeOf(btf: Btf) {
  const types = new Uint8Array(typeCount(btf)).fill(1, 1);
  const members = new Map(Array.from(types, (_, id) => [id, new Set([0, 1])]));
  return writeSubset(btf, { types, members });
}

const ONE = `
[1] STRUCT list size=16
	next type_id=2
	value type_id=5
[2] PTR (anon) type_id=1
[3] STRUCT other size=8
	a type_id=4
	b type_id=5 bits_offset=32
[4] INT int size=4 encoding=SIGNED
[5] PTR (anon) type_id=4
[6] PTR (anon) type_id=3
`;

/** The same types, each at another place. */
const TURNED = `
[1] PTR (anon) type_id=5
[2] PTR (anon) type_id=3
[3] INT int size=4 encoding=SIGNED
[4] PTR (anon) type_id=6
[5] STRUCT other size=8
	a type_id=3
	b type_id=2 bits_offset=32
[6] STRUCT list size=16
	next type_id=4
	value type_id=2
`;

test.each([true, false])(
  'types in another order come to the same bytes, little endian: %s',
  (little) => {
    const [one, turned] = [ONE, TURNED].map((text) => wholeOf(kernelOf(text, little)));
    expect(one?.bytes).not.toEqual(turned?.bytes);
    expect(inOwnOrder(one as never).bytes).toEqual(inOwnOrder(turned as never).bytes);
  },
);

test('the ids lead to the same types, and it stays as it is', () => {
  const whole = kernelOf(ONE);
  const { bytes, ids } = inOwnOrder(wholeOf(whole));
  const ordered = parseBtf(bytes);
  expect([...ids].sort()).toEqual([0, 1, 2, 3, 4, 5, 6]);
  for (let id = 1; id < typeCount(whole); id++) {
    const there = ids[id] as number;
    expect(kindOf(ordered, there)).toBe(kindOf(whole, id));
    expect(stringAt(ordered, nameOf(ordered, there))).toBe(stringAt(whole, nameOf(whole, id)));
  }
  expect(referred(ordered, ids[2] as number)).toBe(ids[1]);
  expect(inOwnOrder({ bytes, ids }).bytes).toEqual(bytes);
});

test.each([
  ['a member’s name', 'b type_id=5', 'c type_id=5'],
  ['a size', 'other size=8', 'other size=12'],
  [
    'what is referred to, two references away',
    '[6] PTR (anon) type_id=3',
    '[6] PTR (anon) type_id=2',
  ],
])('%s makes a difference', (_what, before, after) => {
  const changed = ONE.replace(before, after);
  expect(changed).not.toBe(ONE);
  const [one, other] = [ONE, changed].map((text) => inOwnOrder(wholeOf(kernelOf(text))).bytes);
  expect(one).not.toEqual(other);
});
