import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { parseBtf } from '../../src/btf/btf.js';
import { readObject } from '../../src/core/object.js';
import { makeObjectSet } from '../../src/core/object-set.js';
import { linkedFunctions } from '../../src/core/programs.js';
import { tailor } from '../../src/core/tailor.js';
import { type KernelFacts, reduceFacts } from '../../src/preflight/facts.js';
import type { Finding } from '../../src/preflight/finding.js';
import { findingsOn } from '../../src/preflight/findings.js';
import { newReach } from '../../src/preflight/reach.js';
import { readNeeds } from '../../src/preflight/read-needs.js';
import { judgeObject } from '../../src/verdict/judge.js';
import { indexRecords } from '../../src/verdict/link.js';
import { prepareProgram } from '../../src/verdict/prepare.js';
import { generationOf } from '../../src/verdict/verifier/generations.js';

const HOME = 'conformance/preflight/recorded';

/** What a booted kernel made of a program, as `conformance/preflight/compare.mjs` tells it. */
export interface Happened {
  readonly series: string;
  readonly object: string;
  readonly section: string;
  readonly program: string;
  readonly became: string;
  readonly reason: string;
}

export interface Said {
  /** CO-RE's verdict and the findings' effects; the worst is what is said of the program. */
  readonly words: readonly string[];
  readonly findings: readonly Finding[];
}

interface RecordedKernel {
  readonly release: string;
  readonly helpers: number;
  readonly facts: KernelFacts;
}

export const SERIES = ['5.10', '6.1', '6.12', '7'];

export const OBJECTS = readdirSync(join(HOME, 'objects'))
  .map((file) => basename(file, '.o.gz'))
  .sort();

export const HAPPENED: readonly Happened[] = readFileSync(join(HOME, 'happened.tsv'), 'utf8')
  .split('\n')
  .filter(Boolean)
  .map((line) => {
    const [series, object, section, program, became, reason] = line.split('\t') as [
      string,
      string,
      string,
      string,
      string,
      string,
    ];
    return { series, object, section, program, became, reason };
  });

/** What is said of an object's programs on a recorded kernel, by section and name. */
export async function sayOf(object: string, series: string): Promise<Map<string, Said>> {
  const bytes = gunzipSync(readFileSync(join(HOME, 'objects', `${object}.o.gz`)));
  const parsed = readObject(bytes);
  const kernel = JSON.parse(
    readFileSync(join(HOME, `${series}.facts`), 'utf8'),
  ) as unknown as RecordedKernel;
  const btf = parseBtf(gunzipSync(readFileSync(join(HOME, `${series}.btf.gz`))));
  const outcomes = tailor(btf, makeObjectSet([parsed])).outcomes[0] ?? [];
  const generation = generationOf(kernel);
  const needs = readNeeds(parsed);
  const facts = reduceFacts(kernel.facts, needs.asked);
  const recordsOf = indexRecords(parsed);
  const budget = { steps: 100_000_000 };
  const linked = linkedFunctions(parsed.code.functions);
  const verdicts = judgeObject(parsed, kernel, outcomes);
  return new Map(
    verdicts.map(({ section, program, verdict }, index) => {
      const prepared = prepareProgram(parsed, linked[index] ?? [], recordsOf, budget);
      const reach = newReach(parsed, prepared, outcomes, generation, undefined);
      const program_ = needs.programs[index];
      if (program_ === undefined) throw new Error(`${object}: no needs of ${program}`);
      const findings = findingsOn(program_, facts, generation, reach);
      const words = [verdict.verdict, ...findings.map(({ effect }) => effect)];
      return [keyOf(section, program), { words, findings }];
    }),
  );
}

/** libbpf says a section without the `?` of what is not loaded by itself. */
export function keyOf(section: string, program: string): string {
  return `${section.replace(/^\?/, '')} ${program}`;
}
