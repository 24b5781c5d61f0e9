import { expect, test } from '@jest/globals';
import { BASE, kernelOf, objectOf, run } from './made-up.js';

const OBJECT = `${BASE}
[3] STRUCT s size=64
	state type_id=1
	list type_id=4 bits_offset=64
	inner type_id=5 bits_offset=256
	number type_id=1 bits_offset=320
	pointer type_id=6 bits_offset=384
[4] ARRAY (anon) type_id=1 index_type_id=1 nr_elems=4
[5] STRUCT inner size=8
	deep type_id=1
[6] PTR (anon) type_id=0
[7] ENUM e size=4
	ONE val=1
[8] UNION u size=4
[9] TYPEDEF t type_id=1
`;
const KERNEL = `${BASE}
[3] STRUCT s size=64
	__state type_id=1
	list type_id=4 bits_offset=64
	inner type_id=5 bits_offset=256
	number type_id=6 bits_offset=384
	(anon) type_id=8 bits_offset=448
[4] ARRAY (anon) type_id=1 index_type_id=1 nr_elems=2
[5] STRUCT inner size=8
	other type_id=1
[6] PTR (anon) type_id=0
[7] ENUM e size=4
	TWO val=2
[8] UNION (anon) size=8
	pointer type_id=1
[9] TYPEDEF t type_id=6
`;

test.each([
  ['0:0', '`state` is gone from struct `s`; `__state` stands in its place'],
  ['0:1:3', '`list` has 2 elements here, none at 3'],
  ['0:2:0', 'no field `deep` in struct `inner` here'],
  ['0:3', '`number` is a pointer here and an int in the object'],
  ['0:4', '`pointer` is an int here and a pointer in the object'],
])('a field that is not there: %s', async (access, reason) => {
  const object = await objectOf(OBJECT, `byte_off [3] ${access}`);
  expect(run(object, kernelOf(KERNEL)).lines).toEqual([`unresolved: ${reason}`]);
});

test.each([
  ['enumval_value [7] 0', 'unresolved: no enumerator `ONE` in enum `e` here'],
  ['type_size [8] 0', 'absent: no union `u` here'],
  ['type_exists [9] 0', "absent: typedef `t` is there, but does not fit the object's"],
  ['type_matches [3] 0', "absent: struct `s` is there, but does not match the object's"],
])('another question: %s', async (relocation, line) => {
  const object = await objectOf(OBJECT, relocation);
  expect(run(object, kernelOf(KERNEL)).lines).toEqual([line]);
});

test.each([
  ['byte_off [3] 0:9', 'no member 9 in its type'],
  ['byte_off [3] -', 'its access string is empty'],
  ['byte_off [3] 0:x', 'malformed access string "0:x"'],
  ['byte_off [3] 0:0:0', 'its access string goes on behind a field of kind int'],
  ['enumval_value [7] 1', 'no enumerator "1" in its enum'],
  ['type_exists [3] 1', 'access string "1" on a type'],
  ['99 [3] 0', 'unknown relocation kind 99'],
  ['byte_off [6] 0', 'it is about a type without a name'],
])('a record that every loader refuses: %s', async (relocation, reason) => {
  const object = await objectOf(OBJECT, `${relocation} alu=0`);
  expect(run(object, kernelOf(KERNEL)).lines).toEqual([`invalid: ${reason}`]);
});
