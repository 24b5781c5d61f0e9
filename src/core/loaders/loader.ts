import type { Btf } from '../../btf/btf.js';
import type { Context } from '../context.js';
import type { Query } from '../object.js';
import type { Answer } from '../outcome.js';
import type { Instruction } from '../spec/instruction.js';
import type { LocalSpec } from '../spec/local-spec.js';

/** Whether two values are the same: ids of types are others in a tailored BTF. */
export type SameValue = (a: Match['value'], b: Match['value']) => boolean;

/** A query that a loader can take to a kernel: it knows what to look for there. */
export interface Answerable extends Query {
  readonly spec: LocalSpec;
}

/** Where a relocation leads in one candidate, as far as a loader can tell candidates apart. */
export interface Match {
  /** Bits from the start of the candidate to the field, if the loader compares them; else 0. */
  readonly bitOffset: number;
  /**
   * What the loader patches in, unsigned; a bigint if it is an enumerator's. For a target type id it
   * is the candidate. Undefined if the loader poisons although the candidate matches.
   */
  readonly value: number | bigint | undefined;
  /** The same by the object's own types, and whether the instruction must hold it before. */
  readonly local: number | bigint;
  readonly checked: boolean;
  /** Bytes of the field here and in the object, if the loader may change a load's width; else 0. */
  readonly size: number;
  readonly localSize: number;
  /** Whether those sizes differ and the loader changes no width for fields of such types. */
  readonly failMemszAdjust: boolean;
}

/** What a loader makes of one query and one candidate. */
export interface Finding {
  readonly candidate: number;
  /** Undefined if the candidate does not match. */
  readonly match: Match | undefined;
  /** Why the loader gives up on the candidate, and with it on the load. */
  readonly error: string | undefined;
  /** From where to where the marks lie in the evidence that the match left; empty without a match. */
  readonly marksFrom: number;
  readonly marksTo: number;
}

/** A query of a load, with its findings in the order of the kernel's types. */
export interface Asked {
  /** The object's own BTF. */
  readonly local: Btf;
  readonly query: Query;
  readonly findings: readonly Finding[];
}

/** What a loader decides for a relocation after it has seen all candidates. */
export type Decision =
  | { readonly match: Match }
  | { readonly failure: 'ambiguous' | 'invalid'; readonly reason: string }
  | Nothing;

/** No candidate answers; `asked` is the first of those that were asked. */
export interface Nothing {
  readonly nothing: true;
  readonly asked?: number | undefined;
}

export const NOTHING: Nothing = { nothing: true };

export type LoaderName = 'libbpf' | 'cilium' | 'aya';

/**
 * A program that loads eBPF objects, by its rules for CO-RE relocations. They come in four steps:
 * which types of a kernel a relocation could be about, what one of them answers, which answer counts
 * if there are several, and what becomes of the instruction.
 */
export interface Loader {
  readonly name: LoaderName;
  /** Whether it asks about types without a name; others refuse the object for it. */
  readonly asksUnnamed: boolean;
  /** Bytes of a name before its flavour. */
  essentialLength(strings: Uint8Array, offset: number): number;
  /**
   * Bytes of a kernel's name under which it is found, if that is not its essential name; 0 if it is
   * not found at all.
   */
  indexedLength?(strings: Uint8Array, offset: number): number;
  /** Whether a kernel's type of a kind is a candidate for an object's type of another. */
  isCandidate(localKind: number, kind: number): boolean;
  /**
   * Whether it finds what libbpf finds if that is plain (`plain.ts`).
   *
   * @param kind of the relocation
   * @param direct whether it goes through no anonymous struct or union
   */
  agreesOnPlain(kind: number, direct: boolean): boolean;
  /**
   * Compares one candidate, and leaves evidence of what it looked at.
   *
   * @returns undefined if the candidate does not match
   * @throws LoadError if the loader gives up on the candidate
   */
  match(context: Context, query: Answerable, candidate: number): Match | undefined;
  /** Whether it can see no difference between two matches of one query. */
  same(a: Match, b: Match, sameValue: SameValue): boolean;
  /**
   * Decides a load: relocations of one local type, in the order in which the loader meets them.
   *
   * @returns by relocation of the load
   */
  decide(load: readonly Asked[]): readonly Decision[];
  /** What the loader does with an instruction. `reason` is set if that is to fail. */
  patch(query: Query, instruction: Instruction, decision: Decision): Patched;
}

/** An answer and, if the loader fails or poisons for a reason of the instruction's, that reason. */
export interface Patched extends Answer {
  readonly reason?: string | undefined;
}

/** Equality for loaders that compare the offset, the value and the width. */
export function sameMatch(a: Match, b: Match, sameValue: SameValue): boolean {
  return (
    a.bitOffset === b.bitOffset &&
    a.size === b.size &&
    a.failMemszAdjust === b.failMemszAdjust &&
    sameValue(a.value, b.value)
  );
}
