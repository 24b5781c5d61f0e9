import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import {
  isElf,
  parseElf,
  readSymbols,
  SHT_NOBITS,
  SHT_SYMTAB,
  sectionNamed,
} from '../../src/elf/elf.js';

const SECTION = 64;

/** An object of clang whose headers can be changed. */
function objectOf(order: string) {
  const bytes = Uint8Array.from(
    readFileSync(new URL(`../fixtures/all-kinds_${order}.o`, import.meta.url)),
  );
  const view = new DataView(bytes.buffer);
  const little = order === 'bpfel';
  const table = Number(view.getBigUint64(40, little));
  const count = view.getUint16(60, little);
  const { sections } = parseElf(Uint8Array.from(bytes));
  const indexOf = (name: string) => sections.findIndex((section) => section.name === name);
  return {
    bytes,
    little,
    table,
    count,
    names: view.getUint16(62, little),
    symbols: sections.findIndex(({ type }) => type === SHT_SYMTAB),
    indexOf,
    half: (at: number, value: number) => view.setUint16(at, value, little),
    word: (at: number, value: number) => view.setUint32(at, value, little),
    long: (at: number, value: bigint) => view.setBigUint64(at, value, little),
    longAt: (at: number) => view.getBigUint64(at, little),
    header: (index: number) => table + index * SECTION,
  };
}
const summary = (bytes: Uint8Array) =>
  parseElf(bytes).sections.map(({ name, type, offset, data }) => [name, type, offset, data.length]);

describe.each(['bpfel', 'bpfeb'])(
  'numbers beyond 16 bits are in the first section, %s',
  (order) => {
    const before = summary(objectOf(order).bytes);

    test('of sections', () => {
      const { bytes, half, long, count, header } = objectOf(order);
      half(60, 0);
      long(header(0) + 32, BigInt(count));
      expect(summary(bytes)).toEqual(before);
    });

    test('of the section with their names', () => {
      const { bytes, half, word, names, header } = objectOf(order);
      half(62, 0xffff);
      word(header(0) + 40, names);
      expect(summary(bytes)).toEqual(before);
    });
  },
);

describe.each(['bpfel', 'bpfeb'])('what a file may leave out, %s', (order) => {
  test('all sections', () => {
    const { bytes, long } = objectOf(order);
    long(40, 0n);
    const empty = parseElf(bytes.subarray(0, 64));
    expect(empty.sections).toEqual([]);
    expect(empty.byteOrder).toBe(order === 'bpfel' ? 'little' : 'big');
    expect(readSymbols(empty)).toEqual([]);
  });

  test('all but the table’s first header', () => {
    const { bytes, long, half } = objectOf(order);
    long(40, 64n);
    half(60, 0);
    const file = new Uint8Array(128);
    file.set(bytes.subarray(0, 64));
    expect(parseElf(file).sections).toEqual([]);
  });

  test.each([SHT_NOBITS, 0])('the bytes of a section of type %i, however large', (type) => {
    const { bytes, word, long, header, indexOf } = objectOf(order);
    const at = header(indexOf('license'));
    word(at + 4, type);
    long(at + 32, 1n << 40n);
    expect(sectionNamed(parseElf(bytes), 'license')?.data).toHaveLength(0);
  });

  test('nothing of a section that ends with the file', () => {
    const { bytes, long, longAt, header, indexOf } = objectOf(order);
    const at = header(indexOf('license'));
    long(at + 32, BigInt(bytes.length) - longAt(at + 24));
    expect(sectionNamed(parseElf(bytes), 'license')?.data.length).toBe(
      bytes.length - Number(longAt(at + 24)),
    );
  });
});

test.each([0, 1, 2, 3])('a file whose byte %i is no magic is no ELF file', (at) => {
  const { bytes } = objectOf('bpfel');
  expect(isElf(bytes)).toBe(true);
  bytes[at] = 0;
  expect(isElf(bytes)).toBe(false);
});

type Broken = ReturnType<typeof objectOf>;

describe.each(['bpfel', 'bpfeb'])('what is broken is named, %s', (order) => {
  test.each<[string, (object: Broken) => void, RegExp]>([
    [
      'a section that ends behind the file',
      ({ long, longAt, header, indexOf, bytes }) => {
        const at = header(indexOf('license'));
        long(at + 32, BigInt(bytes.length) - longAt(at + 24) + 1n);
      },
      /^ELF: section reaches beyond the end of the file at byte \d+$/,
    ],
    [
      'a size of 49 bits',
      ({ long, header }) => long(header(1) + 32, 1n << 48n),
      /^ELF: section size 281474976710656 is out of range at byte \d+$/,
    ],
    [
      'a size of 48 bits',
      ({ long, header }) => long(header(1) + 32, (1n << 48n) - 1n),
      /^ELF: section reaches beyond the end of the file/,
    ],
    [
      'a name behind its strings',
      ({ word, header, names, longAt }) => word(header(1), Number(longAt(header(names) + 32))),
      /^ELF: name of section 1 lies outside of its string table/,
    ],
    [
      'a name without an end',
      ({ bytes, word, header, names, longAt }) => {
        const at = header(names);
        const end = Number(longAt(at + 24)) + Number(longAt(at + 32));
        bytes[end - 1] = 0x61;
        word(header(1), Number(longAt(at + 32)) - 1);
      },
      /^ELF: name of section 1 lies outside of its string table/,
    ],
    [
      'one section too many',
      ({ half, bytes, table }) => half(60, Math.floor((bytes.length - table) / 64) + 1),
      /^ELF: table of \d+ sections reaches beyond the end at byte 60$/,
    ],
  ])('%s', (_, change, message) => {
    const object = objectOf(order);
    change(object);
    expect(() => parseElf(object.bytes)).toThrow(message);
  });

  test.each<[string, (object: Broken) => void, RegExp]>([
    [
      'without strings',
      ({ word, header, symbols, count }) => word(header(symbols) + 40, count),
      /^ELF: no section \d+ for the symbol names at byte \d+$/,
    ],
    [
      'with half a symbol',
      ({ long, longAt, header, symbols }) =>
        long(header(symbols) + 32, longAt(header(symbols) + 32) - 1n),
      /^ELF: symbol table ends inside a symbol at byte \d+$/,
    ],
    [
      'with a name behind its strings',
      ({ word, longAt, header, symbols }) =>
        word(Number(longAt(header(symbols) + 24)) + 24, 1 << 30),
      /^ELF: name of a symbol lies outside of its string table/,
    ],
  ])('symbols %s', (_, change, message) => {
    const object = objectOf(order);
    change(object);
    const elf = parseElf(object.bytes);
    expect(() => readSymbols(elf)).toThrow(message);
  });
});
