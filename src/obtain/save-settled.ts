import type { FoundEntry } from '../archive/search.js';
import type { Attempt } from '../keep/attempt.js';

/** Saves groups of kernels while a run goes on. */
export interface SettledSaves {
  /** Nothing more comes of this kernel. The last one of a group starts its save. */
  settled(found: FoundEntry): void;
  /** Resolves when all saves that were started have ended. */
  end(): Promise<void>;
}

/**
 * A save sends a lot, and the machine can work on other kernels meanwhile. Groups are saved one after the other, so that
 * they do not take the machine from the kernels.
 *
 * @param all every kernel of the run
 * @param groupOf name of a kernel's group; undefined if it has none
 * @param save is called once for each group, unless the attempts are over
 */
export function saveSettled(
  all: readonly FoundEntry[],
  groupOf: (found: FoundEntry) => string | undefined,
  save: (group: string) => Promise<void>,
  attempt: Attempt,
): SettledSaves {
  const left = new Map<string, number>();
  for (const found of all) {
    const group = groupOf(found);
    if (group !== undefined) left.set(group, (left.get(group) ?? 0) + 1);
  }
  let saving: Promise<unknown> = Promise.resolve();
  return {
    settled(found) {
      const group = groupOf(found);
      if (group === undefined) return;
      const count = (left.get(group) as number) - 1;
      left.set(group, count);
      if (count === 0) saving = saving.then(() => attempt(() => save(group)));
    },
    async end() {
      await saving;
    },
  };
}
