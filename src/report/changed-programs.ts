import type { ChangeKind, Comparison, ProgramName } from './comparison.js';
import { changeRows } from './comparison-words.js';
import type { ProgramRow } from './program-rows.js';
import type { Report } from './report.js';

/** Programs that changed alike, for one reason at one place, on the same kernels. */
export interface ChangedRow extends ProgramRow {
  readonly kind: ChangeKind;
}

/**
 * The changes of a kind as rows over the newer report's kernels, those on most kernels first.
 *
 * @param report the newer one
 */
export function changedRows(
  report: Report,
  comparison: Comparison,
  kind: ChangeKind,
): ChangedRow[] {
  const indexOf = indices(report);
  const kernelsOf = new Map(report.objects.map(({ path, groups }) => [path, groups.flat()]));
  return changeRows(comparison, kind).map(({ programs, reason = '', source, kernels }) => ({
    ...{ kind, programs, verdict: VERDICT_OF[kind], reason, source, path: [] },
    ...{ excused: undefined, isRefused: false },
    members: kernels.flatMap((id) => indexOf.get(id) ?? []),
    kernels: [...new Set(programs.flatMap(({ object }) => kernelsOf.get(object) ?? []))],
  }));
}

/** What the programs are, or, of mended ones, no longer are. */
const VERDICT_OF = {
  'newly-broken': 'broken',
  'newly-unattached': 'unattached',
  'newly-depends': 'depends',
  mended: 'loads',
} as const;

function indices({ kernels }: Report): Map<string, number> {
  return new Map(kernels.map((id, index) => [id, index]));
}

/** Tells what of the rows of a report is a change's doing. */
export interface NewlyFailing {
  /** Whether a program of the row has got worse on one of its kernels. */
  isIn(row: ProgramRow): boolean;
  /** The row without the kernels on which all its programs have got worse; undefined if none is left. */
  rest(row: ProgramRow): ProgramRow | undefined;
}

/** @param report the newer one */
export function newlyFailing(report: Report, comparison: Comparison): NewlyFailing {
  const indexOf = indices(report);
  const marked = () => new Uint8Array(report.kernels.length);
  const failing = new Map<string, Uint8Array>();
  for (const { kind, program, object, kernels } of comparison.changes) {
    if (kind === 'mended') continue;
    const key = keyOf({ program, object });
    const marks = failing.get(key) ?? marked();
    failing.set(key, marks);
    for (const id of kernels) {
      const kernel = indexOf.get(id);
      if (kernel !== undefined) marks[kernel] = 1;
    }
  }
  const made = new Map(
    report.objects.map(({ path, groups }) => {
      const marks = marked();
      for (const kernel of groups.flat()) marks[kernel] = 1;
      return [path, marks];
    }),
  );
  return {
    isIn: ({ programs, members }) =>
      programs.some((name) => {
        const marks = failing.get(keyOf(name));
        return marks !== undefined && members.some((kernel) => marks[kernel] === 1);
      }),
    rest(row) {
      const marks = row.programs.map((name) => [made.get(name.object), failing.get(keyOf(name))]);
      // Several objects of one program are for kernels of their own each.
      const members = row.members.filter((kernel) =>
        marks.some(([isMade, isNew]) => isMade?.[kernel] === 1 && isNew?.[kernel] !== 1),
      );
      return members.length === 0 ? undefined : { ...row, members };
    },
  };
}

function keyOf({ object, program }: ProgramName): string {
  return JSON.stringify([object, program]);
}
