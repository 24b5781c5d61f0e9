import { compare } from '../compare.js';
import { groupBy } from '../group-by.js';
import type { VerdictWord } from '../verdict/verdict.js';
import type { Baseline, ChangeKind, Comparison, ProgramName } from './comparison.js';
import type { SourceLine } from './report.js';
import { formatCount, formatNumber } from './text.js';

/** Programs that changed in one way, for one reason at one place, on the same kernels. */
export interface ChangeRow {
  readonly kind: ChangeKind;
  /** Sorted by program, then by object. */
  readonly programs: readonly ProgramName[];
  /** What they were on some of the kernels. */
  readonly before: ReadonlySet<VerdictWord | 'absent'>;
  readonly reason: string | undefined;
  readonly source: SourceLine | undefined;
  /** Ids, sorted. */
  readonly kernels: readonly string[];
}

const MOST_PROGRAMS = 3;
const MOST_VERSIONS = 3;
/** Digits of a commit's id that people read. */
const SHORT = 7;

/** How many programs changed in such a way on at least one kernel. */
export function countChanged({ changes }: Comparison, kind: ChangeKind): number {
  const programs = changes
    .filter((change) => change.kind === kind)
    .map(({ object, program }) => JSON.stringify([object, program]));
  return new Set(programs).size;
}

const rowsOfComparisons = new WeakMap<Comparison, Map<ChangeKind, readonly ChangeRow[]>>();

/**
 * What changed in a way, those on most kernels first. A program that several objects have at the same line,
 * as objects for several architectures do, is one. The views share what is worked out here.
 */
export function changeRows(comparison: Comparison, kind: ChangeKind): readonly ChangeRow[] {
  const known = rowsOfComparisons.get(comparison) ?? new Map<ChangeKind, readonly ChangeRow[]>();
  rowsOfComparisons.set(comparison, known);
  const rows = known.get(kind) ?? makeRows(comparison, kind);
  known.set(kind, rows);
  return rows;
}

function makeRows({ changes }: Comparison, kind: ChangeKind): ChangeRow[] {
  const programs = groupBy(
    changes.filter((change) => change.kind === kind),
    ({ program, object, source, reason }) =>
      JSON.stringify([program, source === undefined && object, source, reason]),
  ).map(([first, ...others]): ChangeRow => {
    const all = [first, ...others];
    return {
      kind,
      programs: namesOf(all),
      before: new Set(all.map(({ before }) => before)),
      reason: first.reason,
      source: first.source,
      kernels: united(all.map(({ kernels }) => kernels)),
    };
  });
  const numberOf = listNumbers();
  return groupBy(programs, ({ source, reason, kernels, before }) =>
    JSON.stringify([source, reason, before.has('absent'), numberOf(kernels)]),
  )
    .map(
      ([first, ...others]): ChangeRow => ({
        ...first,
        programs: namesOf([first, ...others].flatMap((row) => row.programs)),
        before: new Set([first, ...others].flatMap(({ before }) => [...before])),
      }),
    )
    .sort((a, b) => b.kernels.length - a.kernels.length);
}

/** Numbers lists by what is in them. Most are the very same list, and long. */
function listNumbers(): (list: readonly string[]) => number {
  const known = new Map<readonly string[], number>();
  const contents = new Map<string, number>();
  return (list) => {
    const before = known.get(list);
    if (before !== undefined) return before;
    const content = list.join('\n');
    const number = contents.get(content) ?? contents.size;
    contents.set(content, number);
    known.set(list, number);
    return number;
  };
}

/**
 * The one line on what a change does, as plain text: `this change breaks nothing new on 312 kernels (baseline:
 * commit abc1234 of main)`.
 */
export function headLine(comparison: Comparison): string {
  const from = `(baseline: ${describeBaseline(comparison.baseline)})`;
  if (comparison.kernels === 0)
    return `no kernel is in both reports, so nothing is compared ${from}`;
  const mended = countChanged(comparison, 'mended');
  const mends = mended === 0 ? '' : `mends ${formatCount(mended, 'program')}`;
  const [first, ...more] = changeRows(comparison, 'newly-broken');
  if (first !== undefined && more.length === 0) {
    const { kernels } = comparison;
    const what = `${programsOf(comparison, first)} on ${describeKernels(first, kernels)}`;
    const also = mends === '' ? '' : `; it also ${mends}`;
    return `this change breaks ${what}${reasonOf(first)}${also} ${from}`;
  }
  if (first !== undefined) {
    const programs = formatCount(countChanged(comparison, 'newly-broken'), 'program');
    const kernels = united([first, ...more].map((row) => row.kernels)).length;
    const share = `${formatNumber(kernels)} of ${formatCount(comparison.kernels, 'kernel')}`;
    return `this change breaks ${programs} on ${share}${mends && ` and ${mends}`} ${from}`;
  }
  const unattached = countChanged(comparison, 'newly-unattached');
  const depends = countChanged(comparison, 'newly-depends');
  const worse = [
    ...(unattached === 0 ? [] : [`${formatCount(unattached, 'program')} newly cannot attach`]),
    ...(depends === 0
      ? []
      : [
          `${formatCount(depends, 'program')} newly depend${depends === 1 ? 's' : ''} on what is not known here`,
        ]),
  ];
  const but = worse.length === 0 ? '' : `, but ${worse.join(', and ')}`;
  const nothing = `this change breaks nothing new on ${formatCount(comparison.kernels, 'kernel')}`;
  return `${nothing}${mends && ` and ${mends}`}${but} ${from}`;
}

/** `commit abc1234 of main`, or the path that was given. */
export function describeBaseline({ commit, ref, path }: Baseline): string {
  if (commit === undefined) return path ?? 'unknown';
  const branch = ref?.replace(/^refs\/heads\//, '');
  return `commit ${commit.slice(0, SHORT)}${branch === undefined ? '' : ` of ${branch}`}`;
}

const SINGULAR: Readonly<Record<ChangeKind, string>> = {
  'newly-broken': 'is newly broken',
  'newly-unattached': 'newly cannot attach',
  'newly-depends': 'newly may not load',
  mended: 'is mended',
};

/** One sentence on a row, as plain text, with the place in its reason. */
export function describeChange(comparison: Comparison, row: ChangeRow): string {
  const { kind, programs, before } = row;
  const verb = programs.length === 1 ? SINGULAR[kind] : SINGULAR[kind].replace(/^is /, 'are ');
  const where = `on ${describeKernels(row, comparison.kernels)}`;
  const which = before.has('absent')
    ? ' (not there before)'
    : kind !== 'mended' && before.has('broken')
      ? ' (excused before)'
      : '';
  return `${programsOf(comparison, row)}${which} ${verb} ${where}${reasonOf(row)}`;
}

/** `all 312 kernels`, `14 kernels of ubuntu/18.04 and debian/10`, or the id of the only one */
function describeKernels({ kernels }: ChangeRow, compared: number): string {
  if (kernels.length === 1) return kernels[0] as string;
  if (kernels.length === compared) return `all ${formatCount(compared, 'kernel')}`;
  const versions = groupBy(kernels, versionOf)
    .sort((a, b) => b.length - a.length)
    .map(([first]) => versionOf(first));
  const named = enumerate(versions, MOST_VERSIONS, 'version');
  return `${formatCount(kernels.length, 'kernel')} of ${named}`;
}

/** `ubuntu/18.04` of a kernel's id */
function versionOf(id: string): string {
  return id.slice(0, id.indexOf('/', id.indexOf('/') + 1));
}

/** With their objects, if the comparison is about several. */
function programsOf({ changes }: Comparison, { programs }: ChangeRow): string {
  const [first] = changes;
  const isOneObject = changes.every(({ object }) => object === first?.object);
  const names = programs.map(({ program, object }) =>
    isOneObject ? `\`${program}\`` : `\`${program}\` (${object})`,
  );
  return enumerate(names, MOST_PROGRAMS, 'program');
}

function reasonOf({ kind, reason }: ChangeRow): string {
  if (reason === undefined) return '';
  return kind === 'mended' ? `; before: ${reason}` : `: ${reason}`;
}

/** `a`, `a and b`, `a, b and 4 more programs` */
function enumerate(texts: readonly string[], most: number, noun: string): string {
  const shown = texts.length > most ? texts.slice(0, most - 1) : texts;
  const left = texts.length - shown.length;
  const parts = left === 0 ? shown : [...shown, formatCount(left, `more ${noun}`)];
  return parts.length < 2
    ? (parts[0] ?? '')
    : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}

/** Sorted, each once. */
function namesOf(names: readonly ProgramName[]): ProgramName[] {
  return names
    .map(({ object, program }) => ({ object, program }))
    .sort((a, b) => compare(a.program, b.program) || compare(a.object, b.object))
    .filter(
      ({ object, program }, i, all) =>
        object !== all[i - 1]?.object || program !== all[i - 1]?.program,
    );
}

function united(lists: readonly (readonly string[])[]): readonly string[] {
  const different = [...new Set(lists)];
  const [only] = different;
  return different.length === 1 && only ? only : [...new Set(different.flat())].sort(compare);
}
