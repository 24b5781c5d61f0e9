import { ExpectedError, messageOf } from '../errors.js';
import { groupBy } from '../group-by.js';
import { formatCount } from '../report/text.js';
import { isSystemError } from './outage.js';

/** A kernel that is not in the bundle. */
export interface Missing {
  /** Its id. */
  readonly kernel: string;
  readonly reason: string;
}

/** Causes that are told; a run in which everything fails for its own reason has one for each kernel. */
const MOST_CAUSES = 5;

/**
 * Why a run must not put its bundle in the place of what is there; undefined if it may. A server or a
 * disk that fails makes no bundle smaller, and a bundle of no kernels replaces none that has some.
 *
 * @param made how many kernels were made
 * @param missing kernels that have none, for reasons of their own
 * @param outages kernels that have none because a server or this machine failed
 * @param replaces how many kernels the bundle has that is there
 * @param isShard whether the bundle is a part, which may be without kernels: the whole is judged later
 */
export function shortfallOf(
  made: number,
  missing: readonly Missing[],
  outages: readonly { readonly kernel: string; readonly error: Error }[],
  replaces: number,
  isShard = false,
): ExpectedError | undefined {
  const effect =
    replaces > 0
      ? `the bundle of ${formatCount(replaces, 'kernel')} that is there was left as it was`
      : 'no bundle was written';
  const asked = made + missing.length + outages.length;
  if (outages.length > 0) {
    const causes = grouped(outages.map(({ kernel, error }) => [outageSentence(error), kernel]));
    return new ExpectedError(
      causes.map(
        ({ cause, kernels }) =>
          `${cause} For want of ${kernels.length} of ${formatCount(asked, 'kernel')}, ${effect}: mend the cause and run again.`,
      ),
    );
  }
  if (made > 0 || isShard) return undefined;
  if (missing.length > 0) {
    const causes = grouped(missing.map(({ kernel, reason }) => [reason, kernel]));
    return new ExpectedError([
      `None of ${formatCount(asked, 'kernel')} could be made, so ${effect}.`,
      ...causes.map(
        ({ cause, kernels }) =>
          `${formatCount(kernels.length, 'kernel')}, ${kernels[0]} first: ${cause}.`,
      ),
    ]);
  }
  if (replaces === 0) return undefined;
  return new ExpectedError([
    `No kernel that was asked for needs a file, so ${effect}: remove it, if it is to go, or change targets.`,
  ]);
}

function outageSentence(error: Error): string {
  if (!isSystemError(error)) return messageOf(error);
  return `This machine could not keep what was fetched (${error.code}): give its temporary directory room and the right to write.`;
}

interface Cause {
  readonly cause: string;
  /** Ids, sorted. */
  readonly kernels: readonly string[];
}

/** Kernels by their cause, those of the most kernels first. */
function grouped(rows: readonly (readonly [cause: string, kernel: string])[]): Cause[] {
  return groupBy(rows, ([cause]) => cause)
    .map((ofCause) => ({
      cause: ofCause[0][0],
      kernels: ofCause.map(([, kernel]) => kernel).sort(),
    }))
    .sort((a, b) => b.kernels.length - a.kernels.length)
    .slice(0, MOST_CAUSES);
}
