import { describe, expect, test } from '@jest/globals';
import { parseBtfExt } from '../../src/btf/ext.js';
import { words } from './bytes.js';

const NO_PART: number[] = [];
/** One line record, and two sections with a longer form of relocations. */
const LINES = [16, 1, 1, 8, 7, 9, (5 << 10) | 3];
const CORE = [20, 1, 2, 0, 10, 20, 0, 99, 8, 11, 21, 12, 99, 2, 1, 16, 12, 22, 4, 99];

interface Parts {
  readonly little?: boolean;
  readonly lines?: readonly number[];
  readonly core?: readonly number[];
  /** Words of the header from the header length on, instead of the right ones. */
  readonly header?: readonly number[];
}

function ext({ little = true, lines = LINES, core = CORE, header }: Parts = {}): Uint8Array {
  const [linesLength, coreLength] = [lines.length * 4, core.length * 4];
  const right = [32, 0, 0, 0, linesLength, linesLength, coreLength];
  return Buffer.concat([
    Buffer.from(little ? [0x9f, 0xeb, 1, 0] : [0xeb, 0x9f, 1, 0]),
    words(header ?? right, little),
    words(lines, little),
    words(core, little),
  ]);
}

describe.each([true, false])('a .BTF.ext section (little: %s)', (little) => {
  const order = little ? 'little' : 'big';

  test('has its records, also if they are longer than those that are known', () => {
    const { lines, relocations } = parseBtfExt(ext({ little }), order);
    expect(lines).toEqual([{ name: 1, records: [{ insnOffset: 8, file: 7, text: 9, line: 5 }] }]);
    expect(relocations).toEqual([
      {
        name: 1,
        records: [
          { insnOffset: 0, typeId: 10, access: 20, kind: 0 },
          { insnOffset: 8, typeId: 11, access: 21, kind: 12 },
        ],
      },
      { name: 2, records: [{ insnOffset: 16, typeId: 12, access: 22, kind: 4 }] },
    ]);
  });

  test('has no relocations if its header is that of old compilers', () => {
    const bytes = ext({ little, core: NO_PART, header: [24, 0, 0, 0, LINES.length * 4] });
    const { lines, relocations } = parseBtfExt(bytes, order);
    expect(lines).toHaveLength(1);
    expect(relocations).toEqual([]);
  });

  test('may be no more than a header', () => {
    const bytes = ext({ little, lines: NO_PART, core: NO_PART, header: [24, 0, 0, 0, 0] });
    expect(bytes).toHaveLength(24);
    expect(parseBtfExt(bytes, order)).toMatchObject({ lines: [], relocations: [] });
  });
});

describe('what is broken is named with its byte', () => {
  const start = 32 + LINES.length * 4;
  const changed = (at: number, byte: number) => {
    const copy = Uint8Array.from(ext());
    copy[at] = byte;
    return copy;
  };
  const withCore = (...core: number[]) => ext({ core });

  test.each<[string, Uint8Array, string]>([
    ['no header', ext().subarray(0, 23), 'header is cut off at byte 23'],
    ['magic', changed(0, 0), 'no BTF magic at byte 0'],
    ['version', changed(2, 2), 'unknown version 2 at byte 2'],
    ['a short header', changed(4, 23), 'header length 23 is out of range at byte 4'],
    [
      'a header beyond the end',
      ext({ lines: NO_PART, core: NO_PART, header: [33, 0, 0, 0, 0, 0, 0] }),
      'header length 33 is out of range at byte 4',
    ],
    [
      'a part beyond the end',
      ext({ header: [32, 0, 0, 0, 28, 28, CORE.length * 4 + 1] }),
      `a part reaches beyond the end at byte ${start}`,
    ],
    [
      'a part of less than a record size',
      ext({ header: [32, 0, 0, 0, 28, 28, 3] }),
      `a part has no record size at byte ${start}`,
    ],
    ['small records', withCore(12), `record size 12 is out of range at byte ${start}`],
    ['odd records', withCore(18), `record size 18 is out of range at byte ${start}`],
    ['half a section', withCore(16, 1), `a section is cut off at byte ${start + 4}`],
    [
      'a section without records',
      withCore(16, 1, 0),
      `count of 0 records is out of range at byte ${start + 8}`,
    ],
    [
      'more records than there are',
      withCore(16, 1, 2, 0, 0, 0, 0, 0, 0, 0),
      `count of 2 records is out of range at byte ${start + 8}`,
    ],
    [
      'a second section that is cut off',
      withCore(16, 1, 1, 0, 0, 0, 0, 1),
      `a section is cut off at byte ${start + 28}`,
    ],
  ])('%s', (_, bytes, message) => {
    expect(() => parseBtfExt(bytes, 'little')).toThrow(new Error(`.BTF.ext: ${message}`));
  });
});
