import { createHash } from 'node:crypto';
import { copyFileSync, lstatSync, mkdirSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { ExpectedError, InputError, messageOf } from '../errors.js';
import { mendPlace, nameBeside, release, removeTree, showLife } from './leftovers.js';
import { mendOutput } from './mend.js';
import { hashFileOf, hashLine, stalePacked } from './packed-place.js';
import { newClaims } from './paths.js';
import { inspectPlace, realDirectory } from './place.js';
import { type Arrival, rename, swap } from './swap.js';

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
  /** The bytes of a file that was added, by its path. */
  read(path: string): Promise<Uint8Array>;
  /** Adds a file to the directory of reports. */
  addReport(name: string, bytes: Uint8Array): Promise<void>;
  /**
   * Adds a packed bundle, which comes and goes with the bundle, and the file with its hash.
   *
   * @param place one of those that were told when this began
   * @returns its size in bytes
   * @throws whatever the pieces throw
   */
  addPacked(place: string, pieces: AsyncIterable<Uint8Array>): Promise<number>;
  /**
   * Puts the bundle and what is packed in their places, all of it or nothing, and then the reports.
   * Packed bundles of an earlier run are removed. Every `add` must have ended.
   *
   * @returns the places of packed bundles that are there no more
   */
  commit(): string[];
  /** Removes what was written. Does nothing after `commit`. */
  abort(): void;
}

/**
 * Begins to write a bundle that replaces `output`, which must be an older bundle, an empty directory
 * or nothing. What is there stays until `commit`; an interrupt leaves it as it was, and what a killed
 * run left is put right.
 *
 * @param reports directory of reports, if it is not the bundle's
 * @param packedTo places of the packed bundles that will be added
 * @throws InputError if `output` holds anything else, or cannot be written, or a packed bundle would
 *   take the place of what is none
 */
export function openBundle(
  output: string,
  reports = output,
  packedTo: readonly string[] = [],
): BundleWriter {
  const directory = realDirectory(output);
  const reportDirectory = realDirectory(reports);
  mendOutput(output, packedTo);
  const temporary = nameBeside(directory, 'tmp');
  let replaces: number;
  try {
    replaces = inspectPlace(directory, output).kernels;
    stalePacked(output, packedTo);
    mkdirSync(dirname(directory), { recursive: true });
    mkdirSync(temporary);
  } catch (error) {
    release(temporary);
    throw error instanceof ExpectedError ? error : notWritable('output', output, error);
  }
  const endLife = showLife(temporary);

  const claims = newClaims();
  const reportsToCome: Arrival[] = [];
  /** Each after the file with its hash: a packed bundle that is there has one. */
  const packedToCome: Arrival[] = [];
  // The bundle is the last: that it is still there tells the next run that the others are not to come.
  const allWritten = () => [
    ...[...reportsToCome, ...packedToCome].map(({ beside }) => beside),
    temporary,
  ];
  const directories = new Set<string>();
  let open = true;
  const abort = () => {
    if (!open) return;
    close();
    for (const path of allWritten()) removeTree(path);
  };
  const close = () => {
    open = false;
    process.off('exit', abort);
    endLife();
    for (const path of allWritten()) release(path);
  };
  process.once('exit', abort);

  async function add(path: string, bytes: Uint8Array): Promise<void> {
    const flaw = claims.claim(path);
    if (flaw !== undefined) throw new Error(`"${path}" cannot be a file of a bundle: ${flaw}.`);
    const file = join(temporary, ...path.split('/'));
    const parent = dirname(file);
    try {
      if (!directories.has(parent)) await mkdir(parent, { recursive: true });
      directories.add(parent);
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
    read: (path) => readFile(join(temporary, ...path.split('/'))),
    async addPacked(place, pieces) {
      if (!packedTo.includes(place)) throw new Error(`${place} was not foreseen`);
      const beside = nameBeside(place, 'tmp');
      const hashBeside = nameBeside(hashFileOf(place), 'tmp');
      packedToCome.push({ place: hashFileOf(place), beside: hashBeside }, { place, beside });
      const hash = createHash('sha256');
      let size = 0;
      const measured = async function* () {
        for await (const piece of pieces) {
          hash.update(piece);
          size += piece.length;
          yield piece;
        }
      };
      try {
        await mkdir(dirname(place), { recursive: true });
        await writeFile(beside, measured(), { flag: 'wx' });
        await writeFile(hashBeside, hashLine(place, hash.digest('hex')), { flag: 'wx' });
      } catch (error) {
        const { code } = error as NodeJS.ErrnoException;
        throw error instanceof ExpectedError || code === undefined
          ? error
          : notWritable('output', output, error);
      }
      return size;
    },
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
      reportsToCome.push({ place, beside });
      try {
        await mkdir(reportDirectory, { recursive: true });
        await writeFile(beside, bytes, { flag: 'wx' });
      } catch (error) {
        throw notWritable('report-directory', reports, error);
      }
    },
    commit() {
      if (!open) throw new Error('the bundle is closed');
      let stale: string[];
      try {
        const { staying } = inspectPlace(directory, output);
        for (const name of staying) copyFileSync(join(directory, name), join(temporary, name));
        stale = stalePacked(output, packedTo);
        const leaving = stale.flatMap((place) => [place, hashFileOf(place)]);
        // In this order `mendCompanions` sees how far a killed run has come.
        swap([...leaving, directory], [{ place: directory, beside: temporary }, ...packedToCome]);
      } catch (error) {
        abort();
        throw error instanceof ExpectedError ? error : notWritable('output', output, error);
      }
      close();
      for (const { place, beside } of reportsToCome) {
        try {
          rename(beside, place);
        } catch (error) {
          throw notWritable('report-directory', reports, error);
        }
      }
      const arrived = new Set(packedToCome.map(({ place }) => place));
      return stale.filter((place) => !arrived.has(place));
    },
    abort,
  };
}

function notWritable(input: string, value: string, error: unknown): InputError {
  const why = (error as NodeJS.ErrnoException).code ?? messageOf(error);
  return new InputError([
    `${input} "${value}" cannot be written (${why}): give a directory with room, where you may write.`,
  ]);
}
