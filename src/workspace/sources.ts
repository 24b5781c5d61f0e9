import { readFileSync, statSync } from 'node:fs';
import { join, posix, resolve } from 'node:path';
import type { SourcePrefix } from '../inputs/source-map.js';
import { OUTSIDE } from '../report/report.js';
import { pathBelow, realPath } from './below.js';
import type { FileIndex } from './file-index.js';

/** A source file of an object, as far as the object's line information tells it. */
export interface Source {
  /** As the compiler was given it: absolute, or relative to where the compiler ran. */
  readonly path: string;
  /** Text of some of its lines, by their numbers from 1. */
  readonly lines: ReadonlyMap<number, string>;
}

/** Where an object's sources are looked for. */
export interface Surroundings {
  /** Absolute path of the workspace, without symbolic links. */
  readonly root: string;
  /** Path of the object below it; undefined if the object lies elsewhere. */
  readonly object: string | undefined;
  readonly sourceMap: readonly SourcePrefix[];
  filesBelow(): FileIndex;
}

/** Files of more bytes are no sources. */
const MAX_SOURCE = 2 << 20;

/** So many sources of an object are looked for; one that has more is made to cost time. */
const MOST_SOURCES = 1_000;

/** A header that came with the system or with a tool; a workspace may have one of the same name. */
const SYSTEM_HEADER = /^\/(usr|opt|nix|Library|Applications)\/(.*\/)?include\//;

/**
 * Names the sources of one object. An object does not tell in which directory its compiler ran, so a
 * file of the workspace is taken for a source if it is
 *
 * 1. at the place that `sourceMap` says;
 * 2. at the very place, for an absolute path;
 * 3. at the path relative to the object's directory or to one above it, the nearest first;
 * 4. the only one that shares the longest end of the path;
 * 5. at the path relative to the object's other sources that were found;
 *
 * and, for 3 to 5, has the lines that the compiler saw. Links are followed to what they lead to, which
 * must be below the workspace.
 *
 * @returns by path as the compiler was given it; a name that begins with `OUTSIDE` if it was not found
 */
export function nameSources(
  sources: readonly Source[],
  surroundings: Surroundings,
): Map<string, string> {
  const names = new Map<string, string>();
  for (const source of sources.slice(0, MOST_SOURCES)) {
    const name = findSource(source, surroundings);
    if (name !== undefined) names.set(source.path, name);
  }
  const learned = [...names].flatMap(([path, name]) => learnPrefix(path, name));
  for (const [index, { path, lines }] of sources.entries()) {
    if (names.has(path)) continue;
    const moved = index < MOST_SOURCES ? movePath(path, learned) : undefined;
    const name = moved && fileAt(join(surroundings.root, moved), surroundings.root, lines);
    const mapped = mapPath(path, surroundings);
    names.set(path, name ?? `${OUTSIDE}${mapped ?? endOfPath(moved ?? path)}`);
  }
  return names;
}

function findSource({ path, lines }: Source, surroundings: Surroundings): string | undefined {
  const { root, object, filesBelow } = surroundings;
  const moved = movePath(path, surroundings.sourceMap);
  if (moved !== undefined) {
    const name = fileAt(resolve(moved), root);
    if (name !== undefined) return name;
  } else if (isAbsolutePath(path)) {
    const name = fileAt(path, root);
    if (name !== undefined) return name;
  } else {
    for (const directory of directoriesAbove(object ?? '')) {
      const name = fileAt(join(root, directory, path), root, lines);
      if (name !== undefined) return name;
    }
  }
  if (SYSTEM_HEADER.test(path)) return undefined;
  const found = filesBelow()
    .longestMatches(partsOf(mapPath(path, surroundings) ?? path))
    .filter((file) => hasLines(join(root, file), lines));
  return found.length === 1 ? found[0] : undefined;
}

/** What the user's map makes of a path, relative to the workspace if it leads there. */
function mapPath(path: string, { root, sourceMap }: Surroundings): string | undefined {
  const moved = movePath(path, sourceMap);
  if (moved === undefined) return undefined;
  return pathBelow(root, resolve(moved)) ?? endOfPath(moved);
}

/** The path with the longest prefix that fits replaced; undefined if none fits. */
function movePath(path: string, prefixes: readonly SourcePrefix[]): string | undefined {
  let best: { prefix: SourcePrefix; rest: string } | undefined;
  for (const prefix of prefixes) {
    const rest = pathAfter(prefix.from, path);
    if (rest === undefined || prefix.from.length < (best?.prefix.from.length ?? 0)) continue;
    best = { prefix, rest };
  }
  return best && posix.join(best.prefix.to, best.rest);
}

/** What follows a directory in a path below it. */
function pathAfter(directory: string, path: string): string | undefined {
  const front = /[\\/]$/.test(directory) ? directory : `${directory}/`;
  const written = path.replaceAll('\\', '/');
  return written.startsWith(front.replaceAll('\\', '/')) ? written.slice(front.length) : undefined;
}

/** What an absolute path and its name say together of where the compiler's directories are here. */
function learnPrefix(path: string, name: string): SourcePrefix[] {
  if (!isAbsolutePath(path)) return [];
  const from = path.split(/[\\/]/);
  const to = name.split('/');
  while (to.length > 0 && to.at(-1) === from.at(-1)) {
    from.pop();
    to.pop();
  }
  return from.length < 2 ? [] : [{ from: from.join('/'), to: to.join('/') || '.' }];
}

/** The directory of a file below the workspace, and all above it, the nearest first, the root last. */
function directoriesAbove(file: string): string[] {
  const parts = file.split('/').slice(0, -1);
  return [...parts.map((_, above) => parts.slice(0, parts.length - above).join('/')), '.'];
}

/** The path of a file relative to the workspace, if it is one and has these lines. */
function fileAt(
  path: string,
  root: string,
  lines?: ReadonlyMap<number, string>,
): string | undefined {
  const real = realPath(path);
  const below = real && pathBelow(root, real);
  if (real === undefined || below === undefined || !isFile(real)) return undefined;
  return lines === undefined || hasLines(real, lines) ? below : undefined;
}

/**
 * Whether a file is the one that the compiler saw: at least half of the lines that are known are the
 * same, for some may have been edited since. Space at their ends does not count, as git may change it.
 */
function hasLines(file: string, lines: ReadonlyMap<number, string>): boolean {
  if (lines.size === 0) return true;
  let text: string[];
  try {
    if (statSync(file).size > MAX_SOURCE) return false;
    text = readFileSync(file, 'utf8').split('\n');
  } catch {
    return false;
  }
  const same = [...lines].filter(([line, known]) => text[line - 1]?.trim() === known.trim());
  return same.length * 2 >= lines.size;
}

function isFile(path: string): boolean {
  try {
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

/**
 * The part of a path that does not depend on the machine: all of a relative one but the steps up; of
 * an absolute one what begins with its last directory `include`, or else the file's name.
 */
export function endOfPath(path: string): string {
  const parts = partsOf(path);
  if (!isAbsolutePath(path)) return parts.join('/');
  const include = parts.lastIndexOf('include', parts.length - 2);
  return parts.slice(include < 0 ? -1 : include).join('/');
}

/** The parts of a path without steps up, and without a drive. */
function partsOf(path: string): string[] {
  return posix
    .normalize(path.replaceAll('\\', '/').replace(/^[A-Za-z]:/, ''))
    .split('/')
    .filter((part) => part !== '' && part !== '.' && part !== '..');
}

/** Of any system's form, for objects travel. */
function isAbsolutePath(path: string): boolean {
  return /^([A-Za-z]:)?[\\/]/.test(path);
}
