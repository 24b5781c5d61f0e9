import type { Attempt } from '../keep/attempt.js';
import type { Level } from './level.js';

/** What is lost of a run that is killed. */
const STRETCH_MS = 30_000;

/**
 * Lets levels write down what they keep, now and then, also while a server keeps the run waiting.
 *
 * @returns is called at the end: makes the last one
 */
export function startCheckpoints(
  levels: readonly Level[],
  attempt: Attempt,
  stretch = STRETCH_MS,
): () => Promise<void> {
  let making: Promise<void> | undefined;

  async function make(): Promise<void> {
    for (const level of levels) await attempt(async () => level.checkpoint?.());
    making = undefined;
  }

  const timer = setInterval(() => {
    making ??= make();
  }, stretch);
  // A run that has nothing else to do has ended.
  timer.unref();
  return async () => {
    clearInterval(timer);
    await making;
    await make();
  };
}
