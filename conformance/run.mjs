#!/usr/bin/env node
// Puts our answers beside those of libbpf, cilium/ebpf, aya, bpftool and the running kernel.
//
//   npx tsc && node conformance/run.mjs [--quick] [--programs PAIRS]
//
// See README.md for what it needs and what it compares.

import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { parseBtf } from '../lib/btf/btf.js';
import { readObject } from '../lib/core/object.js';
import { makeProduct } from '../lib/core/product.js';
import { tailor } from '../lib/core/tailor.js';
import { compareAya } from './compare-aya.mjs';
import { compareBpftool } from './compare-bpftool.mjs';
import { compareCilium } from './compare-cilium.mjs';
import { compareLibbpf } from './compare-libbpf.mjs';
import { compareLoads } from './compare-loads.mjs';
import { buildOracle, SUITES } from './libbpf.mjs';
import { collect, directory } from './suite.mjs';
import { tally } from './tally.mjs';

const { values: flags } = parseArgs({
  options: { quick: { type: 'boolean', default: false }, programs: { type: 'string' } },
});
const { quick } = flags;
const programs = Number(flags.programs ?? (quick ? 60 : 300));
const cache = directory(import.meta.dirname, '.cache');

execFileSync('node', [join(import.meta.dirname, 'kernels.mjs')], { stdio: 'inherit' });
const newest = buildOracle(SUITES.newest, cache);
const parts = await collect(cache, newest, { quick, programs });

const work = tally('tailored', 'files');
const alone = tailorAll(parts, work);
const pairs = [...alone, ...tailorTogether(alone, work)];
work.print();
const tallies = [work];
for (const suite of Object.values(SUITES)) {
  tallies.push(...(await compareLibbpf(cache, suite, buildOracle(suite, cache), pairs)));
}
tallies.push(...(await compareCilium(cache, pairs)));
tallies.push(...(await compareAya(cache, pairs)));
tallies.push(...(await compareBpftool(cache, alone)));
tallies.push(...compareLoads(cache, parts));
for (const { print } of tallies.slice(1)) print();

const passed = tallies.filter(({ failed }) => failed() === 0).length;
console.log(`${passed} passed, ${tallies.length - passed} failed`);
process.exitCode = passed === tallies.length ? 0 : 1;

/** Works every part on each of its kernels: what the engine says, and the file that it makes. */
function tailorAll(all, { equal, differ }) {
  const home = directory(cache, 'tailored');
  const readable = all.flatMap((part) => {
    try {
      const object = readObject(part.bytes);
      return [{ part, object, product: makeProduct([object]) }];
    } catch (error) {
      differ(`${part.group}/${part.name}: ${error.message}`);
      return [];
    }
  });
  const paths = [...new Set(all.flatMap(({ kernels }) => kernels.map(({ path }) => path)))];
  return paths.flatMap((path) => {
    const whole = parseBtf(readFileSync(path));
    return readable.flatMap(({ part, object, product }) => {
      const kernel = part.kernels.find((candidate) => candidate.path === path);
      if (!kernel) return [];
      const place = `${part.group}/${part.name} on ${kernel.name}`;
      try {
        const { bytes, outcomes } = tailor(whole, product);
        const file = join(
          home,
          `${part.group}-${part.name}@${kernel.name.replaceAll('/', '_')}.btf`,
        );
        writeFileSync(file, bytes);
        equal();
        return [{ part, kernel, place, object, product, outcomes: outcomes[0], file }];
      } catch (error) {
        differ(`${place}: ${error.message}`);
        return [];
      }
    });
  });
}

/** Makes one file per real kernel for all its objects at once, as a product with many objects has. */
function tailorTogether(pairs, { equal, differ }) {
  const home = directory(cache, 'tailored');
  const kernels = new Map();
  for (const pair of pairs.filter(({ part }) => ['own', 'libbpf-tools'].includes(part.group))) {
    kernels.set(pair.kernel, [...(kernels.get(pair.kernel) ?? []), pair]);
  }
  return [...kernels].flatMap(([kernel, of]) => {
    try {
      const product = makeProduct(of.map(({ object }) => object));
      const { bytes, outcomes } = tailor(parseBtf(readFileSync(kernel.path)), product);
      const file = join(home, `together@${kernel.name.replaceAll('/', '_')}.btf`);
      writeFileSync(file, bytes);
      equal();
      return of.map((pair, i) => ({
        ...pair,
        place: `${pair.place}, with all others`,
        outcomes: outcomes[i],
        file,
      }));
    } catch (error) {
      differ(`all objects together on ${kernel.name}: ${error.message}`);
      return [];
    }
  });
}
