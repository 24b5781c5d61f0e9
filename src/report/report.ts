import type { Outcome } from '../core/outcome.js';
import type { NeedRow } from '../preflight/needs-table.js';
import type { VerdictWord } from '../verdict/verdict.js';

/** What the objects' programs and relocations come to on every kernel. `report.json` is one way to write it. */
export interface Report {
  /** Version of btf-bundle that made it. */
  readonly tool: string;
  /** Ids of the kernels, sorted; groups refer to them by index. */
  readonly kernels: readonly string[];
  /** Sorted by path. */
  readonly objects: readonly ReportObject[];
  /** Sentences on expectations that match nothing or are not needed; absent if there are none. */
  readonly expectations?: readonly string[];
}

export interface ReportObject {
  /** Relative to the workspace; begins with `OUTSIDE` if the file lies elsewhere. */
  readonly path: string;
  /** Set if the file could not be used; then there is nothing else. Continues a sentence on it. */
  readonly error?: string;
  /** Kernels (indices) that agree on every relocation and verdict of this object, group by group. */
  readonly groups: readonly (readonly number[])[];
  /** In the order of the file. A report of schema 1 or 2 tells none. */
  readonly programs: readonly ReportProgram[];
  /** What programs need of a kernel besides; a report of a schema before 5 tells none. */
  readonly needs?: readonly ReportNeed[];
  /** What the relocations ask a kernel; those of the same answers everywhere share one. */
  readonly queries: readonly ReportQuery[];
  /** Those that a loader looks at, in the order of the file. */
  readonly relocations: readonly ReportRelocation[];
  /** Records of instructions that belong to no program, which no loader looks at. */
  readonly ignored: readonly IgnoredRecord[];
}

/** A row of the table of what an object needs. */
export type ReportNeed = NeedRow;

/** A program, and whether it loads. */
export interface ReportProgram {
  readonly program: string;
  /** ELF section. */
  readonly section: string;
  /**
   * What it needs of the kernel's own BTF, such as `fentry`: it loads on no kernel that needs a tailored
   * file, so its verdicts count nowhere.
   */
  readonly needsKernelBtf?: string;
  /** Together they cover all groups of the object, each once. That of most kernels comes first. */
  readonly verdicts: readonly ProgramVerdict[];
}

/** What the verifier makes of a program on some kernels. */
export interface ProgramVerdict {
  readonly verdict: VerdictWord;
  /** Why, in words, as a part of a sentence that names its sources; not of `loads`. */
  readonly reason?: string;
  /** The place that decides: of `broken` that of the instruction that is refused, else that of the guard. */
  readonly source?: SourceLine;
  /** Index into the object's `relocations`: the one that is reached. */
  readonly relocation?: number;
  /** Of `broken`: lines on the way from the program's start to the place, itself the last. */
  readonly path?: readonly SourceLine[];
  /** What else was found, CO-RE's part as well if that does not decide; absent if there is nothing. */
  readonly findings?: readonly ReportFinding[];
  /** Index into `findings`: the one that makes the verdict; absent if CO-RE does. */
  readonly decidedBy?: number;
  /** What user space makes of it, in words, so that it fails nothing: `expectations line 3: never`. */
  readonly excused?: string;
  /** Indices into the object's `groups`. */
  readonly groups: readonly number[];
}

/** Something that a program needs and a kernel lacks, or may lack. */
export interface ReportFinding {
  /** What it makes of the program by itself; `unknown` if that is not known. */
  readonly word: VerdictWord | 'unknown';
  /** `helper bpf_ringbuf_output`, `kprobe do_unlinkat`, or `CO_RE`. */
  readonly subject: string;
  /** The end of a sentence on it. */
  readonly reason: string;
  readonly source?: SourceLine;
}

/** Subject of the finding that tells CO-RE's part of a verdict which something else makes worse. */
export const CO_RE = 'CO-RE relocations';

export interface ReportQuery {
  /** libbpf's name of the relocation kind, such as `byte_off`. */
  readonly kind: string;
  /** The local type, such as `struct task_struct`. */
  readonly type: string;
  /** The field path or enumerator, such as `real_parent.tgid`; empty for a type relocation. */
  readonly access: string;
  /** Together they cover all groups of the object, each once. That of most kernels comes first. */
  readonly outcomes: readonly QueryOutcome[];
}

/** What libbpf does with a query on some kernels. A type id has no value: each BTF has another. */
export interface QueryOutcome extends Outcome {
  /** Indices into the object's `groups`. */
  readonly groups: readonly number[];
}

/** A CO-RE record with an identity that survives edits of the source: see `identityOf`. */
export interface ReportRelocation {
  /** Function that holds the instruction. */
  readonly program: string;
  /** How many of its program's relocations of the same kind, type and access come before it. */
  readonly ordinal: number;
  /** Index into `queries`. */
  readonly query: number;
  /** ELF section. */
  readonly section: string;
  /** Index of the instruction, in instructions of 8 bytes, from the start of the section. */
  readonly insn: number;
  /** If the object has line information. */
  readonly source?: SourceLine;
}

export interface IgnoredRecord {
  readonly section: string;
  readonly insn: number;
  readonly source?: SourceLine;
}

export interface SourceLine {
  /** Relative to the workspace; begins with `OUTSIDE` if it is none of the workspace's files. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
}

/**
 * What a path in a report or a manifest begins with if it does not lead below the workspace. The front
 * of such a path, which is another one on each machine, is left out.
 */
export const OUTSIDE = '.../';

/**
 * What a relocation is known by from one build of an object to the next: neither an edit elsewhere nor
 * another register or offset changes it.
 */
export type RelocationIdentity = readonly [
  object: string,
  program: string,
  kind: string,
  type: string,
  access: string,
  ordinal: number,
];

export function identityOf(
  { path, queries }: Pick<ReportObject, 'path' | 'queries'>,
  { program, query, ordinal }: ReportRelocation,
): RelocationIdentity {
  const { kind, type, access } = queries[query] as ReportQuery;
  return [path, program, kind, type, access, ordinal];
}

/** Counts the relocations of each program that ask the same, in their order: the ordinal of each. */
export function withOrdinals<R extends Omit<ReportRelocation, 'ordinal'>>(
  relocations: readonly R[],
  queries: readonly ReportQuery[],
): (R & { ordinal: number })[] {
  const asked = queries.map(({ kind, type, access }) => JSON.stringify([kind, type, access]));
  const ofPrograms = new Map<string, Map<string, number>>();
  return relocations.map((relocation) => {
    const { program, query } = relocation;
    const counts = ofPrograms.get(program) ?? new Map<string, number>();
    ofPrograms.set(program, counts);
    const key = asked[query] as string;
    const ordinal = counts.get(key) ?? 0;
    counts.set(key, ordinal + 1);
    return { ...relocation, ordinal };
  });
}
