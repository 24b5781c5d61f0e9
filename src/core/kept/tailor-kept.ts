import type { Compat } from '../compat.js';
import type { ObjectSet } from '../object-set.js';
import { type Tailored, tailorSmallest } from '../tailor.js';
import type { KeptKernel } from './keep-kernel.js';

/**
 * Tailors a kept kernel, which must cover what the objects ask: to the same bytes and the same Outcomes
 * as the whole one.
 *
 * @returns undefined if the whole kernel has to be asked: types that were not foreseen are kept from it
 *   with all that they reach (`tailor`), which a kept kernel does not have, and its errors are told by it
 */
export function tailorKept(
  { btf, wholeIds }: Pick<KeptKernel, 'btf' | 'wholeIds'>,
  objectSet: ObjectSet,
  compat: Compat = 'none',
): Tailored | undefined {
  try {
    const { bytes, outcomes } = tailorSmallest(btf, objectSet, compat, { wholeIds });
    return bytes && { bytes, outcomes };
  } catch {
    return undefined;
  }
}
