import type { Dirent } from 'node:fs';
import { readdir, readFile, realpath, stat } from 'node:fs/promises';
import { isAbsolute, join, relative, resolve, sep } from 'node:path';
import { InputError, messageOf } from '../errors.js';
import type { Archive, Entry, Fetched, Listing } from './archive.js';
import { type ArchiveFile, makeListing } from './listing.js';

const LAYOUT = 'distro/version/arch/release.btf.tar.xz';
const DEPTH = LAYOUT.split('/').length;
const MAX_PACKED = 256 << 20;

/**
 * A local directory in BTFHub-Archive's layout. Files beside the distro directories and names that
 * start with a dot are not looked at. Symbolic links are followed inside the directory only.
 *
 * `list` throws InputError where the directory is missing or holds no entry. `read` refuses a file
 * of more than 256 MiB.
 */
export function directoryArchive(path: string): Archive {
  return {
    name: path,
    directory: resolve(path),
    list: () => list(path),
    async *read(entries) {
      for (const entry of entries) yield await readEntry(path, entry);
    },
  };
}

async function list(path: string): Promise<Listing> {
  const named = `archive ${JSON.stringify(path)}`;
  const expected = `give a directory in BTFHub-Archive's layout, ${LAYOUT}`;
  let root: string;
  try {
    root = await realpath(path);
  } catch (error) {
    const reason = reasonOf(error);
    const what = reason === 'ENOENT' ? 'does not exist' : `cannot be read (${reason})`;
    throw new InputError([`${named} ${what}: ${expected}.`]);
  }
  if (!(await stat(root)).isDirectory()) {
    throw new InputError([`${named} is not a directory: ${expected}.`]);
  }
  const found: Found = { files: [], aliases: new Map(), strays: [] };
  try {
    await walk(root, [], found);
  } catch (error) {
    throw new InputError([`${named} cannot be listed (${reasonOf(error)}): ${expected}.`]);
  }
  const listing = makeListing(found.files, found.aliases, found.strays);
  if (listing.entries.length === 0) {
    throw new InputError([`${named} holds no kernel's BTF: ${expected}.`]);
  }
  return listing;
}

interface Found {
  readonly files: ArchiveFile[];
  readonly aliases: Map<string, string>;
  readonly strays: string[];
}

/** @param parts names of the directories from the root down to the one that is walked */
async function walk(root: string, parts: readonly string[], found: Found): Promise<void> {
  const children = await readdir(join(root, ...parts), { withFileTypes: true });
  const isTop = parts.length === 0;
  const mayHoldEntries = parts.length === DEPTH - 1;
  for (const child of children) {
    if (child.name.startsWith('.')) continue;
    const childParts = [...parts, child.name];
    const path = childParts.join('/');
    const target = await resolveChild(root, child, childParts);
    if (target === undefined) {
      found.strays.push(path);
    } else if (!target.isDirectory) {
      if (!isTop) found.files.push({ path, size: target.size });
    } else if (mayHoldEntries) {
      found.strays.push(path);
    } else if (target.link !== undefined) {
      found.aliases.set(path, target.link);
    } else {
      await walk(root, childParts, found);
    }
  }
}

interface Target {
  readonly isDirectory: boolean;
  /** In bytes, of a file. */
  readonly size: number;
  /** Where a symbolic link points, as a path inside the archive. */
  readonly link?: string;
}

/** What a name stands for; undefined where that is of no use. */
async function resolveChild(
  root: string,
  child: Dirent,
  parts: readonly string[],
): Promise<Target | undefined> {
  if (child.isDirectory()) return { isDirectory: true, size: 0 };
  if (!child.isFile() && !child.isSymbolicLink()) return undefined;
  const path = join(root, ...parts);
  try {
    const real = await realpath(path);
    const stats = await stat(real);
    const { size } = stats;
    const isDirectory = stats.isDirectory();
    if (!isDirectory && !stats.isFile()) return undefined;
    if (!child.isSymbolicLink()) return { isDirectory, size };

    const link = pathInside(root, real);
    if (link === undefined) return undefined;
    const isAtSameDepth = link.split('/').length === parts.length;
    return !isDirectory || isAtSameDepth ? { isDirectory, size, link } : undefined;
  } catch {
    // A link to nothing, or in a circle.
    return undefined;
  }
}

/** Path from the root, with `/`; undefined where it is the root, is outside, or passes a dot name. */
function pathInside(root: string, real: string): string | undefined {
  const way = relative(root, real);
  if (way === '' || isAbsolute(way)) return undefined;
  const parts = way.split(sep);
  return parts.some((part) => part.startsWith('.')) ? undefined : parts.join('/');
}

async function readEntry(archive: string, entry: Entry): Promise<Fetched> {
  try {
    const root = await realpath(archive);
    const real = await realpath(join(root, ...entry.path.split('/')));
    if (pathInside(root, real) === undefined) throw new Error('it points out of the archive');
    const stats = await stat(real);
    if (!stats.isFile()) throw new Error('it is not a file');
    if (stats.size > MAX_PACKED) {
      const hint =
        entry.format === 'vmlinux'
          ? '; keep its .BTF section alone (objcopy --only-section=.BTF)'
          : '';
      throw new Error(`it has ${stats.size} bytes, more than the limit of ${MAX_PACKED}${hint}`);
    }
    return { entry, bytes: await readFile(real) };
  } catch (error) {
    return { entry, error: new Error(`${entry.path} cannot be read: ${reasonOf(error)}`) };
  }
}

/** The system's own messages hold absolute paths, which differ from machine to machine. */
function reasonOf(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? messageOf(error);
}
