import { describe, expect, test } from '@jest/globals';
import { assembleBtf } from '../../conformance/made-up/assemble-btf.mjs';
import { parseBtf } from '../../src/btf/btf.js';
import { Kind } from '../../src/btf/kinds.js';
import {
  arrayElement,
  arrayIndexType,
  arrayLength,
  enumeratorValue,
  intEncoding,
  intOffset,
  kindFlag,
  lengthOf,
  memberBitfieldSize,
  memberBitOffset,
  nameOf,
  parameterType,
  resolveSize,
  sizeField,
} from '../../src/btf/types.js';
import { info, rawBtf } from './bytes.js';

/** A type of each kind, by the size that a loader finds for it. */
const KINDS: [string, number][] = [
  ["INT 'int' size=4 encoding=SIGNED", 4],
  ['PTR (anon) type_id=1', 8],
  ['ARRAY (anon) type_id=1 index_type_id=2 nr_elems=3', 12],
  ['STRUCT s size=20', 20],
  ['UNION u size=24', 24],
  ['ENUM e size=2', 2],
  ['FWD f', -1],
  ['TYPEDEF t type_id=4', 20],
  ['VOLATILE (anon) type_id=5', 24],
  ['CONST (anon) type_id=6', 2],
  ['RESTRICT (anon) type_id=2', 8],
  ['FUNC_PROTO (anon) ret_type_id=1', -1],
  ['VAR v type_id=3', 12],
  ['DATASEC .bss size=28', 28],
  ['FLOAT double size=8', 8],
  ['TYPE_TAG tag type_id=15', 8],
  ['ENUM64 e64 size=8', 8],
  ['FUNC f type_id=12', -1],
  ['DECL_TAG tag type_id=4', 20],
];
const written = KINDS.map(([text], i) => `[${i + 1}] ${text}`).join('\n');

describe.each([true, false])('a type of each kind (little: %s)', (little) => {
  const btf = parseBtf(assembleBtf(written, little).btf);

  test('has its size', () => {
    expect(KINDS.map((_, i) => resolveSize(btf, i + 1, 8))).toEqual(KINDS.map(([, size]) => size));
    expect(resolveSize(btf, 2, 4)).toBe(4);
    expect(resolveSize(btf, 0, 8)).toBe(-1);
  });

  test('leads to what it stands for', () => {
    const through = [8, 9, 10, 11, 16];
    expect(through.map((id) => btf.underlying[id])).toEqual([4, 5, 6, 2, 15]);
    expect([...btf.kinds].filter((_, id) => btf.underlying[id] !== id)).toEqual([8, 9, 10, 11, 18]);
  });

  test('is void where there is none', () => {
    expect([nameOf(btf, 0), lengthOf(btf, 0), sizeField(btf, 0), kindFlag(btf, 0)]).toEqual([
      0,
      0,
      0,
      false,
    ]);
  });
});

describe.each([true, false])('the parts of types (little: %s)', (little) => {
  const btf = parseBtf(
    assembleBtf(
      `
[1] INT int size=4 bits_offset=3 nr_bits=7 encoding=BOOL
[2] INT long size=8 encoding=SIGNED
[3] ARRAY (anon) type_id=1 index_type_id=2 nr_elems=3
[4] FUNC_PROTO (anon) ret_type_id=1
	a type_id=3
	b type_id=2
[5] STRUCT s size=8
	flag type_id=1 bits_offset=5 bitfield_size=9
[6] STRUCT plain size=8
	far type_id=1 bits_offset=50331648
[7] ENUM e size=4
	A val=-1
	B val=7
[8] ENUM64 e64 size=8
	A val=-1
	B val=12884901889
[9] FWD u fwd_kind=union
`,
      little,
    ).btf,
  );

  test('are read from their places', () => {
    expect([intEncoding(btf, 1), intOffset(btf, 1), intEncoding(btf, 2)]).toEqual([4, 3, 1]);
    expect([arrayElement(btf, 3), arrayIndexType(btf, 3), arrayLength(btf, 3)]).toEqual([1, 2, 3]);
    expect([0, 1].map((i) => parameterType(btf, 4, i))).toEqual([3, 2]);
    expect([memberBitOffset(btf, 5, 0), memberBitfieldSize(btf, 5, 0)]).toEqual([5, 9]);
    // Without the flag all of the word is the offset.
    expect([memberBitOffset(btf, 6, 0), memberBitfieldSize(btf, 6, 0)]).toEqual([3 << 24, 0]);
    expect([0, 1].map((i) => enumeratorValue(btf, 7, i))).toEqual([2n ** 64n - 1n, 7n]);
    expect([0, 1].map((i) => enumeratorValue(btf, 8, i))).toEqual([
      2n ** 64n - 1n,
      (3n << 32n) + 1n,
    ]);
    expect([5, 6, 9].map((id) => kindFlag(btf, id))).toEqual([true, false, true]);
  });
});

describe('a size that a loader gives up on', () => {
  const arrays = (first: number, ...lengths: number[]) => [
    1,
    info(Kind.INT),
    first,
    32,
    ...lengths.flatMap((length, i) => [0, info(Kind.ARRAY), 0, i + 1, 1, length]),
  ];
  const sizeOf = (words: number[], id: number) =>
    resolveSize(parseBtf(rawBtf(words, '\0int\0')), id, 8);

  test.each([
    ['the largest', arrays(1, 0xffff_ffff), 2, 0xffff_ffff],
    ['one byte more', arrays(2, 0x8000_0000), 2, -1],
    ['too many elements, of no bytes', arrays(0, 0x1_0000, 0x1_0000), 3, -1],
    ['as many as there may be, of no bytes', arrays(0, 0xffff_ffff), 2, 0],
  ])('%s', (_, words, id, expected) => {
    expect(sizeOf(words, id)).toBe(expected);
  });

  test.each([
    [31, 4],
    [32, -1],
  ])('behind %i typedefs', (count, expected) => {
    const chain = Array.from({ length: count }, (_, i) => [1, info(Kind.TYPEDEF), i + 1]).flat();
    expect(sizeOf([1, info(Kind.INT), 4, 32, ...chain], count + 1)).toBe(expected);
  });
});

describe('what a type names must be there', () => {
  const INT = [1, info(Kind.INT), 4, 32];
  /** Types beside INT, with an id or a name that may be out of range. */
  const REFERENCES: [string, (to: number) => number[]][] = [
    ['PTR', (to) => [0, info(Kind.PTR), to]],
    ['TYPEDEF', (to) => [1, info(Kind.TYPEDEF), to]],
    ['VOLATILE', (to) => [0, info(Kind.VOLATILE), to]],
    ['CONST', (to) => [0, info(Kind.CONST), to]],
    ['RESTRICT', (to) => [0, info(Kind.RESTRICT), to]],
    ['TYPE_TAG', (to) => [1, info(Kind.TYPE_TAG), to]],
    ['VAR', (to) => [1, info(Kind.VAR), to, 0]],
    ['DECL_TAG', (to) => [1, info(Kind.DECL_TAG), to, 0]],
    ['return of FUNC_PROTO', (to) => [0, info(Kind.FUNC_PROTO), to]],
    ['parameter', (to) => [0, info(Kind.FUNC_PROTO, 2), 0, 0, 1, 0, to]],
    ['element', (to) => [0, info(Kind.ARRAY), 0, to, 1, 1]],
    ['index of ARRAY', (to) => [0, info(Kind.ARRAY), 0, 1, to, 1]],
    ['member of STRUCT', (to) => [1, info(Kind.STRUCT, 2), 8, 1, 1, 0, 1, to, 0]],
    ['member of UNION', (to) => [1, info(Kind.UNION, 1), 8, 1, to, 0]],
    ['variable of DATASEC', (to) => [1, info(Kind.DATASEC, 2), 8, 1, 0, 4, to, 0, 4]],
  ];
  const NAMES: [string, (name: number) => number[]][] = [
    ['STRUCT', (name) => [name, info(Kind.STRUCT), 8]],
    ['member', (name) => [1, info(Kind.STRUCT, 2), 8, 1, 1, 0, name, 1, 0]],
    ['enumerator', (name) => [1, info(Kind.ENUM, 2), 4, 1, 0, name, 0]],
    ['enumerator of ENUM64', (name) => [1, info(Kind.ENUM64, 2), 8, 1, 0, 0, name, 0, 0]],
    ['parameter', (name) => [1, info(Kind.FUNC_PROTO, 2), 0, 0, 1, name, 1]],
  ];

  test.each(REFERENCES)('type of %s', (_, write) => {
    const last = [1, info(Kind.INT), 4, 32];
    expect(parseBtf(rawBtf([...INT, ...write(3), ...last], '\0int\0')).kinds).toHaveLength(4);
    expect(() => parseBtf(rawBtf([...INT, ...write(4), ...last], '\0int\0'))).toThrow(
      'BTF: type section names type 4 of 3 at byte 24',
    );
  });

  test.each(NAMES)('name of %s', (_, write) => {
    expect(parseBtf(rawBtf([...INT, ...write(4)], '\0int\0')).kinds).toHaveLength(3);
    expect(() => parseBtf(rawBtf([...INT, ...write(5)], '\0int\0'))).toThrow(
      'BTF: type section names string offset 5 of 5 at byte 24',
    );
  });

  test('words that are neither ids nor names may be any', () => {
    const sections = [1, info(Kind.DATASEC, 1), 8, 1, 0x7000_0000, 0x7000_0000];
    const values = [1, info(Kind.ENUM64, 1), 8, 1, 0x7000_0000, 0x7000_0000];
    const sizes = [1, info(Kind.FLOAT), 0x7000_0000, 1, info(Kind.ENUM), 0x7000_0000];
    const bytes = rawBtf([...INT, ...sections, ...values, ...sizes], '\0int\0');
    expect(parseBtf(bytes).kinds).toHaveLength(6);
  });
});
