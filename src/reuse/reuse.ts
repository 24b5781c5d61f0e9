import { createHash } from 'node:crypto';
import type { Archive } from '../archive/archive.js';
import type { FoundEntry } from '../archive/search.js';
import { type BlobStore, groupOf } from '../archive/store.js';
import { compare } from '../compare.js';

/** What earlier runs left, and where this one leaves its own; every part of it may be missing. */
export interface Reuse {
  /** Entries that were fetched before. */
  readonly store?: BlobStore;
  /** Brings entries of earlier runs into the store, for groups that lack some. */
  restoreSources(groups: readonly SourceGroup[]): Promise<void>;
  /** Keeps the store's entries of these groups. */
  saveSources(groups: readonly SourceGroup[]): Promise<void>;
  /**
   * The directory of the newest results of the same relocations, empty where there are none;
   * undefined where results are not reused.
   */
  restoreResults(signature: string): Promise<string | undefined>;
  /**
   * Keeps what is in that directory now.
   *
   * @param digest tells results of the same relocations on other kernels apart
   */
  saveResults(signature: string, digest: string): Promise<void>;
}

/** The wanted entries of one distro, version and architecture. */
export interface SourceGroup {
  /** `distro/version/arch` */
  readonly name: string;
  /** Blob ids, sorted. */
  readonly blobs: readonly string[];
}

/** Reuses nothing. */
export const NO_REUSE: Reuse = {
  restoreSources: async () => {},
  saveSources: async () => {},
  restoreResults: async () => undefined,
  saveResults: async () => {},
};

/** The groups of entries that come from somewhere else than this machine. */
export function sourceGroups(
  archives: readonly Archive[],
  found: readonly FoundEntry[],
): SourceGroup[] {
  const groups = new Map<string, Set<string>>();
  for (const { entry, archive } of found) {
    if (entry.blob === undefined || archives[archive]?.directory !== undefined) continue;
    const name = groupOf(entry.kernel);
    groups.set(name, (groups.get(name) ?? new Set()).add(entry.blob));
  }
  return [...groups]
    .sort(([a], [b]) => compare(a, b))
    .map(([name, blobs]) => ({ name, blobs: [...blobs].sort() }));
}

/** A short name for a set of strings: 16 hex digits. */
export function digestOf(strings: Iterable<string>): string {
  const text = [...strings].sort().join('\n');
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}
