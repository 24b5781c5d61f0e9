import type { Attempt } from '../keep/attempt.js';
import type { Clock } from '../report/progress.js';
import type { Level } from './level.js';

/** What is lost of a run that is killed. */
const STRETCH_MS = 30_000;

export interface Checkpoints {
  /** Makes one if the last is long enough ago. */
  whenDue(): Promise<void>;
  make(): Promise<void>;
}

/** Lets levels write down what they keep, now and then, one after the other. */
export function newCheckpoints(
  levels: readonly Level[],
  attempt: Attempt,
  clock: Clock = () => performance.now(),
): Checkpoints {
  let last = clock();
  let making: Promise<void> | undefined;

  async function writeAll(): Promise<void> {
    for (const level of levels) await attempt(async () => level.checkpoint?.());
    last = clock();
    making = undefined;
  }

  return {
    async whenDue() {
      if (making !== undefined || clock() - last < STRETCH_MS) return;
      making = writeAll();
      await making;
    },
    async make() {
      await making;
      await writeAll();
    },
  };
}
