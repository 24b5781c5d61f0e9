import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { parseAnswers } from '../../conformance/made-up/answers.mjs';
import { assembleBtf } from '../../conformance/made-up/assemble-btf.mjs';
import { makeObject, parseCase } from '../../conformance/made-up/case.mjs';
import { ciliumPrograms, digestOf } from '../../conformance/made-up/recorded-cases.mjs';
import type { Btf } from '../../src/btf/btf.js';
import { type BpfObject, readObject } from '../../src/core/object.js';
import { makeObjectSet, type ObjectSet } from '../../src/core/object-set.js';
import type { Answer, Outcome } from '../../src/core/outcome.js';
import { tailor } from '../../src/core/tailor.js';

/** What the loaders answered to one record on one kernel; `answers.mjs` tells the form. */
export interface RecordAnswers {
  readonly libbpf: string;
  readonly load: string;
  readonly cilium: string;
  readonly ciliumProgram: string;
  readonly aya?: string;
}

export interface RecordedKernel {
  readonly name: string;
  readonly refusedBy: readonly string[];
  readonly records: readonly RecordAnswers[];
  /** Raw BTF. */
  readonly bytes: Uint8Array;
}

/** An object of a case, made ready, with a name for each of its records. */
export interface Part {
  readonly object: BpfObject;
  readonly objectSet: ObjectSet;
  readonly records: readonly number[];
}

/** A case in one byte order, with the answers that were recorded. */
export interface RecordedCase {
  readonly records: readonly {
    readonly text: string;
    readonly kind: number;
  }[];
  /** All records, each in a program of its own. */
  readonly whole: Part;
  /** By record: an object of that record alone. */
  readonly alone: readonly Part[];
  readonly kernels: readonly RecordedKernel[];
  /** The programs in which cilium/ebpf was asked about several records at once. */
  programs(kernel: RecordedKernel): Part[];
}

/**
 * Assembles a case with the values that libbpf told when its answers were recorded.
 *
 * @param types of the object, instead of those that the case has
 */
export function readRecorded(
  text: string,
  path: string,
  little: boolean,
  types = parseCase(text).types,
): RecordedCase {
  const { records, kernels } = parseCase(text);
  const answers = parseAnswers(readFileSync(path, 'utf8'));
  if (answers.digest !== digestOf(text)) {
    throw new Error(`${path} is about another text of its case: run node conformance/record.mjs`);
  }
  const recorded = little ? answers.little : answers.big;
  const values = recorded.locals.map(BigInt);
  const part = (chosen: readonly number[], together = false): Part => {
    const bytes = makeObject(
      types,
      records,
      little,
      values,
      (_: unknown, i: number) => chosen.includes(i),
      together ? () => 'program' : undefined,
    );
    const object = readObject(new Uint8Array(bytes));
    return { object, objectSet: makeObjectSet([object]), records: chosen };
  };
  const all = records.map((_: unknown, i: number) => i);
  return {
    records,
    whole: part(all),
    alone: all.map((i: number) => part([i])),
    kernels: recorded.kernels.map((kernel: RecordedKernel, i: number) => ({
      ...kernel,
      bytes: new Uint8Array(assembleBtf(kernels[i].types, little).btf),
    })),
    programs: ({ records: found }) =>
      ciliumPrograms(
        records,
        found.map(({ cilium }) => cilium),
      ).map((members: number[]) => part(members, true)),
  };
}

/** By record of a part: its Outcome on a kernel, and the tailored bytes for all of them. */
export function resolveOn(kernel: Btf, { object, objectSet }: Part) {
  const { outcomes, bytes } = tailor(kernel, objectSet);
  const bySite = outcomes[0] as readonly Outcome[];
  return { bytes, outcomes: object.relocations.map(({ site }) => bySite[site as number]) };
}

/** An answer as a recording has it. */
export function printAnswer(answer: Answer | undefined): string {
  if (answer === undefined) return 'no answer';
  const { status, value, width } = answer;
  if (status !== 'resolved') return status;
  if (value === undefined) return 'resolved';
  return width === undefined ? value : `${value}/${width}`;
}

/** A recorded answer as an Outcome would have it; undefined if there is nothing to compare with. */
export function expectedAnswer(recorded: string | undefined): string | undefined {
  if (recorded === 'crash') return undefined;
  // The loader works the value out, but its load fails.
  return recorded?.endsWith(' unpatched') ? 'invalid' : recorded;
}

const SIZES = new URL('tailored-sizes.txt', import.meta.url);

/**
 * How many bytes each tailored BTF had when that was written down. If the engine keeps more or less of
 * a kernel on purpose, `RECORD_SIZES=1 npm test -- test/core/recorded.test.ts` writes it down anew.
 */
export function recordedSizes() {
  const isNew = process.env.RECORD_SIZES === '1';
  const lines =
    !isNew && existsSync(SIZES) ? readFileSync(SIZES, 'utf8').trimEnd().split('\n') : [];
  const known = new Map(lines.map((line) => line.split(': ') as [string, string]));
  return {
    /** Says `equal`, or what is wrong. */
    compare(place: string, size: number): string {
      if (isNew) known.set(place, `${size}`);
      const expected = known.get(place);
      return expected === `${size}` ? 'equal' : `${place}: ${size} bytes, not ${expected}`;
    },
    write() {
      if (!isNew) return;
      writeFileSync(SIZES, [...known].map(([place, size]) => `${place}: ${size}\n`).join(''));
    },
  };
}

/**
 * Where the engine does not answer as another loader does, on input that no compiler makes. What the
 * tailored BTF gives that loader is compared by conformance/.
 */
export const KNOWN_DIFFERENCES: readonly { readonly where: RegExp; readonly why: string }[] = [
  {
    where: /^(cilium|aya), \S+, [^,]+, byte_off \[\d+\] 0:0: \d+, not (unresolved|ambiguous)$/,
    why: 'a name that starts with the underscores of a flavour',
  },
  { where: /^cilium, (tag-roots|odd-members), /, why: 'a TYPE_TAG as a root or a member' },
];
