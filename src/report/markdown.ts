import { formatNumber, plain, shorten } from './text.js';

const MAX_TEXT = 300;

/**
 * A foreign string for GitHub's markdown: every character with a meaning in markdown, HTML or a table
 * becomes a character reference, which CommonMark takes for text and never for structure.
 *
 * GitHub looks for mentions, references and addresses in the text that comes out of that, so what
 * begins one is parted from the rest by a space without width.
 */
export function escapeMarkdown(foreign: string): string {
  return shorten(plain(foreign), MAX_TEXT)
    .replace(/[^A-Za-z0-9 /.,+-]/gu, (character) => `&#${character.codePointAt(0)};`)
    .replace(/&#64;|&#35;|&#58;(?=\/\/)|\bgh-(?=\d)/gi, (start) => `${start}&#8203;`)
    .replace(/www\./gi, (www) => `${www.slice(0, 3)}&#46;&#8203;`);
}

/** The same in a fixed-width font. */
export function formatCode(foreign: string): string {
  return `<code>${escapeMarkdown(foreign)}</code>`;
}

/** A sentence with foreign parts, in which what is between backticks is in a fixed-width font. */
export function formatSentence(sentence: string): string {
  const parts = shorten(plain(sentence), MAX_TEXT).split('`');
  if (parts.length % 2 === 0) return escapeMarkdown(sentence);
  return parts.map((part, i) => (i % 2 === 0 ? escapeMarkdown(part) : formatCode(part))).join('');
}

/**
 * As many of the first items as fit in `budget` bytes of UTF-8, at most `most`, a line each, and a last
 * line that counts the rest.
 */
export function takeFitting<Item>(
  items: readonly Item[],
  format: (item: Item) => string,
  most: number,
  budget: number,
): string[] {
  const taken: string[] = [];
  let used = 0;
  for (const item of items.slice(0, most)) {
    const line = format(item);
    used += Buffer.byteLength(line) + 1;
    if (used > budget) break;
    taken.push(line);
  }
  const left = items.length - taken.length;
  return left === 0 ? taken : [...taken, `\n… and ${formatNumber(left)} more.`];
}
