import { InputError } from '../errors.js';
import { readKnownReport } from '../inputs/baseline.js';
import { compareReports } from '../report/comparison.js';
import { renderComparison } from '../report/comparison-lines.js';
import { countChanged } from '../report/comparison-words.js';
import { DONE, FAILED, type Work } from './command.js';

/** What the user wrote behind `diff`. */
export interface DiffInputs {
  /** Paths of report.json files, or of their directories. */
  readonly older: string;
  readonly newer: string;
  /** Whether the comparison is to be printed as JSON. */
  readonly json: boolean;
}

/**
 * Prints what changed from one report to another; fails if something is newly broken.
 *
 * @throws InputError if one of them cannot be read
 */
export function diffWork({ older, newer, json }: DiffInputs): Work {
  const errors: string[] = [];
  const before = readKnownReport(older, `OLD ${JSON.stringify(older)}`, errors);
  const now = readKnownReport(newer, `NEW ${JSON.stringify(newer)}`, errors);
  if (before === undefined || now === undefined) throw new InputError(errors);
  return async ({ write }) => {
    const comparison = compareReports(before.report, now.report, before.baseline);
    write(json ? `${JSON.stringify(comparison, undefined, 2)}\n` : renderComparison(comparison));
    return countChanged(comparison, 'newly-broken') === 0 ? DONE : FAILED;
  };
}
