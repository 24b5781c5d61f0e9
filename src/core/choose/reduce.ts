import type { Btf } from '../../btf/btf.js';
import { type Subset, writeSubset } from '../../btf/subset.js';
import { findCandidates } from '../candidates/candidates.js';
import { withoutCopies } from '../candidates/copies.js';
import type { Budget } from '../context.js';
import { type Findings, findAll } from '../findings.js';
import type { ObjectSet } from '../object-set.js';
import { emptyEvidence } from './evidence.js';
import { selectAllReached, selectTypes } from './select.js';

export interface Reduced {
  readonly findings: Findings;
  /** What of the BTF the findings need. */
  readonly subset: Subset;
  /** Whether a part of that may need less (`Needs.conditional`). */
  readonly conditional: boolean;
}

/**
 * Finds what a BTF answers to a set of objects, and keeps of it what the answers need.
 *
 * @param candidates for the names that the objects want
 */
export function reduce(
  target: Btf,
  objectSet: ObjectSet,
  budget: Budget,
  candidates = findCandidates(target, objectSet.wanted),
): Reduced {
  const distinct = withoutCopies(target, objectSet, candidates);
  const evidence = emptyEvidence();
  const findings = findAll(target, objectSet, distinct, budget, evidence);
  const needs = selectTypes(target, objectSet, candidates, findings, evidence, budget);
  return { findings, subset: writeSubset(target, needs), conditional: needs.conditional };
}

/**
 * Keeps every candidate with all its members and all that they refer to, through pointers too. A
 * loader comes to types by the names of candidates, and from there by references only: so it finds
 * here whatever it finds in the whole BTF.
 */
export function reduceToCandidates(target: Btf, objectSet: ObjectSet): Subset {
  const candidates = findCandidates(target, objectSet.wanted);
  return writeSubset(target, selectAllReached(target, new Set(candidates.flat(2))));
}
