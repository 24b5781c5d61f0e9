#!/usr/bin/env node
// Puts our verdicts beside those of the running kernel's verifier.
//
//   npx tsc && node conformance/verifier/run.mjs [--quick] [--random PROGRAMS] [--show DIFFERENCES]
//
// See ../README.md for what it needs.

import { parseArgs } from 'node:util';
import { directory } from '../suite.mjs';
import { compareCorpus } from './compare-corpus.mjs';
import { compareRandomBytecode } from './random-bytecode.mjs';

const { values: flags } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    random: { type: 'string' },
    show: { type: 'string', default: '20' },
  },
});
const { quick } = flags;
const programs = Number(flags.random ?? (quick ? 4_000 : 20_000));
const cache = directory(import.meta.dirname, '..', '.cache');
const tallies = [
  ...(await compareCorpus(cache, { quick })),
  ...(await compareRandomBytecode(cache, { programs })),
];
for (const { print } of tallies) print(Number(flags.show));
process.exitCode = tallies.some(({ failed }) => failed() > 0) ? 1 : 0;
