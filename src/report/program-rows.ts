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

const rowsOfReports = new WeakMap<Report, readonly ProgramRow[]>();

/**
 * Programs by what becomes of them, but for those that just load: those on most kernels first, then by
 * place and program. Programs that need the kernel's own BTF are left out. A program that several objects
 * have at the same line, as objects for several architectures do, is one. The views of a report share
 * what is worked out here.
 */
export function programRows(report: Report): readonly ProgramRow[] {
  const rows = rowsOfReports.get(report) ?? makeRows(report);
  rowsOfReports.set(report, rows);
  return rows;
}

function makeRows({ objects }: Report): ProgramRow[] {
  const found = new Map<string, Found>();
  for (const object of objects) {
    for (const { program, needsKernelBtf, verdicts } of object.programs) {
      if (needsKernelBtf !== undefined) continue;
      for (const verdict of verdicts) {
        if (verdict.verdict === 'loads') continue;
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

/** Whether a loader gives up on the object before a verifier sees the program. */
export function isRefused(
  { relocations, queries }: ReportObject,
  { relocation, groups }: ProgramVerdict,
) {
  const query = queries[relocations[relocation ?? -1]?.query ?? -1];
  const outcome = query?.outcomes.find((one) => one.groups.includes(groups[0] as number));
  return outcome?.status === 'ambiguous' || outcome?.status === 'invalid';
}

/** The numbers of some lists in their order; the groups of one object have none twice. */
function united(lists: readonly (readonly number[])[], objects: number): number[] {
  const all = new Uint32Array(lists.reduce((sum, { length }) => sum + length, 0));
  let end = 0;
  for (const list of lists) for (const number of list) all[end++] = number;
  all.sort();
  return Array.from(objects === 1 ? all : new Set(all));
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

function sorted(rows: readonly ProgramRow[]): ProgramRow[] {
  return rows
    .map((row) => ({
      row,
      place: row.source ? formatSource(row.source) : '',
      name: `${row.programs[0]?.program} ${row.programs[0]?.object}`,
    }))
    .sort(
      (a, b) =>
        b.row.members.length - a.row.members.length ||
        compare(a.place, b.place) ||
        compare(a.name, b.name) ||
        compare(a.row.reason, b.row.reason),
    )
    .map(({ row }) => row);
}

/** The versions of distributions whose kernels are in a row, by distribution and version. */
export function versionsOf(report: Report, { members, kernels }: ProgramRow): RowVersion[] {
  const { names, versionOf, rankOf, releases } = orderOf(report);
  const counts = countVersions(report, kernels);
  const matching = new Map<number, { count: number; first: number }>();
  for (const kernel of members) {
    const version = versionOf[kernel] as number;
    const before = matching.get(version);
    if (before === undefined) {
      matching.set(version, { count: 1, first: kernel });
    } else {
      before.count++;
      if ((rankOf[kernel] as number) < (rankOf[before.first] as number)) before.first = kernel;
    }
  }
  return [...matching]
    .sort(([a], [b]) => a - b)
    .map(([version, { count, first }]) => ({
      ...(names[version] as (typeof names)[number]),
      matching: count,
      kernels: counts.get(version) ?? 0,
      first: report.kernels[first] as string,
      since: releases[first] as string,
    }));
}

/** How a report's kernels lie in the versions of distributions. */
interface KernelOrder {
  /** Sorted. */
  readonly names: readonly { readonly distro: string; readonly version: string }[];
  /** By kernel: index into `names`. */
  readonly versionOf: readonly number[];
  /** By kernel: its place if all were sorted by release. */
  readonly rankOf: Uint32Array;
  /** By kernel. */
  readonly releases: readonly string[];
  /** By list of kernels: how many are in each version. */
  readonly counts: WeakMap<readonly number[], ReadonlyMap<number, number>>;
}

const ordersOfReports = new WeakMap<Report, KernelOrder>();

function orderOf(report: Report): KernelOrder {
  const order = ordersOfReports.get(report) ?? orderKernels(report);
  ordersOfReports.set(report, order);
  return order;
}

function orderKernels({ kernels }: Report): KernelOrder {
  const parts = kernels.map(partsOf);
  const keyOfVersion = (of: { distro: string; version: string }) => `${of.distro}/${of.version}`;
  const distinct = new Map(parts.map((of) => [keyOfVersion(of), of]));
  const names = [...distinct.values()]
    .map(({ distro, version }) => ({ distro, version }))
    .sort((a, b) => compare(a.distro, b.distro) || compareReleases(a.version, b.version));
  const numbers = new Map(names.map((of, number) => [keyOfVersion(of), number]));
  const rankOf = new Uint32Array(kernels.length);
  parts
    .map(({ release }, kernel) => ({ release, kernel }))
    .sort((a, b) => compareReleases(a.release, b.release) || a.kernel - b.kernel)
    .forEach(({ kernel }, rank) => {
      rankOf[kernel] = rank;
    });
  const versionOf = parts.map((of) => numbers.get(keyOfVersion(of)) as number);
  const releases = parts.map(({ release }) => release);
  return { names, versionOf, rankOf, releases, counts: new WeakMap() };
}

/** Most rows have the kernels of the same objects, which are one list. */
function countVersions(report: Report, kernels: readonly number[]): ReadonlyMap<number, number> {
  const { counts, versionOf } = orderOf(report);
  const known = counts.get(kernels);
  if (known !== undefined) return known;
  const made = new Map<number, number>();
  for (const kernel of kernels) {
    const version = versionOf[kernel] as number;
    made.set(version, (made.get(version) ?? 0) + 1);
  }
  counts.set(kernels, made);
  return made;
}

function partsOf(kernel: string) {
  const [distro = '', version = '', , ...release] = kernel.split('/');
  return { distro, version, release: release.join('/') };
}
