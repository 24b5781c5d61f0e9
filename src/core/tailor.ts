import { type Btf, parseBtf } from '../btf/btf.js';
import { reduce } from './choose/reduce.js';
import { newEffort } from './context.js';
import type { Findings } from './findings.js';
import type { Outcome } from './outcome.js';
import type { Product } from './product.js';
import { prove } from './prove.js';
import { resolve } from './resolve.js';

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
  const effort = newEffort(product);
  const whole = reduce(target, product, effort);
  const outcomes = product.parts.map(({ object }, part) =>
    resolve(object, whole.findings[part] as Findings[number], target),
  );
  let { subset } = whole;
  for (let { conditional } = whole; conditional; ) {
    const again = reduce(parseBtf(subset.bytes), product, effort);
    conditional = again.conditional && again.subset.bytes.length < subset.bytes.length;
    const ids = subset.ids.map((id) => again.subset.ids[id] as number);
    subset = { bytes: again.subset.bytes, ids };
  }
  prove(product, whole.findings, outcomes, subset);
  return { bytes: subset.bytes, outcomes };
}
