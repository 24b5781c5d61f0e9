import { type Btf, parseBtf } from '../btf/btf.js';
import type { Subset } from '../btf/subset.js';
import type { Candidates } from './candidates/candidates.js';
import { reduce, reduceToCandidates } from './choose/reduce.js';
import { type Budget, newBudget } from './context.js';
import type { Findings, ObjectFindings } from './findings.js';
import { withWholeIds } from './kept/whole-ids.js';
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
 * @param candidates for the names that the objects want, if they were found before
 * @throws Error if that cannot be proven either, which no kernel and no object should be able to cause
 */
export function tailor(target: Btf, objectSet: ObjectSet, candidates?: Candidates): Tailored {
  const { findings, proven, ...tailored } = tailorSmallest(target, objectSet, { candidates });
  if (proven) return tailored;
  const subset = reduceToCandidates(target, objectSet);
  const difference = prove(objectSet, findings, subset);
  if (difference !== undefined) throw new Error(`${difference}; please report this`);
  return { ...tailored, bytes: subset.bytes };
}

/** The smallest result, and whether it gives the answers that the BTF gives. */
export interface Smallest extends Tailored {
  readonly proven: boolean;
  readonly findings: Findings;
}

/** What is known of a BTF. */
interface Known {
  /** Those for the names that the objects want. */
  readonly candidates?: Candidates | undefined;
  /** Of a kept kernel, its types' ids in the whole BTF (`kept/keep-kernel.ts`). */
  readonly wholeIds?: Uint32Array;
}

/** Does what `tailor` does, up to its proof. */
export function tailorSmallest(
  target: Btf,
  objectSet: ObjectSet,
  { candidates, wholeIds }: Known,
): Smallest {
  const budget = newBudget(objectSet);
  const reduced = reduce(target, objectSet, budget, candidates);
  const { findings, subset: smallest, conditional } = reduced;
  const outcomes = objectSet.parts.map((part, index) => {
    const found = findings[index] as ObjectFindings;
    return resolve(part, wholeIds ? withWholeIds(found, part, wholeIds) : found, target);
  });
  const { bytes, ids } = conditional ? reduceAgain(smallest, objectSet, budget) : smallest;
  const proven = prove(objectSet, findings, { bytes, ids }) === undefined;
  return { bytes, outcomes, findings, proven };
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
