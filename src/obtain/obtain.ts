import type { FoundEntry } from '../archive/search.js';
import { messageOf } from '../errors.js';
import type { Interrupt } from '../interrupt.js';
import type { Attempt } from '../keep/attempt.js';
import type { Keep } from '../tailor/one-kernel.js';
import { ThreadsError } from '../tailor/pool.js';
import type { TailoredKernel } from '../tailor/tailored-kernel.js';
import { startCheckpoints } from './checkpoints.js';
import { inFlight } from './in-flight.js';
import type { Given, Level } from './level.js';
import type { Origin } from './origins.js';
import { isOutage } from './outage.js';
import { until } from './until.js';

/** What became of the wish for one kernel. */
export type Obtained = { readonly found: FoundEntry } & (
  | {
      readonly kernel: TailoredKernel;
      readonly origin: Origin;
      /** Bytes of the entry as packed, if it had to be unpacked. */
      readonly packedSize?: number;
    }
  /** Why there is no tailored BTF, if that lies in this kernel. */
  | { readonly missing: string }
  /** Why there is none, if a server or this machine failed. A further run may do better. */
  | { readonly outage: Error }
);

export interface ObtainMeans {
  /** The cheapest first. */
  readonly levels: readonly Level[];
  /** Tailors a packed entry, and keeps a part of it if there is for what. */
  readonly tailor: (
    found: FoundEntry,
    packed: Uint8Array,
    keep: Keep | undefined,
  ) => Promise<TailoredKernel>;
  /** How many kernels are in memory at once. */
  readonly capacity: number;
  /** Is told of work to come, before there is any. */
  readonly expect?: (kernels: number) => void;
  /** Does what is for later runs only. */
  readonly attempt: Attempt;
  readonly interrupt?: Interrupt | undefined;
}

/**
 * Obtains the tailored BTF of each kernel from the first level that has it, in any order. What is new
 * is kept for later runs, also if the caller stops early. An interrupt ends the process once that is
 * kept which is there.
 */
export async function* obtain(
  wanted: readonly FoundEntry[],
  { levels, tailor, capacity, expect, attempt, interrupt }: ObtainMeans,
): AsyncGenerator<Obtained> {
  const lastCheckpoint = startCheckpoints(levels, attempt);
  const release = interrupt?.hold();
  try {
    yield* inFlight(
      until(giveInOrder(wanted, levels, expect), interrupt?.signal),
      capacity,
      finish,
    );
  } finally {
    await lastCheckpoint();
    // What was written down will be saved by whoever comes after this process, if it ends from here on.
    release?.();
    await Promise.all(levels.map((level) => attempt(async () => level.save?.())));
  }

  async function finish(numbered: Numbered): Promise<Obtained> {
    const obtained = await obtainOne(numbered);
    for (const level of levels) level.settled?.(obtained.found);
    return obtained;
  }

  async function obtainOne({ given, index }: Numbered): Promise<Obtained> {
    const { found } = given;
    const { origin } = levels[index] as Level;
    const earlier = levels.slice(0, index);
    if ('kernel' in given) {
      await offer(earlier, found, given.kernel);
      return { found, kernel: given.kernel, origin };
    }
    if ('error' in given) return failed(found, given.error);
    const { packed } = given;
    const packedSize = packed.length;
    for (const level of earlier) await attempt(async () => level.keepPacked?.(found, packed));
    let kernel: TailoredKernel;
    try {
      kernel = await tailor(found, packed, await toKeep(earlier, found));
    } catch (error) {
      return failed(found, error);
    }
    await offer(earlier, found, kernel);
    return { found, kernel, origin, packedSize };
  }

  async function toKeep(earlier: readonly Level[], found: FoundEntry) {
    for (const level of earlier) {
      const keep = await attempt(async () => level.toKeep?.(found));
      if (keep !== undefined) return keep;
    }
    return undefined;
  }

  async function offer(earlier: readonly Level[], found: FoundEntry, kernel: TailoredKernel) {
    for (const level of earlier) await attempt(async () => level.keepKernel?.(found, kernel));
  }
}

interface Numbered {
  readonly given: Given;
  /** Index of the level. */
  readonly index: number;
}

/** Takes what the levels give. A later level is asked when an earlier one has given all that it has. */
async function* giveInOrder(
  wanted: readonly FoundEntry[],
  levels: readonly Level[],
  expect: ObtainMeans['expect'],
): AsyncGenerator<Numbered> {
  const left = new Set(wanted);
  for (const [index, level] of levels.entries()) {
    if (left.size === 0) return;
    // Results need no work.
    if (level.origin !== 'results') expect?.(left.size);
    for await (const given of level.give([...left])) {
      left.delete(given.found);
      yield { given, index };
    }
  }
}

function failed(found: FoundEntry, error: unknown): Obtained {
  if (error instanceof ThreadsError || isOutage(error)) return { found, outage: error };
  return { found, missing: messageOf(error) };
}
