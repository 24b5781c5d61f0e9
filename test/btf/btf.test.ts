import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { type Btf, parseBtf, stringAt } from '../../src/btf/btf.js';
import { Kind } from '../../src/btf/kinds.js';
import {
  enumeratorValue,
  kindOf,
  lengthOf,
  memberName,
  memberType,
  nameOf,
  resolveSize,
  sizeField,
} from '../../src/btf/types.js';
import { info, rawBtf } from './bytes.js';

const fixture = (name: string) => readFileSync(new URL(`../fixtures/${name}`, import.meta.url));
const INT = [1, info(Kind.INT), 4, 32];
const STRINGS = '\0int\0s\0';

const names = (btf: Btf) =>
  Array.from({ length: btf.kinds.length }, (_, id) => stringAt(btf, nameOf(btf, id)));

describe.each([
  ['little', 'bpfel'],
  ['big', 'bpfeb'],
])('a %s-endian kernel', (byteOrder, order) => {
  test('reads as bpftool prints it', () => {
    const btf = parseBtf(fixture(`kernel_${order}.btf`));
    expect(btf.byteOrder).toBe(byteOrder);
    expect(btf.kinds.length).toBe(40);
    expect(btf.pointerSize).toBe(8);
    expect(stringAt(btf, nameOf(btf, 1))).toBe('task');
    expect([sizeField(btf, 1), lengthOf(btf, 1)]).toEqual([192, 11]);
    expect(stringAt(btf, memberName(btf, 1, 10))).toBe('narrow');
    expect(memberType(btf, 1, 10)).toBe(2);
    expect(btf.underlying[2]).toBe(3);
    expect(kindOf(btf, 30)).toBe(Kind.ENUM64);
    expect(enumeratorValue(btf, 30, 1)).toBe(0x3_0000_0000n);
    expect(resolveSize(btf, 9, 8)).toBe(16);
  });

  test('reads the same wherever it lies in memory', () => {
    const bytes = fixture(`kernel_${order}.btf`);
    const aligned = parseBtf(Uint8Array.from(bytes));
    for (const shift of [1, 2, 3]) {
      const moved = new Uint8Array(bytes.length + shift);
      moved.set(bytes, shift);
      const btf = parseBtf(moved.subarray(shift));
      expect(names(btf)).toEqual(names(aligned));
      expect(btf.words).toEqual(aligned.words);
    }
  });

  test('is read but not changed', () => {
    const bytes = Uint8Array.from(fixture(`kernel_${order}.btf`));
    parseBtf(bytes);
    expect(Buffer.from(bytes).equals(fixture(`kernel_${order}.btf`))).toBe(true);
  });
});

describe('newer and wider files', () => {
  test('a struct of more than 65,535 members', () => {
    const members = Array.from({ length: 70_000 }, (_, i) => [5, 1, i * 32]).flat();
    const btf = parseBtf(
      rawBtf([...INT, 5, info(Kind.STRUCT, 70_000), 280_000, ...members], STRINGS),
    );
    expect(lengthOf(btf, 2)).toBe(70_000);
    expect(memberType(btf, 2, 69_999)).toBe(1);
  });

  test.each([true, false])('kinds that a layout section describes (little: %s)', (little) => {
    // Kind 20 has 4 bytes of its own and 8 for each element.
    const layout = Buffer.alloc(21 * 4);
    layout.set([4, 8], 20 * 4);
    const types = [...INT, 0, info(20, 2), 0, 1, 2, 3, 4, 5, 5, info(Kind.STRUCT), 8];
    const layoutAt = types.length * 4 + STRINGS.length;
    const headerWords = [layoutAt, layout.length];
    const btf = parseBtf(rawBtf(types, STRINGS, { little, headerWords, tail: layout }));
    expect(names(btf)).toEqual(['', 'int', '', 's']);
    expect([...btf.kinds]).toEqual([0, 1, 20, 4]);
  });

  test('what follows the last section does not matter', () => {
    const plain = rawBtf(INT, STRINGS);
    const padded = rawBtf(INT, STRINGS, { tail: new Uint8Array(100).fill(0xff) });
    expect(parseBtf(padded).words).toEqual(parseBtf(plain).words);
  });

  test('no types at all', () => {
    expect(parseBtf(rawBtf([], '\0')).kinds.length).toBe(1);
  });
});

describe('what is broken is named with its byte', () => {
  const base = rawBtf(INT, STRINGS);
  const changed = (at: number, ...bytes: number[]) => {
    const copy = Uint8Array.from(base);
    copy.set(bytes, at);
    return copy;
  };
  const ptr = (to: number) => rawBtf([...INT, 0, info(Kind.PTR), to], STRINGS);

  test.each<[string, Uint8Array, string]>([
    ['nothing', new Uint8Array(), 'BTF: header of 24 bytes is cut off at byte 0'],
    ['half a header', base.subarray(0, 20), 'BTF: header of 24 bytes is cut off at byte 20'],
    ['magic', changed(0, 0), 'BTF: no BTF magic at byte 0'],
    ['header length', changed(4, 20), 'BTF: header length 20 is out of range at byte 4'],
    [
      'cut off',
      base.subarray(0, base.length - 1),
      'BTF: string section reaches beyond the end at byte 16',
    ],
    [
      'types amid strings',
      changed(12, 20),
      'BTF: type section reaches into the string section at byte 8',
    ],
    ['alignment', changed(12, 15), 'BTF: type section is not aligned to 4 bytes at byte 8'],
    [
      'strings',
      changed(base.length - 1, 65),
      'BTF: string section does not start and end with NUL at byte 40',
    ],
    ['kind', changed(31, 0x7f), 'BTF: type 1 is of unknown kind 127 at byte 24'],
    ['void as a type', changed(31, 0), 'BTF: type 1 is of unknown kind 0 at byte 24'],
    [
      'members',
      rawBtf([...INT, 0, info(Kind.STRUCT, 9), 0], STRINGS),
      'BTF: type 2 reaches beyond the type section at byte 40',
    ],
    [
      'end of types',
      rawBtf([...INT, 0, info(Kind.PTR)], STRINGS),
      'BTF: type 2 is cut off at byte 40',
    ],
    ['type id', ptr(9), 'BTF: type section names type 9 of 2 at byte 24'],
    ['name', changed(24, 99), 'BTF: type section names string offset 99 of 7 at byte 24'],
    [
      'endless typedefs',
      rawBtf([...INT, 0, info(Kind.CONST), 3, 0, info(Kind.CONST), 2], STRINGS),
      'BTF: type 2 is an endless chain of modifiers or typedefs at byte 40',
    ],
    [
      'layout',
      rawBtf(INT, STRINGS, { headerWords: [0, 999] }),
      'BTF: layout section reaches beyond the end at byte 24',
    ],
  ])('%s', (_, bytes, message) => {
    expect(() => parseBtf(bytes)).toThrow(new Error(message));
  });
});

describe('the size of a pointer', () => {
  test.each([
    ['long', 4, 4],
    ['unsigned long', 8, 8],
    ['long unsigned int', 4, 4],
    ['long long', 4, 8],
  ])('%s of %i bytes', (name, size, pointer) => {
    expect(parseBtf(rawBtf([1, info(Kind.INT), size, size * 8], `\0${name}\0`)).pointerSize).toBe(
      pointer,
    );
  });
});

test('sizes beyond 32 bits are none', () => {
  const arrays = [0, info(Kind.ARRAY), 0, 1, 1, 0xffff, 0, info(Kind.ARRAY), 0, 2, 1, 0xffff];
  const btf = parseBtf(rawBtf([...INT, ...arrays], STRINGS));
  expect(resolveSize(btf, 2, 8)).toBe(0xffff * 4);
  expect(resolveSize(btf, 3, 8)).toBe(-1);
});
