import { createHash } from 'node:crypto';
import type { Archive } from '../archive/archive.js';
import type { FoundEntry } from '../archive/search.js';
import { checkKept } from '../core/kept/kept-file.js';
import { coversNames, namesOf, neededNames } from '../core/kept/names.js';
import type { ObjectQueries } from '../core/object.js';
import { makeObjectSet } from '../core/object-set.js';
import { RelocationKind } from '../core/spec/relocation-kind.js';
import { groupBy } from '../group-by.js';
import type { Attempt } from '../keep/attempt.js';
import { digestOf, type Keeper } from '../keep/keeper.js';
import { groupName } from '../kernels/kernel.js';
import { coversAsked } from '../preflight/asked.js';
import type { AskedNames } from '../preflight/needs.js';
import type { Keep, KeptWork } from '../tailor/one-kernel.js';
import type { TailoredKernel } from '../tailor/tailored-kernel.js';
import { inFlight } from './in-flight.js';
import { groupDirectory, type KeptGroup, openKeptGroup } from './kept-group.js';
import { digestOfSet, joinSets, type KeptSet } from './kept-set.js';
import type { Level } from './level.js';
import { saveSettled } from './save-settled.js';

/** Whose kernels are kept, and how they are tailored. */
export interface KeptFor {
  readonly objects: readonly ObjectQueries[];
  /** What programs need of a kernel besides CO-RE, by names. */
  readonly asked: AskedNames;
  /** Indices of the objects that are for a kernel. */
  readonly objectsFor: (found: FoundEntry) => readonly number[];
  /** Tailors what is kept of a kernel. @throws Error if that will not do */
  readonly tailor: (work: KeptWork) => Promise<TailoredKernel>;
  /** How many kernels are in memory at once. */
  readonly capacity: number;
}

/**
 * Kernels are often equal in all that is kept of them, so what was made of the last ones is remembered: of so many that
 * their outcomes, 4 bytes a site, and their files, a few kilobytes each, take about so many bytes.
 */
const REMEMBERED = { bytes: 16 << 20, file: 8 << 10 };

/** So many times as many kernels as otherwise are in memory at once, for what is kept of them is small. */
const SMALLER = 4;

/** So many groups are brought back at once: most of that is waiting. */
const GROUPS_AHEAD = 4;

/**
 * The level of kernels of which an earlier run kept the part that objects ask about
 * (`core/kept/keep-kernel.ts`): nothing is fetched and nothing is unpacked, although the relocations changed. A kernel of which
 * they ask for more than was kept is left to the next level, and the more is kept then.
 *
 * @param all all kernels of this run, also those that an earlier level gives
 */
export function keptKernels(
  keeper: Keeper,
  archives: readonly Archive[],
  all: readonly FoundEntry[],
  { objects, asked, objectsFor, tailor, capacity }: KeptFor,
  attempt: Attempt,
): Level {
  const fresh = { names: namesOf(objects, makeObjectSet(objects)), asked };
  const needsOf = remember(objectsFor, (indices) => {
    const of = indices.map((index) => objects[index] as ObjectQueries);
    const kinds = new Set(of.flatMap(({ queries }) => queries.map(({ kind }) => kind)));
    return {
      needed: neededNames(makeObjectSet(of)),
      asksIds: kinds.has(RelocationKind.TYPE_ID_TARGET),
    };
  });
  const groups = new Map<string, Promise<Opened | undefined>>();
  const openGroups: Opened[] = [];
  const contents = new Map<FoundEntry, string>();
  const recent = new Map<string, Promise<TailoredKernel>>();
  const answering = new WeakMap<KeptSet, boolean>();
  const sites = objects.reduce((sum, object) => sum + object.sites.length, 0);
  const mostRecent = Math.ceil(REMEMBERED.bytes / (REMEMBERED.file + 4 * sites));

  const early = saveSettled(all, nameOf, saveGroup, attempt);

  function groupOf(found: FoundEntry): Promise<Opened | undefined> {
    const name = nameOf(found);
    const opening = groups.get(name) ?? attempt(() => open(name));
    groups.set(name, opening);
    return opening;
  }

  async function open(name: string): Promise<Opened> {
    const ours = all.filter((found) => nameOf(found) === name);
    const blobs = ours.flatMap(({ entry }) => entry.blob ?? []);
    await keeper.restore(name, digestOf(blobs));
    const group = await openKeptGroup(keeper.directoryOf(name));
    const set = joinSets(group.whole, fresh);
    const keep = { ...set, digest: digestOfSet(set) };
    const opened = { name, group, keep, ours, changed: false };
    openGroups.push(opened);
    return opened;
  }

  /** Whether all was asked before that is asked now. Many kernels share a set. */
  function answers(kept: KeptSet): boolean {
    const known = answering.get(kept) ?? coversAsked(kept.asked, asked);
    answering.set(kept, known);
    return known;
  }

  /** Kernels of which enough is kept. */
  async function* covered(wanted: readonly FoundEntry[]): AsyncGenerator<Covered> {
    for await (const { opened, members } of openAll(wanted)) {
      if (opened === undefined || opened.group.whole.names.size === 0) continue;
      for (const found of members) {
        const { needed, asksIds } = needsOf(found);
        const content = await contentOf(found);
        const kept = content === undefined ? undefined : opened.group.setOf(content);
        if (content === undefined || kept === undefined) continue;
        if (!answers(kept) || !coversNames(kept.names, needed)) continue;
        yield { found, group: opened.group, content, asksIds };
      }
    }
  }

  function openAll(wanted: readonly FoundEntry[]) {
    return inFlight(groupBy(wanted, nameOf), GROUPS_AHEAD, async (members) => ({
      members,
      opened: await groupOf(members[0]),
    }));
  }

  async function contentOf(found: FoundEntry): Promise<string | undefined> {
    const { blob } = found.entry;
    if (blob !== undefined) return blob;
    const known = contents.get(found);
    if (known !== undefined) return known;
    const archive = archives[found.archive];
    if (archive?.directory === undefined) return undefined;
    for await (const fetched of archive.read([found.entry])) {
      if (!('bytes' in fetched)) return undefined;
      const content = createHash('sha256').update(fetched.bytes).digest('hex');
      contents.set(found, content);
      return content;
    }
    return undefined;
  }

  async function make({ found, group, content, asksIds }: Covered): Promise<Made | undefined> {
    const file = group.read(content);
    const checked = file && checkKept(file.bytes, file.of);
    if (file === undefined || checked === undefined) {
      await group.remove(content);
      return undefined;
    }
    const { wholeSize, helpers, ids, bytes } = checked;
    const indices = objectsFor(found);
    const hash = createHash('sha256')
      .update(`${indices.join()} `)
      .update(checked.answers)
      .update(bytes);
    const key = (asksIds ? hash.update(ids) : hash).digest('hex');
    const work = { kept: file.of, bytes: file.bytes, objects: indices };
    try {
      const kernel = await rememberedOr(key, () => tailor(work));
      const packedSha256 = found.entry.blob === undefined ? { packedSha256: content } : {};
      return { found, kernel: { ...kernel, wholeSize, helpers, ...packedSha256 } };
    } catch {
      // Whatever is wrong with it, the whole kernel says.
      return undefined;
    }
  }

  function rememberedOr(key: string, work: () => Promise<TailoredKernel>): Promise<TailoredKernel> {
    const making = recent.get(key) ?? work();
    recent.delete(key);
    recent.set(key, making);
    const [oldest] = recent.keys();
    if (recent.size > mostRecent && oldest !== undefined) recent.delete(oldest);
    return making;
  }

  /** All files of this run's kernels of a group. */
  function filesOf({ group, ours }: Opened): string[] {
    return group.filesOf(ours.flatMap((found) => found.entry.blob ?? contents.get(found) ?? []));
  }

  async function saveGroup(name: string): Promise<void> {
    const opened = openGroups.find((one) => one.name === name);
    if (opened === undefined || !opened.changed) return;
    const files = filesOf(opened);
    await keeper.save(name, digestOf(files), files);
    opened.changed = false;
  }

  return {
    origin: 'kept',
    async *give(wanted) {
      for await (const made of inFlight(covered(wanted), SMALLER * capacity, make))
        if (made) yield made;
    },
    async toKeep(found) {
      if (needsOf(found).needed.has('')) return undefined;
      return (await groupOf(found))?.keep;
    },
    async keepKernel(found, { kept, wholeSize, helpers, packedSha256 }) {
      const content = found.entry.blob ?? packedSha256;
      const opened = await groupOf(found);
      if (kept === undefined || content === undefined || opened === undefined) return;
      contents.set(found, content);
      await opened.group.add(content, kept, { wholeSize, helpers }, opened.keep);
      opened.changed = true;
    },
    settled: early.settled,
    async checkpoint() {
      for (const opened of openGroups.filter(({ changed }) => changed)) {
        const files = filesOf(opened);
        await keeper.saveLater?.(opened.name, digestOf(files), files);
      }
    },
    async save() {
      await early.end();
      for (const { name } of openGroups) await saveGroup(name);
    },
  };
}

function nameOf({ entry }: FoundEntry): string {
  return groupDirectory(groupName(entry.kernel));
}

interface Opened {
  readonly name: string;
  readonly group: KeptGroup;
  /** For what kernels are kept from now on: for the names of the group, and those of the objects. */
  readonly keep: Keep;
  /** This run's kernels of the group. */
  readonly ours: readonly FoundEntry[];
  /** Whether this run added one that is not saved. */
  changed: boolean;
}

interface Covered {
  readonly found: FoundEntry;
  readonly group: KeptGroup;
  readonly content: string;
  /** Whether the answers depend on ids in the whole BTF. */
  readonly asksIds: boolean;
}

interface Made {
  readonly found: FoundEntry;
  readonly kernel: TailoredKernel;
}

/** Works out once what depends on the objects that are for a kernel. */
function remember<T>(
  objectsFor: (found: FoundEntry) => readonly number[],
  work: (indices: readonly number[]) => T,
): (found: FoundEntry) => T {
  const known = new Map<string, T>();
  return (found) => {
    const indices = objectsFor(found);
    const key = indices.join();
    const value = known.get(key) ?? work(indices);
    known.set(key, value);
    return value;
  };
}
