import { messageOf } from '../errors.js';
import { readReport } from '../output/read-report.js';
import { type KnownReport, TELLS_NO_VERDICTS, tellsVerdicts } from '../report/comparison.js';
import { readOne } from './lines.js';

/** `auto` is what an earlier run kept, where runs keep reports, and none elsewhere. */
export type BaselineChoice = 'auto' | 'none' | KnownReport;

const INPUT = 'baseline';

/**
 * Reads the input `baseline`, and the report if it names one.
 *
 * @param errors takes a sentence if it can mean nothing
 */
export function readBaseline(values: readonly string[], errors: string[]): BaselineChoice {
  const written = readOne(INPUT, values, errors) ?? 'auto';
  if (written === 'auto' || written === 'none') return written;
  const place = `${INPUT} ${JSON.stringify(written)}`;
  return readKnownReport(written, place, errors) ?? 'none';
}

/**
 * Reads a report that is to be compared.
 *
 * @param path of the file, or of its directory
 * @param place how a sentence begins that is about it
 * @param errors takes a sentence if it is of no use
 */
export function readKnownReport(
  path: string,
  place: string,
  errors: string[],
): KnownReport | undefined {
  try {
    const report = readReport(path);
    if (tellsVerdicts(report)) return { report, baseline: { path } };
    errors.push(`${place} ${TELLS_NO_VERDICTS}.`);
  } catch (error) {
    errors.push(`${place} ${messageOf(error)}.`);
  }
  return undefined;
}

const MOST_CHARACTERS = 40;
const DEFAULT_ID = 'default';

/**
 * Reads the input `id`.
 *
 * @param errors takes a sentence if it has characters that it may not have
 */
export function readId(values: readonly string[], errors: string[]): string {
  const id = readOne('id', values, errors) ?? DEFAULT_ID;
  if (!/^[\w-]+$/.test(id) || id.length > MOST_CHARACTERS) {
    errors.push(
      `id ${JSON.stringify(id)} is no name: use at most ${MOST_CHARACTERS} letters, digits, - and _.`,
    );
  }
  return id;
}
