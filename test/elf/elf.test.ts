import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { EM_BPF, parseElf, readSymbols, STT_FUNC, sectionNamed } from '../../src/elf/elf.js';

const fixture = (name: string) =>
  Uint8Array.from(readFileSync(new URL(`../fixtures/${name}`, import.meta.url)));

describe.each([
  ['bpfel', 'little'],
  ['bpfeb', 'big'],
])('an object, %s', (order, byteOrder) => {
  test('has its sections and symbols', () => {
    const elf = parseElf(fixture(`all-kinds_${order}.o`));
    expect([elf.byteOrder, elf.machine]).toEqual([byteOrder, EM_BPF]);
    const programs = readSymbols(elf).filter(({ type }) => type === STT_FUNC);
    expect(programs.map(({ name }) => name).sort()).toEqual(['enums', 'fields', 'load', 'types']);
    for (const { section, value, size } of programs) {
      const code = elf.sections[section]?.data.length ?? 0;
      expect(size).toBeGreaterThan(0);
      expect(value + size).toBeLessThanOrEqual(code);
    }
    expect(sectionNamed(elf, 'license')?.data).toEqual(new TextEncoder().encode('GPL\0'));
    expect(sectionNamed(elf, '.nothing')).toBeUndefined();
  });
});

describe('what is broken is named with its byte', () => {
  const object = fixture('all-kinds_bpfel.o');
  const changed = (at: number, ...bytes: number[]) => {
    const copy = Uint8Array.from(object);
    copy.set(bytes, at);
    return copy;
  };
  const table = Number(new DataView(object.buffer).getBigUint64(40, true));

  test.each<[string, Uint8Array, string | RegExp]>([
    ['magic', changed(0, 0), 'ELF: no ELF magic at byte 0'],
    ['header', object.subarray(0, 63), 'ELF: header is cut off at byte 63'],
    ['class', changed(4, 1), 'ELF: not a 64-bit file at byte 4'],
    ['byte order', changed(5, 3), 'ELF: unknown byte order at byte 5'],
    ['table', changed(46, 1), /^ELF: section table \d+ is out of range at byte 40$/],
    [
      'table cut off',
      object.subarray(0, table + 10),
      'ELF: section table lies beyond the end at byte 40',
    ],
    ['header size', changed(58, 40), 'ELF: section header size 40 instead of 64 at byte 58'],
    [
      'count',
      changed(60, 255, 255),
      /^ELF: table of 65535 sections reaches beyond the end at byte 60$/,
    ],
    ['names', changed(62, 254, 255), 'ELF: no section 65534 for the section names at byte 62'],
    ['section', changed(table + 64 + 38, 255), 'is out of range at byte'],
  ])('%s', (_, bytes, message) => {
    expect(() => parseElf(bytes)).toThrow(message);
  });
});
