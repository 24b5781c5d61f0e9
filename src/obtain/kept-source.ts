import { readFile, rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import type { Archive } from '../archive/archive.js';
import { blobId } from '../archive/blob.js';
import type { FoundEntry } from '../archive/search.js';
import type { Attempt } from '../keep/attempt.js';
import { filesIn, writeWhole } from '../keep/files.js';
import { digestOf, type SourceKeeper } from '../keep/keeper.js';
import { openRoom } from '../keep/room.js';
import type { Kernel } from '../kernels/kernel.js';
import type { Log } from '../report/log.js';
import { formatCount, formatSize } from '../report/text.js';
import type { Level } from './level.js';

/** The wanted entries of one distro, version and architecture, which are kept together. */
interface Group {
  /** `distro/version/arch`, which is also its name for the keeper. */
  readonly name: string;
  /** Ids of all its wanted blobs, whatever level gives them. */
  readonly blobs: Set<string>;
  /** Whether what earlier runs kept of it is here, as far as there is something. */
  restored: boolean;
  /** Whether this run added one. */
  changed: boolean;
}

/** A group is fetched piece by piece if less than one in so many of its entries is lacking. */
const WORTH_RESTORING = 4;

/**
 * The level of packed entries that an earlier run fetched: files named by their blob ids, which are
 * checked by them. Entries of a directory are not kept, since they are on this machine.
 *
 * All that the run wants counts for the budget, also what earlier runs kept. Once it is known to be too
 * much for a keeper that keeps all or nothing, nothing of it stays on this machine.
 *
 * @param all all kernels of this run, also those that an earlier level gives
 */
export function keptSources(
  keeper: SourceKeeper,
  archives: readonly Archive[],
  all: readonly FoundEntry[],
  log: Pick<Log, 'info'>,
  attempt: Attempt,
): Level {
  const groups = new Map<string, Group>();
  for (const found of all) {
    if (isKept(found)) groupOf(found).blobs.add(blobOf(found));
  }
  const wantedBlobs = [...groups.values()].reduce((sum, { blobs }) => sum + blobs.size, 0);
  const room = openRoom(keeper.budget, wantedBlobs);
  for (const found of keeper.budget.beyond === 'none' ? all.filter(isKept) : []) {
    const { size } = found.entry;
    if (size !== undefined) take(groupOf(found), blobOf(found), size);
  }
  let dropping: Promise<void> | undefined;

  function isKept({ entry, archive }: FoundEntry): boolean {
    return entry.blob !== undefined && archives[archive]?.directory === undefined;
  }

  function groupOf({ entry }: FoundEntry): Group {
    const name = groupName(entry.kernel);
    const none = { name, blobs: new Set<string>(), restored: false, changed: false };
    const group = groups.get(name) ?? none;
    groups.set(name, group);
    return group;
  }

  function fileOf(found: FoundEntry): string {
    return join(keeper.directoryOf(groupName(found.entry.kernel)), blobOf(found));
  }

  function take(group: Group, blob: string, bytes: number): boolean {
    return room.take(`${group.name}/${blob}`, bytes);
  }

  async function blobsHere({ name, blobs }: Group): Promise<string[]> {
    return (await filesIn(keeper.directoryOf(name))).filter((file) => blobs.has(file));
  }

  async function restore(group: Group, wanted: readonly FoundEntry[]): Promise<void> {
    const { name, blobs } = group;
    const here = new Set(await blobsHere(group));
    const lacking = wanted.filter((found) => !here.has(blobOf(found))).length;
    if (lacking > 0 && lacking * WORTH_RESTORING < blobs.size) return;
    if (lacking > 0) await keeper.restore(name, digestOf(blobs));
    group.restored = true;
    for (const blob of await blobsHere(group)) {
      const stats = await stat(join(keeper.directoryOf(name), blob)).catch(() => undefined);
      if (stats !== undefined) take(group, blob, stats.size);
    }
  }

  async function drop({ name }: Group): Promise<void> {
    await rm(keeper.directoryOf(name), { recursive: true, force: true });
  }

  async function dropAll(): Promise<void> {
    for (const group of groups.values()) await drop(group);
  }

  /** A group that misses some wanted ones is of use too, unless a larger one was not restored. */
  async function savable(): Promise<{ name: string; key: string; files: string[] }[]> {
    const list = [];
    for (const group of groups.values()) {
      if (!group.changed) continue;
      const files = await blobsHere(group);
      if (!group.restored && files.length < group.blobs.size) continue;
      list.push({ name: group.name, key: digestOf(files), files });
    }
    return list;
  }

  return {
    origin: 'sources',
    async *give(wanted) {
      const ours = new Map<Group, FoundEntry[]>();
      for (const found of wanted.filter(isKept)) {
        const group = groupOf(found);
        const entries = ours.get(group);
        if (entries === undefined) ours.set(group, [found]);
        else entries.push(found);
      }
      for (const [group, entries] of ours) {
        await attempt(() => restore(group, entries));
        for (const found of entries) {
          const packed = await readChecked(fileOf(found), blobOf(found));
          if (packed !== undefined) yield { found, packed };
        }
        if (room.isOver) await attempt(() => drop(group));
      }
    },
    async keepPacked(found, packed) {
      if (!isKept(found)) return;
      const group = groupOf(found);
      if (take(group, blobOf(found), packed.length)) {
        await writeWhole(fileOf(found), packed);
        group.changed = true;
      } else if (room.isOver) {
        if (dropping === undefined) {
          log.info(
            `Fetched files are not kept, for ${formatCount(wantedBlobs, 'kernel')} have more than cache-size, ${formatSize(keeper.budget.bytes)}.`,
          );
        }
        dropping ??= dropAll();
        await dropping;
      }
    },
    async checkpoint() {
      const { saveLater } = keeper;
      if (saveLater === undefined || room.isOver) return;
      const list = await savable();
      await Promise.all(list.map(({ name, key, files }) => saveLater(name, key, files)));
    },
    async save() {
      if (room.isOver) {
        // One that was being written while the others were removed.
        await dropAll();
        return;
      }
      for (const { name, key, files } of await savable()) await keeper.save(name, key, files);
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
