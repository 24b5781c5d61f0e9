import type { Btf } from '../btf/btf.js';
import type { Evidence } from './choose/evidence.js';
import type { Product } from './product.js';

/** Two sets of types that are compared, and what the comparison leaves behind. */
export interface Context {
  /** The object's own BTF. */
  readonly local: Btf;
  /** The kernel's. */
  readonly target: Btf;
  /** Takes down what of the kernel's BTF is looked at, if that is wanted. */
  readonly evidence?: Evidence | undefined;
  readonly budget: Budget;
}

/**
 * Steps that are left. Types that are nested in each other, or that all have one
 * name, can be made to cost more than any machine has.
 */
export interface Budget {
  left: number;
}

/**
 * Some twenty times what thousands of queries take on the largest kernel of BTFHub-Archive, and a
 * second of work.
 */
const MOST_STEPS = 20_000_000;
const STEPS_PER_QUERY = 2_000;

/** Steps that a candidate costs before anything of it is compared. */
export const CANDIDATE_STEPS = 100;

/** Steps of a pair of types in a comparison of whole types, which leaves evidence of each. */
export const PAIR_STEPS = 4;

export function newBudget({ parts }: Product): Budget {
  const queries = parts.reduce((sum, { object }) => sum + object.queries.length, 0);
  return { left: MOST_STEPS + queries * STEPS_PER_QUERY };
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
