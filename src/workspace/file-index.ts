import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** So many files and directories are looked at; few repositories have more. */
const MOST_ENTRIES = 100_000;

/** Directories of programs' own, in which no source of a product lies. */
const SKIPPED: ReadonlySet<string> = new Set(['.git', 'node_modules']);

/** The files below a directory, by their names. */
export interface FileIndex {
  /**
   * Files whose paths end in the most parts of `parts`: all those that share the longest end.
   *
   * @param parts of a path, its last one the file's name
   * @returns paths relative to the directory, with `/` between their parts
   */
  longestMatches(parts: readonly string[]): readonly string[];
}

/**
 * Looks through a directory. Symbolic links are not followed. If there is too much to look at,
 * nothing is found, for what is found must not depend on where the search ended.
 */
export function indexFiles(root: string, most = MOST_ENTRIES): FileIndex {
  const byName = new Map<string, string[]>();
  const directories = [''];
  let seen = 0;
  for (const directory of directories) {
    for (const entry of entriesOf(join(root, directory))) {
      if (++seen > most) return { longestMatches: () => [] };
      const path = directory === '' ? entry.name : `${directory}/${entry.name}`;
      if (entry.isDirectory()) {
        if (!SKIPPED.has(entry.name)) directories.push(path);
      } else if (entry.isFile()) {
        const files = byName.get(entry.name);
        if (files === undefined) byName.set(entry.name, [path]);
        else files.push(path);
      }
    }
  }
  return {
    longestMatches(parts) {
      let found = byName.get(parts.at(-1) ?? '') ?? [];
      for (let length = 2; length <= parts.length; length++) {
        const end = parts.slice(-length).join('/');
        const longer = found.filter((path) => path === end || path.endsWith(`/${end}`));
        if (longer.length === 0) break;
        found = longer;
      }
      return found;
    },
  };
}

/** A directory that cannot be read is as good as an empty one. */
function entriesOf(directory: string) {
  try {
    return readdirSync(directory, { withFileTypes: true });
  } catch {
    return [];
  }
}
