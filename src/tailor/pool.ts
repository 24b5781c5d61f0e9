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
  /** How many kernels keep every thread busy: one at work for each, and some that wait. */
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
const YOUNG = { all: 32, least: 2, most: 8 };

/** Kernels that wait so that no thread does: at most so many, and at most two for each thread. */
const WAITING = 8;

/** A thread has its next kernel while it is at one, for this thread may be busy when it ends. */
const HELD = 2;

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
  /** Memory that it shares with this thread, for the packed bytes of the kernels that it has. */
  readonly inboxes: readonly Uint8Array<SharedArrayBuffer>[];
  /** By the worker's number of an outcome, the pool's. */
  readonly outcomes: number[];
  /** The same of facts. */
  readonly facts: number[];
  ready: boolean;
  /** What it has, in order: it is at the first one. */
  readonly tasks: Task[];
  /** How many it was given. */
  given: number;
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
    const ready = [...threads].filter((thread) => thread.ready);
    for (const thread of ready) if (thread.tasks.length === 0) giveNext(thread);
    // Not the last ones: another thread may come to them earlier.
    for (const thread of ready) {
      if (thread.tasks.length < HELD && queue.length >= threads.size) giveNext(thread);
    }
    const starting = [...threads].filter(({ ready }) => !ready).length;
    for (let idle = starting; idle < queue.length && threads.size < most; idle++) startThread();
  }

  function giveNext(thread: Thread): void {
    const task = queue.shift();
    if (task === undefined) return;
    thread.tasks.push(task);
    const whole = thread.inboxes[thread.given++ % HELD] as Uint8Array<SharedArrayBuffer>;
    const { bytes } = task.work;
    if (bytes.length > INBOX_BYTES) {
      thread.worker.postMessage(task.work satisfies WorkerTask);
      return;
    }
    const inbox = whole.subarray(0, bytes.length);
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
    const inboxes = Array.from(
      { length: HELD },
      () => new Uint8Array(new SharedArrayBuffer(INBOX_BYTES)),
    );
    const thread: Thread = {
      worker,
      inboxes,
      outcomes: [],
      facts: [],
      ready: false,
      tasks: [],
      given: 0,
    };
    threads.add(thread);
    let reason: string | undefined;
    worker.on('message', (answer: WorkerAnswer) => take(thread, answer));
    worker.on('error', (error) => {
      reason ??= reasonOf(error);
    });
    worker.on('exit', (code) => {
      threads.delete(thread);
      if (closed) return;
      if (thread.ready) lose(thread.tasks, reason ?? `status ${code}`);
      else notStarted(reason ?? `status ${code}`);
      handOut();
    });
  }

  function take(thread: Thread, answer: WorkerAnswer): void {
    if (answer === 'ready') {
      thread.ready = true;
    } else {
      const task = thread.tasks.shift();
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

  /** The thread was at the first one, so only that is blamed. */
  function lose(tasks: readonly Task[], reason: string): void {
    const [first] = tasks;
    if (first === undefined) return;
    first.deaths++;
    const isLost = first.deaths === MOST_DEATHS;
    if (isLost) first.reject(new Error(`its thread ended ${first.deaths} times (${reason})`));
    const again = isLost ? tasks.slice(1) : tasks;
    for (const task of again) {
      task.work = { ...task.work, bytes: new Uint8Array(task.work.bytes) };
    }
    queue.unshift(...again);
  }

  /** The machine may bear fewer threads than it has processors. */
  function notStarted(reason: string): void {
    most = Math.min(most, threads.size);
    if (most > 0) return;
    broken = new ThreadsError(reason);
    for (const task of queue.splice(0)) task.reject(broken);
  }

  return {
    capacity: size + Math.min(2 * size, WAITING),
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
