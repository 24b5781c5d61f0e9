import { lstatSync, type Stats, statSync } from 'node:fs';
import { relative, resolve, sep } from 'node:path';
import { globSync } from 'tinyglobby';
import {
  expandBraces,
  GLOBSTAR,
  literalOf,
  matchesPathGlob,
  type PathGlob,
  parsePathGlob,
} from '../glob.js';

/** A file, or a glob over files. */
export interface PathPattern {
  /** As the user wrote it: a file of this name comes before what the glob means. */
  readonly text: string;
  /** What its braces stand for. */
  readonly alternatives: readonly Alternative[];
}

interface Alternative {
  /** The path before the first part with a glob. */
  readonly base: string;
  readonly parts: PathGlob;
}

/**
 * Reads a path with globs in its parts; `**` is any number of them.
 *
 * @throws Error whose message tells what is malformed and goes on after "it"
 */
export function parsePathPattern(text: string): PathPattern {
  if (lookAt(text)?.isFile()) return { text, alternatives: [] };
  const glob = sep === '\\' ? text.replaceAll('\\', '/') : text;
  return { text, alternatives: expandBraces(glob).map(parseAlternative) };
}

/**
 * The files that a pattern names, as absolute paths in order. Whoever is named as it is written is found
 * whatever it is; a glob finds files, and what links lead to but directories.
 */
export function filesOf(pattern: PathPattern): string[] {
  const stat = lookAt(pattern.text);
  if (stat !== undefined && !stat.isDirectory()) return [resolve(pattern.text)];
  return [...new Set(pattern.alternatives.flatMap(filesOfAlternative))].sort();
}

/** Whether a directory has the name that a pattern is written as. */
export function isDirectory({ text }: PathPattern): boolean {
  return lookAt(text)?.isDirectory() ?? false;
}

function parseAlternative(text: string): Alternative {
  const written = text.split('/');
  const parts = parsePathGlob(text);
  const names = parts.map((part) => (part === GLOBSTAR ? undefined : literalOf(part)));
  const first = names.indexOf(undefined);
  const base = names.slice(0, first < 0 ? names.length : first).join('/');
  return {
    base: base === '' && text.startsWith('/') ? '/' : base,
    parts: first < 0 ? [] : parts.slice(first).filter((_, i) => written[first + i] !== ''),
  };
}

function filesOfAlternative({ base, parts }: Alternative): string[] {
  const directory = resolve(base);
  if (parts.length === 0) {
    const stat = lookAt(base);
    return stat === undefined || stat.isDirectory() ? [] : [directory];
  }
  // The library only walks, by globs that it cannot stumble over; what matches is decided here.
  const globstar = parts.indexOf(GLOBSTAR);
  const before = globstar < 0 ? parts.length : globstar;
  const wide = [...Array(before).fill('*'), ...(globstar < 0 ? [] : [GLOBSTAR])].join('/');
  const found = globSync(wide, {
    cwd: directory,
    absolute: true,
    dot: true,
    expandDirectories: false,
  });
  return found
    .map((file) => resolve(file))
    .filter((file) => matchesPathGlob(parts, relative(directory, file).split(sep)));
}

/** What a path leads to; a link that leads nowhere is what it is itself. Undefined if nothing is there. */
function lookAt(path: string): Stats | undefined {
  try {
    return statSync(path);
  } catch {
    try {
      return lstatSync(path);
    } catch {
      return undefined;
    }
  }
}
