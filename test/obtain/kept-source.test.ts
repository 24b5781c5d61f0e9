import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Archive } from '../../src/archive/archive.js';
import { blobId } from '../../src/archive/blob.js';
import type { FoundEntry } from '../../src/archive/search.js';
import { newAttempt } from '../../src/keep/attempt.js';
import { digestOf, type SourceKeeper } from '../../src/keep/keeper.js';
import type { SourceBudget } from '../../src/keep/room.js';
import { keptSources } from '../../src/obtain/kept-source.js';

const SIZE = 1000;
const attempt = newAttempt((message) => {
  throw new Error(message);
});

interface Source {
  readonly found: FoundEntry;
  readonly bytes: Uint8Array;
}

/** Sources of 1000 bytes each, in groups. */
function sources(count: number, groups = 1, size?: number, length = SIZE): Source[] {
  return Array.from({ length: count }, (_, index) => {
    const bytes = new Uint8Array(length).fill(index % 251).fill(index / 251, 0, 1);
    const kernel = {
      distro: 'a',
      version: String(index % groups),
      arch: 'x86_64',
      release: String(index),
    };
    const entry = { kernel, format: 'btf', path: '', blob: blobId(bytes), ...(size && { size }) };
    return { found: { archive: 0, entry } as unknown as FoundEntry, bytes };
  });
}

let root: string;
/** What the keeper has: by name, the files by name, and the key. */
let saved: Map<string, { key: string; files: readonly string[] }>;
let told: string[];
let restored: string[];
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'btf-bundle-sources-'));
  saved = new Map();
  told = [];
  restored = [];
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

/** @param all what it can bring back */
function open(all: readonly Source[], budget: SourceBudget, later?: string[]) {
  const keeper: SourceKeeper = {
    budget,
    directoryOf: (name) => join(root, name),
    async restore(name) {
      restored.push(name);
      const files = new Set(saved.get(name)?.files);
      for (const { found, bytes } of all.filter((one) => files.has(one.found.entry.blob ?? ''))) {
        await mkdir(join(root, name), { recursive: true });
        writeFileSync(join(root, name, found.entry.blob ?? ''), bytes);
      }
    },
    async save(name, key, files) {
      saved.set(name, { key, files });
    },
    saveLater: async (name, _, files) => void later?.push(`${name} ${files.length}`),
  };
  const archive = { name: 'x' } as Archive;
  const log = { info: (line: string) => void told.push(line) };
  return keptSources(
    keeper,
    [archive],
    all.map(({ found }) => found),
    log,
    attempt,
  );
}

function bytesOnDisk(): number {
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0);
}

/** A whole run; tells what the level gave, and the most that lay on the disk after each kernel. */
async function run(all: readonly Source[], budget: SourceBudget, most = all.length) {
  const level = open(all, budget);
  const left = new Map(all.map((one) => [one.found, one]));
  let given = 0;
  let peak = 0;
  for await (const { found } of level.give([...left.keys()])) {
    given++;
    left.delete(found);
    peak = Math.max(peak, bytesOnDisk());
  }
  for (const { found, bytes } of [...left.values()].slice(0, most)) {
    await level.keepPacked?.(found, bytes);
    peak = Math.max(peak, bytesOnDisk());
  }
  await level.save?.();
  return { given, peak };
}

/** Another job finds a machine without files. */
const newMachine = () => {
  rmSync(root, { recursive: true, force: true });
  mkdirSync(root);
};

describe('a keeper that keeps all or nothing', () => {
  const none = (bytes: number) => ({ bytes, beyond: 'none' as const });

  /** Keeps all but the last, and tells what was saved before that. */
  async function savedEarly(all: readonly Source[], budget: SourceBudget) {
    const level = open(all, budget);
    const keep = async ({ found, bytes }: Source) => {
      await level.keepPacked?.(found, bytes);
      level.settled?.(found);
    };
    for (const one of all.slice(0, -1)) await keep(one);
    await new Promise((resolve) => setTimeout(resolve, 50));
    const early = [...saved.keys()];
    await keep(all.at(-1) as Source);
    await level.save?.();
    return early;
  }

  test('saves a group once nothing more comes of it, if all will fit', async () => {
    const all = sources(120, 2);
    expect(await savedEarly(all, none(240 * SIZE))).toEqual(['a/0/x86_64']);
    expect([...saved.keys()]).toEqual(['a/0/x86_64', 'a/1/x86_64']);
    const sizes = [...saved.values()].map(({ files }) => files.length);
    expect(sizes).toEqual([60, 60]);
  });

  test('saves no group early, if the others may be too much, or nothing tells what they have', async () => {
    expect(await savedEarly(sources(120, 2), none(239 * SIZE))).toEqual([]);
    saved.clear();
    newMachine();
    expect(await savedEarly(sources(12, 2), none(240 * SIZE))).toEqual([]);
  });

  test('keeps what fits exactly', async () => {
    const all = sources(6, 2);
    expect(await run(all, none(6 * SIZE))).toEqual({ given: 0, peak: 6 * SIZE });
    expect([...saved.keys()]).toEqual(['a/0/x86_64', 'a/1/x86_64']);
    newMachine();
    expect((await run(all, none(6 * SIZE))).given).toBe(6);
  });

  test('keeps nothing of what does not fit, and no more on the disk than would', async () => {
    expect(await run(sources(7, 2), none(6 * SIZE))).toEqual({ given: 0, peak: 6 * SIZE });
    expect([saved.size, bytesOnDisk()]).toEqual([0, 0]);
    expect(told).toEqual([
      'Fetched files are not kept, for 7 kernels have more than cache-size, 6.0 kB.',
    ]);
  });

  test('fails nothing that is under way when it is known to be too much', async () => {
    const length = 12 << 20;
    const all = sources(2, 1, undefined, length);
    const level = open(all, none(length));
    // The second is too much while the first is being written.
    await Promise.all(all.map(({ found, bytes }) => level.keepPacked?.(found, bytes)));
    expect(bytesOnDisk()).toBe(0);
  });

  test('knows by the first ones what is far too much', async () => {
    expect((await run(sources(500), none(200 * SIZE))).peak).toBe(49 * SIZE);
  });

  test('knows it from the start, if the archive tells the sizes, or if nothing is to be kept', async () => {
    expect((await run(sources(7, 2, SIZE), none(6 * SIZE))).peak).toBe(0);
    expect((await run(sources(7, 2, SIZE), none(7 * SIZE))).peak).toBe(7 * SIZE);
    newMachine();
    saved.clear();
    expect((await run(sources(7), none(0))).peak).toBe(0);
  });

  test('uses what was kept, and carries nothing of it along if it does not fit any more', async () => {
    const all = sources(40, 4);
    await run(all, none(40 * SIZE));
    newMachine();
    saved.delete('a/3/x86_64');
    const { given, peak } = await run(all, none(15 * SIZE));
    expect(given).toBe(30);
    // Two groups: with the second it is too much, and from then on each goes after it was read.
    expect(peak).toBe(20 * SIZE);
    expect(bytesOnDisk()).toBe(0);
    expect([...saved.keys()]).toHaveLength(3);
  });

  test('gets what there is of a run that ended early, and the whole from the next', async () => {
    const all = sources(9);
    await run(all, none(9 * SIZE), 5);
    const part = saved.get('a/0/x86_64');
    expect(part?.files).toHaveLength(5);
    expect(part?.key).toBe(digestOf(part?.files ?? []));
    newMachine();
    expect((await run(all, none(9 * SIZE))).given).toBe(5);
    expect(saved.get('a/0/x86_64')?.files).toHaveLength(9);
  });

  test('never gets a part in the place of more that it was not asked for', async () => {
    const all = sources(9);
    await run(all, none(9 * SIZE));
    newMachine();
    restored = [];
    // Results have all but one.
    const level = open([...all, ...sources(10).slice(9)], none(10 * SIZE));
    const [newest] = sources(10).slice(9) as [Source];
    for await (const _ of level.give([newest.found]));
    await level.keepPacked?.(newest.found, newest.bytes);
    await level.save?.();
    expect(restored).toEqual([]);
    expect(saved.get('a/0/x86_64')?.files).toHaveLength(9);
  });

  test('is told at a checkpoint what there is', async () => {
    const all = sources(9, 2);
    const later: string[] = [];
    const level = open(all, none(9 * SIZE), later);
    for await (const _ of level.give(all.map(({ found }) => found)));
    await level.checkpoint?.();
    expect(later).toEqual([]);
    for (const { found, bytes } of all.slice(0, 3)) await level.keepPacked?.(found, bytes);
    await level.checkpoint?.();
    expect(later.sort()).toEqual(['a/0/x86_64 2', 'a/1/x86_64 1']);
    expect(saved.size).toBe(0);
  });
});

describe('a keeper that keeps as much as fits', () => {
  const some = (bytes: number) => ({ bytes, beyond: 'some' as const });

  test('stops where it is full, and keeps that', async () => {
    const all = sources(9, 2);
    expect(await run(all, some(6 * SIZE))).toEqual({ given: 0, peak: 6 * SIZE });
    expect(await run(all, some(6 * SIZE))).toEqual({ given: 6, peak: 6 * SIZE });
    expect(told).toEqual([]);
  });
});
