#!/usr/bin/env node
// Compares what is tailored from kept kernels with what is tailored from whole ones, and measures what
// keeping costs.
//
//   npx tsc && node conformance/kept.mjs [--archive DIRECTORY] [--objects DIRECTORY] [--seeds COUNT]
//
// It asks the objects of a directory (those of libbpf-tools that run.mjs takes out of their programs), all together and each
// alone, and random questions. The archive is one that kernels.mjs makes. Ends with 1 if something differs.

import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { parseBtf } from '../lib/btf/btf.js';
import { keepKernel } from '../lib/core/kept/keep-kernel.js';
import { namesOf } from '../lib/core/kept/names.js';
import { tailorKept } from '../lib/core/kept/tailor-kept.js';
import { readObject } from '../lib/core/object.js';
import { makeObjectSet } from '../lib/core/object-set.js';
import { tailor } from '../lib/core/tailor.js';
import { unpackEntry } from '../lib/unpack/entry.js';
import { differenceOf, differenceOfLeast } from './kept/answer.mjs';
import { compareRandom } from './kept/random.mjs';
import { tally } from './tally.mjs';

const { values: flags } = parseArgs({
  options: {
    archive: { type: 'string', default: join(import.meta.dirname, '.cache/archive-all') },
    objects: { type: 'string', default: join(import.meta.dirname, '.cache/libbpf-tools') },
    seeds: { type: 'string', default: '3000' },
  },
});
const objects = filesBelow(flags.objects, '.o').map((path) => ({
  name: path,
  object: readObject(readFileSync(join(flags.objects, path))),
}));
const kernels = filesBelow(flags.archive, '.btf.tar.xz');
const seedsEach = Math.ceil(Number(flags.seeds) / kernels.length);

const work = [
  tally('kept kernels: all objects together', 'kernels'),
  tally('kept kernels: each object, kept for it alone', 'objects on kernels'),
  tally('kept kernels: random questions', 'sets of them'),
];
const [together, alone, questions] = work;
const products = [
  product('all objects', objects),
  ...objects.filter(({ name }) => /^execsnoop/.test(name)).map((one) => product(one.name, [one])),
];

let earlier;
for (const [index, path] of kernels.entries()) {
  const packed = readFileSync(join(flags.archive, path));
  const begun = performance.now();
  const btf = parseBtf(await unpackEntry(packed, 'btf.tar.xz'));
  const unpacked = performance.now() - begun;
  const fits = ({ object }) => object.btf.byteOrder === btf.byteOrder;
  for (const one of objects.filter(fits)) {
    const difference = differenceOfLeast(btf, makeObjectSet([one.object]));
    if (difference === undefined) alone.equal();
    else alone.differ(`${one.name} on ${path}: ${difference}`);
  }
  for (const { objects: of, cost, set, names } of products) {
    if (!of.every(fits)) continue;
    const kept = measured(cost, 'keep', () => keepKernel(btf, names));
    const read = measured(cost, 'read', () => parseBtf(kept.bytes));
    measured(cost, 'tailor', () => tailorKept({ btf: read, wholeIds: kept.wholeIds }, set));
    const whole = measured(cost, 'tailor the whole', () => tailor(btf, set));
    cost.unpack = (cost.unpack ?? 0) + unpacked;
    cost.files.push(kept.bytes);
    const difference = differenceOf(set, kept, whole);
    if (difference === undefined) together.equal();
    else together.differ(`${of.length} on ${path}: ${difference}`);
  }
  const to = { name: path, btf };
  if (earlier?.btf.byteOrder !== btf.byteOrder) earlier = to;
  compareRandom(earlier, to, 1 + index * seedsEach, seedsEach, questions);
  earlier = to;
}
for (const one of work) one.print();
for (const { name, names, cost } of products) printCost(name, names, cost);
process.exitCode = work.every((one) => one.failed() === 0) ? 0 : 1;

function filesBelow(directory, suffix) {
  const all = readdirSync(directory, { recursive: true });
  return all.filter((file) => file.endsWith(suffix)).sort();
}

function product(name, of) {
  const read = of.map(({ object }) => object);
  const set = makeObjectSet(read);
  return { name, objects: of, set, names: namesOf(read, set), cost: { files: [] } };
}

function measured(cost, what, run) {
  const begun = performance.now();
  const result = run();
  cost[what] = (cost[what] ?? 0) + performance.now() - begun;
  return result;
}

function printCost(name, names, { files, ...times }) {
  const each = (amount) => amount / files.length;
  const bytes = files.reduce((sum, file) => sum + file.length, 0);
  const distinct = new Set(files.map((file) => Buffer.from(file).toString('latin1'))).size;
  console.log(
    `${name}: ${names.size} names, ${files.length} kernels, ${distinct} different; ${kb(each(bytes))} each, ${kb(each(packed(files)))} by zstd -3 over all`,
  );
  const told = Object.entries(times).map(([what, ms]) => `${what} ${each(ms).toFixed(2)} ms`);
  console.log(`  for each kernel: ${told.join(', ')}`);
}

/** As the action cache packs files: kernels have much in common. */
function packed(files) {
  const home = mkdtempSync(join(tmpdir(), 'kept-'));
  try {
    files.forEach((file, i) => {
      writeFileSync(join(home, `${i}`), file);
    });
    const size = execFileSync('sh', ['-c', `tar -c -C ${home} . | zstd -3 --long=30 -c | wc -c`]);
    return Number(size);
  } finally {
    rmSync(home, { recursive: true });
  }
}

function kb(bytes) {
  return `${(bytes / 1000).toFixed(1)} kB`;
}
