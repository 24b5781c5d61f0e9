import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import {
  digestOf,
  parseAnswers,
  recordedObjects,
  recordedReleases,
} from '../../conformance/verifier/recording.mjs';
import { parseBtf } from '../../src/btf/btf.js';
import { findCandidates } from '../../src/core/candidates/candidates.js';
import { newBudget } from '../../src/core/context.js';
import { findAll } from '../../src/core/findings.js';
import { type BpfObject, readObject } from '../../src/core/object.js';
import { makeObjectSet } from '../../src/core/object-set.js';
import type { Outcome } from '../../src/core/outcome.js';
import { linkedFunctions } from '../../src/core/programs.js';
import { resolve } from '../../src/core/resolve.js';
import { unpackEntry } from '../../src/unpack/entry.js';
import { newJudge } from '../../src/verdict/judge.js';
import { indexRecords, type LinkedProgram, linkProgram } from '../../src/verdict/link.js';
import { patchesOf } from '../../src/verdict/patches.js';
import type { Condition, Verdict } from '../../src/verdict/verdict.js';
import { generationOf, rulesOf } from '../../src/verdict/verifier/generations.js';
import { flowOf } from '../../src/verdict/walk/flow.js';
import { walk } from '../../src/verdict/walk/walk.js';

/** A kernel that was asked. */
export interface RecordedRelease {
  /** As `5.10`. */
  readonly name: string;
  readonly release: string;
  readonly helpers: number;
}

/** What became of a program; a number: refused at this instruction, for an unresolved relocation. */
export type RecordedAnswer = 'loads' | 'other' | 'refused' | number;

/** A verdict of ours, and what the verifier said. */
export interface Compared {
  /** Program, kernel that the object was relocated against, kernel that was asked. */
  readonly where: string;
  /** Name of the kernel that was asked. */
  readonly release: string;
  readonly program: string;
  readonly verdict: Verdict;
  readonly answer: RecordedAnswer;
  /** Whether the conditions of the verdict are so on the kernel that was asked. */
  readonly holds: boolean;
  /** Whether, of a verdict that depends on the verifier, they are so on a kernel that refused the program. */
  readonly isRefusedElsewhere: boolean;
  /** Of what was refused: the records on that instruction. */
  readonly records: readonly number[];
  /** Of what was refused: whether the walk comes to that instruction. */
  readonly isReached: boolean;
}

export const RELEASES: readonly RecordedRelease[] = recordedReleases();
export const OBJECTS: readonly { readonly name: string }[] = recordedObjects();

/** Judges all programs of an object on each of its kernels, by the verifier of each release. */
export async function compareObject(name: string): Promise<readonly Compared[]> {
  const { bytes, kernels, answers: path } = recordedObjects().find((one) => one.name === name);
  const btfs: Uint8Array[] = [];
  for (const kernel of kernels) {
    btfs.push(await unpackEntry(new Uint8Array(readFileSync(kernel.path)), kernel.format));
  }
  const answers = parseAnswers(
    readFileSync(path, 'utf8'),
    RELEASES.map((release) => release.name),
  );
  const names: string[] = kernels.map((kernel: { name: string }) => kernel.name);
  if (answers.digest !== digestOf(bytes, btfs) || answers.kernels.join() !== names.join()) {
    throw new Error(`${path} is about other files: run node conformance/verifier/record.mjs`);
  }
  const object = readObject(new Uint8Array(bytes));
  const judge = newJudge(object);
  const recordsOf = indexRecords(object);
  const linked = linkedFunctions(object.code.functions).map((functions) => {
    const program = linkProgram(object, functions[0] as number, recordsOf);
    return { program, flow: flowOf(program) };
  });
  const outcomes = btfs.map((btf) => resolveOn(btf, object));
  return RELEASES.flatMap(compareOn);

  function compareOn(release: RecordedRelease): Compared[] {
    const { externs } = answers.releases.get(release.name);
    return outcomes.flatMap((bySite, k) =>
      judge.judge(release, bySite).map((verdict, i): Compared => {
        const { program, section } = judge.programs[i] as (typeof judge.programs)[number];
        const one = linked[i] as (typeof linked)[number];
        const answerOn = ({ name: on }: RecordedRelease): RecordedAnswer =>
          answers.releases.get(on).programs.get(`${section.replace(/^\?/, '')} ${program}`)[k];
        const holdsOn = (on: RecordedRelease) =>
          (verdict.conditions ?? []).every((condition) =>
            isSo(condition, answers.releases.get(on.name).externs, on.release),
          );
        const answer = answerOn(release);
        const isRefused = typeof answer === 'number';
        return {
          where: `${program} on ${names[k]}, Linux ${release.name}`,
          release: release.name,
          program,
          verdict,
          answer,
          holds: holdsOn(release),
          isRefusedElsewhere:
            dependsOnVerifier(verdict) &&
            RELEASES.some((on) => typeof answerOn(on) === 'number' && holdsOn(on)),
          records: isRefused ? (one.program.records.get(answer) ?? []) : [],
          isReached: isRefused && reaches(object, one, bySite, externs, release, answer),
        };
      }),
    );
  }
}

function dependsOnVerifier({ conditions = [] }: Verdict): boolean {
  return conditions.some(({ kind }) => kind === 'verifier');
}

function resolveOn(btf: Uint8Array, object: BpfObject): readonly Outcome[] {
  const kernel = parseBtf(btf);
  const set = makeObjectSet([object]);
  const [findings] = findAll(kernel, set, findCandidates(kernel, set.wanted), newBudget(set));
  return resolve(set.parts[0] as never, findings as never, kernel);
}

/** Whether something is so where the recording was made. User space set no variable there. */
function isSo(condition: Condition, externs: Map<string, bigint>, release: string): boolean {
  switch (condition.kind) {
    case 'variable':
      return true;
    case 'kconfig':
      return externs.get(condition.name) === condition.value;
    case 'symbol':
      return (externs.get(condition.name) === 1n) === condition.present;
    case 'verifier':
      return isAtLeast(release, condition.release);
  }
}

function isAtLeast(release: string, other: string): boolean {
  const [a, b] = [release, other].map((text) => text.split('.').map((part) => parseInt(part, 10)));
  const [major = 0, minor = 0] = a as number[];
  const [otherMajor = 0, otherMinor = 0] = b as number[];
  return major > otherMajor || (major === otherMajor && minor >= otherMinor);
}

/** Whether the walk comes to a poisoned instruction, with everything as it was on the kernel. */
function reaches(
  object: BpfObject,
  { program, flow }: { program: LinkedProgram; flow: ReturnType<typeof flowOf> },
  outcomes: readonly Outcome[],
  externs: Map<string, bigint>,
  release: RecordedRelease,
  instruction: number,
): boolean {
  const patches = patchesOf(object, program, outcomes);
  const { poison } = walk({
    program,
    flow,
    patches,
    constants: object.code.constants,
    kconfig: object.code.externs.kconfig,
    rules: rulesOf(generationOf(release).low),
    assume: {
      variable: () => 'initial',
      kconfig: (name) => externs.get(name),
      symbol: (name) => externs.get(name) === 1n,
    },
  });
  return poison.has(instruction);
}

const COUNTS = new URL('recorded-counts.txt', import.meta.url);

/**
 * How many verdicts of each sort there were when that was written down: a line for each object, and for the
 * releases that are alike. If the analysis knows more or less on purpose, `RECORD_COUNTS=1 npm test --
 * test/verdict/recorded` writes it down anew.
 */
export function recordedCounts() {
  const isNew = process.env.RECORD_COUNTS === '1';
  const known = new Map<string, string>();
  if (!isNew && existsSync(COUNTS)) {
    for (const line of readFileSync(COUNTS, 'utf8').trimEnd().split('\n')) {
      const [place, counts] = line.split(': ') as [string, string];
      const [object, releases] = place.split(' ') as [string, string];
      for (const release of releases.split(',')) known.set(`${object} ${release}`, counts);
    }
  }
  return {
    /** What was written down; `counts` itself if it is written down anew. */
    expected(object: string, release: string, counts: string): string | undefined {
      if (isNew) known.set(`${object} ${release}`, counts);
      return known.get(`${object} ${release}`);
    },
    write() {
      if (!isNew) return;
      const alike = new Map<string, string[]>();
      for (const [place, counts] of known) {
        const [object, release] = place.split(' ') as [string, string];
        const line = `${object} *: ${counts}\n`;
        alike.set(line, [...(alike.get(line) ?? []), release]);
      }
      const lines = [...alike].map(([line, releases]) => line.replace('*', releases.join()));
      writeFileSync(COUNTS, lines.join(''));
    },
  };
}

/**
 * Counts verdicts, and names the programs that are called broken and load, with the number of kernels on
 * which they do.
 */
export function countsOf(compared: readonly Compared[]): string {
  const words = new Map<string, number>();
  const loading = new Map<string, number>();
  const count = <K>(counts: Map<K, number>, key: K) => counts.set(key, (counts.get(key) ?? 0) + 1);
  let named = 0;
  let refused = 0;
  for (const { program, verdict, answer, records } of compared) {
    count(words, verdict.verdict);
    if (verdict.verdict === 'broken' && answer === 'loads') count(loading, program);
    if (typeof answer !== 'number') continue;
    refused++;
    if (verdict.reached && records.includes(verdict.reached.relocation)) named++;
  }
  const parts = ['loads', 'guarded', 'depends', 'broken'].map(
    (word) => `${words.get(word) ?? 0} ${word}`,
  );
  parts.push(`${named} of ${refused} refused at the relocation that is named`);
  const text = parts.join(', ');
  if (loading.size === 0) return text;
  const names = [...loading].map(([program, times]) => `${program} ${times}`);
  return `${text}; broken but load ${names.join(', ')}`;
}
