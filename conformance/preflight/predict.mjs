import { linkedFunctions } from '../../lib/core/programs.js';
import { factsOf } from '../../lib/preflight/ask-kernel.js';
import { findingsOn } from '../../lib/preflight/findings.js';
import { newReach } from '../../lib/preflight/reach.js';
import { readNeeds } from '../../lib/preflight/read-needs.js';
import { judgeObject } from '../../lib/verdict/judge.js';
import { indexRecords } from '../../lib/verdict/link.js';
import { prepareProgram } from '../../lib/verdict/prepare.js';
import { generationOf } from '../../lib/verdict/verifier/generations.js';
import { helpersOf } from '../../lib/verdict/verifier/helpers-of.js';
import { resolveOn } from '../verifier/resolve-on.mjs';

const MOST_STEPS = 100_000_000;
const WORST_LAST = ['loads', 'guarded', 'depends', 'unattached', 'broken'];
const VERDICT_OF = { refused: 'broken', unknown: 'loads' };

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
  const generation = generationOf(kernel);
  const needs = readNeeds(object);
  const facts = factsOf(btf, needs.asked);
  const recordsOf = indexRecords(object);
  const budget = { steps: MOST_STEPS };
  const linked = linkedFunctions(object.code.functions);
  const verdicts = judgeObject(object, kernel, outcomes);
  return verdicts.map(({ program, section, verdict: core }, index) => {
    const prepared = prepareProgram(object, linked[index], recordsOf, budget);
    const reach = newReach(object, prepared, outcomes, generation, undefined);
    const findings = findingsOn(needs.programs[index], facts, generation, reach);
    const words = [core.verdict, ...findings.map(({ effect }) => VERDICT_OF[effect] ?? effect)];
    const verdict = words.reduce((a, b) => (WORST_LAST.indexOf(a) < WORST_LAST.indexOf(b) ? b : a));
    const reasons = findings.map(
      ({ effect, subject, reason }) => `${effect}: ${subject}: ${reason}`,
    );
    return {
      ...{ program, section: section.replace(/^\?/, ''), verdict },
      isUnknown: findings.some(({ effect }) => effect === 'unknown'),
      why: [core.verdict === 'loads' ? '' : `CO-RE: ${core.verdict}`, ...reasons]
        .filter(Boolean)
        .join('; '),
    };
  });
}
