import { readPlainLines } from './lines.js';

/** What paths of source files begin with where they were compiled, and what that is here. */
export interface SourcePrefix {
  /** Such as `/build`, or `/go/src/x`; no `/` at its end, but for the root. */
  readonly from: string;
  /** A path relative to the current directory, such as `.` or `src`, or an absolute one. */
  readonly to: string;
}

/**
 * Reads lines `FROM=TO`; the last `=` divides them.
 *
 * @param errors takes a sentence for each line that is wrong
 */
export function parseSourceMap(values: readonly string[], errors: string[]): SourcePrefix[] {
  const prefixes = new Map<string, SourcePrefix>();
  for (const { text, place } of readPlainLines({ input: 'source-map' }, values, errors)) {
    const divide = text.lastIndexOf('=');
    const from = withoutEnd(text.slice(0, Math.max(divide, 0)));
    const to = withoutEnd(text.slice(divide + 1));
    if (from === '' || to === '') {
      errors.push(`${place} is not FROM=TO: write two directories, such as /build=. or /src=src.`);
    } else if (prefixes.has(from)) {
      errors.push(`${place} maps ${JSON.stringify(from)} a second time: leave one line for it.`);
    } else {
      prefixes.set(from, { from, to });
    }
  }
  return [...prefixes.values()];
}

/** A directory's path without `/` at its end. */
function withoutEnd(path: string): string {
  const text = path.trim();
  return /^\/+$/.test(text) ? '/' : text.replace(/\/+$/, '');
}
