/** What a loader would do with one relocation on one kernel. */
export type Status =
  /** The instruction is patched with `value`. */
  | 'resolved'
  /** An existence, size or target id query is answered with 0. */
  | 'absent'
  /** The instruction is poisoned: the program loads only if it is dead code. */
  | 'unresolved'
  /** Several candidates match and disagree: the load fails. */
  | 'ambiguous'
  /** The load fails for another reason. */
  | 'invalid';

export const STATUSES: readonly Status[] = [
  'resolved',
  'absent',
  'unresolved',
  'ambiguous',
  'invalid',
];

/** What a loader does with a relocation, without its reasons. */
export interface Answer {
  readonly status: Status;
  /** The patched value, an unsigned decimal of at most 64 bits; only if `status` is resolved. */
  readonly value?: string;
  /** The load or store width in bytes that the instruction gets, if it is not its own. */
  readonly width?: number;
}

/** Loaders besides libbpf whose answers are told if they are others. */
export type OtherLoader = 'cilium' | 'aya';

/** What libbpf does with one relocation on one kernel. */
export interface Outcome extends Answer {
  /** Why, in words; wherever `status` is not resolved. */
  readonly reason?: string;
  /** What other loaders do, if it is something else than libbpf's answer. */
  readonly loaders?: Readonly<Partial<Record<OtherLoader, Answer>>>;
}
