/** A part of a run's kernels: the third of eight is `3/8`. */
export interface Shard {
  /** From 1. */
  readonly number: number;
  readonly of: number;
}

export function nameOfShard({ number, of }: Shard): string {
  return `${number}/${of}`;
}

/**
 * A shard's part of a list: neighbours, so that kernels of one distribution, version and architecture,
 * which are kept together from run to run, are mostly in one shard. Parts differ in length by one at most;
 * all of them together are the list.
 */
export function partOf<Item>(list: readonly Item[], { number, of }: Shard): Item[] {
  const start = (part: number) => Math.floor((part * list.length) / of);
  return list.slice(start(number - 1), start(number));
}
