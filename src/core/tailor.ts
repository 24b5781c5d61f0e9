import { type Btf, parseBtf } from '../btf/btf.js';
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
 * Resolves the relocations of a set of objects on one kernel, keeps of its BTF what they need, and proves the
 * result by resolving them again. If the smallest result cannot be proven, the candidates are kept
 * with all that they reach: no kernel is lost to types that were not foreseen.
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
  let subset = conditional ? reduceAgain(smallest, objectSet, budget) : smallest;
  if (prove(objectSet, findings, subset) !== undefined) {
    subset = reduceToCandidates(target, objectSet);
    const difference = prove(objectSet, findings, subset);
    if (difference !== undefined) throw new Error(`${difference}; please report this`);
  }
  if (compat !== 'none') {
    const isProven = (older: Subset) => prove(objectSet, findings, older, true) === undefined;
    subset = inOlderFormat(subset, isProven);
  }
  return { bytes: subset.bytes, outcomes };
}

/** Tailors the result again until it gets no smaller: with less to match, less need be kept. */
function reduceAgain(first: Subset, objectSet: ObjectSet, budget: Budget): Subset {
  let subset = first;
  for (let conditional = true; conditional; ) {
    const again = reduce(parseBtf(subset.bytes), objectSet, budget);
    conditional = again.conditional && again.subset.bytes.length < subset.bytes.length;
    const ids = subset.ids.map((id) => again.subset.ids[id] as number);
    subset = { bytes: again.subset.bytes, ids };
  }
  return subset;
}
