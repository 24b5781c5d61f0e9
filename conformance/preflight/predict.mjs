import { findFindings } from '../../lib/expectations/find-findings.js';
import { factsOf } from '../../lib/preflight/ask-kernel.js';
import { readNeeds } from '../../lib/preflight/read-needs.js';
import { worstOf } from '../../lib/preflight/worst.js';
import { newJudge } from '../../lib/verdict/judge.js';
import { helpersOf } from '../../lib/verdict/verifier/helpers-of.js';
import { resolveOn } from '../verifier/resolve-on.mjs';

/**
 * @typedef {object} Predicted what is said of one program
 * @property {string} program
 * @property {string} section without a `?` before it
 * @property {'loads' | 'guarded' | 'depends' | 'unattached' | 'broken'} verdict the worst of CO-RE's and the findings'
 * @property {boolean} isUnknown whether a finding says that it is not known
 * @property {string} why
 */

/**
 * What the tool says of each program of an object on a kernel.
 *
 * @param {import('../../lib/core/object.js').BpfObject} object
 * @param {{ release: string, btf: import('../../lib/btf/btf.js').Btf }} kernel
 * @returns {Predicted[]}
 */
export function predict(object, { release, btf }) {
  const outcomes = resolveOn(btf, object);
  const kernel = { release, helpers: helpersOf(btf) };
  const needs = readNeeds(object);
  const judge = newJudge(object);
  const lacking = findFindings(object, needs, judge, [factsOf(btf, needs.asked)]);
  const found = lacking.find(lacking.factsFor(0), kernel, outcomes);
  return judge.judge(kernel, outcomes).map((core, index) => {
    const { program, section } = judge.programs[index];
    const findings = found[index];
    const reasons = findings.map(
      ({ effect, subject, reason }) => `${effect}: ${subject}: ${reason}`,
    );
    return {
      ...{ program, section: section.replace(/^\?/, '') },
      verdict: worstOf({ verdict: core, findings }),
      isUnknown: findings.some(({ effect }) => effect === 'unknown'),
      why: [core.verdict === 'loads' ? '' : `CO-RE: ${core.verdict}`, ...reasons]
        .filter(Boolean)
        .join('; '),
    };
  });
}
