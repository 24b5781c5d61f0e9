import { type Btf, parseBtf } from '../btf/btf.js';
import type { Subset } from '../btf/subset.js';
import type { Candidates } from './candidates/candidates.js';
import { reduce, reduceToCandidates } from './choose/reduce.js';
import { type Compat, inOlderFormat } from './compat.js';
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
 * @param compat what the result is to be readable for, as far as that changes no answer
 * @param candidates for the names that the objects want, if they were found before
 * @throws Error if that cannot be proven either, which no kernel and no object should be able to cause
 */
export function tailor(
  target: Btf,
  objectSet: ObjectSet,
  compat: Compat = 'none',
  candidates?: Candidates,
): Tailored {
  const smallest = tailorSmallest(target, objectSet, compat, { candidates });
  const { outcomes, findings, bytes } = smallest;
  if (bytes !== undefined) return { bytes, outcomes };
  const subset = reduceToCandidates(target, objectSet);
  const difference = prove(objectSet, findings, subset);
  if (difference !== undefined) throw new Error(`${difference}; please report this`);
  return { bytes: inFormat(compat, subset, objectSet, findings), outcomes };
}

/** The smallest result, and what it was made by. */
export interface Smallest extends Omit<Tailored, 'bytes'> {
  /** Undefined if it does not give the answers that the BTF gives. */
  readonly bytes: Uint8Array | undefined;
  readonly findings: Findings;
}

/** What is known of a BTF. */
interface Known {
  /** Those for the names that the objects want. */
  readonly candidates?: Candidates | undefined;
  /** Of a kept kernel, its types' ids in the whole BTF (`kept/keep-kernel.ts`). */
  readonly wholeIds?: Uint32Array;
}

/** Does what `tailor` does, but for what it does if the smallest result cannot be proven. */
export function tailorSmallest(
  target: Btf,
  objectSet: ObjectSet,
  compat: Compat,
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
  return {
    bytes: proven ? inFormat(compat, { bytes, ids }, objectSet, findings) : undefined,
    outcomes,
    findings,
  };
}

function inFormat(
  compat: Compat,
  subset: Subset,
  objectSet: ObjectSet,
  findings: Findings,
): Uint8Array {
  if (compat === 'none') return subset.bytes;
  const isProven = (older: Subset) => prove(objectSet, findings, older, true) === undefined;
  return inOlderFormat(subset, isProven).bytes;
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
