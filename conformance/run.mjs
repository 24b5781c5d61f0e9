#!/usr/bin/env node
// Puts our answers beside those of libbpf, cilium/ebpf, aya, bpftool and the running kernel. Verdicts are
// compared by verifier/run.mjs.
//
//   npx tsc && node conformance/run.mjs [--quick] [--programs PAIRS] [--mutants COUNT] \
//     [--mutations COUNT] [--show DIFFERENCES]
//
// See README.md for what it needs and what it compares.

import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { compareAya } from './compare-aya.mjs';
import { compareBpftool } from './compare-bpftool.mjs';
import { compareCilium } from './compare-cilium.mjs';
import { compareKept } from './compare-kept.mjs';
import { compareLibbpf, compareRefusals } from './compare-libbpf.mjs';
import { compareLoads } from './compare-loads.mjs';
import { buildOlder, compareOlder, compareOlderLoads } from './compare-older.mjs';
import { compareRecorded } from './compare-recorded.mjs';
import { buildOracle, SUITES } from './libbpf.mjs';
import { collect, directory } from './suite.mjs';
import { tailorAll, tailorTogether } from './tailor-all.mjs';
import { tally } from './tally.mjs';

const { values: flags } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    programs: { type: 'string' },
    mutants: { type: 'string' },
    show: { type: 'string', default: '20' },
  },
});
const { quick } = flags;
const programs = Number(flags.programs ?? (quick ? 60 : 300));
const mutants = Number(flags.mutants ?? (quick ? 300 : 3000));
const show = Number(flags.show);
const cache = directory(import.meta.dirname, '.cache');

execFileSync('node', [join(import.meta.dirname, 'kernels.mjs')], { stdio: 'inherit' });
const newest = buildOracle(SUITES.newest, cache);
const older = buildOracle(SUITES.older, cache);
const oldest = buildOlder(cache);
const parts = await collect(cache, newest, { quick, programs, mutants });

const work = tally('tailored', 'files');
const { pairs: alone, refusals } = tailorAll(cache, parts, work);
const pairs = [...alone, ...tailorTogether(cache, alone, work)];
const whole = pairs.filter(({ part }) => part.group !== 'mutants');
work.print(show);
const tallies = [
  work,
  ...(await compareLibbpf(cache, SUITES.newest, newest, pairs)),
  ...(await compareRefusals(cache, newest, refusals)),
  ...(await compareLibbpf(cache, SUITES.older, older, whole)),
  ...(await compareOlder(cache, oldest, whole)),
  ...(await compareCilium(cache, pairs)),
  ...(await compareAya(cache, pairs)),
  ...(await compareBpftool(cache, alone)),
  ...compareKept(alone, quick ? 300 : 3000),
  ...compareLoads(cache, parts),
  ...compareOlderLoads(cache, oldest, parts),
  await compareRecorded(),
];
for (const { print } of tallies.slice(1)) print(show);

const passed = tallies.filter(({ failed }) => failed() === 0).length;
console.log(`${passed} passed, ${tallies.length - passed} failed`);
process.exitCode = passed === tallies.length ? 0 : 1;
