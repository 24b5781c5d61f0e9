import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseBtf } from '../../src/btf/btf.js';
import { type BpfObject, readObject } from '../../src/core/object.js';
import { makeObjectSet } from '../../src/core/object-set.js';
import { tailor } from '../../src/core/tailor.js';
import { findFindings } from '../../src/expectations/find-findings.js';
import { factsOf } from '../../src/preflight/ask-kernel.js';
import type { Finding } from '../../src/preflight/finding.js';
import type { ObjectNeeds, ProgramNeeds } from '../../src/preflight/needs.js';
import { readNeeds } from '../../src/preflight/read-needs.js';
import type { VariableSetting } from '../../src/verdict/assumptions.js';
import { newJudge } from '../../src/verdict/judge.js';
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
  const [outcomes = []] = tailor(btf, makeObjectSet([object])).outcomes;
  const lacking = findFindings(object, needs, newJudge(object, { variables }), [facts]);
  const on = { release, helpers: helpersOf(btf) };
  const found = lacking.find(lacking.factsFor(0), on, outcomes);
  return Object.fromEntries(
    needs.programs.map(({ program }, index) => [program, found[index] ?? []]),
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
