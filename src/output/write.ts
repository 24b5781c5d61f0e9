import { randomBytes } from 'node:crypto';
import {
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { InputError, messageOf } from '../errors.js';
import { parseManifest } from './parse.js';
import { checkPath, pathKey } from './paths.js';

export const MANIFEST_FILE = 'manifest.json';
export const REPORT_FILE = 'report.json';

/** A bundle that is being written beside the place that it takes in the end. */
export interface BundleWriter {
  /** Absolute path that the bundle will have. */
  readonly directory: string;
  /**
   * Adds a file. Calls may overlap.
   *
   * @param path below the bundle, with `/` between its parts
   * @throws InputError where the path cannot stand on every platform, or meets one that was added
   */
  add(path: string, bytes: Uint8Array): Promise<void>;
  /** Puts the bundle in its place, all of it at once. Every `add` must have ended before. */
  commit(): void;
  /** Removes what was written. Does nothing after `commit`. */
  abort(): void;
}

/**
 * Begins to write a bundle that replaces `output`, which must be an older bundle, an empty directory
 * or nothing. What is there stays until `commit`; an interrupt leaves it as it was.
 *
 * @throws InputError where `output` holds anything else, or cannot be written
 */
export function openBundle(output: string): BundleWriter {
  const directory = realDirectory(output);
  const temporary = `${directory}.tmp-${randomBytes(6).toString('hex')}`;
  refuseToLose(directory, output);
  try {
    mkdirSync(dirname(directory), { recursive: true });
    mkdirSync(temporary);
  } catch (error) {
    throw notWritable(output, error);
  }

  const added = new Map<string, string>();
  let open = true;
  const abort = () => {
    if (!open) return;
    open = false;
    process.off('exit', abort);
    removeTree(temporary);
  };
  process.once('exit', abort);

  return {
    directory,
    async add(path, bytes) {
      checkPath(path);
      claim(path, added);
      const file = join(temporary, ...path.split('/'));
      try {
        await mkdir(dirname(file), { recursive: true });
        await writeFile(file, bytes, { flag: 'wx' });
      } catch (error) {
        throw notWritable(output, error);
      }
    },
    commit() {
      if (!open) throw new Error('the bundle is closed');
      try {
        refuseToLose(directory, output);
        replace(directory, temporary);
      } catch (error) {
        abort();
        throw error instanceof InputError ? error : notWritable(output, error);
      }
      open = false;
      process.off('exit', abort);
    },
    abort,
  };
}

/** A link to a directory stays a link: what it leads to is replaced. */
function realDirectory(output: string): string {
  try {
    return realpathSync.native(output);
  } catch {
    return resolve(output);
  }
}

/** Takes a path, and the directories above it, out of those that are free. */
function claim(path: string, added: Map<string, string>): void {
  const taken = added.get(pathKey(path));
  if (taken !== undefined) {
    throw new InputError([
      taken === path
        ? `"${path}" would be written twice: leave one of its sources out.`
        : `"${path}" and "${taken}" are one file where case does not count: leave one of them out of targets.`,
    ]);
  }
  added.set(pathKey(path), path);
}

/** No `await` in here: a signal is then handled before or after it, never between two renames. */
function replace(directory: string, temporary: string): void {
  if (lstatSync(directory, { throwIfNoEntry: false }) === undefined) {
    rename(temporary, directory);
    return;
  }
  const old = `${directory}.old-${randomBytes(6).toString('hex')}`;
  rename(directory, old);
  try {
    rename(temporary, directory);
  } catch (error) {
    rename(old, directory);
    throw error;
  }
  removeTree(old);
}

/** Windows renames no directory that a virus scanner looks into; it does not look for long. */
function rename(from: string, to: string): void {
  for (let tries = 1; ; tries++) {
    try {
      renameSync(from, to);
      return;
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      const passing = code === 'EPERM' || code === 'EACCES' || code === 'EBUSY';
      if (process.platform !== 'win32' || !passing || tries === 20) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 100);
    }
  }
}

/** @throws InputError where `directory` holds a file that no bundle of ours put there */
function refuseToLose(directory: string, output: string): void {
  const refuse = (what: string) =>
    new InputError([
      `output "${output}" ${what}: give an empty or new directory, or remove it yourself.`,
    ]);
  const stat = lstatSync(directory, { throwIfNoEntry: false });
  if (stat === undefined) return;
  if (!stat.isDirectory()) throw refuse('is not a directory');
  const files = filesBelow(directory);
  if (files.length === 0) return;
  const ours = bundleFiles(directory);
  if (ours === undefined) throw refuse('is a directory with files that are no bundle');
  const foreign = files.find((file) => !ours.has(file));
  if (foreign !== undefined) throw refuse(`has a file that is not of the bundle, "${foreign}"`);
}

/** Paths of the bundle that is there; undefined where there is none. */
function bundleFiles(directory: string): Set<string> | undefined {
  try {
    const { kernels } = parseManifest(readFileSync(join(directory, MANIFEST_FILE), 'utf8'));
    return new Set([MANIFEST_FILE, REPORT_FILE, ...kernels.map(({ file }) => file)]);
  } catch {
    return undefined;
  }
}

function filesBelow(directory: string): string[] {
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(directory, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();
}

function removeTree(directory: string): void {
  try {
    rmSync(directory, { recursive: true, force: true, maxRetries: 3 });
  } catch {
    // What is left has a name of its own and stands in nobody's way.
  }
}

function notWritable(output: string, error: unknown): InputError {
  const why = (error as NodeJS.ErrnoException).code ?? messageOf(error);
  return new InputError([
    `output "${output}" cannot be written (${why}): give a directory with room, where you may write.`,
  ]);
}
