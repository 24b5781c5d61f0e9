const MAX_NAME = 255;
/** Names that Windows keeps for devices, with or without an extension. */
const DEVICE = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\.|$)/i;

/** Paths of one bundle, none of which may stand in the way of another. */
export interface Claims {
  /**
   * Takes a path, unless it could leave its directory, could not be written on Linux, macOS and
   * Windows alike, or meets one that was taken.
   *
   * @param path with `/` between its parts
   * @returns why it was not taken, as the end of a sentence; undefined if it was
   */
  claim(path: string): string | undefined;
}

export function newClaims(): Claims {
  const files = new Map<string, string>();
  const directories = new Map<string, string>();
  return {
    claim(path) {
      const flaw = pathFlaw(path);
      if (flaw !== undefined) return flaw;
      const key = pathKey(path);
      const same = files.get(key);
      if (same === path) return 'it would be written twice';
      if (same !== undefined) return `it is one file with "${same}" where case does not count`;
      const above = directoriesOf(key);
      const inTheWay =
        directories.get(key) ?? above.map((one) => files.get(one)).find((one) => one !== undefined);
      if (inTheWay !== undefined) return `"${inTheWay}" stands in its way`;
      files.set(key, path);
      for (const directory of above) directories.set(directory, path);
      return undefined;
    },
  };
}

/** Why a path cannot be one of a bundle, as the end of a sentence. */
function pathFlaw(path: string): string | undefined {
  return path
    .split('/')
    .map(nameFlaw)
    .find((flaw) => flaw !== undefined);
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
function pathKey(path: string): string {
  return path.normalize('NFC').toLowerCase();
}

/** `a` and `a/b` of `a/b/c`. */
function directoriesOf(path: string): string[] {
  const parts = path.split('/');
  return parts.slice(1).map((_, index) => parts.slice(0, index + 1).join('/'));
}
