import { isDeepStrictEqual } from 'node:util';
import { keepKernel } from '../../lib/core/kept/keep-kernel.js';
import { coversNames, neededNames } from '../../lib/core/kept/names.js';
import { tailorKept } from '../../lib/core/kept/tailor-kept.js';
import { tailor, tailorSmallest } from '../../lib/core/tailor.js';

const ASKS_WHOLE = 'the whole kernel has to be asked';

/**
 * Compares what is tailored from a kept kernel with what is tailored from the whole one.
 *
 * @param {object} objectSet
 * @param {object | undefined} kept
 * @param {{ bytes: Uint8Array, outcomes: object[][] }} whole
 * @returns {string | undefined} what differs
 */
export function differenceOf(objectSet, kept, whole) {
  if (kept === undefined) return 'no kept kernel';
  const small = tailorKept(kept, objectSet);
  if (small === undefined) return ASKS_WHOLE;
  for (const [index, outcomes] of whole.outcomes.entries()) {
    const site = outcomes.findIndex(
      (outcome, i) => !isDeepStrictEqual(outcome, small.outcomes[index][i]),
    );
    if (site < 0) continue;
    const { object } = objectSet.parts[index];
    const { typeId, access, kind } = object.queries[object.sites[site].query];
    const told = [small.outcomes[index], outcomes].map((list) => JSON.stringify(list[site]));
    return `object ${index}, kind ${kind} of [${typeId}] ${access}: ${told[0]}, not ${told[1]}`;
  }
  return Buffer.compare(small.bytes, whole.bytes) === 0 ? undefined : 'other bytes';
}

/**
 * The same for a kernel that is kept for what objects ask, and for nothing else.
 *
 * @param {object} btf the whole one, parsed
 * @param {object} objectSet
 * @param {{ bytes: Uint8Array, outcomes: object[][] }} [whole] what was tailored from it, if it was
 * @returns {string | undefined} what differs; `unnamed` if they ask about types without a name; `unproven` if
 *   the smallest result cannot be proven on the whole kernel either, which is therefore asked
 */
export function differenceOfLeast(btf, objectSet, whole = tailor(btf, objectSet)) {
  const needed = neededNames(objectSet);
  if (!coversNames(needed, needed)) return 'unnamed';
  const difference = differenceOf(objectSet, keepKernel(btf, needed), whole);
  if (difference !== ASKS_WHOLE) return difference;
  const { bytes } = tailorSmallest(btf, objectSet, 'none', {});
  return bytes === undefined ? 'unproven' : difference;
}
