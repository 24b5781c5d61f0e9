import { takeFitting } from './markdown.js';
import { formatNumber } from './text.js';

/** A dozen of them are below the 1 MiB that a step summary may have. */
const SECTION_BYTES = 64 * 1024;

/**
 * A table of the first items, of at most `budget` bytes.
 *
 * @param headings one with a leading `>` is of numbers
 * @param rowOf the cells of an item, safe for markdown
 */
export function tableOf<Item>(
  headings: readonly string[],
  items: readonly Item[],
  rowOf: (item: Item) => readonly string[],
  most: number,
  budget = SECTION_BYTES,
): string {
  return [
    `| ${headings.map((heading) => heading.replace(/^>/, '')).join(' | ')} |`,
    `| ${headings.map((heading) => (heading.startsWith('>') ? '---:' : '---')).join(' | ')} |`,
    ...takeFitting(items, (item) => `| ${rowOf(item).join(' | ')} |`, most, budget),
  ].join('\n');
}

/** A list of the first items, of at most `budget` bytes. @param format an item, safe for markdown */
export function listOf<Item>(
  items: readonly Item[],
  format: (item: Item) => string,
  most: number,
  budget = SECTION_BYTES,
): string {
  return takeFitting(items, (item) => `- ${format(item)}`, most, budget).join('\n');
}

/** A section that is closed until a reader opens it; empty if it is about nothing. */
export function fold(title: string, count: number, body: () => string): string {
  if (count === 0) return '';
  return `<details><summary>${title}: ${formatNumber(count)}</summary>\n\n${body()}\n\n</details>`;
}
