import { describe, expect, test } from '@jest/globals';
import type { ExtSection, LineRecord } from '../../src/btf/ext.js';
import { lastUpTo, readSourceLines, sourceAt } from '../../src/core/source-lines.js';
import { FormatError } from '../../src/errors.js';
import { ORDERS, objectOf } from '../verdict/fixture.js';

const { btf } = objectOf('verdicts');
const stringOffset = (text: string) => {
  const found = Buffer.from(btf.strings).indexOf(`\0${text}\0`) + 1;
  if (found === 0) throw new Error(`no string ${text}`);
  return found;
};
const TEXT = stringOffset('.text');
const FILE = stringOffset('./verdicts.bpf.c');
const LINE = stringOffset('\t\tglobal_gone();');

function linesOf(...records: (Partial<LineRecord> & { insnOffset: number })[]) {
  const section = {
    name: TEXT,
    records: records.map((one) => ({ file: FILE, text: 0, line: 1, ...one })),
  } as unknown as ExtSection<LineRecord>;
  return readSourceLines(btf, [section]);
}

describe('the line of an instruction', () => {
  const lines = linesOf(
    { insnOffset: 8, line: 5, text: LINE },
    { insnOffset: 32, line: 0 },
    { insnOffset: 40, line: 7 },
  );
  const at = (offset: number, section = '.text') => sourceAt(btf, lines, section, offset);

  test('is that of the last record up to it', () => {
    expect(at(0)).toBeUndefined();
    const five = { file: './verdicts.bpf.c', line: 5, text: '\t\tglobal_gone();' };
    expect([8, 16, 31].map((offset) => at(offset))).toEqual([five, five, five]);
    expect(at(40)).toEqual({ file: './verdicts.bpf.c', line: 7 });
    expect(at(8000)?.line).toBe(7);
  });

  test('is none where the compiler says line 0, or in another section', () => {
    expect(at(32)).toBeUndefined();
    expect(at(39)).toBeUndefined();
    expect(at(40, 'xdp')).toBeUndefined();
    expect(sourceAt(btf, linesOf(), '.text', 8)).toBeUndefined();
  });

  test('may have a text that is not there, but no file', () => {
    const beyond = btf.strings.length;
    const broken = linesOf({ insnOffset: 0, text: beyond }, { insnOffset: 8, file: beyond });
    expect(sourceAt(btf, broken, '.text', 0)).toEqual({ file: './verdicts.bpf.c', line: 1 });
    expect(() => sourceAt(btf, broken, '.text', 8)).toThrow(FormatError);
    expect(() => sourceAt(btf, broken, '.text', 8)).toThrow(/source file at string offset \d+/);
  });

  test('a section must have a name', () => {
    const unnamed = [
      { name: btf.strings.length, records: [] },
    ] as unknown as ExtSection<LineRecord>[];
    expect(() => readSourceLines(btf, unnamed)).toThrow(/section name at string offset/);
  });
});

test.each(ORDERS)('an object tells the lines of its programs, %s', (order) => {
  const object = objectOf('verdicts', order);
  const at = (section: string, insn: number) =>
    sourceAt(object.btf, object.code.lines, section, insn * 8);
  const guard = at('raw_tracepoint/in_global_function', 1);
  expect(guard?.text).toBe('\tif (bpf_core_field_exists(task->gone))');
  expect(at('raw_tracepoint/in_global_function', 2)).toEqual({
    file: './verdicts.bpf.c',
    line: (guard?.line as number) + 1,
    text: '\t\tglobal_gone();',
  });
});

test('the last of sorted items that is not behind a place', () => {
  const items = [2, 4, 4, 9];
  const last = (offset: number) => lastUpTo(items, offset, (item) => item);
  expect([1, 2, 3, 4, 8, 9, 10].map(last)).toEqual([undefined, 2, 2, 4, 4, 9, 9]);
  expect(lastUpTo([], 3, (item: number) => item)).toBeUndefined();
});
