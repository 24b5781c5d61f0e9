import { createHash } from 'node:crypto';
import { closeSync, lstatSync, openSync, readFileSync, readSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { InputError } from '../errors.js';
import { EVERY_ARCHITECTURE_NAME } from '../kernels/architectures.js';
import { PACK_FORMATS, type PackFormat } from '../pack/format.js';

// A packed bundle lies beside the bundle's directory, as <output>.tar.gz or, for the kernels of one
// architecture, <output>-x86_64.tar.gz, with its hash in a file beside it. Whose it is, is told by that
// hash: one that fits is of an earlier run, and old; all else is the user's.

/**
 * The place of a packed bundle, absolute.
 *
 * @param output directory of the bundle, as the user wrote it
 * @param arch that its kernels are of, as archives name it; undefined: all
 */
export function packedPlace(output: string, format: PackFormat, arch?: string): string {
  return `${resolve(output)}${arch === undefined ? '' : `-${arch}`}.${format}`;
}

/** The places of all packed bundles that runs with this output may have left. */
export function packedPlaces(output: string): string[] {
  return [undefined, ...EVERY_ARCHITECTURE_NAME].flatMap((arch) =>
    PACK_FORMATS.map((format) => packedPlace(output, format, arch)),
  );
}

/** The directory of the bundle that is packed as a whole to a place. */
export function directoryOf(place: string): string {
  const format = PACK_FORMATS.find((one) => place.endsWith(`.${one}`)) ?? '';
  return place.slice(0, -format.length - 1);
}

/** The file with a packed bundle's hash. */
export function hashFileOf(place: string): string {
  return `${place}.sha256`;
}

/** What stands in it, as `sha256sum` writes and checks it. */
export function hashLine(place: string, sha256: string): string {
  return `${sha256}  ${basename(place)}\n`;
}

/**
 * Looks for packed bundles of earlier runs, which are not of the bundle that is there next.
 *
 * @param output directory of the bundle, as the user wrote it
 * @param wanted places that this run will write
 * @returns the places that hold one, or a part of one in a place that is wanted
 * @throws InputError if a place that is wanted holds what no run of ours put there
 */
export function stalePacked(output: string, wanted: readonly string[]): string[] {
  const stale: string[] = [];
  const sentences: string[] = [];
  for (const place of new Set([...packedPlaces(output), ...wanted])) {
    const isOther = isOfOtherBundle(place, output);
    if (!isOther && holdsPacked(place)) {
      stale.push(place);
    } else if (wanted.includes(place)) {
      const flaw = isOther
        ? `that is the place of another bundle, whose directory ${quotedName(directoryOf(place))} is beside it`
        : foreignFile(place);
      if (flaw !== undefined) {
        sentences.push(
          `output ${JSON.stringify(output)} cannot be packed as ${quotedName(place)}, for ${flaw}: remove it yourself, or give another output.`,
        );
      } else if (isThere(hashFileOf(place))) {
        stale.push(place);
      }
    }
  }
  if (sentences.length > 0) throw new InputError(sentences);
  return stale;
}

/**
 * Why what is in a place is the user's, as the end of a sentence; undefined if nothing is, or only the
 * hash of a packed bundle that was moved away.
 */
function foreignFile(place: string): string | undefined {
  if (isThere(place)) {
    return `a file is there that no ${quotedName(hashFileOf(place))} beside it proves to be of an earlier run`;
  }
  if (isThere(hashFileOf(place)) && writtenHash(place) === undefined) {
    return `${quotedName(hashFileOf(place))} is there and holds no hash of it`;
  }
  return undefined;
}

function quotedName(path: string): string {
  return JSON.stringify(basename(path));
}

/** `btf-arm64.tar` is of the bundle `btf-arm64`, if there is one, and not of `btf`. */
function isOfOtherBundle(place: string, output: string): boolean {
  const directory = directoryOf(place);
  return directory !== resolve(output) && isThere(directory);
}

function isThere(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
}

/** Whether a packed bundle is in a place, with the file beside it that proves it. */
function holdsPacked(place: string): boolean {
  const hash = writtenHash(place);
  return hash !== undefined && isFile(place) && sha256Of(place) === hash;
}

function isFile(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isFile() === true;
}

/** The hash that stands beside a place, in the way in which we write it. */
function writtenHash(place: string): string | undefined {
  const file = hashFileOf(place);
  if (!isFile(file)) return undefined;
  try {
    const text = readFileSync(file, 'latin1');
    const hash = text.slice(0, 64);
    const isOurs = /^[0-9a-f]{64}$/.test(hash) && text === hashLine(place, hash);
    return isOurs ? hash : undefined;
  } catch {
    return undefined;
  }
}

function sha256Of(file: string): string | undefined {
  const hash = createHash('sha256');
  const piece = Buffer.alloc(1 << 20);
  try {
    const descriptor = openSync(file, 'r');
    try {
      for (let size = -1; size !== 0; ) {
        size = readSync(descriptor, piece);
        hash.update(piece.subarray(0, size));
      }
    } finally {
      closeSync(descriptor);
    }
  } catch {
    return undefined;
  }
  return hash.digest('hex');
}
