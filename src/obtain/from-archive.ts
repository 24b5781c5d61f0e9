import type { Archive } from '../archive/archive.js';
import type { FoundEntry } from '../archive/search.js';
import type { Given, Level } from './level.js';

/**
 * The level that reads entries from where they are: from the archives that are directories, or from
 * those that are not.
 *
 * @param archives all of them; a found entry tells its archive by index
 */
export function archiveLevel(archives: readonly Archive[], origin: 'directory' | 'network'): Level {
  return {
    origin,
    async *give(wanted) {
      for (const [index, archive] of archives.entries()) {
        if ((archive.directory !== undefined) !== (origin === 'directory')) continue;
        yield* readFrom(
          archive,
          wanted.filter((found) => found.archive === index),
        );
      }
    },
  };
}

/** An archive that breaks off leaves all that is still wanted of it with the same error. */
async function* readFrom(archive: Archive, wanted: readonly FoundEntry[]): AsyncGenerator<Given> {
  if (wanted.length === 0) return;
  const left = new Map(wanted.map((found) => [found.entry, found]));
  let failure: unknown = new Error(`${archive.name} does not give it`);
  try {
    for await (const fetched of archive.read([...left.keys()])) {
      const found = left.get(fetched.entry);
      if (found === undefined) continue;
      left.delete(fetched.entry);
      yield 'bytes' in fetched ? { found, packed: fetched.bytes } : { found, error: fetched.error };
    }
  } catch (error) {
    failure = error;
  }
  for (const found of left.values()) yield { found, error: failure as Error };
}
