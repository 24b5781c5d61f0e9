import type { FailOn } from '../inputs/fail-on.js';
import type { Manifest } from '../output/manifest.js';
import type { Comparison } from './comparison.js';
import { type ChangeRow, changeRows, describeChange } from './comparison-words.js';
import { describeProgram, type FailingVerdict, failingPrograms } from './failing-programs.js';
import { describeFailure, failingRelocations } from './failures.js';
import { unusable } from './problems.js';
import type { ProgramRow } from './program-rows.js';
import { OUTSIDE, type Report, type SourceLine } from './report.js';
import { formatSource } from './subjects.js';
import { formatCount } from './text.js';

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
 * What to tell about a run, the most important first: what is newly broken, what went wrong with kernels and
 * objects, then programs that may not load, then relocations, each on its line if that is in the workspace. A
 * relocation that is not resolved is told only if it fails the run, for most of them are guarded on purpose.
 *
 * @param failOn conditions that make the run fail; what falls under one of them is an error
 * @param comparison with the baseline, if there is one
 */
export function annotationsOf(
  manifest: Manifest,
  report: Report,
  failOn: ReadonlySet<FailOn>,
  comparison?: Comparison,
): Annotation[] {
  const levelOf = (conditions: Iterable<FailOn>) =>
    [...conditions].some((condition) => failOn.has(condition)) ? 'error' : 'warning';
  const placeOf = (source: SourceLine | undefined) => source && formatSource(source);
  const refused = new Set(
    failingPrograms(report, 'broken').flatMap((row) =>
      row.isRefused ? [placeOf(row.source)] : [],
    ),
  );
  return [
    ...ofChanges(comparison, levelOf(['newly-broken', 'broken'])),
    ...unusable(manifest, report).map(
      ({ condition, message }): Annotation => ({ level: levelOf([condition]), message }),
    ),
    ...ofPrograms(report, 'broken', levelOf(['broken']), comparison),
    ...ofPrograms(report, 'unattached', levelOf(['unattached'])),
    ...ofPrograms(report, 'depends', levelOf(['depends'])),
    ...failingRelocations(report)
      .filter(({ conditions }) => conditions.has('invalid') || failOn.has('unresolved'))
      .map(
        (row): Annotation => ({
          level: levelOf(
            refused.has(placeOf(row.source)) ? [...row.conditions, 'broken'] : row.conditions,
          ),
          title: 'CO-RE relocation',
          ...placed(row.source, describeFailure(row)),
        }),
      ),
    ...(report.expectations ?? []).map(
      (message): Annotation => ({ level: 'warning', title: 'Expectation', message }),
    ),
  ];
}

const TITLES: Readonly<Record<FailingVerdict, string>> = {
  broken: 'Program does not load',
  unattached: 'Program cannot attach',
  depends: 'Program may not load',
};

function ofChanges(comparison: Comparison | undefined, level: Annotation['level']): Annotation[] {
  if (comparison === undefined) return [];
  return firstAtEachPlace(changeRows(comparison, 'newly-broken'), (row) =>
    describeChange(comparison, row),
  ).map(
    ([row, message]): Annotation => ({
      level,
      title: 'Program is newly broken',
      ...placed(row.source, message, true),
    }),
  );
}

/** Whether all that a row tells is newly broken, so that it is told already. */
function isNew(row: ProgramRow, comparison: Comparison | undefined): boolean {
  if (comparison === undefined) return false;
  const same = changeRows(comparison, 'newly-broken').filter(
    ({ reason, source, kernels }) =>
      reason === row.reason &&
      source?.file === row.source?.file &&
      source?.line === row.source?.line &&
      kernels.length === row.members.length,
  );
  return row.programs.every((one) =>
    same.some(({ programs }) =>
      programs.some(({ object, program }) => object === one.object && program === one.program),
    ),
  );
}

/**
 * An annotation for each place and reason. Where a loader gives up, the annotation of the relocation
 * tells it.
 */
function ofPrograms(
  report: Report,
  verdict: FailingVerdict,
  level: Annotation['level'],
  comparison?: Comparison,
): Annotation[] {
  const rows = failingPrograms(report, verdict).filter(
    (row) => !row.isRefused && !isNew(row, comparison),
  );
  return firstAtEachPlace(rows, (row) => describeProgram(report, row)).map(
    ([row, message]): Annotation => ({
      level,
      title: TITLES[verdict],
      ...placed(row.source, message, true),
    }),
  );
}

/** Of rows with one place and reason the first, with its sentence that counts the others. */
function firstAtEachPlace<Row extends Pick<ChangeRow, 'programs' | 'source' | 'reason'>>(
  rows: readonly Row[],
  describe: (row: Row) => string,
): [Row, message: string][] {
  const places = new Map<string, { row: Row; others: number }>();
  for (const row of rows) {
    const { source, reason, programs } = row;
    const key = source === undefined ? describe(row) : JSON.stringify([source, reason]);
    const place = places.get(key);
    if (place === undefined) places.set(key, { row, others: 0 });
    else place.others += programs.length;
  }
  return [...places.values()].map(({ row, others }) => {
    const more = others === 0 ? '' : ` (and ${formatCount(others, 'program')} on other kernels)`;
    return [row, describe(row) + more];
  });
}

/** @param isNamed whether the message has the place in its words already */
function placed(source: SourceLine | undefined, message: string, isNamed = false) {
  if (source === undefined) return { message };
  if (!source.file.startsWith(OUTSIDE)) return { message, ...source };
  return { message: isNamed ? message : `${formatSource(source)}: ${message}` };
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
