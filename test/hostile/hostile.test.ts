import { readFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { afterAll, describe, expect, test } from '@jest/globals';
import { parseBtf } from '../../src/btf/btf.js';
import { type BpfObject, readObject } from '../../src/core/object.js';
import { makeObjectSet } from '../../src/core/object-set.js';
import type { Outcome } from '../../src/core/outcome.js';
import { relocationSignature } from '../../src/core/signature.js';
import { tailor } from '../../src/core/tailor.js';
import { parseElf, sectionNamed } from '../../src/elf/elf.js';
import { kernelTailor } from '../../src/tailor/one-kernel.js';
import { newOutcomeTable } from '../../src/tailor/outcome-table.js';
import { unpackEntry } from '../../src/unpack/entry.js';
import { judgeObject } from '../../src/verdict/judge.js';
import { tar } from '../archive/pack.js';
import { xz } from '../archive/xz.js';
import { repairTar, repairXz } from './checksums.js';
import { contradictions } from './independent.js';
import { mutate, type Random, randomOf } from './mutate.js';
import { faultOfError } from './sentences.js';

/**
 * Broken input ends in a sentence of ours (sentences.ts), or in answers that hold, quickly and in bounded
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
const images = ORDERS.map((order) => fixture(`kernel_${order}.vmlinux`));

const checked = { outcomes: 0 };

/**
 * What is wrong with the answers to an object on a kernel, both readable: they must be the same from
 * the tailored BTF and wherever the bytes lie in memory, and no contradiction to what readers of our
 * own tests find there.
 */
function faultOfAnswers(objectBytes: Uint8Array, kernelBytes: Uint8Array): string | undefined {
  const object = readObject(objectBytes);
  const objectSet = makeObjectSet([object]);
  const { bytes, outcomes } = tailor(parseBtf(kernelBytes), objectSet);
  const moved = makeObjectSet([readObject(shifted(objectBytes))]);
  const again = tailor(parseBtf(shifted(kernelBytes)), moved);
  if (Buffer.compare(again.bytes, bytes) !== 0) return 'another tailored BTF elsewhere in memory';
  if (!isDeepStrictEqual(again.outcomes, outcomes)) return 'other Outcomes elsewhere in memory';
  const small = tailor(parseBtf(bytes), objectSet).outcomes;
  if (!isDeepStrictEqual(small.map(answers), outcomes.map(answers))) {
    return `other answers from the tailored BTF: ${JSON.stringify([outcomes, small])}`;
  }
  if (relocationSignature(readObject(shifted(objectBytes))) !== relocationSignature(object)) {
    return 'another signature elsewhere in memory';
  }
  const verdicts = [object, readObject(shifted(objectBytes))].map((one) =>
    judgeObject(one, { release: '5.4.0-1-generic' }, outcomes[0] as Outcome[]),
  );
  if (!isDeepStrictEqual(verdicts[0], verdicts[1])) return 'other verdicts elsewhere in memory';
  const read = independently(objectBytes, kernelBytes, object, outcomes[0] as Outcome[]);
  checked.outcomes += read.checked;
  return read.faults[0];
}

function independently(object: Uint8Array, kernel: Uint8Array, ...rest: [BpfObject, Outcome[]]) {
  // What stands in a longer header than the classic one is read by the engine alone.
  if (!kernel.subarray(4, 8).includes(24)) return { faults: [], checked: 0 };
  try {
    return contradictions(object, kernel, rest[0].relocations, rest[1]);
  } catch (error) {
    // Of sections that no relocation needs it is less tolerant. Node's own errors are of another realm.
    if (/^(Range|Type)Error$/.test((error as Error).name)) return { faults: [], checked: 0 };
    throw error;
  }
}

function answers(ofObject: readonly Outcome[]) {
  return ofObject.map(({ status, value, width }) => [status, value, width]);
}

/** The same bytes at an odd place in memory. */
function shifted(bytes: Uint8Array): Uint8Array {
  const room = new Uint8Array(bytes.length + 1);
  room.set(bytes, 1);
  return room.subarray(1);
}

const pick = <T>(items: readonly T[], random: Random) => items[random(items.length)] as T;

/** A broken input, and what is wrong with what comes of it if it can be read. */
interface Trial {
  readonly bytes: Uint8Array;
  /** Whether offsets in messages may lie behind the input, because they are of what was packed. */
  readonly packed?: boolean;
  faultOf(): Promise<string | undefined>;
}

const TRIALS: Record<string, (random: Random) => Promise<Trial>> = {
  async object(random) {
    const which = random(2);
    const bytes = mutate(objectFiles[which] as Uint8Array, random);
    return { bytes, faultOf: async () => faultOfAnswers(bytes, kernelFiles[which] as Uint8Array) };
  },
  async btf(random) {
    const which = random(2);
    const bytes = mutate(kernelFiles[which] as Uint8Array, random);
    return { bytes, faultOf: async () => faultOfAnswers(objectFiles[which] as Uint8Array, bytes) };
  },
  async vmlinux(random) {
    const bytes = mutate(pick(images, random), random);
    const faultOf = async () => {
      const work = kernelTailor({ objects, compat: 'none' }, newOutcomeTable());
      const made = await work({ format: 'vmlinux', bytes, objects: [0, 1] });
      const section = sectionNamed(parseElf(bytes), '.BTF')?.data as Uint8Array;
      const which = parseBtf(section).byteOrder === 'little' ? 0 : 1;
      const { bytes: alone } = tailor(
        parseBtf(section),
        makeObjectSet([objects[which] as BpfObject]),
      );
      if (Buffer.compare(made.btf, alone) !== 0) return 'another BTF than from its section alone';
      return faultOfAnswers(objectFiles[which] as Uint8Array, section);
    };
    return { bytes, faultOf };
  },
  async xz(random) {
    const image = pick(images, random);
    const broken = mutate(await xz(image), random);
    const repaired = random(2) === 0;
    const bytes = repaired ? repairXz(broken) : broken;
    const faultOf = async () => {
      const unpacked = await unpackEntry(bytes, 'btf.xz');
      // With its checksums put right, a header may say that the data have none.
      if (repaired || Buffer.compare(unpacked, image) === 0) return undefined;
      return 'other bytes than were packed';
    };
    return { bytes, packed: true, faultOf };
  },
  async tar(random) {
    const archive = tar([
      { name: './PaxHeaders/a', bytes: Buffer.from('14 path=a.btf\n'), type: 'x' },
      { name: 'a.btf', bytes: pick(kernelFiles, random) },
    ]);
    const header = pick([0, 1024], random);
    const broken = mutate(archive, random, [header, header + 512]);
    const file = random(2) ? repairTar(broken, header) : broken;
    const bytes = await xz(file);
    const faultOf = async () => {
      const unpacked = Buffer.from(await unpackEntry(bytes, 'btf.tar.xz'));
      const at = Buffer.from(file).indexOf(unpacked);
      return at >= 0 && at % 512 === 0 ? undefined : 'bytes that are no member of the archive';
    };
    return { bytes, packed: true, faultOf };
  },
};

/** What is wrong with the way in which a trial ended, if anything. */
async function faultOf(make: (random: Random) => Promise<Trial>, seed: number) {
  const { bytes, packed, faultOf: trial } = await make(randomOf(seed));
  const start = performance.now();
  let fault: string | undefined;
  try {
    fault = await trial();
  } catch (error) {
    fault = faultOfError(error, packed ? Number.POSITIVE_INFINITY : bytes.length);
  }
  const milliseconds = performance.now() - start;
  return milliseconds > MOST_MILLISECONDS ? `took ${Math.round(milliseconds)} ms` : fault;
}

describe(`broken input, ${MUTATIONS} times from seed ${SEED}`, () => {
  let passed = 0;
  let failed = 0;

  test.each(Object.keys(TRIALS))(
    '%s',
    async (name) => {
      const trial = TRIALS[name] as (random: Random) => Promise<Trial>;
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

  test('what could be read was looked at', () => {
    expect(checked.outcomes).toBeGreaterThan(MUTATIONS);
  });

  test('memory stays bounded', () => {
    expect(process.memoryUsage().rss).toBeLessThan(MOST_MEMORY);
  });

  afterAll(() => {
    process.stdout.write(`broken input: ${passed} passed, ${failed} failed\n`);
  });
});
