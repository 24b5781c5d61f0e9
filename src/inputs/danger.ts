import { realpathSync } from 'node:fs';
import { basename, dirname, join, parse, relative, resolve, sep } from 'node:path';

/** Directories that a run reads, and what each of them is. */
export interface SourceDirectories {
  readonly directories: readonly string[];
  /** Such as `the archive`. */
  readonly what: string;
}

/**
 * Why the run must not write into a directory, or put another into its place.
 *
 * @returns words that continue a sentence which names the directory; undefined if nothing is wrong
 */
export function dangerOf(
  written: string,
  { directories, what }: SourceDirectories,
): string | undefined {
  const directory = realPath(written);
  const here = realPath('.');
  if (directory === parse(directory).root) return 'is the root of the file system';
  if (directory === here) return 'is the current directory';
  if (isBelow(here, directory)) return 'holds the current directory';
  if (directory.split(sep).some((part) => part.toLowerCase() === '.git'))
    return 'is inside a .git directory';
  for (const source of directories.map(realPath)) {
    if (directory === source) return `is ${what}`;
    if (isBelow(directory, source)) return `is inside ${what}`;
    if (isBelow(source, directory)) return `holds ${what}`;
  }
  return undefined;
}

/** Whether a path lies below a directory, links followed. */
export function liesBelow(path: string, directory: string): boolean {
  return isBelow(realPath(path), realPath(directory));
}

/** The path without symbolic links; parts of it that do not exist stay as they are. */
function realPath(path: string): string {
  const absolute = resolve(path);
  try {
    return realpathSync.native(absolute);
  } catch {
    const parent = dirname(absolute);
    return parent === absolute ? absolute : join(realPath(parent), basename(absolute));
  }
}

function isBelow(path: string, directory: string): boolean {
  const way = relative(directory, path);
  return way !== '' && way !== '..' && !way.startsWith(`..${sep}`) && parse(way).root === '';
}
