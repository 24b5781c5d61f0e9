const CONDITIONS = [
  'missing',
  'invalid',
  'newly-broken',
  'broken',
  'unattached',
  'depends',
  'unresolved',
] as const;
/** When a run that did its work still ends with a failure. */
export type FailOn = (typeof CONDITIONS)[number];

const DEFAULT: readonly FailOn[] = ['missing', 'invalid', 'broken'];
/** What was broken before is not for the one to mend who changes something else. */
const DEFAULT_OF_A_CHANGE: readonly FailOn[] = ['missing', 'invalid', 'newly-broken'];
const KNOWN: ReadonlySet<string> = new Set(CONDITIONS);

/** What the user wrote; what `default` is, is known once there is a baseline or none. */
export type FailOnChoice = 'default' | ReadonlySet<FailOn>;

/**
 * Reads words between commas or white space; none of them means the default.
 *
 * @param errors takes a sentence for each word that is wrong
 */
export function parseFailOn(values: readonly string[], errors: string[]): FailOnChoice {
  const words = values.flatMap((value) => value.split(/[,\s]+/)).filter((word) => word !== '');
  if (words.length === 0) return 'default';
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

/**
 * The conditions that make a run fail.
 *
 * @param isComparedChange whether the run is about a change that is not merged yet, such as a pull request,
 *   and has a baseline
 */
export function conditionsOf(choice: FailOnChoice, isComparedChange: boolean): ReadonlySet<FailOn> {
  if (choice !== 'default') return choice;
  return new Set(isComparedChange ? DEFAULT_OF_A_CHANGE : DEFAULT);
}
