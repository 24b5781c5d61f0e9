import { createHash } from 'node:crypto';
import { parseBtf } from '../btf/btf.js';
import { messageOf } from '../errors.js';
import { type BundleIndex, type IndexFile, parseIndex } from '../output/bundle-index.js';
import type { Manifest } from '../output/manifest.js';
import { parseManifest } from '../output/parse.js';
import { FILES_OF_RUN, INDEX_FILE, MANIFEST_FILE, STAYING } from '../output/place.js';
import { disagreements } from './agreement.js';
import type { BundleContent } from './content.js';

/** What a bundle says of itself, as far as it can be read, and what is wrong with it. */
export interface Inspected {
  readonly index: BundleIndex | undefined;
  readonly manifest: Manifest | undefined;
  /** Sentences without a full stop; empty if the bundle is whole. */
  readonly flaws: readonly string[];
}

/**
 * Looks at all of a bundle: whether its index and its manifest can be read and agree, and whether every
 * file that they name is there, is the one that they mean and is BTF, and no other file is.
 */
export function inspect(content: BundleContent): Inspected {
  const flaws: string[] = [];
  const index = read(content, INDEX_FILE, parseIndex, flaws);
  const manifest = read(content, MANIFEST_FILE, parseManifest, flaws);
  if (index !== undefined && manifest !== undefined) flaws.push(...disagreements(index, manifest));
  flaws.push(...content.flaws);
  if (index !== undefined) {
    const there = new Set(content.files);
    for (const file of index.files) {
      const flaw = there.has(file.path) ? flawOf(content, file) : 'is missing';
      if (flaw !== undefined) flaws.push(`${JSON.stringify(file.path)} ${flaw}`);
    }
    flaws.push(...foreignFiles(content, index));
  }
  return { index, manifest, flaws };
}

function read<Value>(
  content: BundleContent,
  name: string,
  parse: (json: string) => Value,
  flaws: string[],
): Value | undefined {
  try {
    if (!content.files.includes(name)) throw new Error('is missing');
    return parse(Buffer.from(content.read(name)).toString());
  } catch (error) {
    flaws.push(`${name} ${messageOf(error)}`);
    return undefined;
  }
}

/** What is wrong with one of the kernels' files, to follow its name. */
function flawOf(content: BundleContent, { path, size, sha256 }: IndexFile): string | undefined {
  try {
    const bytes = content.read(path);
    if (bytes.length !== size) return `has ${bytes.length} bytes, and ${INDEX_FILE} says ${size}`;
    const found = createHash('sha256').update(bytes).digest('hex');
    if (found !== sha256) {
      return `has SHA-256 ${found.slice(0, 12)}…, and ${INDEX_FILE} says ${sha256.slice(0, 12)}…`;
    }
    parseBtf(bytes);
    return undefined;
  } catch (error) {
    return messageOf(error).startsWith('BTF: ')
      ? `is no BTF (${messageOf(error)})`
      : messageOf(error);
  }
}

/** Reports lie in a directory, and so does what keeps it in git; an archive has none of these. */
function foreignFiles({ files, isPacked }: BundleContent, index: BundleIndex): string[] {
  const ours = new Set([
    ...index.files.map(({ path }) => path),
    ...(isPacked ? [INDEX_FILE, MANIFEST_FILE] : [...FILES_OF_RUN, ...STAYING]),
  ]);
  return files
    .filter((path) => !ours.has(path))
    .map((path) => `${JSON.stringify(path)} is not of the bundle`);
}
