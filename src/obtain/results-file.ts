import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { parseBtf } from '../btf/btf.js';
import { compare } from '../compare.js';
import { type Outcome, STATUSES } from '../core/outcome.js';
import { messageOf } from '../errors.js';
import { filesIn, markUsed, readSmall, writeWhole } from '../keep/files.js';
import type { KernelFacts } from '../preflight/facts.js';
import type { Tables } from '../tailor/tables.js';
import type { TailoredKernel } from '../tailor/tailored-kernel.js';

/** A tailored kernel without its BTF, which is a file, and without the entry that it was made from. */
export type Result = Omit<TailoredKernel, 'btf' | 'packedSha256'>;

/** What runs with the same relocations made, in a directory. */
export interface Results {
  /** The kernel of a key; undefined if it is not there, or if its file is gone or broken. */
  read(key: string): Promise<TailoredKernel | undefined>;
  /** @throws Error if the directory cannot be written */
  add(key: string, kernel: TailoredKernel): Promise<void>;
  /** Keys of all. */
  keys(): Iterable<string>;
  /**
   * Writes the index, without which the files mean nothing, and removes files that are no more in it.
   *
   * @returns names of the files that now belong to the results
   */
  save(): Promise<string[]>;
}

/** What a result depends on besides the relocations: the entry's content, and whose objects it has. */
export function resultKey(blob: string, arch: string): string {
  return `${arch} ${blob}`;
}

/** `index.json`, after a line with its SHA-256. */
interface ResultsIndex {
  readonly format: typeof FORMAT;
  readonly signature: string;
  readonly outcomes: readonly Outcome[];
  readonly facts: readonly KernelFacts[];
  /** By site, indices into `outcomes`; kernels that agree share one. */
  readonly lists: readonly (readonly number[])[];
  /** Those that were needed last come first. */
  readonly kernels: readonly ResultRow[];
}

interface ResultRow {
  readonly key: string;
  /** Of the tailored BTF, which is the file `<sha256>.btf`. */
  readonly sha256: string;
  readonly wholeSize: number;
  readonly helpers?: number | undefined;
  /** Index into `facts`. */
  readonly facts?: number | undefined;
  readonly objects: readonly number[];
  /** By object of `objects`, indices into `lists`. */
  readonly outcomes: readonly number[];
}

const FORMAT = 4;
const INDEX = 'index.json';

/**
 * Results that this run does not need stay as long as there are no more than so many: an archive grows
 * for years, and each of its blobs leaves one behind.
 */
const MOST_RESULTS = 5_000;

/** Another run may have written a file and not yet its index; after so long that run is over. */
const ORPHAN_MS = 24 * 60 * 60 * 1000;

/**
 * Opens the results in a directory, which may be empty. Broken ones, and ones of other relocations,
 * are as good as none, and a reason to warn.
 *
 * @param signature of the relocations, and of all else that results depend on
 * @param sites by object: how many sites it has
 * @param tables take outcomes and facts in; the results' numbers are their numbers
 * @param most how many results are kept beside those that this run needs
 */
export async function openResults(
  directory: string,
  signature: string,
  sites: readonly number[],
  tables: Tables,
  warn: (message: string) => void,
  most = MOST_RESULTS,
): Promise<Results> {
  const fileOf = ({ sha256 }: Pick<Result, 'sha256'>) => join(directory, `${sha256}.btf`);
  const index = join(directory, INDEX);
  let earlier = new Map<string, Result>();
  /** Those that this run needs. */
  const used = new Map<string, Result>();
  const text = await readFile(index, 'utf8').catch(() => undefined);
  try {
    if (text !== undefined) earlier = readIndex(text, signature, sites, tables);
  } catch (error) {
    warn(`Results of an earlier run are broken, and not used: ${messageOf(error)}.`);
  }
  markUsed(index);
  const shareList = listSharer();

  return {
    keys: () => new Set([...used.keys(), ...earlier.keys()]),
    async read(key) {
      const result = used.get(key) ?? earlier.get(key);
      if (result === undefined) return undefined;
      const btf = readSmall(fileOf(result));
      if (btf === undefined) return undefined;
      if (sha256Of(btf) !== result.sha256 || !isBtf(btf)) {
        await rm(fileOf(result), { force: true }).catch(() => {});
        return undefined;
      }
      used.set(key, result);
      return { ...result, btf };
    },
    async add(key, { sha256, wholeSize, helpers, facts, objects, outcomes, btf }) {
      const lists = outcomes.map(shareList);
      const result = { sha256, wholeSize, helpers, facts, objects, outcomes: lists };
      // Neighbouring kernels often have the same.
      if (!existsSync(fileOf(result))) await writeWhole(fileOf(result), btf);
      used.set(key, result);
    },
    async save() {
      const others = [...earlier].filter(([key]) => !used.has(key));
      const newest = [...used].sort(([a], [b]) => compare(a, b));
      const kept = [...newest, ...others.slice(0, Math.max(0, most - newest.length))];
      await writeWhole(index, indexOf(signature, kept, tables));
      const files = new Set([INDEX, ...kept.map(([, { sha256 }]) => `${sha256}.btf`)]);
      for (const name of await filesIn(directory)) {
        if (!files.has(name)) await removeOrphan(join(directory, name));
      }
      return [...files];
    },
  };
}

async function removeOrphan(file: string): Promise<void> {
  const stats = await stat(file).catch(() => undefined);
  if (stats !== undefined && Date.now() - stats.mtimeMs > ORPHAN_MS)
    await rm(file, { force: true });
}

/** @param results those that were needed last come first, and are the last to be left out */
function indexOf(
  signature: string,
  results: readonly (readonly [string, Result])[],
  tables: Tables,
): string {
  const lists: number[][] = [];
  const known = new Map<string, number>();
  // Most are shared, and then need not be compared.
  const seen = new Map<Uint32Array, number>();
  const numberOf = (list: Uint32Array) => {
    const before = seen.get(list);
    if (before !== undefined) return before;
    const key = list.join();
    const index = known.get(key) ?? lists.push([...list]) - 1;
    known.set(key, index);
    seen.set(list, index);
    return index;
  };
  const kernels = results.map(
    ([key, { sha256, wholeSize, helpers, facts, objects, outcomes }]) => ({
      key,
      sha256,
      wholeSize,
      helpers,
      facts,
      objects,
      outcomes: outcomes.map(numberOf),
    }),
  );
  const { outcomes } = tables.outcomes;
  const { facts } = tables.facts;
  const json = JSON.stringify({ format: FORMAT, signature, outcomes, facts, lists, kernels });
  return `${sha256Of(json)}\n${json}`;
}

/** @throws Error if the index is broken, or of other relocations */
function readIndex(
  text: string,
  signature: string,
  sites: readonly number[],
  tables: Tables,
): Map<string, Result> {
  const end = text.indexOf('\n');
  const json = text.slice(end + 1);
  if (text.slice(0, end) !== sha256Of(json)) throw new Error('their checksum is wrong');
  const index = JSON.parse(json) as ResultsIndex;
  if (index.format !== FORMAT || index.signature !== signature) {
    throw new Error('they are of another run');
  }
  const numbers = index.outcomes.map((outcome) => {
    if (!STATUSES.includes(outcome.status)) throw new Error('an outcome is none');
    return tables.outcomes.numberOf(outcome);
  });
  const facts = index.facts.map(tables.facts.numberOf);
  const lists = index.lists.map((list) => Uint32Array.from(list, (number) => at(numbers, number)));
  return new Map(
    index.kernels.map((row) => {
      const { key, sha256, wholeSize, helpers, objects, outcomes } = row;
      if (!/^[0-9a-f]{64}$/.test(sha256)) throw new Error('a file has no name');
      const found = outcomes.map((list) => at(lists, list));
      if (objects.some((object, i) => found[i]?.length !== sites[object])) {
        throw new Error('their relocations are others');
      }
      const ofKernel = row.facts === undefined ? undefined : at(facts, row.facts);
      return [key, { sha256, wholeSize, helpers, facts: ofKernel, objects, outcomes: found }];
    }),
  );
}

/** Equal lists as one: many kernels agree on all relocations, and each list is long. */
function listSharer(): (list: Uint32Array) => Uint32Array {
  const lists = new Map<string, Uint32Array>();
  return (list) => {
    const key = sha256Of(new Uint8Array(list.buffer, list.byteOffset, list.byteLength));
    const shared = lists.get(key) ?? list;
    lists.set(key, shared);
    return shared;
  };
}

function isBtf(bytes: Uint8Array): boolean {
  try {
    parseBtf(bytes);
    return true;
  } catch {
    return false;
  }
}

function at<T>(list: readonly T[], index: number): T {
  const value = list[index];
  if (value === undefined) throw new Error('they refer to nothing');
  return value;
}

function sha256Of(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex');
}
