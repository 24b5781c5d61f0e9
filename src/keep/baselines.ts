import type { BaselineChoice } from '../inputs/baseline.js';
import type { KnownReport } from '../report/comparison.js';
import type { Log } from '../report/log.js';
import type { Attempt } from './attempt.js';

/** Reports from run to run. Its functions may fail with an Error, and the run goes on. */
export interface Baselines {
  /** Whether the run is about a change that is not merged yet, such as a pull request. */
  readonly isChange: boolean;
  /** The report of what the change is for, or why there is none, as the end of a sentence. */
  find(): Promise<KnownReport | string>;
  /** Keeps the text of a report for later runs, if this run is one whose reports others may compare with. */
  keep(report: string): Promise<void>;
}

/**
 * The report to compare with; undefined if there is none. If a change should have one, the log says why it has
 * none.
 */
export async function findBaseline(
  choice: BaselineChoice,
  baselines: Baselines | undefined,
  attempt: Attempt,
  log: Log,
): Promise<KnownReport | undefined> {
  if (choice === 'none') return undefined;
  if (choice !== 'auto') return choice;
  if (!baselines?.isChange) return undefined;
  const found = (await attempt(() => baselines.find())) ?? 'the cache could not be read';
  if (typeof found !== 'string') return found;
  log.info(`No baseline, so this run is judged by itself: ${found}.`);
  return undefined;
}
