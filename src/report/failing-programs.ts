import { VERDICTS, type VerdictWord } from '../verdict/verdict.js';
import { type ProgramRow, programRows, type RowVersion, versionsOf } from './program-rows.js';
import type { ProgramVerdict, Report, SourceLine } from './report.js';
import { formatCount, formatNumber } from './text.js';

/** The verdicts by which a run may fail; each is also the condition of `fail-on`. */
export type FailingVerdict = (typeof FAILING_VERDICTS)[number];
/** The worst comes first. */
export const FAILING_VERDICTS = ['broken', 'unattached', 'depends'] as const;

/** Programs with such a verdict that nothing excuses, those on most kernels first. */
export function failingPrograms(report: Report, verdict: FailingVerdict): ProgramRow[] {
  return programRows(report).filter((row) => fails(row, verdict));
}

export function guardedPrograms(report: Report): ProgramRow[] {
  return programRows(report).filter(({ verdict }) => verdict === 'guarded');
}

/** Programs that would fail a run, but for what user space makes of them. */
export function excusedPrograms(report: Report): ProgramRow[] {
  return programRows(report).filter(
    ({ verdict, excused }) => isFailing(verdict) && excused !== undefined,
  );
}

/** @param word a verdict, or a condition of `fail-on` */
export function isFailing(word: string): word is FailingVerdict {
  return FAILING_VERDICTS.some((verdict) => verdict === word);
}

function fails(
  { verdict, excused }: Pick<ProgramVerdict, 'verdict' | 'excused'>,
  as: FailingVerdict,
): boolean {
  return verdict === as && excused === undefined;
}

/** How many programs have such a verdict on at least one kernel, with nothing that excuses it. */
export function countFailingPrograms(report: Report, verdict: FailingVerdict): number {
  return countPrograms(report, (one) => fails(one, verdict));
}

export function countGuardedPrograms(report: Report): number {
  return countPrograms(report, ({ verdict }) => verdict === 'guarded');
}

function countPrograms({ objects }: Report, isSuch: (verdict: ProgramVerdict) => boolean): number {
  return objects
    .flatMap(({ programs }) => programs)
    .filter(({ needsKernelBtf, verdicts }) => needsKernelBtf === undefined && verdicts.some(isSuch))
    .length;
}

/** Each verdict, over all programs and kernels; what is excused is among them, and counted besides. */
export function verdictTotals({ objects }: Report): {
  readonly verdicts: readonly (readonly [VerdictWord, number])[];
  readonly excused: number;
  /** How often something that a program needs is not known to be there or not. */
  readonly unknown: number;
} {
  const sums = new Map<VerdictWord, number>();
  let excused = 0;
  let unknown = 0;
  for (const { programs, groups } of objects) {
    for (const { needsKernelBtf, verdicts } of programs) {
      if (needsKernelBtf !== undefined) continue;
      for (const one of verdicts) {
        const kernels = one.groups.reduce((sum, group) => sum + (groups[group]?.length ?? 0), 0);
        sums.set(one.verdict, (sums.get(one.verdict) ?? 0) + kernels);
        if (isFailing(one.verdict) && one.excused !== undefined) excused += kernels;
        if (one.findings?.some(({ word }) => word === 'unknown')) unknown += kernels;
      }
    }
  }
  return {
    verdicts: VERDICTS.map((word) => [word, sums.get(word) ?? 0] as const),
    excused,
    unknown,
  };
}

/** `verdicts over all kernels: 40 loads, 2 guarded`; nothing if there are none. */
export function describeVerdicts(report: Report): string[] {
  const { verdicts, excused, unknown } = verdictTotals(report);
  const told = verdicts.flatMap(([word, sum]) => (sum === 0 ? [] : `${formatNumber(sum)} ${word}`));
  if (told.length === 0) return [];
  const which = excused === 0 ? '' : ` (${formatNumber(excused)} of them excused)`;
  const open =
    unknown === 0
      ? ''
      : `; for ${formatNumber(unknown)} it is not known from here whether all that they need is there`;
  return [`verdicts over all kernels: ${told.join(', ')}${which}${open}`];
}

/** One sentence on all programs that need BTF in the kernel itself; nothing if there are none. */
export function describeKernelBtf({ objects }: Report): string[] {
  const needs = objects.flatMap(({ programs }) =>
    programs.flatMap(({ needsKernelBtf }) => needsKernelBtf ?? []),
  );
  if (needs.length === 0) return [];
  const which = [...new Set(needs)].sort();
  const named = [...which.slice(0, MOST_NEEDS), ...(which.length > MOST_NEEDS ? ['…'] : [])];
  const [need, load] = needs.length === 1 ? ['needs', 'loads'] : ['need', 'load'];
  return [
    `${formatCount(needs.length, 'program')} ${need} BTF in the kernel itself (${named.join(', ')}) and ${load} on none of these kernels, whatever is in the bundle`,
  ];
}

const MOST_NEEDS = 6;
const MOST_PROGRAMS = 3;
const MOST_VERSIONS = 4;
const MOST_STEPS = 12;

/** `on_exec (build/a.o), on_exit (build/a.o) and 3 more`; of a product of one object without it. */
export function programNames(report: Report, { programs }: ProgramRow): string[] {
  const names = programs.map(({ program, object }) =>
    report.objects.length === 1 ? program : `${program} (${object})`,
  );
  return names.slice(0, names.length > MOST_PROGRAMS ? MOST_PROGRAMS - 1 : MOST_PROGRAMS);
}

/** ` and 3 more`: of the programs of a row those that `programNames` leaves out. */
export function moreThan(names: readonly string[], { programs }: ProgramRow): string {
  const left = programs.length - names.length;
  return left === 0 ? '' : ` and ${formatNumber(left)} more`;
}

/** `2 of 3 kernels`, or `all 3 kernels` */
export function describeShare({ members, kernels }: ProgramRow): string {
  return members.length === kernels.length
    ? `all ${formatCount(kernels.length, 'kernel')}`
    : `${formatNumber(members.length)} of ${formatCount(kernels.length, 'kernel')}`;
}

/** `debian 11: all 3, ubuntu 20.04: 12 of 40 since 5.4.0-42-generic`; empty if it is on all kernels. */
export function describeVersions(report: Report, row: ProgramRow): string {
  if (row.members.length === row.kernels.length) return '';
  const versions = versionsOf(report, row);
  const told = versions
    .slice(0, MOST_VERSIONS)
    .map((one) => `${one.distro} ${one.version}: ${describeVersion(one)}`);
  const left = versions.length - told.length;
  return [...told, ...(left === 0 ? [] : [`${formatCount(left, 'more version')}`])].join(', ');
}

function describeVersion({ matching, kernels, since }: RowVersion): string {
  if (matching < kernels) {
    return `${formatNumber(matching)} of ${formatNumber(kernels)} since ${since}`;
  }
  return kernels === 1 ? '1 of 1' : `all ${formatNumber(kernels)}`;
}

/** `probe.bpf.c:9, 12, 40`: the lines on the way to the place; empty if there is none before it. */
export function describeWay({ path }: ProgramRow): string {
  if (path.length < 2) return '';
  const shown = path.slice(-MOST_STEPS);
  const steps = shown.map(({ file, line }: SourceLine, i) =>
    shown[i - 1]?.file === file ? `${line}` : `${file}:${line}`,
  );
  return [...(shown.length < path.length ? ['…'] : []), ...steps].join(', ');
}

const VERBS: Readonly<Record<VerdictWord, readonly [one: string, many: string]>> = {
  loads: ['loads', 'load'],
  guarded: ['is guarded', 'are guarded'],
  depends: ['may not load', 'may not load'],
  unattached: ['cannot attach', 'cannot attach'],
  broken: ['is broken', 'are broken'],
};

/** One sentence on a row. */
export function describeProgram(report: Report, row: ProgramRow): string {
  const names = programNames(report, row);
  const versions = describeVersions(report, row);
  const way = describeWay(row);
  return [
    `${names.join(', ')}${moreThan(names, row)} ${VERBS[row.verdict][row.programs.length === 1 ? 0 : 1]}`,
    ` on ${describeShare(row)}${versions === '' ? '' : ` (${versions})`}: ${row.reason}`,
    way === '' ? '' : `; the way there: ${way}`,
    row.excused === undefined ? '' : `; excused by ${row.excused}`,
  ].join('');
}
