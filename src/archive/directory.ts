import type { Dirent } from 'node:fs';
import { readdir, readFile, realpath, stat } from 'node:fs/promises';
import { isAbsolute, join, relative, resolve, sep } from 'node:path';
import { InputError, messageOf, TransportError } from '../errors.js';
import type { Archive, Entry, Fetched, Listing, Stray } from './archive.js';
import { type ArchiveFile, makeListing, strayAt } from './listing.js';

const LAYOUT = 'distro/version/arch/release.btf.tar.xz';
const DEPTH = LAYOUT.split('/').length;
const MAX_PACKED = 256 << 20;
const NO_FILE = 'it is neither a file nor a directory';

/**
 * A local directory in BTFHub-Archive's layout. Files beside the distro directories and names that
 * start with a dot are not looked at. Symbolic links are followed inside the directory only.
 *
 * `list` throws InputError if the directory is missing, cannot be read as a whole, or holds no entry.
 * `read` refuses a file of more than 256 MiB; if the directory itself is gone, as when a disk is, all
 * entries that are left come with one and the same TransportError.
 */
export function directoryArchive(path: string): Archive {
  return {
    name: path,
    directory: resolve(path),
    list: () => list(path),
    async *read(entries) {
      let lost: TransportError | undefined;
      for (const entry of entries) {
        const fetched = lost ? { entry, error: lost } : await readEntry(path, entry);
        if ('error' in fetched && fetched.error instanceof TransportError) lost = fetched.error;
        yield fetched;
      }
    },
  };
}

async function list(path: string): Promise<Listing> {
  const fail = (what: string, advice = `give a directory in BTFHub-Archive's layout, ${LAYOUT}`) =>
    new InputError([`archive ${JSON.stringify(path)} ${what}: ${advice}.`]);
  let root: string;
  let isDirectory: boolean;
  try {
    root = await realpath(path);
    isDirectory = (await stat(root)).isDirectory();
  } catch (error) {
    const reason = reasonOf(error);
    throw fail(reason === 'ENOENT' ? 'does not exist' : `cannot be read (${reason})`);
  }
  if (!isDirectory) throw fail('is not a directory');
  const found: Found = { files: [], aliases: new Map(), strays: [], directory: '' };
  try {
    await walk(root, [], found);
  } catch (error) {
    // To go on without the directory would be to lose its kernels without a word.
    const where = found.directory === '' ? '' : ` at ${JSON.stringify(found.directory)}`;
    throw fail(`cannot be listed${where} (${reasonOf(error)})`, 'check its permissions');
  }
  const listing = makeListing(found.files, found.aliases, found.strays);
  if (listing.entries.length === 0) throw fail("holds no kernel's BTF");
  return listing;
}

interface Found {
  readonly files: ArchiveFile[];
  readonly aliases: Map<string, string>;
  readonly strays: Stray[];
  /** Path of the directory that is walked now. */
  directory: string;
}

/** @param parts names of the directories from the root down to the one that is walked */
async function walk(root: string, parts: readonly string[], found: Found): Promise<void> {
  found.directory = parts.join('/');
  const children = await readdir(join(root, ...parts), { withFileTypes: true });
  const isTop = parts.length === 0;
  const mayHoldEntries = parts.length === DEPTH - 1;
  for (const child of children) {
    if (child.name.startsWith('.')) continue;
    const childParts = [...parts, child.name];
    const path = childParts.join('/');
    const target = await resolveChild(root, child, childParts);
    if (typeof target === 'string') {
      found.strays.push(strayAt(path, target));
    } else if (!target.isDirectory) {
      if (!isTop) found.files.push({ path, size: target.size });
    } else if (mayHoldEntries) {
      found.strays.push(strayAt(path, 'it is a directory'));
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

/** What a name stands for, or why that is of no use. */
async function resolveChild(
  root: string,
  child: Dirent,
  parts: readonly string[],
): Promise<Target | string> {
  if (child.isDirectory()) return { isDirectory: true, size: 0 };
  if (!child.isFile() && !child.isSymbolicLink()) return NO_FILE;
  const path = join(root, ...parts);
  try {
    const real = await realpath(path);
    const stats = await stat(real);
    const { size } = stats;
    const isDirectory = stats.isDirectory();
    if (!isDirectory && !stats.isFile()) return NO_FILE;
    if (!child.isSymbolicLink()) return { isDirectory, size };

    const link = pathInside(root, real);
    if (link === undefined) return 'the link leads out of the archive';
    const isAtSameDepth = link.split('/').length === parts.length;
    if (isDirectory && !isAtSameDepth) return 'the link leads to a directory of another depth';
    return { isDirectory, size, link };
  } catch (error) {
    return `the link leads nowhere (${reasonOf(error)})`;
  }
}

/** Path from the root, with `/`; undefined if it is the root, is outside, or passes a dot name. */
function pathInside(root: string, real: string): string | undefined {
  const way = relative(root, real);
  if (way === '' || isAbsolute(way)) return undefined;
  const parts = way.split(sep);
  return parts.some((part) => part.startsWith('.')) ? undefined : parts.join('/');
}

async function readEntry(archive: string, entry: Entry): Promise<Fetched> {
  let root: string;
  try {
    root = await realpath(archive);
  } catch (error) {
    const message = `archive ${JSON.stringify(archive)} cannot be read any more (${reasonOf(error)}): check that its disk is there.`;
    return { entry, error: new TransportError(message, false) };
  }
  try {
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
