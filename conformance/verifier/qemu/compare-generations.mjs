import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { parseBtf } from '../../../lib/btf/btf.js';
import { readObject } from '../../../lib/core/object.js';
import { makeObjectSet } from '../../../lib/core/object-set.js';
import { tailor } from '../../../lib/core/tailor.js';
import { judgeObject } from '../../../lib/verdict/judge.js';
import { VERDICTS } from '../../../lib/verdict/verdict.js';
import { tally } from '../../tally.mjs';
import { mutateKernel, readKernel } from '../mutate.mjs';
import { askKernel } from './ask.mjs';
import { bootableKernels } from './kernels.mjs';
import { compareNames, compareRules, ruleJobs } from './rules/compare.mjs';

const BOOTED_AT_ONCE = 2;
const WORDS = ['loads', 'poison', 'other', 'refused'];

/**
 * An object, and where it is resolved besides on each booted kernel's own BTF.
 *
 * @typedef {object} Tried
 * @property {string} group
 * @property {string} path
 * @property {number} [mutations] how many changed kinds of the booted kernel's BTF it is tried on
 * @property {{ name: string, path: string }[]} [kernels] made-up ones, in place of the booted one's
 */

/**
 * Boots kernels of other generations, and puts our verdicts beside those of their verifiers: on single
 * rules, and on objects by BTF that is changed so that they miss something.
 *
 * @param {string} cache
 * @param {string} oracle path of the verifier's oracle
 * @param {Tried[]} tried
 */
export async function compareGenerations(cache, oracle, tried) {
  const kernels = await bootableKernels(cache);
  const rules = ruleJobs(cache);
  const asked = [{ ...running(), answers: await askKernel(undefined, oracle, rules) }];
  const tallies = [];
  const waiting = [...kernels];
  const boot = async () => {
    for (let kernel = waiting.shift(); kernel; kernel = waiting.shift()) {
      const jobs = jobsOn(kernel, tried);
      const answers = await askKernel(kernel, oracle, [...rules, ...jobs]);
      asked.push({ release: kernel.release, answers: answers.splice(0, rules.length) });
      tallies.push(compareOn(kernel, jobs, answers));
    }
  };
  await Promise.all(Array.from({ length: BOOTED_AT_ONCE }, boot));
  return [compareNames(rules), compareRules(rules, asked), ...tallies];
}

function running() {
  return { release: readFileSync('/proc/sys/kernel/osrelease', 'utf8').trim() };
}

/** Each object with its BTF, what libbpf does on that by us, and what was changed in it. */
function jobsOn(kernel, tried) {
  const whole = readKernel(parseBtf(readFileSync(kernel.btf)));
  return tried.flatMap(({ group, path, mutations = 0, kernels }) => {
    const object = readObject(readFileSync(path));
    const set = makeObjectSet([object]);
    const name = basename(path, '.o');
    const job = (on, bytes) => {
      const { bytes: btf, outcomes } = tailor(parseBtf(bytes), set);
      return {
        group,
        name: `${name}, ${on}`,
        object: path,
        parsed: object,
        btf,
        outcomes: outcomes[0],
      };
    };
    if (kernels) return kernels.map((own) => job(own.name, readFileSync(own.path)));
    const changed = Array.from({ length: mutations }, (_, seed) => {
      const mutated = mutateKernel(whole, object, seed + 1);
      return mutated && job(mutated.changes.join(', '), mutated.bytes);
    });
    return [job('as it is', readFileSync(kernel.btf)), ...changed.filter(Boolean)];
  });
}

function compareOn({ release }, jobs, answers) {
  const title = `${release}: what we call guarded is not refused for its relocations`;
  const compared = tally(title, 'programs');
  const counts = new Map();
  jobs.forEach(({ group, name, parsed, outcomes }, i) => {
    const { programs, refused } = answers[i];
    for (const { program, verdict } of judgeObject(parsed, { release }, outcomes)) {
      const { word, text } = programs.get(program) ?? { word: 'refused', text: refused };
      if (!counts.has(group)) counts.set(group, new Map());
      const key = `${verdict.verdict} ${word}`;
      counts.get(group).set(key, (counts.get(group).get(key) ?? 0) + 1);
      const good = verdict.verdict === 'guarded' || verdict.verdict === 'loads';
      if (good && word === 'poison') {
        compared.differ(`${name}, ${program}: we say ${verdict.verdict}; ${text}`);
      } else compared.equal();
    }
  });
  return { ...compared, print: (shown) => printCounts(release, counts) || compared.print(shown) };
}

function printCounts(release, counts) {
  for (const [group, found] of counts) {
    for (const verdict of VERDICTS) {
      const cells = WORDS.map((word) => `${found.get(`${verdict} ${word}`) ?? 0} ${word}`);
      console.log(`${release}, ${group}, we say ${verdict}: ${cells.join(', ')}`);
    }
  }
}
