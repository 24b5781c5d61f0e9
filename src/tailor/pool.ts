import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { messageOf } from '../errors.js';
import type { WorkerAnswer, WorkerStart, WorkerTask } from '../worker/messages.js';
import type { KeptWork, KernelWork, Product } from './one-kernel.js';
import type { Tables } from './tables.js';
import type { TailoredKernel } from './tailored-kernel.js';
import { threadCount } from './thread-count.js';

/** Threads that tailor kernels. */
export interface Pool {
  /** How many kernels keep every thread busy: one at work for each, and a few that wait. */
  readonly capacity: number;
  /** Starts threads for so many kernels that are to come, for a thread takes a while to start. */
  expect(kernels: number): void;
  /**
   * Tailors one kernel. A thread that dies is replaced. The kernel that it was at is tried once more.
   *
   * @param work its bytes may be gone afterwards
   * @returns the kernel, its outcomes and facts as numbers of the pool's tables
   * @throws ThreadsError if no thread can be started
   * @throws Error if the kernel's BTF is broken, or if two threads died of it
   */
  run(work: KernelWork | KeptWork): Promise<TailoredKernel>;
  close(): Promise<void>;
}

/** This machine starts no threads; the kernels are not at fault. */
export class ThreadsError extends Error {
  constructor(reason: string) {
    super(`No thread could be started on this machine (${reason}).`);
    this.name = 'ThreadsError';
  }
}

/** Compiled and bundled, this file and the worker's stand in neighbouring folders. */
const WORKER = join(dirname(fileURLToPath(import.meta.url)), '..', 'worker', 'index.js');

/**
 * Megabytes of young objects over all threads. The more a thread has, the fewer live when it collects; but what is
 * not collected adds up over the threads.
 */
const YOUNG = { all: 64, least: 2, most: 16 };

/** Kernels that wait so that no thread does: a thread takes longer for one than to hand it over. */
const WAITING = 4;

/** Few packed kernels are larger; those are copied from thread to thread. Untouched memory costs nothing. */
const INBOX_BYTES = 8 << 20;

/** A kernel that two threads died of is given up. */
const MOST_DEATHS = 2;

interface Task {
  work: KernelWork | KeptWork;
  deaths: number;
  resolve(kernel: TailoredKernel): void;
  reject(error: Error): void;
}

interface Thread {
  readonly worker: Worker;
  /** Memory that it shares with this thread, for the packed bytes of the kernel that it is at. */
  readonly inbox: Uint8Array<SharedArrayBuffer>;
  /** By the worker's number of an outcome, the pool's. */
  readonly outcomes: number[];
  /** The same of facts. */
  readonly facts: number[];
  ready: boolean;
  task?: Task;
}

/**
 * Makes a pool whose threads are started as kernels come, or are expected.
 *
 * @param tables take the outcomes and the facts that the threads send
 * @param size the most threads
 * @param workerFile what the threads run
 */
export function startPool(
  { objects, compat, asked }: Product,
  tables: Tables,
  size = threadCount(objects.reduce((sum, { queries }) => sum + queries.length, 0)),
  workerFile = WORKER,
): Pool {
  const start: WorkerStart = {
    objects: objects.map(({ btf, queries, sites, programs }) => ({
      btf,
      queries,
      sites,
      programs,
    })),
    compat,
    asked,
  };
  const resourceLimits = {
    maxYoungGenerationSizeMb: Math.max(YOUNG.least, Math.min(YOUNG.most, YOUNG.all / size)),
  };
  const threads = new Set<Thread>();
  const queue: Task[] = [];
  let most = size;
  let closed = false;
  let broken: ThreadsError | undefined;

  function handOut(): void {
    for (const thread of threads) {
      if (thread.ready && thread.task === undefined) giveNext(thread);
    }
    const starting = [...threads].filter(({ ready }) => !ready).length;
    for (let idle = starting; idle < queue.length && threads.size < most; idle++) startThread();
  }

  function giveNext(thread: Thread): void {
    const task = queue.shift();
    if (task === undefined) return;
    thread.task = task;
    const { bytes } = task.work;
    if (bytes.length > INBOX_BYTES) {
      thread.worker.postMessage(task.work satisfies WorkerTask);
      return;
    }
    const inbox = thread.inbox.subarray(0, bytes.length);
    inbox.set(bytes);
    // As garbage they would stay until there is a lot of it.
    release(bytes);
    task.work = { ...task.work, bytes: inbox };
    thread.worker.postMessage(task.work satisfies WorkerTask);
  }

  function startThread(): void {
    let worker: Worker;
    try {
      worker = new Worker(workerFile, { workerData: start, resourceLimits });
    } catch (error) {
      notStarted(messageOf(error));
      return;
    }
    const inbox = new Uint8Array(new SharedArrayBuffer(INBOX_BYTES));
    const thread: Thread = { worker, inbox, outcomes: [], facts: [], ready: false };
    threads.add(thread);
    let reason: string | undefined;
    worker.on('message', (answer: WorkerAnswer) => take(thread, answer));
    worker.on('error', (error) => {
      reason ??= reasonOf(error);
    });
    worker.on('exit', (code) => {
      threads.delete(thread);
      if (closed) return;
      if (thread.ready) lose(thread.task, reason ?? `status ${code}`);
      else notStarted(reason ?? `status ${code}`);
      handOut();
    });
  }

  function take(thread: Thread, answer: WorkerAnswer): void {
    if (answer === 'ready') {
      thread.ready = true;
    } else {
      const { task } = thread;
      delete thread.task;
      if ('error' in answer) task?.reject(new Error(answer.error));
      else task?.resolve(renumbered(thread, answer));
    }
    handOut();
  }

  function renumbered(
    { outcomes, facts }: Thread,
    { kernel, newOutcomes, newFacts }: Exclude<WorkerAnswer, 'ready' | { error: string }>,
  ): TailoredKernel {
    for (const outcome of newOutcomes) outcomes.push(tables.outcomes.numberOf(outcome));
    for (const one of newFacts) facts.push(tables.facts.numberOf(one));
    const lists = kernel.outcomes.map((list) => list.map((number) => outcomes[number] as number));
    return {
      ...kernel,
      outcomes: lists,
      ...(kernel.facts !== undefined && { facts: facts[kernel.facts] }),
    };
  }

  function lose(task: Task | undefined, reason: string): void {
    if (task === undefined) return;
    task.deaths++;
    task.work = { ...task.work, bytes: new Uint8Array(task.work.bytes) };
    if (task.deaths < MOST_DEATHS) queue.unshift(task);
    else task.reject(new Error(`its thread ended ${task.deaths} times (${reason})`));
  }

  /** The machine may bear fewer threads than it has processors. */
  function notStarted(reason: string): void {
    most = Math.min(most, threads.size);
    if (most > 0) return;
    broken = new ThreadsError(reason);
    for (const task of queue.splice(0)) task.reject(broken);
  }

  return {
    capacity: size + Math.min(size, WAITING),
    expect(kernels) {
      while (threads.size < Math.min(kernels, most)) startThread();
    },
    run(work) {
      if (broken !== undefined) return Promise.reject(broken);
      return new Promise((resolve, reject) => {
        queue.push({ work, deaths: 0, resolve, reject });
        handOut();
      });
    },
    async close() {
      closed = true;
      await Promise.all([...threads].map(({ worker }) => worker.terminate()));
    },
  };
}

/** Frees memory that nothing needs any more, if it belongs to these bytes alone. */
function release({ buffer, byteLength }: Uint8Array): void {
  if (!(buffer instanceof ArrayBuffer) || buffer.byteLength !== byteLength) return;
  structuredClone(null, { transfer: [buffer] });
}

/** The system's own messages hold absolute paths, which differ from machine to machine. */
function reasonOf(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? messageOf(error);
}
