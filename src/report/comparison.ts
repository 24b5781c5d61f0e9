import { compare } from '../compare.js';
import type { VerdictWord } from '../verdict/verdict.js';
import { byCoReOnly, tellsFindings } from './co-re-only.js';
import type { FailingVerdict } from './failing-programs.js';
import { type JointGroup, type JointGroups, jointGroups } from './joint-groups.js';
import { matchObjects, type ObjectPair } from './match-objects.js';
import {
  identityOf,
  type ProgramVerdict,
  type Report,
  type ReportObject,
  type ReportProgram,
  type SourceLine,
} from './report.js';

/** What changed between two reports, by what kernels and programs both have. */
export interface Comparison {
  /** Where the older report comes from: its commit and branch, or the path that the user gave. */
  readonly baseline: Baseline;
  /** How many kernels both have; those that only one of them has are not compared. */
  readonly kernels: number;
  /** Set if one of the two tells of CO-RE relocations only, so that nothing else is compared. */
  readonly isCoReOnly?: boolean;
  /** Ids of kernels that only the newer one has, sorted. */
  readonly newKernels: readonly string[];
  /** Ids of kernels that only the older one has, sorted. */
  readonly goneKernels: readonly string[];
  /** Programs that got worse or better, the worst first. */
  readonly changes: readonly ProgramChange[];
  /** Programs that only one of them has, sorted. */
  readonly addedPrograms: readonly ProgramName[];
  readonly gonePrograms: readonly ProgramName[];
  readonly addedRelocations: number;
  readonly goneRelocations: number;
}

export interface Baseline {
  readonly commit?: string;
  /** A branch as git has it, such as `refs/heads/main`. */
  readonly ref?: string;
  readonly path?: string;
}

/** An older report to compare with, which tells verdicts. */
export interface KnownReport {
  readonly report: Report;
  readonly baseline: Baseline;
}

/** `object` is the path of its file. */
export interface ProgramName {
  readonly object: string;
  readonly program: string;
}

/** The worst comes first. */
export type ChangeKind = (typeof CHANGE_KINDS)[number];
export const CHANGE_KINDS = [
  'newly-broken',
  'newly-unattached',
  'newly-depends',
  'mended',
] as const;

export interface ProgramChange extends ProgramName {
  readonly kind: ChangeKind;
  /**
   * What it was on these kernels; `absent` too if it needed BTF in the kernel itself. What is newly broken
   * and was `broken` was excused.
   */
  readonly before: VerdictWord | 'absent';
  readonly now: VerdictWord;
  /** As the newer report has them (mended: as the older one had them). */
  readonly reason?: string;
  readonly source?: SourceLine;
  /** Ids of the kernels, sorted. */
  readonly kernels: readonly string[];
}

/** Whether a report is of a version that had verdicts; only such reports can be compared. */
export function tellsVerdicts({ objects }: Report): boolean {
  return (
    objects.some(({ programs }) => programs.length > 0) ||
    objects.every(({ relocations }) => relocations.length === 0)
  );
}

/** Why another report cannot be compared; goes on after its name. */
export const TELLS_NO_VERDICTS =
  'tells no verdicts, since an older btf-bundle made it: make it again with this one';

/**
 * Compares two reports that tell verdicts. What is excused, and a program that needs BTF in the kernel itself,
 * fail neither before nor now. What an older version of btf-bundle did not look at is not compared, nor is an
 * object that could not be used in one of them.
 */
export function compareReports(
  olderGiven: Report,
  newerGiven: Report,
  baseline: Baseline,
): Comparison {
  const isCoReOnly = tellsFindings(olderGiven) !== tellsFindings(newerGiven);
  const [older, newer] = [olderGiven, newerGiven].map((report) =>
    isCoReOnly ? byCoReOnly(report) : report,
  ) as [Report, Report];
  const before = new Set(older.kernels);
  const now = new Set(newer.kernels);
  const newKernels = newer.kernels.filter((id) => !before.has(id));
  const pairs = matchObjects(older.objects, newer.objects).filter(
    ([old, one]) => old?.error === undefined && one?.error === undefined,
  );
  const bothIn = jointGroups(older, newer);
  return {
    baseline,
    kernels: newer.kernels.length - newKernels.length,
    ...(isCoReOnly && { isCoReOnly }),
    newKernels,
    goneKernels: older.kernels.filter((id) => !now.has(id)),
    changes: pairs.flatMap((pair) => changesOf(pair, bothIn)).sort(byWeight),
    addedPrograms: pairs.flatMap(([old, one]) => programsBeside(one, old)).sort(byName),
    gonePrograms: pairs.flatMap(([old, one]) => programsBeside(old, one)).sort(byName),
    addedRelocations: pairs.reduce((sum, [old, one]) => sum + relocationsBeside(one, old), 0),
    goneRelocations: pairs.reduce((sum, [old, one]) => sum + relocationsBeside(old, one), 0),
  };
}

function changesOf(
  [old, one]: ObjectPair,
  bothIn: ReturnType<typeof jointGroups>,
): ProgramChange[] {
  if (one === undefined) return [];
  const joint = bothIn(old, one);
  const programsBefore = byIdentity(old);
  return [...byIdentity(one)].flatMap(([identity, program]) =>
    changesOfProgram(one, program, programsBefore.get(identity), joint),
  );
}

type Change = Omit<ProgramChange, 'kernels'>;

function changesOfProgram(
  { path: object }: ReportObject,
  { program, needsKernelBtf, verdicts }: ReportProgram,
  old: ReportProgram | undefined,
  joint: JointGroups,
): ProgramChange[] {
  if (needsKernelBtf !== undefined) return [];
  const verdictBefore: ProgramVerdict[] = [];
  if (old?.needsKernelBtf === undefined) {
    for (const verdict of old?.verdicts ?? []) {
      for (const group of verdict.groups) verdictBefore[group] = verdict;
    }
  }
  const changes = new Map<string, { change: Change; groups: JointGroup[] }>();
  for (const verdict of verdicts) {
    const byBefore = new Map<ProgramVerdict | undefined, JointGroup[]>();
    for (const index of verdict.groups) {
      for (const group of joint.of[index] ?? []) {
        const before = verdictBefore[group.before];
        const groups = byBefore.get(before);
        if (groups === undefined) byBefore.set(before, [group]);
        else groups.push(group);
      }
    }
    for (const [before, groups] of byBefore) {
      const change = changeBetween(before, verdict);
      if (change === undefined) continue;
      const key = JSON.stringify(change);
      const entry = changes.get(key) ?? { change: { ...change, object, program }, groups: [] };
      changes.set(key, entry);
      entry.groups.push(...groups);
    }
  }
  return [...changes.values()].map(({ change, groups }) => ({
    ...change,
    kernels: joint.kernelsOf(groups),
  }));
}

function changeBetween(
  old: ProgramVerdict | undefined,
  one: ProgramVerdict,
): Omit<Change, 'object' | 'program'> | undefined {
  const before = old?.verdict ?? 'absent';
  const now = one.verdict;
  const failed = failure(old);
  const fails = failure(one);
  if (fails > failed) {
    const kind = `newly-${now as FailingVerdict}` as const;
    return { kind, before, now, ...placeOf(one) };
  }
  if (failed > 0 && old !== undefined && (now === 'loads' || now === 'guarded')) {
    return { kind: 'mended', before, now, ...placeOf(old) };
  }
  return undefined;
}

const FAILURES: Readonly<Record<VerdictWord, number>> = {
  loads: 0,
  guarded: 0,
  depends: 1,
  unattached: 2,
  broken: 3,
};

/** 0 for what fails nothing. */
function failure(verdict: ProgramVerdict | undefined): number {
  if (verdict === undefined || verdict.excused !== undefined) return 0;
  return FAILURES[verdict.verdict];
}

function placeOf({
  reason,
  source,
}: Pick<ProgramVerdict, 'reason' | 'source'>): Pick<ProgramChange, 'reason' | 'source'> {
  return { ...(reason !== undefined && { reason }), ...(source && { source }) };
}

/** Programs by name; of several with one name, which linked objects may have, by their order too. */
function byIdentity(object: ReportObject | undefined): Map<string, ReportProgram> {
  const programs = new Map<string, ReportProgram>();
  for (const program of object?.programs ?? []) {
    let identity = program.program;
    while (programs.has(identity)) identity += '\n';
    programs.set(identity, program);
  }
  return programs;
}

/** Programs of an object that another one has not. */
function programsBeside(
  object: ReportObject | undefined,
  other: ReportObject | undefined,
): ProgramName[] {
  if (object === undefined) return [];
  const known = byIdentity(other);
  return [...byIdentity(object)]
    .filter(([identity]) => !known.has(identity))
    .map(([, { program }]) => ({ object: object.path, program }));
}

/** How many relocations of an object another one has not. */
function relocationsBeside(
  object: ReportObject | undefined,
  other: ReportObject | undefined,
): number {
  const known = new Set(relocationsOf(other));
  return relocationsOf(object).filter((identity) => !known.has(identity)).length;
}

/** The identities but for the object's path, which may have changed. */
function relocationsOf(object: ReportObject | undefined): string[] {
  if (object === undefined) return [];
  return object.relocations.map((one) => JSON.stringify(identityOf(object, one).slice(1)));
}

function byWeight(a: ProgramChange, b: ProgramChange): number {
  return (
    CHANGE_KINDS.indexOf(a.kind) - CHANGE_KINDS.indexOf(b.kind) ||
    b.kernels.length - a.kernels.length ||
    byName(a, b)
  );
}

function byName(a: ProgramName, b: ProgramName): number {
  return compare(a.object, b.object) || compare(a.program, b.program);
}
