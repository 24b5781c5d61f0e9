import { expect, test } from '@jest/globals';
import { parseBtf, stringAt } from '../../src/btf/btf.js';
import { Kind } from '../../src/btf/kinds.js';
import { newerFormatsOf, newerTypes, wholeInOlderFormat } from '../../src/btf/older-format.js';
import { writeSubset } from '../../src/btf/subset.js';
import { kindOf, lengthOf, memberType, referred, sizeField } from '../../src/btf/types.js';
import { kernelOf } from '../core/made-up.js';

const KERNEL = `
[1] INT int size=4 encoding=SIGNED
[2] TYPE_TAG outer type_id=3
[3] TYPE_TAG inner type_id=1
[4] CONST (anon) type_id=2
[5] STRUCT s size=24
	a type_id=2
	b type_id=6 bits_offset=64
	c type_id=7 bits_offset=128
[6] ENUM64 wide size=8
	FITS val=1
	NOT val=0x100000000
[7] TYPE_TAG nothing type_id=0
[8] DECL_TAG of type_id=5 component_idx=-1
[9] ENUM64 signed size=8 encoding=SIGNED
	MINUS val=-1
[10] PTR (anon) type_id=5
`;

test.each([true, false])(
  'all that is newer is written in the older format, little-endian: %s',
  (little) => {
    const whole = kernelOf(KERNEL, little);
    expect(newerFormatsOf(whole)).toEqual(['ENUM64', 'TYPE_TAG', 'DECL_TAG']);
    const newer = newerTypes(whole);
    expect(newer).toEqual([2, 3, 6, 7, 8, 9]);
    const { bytes, ids } = writeSubset(whole, wholeInOlderFormat(whole, new Set(newer)));
    const btf = parseBtf(bytes);
    expect(newerFormatsOf(btf)).toEqual([]);
    expect([...ids]).toEqual([0, 1, 0, 0, 2, 3, 4, 0, 0, 5, 6]);
    expect(referred(btf, 2)).toBe(1);
    expect([0, 1, 2].map((index) => memberType(btf, 3, index))).toEqual([1, 4, 0]);
    expect([kindOf(btf, 4), sizeField(btf, 4), lengthOf(btf, 4)]).toEqual([Kind.ENUM, 8, 1]);
    expect(lengthOf(btf, 5)).toBe(0);
    expect(stringAt(btf, 1)).toBe('int');
    expect(Buffer.from(btf.strings).includes('NOT')).toBe(false);
  },
);

test('what is not to be changed stays as it is', () => {
  const whole = kernelOf(KERNEL);
  const { bytes, ids } = writeSubset(whole, wholeInOlderFormat(whole, new Set([3, 6])));
  const btf = parseBtf(bytes);
  expect([...ids]).toEqual([0, 1, 2, 0, 3, 4, 5, 6, 7, 8, 9]);
  expect(kindOf(btf, 2)).toBe(Kind.TYPE_TAG);
  expect(referred(btf, 2)).toBe(1);
  expect(kindOf(btf, 8)).toBe(Kind.ENUM64);
  expect(newerTypes(btf)).toEqual([2, 6, 7, 8]);
});
