import { readFileSync } from 'node:fs';
import { beforeAll, expect, test } from '@jest/globals';
import { randomObject, rootsOf } from '../../conformance/kept/random-objects.mjs';
import { mutateBtf } from '../../conformance/mutants/btf.mjs';
import { generator, pick } from '../../conformance/numbers.mjs';
import { type Btf, parseBtf, stringAt } from '../../src/btf/btf.js';
import { nameOf } from '../../src/btf/types.js';
import { type KeptKernel, keepKernel } from '../../src/core/kept/keep-kernel.js';
import { coversNames, Grade, neededNames } from '../../src/core/kept/names.js';
import { tailorKept } from '../../src/core/kept/tailor-kept.js';
import { makeQuery, type ObjectQueries } from '../../src/core/object.js';
import { makeObjectSet } from '../../src/core/object-set.js';
import type { Status } from '../../src/core/outcome.js';
import { tailor } from '../../src/core/tailor.js';
import { unpackEntry } from '../../src/unpack/entry.js';

/** Random questions of all kinds about the types of real kernels, put to real kernels and to mutants. */
const KERNELS = [
  '11/arm64/5.10.0-32-cloud-arm64.btf.tar.xz',
  '12/x86_64/6.1.0-50-cloud-amd64.btf.tar.xz',
];

let kernels: readonly Btf[];
let roots: readonly (readonly number[][])[];

beforeAll(async () => {
  const entries = KERNELS.map((name) =>
    readFileSync(new URL(`../../examples/archive/debian/${name}`, import.meta.url)),
  );
  kernels = (
    await Promise.all(entries.map((entry) => unpackEntry(new Uint8Array(entry), 'btf.tar.xz')))
  ).map(parseBtf);
  roots = kernels.map(rootsOf);
});

/** Compares, and tells how often each status was met; undefined if there is nothing to compare. */
function compare(seed: number, object: ObjectQueries, kernel: Btf): Map<Status, number> {
  const objectSet = makeObjectSet([object]);
  const needed = neededNames(objectSet);
  const met = new Map<Status, number>();
  if (!coversNames(needed, needed)) return met;
  const small = tailorKept(keepKernel(kernel, needed) as KeptKernel, objectSet);
  const whole = tailor(kernel, objectSet);
  if (small === undefined) throw new Error(`seed ${seed} is not proven`);
  const asked = object.sites.map(({ query }, site) => ({
    seed,
    site,
    query: object.queries[query],
  }));
  const answers = (from: typeof whole) =>
    asked.map((one, site) => ({ ...one, outcome: from.outcomes[0]?.[site] }));
  expect(answers(small)).toEqual(answers(whole));
  expect(Buffer.compare(small.bytes, whole.bytes)).toBe(0);
  for (const { status } of whole.outcomes[0] ?? []) met.set(status, (met.get(status) ?? 0) + 1);
  return met;
}

function add(total: Map<Status, number>, met: Map<Status, number>): void {
  for (const [status, count] of met) total.set(status, (total.get(status) ?? 0) + count);
}

test('kept kernels answer as whole ones do', () => {
  const total = new Map<Status, number>();
  for (let seed = 1; seed <= 48; seed++) {
    const random = generator(seed);
    const [local, target] = [kernels[seed % 2], kernels[(seed >> 1) % 2]] as [Btf, Btf];
    const counts = { types: 12, queries: 12 };
    const object = randomObject(random, local, roots[seed % 2], counts, makeQuery);
    add(total, compare(seed, object, target));
  }
  expect([...total.keys()].sort()).toEqual(['absent', 'invalid', 'resolved', 'unresolved']);
  expect(total.get('resolved')).toBeGreaterThan(1000);
});

test('kept mutants answer as whole ones do', () => {
  const total = new Map<Status, number>();
  for (let seed = 1; seed <= 100; seed++) {
    const random = generator(seed);
    const [from, to] = [kernels[seed % 2], kernels[(seed >> 1) % 2]] as [Btf, Btf];
    const grade = pick(random, [Grade.VALUE, Grade.SIGNATURE]);
    const names = new Map<string, Grade>();
    for (let i = 0; i < 30; i++) {
      const id = pick(random, pick(random, roots[seed % 2]));
      names.set(stringAt(from, nameOf(from, id)).replace(/___.*/, ''), grade);
    }
    const [local, target] = [from, to].map((btf) =>
      mutant(random, (keepKernel(btf, names) as KeptKernel).bytes),
    ) as [Btf, Btf];
    const counts = { types: 16, queries: 12 };
    const object = randomObject(random, local, rootsOf(local), counts, makeQuery);
    add(total, compare(seed, object, target));
  }
  const statuses = ['absent', 'ambiguous', 'invalid', 'resolved', 'unresolved'];
  expect([...total.keys()].sort()).toEqual(statuses);
  expect(total.get('resolved')).toBeGreaterThan(1000);
});

/** Changes some things, and takes back what makes it BTF that is refused. */
function mutant(random: (below: number) => number, bytes: Uint8Array): Btf {
  let good = bytes;
  for (let left = random(60); left > 0; left--) {
    const changed = new Uint8Array(good);
    try {
      mutateBtf(random, Buffer.from(changed.buffer));
      parseBtf(changed);
      good = changed;
    } catch {}
  }
  return parseBtf(new Uint8Array(good));
}
