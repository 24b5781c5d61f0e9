import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { assembleBtf } from '../../conformance/made-up/assemble-btf.mjs';
import type { Archive } from '../../src/archive/archive.js';
import type { FoundEntry } from '../../src/archive/search.js';
import type { BpfObject } from '../../src/core/object.js';
import { newAttempt } from '../../src/keep/attempt.js';
import type { Keeper } from '../../src/keep/keeper.js';
import { keptKernels } from '../../src/obtain/kept-kernel.js';
import type { Level } from '../../src/obtain/level.js';
import { mergeAsked } from '../../src/preflight/asked.js';
import { type KeptWork, kernelTailor } from '../../src/tailor/one-kernel.js';
import { newTables } from '../../src/tailor/tables.js';
import type { TailoredKernel } from '../../src/tailor/tailored-kernel.js';
import { BASE, objectOf } from '../core/made-up.js';

const typesFrom = (id: number, between = '') => `${BASE}${between}
[${id}] STRUCT s size=8
	a type_id=1
	b type_id=1 bits_offset=32
[${id + 1}] STRUCT t size=4
	c type_id=1
[${id + 2}] ENUM (anon) size=4
	ONE val=1
`;
const TYPES = typesFrom(3);
const rawOf = (types: string) => new Uint8Array(assembleBtf(types, true).btf);

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'btf-bundle-kept-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

/** Kernels by release, and an archive that is a directory of them. */
const KERNELS: Readonly<Record<string, Uint8Array>> = {
  '1.0': rawOf(TYPES),
  // Equal to the first in all that is kept, but for ids in the whole.
  '1.1': rawOf(typesFrom(4, '[3] STRUCT unrelated size=4\n\td type_id=1')),
  '1.2': rawOf(TYPES.replace('bits_offset=32', 'bits_offset=0')),
};
const ARCHIVE: Archive = {
  name: 'archive',
  directory: '/archive',
  list: () => Promise.reject(new Error('not asked')),
  async *read(entries) {
    for (const entry of entries) {
      yield { entry, bytes: KERNELS[entry.kernel.release] as Uint8Array };
    }
  },
};

function found(release: string, blob?: string): FoundEntry {
  const kernel = { distro: 'debian', version: '12', arch: 'x86_64', release };
  const path = `debian/12/x86_64/${release}.btf`;
  return { archive: 0, entry: { kernel, format: 'btf', path, ...(blob && { blob }) } };
}

/** A run: what the level gives, and what it leaves to the next one, which the run unpacks. */
async function run(
  object: BpfObject,
  kernels = Object.keys(KERNELS).map((name) => found(name)),
  asked = mergeAsked([]),
) {
  const saved: { name: string; files: readonly string[] }[] = [];
  const keeper: Keeper = {
    directoryOf: (name) => join(root, name),
    restore: async () => {},
    save: async (name, _, files) => void saved.push({ name, files }),
  };
  const warnings: string[] = [];
  const tables = newTables();
  const tailor = kernelTailor({ objects: [object], compat: 'none', asked }, tables);
  const works: KeptWork[] = [];
  const level: Level = keptKernels(
    keeper,
    [ARCHIVE],
    kernels,
    {
      objects: [object],
      asked,
      objectsFor: () => [0],
      tailor: (work) => {
        works.push(work);
        return tailor(work);
      },
      capacity: 2,
    },
    newAttempt((message) => warnings.push(message)),
  );
  const given = new Map<FoundEntry, TailoredKernel>();
  for await (const one of level.give(kernels)) {
    if ('kernel' in one) given.set(one.found, one.kernel);
  }
  const made = new Map<FoundEntry, TailoredKernel>();
  for (const one of kernels) {
    const keep = await level.toKeep?.(one);
    const bytes = KERNELS[one.entry.kernel.release] as Uint8Array;
    const kernel = await tailor({ format: 'btf', bytes, objects: [0], keep });
    made.set(one, kernel);
    if (!given.has(one)) await level.keepKernel?.(one, kernel);
  }
  await level.save?.();
  for (const [one, kernel] of given) {
    const { kept, ...whole } = made.get(one) as TailoredKernel;
    expect(kernel).toEqual({ ...whole, ...(one.entry.blob && { packedSha256: undefined }) });
  }
  expect(warnings).toEqual([]);
  return { given: [...given.keys()].map(({ entry }) => entry.kernel.release).sort(), works, saved };
}

const GROUP = '2/debian/12/x86_64';
const files = () => readdirSync(join(root, GROUP)).sort();
const asking = (relocations: string, types = TYPES) => objectOf(types, relocations);
const all = Object.keys(KERNELS);

test('what was kept serves another question about the same types', async () => {
  const first = await run(await asking('byte_off [3] 0:0'));
  expect([first.given, first.works]).toEqual([[], []]);
  expect(first.saved).toEqual([{ name: GROUP, files: files() }]);
  expect(files()).toHaveLength(4);
  const second = await run(await asking('byte_off [3] 0:1\ntype_size [4] 0'));
  expect(second.given).toEqual(all);
  expect(second.saved).toEqual([]);
});

test('what is equal in all that is kept is tailored once, if no ids are asked for', async () => {
  await run(await asking('byte_off [3] 0:0'));
  expect((await run(await asking('byte_off [3] 0:1'))).works).toHaveLength(2);
  const ids = await run(await asking('target_type_id [3] 0'));
  expect(ids.given).toEqual(all);
  expect(ids.works).toHaveLength(3);
});

test('an entry with a blob id is not read', async () => {
  const blob = 'ab'.repeat(20);
  const kernel = found('1.0', blob);
  await run(await asking('byte_off [3] 0:0'), [kernel]);
  expect(files().some((name) => name.startsWith(`${blob}.`))).toBe(true);
  expect((await run(await asking('byte_off [3] 0:1'), [kernel])).given).toEqual(['1.0']);
});

test('another type needs the whole kernel, and is kept from then on with all others', async () => {
  const little = `${BASE}\n[3] STRUCT s size=8\n\ta type_id=1\n`;
  await run(await asking('byte_off [3] 0:0', little));
  const before = files();
  const other = `${BASE}\n[3] STRUCT t size=8\n\tc type_id=1\n`;
  const grown = await run(await asking('byte_off [3] 0:0', other));
  expect(grown.given).toEqual([]);
  expect(grown.saved[0]?.files).toHaveLength(4);
  expect(files().filter((name) => before.includes(name))).toEqual([
    expect.stringMatching(/\.names$/),
  ]);
  expect((await run(await asking('byte_off [3] 0:0', little))).given).toEqual(all);
  expect((await run(await asking('byte_off [3] 0:0', other))).given).toEqual(all);
});

test('what is asked besides grows too, so that runs which ask by turns find their answers', async () => {
  const object = await asking('byte_off [3] 0:0');
  const runFor = (...functions: string[]) =>
    run(object, undefined, { ...mergeAsked([]), functions });
  expect((await runFor('a')).given).toEqual([]);
  expect((await runFor('b')).given).toEqual([]);
  expect((await runFor('a')).given).toEqual(all);
  expect((await runFor('b')).given).toEqual(all);
  expect((await runFor('a', 'b')).given).toEqual(all);
  expect((await runFor('c')).given).toEqual([]);
});

test('an object that asks about types without a name has nothing kept for it', async () => {
  const unnamed = await asking('enumval_exists [5] 0\nbyte_off [3] 0:0');
  expect((await run(unnamed)).saved).toEqual([]);
  await run(await asking('byte_off [3] 0:0'));
  expect((await run(unnamed)).given).toEqual([]);
});

test('what is broken is left to the next level, and made anew', async () => {
  const object = await asking('byte_off [3] 0:0');
  await run(object);
  const good = files();
  const sha256 = createHash('sha256')
    .update(KERNELS['1.2'] as Uint8Array)
    .digest('hex');
  const file = join(root, GROUP, good.find((name) => name.startsWith(sha256)) as string);
  const bytes = readFileSync(file);
  writeFileSync(file, bytes.subarray(0, bytes.length - 1));
  expect((await run(object)).given).toEqual(['1.0', '1.1']);
  expect(readFileSync(file)).toEqual(bytes);
  const names = join(root, GROUP, good.find((name) => name.endsWith('.names')) as string);
  const text = readFileSync(names, 'utf8');
  for (const broken of ['{', '[]', text.replace('"s"', '"t"'), text.replace(',1]', ',4]')]) {
    writeFileSync(names, broken);
    expect((await run(object)).given).toEqual([]);
    expect(files()).toEqual(good);
    expect(readFileSync(names, 'utf8')).toBe(text);
  }
});
