import type { Btf } from '../btf/btf.js';
import type { Query } from '../core/object.js';
import { describeSpec } from '../core/spec/local-spec.js';
import { RELOCATION_KIND_NAMES } from '../core/spec/relocation-kind.js';
import type { QueryOutcome, Report, ReportObject, ReportQuery, SourceLine } from './report.js';

/** What relocations are about at one line of the source; the same in several objects is one. */
export interface Subject {
  /** As people write it: `task_struct.state`, `bpf_func_id::BPF_FUNC_x`, `struct foo`. */
  readonly name: string;
  /** Of the relocations, such as `byte_off`. */
  readonly kind: string;
  readonly source: SourceLine | undefined;
  /** The relocations by the query that they share in their object. */
  readonly parts: ReadonlyMap<ReportQuery, SubjectPart>;
}

export interface SubjectPart {
  readonly object: ReportObject;
  /** How many there are. */
  readonly relocations: number;
}

/** The kernels on which something is so. */
export interface Where {
  /** How many kernels the objects are for. */
  readonly kernels: number;
  /** On how many of them it is so. */
  readonly matching: number;
  /** Id of the first of these, and the outcome there. */
  readonly first: string;
  readonly outcome: QueryOutcome | undefined;
  /** How many relocations it is so for. */
  readonly relocations: number;
  /** Equal for equal sets of kernels. */
  readonly key: string;
}

const subjectsOfReports = new WeakMap<Report, readonly Subject[]>();

/** Everything that relocations are about. The views of a report share what is worked out here. */
export function subjectsOf(report: Report): readonly Subject[] {
  const subjects = subjectsOfReports.get(report) ?? findSubjects(report);
  subjectsOfReports.set(report, subjects);
  return subjects;
}

function findSubjects(report: Report): Subject[] {
  const subjects = new Map<string, Subject & { parts: Map<ReportQuery, SubjectPart> }>();
  const [askedBy, fileBy] = [numbering(), numbering()];
  for (const object of report.objects) {
    const names = object.queries.map(nameOf);
    const asked = object.queries.map(({ kind }, index) => askedBy(`${kind} ${names[index]}`));
    for (const { query: index, source } of object.relocations) {
      const query = object.queries[index] as ReportQuery;
      const { kind } = query;
      const name = names[index] as string;
      const key = `${asked[index]} ${source && `${fileBy(source.file)} ${source.line}`}`;
      const subject = subjects.get(key) ?? { name, kind, source, parts: new Map() };
      subjects.set(key, subject);
      const before = subject.parts.get(query)?.relocations ?? 0;
      subject.parts.set(query, { object, relocations: before + 1 });
    }
  }
  return [...subjects.values()];
}

/** Numbers texts: shorter keys where there are many of few. */
function numbering() {
  const numbers = new Map<string, number>();
  return (text: string): number => {
    const number = numbers.get(text) ?? numbers.size;
    numbers.set(text, number);
    return number;
  };
}

/** What a relocation asks for, without its answers. */
export type Questioned = Pick<ReportQuery, 'kind' | 'type' | 'access'>;

export function questionOf(btf: Btf, { kind, typeId, spec }: Query): Questioned {
  return {
    kind: RELOCATION_KIND_NAMES[kind] ?? `kind ${kind}`,
    ...describeSpec(btf, typeId, spec),
  };
}

/** What a relocation is about, as people write it: `task_struct.state`. */
export function nameOf({ kind, type, access }: Questioned): string {
  if (access === '') return type;
  const name = type.replace(/^(struct|union|enum) /, '');
  const joint = kind.startsWith('enumval') ? '::' : access.startsWith('[') ? '' : '.';
  return `${name}${joint}${access}`;
}

/**
 * The kernels on which a subject has such an outcome in one of its objects.
 *
 * @returns undefined if there are none
 */
export function whereOutcome(
  { parts }: Subject,
  kernels: readonly string[],
  isSuch: (outcome: QueryOutcome) => boolean,
): Where | undefined {
  const matching = [...parts].flatMap(([{ outcomes }, part]) =>
    outcomes.filter(isSuch).map((outcome) => ({ outcome, part })),
  );
  if (matching.length === 0) return undefined;
  let first = kernels.length;
  let outcomeOfFirst: QueryOutcome | undefined;
  for (const { outcome, part } of matching) {
    for (const group of outcome.groups) {
      const kernel = part.object.groups[group]?.[0] ?? first;
      if (kernel >= first) continue;
      first = kernel;
      outcomeOfFirst = outcome;
    }
  }
  const matchingParts = new Set(matching.map(({ part }) => part));
  return {
    kernels: countKernels([...parts.values()].map(({ object }) => object.groups)),
    matching: countKernels(
      matching.map(({ outcome, part }) =>
        outcome.groups.map((group) => part.object.groups[group] ?? []),
      ),
    ),
    first: kernels[first] ?? '',
    outcome: outcomeOfFirst,
    relocations: [...matchingParts].reduce((sum, { relocations }) => sum + relocations, 0),
    key: matching.map(({ outcome, part }) => `${part.object.path} ${outcome.groups}`).join('\n'),
  };
}

/** How many kernels are in any of some lists of groups, each of which has a kernel at most once. */
function countKernels(lists: readonly (readonly (readonly number[])[])[]): number {
  const [only] = lists;
  if (only === undefined) return 0;
  if (lists.length === 1) return only.reduce((sum, { length }) => sum + length, 0);
  return new Set(lists.flat(2)).size;
}

/** `file.c:line` */
export function formatSource({ file, line }: SourceLine): string {
  return `${file}:${line}`;
}
