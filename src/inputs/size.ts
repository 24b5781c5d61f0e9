import { readOne } from './lines.js';

const UNITS: Readonly<Record<string, number>> = { kb: 1e3, mb: 1e6, gb: 1e9, tb: 1e12 };

/**
 * Reads an input that is a number of bytes in decimal units, as sizes are written everywhere here: `2 GB`,
 * `500 MB`, `1.5 GB`; or `0`.
 *
 * @param values what the user wrote for it
 * @param otherwise bytes if that is nothing, or wrong
 */
export function readSize(
  input: string,
  values: readonly string[],
  otherwise: number,
  errors: string[],
): number {
  const given = readOne(input, values, errors);
  if (given === undefined) return otherwise;
  if (given === '0') return 0;
  const [, number = '', unit = ''] = /^(\d{1,9}(?:\.\d{1,9})?) ?([kMGT]B)$/i.exec(given) ?? [];
  const factor = UNITS[unit.toLowerCase()];
  if (factor !== undefined) return Math.round(Number(number) * factor);
  errors.push(
    `${input} ${JSON.stringify(given)} is no size: write a number and its unit, such as 2 GB or 500 MB, or 0.`,
  );
  return otherwise;
}
