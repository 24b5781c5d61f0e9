import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, test } from '@jest/globals';
import { type Btf, parseBtf } from '../../src/btf/btf.js';
import { type BpfObject, readObject } from '../../src/core/object.js';
import { makeProduct } from '../../src/core/product.js';
import { relocationSignature } from '../../src/core/signature.js';
import { tailor } from '../../src/core/tailor.js';
import { kernelTailor } from '../../src/tailor/one-kernel.js';
import { newOutcomeTable } from '../../src/tailor/outcome-table.js';
import { unpackEntry } from '../../src/unpack/entry.js';
import { tar } from '../archive/pack.js';
import { xz } from '../archive/xz.js';
import { repairTar, repairXz } from './checksums.js';
import { mutate, type Random, randomOf } from './mutate.js';

/**
 * Broken input ends in an error of ours, or in a result that can be used, quickly and in bounded
 * memory. HOSTILE_MUTATIONS sets how many inputs are tried, HOSTILE_SEED where they start.
 */
const MUTATIONS = Number(process.env.HOSTILE_MUTATIONS ?? 2000);
const SEED = Number(process.env.HOSTILE_SEED ?? 20260);
const MOST_MILLISECONDS = 2000;
const MOST_MEMORY = 768 << 20;

const fixture = (name: string) =>
  new Uint8Array(readFileSync(new URL(`../fixtures/${name}`, import.meta.url)));
const ORDERS = ['bpfel', 'bpfeb'] as const;
const objectFiles = ORDERS.map((order) => fixture(`all-kinds_${order}.o`));
const objects = objectFiles.map(readObject);
const kernelFiles = ORDERS.map((order) => fixture(`kernel_${order}.btf`));
const kernels = kernelFiles.map(parseBtf);
const images = ORDERS.map((order) => fixture(`kernel_${order}.vmlinux`));

function tailorAndReadAgain(kernel: Btf, object: BpfObject): void {
  parseBtf(tailor(kernel, makeProduct([object])).bytes);
}

const pick = <T>(items: readonly T[], random: Random) => items[random(items.length)] as T;

/** Each takes one broken input as far as the job takes it. */
const TRIALS: Record<string, (random: Random) => Promise<void>> = {
  async object(random) {
    const object = readObject(mutate(pick(objectFiles, random), random));
    relocationSignature(object);
    const kernel = kernels[ORDERS.indexOf(object.btf.byteOrder === 'little' ? 'bpfel' : 'bpfeb')];
    tailorAndReadAgain(kernel as Btf, object);
  },
  async btf(random) {
    const which = random(2);
    const kernel = parseBtf(mutate(kernelFiles[which] as Uint8Array, random));
    tailorAndReadAgain(kernel, objects[kernel.byteOrder === 'little' ? 0 : 1] as BpfObject);
  },
  async vmlinux(random) {
    const bytes = mutate(pick(images, random), random);
    const { btf } = await kernelTailor(
      objects,
      newOutcomeTable(),
    )({ format: 'vmlinux', bytes, objects: [0, 1] });
    parseBtf(btf);
  },
  async xz(random) {
    const broken = mutate(await xz(pick(images, random)), random);
    await unpackEntry(random(2) === 0 ? repairXz(broken) : broken, 'btf.xz');
  },
  async tar(random) {
    const bytes = pick(kernelFiles, random);
    const archive = tar([
      { name: './PaxHeaders/a', bytes: Buffer.from('14 path=a.btf\n'), type: 'x' },
      { name: 'a.btf', bytes },
    ]);
    const header = pick([0, 1024], random);
    const broken = mutate(archive, random, [header, header + 512]);
    await unpackEntry(await xz(random(2) ? repairTar(broken, header) : broken), 'btf.tar.xz');
  },
};

/** What is wrong with the way in which a trial ended, if anything. */
async function faultOf(trial: (random: Random) => Promise<void>, seed: number) {
  const start = performance.now();
  let fault: string | undefined;
  try {
    await trial(randomOf(seed));
  } catch (error) {
    fault = faultOfError(error);
  }
  const milliseconds = performance.now() - start;
  return milliseconds > MOST_MILLISECONDS ? `took ${Math.round(milliseconds)} ms` : fault;
}

function faultOfError(error: unknown): string | undefined {
  const { message, stack } = error as Error;
  const { name } = (error as Error).constructor;
  const clean =
    /^(Error|FormatError)$/.test(name) &&
    /^[^\n]{1,300}$/.test(message) &&
    !message.includes('please report');
  return clean ? undefined : `${name}: ${message}\n${stack}`;
}

describe(`broken input, ${MUTATIONS} times from seed ${SEED}`, () => {
  let passed = 0;
  let failed = 0;

  test.each(Object.keys(TRIALS))(
    '%s',
    async (name) => {
      const trial = TRIALS[name] as (random: Random) => Promise<void>;
      const faults: string[] = [];
      for (let i = 0; i < MUTATIONS / Object.keys(TRIALS).length; i++) {
        const fault = await faultOf(trial, SEED + i);
        if (fault === undefined) passed++;
        else if (++failed && faults.length < 5) faults.push(`seed ${SEED + i}: ${fault}`);
      }
      expect(faults).toEqual([]);
    },
    600_000,
  );

  test('memory stays bounded', () => {
    expect(process.memoryUsage().rss).toBeLessThan(MOST_MEMORY);
  });

  afterAll(() => {
    process.stdout.write(`broken input: ${passed} passed, ${failed} failed\n`);
  });
});
