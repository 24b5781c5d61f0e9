import { type Btf, stringAt } from '../btf/btf.js';
import type { ExtSection, LineRecord } from '../btf/ext.js';
import { FormatError } from '../errors.js';

/** A line of a source file, as the compiler tells it. */
export interface SourcePoint {
  /** As the compiler was given it. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** What the line says, if the compiler put it down. */
  readonly text?: string;
}

/** By name of an ELF section: its line records, by their instructions. */
export type SourceLines = ReadonlyMap<string, readonly SourceRecord[]>;

interface SourceRecord {
  /** Byte offset, in its section, of the first instruction that it is of. */
  readonly start: number;
  readonly point: SourcePoint | undefined;
}

/**
 * The source lines of an object's code.
 *
 * @throws FormatError if one of them names a string that is not there
 */
export function readSourceLines(btf: Btf, lines: readonly ExtSection<LineRecord>[]): SourceLines {
  return new Map(
    lines.map(({ name, records }) => [
      checkedString(btf, name, 'section name'),
      records.map((record) => ({ start: record.insnOffset, point: pointOf(btf, record) })),
    ]),
  );
}

/** The line of an instruction, by its byte offset in a section: that of the last record up to it. */
export function sourceAt(
  lines: SourceLines,
  section: string,
  offset: number,
): SourcePoint | undefined {
  return lastUpTo(lines.get(section) ?? [], offset, ({ start }) => start)?.point;
}

/** Of items sorted by their offsets, the last that is at `offset` or before it. */
export function lastUpTo<T>(items: readonly T[], offset: number, offsetOf: (item: T) => number) {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (offsetOf(items[middle] as T) <= offset) low = middle + 1;
    else high = middle;
  }
  return items[low - 1];
}

function pointOf(btf: Btf, { file, line, text }: LineRecord): SourcePoint | undefined {
  if (line === 0) return undefined;
  const words = text < btf.strings.length ? stringAt(btf, text) : '';
  return { file: checkedString(btf, file, 'source file'), line, ...(words && { text: words }) };
}

/** @throws FormatError if the string is not there */
export function checkedString(btf: Btf, offset: number, what: string): string {
  if (offset >= btf.strings.length) {
    throw new FormatError('.BTF.ext', 0, `${what} at string offset ${offset}, beyond the strings,`);
  }
  return stringAt(btf, offset);
}
