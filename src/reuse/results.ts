import { createHash } from 'node:crypto';
import { parseBtf } from '../btf/btf.js';
import { type Outcome, STATUSES } from '../core/outcome.js';
import type { OutcomeTable } from '../tailor/outcome-table.js';
import type { PooledKernel } from '../tailor/pool.js';

/** A tailored kernel without what depends on how its entry was found. */
export type Result = Omit<PooledKernel, 'sourceSha256'>;

/** What earlier runs with the same relocations worked out, by `resultKey`. */
export type Results = Map<string, Result>;

/** What a result depends on besides the relocations: the entry's content, and whose objects it has. */
export function resultKey(blob: string, arch: string): string {
  return `${arch} ${blob}`;
}

interface ResultsFile {
  readonly format: 1;
  readonly signature: string;
  readonly outcomes: readonly Outcome[];
  /** By site, indices into `outcomes`; kernels that agree share one. */
  readonly lists: readonly (readonly number[])[];
  readonly kernels: readonly ResultRow[];
}

interface ResultRow {
  readonly key: string;
  /** Base64. */
  readonly btf: string;
  readonly sourceSize: number;
  readonly objects: readonly number[];
  /** By object of `objects`, indices into `lists`. */
  readonly outcomes: readonly number[];
}

/** Bytes that `readResults` takes back: JSON, after a line with its SHA-256. */
export function writeResults(signature: string, results: Results, table: OutcomeTable): Uint8Array {
  const lists: number[][] = [];
  const known = new Map<string, number>();
  const listOf = (numbers: Uint32Array) => {
    const key = numbers.join();
    const index = known.get(key) ?? lists.push([...numbers]) - 1;
    known.set(key, index);
    return index;
  };
  const kernels = [...results]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, { btf, sourceSize, objects, outcomes }]) => ({
      key,
      btf: Buffer.from(btf).toString('base64'),
      sourceSize,
      objects,
      outcomes: outcomes.map(listOf),
    }));
  const file: ResultsFile = { format: 1, signature, outcomes: table.outcomes, lists, kernels };
  const text = JSON.stringify(file);
  return Buffer.from(`${sha256(text)}\n${text}`);
}

/**
 * Reads results of an earlier run.
 *
 * @param sites by object: how many sites it has
 * @param table takes the outcomes in; the results' numbers are its numbers
 * @throws Error where they are broken, or of other relocations
 */
export function readResults(
  bytes: Uint8Array,
  signature: string,
  sites: readonly number[],
  table: OutcomeTable,
): Results {
  const text = Buffer.from(bytes).toString();
  const end = text.indexOf('\n');
  const json = text.slice(end + 1);
  if (text.slice(0, end) !== sha256(json)) throw new Error('their checksum is wrong');
  const file = JSON.parse(json) as ResultsFile;
  if (file.format !== 1 || file.signature !== signature) throw new Error('they are of another run');
  const numbers = file.outcomes.map((outcome) => {
    if (!STATUSES.includes(outcome.status)) throw new Error('an outcome is none');
    return table.numberOf(outcome);
  });
  const lists = file.lists.map((list) => Uint32Array.from(list, (index) => at(numbers, index)));
  return new Map(
    file.kernels.map(({ key, btf, sourceSize, objects, outcomes }) => {
      const tailored = new Uint8Array(Buffer.from(btf, 'base64'));
      parseBtf(tailored);
      const found = outcomes.map((index) => at(lists, index));
      if (objects.some((object, i) => found[i]?.length !== sites[object])) {
        throw new Error('their relocations are others');
      }
      return [
        key,
        { btf: tailored, sha256: sha256(tailored), sourceSize, objects, outcomes: found },
      ];
    }),
  );
}

function at<T>(list: readonly T[], index: number): T {
  const value = list[index];
  if (value === undefined) throw new Error('they refer to nothing');
  return value;
}

function sha256(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex');
}
