import type { BpfFunction } from '../core/code.js';
import type { BpfObject } from '../core/object.js';
import type { Outcome } from '../core/outcome.js';
import { linkedFunctions } from '../core/programs.js';
import { type Answers, answerNumbers, keyOfAnswers, REFUSED } from './answers.js';
import { KERNEL_VERSION, type SymbolPresence, type VariableSetting } from './assumptions.js';
import { kernelBtfNeed } from './kernel-btf.js';
import { indexRecords } from './link.js';
import { type Opening, openingOf } from './opening.js';
import { type PreparedProgram, prepareProgram } from './prepare.js';
import { type Judgement, judgeCoarsely, judgeInsns, judgeProgram, nameOf } from './trials.js';
import type { Verdict } from './verdict.js';
import { type Generation, generationOf } from './verifier/generations.js';

/** What of a kernel decides what its verifier knows. */
export interface VerifierKernel {
  /** `uname -r`. */
  readonly release: string;
  /** As `helpersOf` counts them in the kernel's BTF. */
  readonly helpers?: number | undefined;
}

/** The verdict on one program of an object. */
export interface ProgramVerdict {
  readonly program: string;
  /** ELF section. */
  readonly section: string;
  /** What of it needs BTF in the kernel itself, in words: it cannot load where there is none. */
  readonly needsKernelBtf?: string | undefined;
  readonly verdict: Verdict;
}

/** What is known of a kernel's symbols. */
export interface KnownSymbols {
  readonly isThere: SymbolPresence;
  /** Equal for those of which the same is known. */
  readonly key: string | number;
}

export interface JudgeOptions {
  /** Without a word a variable may be anything, and `depends` says what it comes to as the object has it. */
  readonly variables?: VariableSetting | undefined;
}

/** Judges the programs of one object, on one kernel after the other. */
export interface Judge {
  readonly programs: readonly Omit<ProgramVerdict, 'verdict'>[];
  /**
   * @param outcomes by site of the object
   * @returns by program
   */
  judge(kernel: VerifierKernel, outcomes: readonly Outcome[]): readonly Verdict[];
  /**
   * The same for one program, with what shows it.
   *
   * @param program its index
   */
  explain(program: number, kernel: VerifierKernel, outcomes: readonly Outcome[]): Judgement;
  /**
   * What becomes of instructions of a program that a kernel does not take for another reason than CO-RE:
   * `guarded`, `depends` or `broken`.
   *
   * @param insns of the linked program
   * @param symbols what is known of the kernel's symbols, with a key that is equal for equal ones
   */
  reach(
    program: number,
    kernel: VerifierKernel,
    outcomes: readonly Outcome[],
    insns: readonly number[],
    symbols?: KnownSymbols,
  ): Verdict;
}

/**
 * Steps of all walks of an object: some 40 seconds. An object of 431,000 instructions in 169 programs takes
 * four millions for 43 kernels. What is left then is told as too large to follow.
 */
const MOST_STEPS = 100_000_000;

const LOADS: Verdict = { verdict: 'loads' };

/** The verdicts on an object's programs on one kernel. */
export function judgeObject(
  object: BpfObject,
  kernel: VerifierKernel,
  outcomes: readonly Outcome[],
  options: JudgeOptions = {},
): ProgramVerdict[] {
  const { programs, judge } = newJudge(object, options);
  return judge(kernel, outcomes).map((verdict, index) => ({
    ...(programs[index] as Omit<ProgramVerdict, 'verdict'>),
    verdict,
  }));
}

export function newJudge(object: BpfObject, options: JudgeOptions = {}): Judge {
  const { functions } = object.code;
  const all = linkedFunctions(functions);
  const programs = all.map((linked) => {
    const { name, section } = functions[linked[0] as number] as BpfFunction;
    const needsKernelBtf = kernelBtfNeed(object, linked);
    return { program: name, section, ...(needsKernelBtf !== undefined && { needsKernelBtf }) };
  });
  const budget = { steps: MOST_STEPS };
  let made: readonly JudgedProgram[] | undefined;
  const numberAnswers = answerNumbers(object);
  let last: { outcomes: readonly Outcome[]; answers: Answers } | undefined;
  /** One kernel's outcomes are asked about program by program. */
  const numbered = (outcomes: readonly Outcome[]) => {
    if (last?.outcomes !== outcomes) last = { outcomes, answers: numberAnswers(outcomes) };
    return last.answers;
  };
  return {
    programs,
    judge(kernel, outcomes) {
      const generation = generationOf(kernel);
      const { failing, exact, coarse } = numbered(outcomes);
      return judged().map(({ prepared, opening, verdicts }) => {
        const { sites } = prepared;
        if (sites.every((site) => failing[site] === 0)) return LOADS;
        const isRefused = sites.some((site) => failing[site] === REFUSED);
        const certain = isRefused ? undefined : opening(failing);
        if (certain !== undefined) return certain;
        const context = contextOf(generation, prepared);
        const known = (key: string, judgeAnew: () => Verdict | undefined) => {
          if (!verdicts.has(key)) verdicts.set(key, judgeAnew());
          return verdicts.get(key);
        };
        return (
          (isRefused
            ? undefined
            : known(`${context} coarse ${keyOfAnswers(coarse, sites)}`, () =>
                judgeCoarsely(object, prepared, outcomes, generation, options.variables),
              )) ??
          (known(
            `${context} ${keyOfAnswers(exact, sites)}`,
            () => judgeProgram(object, prepared, outcomes, generation, options.variables).verdict,
          ) as Verdict)
        );
      });
    },
    explain(program, kernel, outcomes) {
      const { prepared } = judged()[program] as JudgedProgram;
      return judgeProgram(object, prepared, outcomes, generationOf(kernel), options.variables);
    },
    reach(program, kernel, outcomes, insns, symbols) {
      const { prepared, verdicts } = judged()[program] as JudgedProgram;
      const generation = generationOf(kernel);
      const { exact, coarse } = numbered(outcomes);
      const context = `${contextOf(generation, prepared)} to ${insns.join()} ${symbols?.key}`;
      const judgeWith = (isCoarse: boolean) => {
        const { sites } = prepared;
        const answers = keyOfAnswers(isCoarse ? coarse : exact, sites);
        const key = `${context} ${isCoarse ? 'coarse ' : ''}${answers}`;
        if (!verdicts.has(key)) {
          const said = { settingOf: options.variables, symbolOf: symbols?.isThere };
          const of = { object, prepared, outcomes, generation, ...said };
          verdicts.set(key, judgeInsns(of, insns, isCoarse));
        }
        return verdicts.get(key);
      };
      return judgeWith(true) ?? (judgeWith(false) as Verdict);
    },
  };

  /** Made with the first kernel: until then threads are waiting to be given one. */
  function judged(): readonly JudgedProgram[] {
    if (made === undefined) {
      const recordsOf = indexRecords(object);
      made = all.map((linked) => ({
        prepared: prepareProgram(object, linked, recordsOf, budget),
        opening: openingOf(object, linked[0] as number, recordsOf),
        verdicts: new Map(),
      }));
    }
    return made;
  }
}

interface JudgedProgram {
  readonly prepared: PreparedProgram;
  readonly opening: Opening;
  /** By all that an answer depends on. */
  readonly verdicts: Map<string, Verdict | undefined>;
}

/** What an answer depends on besides the outcomes. */
function contextOf({ low, high }: Generation, { flow }: PreparedProgram): string {
  const version = flow().kconfig.has(KERNEL_VERSION) ? low.patch : '';
  return `${nameOf(low)} ${version} ${nameOf(high)}`;
}
