import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { FoundEntry } from '../../src/archive/search.js';
import { newAttempt } from '../../src/keep/attempt.js';
import { filesIn } from '../../src/keep/files.js';
import { resultsOnMachine } from '../../src/keep/on-machine.js';
import { startCheckpoints } from '../../src/obtain/checkpoints.js';
import { keptResults } from '../../src/obtain/kept-result.js';
import type { Level } from '../../src/obtain/level.js';
import { mergeAsked } from '../../src/preflight/asked.js';
import { newTables } from '../../src/tailor/tables.js';
import type { TailoredKernel } from '../../src/tailor/tailored-kernel.js';

const attempt = newAttempt((message) => {
  throw new Error(message);
});

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'btf-bundle-checkpoints-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

describe('checkpoints', () => {
  const counting = (work = async () => {}) => {
    let count = 0;
    const level: Level = {
      origin: 'results',
      async *give() {},
      checkpoint() {
        count++;
        return work();
      },
    };
    return { level, count: () => count };
  };

  const pause = (milliseconds: number) => new Promise((done) => setTimeout(done, milliseconds));

  test('are made now and then, and at the end', async () => {
    const { level, count } = counting();
    const end = startCheckpoints([level], attempt, 20);
    await pause(110);
    const before = count();
    expect(before).toBeGreaterThanOrEqual(2);
    await end();
    expect(count()).toBe(before + 1);
    await pause(50);
    expect(count()).toBe(before + 1);
  });

  test('never run beside each other', async () => {
    let finish = () => {};
    const { level, count } = counting(() => new Promise((resolve) => (finish = resolve)));
    const end = startCheckpoints([level], attempt, 20);
    await pause(100);
    expect(count()).toBe(1);
    const ended = end();
    await pause(20);
    expect(count()).toBe(1);
    finish();
    await pause(20);
    expect(count()).toBe(2);
    finish();
    await ended;
  });
});

describe('results at a checkpoint', () => {
  const BTF = new Uint8Array(
    readFileSync(new URL('../fixtures/kernel_bpfel.btf', import.meta.url)),
  );
  const foundOf = (digit: string) =>
    ({
      archive: 0,
      entry: {
        kernel: { distro: 'a', version: '1', arch: 'x86_64', release: digit },
        blob: digit.repeat(40),
      },
    }) as unknown as FoundEntry;
  const kernel = {
    btf: BTF,
    sha256: '60c8d1f23b37a3b6d80b0c9d44a7a4d0c5d8c4c0ee38fa5b1e34c9b0e0f1a2b3',
    wholeSize: 5,
    objects: [],
    outcomes: [],
  } as unknown as TailoredKernel;

  const open = (saved: string[]) =>
    keptResults(
      {
        ...resultsOnMachine(root),
        save: async (_, key) => void saved.push(`saved ${key}`),
        saveLater: async (_, key, files) => void saved.push(`later ${key} ${files.length}`),
      },
      { objects: [], signature: 'x', asked: mergeAsked([]), tables: newTables() },
      (message) => {
        throw new Error(message);
      },
      attempt,
    );

  test('are there for a run that comes after a kill', async () => {
    const saved: string[] = [];
    const level = open(saved);
    await level.checkpoint?.();
    expect(saved).toEqual([]);
    await level.keepKernel?.(foundOf('1'), kernel);
    await level.checkpoint?.();
    const [directory = ''] = await filesIn(join(root, 'results'));
    const index = () => readFileSync(join(root, 'results', directory, 'index.json'), 'utf8');
    expect(index()).toContain('1'.repeat(40));
    // One that is added while the index is being written is in the next one.
    await level.keepKernel?.(foundOf('2'), kernel);
    const checkpoint = level.checkpoint?.();
    await new Promise((done) => setImmediate(done));
    await level.keepKernel?.(foundOf('3'), kernel);
    await checkpoint;
    await level.save?.();
    for (const digit of ['1', '2', '3']) expect(index()).toContain(digit.repeat(40));
    expect(saved).toEqual([
      expect.stringMatching(/^later \w+ 2$/),
      expect.stringMatching(/^later \w+ 2$/),
      expect.stringMatching(/^saved \w+$/),
    ]);
  });
});
