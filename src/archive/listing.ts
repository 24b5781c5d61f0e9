import { compare } from '../compare.js';
import { formatRank, type Kernel, kernelId, parseArchivePath } from '../kernels/kernel.js';
import type { Entry, Listing } from './archive.js';

/** A file of an archive, whatever the archive is. */
export interface ArchiveFile {
  /** Path inside the archive, with `/` between its parts. */
  readonly path: string;
  readonly size?: number;
  readonly blob?: string;
}

/** What the files of an archive, and the links between its directories, come to. */
export function makeListing(
  files: readonly ArchiveFile[],
  aliases: ReadonlyMap<string, string>,
  otherStrays: readonly string[],
): Listing {
  const entries = new Map<string, Entry>();
  const ownBtf = new Map<string, Kernel>();
  const failed = new Map<string, Kernel>();
  const strays = [...otherStrays];
  for (const file of files) {
    const meaning = parseArchivePath(file.path);
    if (meaning === undefined) {
      strays.push(file.path);
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
    entries: [...entries.values()].sort((a, b) => compare(a.path, b.path)),
    ownBtf: sortedKernels(ownBtf),
    failed: sortedKernels(failed),
    aliases: new Map([...aliases].sort(([a], [b]) => compare(a, b))),
    strays: strays.sort(),
  };
}

/** Several files of one kernel: the best packed one counts, and the first path of two alike. */
function isPreferred(entry: Entry, other: Entry): boolean {
  const difference = formatRank(entry.format) - formatRank(other.format);
  return difference < 0 || (difference === 0 && entry.path < other.path);
}

function sortedKernels(kernels: ReadonlyMap<string, Kernel>): Kernel[] {
  return [...kernels].sort(([a], [b]) => compare(a, b)).map(([, kernel]) => kernel);
}
