import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseBtf } from '../../src/btf/btf.js';
import { type BpfObject, readObject } from '../../src/core/object.js';
import { makeObjectSet } from '../../src/core/object-set.js';
import { linkedFunctions } from '../../src/core/programs.js';
import { tailor } from '../../src/core/tailor.js';
import { factsOf } from '../../src/preflight/ask-kernel.js';
import type { Finding } from '../../src/preflight/finding.js';
import { findingsOn } from '../../src/preflight/findings.js';
import type { ObjectNeeds, ProgramNeeds } from '../../src/preflight/needs.js';
import { newReach } from '../../src/preflight/reach.js';
import { readNeeds } from '../../src/preflight/read-needs.js';
import type { VariableSetting } from '../../src/verdict/assumptions.js';
import { indexRecords } from '../../src/verdict/link.js';
import { prepareProgram } from '../../src/verdict/prepare.js';
import { generationOf } from '../../src/verdict/verifier/generations.js';
import { helpersOf } from '../../src/verdict/verifier/helpers-of.js';

export function fixture(name: string): Uint8Array {
  return readFileSync(join('test/fixtures/preflight', name));
}

export function objectOf(name: string): { object: BpfObject; needs: ObjectNeeds } {
  const object = readObject(fixture(name));
  return { object, needs: readNeeds(object) };
}

export function programOf(needs: ObjectNeeds, name: string): ProgramNeeds {
  return needs.programs.find(({ program }) => program === name) as ProgramNeeds;
}

/** The made-up kernels, each with the release that it goes by. */
export const KERNELS = { 418: '4.18.0-1', 504: '5.4.0-1', 612: '6.12.0-1' } as const;

/** The findings of an object's programs on a made-up kernel, by the names of the programs. */
export function findingsIn(
  name: string,
  kernel: keyof typeof KERNELS,
  { release = KERNELS[kernel] as string, variables }: Options = {},
): Readonly<Record<string, readonly Finding[]>> {
  const { object, needs } = objectOf(name);
  const btf = parseBtf(fixture(`kernel-${kernel}.btf`));
  const facts = factsOf(btf, needs.asked);
  const generation = generationOf({ release, helpers: helpersOf(btf) });
  const [outcomes = []] = tailor(btf, makeObjectSet([object])).outcomes;
  const records = indexRecords(object);
  const linked = linkedFunctions(object.code.functions);
  return Object.fromEntries(
    needs.programs.map((program, index) => {
      const prepared = prepareProgram(object, linked[index] as number[], records, { steps: 1e6 });
      const reach = newReach(object, prepared, outcomes, generation, { variables, facts });
      return [program.program, findingsOn(program, facts, generation, reach)];
    }),
  );
}

interface Options {
  readonly release?: string;
  readonly variables?: VariableSetting;
}

/** `refused helper bpf_ringbuf_output`, without what concerns all programs of the object. */
export function shortly(findings: readonly Finding[] = []): string[] {
  return findings
    .filter(({ subject }) => !/^(map|kernel)/.test(subject))
    .map(({ effect, subject }) => `${effect} ${subject}`);
}
