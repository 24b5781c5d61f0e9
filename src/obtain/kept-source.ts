import { readFile, rm, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import type { Archive } from '../archive/archive.js';
import { blobId } from '../archive/blob.js';
import type { FoundEntry } from '../archive/search.js';
import type { Attempt } from '../keep/attempt.js';
import { filesIn, writeWhole } from '../keep/files.js';
import { digestOf, type Keeper } from '../keep/keeper.js';
import type { Kernel } from '../kernels/kernel.js';
import type { Level } from './level.js';

/** The wanted entries of one distro, version and architecture, which are kept together. */
interface Group {
  /** `distro/version/arch`, which is also its name for the keeper. */
  readonly name: string;
  /** Ids of all its wanted blobs, whatever level gives them. */
  readonly blobs: Set<string>;
  /** Whether this run added one. */
  changed: boolean;
}

/** A group is fetched piece by piece if less than one in so many of its entries is lacking. */
const WORTH_RESTORING = 4;

/**
 * The level of packed entries that an earlier run fetched: files named by their blob ids, which are
 * checked by them. Entries of a directory are not kept, since they are on this machine.
 *
 * @param all all kernels of this run, also those that an earlier level gives
 */
export function keptSources(
  keeper: Keeper,
  archives: readonly Archive[],
  all: readonly FoundEntry[],
  attempt: Attempt,
): Level {
  const groups = new Map<string, Group>();
  for (const found of all) {
    if (isKept(found)) groupOf(found).blobs.add(blobOf(found));
  }

  function isKept({ entry, archive }: FoundEntry): boolean {
    return entry.blob !== undefined && archives[archive]?.directory === undefined;
  }

  function groupOf({ entry }: FoundEntry): Group {
    const name = groupName(entry.kernel);
    const group = groups.get(name) ?? { name, blobs: new Set(), changed: false };
    groups.set(name, group);
    return group;
  }

  function fileOf(found: FoundEntry): string {
    return join(keeper.directoryOf(groupName(found.entry.kernel)), blobOf(found));
  }

  async function restore({ name, blobs }: Group, wanted: readonly FoundEntry[]): Promise<void> {
    const here = new Set(await filesIn(keeper.directoryOf(name)));
    const lacking = wanted.filter(
      (found) => groupName(found.entry.kernel) === name && !here.has(blobOf(found)),
    ).length;
    if (lacking === 0 || lacking * WORTH_RESTORING < blobs.size) return;
    await keeper.restore(name, digestOf(blobs));
  }

  return {
    origin: 'sources',
    async *give(wanted) {
      const ours = wanted.filter(isKept);
      for (const group of groups.values()) await attempt(() => restore(group, ours));
      for (const found of ours) {
        const packed = await readChecked(fileOf(found), blobOf(found));
        if (packed !== undefined) yield { found, packed };
      }
    },
    async keepPacked(found, packed) {
      if (!isKept(found)) return;
      await writeWhole(fileOf(found), packed);
      groupOf(found).changed = true;
    },
    async save() {
      for (const { name, blobs, changed } of groups.values()) {
        if (changed) await keeper.save(name, digestOf(blobs), [...blobs].sort());
      }
    },
  };
}

function groupName({ distro, version, arch }: Kernel): string {
  return `${distro}/${version}/${arch}`;
}

function blobOf({ entry }: FoundEntry): string {
  return entry.blob as string;
}

/** What fails its check is removed, and is as good as not there. */
async function readChecked(file: string, blob: string): Promise<Uint8Array | undefined> {
  const bytes = await readFile(file).catch(() => undefined);
  if (bytes === undefined) return undefined;
  if (blobId(bytes) !== blob) {
    await rm(file, { force: true }).catch(() => {});
    return undefined;
  }
  // What was used lately is trimmed last.
  const now = new Date();
  await utimes(file, now, now).catch(() => {});
  return bytes;
}
