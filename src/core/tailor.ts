import type { Btf } from '../btf/btf.js';
import { writeSubset } from '../btf/subset.js';
import { findCandidates } from './candidates.js';
import { newEffort } from './context.js';
import { withoutCopies } from './copies.js';
import { type Findings, findAll } from './findings.js';
import type { Outcome } from './outcome.js';
import type { Product } from './product.js';
import { prove } from './prove.js';
import { resolve } from './resolve.js';
import { selectTypes } from './select.js';

export interface Tailored {
  /** Raw BTF that gives every relocation the same Outcome as the kernel's whole BTF. */
  readonly bytes: Uint8Array;
  /** By object, by site: what libbpf does on this kernel. */
  readonly outcomes: readonly (readonly Outcome[])[];
}

/**
 * Resolves a product's relocations on one kernel, keeps of its BTF what they need, and proves the
 * result by resolving them again.
 *
 * @throws Error where the proof fails, which no kernel and no object should be able to cause
 */
export function tailor(target: Btf, product: Product): Tailored {
  const effort = newEffort();
  const candidates = findCandidates(target, product.wanted);
  const distinct = withoutCopies(target, product, candidates);
  const findings = findAll(target, product, distinct, effort);
  const outcomes = product.parts.map(({ object }, part) =>
    resolve(object, findings[part] as Findings[number], target),
  );
  const subset = writeSubset(target, selectTypes(target, product, candidates, findings, effort));
  prove(product, findings, outcomes, subset);
  return { bytes: subset.bytes, outcomes };
}
