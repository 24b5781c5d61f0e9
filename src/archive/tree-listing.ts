import { InputError } from '../errors.js';
import type { Listing, Stray } from './archive.js';
import { isObjectId } from './blob.js';
import { type ArchiveFile, makeListing, strayAt } from './listing.js';

/** One file of a git tree, as `git ls-tree -r` and GitHub's trees API give it. */
export interface TreeFile {
  readonly path: string;
  /** Six octal digits: `100644`, `100755`, `120000` a symbolic link, `160000` a submodule. */
  readonly mode: string;
  /** Object id, 40 hex digits. */
  readonly id: string;
  /** In bytes, if it is known. */
  readonly size?: number;
}

/** Reads the targets of symbolic links; those that cannot be read are left out. */
export type ReadLinks = (links: readonly TreeFile[]) => Promise<ReadonlyMap<string, string>>;

/** Far above what an archive has (a dozen), and few enough for one batch. */
const MAX_LINKS = 1000;
/** As many as Linux follows in one path. */
const MAX_LINK_STEPS = 40;
/** `PATH_MAX` of Linux. */
const MAX_LINK_LENGTH = 4096;

/**
 * Makes the listing of an archive out of its git tree, by the same rules as for a local directory:
 * files beside the distro directories and names that start with a dot are not looked at; a link to
 * a directory of its own depth becomes an alias, one to a file stands for that file; a link that
 * leaves the tree, loops or leads nowhere is a stray.
 *
 * @param archive what the user called it
 * @param readLinks answers link path to target text
 * @throws InputError if it holds no entry; what `readLinks` throws
 */
export async function listTree(
  archive: string,
  tree: readonly TreeFile[],
  readLinks: ReadLinks,
): Promise<Listing> {
  const rows = tree.filter(({ path }) => path.includes('/') && !/(^|\/)\./.test(path));
  const links = rows.filter(isLink);
  const targets = links.length > 0 ? await readLinks(links.slice(0, MAX_LINKS)) : new Map();
  const plain = new Map(rows.filter(isPlain).map((file) => [file.path, file]));
  const directories = directoriesOf(rows.map((file) => file.path));

  const files: ArchiveFile[] = [];
  const aliases = new Map<string, string>();
  const strays: Stray[] = [];
  for (const row of rows) {
    const path = isLink(row) ? resolveLink(row.path, targets, directories) : row.path;
    const content = path === undefined ? undefined : plain.get(path);
    if (content !== undefined) {
      const size = content.size === undefined ? {} : { size: content.size };
      files.push({ path: row.path, blob: content.id, ...size });
    } else if (path !== undefined && directories.has(path) && depth(path) === depth(row.path)) {
      aliases.set(row.path, path);
    } else {
      strays.push(strayAt(row.path, strayReason(row)));
    }
  }
  const listing = makeListing(files, aliases, strays);
  if (listing.entries.length > 0) return listing;
  throw new InputError([
    `archive ${JSON.stringify(archive)} holds no kernel's BTF: give a repository in BTFHub-Archive's layout, distro/version/arch/release.btf.tar.xz.`,
  ]);
}

function strayReason(row: TreeFile): string {
  if (isLink(row)) return 'the link leads to no file or directory of its own depth in the archive';
  return 'it is no file';
}

function isLink(file: TreeFile): boolean {
  return file.mode === '120000';
}

function isPlain(file: TreeFile): boolean {
  return file.mode.startsWith('100') && isObjectId(file.id);
}

function depth(path: string): number {
  return path.split('/').length;
}

function directoriesOf(paths: Iterable<string>): Set<string> {
  const directories = new Set<string>();
  for (const path of paths) {
    let end = path.lastIndexOf('/');
    while (end > 0 && !directories.has(path.slice(0, end))) {
      directories.add(path.slice(0, end));
      end = path.lastIndexOf('/', end - 1);
    }
  }
  return directories;
}

/**
 * Where a link leads, through further links on the way; undefined if it leaves the tree or takes
 * too many steps. What it leads to need not exist.
 */
function resolveLink(
  path: string,
  targets: ReadonlyMap<string, string>,
  directories: ReadonlySet<string>,
): string | undefined {
  let done: string[] = [];
  const ahead = path.split('/');
  let steps = 0;
  while (ahead.length > 0) {
    const part = ahead.shift() ?? '';
    if (part === '' || part === '.') continue;
    if (part === '..') {
      if (done.length === 0 || !directories.has(done.join('/'))) return undefined;
      done.pop();
      continue;
    }
    const here = [...done, part].join('/');
    const target = targets.get(here);
    if (target === undefined) {
      done = [...done, part];
      continue;
    }
    if (target.length > MAX_LINK_LENGTH || target.startsWith('/')) return undefined;
    if (++steps > MAX_LINK_STEPS) return undefined;
    ahead.unshift(...target.split('/'));
  }
  return done.length === 0 ? undefined : done.join('/');
}
