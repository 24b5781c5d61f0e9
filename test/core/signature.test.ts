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
