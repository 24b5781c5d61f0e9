import { copyFileSync, lstatSync, mkdirSync, renameSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { ExpectedError, InputError, messageOf } from '../errors.js';
import { mendPlace, nameBeside, release, removeTree, showLife } from './leftovers.js';
import { newClaims } from './paths.js';
import { inspectPlace, realDirectory } from './place.js';

/** A bundle that is being written beside the place that it takes in the end. */
export interface BundleWriter {
  /** Absolute path that the bundle will have. */
  readonly directory: string;
  /** Absolute path of the directory that reports will be in; the bundle's own if they have no other. */
  readonly reportDirectory: string;
  /** How many kernels the bundle has that it replaces. */
  readonly replaces: number;
  /**
   * Adds a file to the bundle. Calls may overlap.
   *
   * @param path below the bundle, with `/` between its parts
   * @throws InputError if there is no room, or no right to write
   * @throws Error if the path cannot stand on every platform, or meets one that was added
   */
  add(path: string, bytes: Uint8Array): Promise<void>;
  /** Adds a file to the directory of reports. */
  addReport(name: string, bytes: Uint8Array): Promise<void>;
  /** Puts the bundle in its place, all of it at once, and then the reports. Every `add` must have ended. */
  commit(): void;
  /** Removes what was written. Does nothing after `commit`. */
  abort(): void;
}

/**
 * Begins to write a bundle that replaces `output`, which must be an older bundle, an empty directory
 * or nothing. What is there stays until `commit`; an interrupt leaves it as it was, and what a killed
 * run left is put right.
 *
 * @param reports directory of reports, if it is not the bundle's
 * @throws InputError if `output` holds anything else, or cannot be written
 */
export function openBundle(output: string, reports = output): BundleWriter {
  const directory = realDirectory(output);
  const reportDirectory = realDirectory(reports);
  mendPlace(directory);
  const temporary = nameBeside(directory, 'tmp');
  let replaces: number;
  try {
    replaces = inspectPlace(directory, output).kernels;
    mkdirSync(dirname(directory), { recursive: true });
    mkdirSync(temporary);
  } catch (error) {
    release(temporary);
    throw error instanceof ExpectedError ? error : notWritable('output', output, error);
  }
  const endLife = showLife(temporary);

  const claims = newClaims();
  /** By the place that a report takes, where it is written. */
  const written = new Map<string, string>();
  let open = true;
  const abort = () => {
    if (!open) return;
    close();
    for (const path of [temporary, ...written.values()]) removeTree(path);
  };
  const close = () => {
    open = false;
    process.off('exit', abort);
    endLife();
    for (const path of [temporary, ...written.values()]) release(path);
  };
  process.once('exit', abort);

  async function add(path: string, bytes: Uint8Array): Promise<void> {
    const flaw = claims.claim(path);
    if (flaw !== undefined) throw new Error(`"${path}" cannot be a file of a bundle: ${flaw}.`);
    const file = join(temporary, ...path.split('/'));
    try {
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, bytes, { flag: 'wx' });
    } catch (error) {
      throw notWritable('output', output, error);
    }
  }

  return {
    directory,
    reportDirectory,
    replaces,
    add,
    async addReport(name, bytes) {
      if (reportDirectory === directory) return add(name, bytes);
      const place = join(reportDirectory, name);
      mendPlace(place);
      if (lstatSync(place, { throwIfNoEntry: false })?.isDirectory()) {
        throw new InputError([
          `report-directory "${reports}" has a directory "${name}" in the place of a report: remove it, or give another one.`,
        ]);
      }
      const beside = nameBeside(place, 'tmp');
      written.set(place, beside);
      try {
        await mkdir(reportDirectory, { recursive: true });
        await writeFile(beside, bytes, { flag: 'wx' });
      } catch (error) {
        throw notWritable('report-directory', reports, error);
      }
    },
    commit() {
      if (!open) throw new Error('the bundle is closed');
      try {
        const { staying } = inspectPlace(directory, output);
        for (const name of staying) copyFileSync(join(directory, name), join(temporary, name));
        replace(directory, temporary);
      } catch (error) {
        abort();
        throw error instanceof ExpectedError ? error : notWritable('output', output, error);
      }
      close();
      for (const [place, beside] of written) {
        try {
          rename(beside, place);
        } catch (error) {
          throw notWritable('report-directory', reports, error);
        }
      }
    },
    abort,
  };
}

/** No `await` in here: a signal is then handled before or after it, never between two renames. */
function replace(directory: string, temporary: string): void {
  if (lstatSync(directory, { throwIfNoEntry: false }) === undefined) {
    rename(temporary, directory);
    return;
  }
  const old = nameBeside(directory, 'old');
  try {
    rename(directory, old);
    try {
      rename(temporary, directory);
    } catch (error) {
      rename(old, directory);
      throw error;
    }
    removeTree(old);
  } finally {
    release(old);
  }
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

function notWritable(input: string, value: string, error: unknown): InputError {
  const why = (error as NodeJS.ErrnoException).code ?? messageOf(error);
  return new InputError([
    `${input} "${value}" cannot be written (${why}): give a directory with room, where you may write.`,
  ]);
}
