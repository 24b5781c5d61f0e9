import type { Outcome } from '../core/outcome.js';
import type { KernelFacts } from '../preflight/facts.js';
import type { KeptWork, KernelWork, Product } from '../tailor/one-kernel.js';
import type { TailoredKernel } from '../tailor/tailored-kernel.js';

/** What a worker is started with. The objects' BTF is in memory that all threads share. */
export type WorkerStart = Product;

/** A worker does its tasks in order, one at a time. */
export type WorkerTask = KernelWork | KeptWork;

/** A worker says first that it is ready, and then answers each task, in order. */
export type WorkerAnswer =
  | 'ready'
  | { readonly error: string }
  | {
      /** Its outcomes and facts are numbers of the worker's own. */
      readonly kernel: TailoredKernel;
      /** Outcomes that this worker has not sent before; they go on with its numbers. */
      readonly newOutcomes: readonly Outcome[];
      /** The same of facts. */
      readonly newFacts: readonly KernelFacts[];
    };
