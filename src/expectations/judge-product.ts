import { createHash } from 'node:crypto';
import type { Outcome } from '../core/outcome.js';
import type { Expectations } from '../inputs/expectations.js';
import type { Kernel } from '../kernels/kernel.js';
import type { ObjectFile } from '../objects/load.js';
import type { Finding } from '../preflight/finding.js';
import type { ObjectNeeds } from '../preflight/needs.js';
import { type WholeVerdict, worstOf } from '../preflight/worst.js';
import type { Tables } from '../tailor/tables.js';
import type { TailoredKernel } from '../tailor/tailored-kernel.js';
import { type Judge, newJudge, type ProgramVerdict } from '../verdict/judge.js';
import type { Verdict } from '../verdict/verdict.js';
import { generationOf } from '../verdict/verifier/generations.js';
import {
  type Excuse,
  excuse,
  type PreparedExpectations,
  prepareExpectations,
  variableSetting,
} from './expectations.js';
import { findFindings, type ObjectFindings } from './find-findings.js';
import { type ExpectationUse, type Remark, remarksOnExpectations } from './remarks.js';
import type { VerdictTable } from './verdict-table.js';

/** Judges the programs of all objects of a product, one kernel after the other. */
export interface ProductJudge {
  /** By object. */
  readonly programs: readonly Judge['programs'][];
  /**
   * The verdicts on one kernel, and what expectations make of them.
   *
   * @returns by object of `made.objects`, by program: numbers of the verdict table
   */
  judge(kernel: Kernel, made: TailoredKernel): Uint32Array[];
  /** On expectations that match nothing or are not needed, after all kernels were judged. */
  remarks(use: Omit<ExpectationUse, 'results'>): Remark[];
}

/**
 * @param needs by object: what its programs need besides CO-RE
 * @param tables the outcomes and facts that the kernels' numbers stand for; they grow while these are judged
 * @param aliases the archives' symbolic links, by their paths
 */
export function judgeProduct(
  objects: readonly ObjectFile[],
  needs: readonly ObjectNeeds[],
  { outcomes: { outcomes: known }, facts }: Tables,
  table: VerdictTable,
  expectations: Expectations,
  aliases: ReadonlyMap<string, string>,
): ProductJudge {
  const judges = objects.map(({ path, object }) =>
    newJudge(object, { variables: (name) => variableSetting(expectations, path, name) }),
  );
  /** By object: the verdicts of kernels that agree on all that they depend on. */
  const answers = objects.map(() => new Map<string, readonly WholeVerdict[]>());
  const findings = judges.map((judge, object) =>
    findFindings(
      (objects[object] as ObjectFile).object,
      needs[object] as ObjectNeeds,
      judge,
      facts.facts,
    ),
  );
  const wholeOf = wholeSharer();
  const prepared = prepare(objects, judges, expectations, aliases);
  const decided = new Set<number>();
  const needed = new Set<number>();

  return {
    programs: judges.map(({ programs }) => programs),
    judge(kernel, made) {
      const verdicts = made.objects.map((object, i) =>
        judgeOne(object, made.outcomes[i] as Uint32Array, kernel, made),
      );
      const found = excuse(prepared, kernel, wordsOf(judges, made.objects, verdicts));
      for (const line of found.decided) decided.add(line);
      for (const line of found.needed) needed.add(line);
      return made.objects.map((object, i) =>
        Uint32Array.from(verdicts[i] as readonly WholeVerdict[], (judged, program) =>
          table.numberOf(judged, inWords(found.excuses[object]?.[program])),
        ),
      );
    },
    remarks: (use) => remarksOnExpectations(prepared, { ...use, results: [{ decided, needed }] }),
  };

  function judgeOne(
    object: number,
    outcomes: Uint32Array,
    { release }: Kernel,
    { helpers, facts: number }: TailoredKernel,
  ): readonly WholeVerdict[] {
    const ofFindings = findings[object] as ObjectFindings;
    const narrow = number === undefined ? undefined : ofFindings.factsFor(number);
    const { low, high } = generationOf({ release, helpers });
    const bytes = Buffer.from(outcomes.buffer, outcomes.byteOffset, outcomes.byteLength);
    // A hash, for there may be many long lists.
    const key = createHash('sha256')
      .update(JSON.stringify([low, high, narrow?.id]))
      .update(bytes)
      .digest('hex');
    const ofObject = answers[object] as Map<string, readonly WholeVerdict[]>;
    const before = ofObject.get(key);
    if (before !== undefined) return before;
    const list = Array.from(outcomes, (number) => known[number] as Outcome);
    const on = { release, helpers };
    const lacking = narrow && ofFindings.find(narrow, on, list);
    const judged = (judges[object] as Judge)
      .judge(on, list)
      .map((verdict, program) => wholeOf(verdict, lacking?.[program] ?? NOTHING));
    ofObject.set(key, judged);
    return judged;
  }
}

const NOTHING: readonly Finding[] = [];

/** The same verdict with the same findings is one, so that a table of verdicts finds it at once. */
function wholeSharer(): (verdict: Verdict, findings: readonly Finding[]) => WholeVerdict {
  const known = new WeakMap<Verdict, WeakMap<readonly Finding[], WholeVerdict>>();
  return (verdict, findings) => {
    const ofVerdict = known.get(verdict) ?? new WeakMap<readonly Finding[], WholeVerdict>();
    known.set(verdict, ofVerdict);
    const judged = ofVerdict.get(findings) ?? { verdict, findings };
    ofVerdict.set(findings, judged);
    return judged;
  };
}

function prepare(
  objects: readonly ObjectFile[],
  judges: readonly Judge[],
  expectations: Expectations,
  aliases: ReadonlyMap<string, string>,
): PreparedExpectations {
  const expected = objects.map(({ path, object: { code } }, index) => ({
    path,
    programs: (judges[index] as Judge).programs.map(({ program, section }) => ({
      name: program,
      section,
    })),
    variables: [...code.constants.values()].flatMap(({ variables }) =>
      variables.filter(({ isSettable }) => isSettable).map(({ name }) => name),
    ),
  }));
  return prepareExpectations(expectations, expected, aliases);
}

/** By object and program: what counts for expectations. What needs the kernel's own BTF loads nowhere. */
function wordsOf(
  judges: readonly Judge[],
  objects: readonly number[],
  verdicts: readonly (readonly WholeVerdict[])[],
) {
  return judges.map(({ programs }, object) => {
    const found = verdicts[objects.indexOf(object)];
    return found?.map((judged, program) => {
      const { needsKernelBtf } = programs[program] as Omit<ProgramVerdict, 'verdict'>;
      return needsKernelBtf === undefined ? worstOf(judged) : undefined;
    });
  });
}

function inWords(excuse: Excuse | undefined): string | undefined {
  if (excuse === undefined) return undefined;
  const { by, word } = excuse;
  return by.startsWith('SEC(') ? by : `${by}: ${word}`;
}
