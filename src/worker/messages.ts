import type { Outcome } from '../core/outcome.js';
import type { KernelWork, TailoredKernel } from '../tailor/kernel.js';

/** What a worker is started with. */
export interface WorkerStart {
  /** The object files. */
  readonly objects: readonly Uint8Array[];
}

export interface WorkerTask {
  readonly id: number;
  readonly work: KernelWork;
}

/** The answer to one task. */
export type WorkerAnswer =
  | { readonly id: number; readonly error: string }
  | {
      readonly id: number;
      readonly kernel: Omit<TailoredKernel, 'outcomes'>;
      /** Outcomes that this worker has not sent before; they go on with its numbering. */
      readonly newOutcomes: readonly Outcome[];
      /** By object, by site: the worker's numbers of the outcomes. */
      readonly outcomes: readonly Uint32Array[];
    };
