import { availableParallelism, totalmem } from 'node:os';

/** The part of the machine's memory that a run may take. */
const SHARE = 1 / 4;

/** Megabytes that a run takes besides its threads, and that each thread takes, as measured. */
const RUN_MB = 130;
const THREAD_MB = 25;

/**
 * How many threads this machine bears: one for each processor, and fewer if memory is short. A
 * container's limit counts as the machine's memory.
 */
export function threadCount(
  processors = availableParallelism(),
  memory = Math.min(totalmem(), process.constrainedMemory() || Number.POSITIVE_INFINITY),
): number {
  const affordable = Math.floor(((memory / (1 << 20)) * SHARE - RUN_MB) / THREAD_MB);
  return Math.max(1, Math.min(processors, affordable));
}
