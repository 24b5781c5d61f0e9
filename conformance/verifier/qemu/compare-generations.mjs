import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { parseBtf } from '../../../lib/btf/btf.js';
import { readObject } from '../../../lib/core/object.js';
import { makeObjectSet } from '../../../lib/core/object-set.js';
import { tailor } from '../../../lib/core/tailor.js';
import { judgeObject } from '../../../lib/verdict/judge.js';
import { tally } from '../../tally.mjs';
import { programKey } from '../ask-verifier.mjs';
import { verdictTallies } from '../compare-verdicts.mjs';
import { mutateKernel, readKernel } from '../mutate.mjs';
import { askKernel } from './ask.mjs';
import { bootableKernels } from './kernels.mjs';
import { compareNames, compareRules, ruleJobs } from './rules/compare.mjs';

const BOOTED_AT_ONCE = 2;

/** What distributions name kernels after that have the BPF of much newer ones. */
const REBASED = ['4.18.0', '5.3.18', '5.14.0'];

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
      tallies.push(...compareOn(kernel, jobs, answers));
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

/** By group of objects, what we say beside what the kernel says. */
function compareOn({ release }, jobs, answers) {
  const groups = new Map();
  const older = tally(
    `${release}: what we call guarded on an older release is not refused here`,
    'programs',
  );
  jobs.forEach(({ group, name, parsed, outcomes }, i) => {
    if (!groups.has(group))
      groups.set(group, verdictTallies(`Linux ${release}, ${group}`, release));
    const verdicts = judgeObject(parsed, { release }, outcomes);
    groups.get(group).compare(name, verdicts, answers[i], () => undefined);
    if (parsed.code.externs.kconfig.has('LINUX_KERNEL_VERSION')) return;
    for (const base of REBASED.filter((one) => isBefore(one, release))) {
      for (const { section, program, verdict } of judgeObject(
        parsed,
        { release: base },
        outcomes,
      )) {
        const { word } = answers[i].programs.get(programKey(section, program)) ?? {};
        if (verdict.verdict !== 'guarded' || (word !== 'loads' && word !== 'poison')) continue;
        if (word === 'loads') older.equal();
        else older.differ(`${name}, ${section} ${program}: guarded by the rules of ${base}`);
      }
    }
  });
  return [...[...groups.values()].flatMap(({ finish }) => finish()), older];
}

function isBefore(release, other) {
  const [a, b] = [release, other].map((one) => one.split('.').map(Number));
  return a[0] < b[0] || (a[0] === b[0] && a[1] < b[1]);
}
