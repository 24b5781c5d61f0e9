import { basename, relative, sep } from 'node:path';
import { compare } from '../compare.js';
import { ARCHITECTURE_NAMES, architecturesOfTarget } from '../kernels/architectures.js';
import type { ObjectLine } from './object-line.js';
import { filesOf, isDirectory } from './path-pattern.js';

/** A file that the user's lines name. */
export interface FoundObject {
  /** Path relative to the current directory, with `/` between its parts. */
  readonly path: string;
  /** What the user wrote that named it first. */
  readonly written: string;
  /** Architectures that lines or its name limit it to, in order; undefined if nothing does. */
  readonly architectures?: readonly string[];
}

type Found = Map<string, { readonly written: string; limits: ReadonlySet<string> | undefined }>;

/**
 * Finds the files that the lines name, sorted by path. A line adds files, for all architectures or
 * some, or takes them away; the last line decides. A file that no line limits is for the architectures
 * that bpf2go's name of it says.
 *
 * @param errors takes a sentence for each line that matches no file
 */
export function findObjects(lines: readonly ObjectLine[], errors: string[]): FoundObject[] {
  const found: Found = new Map();
  for (const line of lines) {
    const files = filesOf(line.pattern);
    if (files.length === 0) errors.push(matchesNothing(line));
    for (const file of files) {
      if (line.excludes) exclude(found, file, line.architectures);
      else include(found, file, line);
    }
  }
  return [...found]
    .map(([file, { written, limits }]) => ({
      path: relative(process.cwd(), file).split(sep).join('/'),
      written,
      ...(limits && { architectures: [...limits].sort() }),
    }))
    .sort((a, b) => compare(a.path, b.path));
}

/**
 * The architectures that a file is built for by its name, if bpf2go gave it (`*_x86_bpfel.o`, in older
 * versions `*_bpfel_x86.o`); undefined if the name does not say.
 */
export function architecturesByName(file: string): readonly string[] | undefined {
  const name = basename(file);
  const target = /_([a-z0-9]+)_bpfe[lb]\.o$/.exec(name) ?? /_bpfe[lb]_([a-z0-9]+)\.o$/.exec(name);
  return target?.[1] === undefined ? undefined : architecturesOfTarget(target[1]);
}

function include(found: Found, file: string, { architectures, text }: ObjectLine): void {
  const limits = architectures ?? architecturesByName(file);
  const before = found.get(file);
  if (before === undefined) {
    found.set(file, { written: text, limits: limits && new Set(limits) });
  } else {
    before.limits = limits && before.limits && new Set([...before.limits, ...limits]);
  }
}

function exclude(found: Found, file: string, architectures: readonly string[] | undefined): void {
  const one = found.get(file);
  if (one === undefined) return;
  const limits = new Set(architectures === undefined ? [] : (one.limits ?? ARCHITECTURE_NAMES));
  for (const architecture of architectures ?? []) limits.delete(architecture);
  if (limits.size === 0) found.delete(file);
  else one.limits = limits;
}

function matchesNothing({ place, text, pattern, excludes }: ObjectLine): string {
  if (isDirectory(pattern)) {
    return `${place} is a directory: name its files, such as ${text.replace(/\/+$/, '')}/*.o.`;
  }
  if (/\s/.test(text)) {
    return `${place} matches no file: write one file or glob a line, if it is several.`;
  }
  return excludes
    ? `${place} matches no file, so it excludes nothing: check the path, or leave the line out.`
    : `${place} matches no file: check the path, and that the build ran.`;
}
