import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { WorkerAnswer, WorkerStart, WorkerTask } from '../worker/messages.js';
import type { KernelWork, TailoredKernel } from './kernel.js';
import type { OutcomeTable } from './outcome-table.js';

/** One kernel, done; its outcomes are numbers of the pool's table. */
export interface PooledKernel extends Omit<TailoredKernel, 'outcomes'> {
  /** By object of `objects`, by site. */
  readonly outcomes: readonly Uint32Array[];
}

/** Threads that tailor kernels. */
export interface Pool {
  /** How many tasks keep every thread busy: one at work and one waiting for each. */
  readonly capacity: number;
  /**
   * Tailors one kernel. The work's bytes are moved to a thread and are empty afterwards.
   *
   * @throws Error where the kernel's BTF is broken, or its thread ended
   */
  run(work: KernelWork): Promise<PooledKernel>;
  close(): Promise<void>;
}

/** Compiled and bundled, this file and the worker's stand in neighbouring folders. */
const WORKER = join(dirname(fileURLToPath(import.meta.url)), '..', 'worker', 'index.js');

/** Megabytes. More makes nothing faster, and what is not collected adds up over the threads. */
const RESOURCE_LIMITS = { maxYoungGenerationSizeMb: 12 };

interface Thread {
  readonly worker: Worker;
  /** The worker's outcome numbers, as the pool's. */
  readonly numbers: number[];
  readonly tasks: Map<number, Settle>;
  /** Why the thread is no more. */
  failure?: Error;
}

interface Settle {
  resolve(kernel: PooledKernel): void;
  reject(error: Error): void;
}

/**
 * Starts threads, one for each processor.
 *
 * @param objects the object files, which have been read without an error before
 * @param most the number of kernels: more threads than that are not started
 * @param outcomes takes the outcomes that the threads send
 */
export function startPool(
  objects: readonly Uint8Array[],
  most: number,
  outcomes: OutcomeTable,
): Pool {
  const size = Math.max(1, Math.min(availableParallelism(), most));
  const threads = Array.from({ length: size }, () => startThread(objects, outcomes));
  let nextId = 0;

  return {
    capacity: size * 2,
    run(work) {
      const alive = threads.filter(({ failure }) => failure === undefined);
      const thread = alive.reduce(
        (a, b) => (b.tasks.size < a.tasks.size ? b : a),
        threads[0] as Thread,
      );
      if (thread.failure !== undefined) return Promise.reject(thread.failure);
      const id = nextId++;
      const bytes = wholeBuffer(work.bytes);
      const task: WorkerTask = { id, work: { ...work, bytes } };
      return new Promise((resolve, reject) => {
        thread.tasks.set(id, { resolve, reject });
        thread.worker.postMessage(task, [bytes.buffer]);
      });
    },
    async close() {
      await Promise.all(threads.map(({ worker }) => worker.terminate()));
    },
  };
}

/** The bytes with a buffer of their own, which can be moved: small files share one. */
function wholeBuffer(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const whole = bytes.byteLength === bytes.buffer.byteLength && bytes.buffer instanceof ArrayBuffer;
  return (whole ? bytes : new Uint8Array(bytes)) as Uint8Array<ArrayBuffer>;
}

function startThread(objects: readonly Uint8Array[], outcomes: OutcomeTable): Thread {
  const start: WorkerStart = { objects };
  const thread: Thread = {
    worker: new Worker(WORKER, { workerData: start, resourceLimits: RESOURCE_LIMITS }),
    numbers: [],
    tasks: new Map(),
  };
  thread.worker.on('message', (answer: WorkerAnswer) => {
    const settle = thread.tasks.get(answer.id);
    thread.tasks.delete(answer.id);
    if ('error' in answer) {
      settle?.reject(new Error(answer.error));
      return;
    }
    for (const outcome of answer.newOutcomes) thread.numbers.push(outcomes.numberOf(outcome));
    const numbers = answer.outcomes.map((list) =>
      list.map((number) => thread.numbers[number] as number),
    );
    settle?.resolve({ ...answer.kernel, outcomes: numbers });
  });
  const fail = (error: Error) => {
    thread.failure ??= error;
    for (const { reject } of thread.tasks.values()) reject(error);
    thread.tasks.clear();
  };
  thread.worker.on('error', fail);
  thread.worker.on('exit', (code) => fail(new Error(`its thread ended with status ${code}`)));
  return thread;
}
