import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';

const CHUNK = 1 << 20;

/**
 * Reads a whole regular file, or what a link leads to if that is one. A pull request can put links to
 * devices and pipes into a checkout: none of these is waited for, and never is more read than allowed,
 * whatever size the file says it has.
 *
 * @param most bytes that it may have
 * @param wanted what it should be, such as `an object file`
 * @throws Error whose message goes on after the file's name and says what to do
 */
export function readRegularFile(file: string, most: number, wanted: string): Uint8Array {
  let descriptor: number | undefined;
  try {
    // Windows knows neither the flag nor what it is for.
    descriptor = openSync(file, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    const stat = fstatSync(descriptor);
    if (stat.isDirectory()) throw new Error(`is a directory: give ${wanted}`);
    if (!stat.isFile()) throw new Error(`is no regular file: give ${wanted}`);
    const bytes = readUpTo(descriptor, Math.min(stat.size, most), most);
    if (bytes === undefined) {
      throw new Error(`is larger than ${most >> 20} MiB: give ${wanted}`);
    }
    return bytes;
  } catch (error) {
    throw codeOf(error) === undefined
      ? error
      : new Error(reasonOf(codeOf(error) as string, wanted));
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}

/** @returns undefined if there are more than `most` bytes */
function readUpTo(descriptor: number, expected: number, most: number): Uint8Array | undefined {
  // One byte more than expected shows the end, or that there is more.
  let bytes = new Uint8Array(expected + 1);
  let length = 0;
  for (;;) {
    if (length === bytes.length) {
      const larger = new Uint8Array(Math.min(most + 1, length * 2 + CHUNK));
      larger.set(bytes);
      bytes = larger;
    }
    const read = readSync(descriptor, bytes, length, bytes.length - length, null);
    if (read === 0) return bytes.slice(0, length);
    length += read;
    if (length > most) return undefined;
  }
}

function codeOf(error: unknown): string | undefined {
  return (error as NodeJS.ErrnoException).code;
}

function reasonOf(code: string, wanted: string): string {
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return `does not exist: give ${wanted}`;
    case 'ELOOP':
      return 'is a link that leads in a circle: remove it';
    case 'EACCES':
    case 'EPERM':
      return `cannot be read (${code}): check its permissions`;
    case 'ENXIO':
      return `is no regular file: give ${wanted}`;
    case 'EISDIR':
      return `is a directory: give ${wanted}`;
    default:
      return `cannot be read (${code}): check the file and its disk`;
  }
}
