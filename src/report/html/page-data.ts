import { compare } from '../../compare.js';
import { compareReleases } from '../../kernels/release-order.js';
import type { VerdictWord } from '../../verdict/verdict.js';
import type { ChangeKind, Comparison, ProgramChange } from '../comparison.js';
import type { ProgramVerdict, Report, ReportObject, SourceLine } from '../report.js';
import { nameOf } from '../subjects.js';
import { plain } from '../text.js';
import { classesOf } from './classes.js';
import type { LinkOf } from './links.js';

/**
 * What the script of the page works with. A kernel and a text stand in it once. Kernels on which all
 * programs fare the same are a class, and programs tell of classes only, so that the page grows with what
 * differs.
 */
export interface PageData {
  /** Sorted by distribution, version and architecture. */
  readonly groups: readonly KernelGroup[];
  readonly objects: readonly string[];
  /** In the order of the report. */
  readonly programs: readonly PageProgram[];
  /** Reasons and other sentences; others refer to them by index. */
  readonly texts: readonly string[];
  /** Source files: the name, and the address if there is one. */
  readonly files: readonly (readonly [name: string, address?: string])[];
  /** Whether there is a baseline, so that changes can be told. */
  readonly isCompared: boolean;
}

/** Kernels of a version of a distribution for one architecture. */
export interface KernelGroup {
  readonly name: string;
  readonly distro: string;
  readonly version: string;
  readonly arch: string;
  /** Sorted. */
  readonly releases: readonly string[];
  /** By release: its class. */
  readonly classes: readonly number[];
}

export interface PageProgram {
  readonly name: string;
  /** Index into `objects`. */
  readonly object: number;
  readonly section: string;
  /** How it fares on some kernels; each is another one. */
  readonly entries: readonly PageEntry[];
  /**
   * A character for each class: `FIRST_CELL` if the object is not for these kernels, and the n-th one behind
   * it for the n-th entry, counted from 1.
   */
  readonly cells: string;
}

/** A line of a file, by its index. */
export type PageLine = readonly [file: number, line: number];

/** What is left out says nothing; texts are given by their indices. */
export interface PageEntry {
  /** `needs`: the program needs the kernel's own BTF, and `reason` says what for. */
  readonly verdict: VerdictWord | 'needs';
  readonly reason?: number;
  readonly source?: PageLine;
  /** What the relocation is about that is reached, and its line. */
  readonly relocation?: number;
  readonly relocationSource?: PageLine;
  readonly path?: readonly PageLine[];
  /** What else was found, as sentences. */
  readonly findings?: readonly number[];
  readonly excused?: number;
  /** What a baseline says. */
  readonly change?: {
    readonly kind: ChangeKind;
    readonly before: VerdictWord | 'absent';
    readonly reason?: number;
  };
}

export const FIRST_CELL = 0x60;

/** @param comparison with the baseline, if there is one */
export function pageData(report: Report, linkOf: LinkOf, comparison?: Comparison): PageData {
  const texts = newTable<string>();
  const files = newTable<readonly [string, string?]>();
  const text = (words: string) => texts.indexOf(words, plain(words));
  const place = ({ file, line }: SourceLine): PageLine => {
    const link = linkOf(file);
    return [files.indexOf(file, link === undefined ? [plain(file)] : [plain(file), link]), line];
  };
  const changesOf = changesByProgram(report, comparison);

  const rows = report.objects.flatMap((object, index) => {
    const groupOf = groupsByKernel(object, report.kernels.length);
    return object.programs.map(({ program, section, needsKernelBtf, verdicts }) => {
      const entries = newTable<PageEntry>();
      const entryOf = (verdict: ProgramVerdict, change?: ProgramChange) => {
        const entry =
          needsKernelBtf === undefined
            ? { ...entryOfVerdict(object, verdict), ...entryOfChange(change) }
            : { verdict: 'needs' as const, reason: text(needsKernelBtf) };
        return entries.indexOf(JSON.stringify(entry), entry) + 1;
      };
      const ofGroups: ProgramVerdict[] = [];
      const numberOfGroup = new Uint16Array(object.groups.length);
      for (const verdict of verdicts) {
        const number = entryOf(verdict);
        for (const group of verdict.groups) {
          ofGroups[group] = verdict;
          numberOfGroup[group] = number;
        }
      }
      const numbers = groupOf.map((group) => numberOfGroup[group] ?? 0);
      for (const { change, kernels } of changesOf(object.path, program)) {
        for (const kernel of kernels) {
          const verdict = ofGroups[groupOf[kernel] as number];
          if (verdict?.verdict === change.now) numbers[kernel] = entryOf(verdict, change);
        }
      }
      const of = { name: plain(program), object: index, section: plain(section) };
      return { of, entries: entries.items, numbers };
    });
  });
  const { classes, firsts } = classesOf(
    rows.map(({ numbers }) => numbers),
    report.kernels.length,
  );
  return {
    groups: groupKernels(report.kernels, classes),
    objects: report.objects.map(({ path }) => plain(path)),
    programs: rows.map(({ of, entries, numbers }) => ({
      ...of,
      entries,
      cells: firsts
        .map((kernel) => String.fromCharCode(FIRST_CELL + (numbers[kernel] as number)))
        .join(''),
    })),
    texts: texts.items,
    files: files.items,
    isCompared: comparison !== undefined,
  };

  function entryOfVerdict(object: ReportObject, given: ProgramVerdict): PageEntry {
    const { verdict, reason, source, relocation, path, findings = [], decidedBy, excused } = given;
    const others = findings.filter((_, index) => index !== decidedBy);
    const reached = object.relocations[relocation ?? -1];
    const query = reached && object.queries[reached.query];
    return {
      verdict,
      ...(reason !== undefined && { reason: text(reason) }),
      ...(source && { source: place(source) }),
      ...(query && { relocation: text(`${nameOf(query)} (${query.kind})`) }),
      ...(reached?.source && { relocationSource: place(reached.source) }),
      ...(path && { path: path.map(place) }),
      ...(others.length > 0 && {
        findings: others.map((one) => text(`${one.word}: ${one.subject}: ${one.reason}`)),
      }),
      ...(excused !== undefined && { excused: text(excused) }),
    };
  }

  function entryOfChange(change: ProgramChange | undefined): Pick<PageEntry, 'change'> {
    if (change === undefined) return {};
    const { kind, before, reason } = change;
    const isOther = kind === 'mended' && reason !== undefined;
    return { change: { kind, before, ...(isOther && { reason: text(reason) }) } };
  }
}

/** A list in which equal items stand once, by a key. */
function newTable<Item>() {
  const items: Item[] = [];
  const indices = new Map<string, number>();
  return {
    items: items as readonly Item[],
    indexOf(key: string, item: Item): number {
      const index = indices.get(key) ?? items.push(item) - 1;
      indices.set(key, index);
      return index;
    },
  };
}

/** By kernel: the object's group that it is in, or -1. */
function groupsByKernel({ groups }: ReportObject, kernels: number): Int32Array {
  const groupOf = new Int32Array(kernels).fill(-1);
  groups.forEach((members, group) => {
    for (const kernel of members) groupOf[kernel] = group;
  });
  return groupOf;
}

/** The changes of a program, with their kernels by their indices. */
function changesByProgram({ kernels }: Report, comparison: Comparison | undefined) {
  const indices = new Map(kernels.map((id, index) => [id, index]));
  const changes = new Map<string, { change: ProgramChange; kernels: number[] }[]>();
  for (const change of comparison?.changes ?? []) {
    const key = JSON.stringify([change.object, change.program]);
    const members = change.kernels.flatMap((id) => indices.get(id) ?? []);
    changes.set(key, [...(changes.get(key) ?? []), { change, kernels: members }]);
  }
  return (object: string, program: string) => changes.get(JSON.stringify([object, program])) ?? [];
}

function groupKernels(kernels: readonly string[], classes: Uint32Array): KernelGroup[] {
  const groups = new Map<string, { release: string; class: number }[]>();
  kernels.forEach((id, kernel) => {
    const [distro = '', version = '', arch = '', ...release] = id.split('/').map(plain);
    const key = JSON.stringify([distro, version, arch]);
    const member = { release: release.join('/'), class: classes[kernel] as number };
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [member]);
    else group.push(member);
  });
  return [...groups]
    .map(([key, members]) => {
      const [distro, version, arch] = JSON.parse(key) as [string, string, string];
      members.sort((a, b) => compareReleases(a.release, b.release));
      return {
        name: `${distro}/${version}/${arch}`,
        ...{ distro, version, arch },
        releases: members.map(({ release }) => release),
        classes: members.map((member) => member.class),
      };
    })
    .sort(
      (a, b) =>
        compare(a.distro, b.distro) ||
        compareReleases(a.version, b.version) ||
        compare(a.arch, b.arch),
    );
}
