import type { Btf } from '../../btf/btf.js';
import { type Subset, writeSubset } from '../../btf/subset.js';
import { findCandidates } from '../candidates/candidates.js';
import { withoutCopies } from '../candidates/copies.js';
import type { Effort } from '../context.js';
import { type Findings, findAll } from '../findings.js';
import type { Product } from '../product.js';
import { emptyEvidence } from './evidence.js';
import { selectTypes } from './select.js';

export interface Reduced {
  readonly findings: Findings;
  /** What of the BTF the findings need. */
  readonly subset: Subset;
  /** Whether a part of that may need less (`Needs.conditional`). */
  readonly conditional: boolean;
}

/** Finds what a BTF answers to a product, and keeps of it what the answers need. */
export function reduce(target: Btf, product: Product, effort: Effort): Reduced {
  const candidates = findCandidates(target, product.wanted);
  const distinct = withoutCopies(target, product, candidates);
  const evidence = emptyEvidence();
  const findings = findAll(target, product, distinct, effort, evidence);
  const needs = selectTypes(target, product, candidates, findings, evidence, effort);
  return { findings, subset: writeSubset(target, needs), conditional: needs.conditional };
}
