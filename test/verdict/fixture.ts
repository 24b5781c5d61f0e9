import { readFileSync } from 'node:fs';
import { parseBtf } from '../../src/btf/btf.js';
import { type BpfObject, readObject } from '../../src/core/object.js';
import { makeObjectSet } from '../../src/core/object-set.js';
import type { Outcome } from '../../src/core/outcome.js';
import { tailor } from '../../src/core/tailor.js';
import { judgeObject } from '../../src/verdict/judge.js';
import { indexRecords, type LinkedProgram, linkProgram } from '../../src/verdict/link.js';
import type { Verdict } from '../../src/verdict/verdict.js';

// Objects of test/fixtures, and what the kernel of kernel.c makes of them.

export const ORDERS = ['bpfel', 'bpfeb'] as const;
export type Order = (typeof ORDERS)[number];

export function bytesOf(name: string): Uint8Array {
  return new Uint8Array(readFileSync(new URL(`../fixtures/${name}`, import.meta.url)));
}

const objects = new Map<string, BpfObject>();

/** @param name of the source, such as `verdicts` */
export function objectOf(name: string, order: Order = 'bpfel'): BpfObject {
  const file = `${name}_${order}.o`;
  const object = objects.get(file) ?? readObject(bytesOf(file));
  objects.set(file, object);
  return object;
}

const known = new Map<string, readonly Outcome[]>();

/** By site of the object. */
export function outcomesOf(name: string, order: Order = 'bpfel'): readonly Outcome[] {
  const key = `${name}_${order}`;
  const kernel = () => parseBtf(bytesOf(`kernel_${order}.btf`));
  const outcomes =
    known.get(key) ??
    (tailor(kernel(), makeObjectSet([objectOf(name, order)])).outcomes[0] as readonly Outcome[]);
  known.set(key, outcomes);
  return outcomes;
}

export function linked(object: BpfObject, program: string): LinkedProgram {
  const { functions } = object.code;
  const index = functions.findIndex(({ name }) => name === program);
  return linkProgram(object, index, indexRecords(object));
}

/** The verdict on a program of verdicts.bpf.c. */
export function verdictOn(
  program: string,
  release: string,
  order: Order = 'bpfel',
  helpers?: number,
): Verdict {
  const verdicts = judgeObject(
    objectOf('verdicts', order),
    { release, helpers },
    outcomesOf('verdicts', order),
  );
  const found = verdicts.find((one) => one.program === program);
  if (found === undefined) throw new Error(`no program ${program}`);
  return found.verdict;
}
