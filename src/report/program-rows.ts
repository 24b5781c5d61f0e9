import { compare } from '../compare.js';
import { compareReleases } from '../kernels/release-order.js';
import type { VerdictWord } from '../verdict/verdict.js';
import type { ProgramVerdict, Report, ReportObject, SourceLine } from './report.js';
import { formatSource } from './subjects.js';

/** Programs with one verdict, for one reason at one place, on the same kernels. */
export interface ProgramRow {
  /** Sorted by program, then by object. */
  readonly programs: readonly { readonly program: string; readonly object: string }[];
  readonly verdict: VerdictWord;
  readonly reason: string;
  readonly source: SourceLine | undefined;
  /** The way to the place in one of the programs. */
  readonly path: readonly SourceLine[];
  readonly excused: string | undefined;
  /** Whether a loader gives up before a verifier sees the program. */
  readonly isRefused: boolean;
  /** Indices of the kernels, sorted. */
  readonly members: readonly number[];
  /** Those that the programs' objects are for. */
  readonly kernels: readonly number[];
}

/** Kernels of one version of a distribution. */
export interface RowVersion {
  readonly distro: string;
  readonly version: string;
  /** On how many of them it is so, of how many. */
  readonly matching: number;
  readonly kernels: number;
  /** The oldest kernel on which it is so: its id, and its release. */
  readonly first: string;
  readonly since: string;
}

/**
 * Programs by what becomes of them: those on most kernels first, then by place and program. Programs that
 * need the kernel's own BTF are left out. A program that several objects have at the same line, as
 * objects for several architectures do, is one.
 */
export function programRows(
  { objects }: Report,
  isSuch: (verdict: ProgramVerdict) => boolean,
): ProgramRow[] {
  const found = new Map<string, Found>();
  for (const object of objects) {
    for (const { program, needsKernelBtf, verdicts } of object.programs) {
      if (needsKernelBtf !== undefined) continue;
      for (const verdict of verdicts) {
        if (!isSuch(verdict)) continue;
        const key = JSON.stringify([
          program,
          verdict.source === undefined && object.path,
          keyOf(verdict),
        ]);
        const one = found.get(key) ?? { program, verdict, object, objects: new Set(), lists: [] };
        found.set(key, one);
        one.objects.add(object);
        one.lists.push(...verdict.groups.map((group) => object.groups[group] ?? []));
      }
    }
  }
  const kernelsOf = kernelsByObjects();
  const rows = new Map<string, ProgramRow & { programs: { program: string; object: string }[] }>();
  for (const { program, verdict, object, objects: of, lists } of found.values()) {
    const members = united(lists, of.size);
    const kernels = kernelsOf([...of]);
    const key = `${keyOf(verdict)}\n${members.length}\n${textOf(members)}${kernels.key}`;
    const row = rows.get(key) ?? {
      programs: [],
      verdict: verdict.verdict,
      reason: verdict.reason ?? '',
      source: verdict.source,
      path: verdict.path ?? [],
      excused: verdict.excused,
      isRefused: isRefused(object, verdict),
      members,
      kernels: kernels.members,
    };
    rows.set(key, row);
    for (const { path } of of) row.programs.push({ program, object: path });
  }
  for (const { programs } of rows.values()) {
    programs.sort((a, b) => compare(a.program, b.program) || compare(a.object, b.object));
  }
  return sorted([...rows.values()]);
}

interface Found {
  readonly program: string;
  readonly verdict: ProgramVerdict;
  readonly object: ReportObject;
  readonly objects: Set<ReportObject>;
  readonly lists: (readonly number[])[];
}

function keyOf({ verdict, reason, source, excused }: ProgramVerdict): string {
  return JSON.stringify([verdict, reason, source?.file, source?.line, excused]);
}

function isRefused({ relocations, queries }: ReportObject, { relocation, groups }: ProgramVerdict) {
  const query = queries[relocations[relocation ?? -1]?.query ?? -1];
  const outcome = query?.outcomes.find((one) => one.groups.includes(groups[0] as number));
  return outcome?.status === 'ambiguous' || outcome?.status === 'invalid';
}

/** The numbers of some lists in their order; the groups of one object have none twice. */
function united(lists: readonly (readonly number[])[], objects: number): number[] {
  const all = lists.flat();
  return (objects === 1 ? all : [...new Set(all)]).sort((a, b) => a - b);
}

function textOf(numbers: readonly number[]): string {
  return Buffer.from(Uint32Array.from(numbers).buffer).toString('latin1');
}

/** The kernels that some objects are for. Most programs have the same objects. */
function kernelsByObjects() {
  const known = new Map<string, { members: readonly number[]; key: string }>();
  return (objects: readonly ReportObject[]) => {
    const paths = JSON.stringify(objects.map(({ path }) => path));
    let kernels = known.get(paths);
    if (kernels === undefined) {
      const members = united(
        objects.flatMap(({ groups }) => groups),
        objects.length,
      );
      kernels = { members, key: textOf(members) };
      known.set(paths, kernels);
    }
    return kernels;
  };
}

function sorted(rows: ProgramRow[]): ProgramRow[] {
  const placeOf = ({ source }: ProgramRow) => (source ? formatSource(source) : '');
  const nameOf = ({ programs: [first] }: ProgramRow) => `${first?.program} ${first?.object}`;
  return rows.sort(
    (a, b) =>
      b.members.length - a.members.length ||
      compare(placeOf(a), placeOf(b)) ||
      compare(nameOf(a), nameOf(b)) ||
      compare(a.reason, b.reason),
  );
}

/** The versions of distributions whose kernels are in a row, by distribution and version. */
export function versionsOf(report: Report, { members, kernels }: ProgramRow): RowVersion[] {
  const counts = new Map<string, number>();
  for (const index of kernels) {
    const { distro, version } = partsOf(report.kernels[index] as string);
    const key = `${distro}/${version}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const versions = new Map<string, RowVersion>();
  for (const index of members) {
    const id = report.kernels[index] as string;
    const { distro, version, release } = partsOf(id);
    const key = `${distro}/${version}`;
    const before = versions.get(key);
    const isFirst = before === undefined || compareReleases(release, before.since) < 0;
    versions.set(key, {
      ...{ distro, version },
      matching: (before?.matching ?? 0) + 1,
      kernels: counts.get(key) ?? 0,
      first: isFirst ? id : before.first,
      since: isFirst ? release : before.since,
    });
  }
  return [...versions.values()].sort(
    (a, b) => compare(a.distro, b.distro) || compareReleases(a.version, b.version),
  );
}

function partsOf(kernel: string) {
  const [distro = '', version = '', , ...release] = kernel.split('/');
  return { distro, version, release: release.join('/') };
}
