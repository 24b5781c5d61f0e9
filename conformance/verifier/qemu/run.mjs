#!/usr/bin/env node
// Puts our verdicts beside those of booted kernels' verifiers; see README.md.
//
//   npx tsc && node conformance/verifier/qemu/run.mjs [--mutations N] [--show DIFFERENCES]

import { parseArgs } from 'node:util';
import { buildVerifierOracle, SUITES } from '../../libbpf.mjs';
import { directory } from '../../suite.mjs';
import { compareGenerations } from './compare-generations.mjs';

const { values: flags } = parseArgs({
  options: {
    mutations: { type: 'string', default: '3' },
    show: { type: 'string', default: '20' },
  },
});
const cache = directory(import.meta.dirname, '..', '..', '.cache');
const oracle = buildVerifierOracle(SUITES.newest, cache);
const tallies = await compareGenerations(cache, oracle, Number(flags.mutations));
for (const { print } of tallies) print(Number(flags.show));
process.exitCode = tallies.some(({ failed }) => failed() > 0) ? 1 : 0;
