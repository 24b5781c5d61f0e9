import { createHash, randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseBtf } from '../btf/btf.js';
import { compare } from '../compare.js';
import { type Outcome, STATUSES } from '../core/outcome.js';
import { messageOf } from '../errors.js';
import type { OutcomeTable } from '../tailor/outcome-table.js';
import type { PooledKernel } from '../tailor/pool.js';

/** A tailored kernel without what depends on how its entry was found; its BTF is a file. */
export type Result = Omit<PooledKernel, 'btf' | 'sourceSha256'>;

/** What runs with the same relocations worked out, in a directory. */
export interface Results {
  get(key: string): Result | undefined;
  /** The tailored BTF of a result; undefined where its file is gone or broken. */
  readBtf(result: Result): Promise<Uint8Array | undefined>;
  add(key: string, result: Result, btf: Uint8Array): Promise<void>;
  /** Keys of those that were added, and of all. */
  readonly added: ReadonlySet<string>;
  keys(): Iterable<string>;
  /** Writes the index, without which the files mean nothing. */
  save(): Promise<void>;
}

/** What a result depends on besides the relocations: the entry's content, and whose objects it has. */
export function resultKey(blob: string, arch: string): string {
  return `${arch} ${blob}`;
}

/** `index.json`, after a line with its SHA-256. */
interface ResultsIndex {
  readonly format: 1;
  readonly signature: string;
  readonly outcomes: readonly Outcome[];
  /** By site, indices into `outcomes`; kernels that agree share one. */
  readonly lists: readonly (readonly number[])[];
  readonly kernels: readonly ResultRow[];
}

interface ResultRow {
  readonly key: string;
  /** Of the tailored BTF, which is the file `<sha256>.btf`. */
  readonly sha256: string;
  readonly sourceSize: number;
  readonly objects: readonly number[];
  /** By object of `objects`, indices into `lists`. */
  readonly outcomes: readonly number[];
}

const INDEX = 'index.json';

/**
 * Opens the results in a directory, which may be empty. Broken ones, and ones of other relocations,
 * are as good as none, and a reason to warn.
 *
 * @param sites by object: how many sites it has
 * @param table takes the outcomes in; the results' numbers are its numbers
 */
export async function openResults(
  directory: string,
  signature: string,
  sites: readonly number[],
  table: OutcomeTable,
  warn: (message: string) => void,
): Promise<Results> {
  const fileOf = ({ sha256 }: Pick<Result, 'sha256'>) => join(directory, `${sha256}.btf`);
  let results = new Map<string, Result>();
  const added = new Set<string>();
  const text = await readFile(join(directory, INDEX), 'utf8').catch(() => undefined);
  try {
    if (text !== undefined) results = readIndex(text, signature, sites, table);
  } catch (error) {
    warn(`Results of an earlier run are broken, and not used: ${messageOf(error)}.`);
  }
  const shareList = listSharer();

  return {
    added,
    get: (key) => results.get(key),
    keys: () => results.keys(),
    async readBtf(result) {
      const btf = await readFile(fileOf(result)).catch(() => undefined);
      if (btf === undefined || (sha256Of(btf) === result.sha256 && isBtf(btf))) return btf;
      await rm(fileOf(result), { force: true });
      return undefined;
    },
    async add(key, result, btf) {
      results.set(key, { ...result, outcomes: result.outcomes.map(shareList) });
      added.add(key);
      // Neighbouring kernels often have the same.
      if (!existsSync(fileOf(result))) await writeWhole(directory, fileOf(result), btf);
    },
    save: () => writeWhole(directory, join(directory, INDEX), indexOf(signature, results, table)),
  };
}

function indexOf(
  signature: string,
  results: ReadonlyMap<string, Result>,
  table: OutcomeTable,
): string {
  const lists: number[][] = [];
  const known = new Map<string, number>();
  const numberOf = (list: Uint32Array) => {
    const key = list.join();
    const index = known.get(key) ?? lists.push([...list]) - 1;
    known.set(key, index);
    return index;
  };
  const kernels = [...results]
    .sort(([a], [b]) => compare(a, b))
    .map(([key, { sha256, sourceSize, objects, outcomes }]) => ({
      key,
      sha256,
      sourceSize,
      objects,
      outcomes: outcomes.map(numberOf),
    }));
  const { outcomes } = table;
  const json = JSON.stringify({ format: 1, signature, outcomes, lists, kernels });
  return `${sha256Of(json)}\n${json}`;
}

/** @throws Error where the index is broken, or of other relocations */
function readIndex(
  text: string,
  signature: string,
  sites: readonly number[],
  table: OutcomeTable,
): Map<string, Result> {
  const end = text.indexOf('\n');
  const json = text.slice(end + 1);
  if (text.slice(0, end) !== sha256Of(json)) throw new Error('their checksum is wrong');
  const index = JSON.parse(json) as ResultsIndex;
  if (index.format !== 1 || index.signature !== signature) {
    throw new Error('they are of another run');
  }
  const numbers = index.outcomes.map((outcome) => {
    if (!STATUSES.includes(outcome.status)) throw new Error('an outcome is none');
    return table.numberOf(outcome);
  });
  const lists = index.lists.map((list) => Uint32Array.from(list, (number) => at(numbers, number)));
  return new Map(
    index.kernels.map(({ key, sha256, sourceSize, objects, outcomes }) => {
      if (!/^[0-9a-f]{64}$/.test(sha256)) throw new Error('a file has no name');
      const found = outcomes.map((list) => at(lists, list));
      if (objects.some((object, i) => found[i]?.length !== sites[object])) {
        throw new Error('their relocations are others');
      }
      return [key, { sha256, sourceSize, objects, outcomes: found }];
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

async function writeWhole(
  directory: string,
  file: string,
  data: string | Uint8Array,
): Promise<void> {
  const temporary = `${file}.${randomBytes(6).toString('hex')}`;
  await mkdir(directory, { recursive: true });
  await writeFile(temporary, data);
  await rename(temporary, file);
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
