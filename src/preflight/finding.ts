import type { SourcePoint } from '../core/source-lines.js';
import type { Condition, Guard } from '../verdict/verdict.js';

/**
 * What something that a kernel lacks comes to, besides what CO-RE says:
 *
 * - `guarded`: the verifier never reaches what needs it there, whatever user space sets;
 * - `depends`: it is unreached only if something holds that `guards` and `conditions` name;
 * - `unattached`: the program loads, but cannot be attached;
 * - `refused`: the load is refused;
 * - `unknown`: what is known of the kernel from here does not decide it.
 */
export type Effect = 'guarded' | 'depends' | 'unattached' | 'refused' | 'unknown';

/** Something besides CO-RE that keeps a program from loading or attaching on a kernel, or may. */
export interface Finding {
  readonly effect: Effect;
  /** `helper bpf_ringbuf_output`, `map events (BPF_MAP_TYPE_RINGBUF)`, `kprobe do_unlinkat`. */
  readonly subject: string;
  /** The end of a sentence: `this kernel has no helper bpf_ringbuf_output (it came with Linux 5.8)`. */
  readonly reason: string;
  /** Where in the source, if there is a line. */
  readonly source?: SourcePoint;
  /** Of `guarded` and `depends`: the branches that keep the verifier out. */
  readonly guards?: readonly Guard[];
  /** Of `depends`: what must hold besides. */
  readonly conditions?: readonly Condition[];
}

/**
 * What becomes of the instructions of a program that a kernel does not take, if a verifier reaches them.
 * It is asked only where a kernel lacks something, for the answer takes a walk.
 *
 * @param insns of the linked program (`verdict/link.ts`)
 * @returns `refused` if one of them is reached in each case; `guarded` and `depends` with what keeps the
 * verifier out
 */
export type Reach = (insns: readonly number[]) => Reached;

/** What keeps a verifier out, if something does. */
export type Reached =
  | { readonly effect: 'refused' }
  | {
      readonly effect: 'guarded' | 'depends';
      readonly guards: readonly Guard[];
      readonly conditions: readonly Condition[];
    };
