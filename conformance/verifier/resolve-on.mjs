import { findCandidates } from '../../lib/core/candidates/candidates.js';
import { newBudget } from '../../lib/core/context.js';
import { findAll } from '../../lib/core/findings.js';
import { makeObjectSet } from '../../lib/core/object-set.js';
import { resolve } from '../../lib/core/resolve.js';

/**
 * What loaders do with an object on a kernel, without tailoring anything.
 *
 * @param {import('../../lib/btf/btf.js').Btf} kernel
 * @param {import('../../lib/core/object.js').BpfObject} object
 * @returns {import('../../lib/core/outcome.js').Outcome[]} by site
 */
export function resolveOn(kernel, object) {
  const set = makeObjectSet([object]);
  const candidates = findCandidates(kernel, set.wanted);
  const [findings] = findAll(kernel, set, candidates, newBudget(set));
  return resolve(set.parts[0], findings, kernel);
}
