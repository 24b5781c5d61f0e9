import type { Btf } from '../btf/btf.js';
import type { Evidence } from './evidence.js';

/** Two sets of types that are compared, and what the comparison leaves behind. */
export interface Context {
  /** The object's own BTF. */
  readonly local: Btf;
  /** The kernel's. */
  readonly target: Btf;
  /** Takes down what of the kernel's BTF is looked at, where that is wanted. */
  readonly evidence?: Evidence;
  readonly effort: Effort;
}

/** Steps that are left. Types nested in each other can be made to cost more than any machine has. */
export interface Effort {
  left: number;
}

/**
 * Sixty times what thousands of queries take on the largest kernel of BTFHub-Archive, and about a
 * second.
 */
const MOST_STEPS = 32_000_000;

export function newEffort(): Effort {
  return { left: MOST_STEPS };
}

/** Counts one step. @throws Error where types are nested beyond all measure */
export function step(context: Context): void {
  if (--context.effort.left < 0) throw new Error('its types are nested beyond all measure');
}
