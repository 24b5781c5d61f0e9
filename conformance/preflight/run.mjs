#!/usr/bin/env node
// Puts what is foretold of programs beside what kernels made of them.
//
//   npx tsc && node conformance/preflight/run.mjs [--again]
//
// See README.md.

import { parseArgs } from 'node:util';
import { buildPreflightOracle, SUITES } from '../libbpf.mjs';
import { directory } from '../suite.mjs';
import { whatHappened } from './happened.mjs';
import { triedObjects } from './objects.mjs';

const { values: flags } = parseArgs({ options: { again: { type: 'boolean', default: false } } });
const cache = directory(import.meta.dirname, '..', '.cache');
const oracle = buildPreflightOracle(SUITES.newest, cache);
const objects = await triedObjects(cache, oracle.headers);
const kernels = await whatHappened(cache, oracle.path, objects, flags);
for (const { release, happened } of kernels) {
  const count = (key) => {
    const counts = {};
    for (const one of happened) counts[one[key]] = (counts[one[key]] ?? 0) + 1;
    return counts;
  };
  console.log(release, happened.length, count('load'), count('attach'));
}
