import { createHash } from 'node:crypto';
import type { FoundEntry } from '../archive/search.js';
import type { ObjectQueries } from '../core/object.js';
import type { Attempt } from '../keep/attempt.js';
import { digestOf, type Keeper } from '../keep/keeper.js';
import type { AskedNames } from '../preflight/needs.js';
import type { Tables } from '../tailor/tables.js';
import type { Level } from './level.js';
import { programHash } from './program.js';
import { openResults, type Results, resultKey } from './results-file.js';

/** What results are of. */
export interface ResultsOf {
  readonly objects: readonly ObjectQueries[];
  /** Of all that the objects ask. */
  readonly signature: string;
  /** What kernels are asked for besides. */
  readonly asked: AskedNames;
  /** Take the outcomes and the facts of the results. */
  readonly tables: Tables;
}

/**
 * The level of kernels that an earlier run tailored to the same relocations, by the same program. Only
 * entries with a blob id have results, since nothing else tells that an entry is still the same.
 */
export function keptResults(
  keeper: Keeper,
  { objects, signature, asked, tables }: ResultsOf,
  warn: (message: string) => void,
  attempt: Attempt,
): Level {
  const name = createHash('sha256')
    .update(`${signature} ${programHash()} ${JSON.stringify(asked)}`)
    .digest('hex');
  const sites = objects.map((object) => object.sites.length);
  let opening: Promise<Results> | undefined;
  let added = 0;
  /** What was written last, and how many kernels had been added then. */
  let written: { readonly added: number; readonly files: readonly string[] } | undefined;

  async function open(): Promise<Results> {
    await attempt(() => keeper.restore(name, 'newest'));
    return openResults(keeper.directoryOf(name), name, sites, tables, warn);
  }

  /** Writes the index, if there are kernels that it lacks. */
  async function write(results: Results): Promise<readonly string[]> {
    if (written?.added !== added) written = { added, files: await results.save() };
    return written.files;
  }

  return {
    origin: 'results',
    async *give(wanted) {
      opening ??= open();
      const results = await opening;
      for (const found of wanted) {
        const key = keyOf(found);
        const kernel = key === undefined ? undefined : await results.read(key);
        if (kernel !== undefined) yield { found, kernel };
      }
    },
    async keepKernel(found, kernel) {
      const key = keyOf(found);
      if (key === undefined) return;
      opening ??= open();
      await (await opening).add(key, kernel);
      added++;
    },
    async checkpoint() {
      if (added === 0 || written?.added === added || opening === undefined) return;
      const results = await opening;
      const files = await write(results);
      await keeper.saveLater?.(name, digestOf(results.keys()), files);
    },
    async save() {
      if (added === 0 || opening === undefined) return;
      const results = await opening;
      await keeper.save(name, digestOf(results.keys()), await write(results));
    },
  };
}

function keyOf({ entry }: FoundEntry): string | undefined {
  return entry.blob === undefined ? undefined : resultKey(entry.blob, entry.kernel.arch);
}
