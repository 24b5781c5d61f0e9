import { readFileSync } from 'node:fs';
import { release } from 'node:os';
import { basename } from 'node:path';
import { parseBtf } from '../../../lib/btf/btf.js';
import { readObject } from '../../../lib/core/object.js';
import { makeObjectSet } from '../../../lib/core/object-set.js';
import { tailor } from '../../../lib/core/tailor.js';
import { judgeObject } from '../../../lib/verdict/judge.js';
import { helpersOf } from '../../../lib/verdict/verifier/helpers-of.js';
import { extractTools } from '../../libbpf-tools.mjs';
import { tally } from '../../tally.mjs';
import { programKey } from '../ask-verifier.mjs';
import { verdictTallies } from '../compare-verdicts.mjs';
import { buildCorpus } from '../corpus.mjs';
import { mutateKernel, readKernel } from '../mutate.mjs';
import { poisonReached } from '../poison-reached.mjs';
import { askKernel } from './ask.mjs';
import { bootableKernels } from './kernels.mjs';
import { compareNames, compareRules, ruleJobs } from './rules/compare.mjs';

const BOOTED_AT_ONCE = 2;

/** The file of the corpus that asks for the running kernel's types. */
const OF_RUNNING_KERNEL = 'kernel_types';

/** Some distributions' kernels are named after these releases, and have the BPF of much newer ones. */
const BASES = ['4.18.0', '5.3.18', '5.14.0'];

/**
 * Boots kernels of other generations, and puts our verdicts beside those of their verifiers: on single
 * rules, on the corpus, and on libbpf-tools by BTF that is changed so that they miss something.
 *
 * @param {string} cache
 * @param {string} oracle path of the verifier's oracle
 * @param {number} mutations of each kernel, for each of the tools
 */
export async function compareGenerations(cache, oracle, mutations) {
  const kernels = await bootableKernels(cache);
  const rules = ruleJobs(cache);
  const tried = await collectObjects(cache, mutations);
  const here = await askKernel(undefined, oracle, rules);
  const asked = [{ release: release(), answers: here }];
  const found = new Map();
  const waiting = [...kernels];
  const boot = async () => {
    for (let kernel = waiting.shift(); kernel; kernel = waiting.shift()) {
      const btf = parseBtf(readFileSync(kernel.btf));
      const jobs = jobsOn(btf, tried);
      const answers = await askKernel(kernel, oracle, [...rules, ...jobs]);
      asked.push({ release: kernel.release, answers: answers.splice(0, rules.length) });
      found.set(kernel, compareOn({ ...kernel, helpers: helpersOf(btf) }, jobs, answers));
    }
  };
  await Promise.all(Array.from({ length: BOOTED_AT_ONCE }, boot));
  asked.sort((a, b) => a.release.localeCompare(b.release, 'en', { numeric: true }));
  const tallies = kernels.flatMap((kernel) => found.get(kernel));
  return [compareNames(rules), compareRules(rules, asked), ...tallies];
}

/**
 * What is tried on each booted kernel: on its own BTF and that with changes, or on made-up kernels.
 *
 * @returns {Promise<{ group: string, path: string, mutations?: number, kernels?: { name: string, path:
 * string }[] }[]>}
 */
async function collectObjects(cache, mutations) {
  const tools = extractTools(cache).map((path) => ({ group: 'libbpf-tools', path, mutations }));
  const corpus = await buildCorpus(cache, { quick: true });
  const madeUp = corpus.filter(({ file }) => file !== OF_RUNNING_KERNEL);
  return [...tools, ...madeUp.map(({ path, kernels }) => ({ group: 'corpus', path, kernels }))];
}

/**
 * @typedef {import('./ask.mjs').Job & { group: string, name: string, parsed: object, outcomes: object[] }} Task
 * a job, and what libbpf makes of the relocations by us
 *
 * @returns {Task[]}
 */
function jobsOn(btf, tried) {
  const whole = readKernel(btf);
  return tried.flatMap(({ group, path, mutations = 0, kernels = [] }) => {
    const parsed = readObject(readFileSync(path));
    const set = makeObjectSet([parsed]);
    const job = (on, target) => {
      // The whole BTF of some hundred kernels does not fit into memory.
      const tailored = tailor(target, set);
      const name = `${basename(path, '.o')}, ${on}`;
      const [outcomes] = tailored.outcomes;
      return { group, name, object: path, btf: tailored.bytes, parsed, outcomes };
    };
    const own = kernels.length === 0 ? [job('as it is', btf)] : [];
    const madeUp = kernels.map((kernel) => job(kernel.name, parseBtf(readFileSync(kernel.path))));
    const changed = Array.from({ length: mutations }, (_, i) => mutateKernel(whole, parsed, i + 1))
      .filter((mutant) => mutant !== undefined)
      .map(({ changes, bytes }) => job(changes.join(', '), parseBtf(bytes)));
    return [...own, ...madeUp, ...changed];
  });
}

/** By group of objects, what we say beside what the kernel says. */
function compareOn({ release, helpers }, jobs, answers) {
  const title = `Linux ${release}`;
  const groups = new Map();
  const rebased = tally(
    `${title}: what is called guarded on an older base is not refused`,
    'verdicts',
  );
  for (const [i, { group, name, parsed, outcomes }] of jobs.entries()) {
    if (!groups.has(group)) groups.set(group, verdictTallies(`${title}, ${group}`, release));
    const verdicts = judgeObject(parsed, { release, helpers }, outcomes);
    groups
      .get(group)
      .compare(name, verdicts, answers[i], (one, instruction) =>
        poisonReached(parsed, one, outcomes, answers[i].externs, instruction, release),
      );
    if (parsed.code.externs.kconfig.has('LINUX_KERNEL_VERSION')) continue;
    for (const base of BASES.filter((one) => isBefore(one, release))) {
      for (const one of judgeObject(parsed, { release: base, helpers }, outcomes)) {
        const { section, program, verdict } = one;
        const { word } = answers[i].programs.get(programKey(section, program)) ?? {};
        if (verdict.verdict !== 'guarded') continue;
        if (word === 'loads') rebased.equal();
        if (word === 'poison') rebased.differ(`${name}, ${section} ${program}: guarded on ${base}`);
      }
    }
  }
  // What is called broken and loads is counted only: an old kernel may know what newer ones do.
  const finished = [...groups.values()].flatMap(({ finish }) => {
    const [safe, , places] = finish();
    return [safe, places];
  });
  return [...finished, rebased];
}

function isBefore(release, other) {
  const [a, b] = [release, other].map((one) => one.split('.').map(Number));
  return a[0] < b[0] || (a[0] === b[0] && a[1] < b[1]);
}
