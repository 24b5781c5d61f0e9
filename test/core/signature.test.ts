import { expect, test } from '@jest/globals';
import { relocationSignature } from '../../src/core/signature.js';
import { BASE, objectOf } from './made-up.js';

const TYPES = `${BASE}
[3] STRUCT s size=8
	a type_id=1
	b type_id=1 bits_offset=32
[4] STRUCT unrelated size=4
	x type_id=1
`;
const RELOCATIONS = 'byte_off [3] 0:0';
const signatureOf = async (types: string, relocations: string, little = true) =>
  relocationSignature(await objectOf(types, relocations, little));

test('the signature is SHA-256 in hex, and the same each time', async () => {
  const signature = await signatureOf(TYPES, RELOCATIONS);
  expect(signature).toMatch(/^[0-9a-f]{64}$/);
  expect(await signatureOf(TYPES, RELOCATIONS)).toBe(signature);
});

test.each([
  ['other types', TYPES.replace('x type_id', 'y type_id'), RELOCATIONS],
  ['another member of the same type', TYPES.replace('\tb type_id', '\tc type_id'), RELOCATIONS],
  [
    'types that move the ids of all that follow',
    `${BASE}
[3] STRUCT new_one size=4
[4] STRUCT s size=8
	a type_id=1
`,
    'byte_off [4] 0:0',
  ],
  ['the same relocation once more', TYPES, `${RELOCATIONS}\n${RELOCATIONS}`],
])('code that changes %s leaves it alone', async (_, types, relocations) => {
  expect(await signatureOf(types, relocations)).toBe(await signatureOf(TYPES, RELOCATIONS));
});

test.each([
  ['another field', TYPES, 'byte_off [3] 0:1', true],
  ['another kind', TYPES, 'field_exists [3] 0:0', true],
  ['another instruction', TYPES, 'byte_off [3] 0:0 ldx4', true],
  ['one relocation more', TYPES, `${RELOCATIONS}\nbyte_off [3] 0:1`, true],
  ['another type of the field', TYPES.replace('a type_id=1', 'a type_id=2'), RELOCATIONS, true],
  ['another name of the type', TYPES.replace('STRUCT s ', 'STRUCT s2 '), RELOCATIONS, true],
  ['another byte order', TYPES, RELOCATIONS, false],
])('%s changes it', async (_, types, relocations, little) => {
  const signature = await signatureOf(TYPES, RELOCATIONS);
  expect(await signatureOf(types, relocations, little)).not.toBe(signature);
});

test('two objects that differ in what a field is compared by have two signatures', async () => {
  const types = (member: string) => `${BASE}
[3] ENUM foo size=4
	A val=1
[4] STRUCT s size=4
	e type_id=3
[5] ENUM (anon) size=4
	A val=1
[6] STRUCT s___mine size=4
	e type_id=${member}
`;
  const relocations = 'byte_off [4] 0:0\nbyte_off [6] 0:0';
  expect(await signatureOf(types('3'), relocations)).not.toBe(
    await signatureOf(types('5'), relocations),
  );
});

const SHAPES = `${BASE}
[3] TYPEDEF alias type_id=1
[4] STRUCT element size=8
	x type_id=1
	y type_id=1 bits_offset=32
[5] ARRAY (anon) type_id=4 index_type_id=1 nr_elems=4
[6] STRUCT holder size=40
	list type_id=5
	mode type_id=7 bits_offset=256
[7] ENUM mode size=4
	ON val=1
[8] PTR (anon) type_id=4
[9] TYPEDEF pointer type_id=8
`;

test.each([
  ['what a typedef stands for', 'type_exists [3] 0', 'alias type_id=1', 'alias type_id=2'],
  [
    'what a pointer points to',
    'type_exists [9] 0',
    '[8] PTR (anon) type_id=4',
    '[8] PTR (anon) type_id=1',
  ],
  ['a member of an element', 'byte_off [6] 0:0:1:0', 'x type_id', 'z type_id'],
  ['the number of elements', 'byte_off [6] 0:0:1:0', 'nr_elems=4', 'nr_elems=5'],
  ['the size of an integer', 'type_size [1] 0', 'INT int size=4', 'INT int size=2'],
  ['the value of an enumerator', 'enumval_value [7] 0', 'ON val=1', 'ON val=2'],
])('%s changes it', async (_, relocation, from, to) => {
  expect(SHAPES).toContain(from);
  expect(await signatureOf(SHAPES.replace(from, to), relocation)).not.toBe(
    await signatureOf(SHAPES, relocation),
  );
});

test.each([
  ['another member of an element', 'byte_off [6] 0:0:1:0', 'y type_id', 'z type_id'],
  [
    'what a field of pointer type points to',
    'byte_off [6] 0:0:1:0',
    '[8] PTR (anon) type_id=4',
    '[8] PTR (anon) type_id=1',
  ],
])('%s leaves it alone', async (_, relocation, from, to) => {
  expect(await signatureOf(SHAPES.replace(from, to), relocation)).toBe(
    await signatureOf(SHAPES, relocation),
  );
});
