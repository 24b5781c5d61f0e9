import type { Generation } from '../../verdict/verifier/generations.js';
import { type Presence, presenceOf } from '../dating.js';
import type { KernelFacts } from '../facts.js';
import type { AskedEnum } from '../needs.js';

/** What is known of a kernel from here. */
export interface KnownKernel {
  readonly facts: KernelFacts;
  readonly generation: Generation;
}

/**
 * Whether a kernel has an enumerator of the BPF headers: by its own enum, which is the last word; without one
 * by its release, from which on mainline has it. Distributions only add to that, so that a release never says no.
 */
export function hasEnumerator(
  { facts, generation }: KnownKernel,
  name: AskedEnum,
  enumerator: string,
  since: string,
): Presence {
  const there = facts.enumerators[name];
  if (there !== null) return there.includes(enumerator) ? 'there' : 'lacking';
  return presenceOf(since, generation, null);
}

/** Whether it takes what came with a release and that no enum shows. */
export function hasSince({ facts, generation }: KnownKernel, since: string): Presence {
  return presenceOf(since, generation, facts.newest);
}

/** `it came with Linux 5.8`. */
export function cameWith(since: string): string {
  return `it came with Linux ${since}`;
}

/** `whether this kernel has it is not known from here`, told of things that leave no trace. */
export function notKnown(what: string, since: string): string {
  return `it is not known from here whether this kernel has ${what} (${cameWith(since)})`;
}
