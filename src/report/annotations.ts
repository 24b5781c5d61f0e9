import type { FailOn } from '../inputs/fail-on.js';
import type { Manifest } from '../output/manifest.js';
import { describeFailure, failingRelocations } from './failures.js';
import { unusable } from './problems.js';
import { OUTSIDE, type Report } from './report.js';
import { formatSource } from './subjects.js';

/** A remark for a person, on a line of a source file if it has one. */
export interface Annotation {
  readonly level: 'error' | 'warning';
  readonly message: string;
  readonly title?: string;
  /** Relative to the workspace. */
  readonly file?: string;
  readonly line?: number;
}

/**
 * What to tell about a run, the most important first: what went wrong with kernels and objects, then
 * the relocations that do not resolve everywhere, on their lines if these are in the workspace.
 *
 * @param failOn conditions that make the run fail; what falls under one of them is an error
 */
export function annotationsOf(
  manifest: Manifest,
  report: Report,
  failOn: ReadonlySet<FailOn>,
): Annotation[] {
  const levelOf = (conditions: Iterable<FailOn>) =>
    [...conditions].some((condition) => failOn.has(condition)) ? 'error' : 'warning';
  const ofRelocations = failingRelocations(report).map((row): Annotation => {
    const { source, conditions } = row;
    const isOutside = source?.file.startsWith(OUTSIDE) ?? false;
    return {
      level: levelOf(conditions),
      title: 'CO-RE relocation',
      message: (isOutside && source ? `${formatSource(source)}: ` : '') + describeFailure(row),
      ...(source && !isOutside && source),
    };
  });
  return [
    ...unusable(manifest, report).map(
      ({ condition, message }): Annotation => ({ level: levelOf([condition]), message }),
    ),
    ...ofRelocations,
  ];
}

/**
 * The first `limit` of some annotations of one level; if there are more, the last place is taken by a
 * line that counts the rest.
 */
export function withinLimit(list: readonly Annotation[], limit: number): readonly Annotation[] {
  const first = list[0];
  if (first === undefined || list.length <= limit) return list;
  const shown = list.slice(0, limit - 1);
  const rest = list.length - shown.length;
  return [
    ...shown,
    {
      level: first.level,
      message: `${rest} more ${first.level}s: see the log and the step summary.`,
    },
  ];
}
