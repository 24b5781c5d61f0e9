#!/usr/bin/env node
// Puts what is foretold of programs beside what kernels made of them.
//
//   npx tsc && node conformance/preflight/run.mjs [--again] [--names]
//
// --again asks kernels again that were asked before; --names prints how well names in BTF tell what attaches.
// See README.md.

import { parseArgs } from 'node:util';
import { buildPreflightOracle, SUITES } from '../libbpf.mjs';
import { directory } from '../suite.mjs';
import { compareOn } from './compare.mjs';
import { whatHappened } from './happened.mjs';
import { tellNames } from './names.mjs';
import { triedObjects } from './objects.mjs';
import { printTable } from './table.mjs';
import { compareTables } from './tables.mjs';

const { values: flags } = parseArgs({
  options: {
    again: { type: 'boolean', default: false },
    names: { type: 'boolean', default: false },
  },
});
const cache = directory(import.meta.dirname, '..', '.cache');
const oracle = buildPreflightOracle(SUITES.newest, cache);
const objects = await triedObjects(cache, oracle.headers);
const kernels = await whatHappened(cache, oracle.path, objects, flags);
if (flags.names) {
  for (const kernel of kernels) {
    console.log(kernel.release);
    for (const { sort, known, became, programs } of tellNames(kernel)) {
      const some = programs.slice(0, 3).join(' ');
      console.log(
        `  ${sort.padEnd(14)} ${known.padEnd(40)} ${became.padEnd(10)} ${programs.length}  ${some}`,
      );
    }
  }
}
const compared = kernels.map((kernel) => ({
  release: kernel.release,
  pairs: compareOn(kernel, objects),
}));
const tables = compareTables(oracle.tables, objects);
const isBroken = printTable(compared);
for (const one of tables) one.print();
process.exitCode = isBroken || tables.some((one) => one.failed() > 0) ? 1 : 0;
