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

/** By name of an ELF section: its line records, four words each, in the order of their instructions. */
export type SourceLines = ReadonlyMap<string, Uint32Array>;

/** Words of a record: byte offset of its first instruction, string offsets of file and text, line. */
const WORDS = 4;

/**
 * The source lines of an object's code.
 *
 * @throws FormatError if a section's name is not there
 */
export function readSourceLines(btf: Btf, lines: readonly ExtSection<LineRecord>[]): SourceLines {
  return new Map(
    lines.map(({ name, records }) => {
      const words = new Uint32Array(records.length * WORDS);
      records.forEach(({ insnOffset, file, text, line }, index) => {
        const at = index * WORDS;
        words[at] = insnOffset;
        words[at + 1] = file;
        words[at + 2] = text;
        words[at + 3] = line;
      });
      return [checkedString(btf, name, 'section name'), words];
    }),
  );
}

/**
 * Finds the lines of instructions, by their byte offsets in a section: that of the last record up to it. The
 * function throws a FormatError if the record names a string that is not there.
 *
 * @param btf the object's own
 */
export function sourceFinder(btf: Btf, lines: SourceLines) {
  // Thousands of lines have the same file, and often the same text.
  const strings = new Map<number, string>();
  const read = (offset: number) => {
    const text = strings.get(offset) ?? checkedString(btf, offset, 'source file');
    strings.set(offset, text);
    return text;
  };
  return (section: string, offset: number): SourcePoint | undefined => {
    const words = lines.get(section);
    if (words === undefined) return undefined;
    const after = countUpTo(
      words.length / WORDS,
      offset,
      (index) => words[index * WORDS] as number,
    );
    const at = (after - 1) * WORDS;
    const line = words[at + 3] ?? 0;
    if (after === 0 || line === 0) return undefined;
    const file = read(words[at + 1] as number);
    const text = words[at + 2] as number;
    const shown = text < btf.strings.length ? read(text) : '';
    return shown === '' ? { file, line } : { file, line, text: shown };
  };
}

/** The line of one instruction, as `sourceFinder` finds it. */
export function sourceAt(
  btf: Btf,
  lines: SourceLines,
  section: string,
  offset: number,
): SourcePoint | undefined {
  return sourceFinder(btf, lines)(section, offset);
}

/**
 * The lines of all code, each once, in the order of its sections and instructions. Records whose file is
 * not there are left out.
 *
 * @param btf the object's own
 * @param most lines of one file; the first
 */
export function* distinctLines(btf: Btf, lines: SourceLines, most: number): Iterable<SourcePoint> {
  /** By string offset of the file. */
  const seen = new Map<number, { file: string; lines: Set<number> }>();
  for (const words of lines.values()) {
    for (let at = 0; at < words.length; at += WORDS) {
      const [, offset = 0, text = 0, line = 0] = words.subarray(at, at + WORDS);
      if (offset >= btf.strings.length || line === 0) continue;
      const known = seen.get(offset) ?? { file: stringAt(btf, offset), lines: new Set<number>() };
      seen.set(offset, known);
      if (known.lines.has(line) || known.lines.size >= most) continue;
      known.lines.add(line);
      const shown = text < btf.strings.length ? stringAt(btf, text) : '';
      yield { file: known.file, line, ...(shown && { text: shown }) };
    }
  }
}

/** Of items sorted by their offsets, the last that is at `offset` or before it. */
export function lastUpTo<T>(items: readonly T[], offset: number, offsetOf: (item: T) => number) {
  return items[countUpTo(items.length, offset, (index) => offsetOf(items[index] as T)) - 1];
}

/** How many of `length` sorted offsets are at `offset` or before it. */
export function countUpTo(
  length: number,
  offset: number,
  offsetAt: (index: number) => number,
): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (offsetAt(middle) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** @throws FormatError if the string is not there */
export function checkedString(btf: Btf, offset: number, what: string): string {
  if (offset >= btf.strings.length) {
    throw new FormatError('.BTF.ext', 0, `${what} at string offset ${offset}, beyond the strings,`);
  }
  return stringAt(btf, offset);
}
