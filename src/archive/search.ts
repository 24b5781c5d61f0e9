import { compare } from '../compare.js';
import { InputError } from '../errors.js';
import { type Kernel, kernelId } from '../kernels/kernel.js';
import { selectKernels, type Target } from '../kernels/targets.js';
import type { Archive, Entry, Fetched, Listing } from './archive.js';

/** An entry, and the archive that it was found in first. */
export interface FoundEntry {
  readonly entry: Entry;
  /** Index of the archive. */
  readonly archive: number;
}

/** What the user's targets come to over all archives; lists are sorted by kernel id. */
export interface Search {
  readonly found: readonly FoundEntry[];
  readonly ownBtf: readonly Kernel[];
  readonly failed: readonly Kernel[];
  /** The archives' symbolic links, by their paths: kernels are known by these as well. */
  readonly aliases: ReadonlyMap<string, string>;
}

/**
 * Looks the targets up in archives that are searched in order: a kernel's entry in an earlier one
 * stands before all that later ones say of it.
 *
 * @throws InputError if a target matches nothing in any of them, or all of them come to nothing
 */
export async function searchArchives(
  archives: readonly Archive[],
  targets: readonly Target[],
): Promise<Search> {
  const origin = new Map<string, FoundEntry>();
  const ownBtf = new Map<string, Kernel>();
  const failed = new Map<string, Kernel>();
  const aliases = new Map<string, string>();
  for (const [archive, source] of archives.entries()) {
    const listing: Listing = await source.list();
    for (const entry of listing.entries) {
      const id = kernelId(entry.kernel);
      if (!origin.has(id)) origin.set(id, { entry, archive });
    }
    for (const kernel of listing.ownBtf) ownBtf.set(kernelId(kernel), kernel);
    for (const kernel of listing.failed) failed.set(kernelId(kernel), kernel);
    for (const [link, target] of listing.aliases) if (!aliases.has(link)) aliases.set(link, target);
  }
  for (const id of origin.keys()) {
    ownBtf.delete(id);
    failed.delete(id);
  }
  for (const id of ownBtf.keys()) failed.delete(id);
  const selection = selectKernels(targets, {
    entries: sorted(origin).map(({ entry }) => entry),
    ownBtf: sorted(ownBtf),
    failed: sorted(failed),
    aliases,
  });
  const found = selection.entries.map(({ kernel }) => origin.get(kernelId(kernel)) as FoundEntry);
  return { found, ownBtf: selection.ownBtf, failed: selection.failed, aliases };
}

/**
 * The one entry that a target comes to.
 *
 * @param place how a sentence begins that is about the target
 * @throws InputError if it comes to several kernels, or to one whose BTF no archive has
 */
export function onlyEntry(place: string, { found, ownBtf, failed }: Search): FoundEntry {
  const all = [...found.map(({ entry }) => entry.kernel), ...ownBtf, ...failed].map(kernelId);
  if (all.length > 1) {
    throw new InputError([
      `${place} matches ${all.length} kernels, such as ${all[0]} and ${all[1]}: name one of them.`,
    ]);
  }
  const [one] = found;
  if (one !== undefined) return one;
  const why =
    failed.length > 0
      ? 'has no BTF, for the archive could not make it'
      : 'has BTF of its own, and the archive has none of it';
  throw new InputError([`${place} ${why}: name another kernel.`]);
}

/** Reads entries, archive by archive. */
export async function* readFound(
  archives: readonly Archive[],
  found: readonly FoundEntry[],
): AsyncIterable<Fetched & { readonly archive: number }> {
  for (const [archive, source] of archives.entries()) {
    const entries = found.filter((one) => one.archive === archive).map(({ entry }) => entry);
    if (entries.length === 0) continue;
    for await (const fetched of source.read(entries)) yield { ...fetched, archive };
  }
}

function sorted<T>(byId: ReadonlyMap<string, T>): T[] {
  return [...byId].sort(([a], [b]) => compare(a, b)).map(([, value]) => value);
}
