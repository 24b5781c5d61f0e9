#!/usr/bin/env node
// Puts our verdicts beside those of the running kernel's verifier.
//
//   npx tsc && node conformance/verifier/run.mjs [--quick] [--show DIFFERENCES]

import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { directory } from '../suite.mjs';
import { compareCorpus } from './compare-corpus.mjs';

const { values: flags } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    show: { type: 'string', default: '20' },
  },
});
const cache = directory(import.meta.dirname, '..', '.cache');
const tallies = await compareCorpus(cache, { quick: flags.quick });
for (const { print } of tallies) print(Number(flags.show));
process.exitCode = tallies.some(({ failed }) => failed() > 0) ? 1 : 0;
