import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { basename, isAbsolute, relative, resolve, sep } from 'node:path';
import { globSync } from 'tinyglobby';
import { compare } from '../compare.js';
import { type BpfObject, readObject } from '../core/object.js';
import { InputError, messageOf } from '../errors.js';
import { normalArch } from '../kernels/kernel.js';
import { architecturesByName } from './architecture.js';
import { ARCHITECTURES, type ObjectLine, parseObjectLine } from './lines.js';

/** An object file of the product. */
export interface ObjectFile {
  /** Path relative to the current directory, with `/` between its parts. */
  readonly path: string;
  /** SHA-256, hex. */
  readonly sha256: string;
  readonly object: BpfObject;
  /** Architectures that it is for, as archives name them; undefined: any of its byte order. */
  readonly architectures?: readonly string[];
}

export interface BrokenObject {
  readonly path: string;
  /** Continues a sentence that the path begins. */
  readonly error: string;
}

const MAX_SIZE = 256 << 20;

/**
 * Finds and reads the object files that the lines name, sorted by path.
 *
 * @throws InputError with a sentence for each line that is malformed or matches no file
 */
export function loadObjects(lines: readonly string[]): {
  objects: ObjectFile[];
  broken: BrokenObject[];
} {
  const objects: ObjectFile[] = [];
  const broken: BrokenObject[] = [];
  for (const [file, architectures] of findFiles(parseLines(lines))) {
    const path = shownPath(file);
    try {
      const bytes = readBounded(file);
      const object = readObject(bytes);
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      objects.push({ path, sha256, object, ...(architectures && { architectures }) });
    } catch (error) {
      broken.push({ path, error: messageOf(error) });
    }
  }
  const byPath = (a: { path: string }, b: { path: string }) => compare(a.path, b.path);
  return { objects: objects.sort(byPath), broken: broken.sort(byPath) };
}

function parseLines(lines: readonly string[]): ObjectLine[] {
  const parsed: ObjectLine[] = [];
  const errors: string[] = [];
  for (const line of lines) {
    try {
      const found = parseObjectLine(line);
      if (found !== undefined) parsed.push(found);
    } catch (error) {
      errors.push(messageOf(error));
    }
  }
  if (errors.length > 0) throw new InputError(errors);
  return parsed;
}

/** Absolute paths, with the architectures that the lines and the file's name limit them to. */
function findFiles(lines: readonly ObjectLine[]): Map<string, readonly string[] | undefined> {
  const found = new Map<string, Set<string> | undefined>();
  const errors: string[] = [];
  for (const { pattern, arch } of lines.filter(({ excludes }) => !excludes)) {
    const files = expand(pattern);
    if (files.length === 0) {
      errors.push(`objects "${pattern}" matches no file: check the path, and that the build ran.`);
    }
    for (const file of files) {
      const limits = arch === undefined ? architecturesByName(file) : [arch];
      const before = found.get(file);
      const unlimited = limits === undefined || (found.has(file) && before === undefined);
      found.set(file, unlimited ? undefined : new Set([...(before ?? []), ...limits]));
    }
  }
  for (const { pattern, arch } of lines.filter(({ excludes }) => excludes)) {
    for (const file of expand(pattern)) exclude(found, file, arch);
  }
  if (errors.length === 0 && found.size === 0) {
    errors.push('objects excludes every file that it names: leave one.');
  }
  if (errors.length > 0) throw new InputError(errors);
  return new Map([...found].map(([file, limits]) => [file, limits && [...limits].sort()]));
}

function exclude(found: Map<string, Set<string> | undefined>, file: string, arch?: string): void {
  if (arch !== undefined && found.has(file)) {
    const limits = [...(found.get(file) ?? ARCHITECTURES)];
    const left = limits.filter((one) => normalArch(one) !== arch);
    if (left.length === limits.length) return;
    if (left.length > 0) {
      found.set(file, new Set(left));
      return;
    }
  }
  found.delete(file);
}

function expand(pattern: string): string[] {
  const literal = resolve(pattern);
  if (statSync(literal, { throwIfNoEntry: false })?.isFile()) return [literal];
  const glob = sep === '\\' ? pattern.replaceAll('\\', '/') : pattern;
  return globSync(glob, { absolute: true, dot: true, expandDirectories: false })
    .map((file) => resolve(file))
    .sort();
}

function readBounded(file: string): Uint8Array {
  const { size } = statSync(file);
  if (size > MAX_SIZE) throw new Error(`is larger than ${MAX_SIZE >> 20} MiB; no eBPF object is`);
  return new Uint8Array(readFileSync(file));
}

function shownPath(file: string): string {
  const way = relative(process.cwd(), file);
  return isAbsolute(way) ? basename(way) : way.split(sep).join('/');
}
