#!/usr/bin/env node
// Writes down what booted kernels made of the programs of programs/, for jest to replay.
//
//   npx tsc && node conformance/preflight/record.mjs [--again]
//
// recorded/objects/NAME.o.gz comes from programs/NAME.bpf.c (`clang-19`). recorded/SERIES.btf.gz is that kernel's BTF,
// tailored for all of them; recorded/SERIES.facts has what else its whole BTF says, which the findings need: facts.
// recorded/happened.tsv has a line for each program and kernel, as compare.mjs tells it: the kernel's series, object,
// section, program, what became of it, class of the reason.

import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import { parseBtf } from '../../lib/btf/btf.js';
import { readObject } from '../../lib/core/object.js';
import { makeObjectSet } from '../../lib/core/object-set.js';
import { tailor } from '../../lib/core/tailor.js';
import { factsOf } from '../../lib/preflight/ask-kernel.js';
import { mergeAsked } from '../../lib/preflight/asked.js';
import { readNeeds } from '../../lib/preflight/read-needs.js';
import { helpersOf } from '../../lib/verdict/verifier/helpers-of.js';
import { buildPreflightOracle, SUITES } from '../libbpf.mjs';
import { directory } from '../suite.mjs';
import { becameOf } from './compare.mjs';
import { whatHappened } from './happened.mjs';
import { triedObjects } from './objects.mjs';

const { values: flags } = parseArgs({ options: { again: { type: 'boolean', default: false } } });
const cache = directory(import.meta.dirname, '..', '.cache');
const oracle = buildPreflightOracle(SUITES.newest, cache);
const all = await triedObjects(cache, oracle.headers);
const kernels = await whatHappened(cache, oracle.path, all, flags);

const home = join(import.meta.dirname, 'recorded');
rmSync(home, { recursive: true, force: true });
mkdirSync(join(home, 'objects'), { recursive: true });
const ours = all
  .filter(({ group }) => group === 'ours')
  .map(({ name, path }) => ({ name, path, object: readObject(readFileSync(path)) }));
for (const { name, path } of ours) {
  writeFileSync(join(home, 'objects', `${name}.o.gz`), packed(readFileSync(path)));
}
const set = makeObjectSet(ours.map(({ object }) => object));
const asked = mergeAsked(ours.map(({ object }) => readNeeds(object).asked));
const lines = [];
// What the running kernel takes is a matter of privileges.
for (const { series, release, btf, happened } of kernels.filter(
  (one) => one.series !== 'running',
)) {
  const whole = parseBtf(readFileSync(btf));
  writeFileSync(join(home, `${series}.btf.gz`), packed(tailor(whole, set).bytes));
  const facts = { release, helpers: helpersOf(whole), facts: factsOf(whole, asked) };
  writeFileSync(join(home, `${series}.facts`), `${JSON.stringify(facts, undefined, 2)}\n`);
  const names = new Set(ours.map(({ name }) => name));
  for (const one of happened.filter(({ object }) => names.has(object))) {
    const { became, reason } = becameOf(one);
    lines.push([series, one.object, one.section, one.program, became, reason].join('\t'));
  }
}
writeFileSync(join(home, 'happened.tsv'), `${lines.join('\n')}\n`);

/** The same bytes on each machine: without a time. */
function packed(bytes) {
  return gzipSync(bytes, { level: 9 });
}
