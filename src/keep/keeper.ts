import { createHash } from 'node:crypto';
import { rm } from 'node:fs/promises';
import type { SourceBudget } from './room.js';

/**
 * Keeps named directories from run to run. Each of its functions may fail with an Error. What is kept
 * is a help and no more, so its callers go on without it.
 */
export interface Keeper {
  /** Where the files of a name lie while a run works with them. It need not exist. */
  directoryOf(name: string): string;
  /** Brings back what an earlier run saved under the name: that of the same key, or else the newest. */
  restore(name: string, key: string): Promise<void>;
  /**
   * Keeps these files of a name's directory for later runs.
   *
   * @param key tells contents of one name apart
   */
  save(name: string, key: string, files: readonly string[]): Promise<void>;
  /** Notes what is to be saved by a later process, should this one end before it calls `save` itself. */
  saveLater?(name: string, key: string, files: readonly string[]): Promise<void>;
  /** Removes what need not be kept any more; is called when a run ends. */
  trim?(): Promise<void>;
}

/** Keeps sources, and of those no more than a budget. */
export interface SourceKeeper extends Keeper {
  readonly budget: SourceBudget;
}

/** What a run keeps, and uses of what earlier ones kept. */
export interface Keepers {
  /** Packed entries. */
  readonly sources?: SourceKeeper;
  /** The parts of kernels that objects ask about. */
  readonly kernels?: Keeper;
  /** Tailored kernels. */
  readonly results?: Keeper;
}

/** The same keeper without what earlier runs saved, nor what an earlier step of the job brought back. */
export function savingOnly(keeper: Keeper): Keeper {
  return {
    ...keeper,
    restore: (name) => rm(keeper.directoryOf(name), { recursive: true, force: true }),
  };
}

/** A short name for a set of strings: 16 hex digits. */
export function digestOf(strings: Iterable<string>): string {
  const text = [...strings].sort().join('\n');
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}
