import { availableParallelism, totalmem } from 'node:os';

/** A run takes no more megabytes, however many processors there are: a small container may have many. */
const MOST_MB = 450;

/** Nor more than this part of the machine's memory. */
const SHARE = 1 / 4;

/** Megabytes as measured: of a run besides its threads, of a thread, and of what it asks of a kernel. */
const RUN_MB = 100;
const THREAD_MB = 27;
const QUERY_MB = 0.015;

/**
 * How many threads this machine bears: one for each processor, and fewer if memory is short. A
 * container's limit counts as the machine's memory.
 *
 * @param queries how many distinct queries the product has
 * @param memory bytes
 */
export function threadCount(
  queries: number,
  processors = availableParallelism(),
  memory = Math.min(totalmem(), process.constrainedMemory() || Number.POSITIVE_INFINITY),
): number {
  const budget = Math.min(MOST_MB, (memory / (1 << 20)) * SHARE);
  const affordable = Math.floor((budget - RUN_MB) / (THREAD_MB + queries * QUERY_MB));
  return Math.max(1, Math.min(processors, affordable));
}
