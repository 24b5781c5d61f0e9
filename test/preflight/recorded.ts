import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { parseBtf } from '../../src/btf/btf.js';
import { readObject } from '../../src/core/object.js';
import { makeObjectSet } from '../../src/core/object-set.js';
import { tailor } from '../../src/core/tailor.js';
import { findFindings } from '../../src/expectations/find-findings.js';
import type { KernelFacts } from '../../src/preflight/facts.js';
import type { Finding } from '../../src/preflight/finding.js';
import { readNeeds } from '../../src/preflight/read-needs.js';
import { newJudge } from '../../src/verdict/judge.js';

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
  const needs = readNeeds(parsed);
  const judge = newJudge(parsed);
  const lacking = findFindings(parsed, needs, judge, [kernel.facts]);
  const found = lacking.find(lacking.factsFor(0), kernel, outcomes);
  return new Map(
    judge.judge(kernel, outcomes).map(({ verdict }, index) => {
      const { section, program } = judge.programs[index] as (typeof judge.programs)[number];
      const findings = found[index] ?? [];
      const words = [verdict, ...findings.map(({ effect }) => effect)];
      return [keyOf(section, program), { words, findings }];
    }),
  );
}

/** libbpf says a section without the `?` of what is not loaded by itself. */
export function keyOf(section: string, program: string): string {
  return `${section.replace(/^\?/, '')} ${program}`;
}
