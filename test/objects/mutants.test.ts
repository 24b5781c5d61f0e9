import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { readObject } from '../../src/core/object.js';
import { libbpfRefusal } from '../../src/objects/refusal.js';
import { architecturesByRegisters } from '../../src/objects/registers.js';
import { mutate, randomOf } from '../hostile/mutate.js';

const FIXTURES = ['all-kinds_bpfeb.o', 'kprobe-x86.o', 'refused/static.o', 'refused/ksym.o'];
const MUTANTS = 400;
const SEED = 5;

/** Broken objects that can be read still end in an answer, or in an error that says what is broken. */
test.each(FIXTURES)('mutants of %s', (name) => {
  const bytes = new Uint8Array(readFileSync(new URL(`../fixtures/${name}`, import.meta.url)));
  const faults: string[] = [];
  let read = 0;
  for (let i = 0; i < MUTANTS; i++) {
    const mutant = mutate(bytes, randomOf(SEED + i));
    let object: ReturnType<typeof readObject>;
    try {
      object = readObject(mutant);
    } catch {
      continue;
    }
    read++;
    const start = performance.now();
    try {
      architecturesByRegisters(object);
      libbpfRefusal(mutant, object.btf);
    } catch (error) {
      const { name: kind, message } = error as Error;
      if (kind !== 'FormatError') faults.push(`seed ${SEED + i}: ${kind} ${message}`);
    }
    if (performance.now() - start > 1000) faults.push(`seed ${SEED + i} took too long`);
  }
  expect(faults).toEqual([]);
  expect(read).toBeGreaterThan(MUTANTS / 20);
});
