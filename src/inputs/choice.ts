import { readOne } from './lines.js';

/**
 * Reads an input that is one of several words; without any it is the first of them.
 *
 * @param values what the user wrote for it
 */
export function readChoice<Word extends string>(
  input: string,
  values: readonly string[],
  words: readonly [Word, ...Word[]],
  errors: string[],
): Word {
  const given = values.flatMap((value) => value.split(/\s+/)).filter((word) => word !== '');
  const known = words.find((word) => word === given[0]);
  if (given.length <= 1 && (known !== undefined || given.length === 0)) return known ?? words[0];
  const others = words.slice(0, -1).join(', ');
  errors.push(
    `${input} does not know "${given.join(' ')}": use ${others} or ${words.at(-1) as string}.`,
  );
  return words[0];
}

/** `true` or `false`, which is the default; GitHub's own inputs are written so. */
export function readSwitch(input: string, values: readonly string[], errors: string[]): boolean {
  const word = readOne(input, values, errors) ?? 'false';
  if (word !== 'true' && word !== 'false') {
    errors.push(`${input} ${JSON.stringify(word)} is no switch: use true or false.`);
  }
  return word === 'true';
}
