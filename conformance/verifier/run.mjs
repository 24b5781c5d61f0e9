#!/usr/bin/env node
// Puts our verdicts beside those of kernels' verifiers: the running one's, and those of kernels that are booted.
//
//   npx tsc && node conformance/verifier/run.mjs [--only PART ...] [--quick] [--mutations N] [--random N]
//                                                [--show DIFFERENCES]
//
// PART is one of those below. See ../README.md for what they need and what they compare.

import { parseArgs } from 'node:util';
import { buildVerifierOracle, SUITES } from '../libbpf.mjs';
import { directory } from '../suite.mjs';
import { compareCorpus } from './compare-corpus.mjs';
import { compareRecordedVerdicts } from './compare-recorded-verdicts.mjs';
import { compareGenerations } from './qemu/compare-generations.mjs';
import { compareRandomBytecode } from './random-bytecode.mjs';
import { compareRealObjects } from './real-objects.mjs';

const { values: flags } = parseArgs({
  options: {
    only: { type: 'string', multiple: true },
    quick: { type: 'boolean', default: false },
    mutations: { type: 'string' },
    random: { type: 'string' },
    show: { type: 'string', default: '20' },
  },
});
const { quick } = flags;
const cache = directory(import.meta.dirname, '..', '.cache');
const oracle = buildVerifierOracle(SUITES.newest, cache);
const numberOf = (name, usual, few) => Number(flags[name] ?? (quick ? few : usual));

const PARTS = {
  corpus: () => compareCorpus(cache, { quick }),
  objects: () => compareRealObjects(oracle, cache, numberOf('mutations', 40, 3)),
  random: () => compareRandomBytecode(cache, { programs: numberOf('random', 20_000, 2_000) }),
  recorded: () => compareRecordedVerdicts(cache, oracle, { quick }),
  kernels: () => compareGenerations(cache, oracle, quick ? 1 : 3),
};
const wrong = (flags.only ?? []).filter((part) => !(part in PARTS));
if (wrong.length > 0) throw new Error(`--only knows ${Object.keys(PARTS)}, and not ${wrong}`);

const tallies = [];
for (const part of flags.only ?? Object.keys(PARTS)) {
  const start = performance.now();
  for (const one of await PARTS[part]()) {
    one.print(Number(flags.show));
    tallies.push(one);
  }
  console.log(`${part}: ${((performance.now() - start) / 1000).toFixed(0)} s`);
}
const failed = tallies.filter((one) => one.failed() > 0).length;
console.log(`${tallies.length - failed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
