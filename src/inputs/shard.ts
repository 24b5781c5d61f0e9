import type { Shard } from '../shards/shard.js';
import { readOne } from './lines.js';

/** GitHub starts no more jobs from one matrix. */
const MOST_SHARDS = 256;

/** What a run is asked for that a shard leaves to the run that merges. */
interface LeftToMerge {
  readonly pack: string;
  readonly reportDirectory: string | undefined;
  readonly sarif: boolean;
  /** A report that is read from a file is one. */
  readonly baseline: unknown;
}

/**
 * Reads the input `shard`; undefined if the run is about all kernels.
 *
 * @param errors takes a sentence if it is no part of a whole
 */
export function readShard(values: readonly string[], errors: string[]): Shard | undefined {
  const written = readOne('shard', values, errors);
  if (written === undefined) return undefined;
  const [, number, of] = /^(\d{1,6})\/(\d{1,6})$/.exec(written.replace(/\s/g, '')) ?? [];
  const shard = { number: Number(number), of: Number(of) };
  const isPart = shard.number >= 1 && shard.number <= shard.of && shard.of <= MOST_SHARDS;
  if (isPart) return shard;
  errors.push(
    `shard ${JSON.stringify(written)} is no part of a whole: write 1/8 to 8/8 for eight parts, of at most ${MOST_SHARDS}.`,
  );
  return undefined;
}

/** @param errors takes a sentence for what only all kernels together can have */
export function checkLeftToMerge(
  shard: Shard | undefined,
  { pack, reportDirectory, sarif, baseline }: LeftToMerge,
  errors: string[],
): void {
  if (shard === undefined) return;
  const given = {
    pack: pack !== 'none',
    'report-directory': reportDirectory !== undefined,
    baseline: typeof baseline === 'object',
    sarif,
  };
  for (const [input, isGiven] of Object.entries(given)) {
    if (!isGiven) continue;
    errors.push(
      `${input} is of no use beside shard, whose bundle is a part: leave it out, and give it to the run that merges.`,
    );
  }
}
