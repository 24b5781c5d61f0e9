import { InputError } from '../errors.js';

const MAX_NAME = 255;
/** Names that Windows keeps for devices, with or without an extension. */
const DEVICE = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\.|$)/i;

/**
 * Checks that a path stays below its directory and can be written on Linux, macOS and Windows alike.
 *
 * @param path with `/` between its parts
 * @throws InputError that names the path
 */
export function checkPath(path: string): void {
  for (const name of path.split('/')) {
    const flaw = nameFlaw(name);
    if (flaw !== undefined) {
      throw new InputError([
        `"${path}" cannot be a path in a bundle, since ${flaw}: leave it out of targets.`,
      ]);
    }
  }
}

function nameFlaw(name: string): string | undefined {
  if (name === '') return 'a part of it is empty';
  if (name === '.' || name === '..') return `"${name}" leads elsewhere`;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  if (/[\\<>:"|?*\x00-\x1f\x7f]/.test(name)) return 'it has a character that Windows forbids';
  if (/[. ]$/.test(name)) return 'Windows drops a dot or space at the end of a name';
  if (DEVICE.test(name)) return `"${name}" is a device on Windows`;
  if (Buffer.byteLength(name) > MAX_NAME) return `a part of it is longer than ${MAX_NAME} bytes`;
  return undefined;
}

/** Equal for two paths that are one file where neither case nor Unicode's form counts. */
export function pathKey(path: string): string {
  return path.normalize('NFC').toLowerCase();
}
