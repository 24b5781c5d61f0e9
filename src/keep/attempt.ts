import { messageOf } from '../errors.js';

/**
 * Does what is of use to later runs only. The first failure costs one warning; from then on nothing is
 * attempted any more.
 *
 * @returns what `work` gives; undefined if it failed or was not attempted
 */
export type Attempt = <T>(work: () => Promise<T>) => Promise<T | undefined>;

/** A failure that has a sentence of its own. */
export class KeepingError extends Error {}

export function newAttempt(warn: (message: string) => void): Attempt {
  let over = false;
  return async (work) => {
    if (over) return undefined;
    try {
      return await work();
    } catch (error) {
      if (!over) warn(sentence(error));
      over = true;
      return undefined;
    }
  };
}

function sentence(error: unknown): string {
  if (error instanceof KeepingError) return error.message;
  // The system's own messages hold absolute paths.
  const why = (error as NodeJS.ErrnoException).code ?? messageOf(error);
  return `Nothing more is kept for later runs (${why}): make the cache directory writable and give it room, or set cache to none.`;
}
