import { readdirSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { compare } from '../compare.js';
import { newClaims } from '../output/paths.js';
import { readRegularFile } from '../regular-file.js';
import { readPacked } from './packed.js';

/** What a bundle has, wherever it lies. Nothing in it is trusted. */
export interface BundleContent {
  /** Paths of its regular files below its root, with `/` between their parts, sorted. */
  readonly files: readonly string[];
  /** What is in it that no bundle has, whatever its index says: sentences without a full stop. */
  readonly flaws: readonly string[];
  /** Whether it is an archive, which has no reports. */
  readonly isPacked: boolean;
  /**
   * @param path one of `files`
   * @throws Error that continues a sentence on the file
   */
  read(path: string): Uint8Array;
}

/** Bytes that a file of a bundle may have: an index.json of many kernels is the largest. */
const MOST_BYTES = 64 << 20;

/** Bytes of an archive as it is packed. */
const MOST_PACKED = 512 << 20;

/**
 * Opens a bundle: a directory, or an archive that btf-bundle packed.
 *
 * @throws Error that continues a sentence on the path, if it cannot be read at all
 */
export async function openContent(path: string): Promise<BundleContent> {
  if (statSync(path).isDirectory()) return ofDirectory(path);
  return ofArchive(readRegularFile(path, MOST_PACKED, 'a bundle’s directory or archive'));
}

function ofDirectory(directory: string): BundleContent {
  const files: string[] = [];
  const flaws: string[] = [];
  for (const entry of readdirSync(directory, { recursive: true, withFileTypes: true })) {
    if (entry.isDirectory()) continue;
    const path = relative(directory, join(entry.parentPath, entry.name)).split(sep).join('/');
    // A link is followed by no consumer that embeds the directory, and may lead anywhere.
    if (entry.isFile()) files.push(path);
    else flaws.push(`${JSON.stringify(path)} is no regular file`);
  }
  return {
    files: files.sort(compare),
    flaws: flaws.sort(compare),
    isPacked: false,
    read: (path) =>
      readRegularFile(join(directory, ...path.split('/')), MOST_BYTES, 'the file of the bundle'),
  };
}

async function ofArchive(packed: Uint8Array): Promise<BundleContent> {
  const found = new Map<string, Uint8Array>();
  const flaws: string[] = [];
  const claims = newClaims();
  for (const { name, type, bytes } of await readPacked(packed)) {
    const path = name.startsWith('./') ? name.slice(2) : name;
    const flaw = claims.claim(path);
    if (type !== 'file') flaws.push(`${JSON.stringify(name)} is no regular file`);
    else if (flaw !== undefined) flaws.push(`${JSON.stringify(name)} cannot be read, for ${flaw}`);
    else found.set(path, bytes);
  }
  return {
    files: [...found.keys()].sort(compare),
    flaws,
    isPacked: true,
    read(path) {
      const bytes = found.get(path) as Uint8Array;
      if (bytes.length > MOST_BYTES) {
        throw new Error(`is larger than ${MOST_BYTES >> 20} MiB: give the file of the bundle`);
      }
      return bytes;
    },
  };
}
