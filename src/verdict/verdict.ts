import type { SourcePoint } from '../core/source-lines.js';

/**
 * What a kernel makes of a program after a loader has relocated it:
 *
 * - `loads`: nothing in it is missing there;
 * - `guarded`: code that cannot run there is never reached, whatever user space sets;
 * - `depends`: it is unreached only if something holds that the verdict names;
 * - `unattached`: it loads, but what it attaches to is not there;
 * - `broken`: the verifier reaches such code, or the kernel lacks something else that the program needs, so it
 *   is refused if it is loaded there.
 */
export type VerdictWord = 'loads' | 'guarded' | 'depends' | 'unattached' | 'broken';

/** From the best to the worst. */
export const VERDICTS: readonly VerdictWord[] = [
  'loads',
  'guarded',
  'depends',
  'unattached',
  'broken',
];

export interface Verdict {
  readonly verdict: VerdictWord;
  /** The branches that keep the verifier out: of `guarded`, and of `depends`. */
  readonly guards?: readonly Guard[];
  /** Of `depends`: what must hold besides, as that the verifier is a newer one than the kernel's. */
  readonly conditions?: readonly Condition[];
  /** Of `broken`, and of `depends` if the condition does not hold: what the verifier then reaches. */
  readonly reached?: Reached;
  /** Of `broken`, if a loader gives up before the verifier sees the program: index of that relocation. */
  readonly refused?: number;
  /** Of `broken`: the program is too large to be followed to its end. */
  readonly undecided?: boolean;
}

/** A branch, or a call of a callback, that goes one way only. */
export interface Guard {
  readonly source?: SourcePoint | undefined;
  /** What decides it; none if it is not known. */
  readonly causes: readonly Cause[];
}

/** Where a constant comes from that decides a branch. */
export type Cause =
  /** A CO-RE record, by its index in the object's relocations, and what the instruction holds there. */
  | { readonly kind: 'relocation'; readonly relocation: number; readonly value: bigint }
  /** A variable that user space may set before the load; `value` is what it holds in the object. */
  | { readonly kind: 'variable'; readonly name: string; readonly value: bigint }
  /** `LINUX_KERNEL_VERSION` (without the patch level), `CONFIG_X`, or another external variable of `.kconfig`. */
  | { readonly kind: 'kconfig'; readonly name: string; readonly value: bigint }
  /** A weak symbol, which the kernel has or has not. */
  | { readonly kind: 'symbol'; readonly name: string; readonly present: boolean };

export type Condition =
  | Exclude<Cause, { readonly kind: 'relocation' }>
  /** The verifier knows what that of this mainline release knows, such as `5.16`. */
  | { readonly kind: 'verifier'; readonly release: string };

export interface Reached {
  /** Index in the object's relocations. */
  readonly relocation: number;
  /** The lines on the way from the program's start to the instruction, the last one its own. */
  readonly path: readonly SourcePoint[];
}
