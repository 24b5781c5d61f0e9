import { compare } from '../compare.js';
import { type Kernel, kernelId } from '../kernels/kernel.js';
import type { Entry, Listing, Stray } from './archive.js';
import { formatRank, parseEntryPath } from './entry-path.js';

/** A file of an archive, whatever the archive is. */
export interface ArchiveFile {
  /** Path inside the archive, with `/` between its parts. */
  readonly path: string;
  readonly size?: number;
  readonly blob?: string;
}

/**
 * What the files of an archive, and the links between its directories, come to. A file whose kernel
 * could not have a file in a bundle on every platform is a stray, so that it costs no other kernel
 * anything.
 */
export function makeListing(
  files: readonly ArchiveFile[],
  aliases: ReadonlyMap<string, string>,
  otherStrays: readonly Stray[],
): Listing {
  const entries = new Map<string, Entry>();
  const ownBtf = new Map<string, Kernel>();
  const failed = new Map<string, Kernel>();
  const strays = [...otherStrays];
  for (const file of files) {
    const meaning = parseEntryPath(file.path);
    if ('flaw' in meaning) {
      strays.push({ path: file.path, reason: meaning.flaw, isKernel: meaning.isKernel });
      continue;
    }
    const id = kernelId(meaning.kernel);
    if ('marker' in meaning) {
      (meaning.marker === 'hasbtf' ? ownBtf : failed).set(id, meaning.kernel);
      continue;
    }
    const entry: Entry = { ...file, ...meaning };
    const other = entries.get(id);
    if (other === undefined || isPreferred(entry, other)) entries.set(id, entry);
  }
  return {
    entries: distinct(entries, strays).sort((a, b) => compare(a.path, b.path)),
    ownBtf: sortedKernels(ownBtf),
    failed: sortedKernels(failed),
    aliases: new Map([...aliases].sort(([a], [b]) => compare(a, b))),
    strays: strays.sort((a, b) => compare(a.path, b.path)),
  };
}

/** A path that is not used for a reason beside its name. */
export function strayAt(path: string, reason: string): Stray {
  const meaning = parseEntryPath(path);
  return { path, reason, isKernel: !('flaw' in meaning) || meaning.isKernel };
}

/** Several files of one kernel: the best packed one counts, and the first path of two alike. */
function isPreferred(entry: Entry, other: Entry): boolean {
  const difference = formatRank(entry.format) - formatRank(other.format);
  return difference < 0 || (difference === 0 && entry.path < other.path);
}

/** Of kernels whose files are one file on Windows and macOS the first counts; the others are strays. */
function distinct(byId: ReadonlyMap<string, Entry>, strays: Stray[]): Entry[] {
  const kept = new Map<string, Entry>();
  for (const [id, entry] of [...byId].sort(([a], [b]) => compare(a, b))) {
    const first = kept.get(id.toLowerCase());
    if (first === undefined) {
      kept.set(id.toLowerCase(), entry);
      continue;
    }
    const reason = `it is "${kernelId(first.kernel)}" to a file system to which case does not count`;
    strays.push({ path: entry.path, reason, isKernel: true });
  }
  return [...kept.values()];
}

function sortedKernels(kernels: ReadonlyMap<string, Kernel>): Kernel[] {
  return [...kernels].sort(([a], [b]) => compare(a, b)).map(([, kernel]) => kernel);
}
