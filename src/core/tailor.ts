import { type Btf, parseBtf } from '../btf/btf.js';
import { inOwnOrder } from '../btf/own-order.js';
import type { Subset } from '../btf/subset.js';
import { reduce, reduceToCandidates } from './choose/reduce.js';
import { type Compat, inOlderFormat } from './compat.js';
import { type Budget, newBudget } from './context.js';
import type { ObjectFindings } from './findings.js';
import type { ObjectSet } from './object-set.js';
import type { Outcome } from './outcome.js';
import { prove } from './prove.js';
import { resolve } from './resolve.js';

export interface Tailored {
  /** Raw BTF that gives every relocation the same answers as the kernel's whole BTF. */
  readonly bytes: Uint8Array;
  /** By object, by site: what loaders do on this kernel. */
  readonly outcomes: readonly (readonly Outcome[])[];
}

/**
 * Resolves the relocations of a set of objects on one kernel, keeps of its BTF what they need, in an order
 * that does not depend on the kernel's, and proves the result by resolving them again. If that cannot
 * be proven, the order is the kernel's; and then the candidates are kept with all that they reach: no
 * kernel is lost to types that were not foreseen.
 *
 * @param compat what the result is to be readable for, as far as that changes no answer
 * @throws Error if that cannot be proven either, which no kernel and no object should be able to cause
 */
export function tailor(target: Btf, objectSet: ObjectSet, compat: Compat = 'none'): Tailored {
  const budget = newBudget(objectSet);
  const { findings, subset: smallest, conditional } = reduce(target, objectSet, budget);
  const outcomes = objectSet.parts.map((part, index) =>
    resolve(part, findings[index] as ObjectFindings, target),
  );
  const ways = [
    () => reduceAgain(smallest, objectSet, budget, inOwnOrder),
    // Where a loader takes the first of several types, their order is an answer, too.
    () => (conditional ? reduceAgain(smallest, objectSet, budget) : smallest),
    () => reduceToCandidates(target, objectSet),
  ];
  let difference: string | undefined;
  for (const way of ways) {
    const { bytes, ids } = way();
    difference = prove(objectSet, findings, { bytes, ids });
    if (difference !== undefined) continue;
    if (compat === 'none') return { bytes, outcomes };
    const isProven = (older: Subset) => prove(objectSet, findings, older, true) === undefined;
    return { bytes: inOlderFormat({ bytes, ids }, isProven).bytes, outcomes };
  }
  throw new Error(`${difference}; please report this`);
}

/**
 * Tailors the result again until it gets no smaller: with less to match, less need be kept, and which of
 * several types is the first may decide which are.
 *
 * @param arrange puts the types of each result into another order
 */
function reduceAgain(
  first: Subset,
  objectSet: ObjectSet,
  budget: Budget,
  arrange = (subset: Subset): Subset => subset,
): Subset {
  let subset = arrange(first);
  for (;;) {
    const again = reduce(parseBtf(subset.bytes), objectSet, budget).subset;
    const ids = subset.ids.map((id) => again.ids[id] as number);
    const isSmaller = again.bytes.length < subset.bytes.length;
    subset = arrange({ bytes: again.bytes, ids });
    if (!isSmaller) return subset;
  }
}
