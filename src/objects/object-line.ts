import { messageOf } from '../errors.js';
import type { Line } from '../inputs/lines.js';
import { architecturesNamed } from '../kernels/architectures.js';
import { type PathPattern, parsePathPattern } from './path-pattern.js';

/** A line of objects. */
export interface ObjectLine {
  /** How a sentence begins that is about it. */
  readonly place: string;
  /** File or glob, as the user wrote it. */
  readonly text: string;
  readonly pattern: PathPattern;
  readonly excludes: boolean;
  /** The architectures that the line is limited to; undefined if it names none. */
  readonly architectures?: readonly string[];
}

/**
 * Reads lines of objects: `pattern`, or `arch: pattern`, each with a `!` before it or before the
 * pattern if it excludes.
 *
 * @param errors takes a sentence for each line that is malformed
 */
export function parseObjectLines(lines: readonly Line[], errors: string[]): ObjectLine[] {
  return lines.flatMap((line) => {
    try {
      return [parseObjectLine(line)];
    } catch (error) {
      errors.push(`${line.place} ${messageOf(error)}.`);
      return [];
    }
  });
}

function parseObjectLine(line: Line): ObjectLine {
  // A single letter before a colon is a drive of Windows.
  const [, prefix, rest] = /^(\w{2,}):\s*(.*)$/.exec(line.text) ?? [];
  const excludes = line.excludes || (rest ?? '').startsWith('!');
  const text = (rest ?? line.text).slice(!line.excludes && excludes ? 1 : 0).trim();
  if (text === '') throw new Error('names no file: write a file or a glob after it');
  const { place } = line;
  const pattern = parsePathPattern(text);
  if (prefix === undefined) return { place, text, pattern, excludes };
  const architectures = architecturesNamed(prefix);
  if (architectures === undefined) {
    throw new Error(
      'begins with an architecture that is not known: write x86_64, arm64 or another of uname -m, or ./ before a file’s name',
    );
  }
  return { place, text, pattern, excludes, architectures };
}
