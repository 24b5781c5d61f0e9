import type { Btf } from '../btf/btf.js';
import { nextMember } from '../btf/types.js';
import type { Evidence } from './choose/evidence.js';
import type { PlainMatch } from './loaders/plain.js';
import type { ObjectSet } from './object-set.js';

/** Two sets of types that are compared, and what the comparison leaves behind. */
export interface Context {
  /** The object's own BTF. */
  readonly local: Btf;
  /** The kernel's. */
  readonly target: Btf;
  /** Takes down what of the kernel's BTF is looked at, if that is wanted. */
  readonly evidence?: Evidence | undefined;
  readonly budget: Budget;
  readonly members: MemberSearch;
  /** Changes with each match. */
  readonly plain: PlainMatch;
}

/**
 * Finds the first member of the kernel's struct or union `id` that has the name at `name` in the
 * object's strings, or none at all (`btf/types.ts: nextMember`). What was found is kept for a while,
 * for every loader asks the same.
 */
export type MemberSearch = (id: number, name: number) => number;

/** @param queries so many are expected to ask */
export function memberSearch(local: Btf, target: Btf, queries: number): MemberSearch {
  let size = 64;
  while (size < queries * 2) size *= 2;
  const ids = new Uint32Array(size);
  const names = new Uint32Array(size);
  const found = new Uint32Array(size);
  return (id, name) => {
    const slot = (Math.imul(id, 0x9e3779b1) ^ Math.imul(name, 0x85ebca6b)) & (size - 1);
    if (ids[slot] === id && names[slot] === name) return found[slot] as number;
    const index = nextMember(target, id, 0, local.strings, name);
    ids[slot] = id;
    names[slot] = name;
    found[slot] = index;
    return index;
  };
}

/**
 * Steps that are left. Types that are nested in each other, or that all have one
 * name, can be made to cost more than any machine has.
 */
export interface Budget {
  left: number;
}

/**
 * More than twenty times what thousands of queries take on the largest kernel of BTFHub-Archive. A
 * step is about 50 ns, so that a second and a half is the most that a kernel can cost.
 */
const MOST_STEPS = 30_000_000;
const STEPS_PER_QUERY = 2_000;

/** Steps that a candidate costs before anything of it is compared. */
export const CANDIDATE_STEPS = 100;

/** Steps of a pair of types in a comparison of whole types, which leaves evidence of each. */
export const PAIR_STEPS = 20;

export function newBudget({ parts }: ObjectSet): Budget {
  const queries = parts.reduce((sum, { object }) => sum + object.queries.length, 0);
  return { left: MOST_STEPS + queries * STEPS_PER_QUERY };
}

/** Counts the search for a name among so many members. @throws Error as `step` does */
export function searchStep({ budget }: Context, members: number): void {
  spend(budget, 8 + (members >> 3));
}

/** Counts steps. @throws Error if comparing takes more than a real kernel can take */
export function step({ budget }: Context, steps = 1): void {
  spend(budget, steps);
}

/** @throws Error if it is used up */
export function spend(budget: Budget, steps: number): void {
  budget.left -= steps;
  if (budget.left < 0) throw new Error('its types are nested or repeated beyond all measure');
}
