const CONDITIONS = ['missing', 'invalid', 'broken', 'depends', 'unresolved'] as const;
/** When a run that did its work still ends with a failure. */
export type FailOn = (typeof CONDITIONS)[number];

const DEFAULT: readonly FailOn[] = ['missing', 'invalid', 'broken'];
const KNOWN: ReadonlySet<string> = new Set(CONDITIONS);

/**
 * Reads words between commas or white space; none of them means the default.
 *
 * @param errors takes a sentence for each word that is wrong
 */
export function parseFailOn(values: readonly string[], errors: string[]): ReadonlySet<FailOn> {
  const words = values.flatMap((value) => value.split(/[,\s]+/)).filter((word) => word !== '');
  if (words.length === 0) return new Set(DEFAULT);
  const unknown = words.filter((word) => word !== 'none' && !KNOWN.has(word));
  for (const word of unknown) {
    errors.push(
      `fail-on does not know "${word}": use any of ${CONDITIONS.slice(0, -1).join(', ')} and ${CONDITIONS.at(-1)}, or none.`,
    );
  }
  if (words.includes('none')) {
    if (words.some((word) => word !== 'none')) {
      errors.push('fail-on has none beside other words: give none alone, or leave it out.');
    }
    return new Set();
  }
  return new Set(words as FailOn[]);
}
