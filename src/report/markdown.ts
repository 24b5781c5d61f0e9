import { plain, shorten } from './text.js';

const MAX_TEXT = 300;

/**
 * A foreign string for GitHub's markdown: every character with a meaning in markdown, HTML or a table
 * becomes a character reference, which CommonMark takes for text and never for structure.
 */
export function text(foreign: string): string {
  return shorten(plain(foreign), MAX_TEXT)
    .replace(/[^A-Za-z0-9 /.,+-]/gu, (character) => `&#${character.codePointAt(0)};`)
    .replace(/www\./gi, (www) => `${www.slice(0, 3)}&#46;`);
}

/** The same in a fixed-width font, where GitHub makes no links and no mentions of it. */
export function code(foreign: string): string {
  return `<code>${text(foreign)}</code>`;
}

/**
 * As many of the first `lines` as fit in `budget` bytes of UTF-8, at most `most`, and a last line that
 * counts the rest.
 */
export function fitting(
  lines: readonly string[],
  most: number,
  budget: number,
  rest: (left: number) => string,
): string[] {
  const taken: string[] = [];
  let used = 0;
  for (const line of lines.slice(0, most)) {
    used += Buffer.byteLength(line) + 1;
    if (used > budget) break;
    taken.push(line);
  }
  return taken.length === lines.length ? taken : [...taken, rest(lines.length - taken.length)];
}
