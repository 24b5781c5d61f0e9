import { readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Archive } from '../archive/archive.js';
import { blobId } from '../archive/blob.js';
import type { FoundEntry } from '../archive/search.js';
import { groupBy } from '../group-by.js';
import type { Attempt } from '../keep/attempt.js';
import { filesIn, markUsed, writeWhole } from '../keep/files.js';
import { digestOf, type SourceKeeper } from '../keep/keeper.js';
import { openRoom } from '../keep/room.js';
import { groupName } from '../kernels/kernel.js';
import type { Log } from '../report/log.js';
import { formatCount, formatSize } from '../report/text.js';
import { inFlight } from './in-flight.js';
import type { Level } from './level.js';
import { saveSettled } from './save-settled.js';

/** The wanted entries of one distro, version and architecture, which are kept together. */
interface Group {
  /** `distro/version/arch`, which is also its name for the keeper. */
  readonly name: string;
  /** Ids of all its wanted blobs, whatever level gives them. */
  readonly blobs: Set<string>;
  /** Whether what earlier runs kept of it is here, as far as there is something. */
  restored: boolean;
  /** Whether this run added one that is not saved. */
  changed: boolean;
}

/** A group is fetched piece by piece if less than one in so many of its entries is lacking. */
const WORTH_RESTORING = 4;

/** The next group is brought back while the entries of one are read. */
const GROUPS_AHEAD = 2;

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
  const writing = new Set<Promise<void>>();
  const early = saveSettled(
    all,
    (found) => (isKept(found) ? groupName(found.entry.kernel) : undefined),
    async (name) => {
      if (room.isSure) await saveGroup(groups.get(name) as Group);
    },
    attempt,
  );

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

  async function write(file: string, packed: Uint8Array): Promise<void> {
    const one = writeWhole(file, packed);
    writing.add(one);
    await one.finally(() => writing.delete(one));
  }

  async function blobsHere({ name, blobs }: Group): Promise<string[]> {
    return (await filesIn(keeper.directoryOf(name))).filter((file) => blobs.has(file));
  }

  /** Brings back what is kept of a group, and counts it. */
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

  /** A directory into which something is just written cannot be removed, and what is written there fails. */
  async function dropAll(): Promise<void> {
    await Promise.allSettled(writing);
    for (const group of groups.values()) await drop(group);
  }

  /**
   * The files of a group that are worth saving. One that misses some wanted ones is of use too, unless a larger one
   * was not restored.
   */
  async function savable(group: Group): Promise<string[]> {
    if (!group.changed) return [];
    const files = await blobsHere(group);
    return group.restored || files.length === group.blobs.size ? files : [];
  }

  async function saveGroup(group: Group): Promise<void> {
    const files = await savable(group);
    if (files.length === 0) return;
    await keeper.save(group.name, digestOf(files), files);
    group.changed = false;
  }

  return {
    origin: 'sources',
    async *give(wanted) {
      const byGroup = groupBy(wanted.filter(isKept), (found) => groupName(found.entry.kernel));
      const restored = inFlight(byGroup, GROUPS_AHEAD, async (entries) => {
        const group = groupOf(entries[0]);
        await attempt(() => restore(group, entries));
        return { group, entries };
      });
      for await (const { group, entries } of restored) {
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
        await write(fileOf(found), packed);
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
      const later = [...groups.values()].map(async (group) => {
        const files = await savable(group);
        if (files.length > 0) await saveLater(group.name, digestOf(files), files);
      });
      await Promise.all(later);
    },
    settled: early.settled,
    async save() {
      await early.end();
      if (room.isOver) {
        // One that was being written while the others were removed.
        await dropAll();
        return;
      }
      for (const group of groups.values()) await saveGroup(group);
    },
  };
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
  markUsed(file);
  return bytes;
}
