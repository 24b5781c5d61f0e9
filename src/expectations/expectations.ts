import type { Expectations, ExpectedWord, Setting } from '../inputs/expectations.js';
import { type KernelLine, kernelFilter } from '../kernels/filter.js';
import type { Kernel } from '../kernels/kernel.js';
import { matchesMember } from '../objects/member-glob.js';
import type { VerdictWord } from '../verdict/verdict.js';

/** What of an object expectations are about. */
export interface ExpectedObject {
  /** With `/` between its parts. */
  readonly path: string;
  readonly programs: readonly ExpectedProgram[];
  /** Names of the variables that user space may set. */
  readonly variables: readonly string[];
}

export interface ExpectedProgram {
  /** Name of its function. */
  readonly name: string;
  /** Name of its ELF section, such as `?kprobe/do_exit`. */
  readonly section: string;
}

/** Expectations made ready for the programs of a run. */
export interface PreparedExpectations {
  readonly expectations: Expectations;
  readonly objects: readonly ExpectedObject[];
  /** By object and program: the lines about it, by their index, the last one first. */
  readonly linesOf: readonly (readonly (readonly number[])[])[];
  /** By line: which of the filters is its own. */
  readonly filterOf: readonly number[];
  readonly filters: readonly ((kernel: Kernel) => boolean)[];
  /** By line: the excuse that it gives. */
  readonly excuses: readonly Excuse[];
  /** What lines decide on kernels that the same filters match. */
  readonly decisions: Map<string, Decisions>;
}

interface Decisions {
  /** By line: whether the kernels are its own. */
  readonly isNamed: readonly boolean[];
  /** By object and program: the line that decides. */
  readonly lines: readonly (readonly (number | undefined)[])[];
}

/** Why a program does not fail a run on a kernel, whatever its verdict. */
export interface Excuse {
  /** `never` and `only`: it is not loaded there. The others are given only to what does not load. */
  readonly word: ExpectedWord;
  /** Where that is said: `expectations line 3`, or `SEC("?")`. */
  readonly by: string;
}

/** What expectations come to on one kernel. Lines are meant by their index in `expectations.programs`. */
export interface Excused {
  /** By object and program. */
  readonly excuses: readonly (readonly (Excuse | undefined)[])[];
  /** The lines that decided about a program that was judged. */
  readonly decided: ReadonlySet<number>;
  /** Those of them that decided about one that is `broken`, `unattached` or `depends`. */
  readonly needed: ReadonlySet<number>;
}

const BY_SECTION: Excuse = { word: 'optional', by: 'SEC("?")' };

/**
 * Makes expectations ready to be asked for many kernels.
 *
 * @param aliases the archives' symbolic links, by their paths
 */
export function prepareExpectations(
  expectations: Expectations,
  objects: readonly ExpectedObject[],
  aliases: ReadonlyMap<string, string> = new Map(),
): PreparedExpectations {
  const lists = new Map<readonly KernelLine[], number>();
  const filterOf = expectations.programs.map(({ kernels }) => {
    const index = lists.get(kernels) ?? lists.size;
    lists.set(kernels, index);
    return index;
  });
  const lastFirst = expectations.programs.map((line, index) => ({ line, index })).reverse();
  return {
    ...{ expectations, objects, filterOf },
    linesOf: objects.map(({ path, programs }) =>
      programs.map(({ name }) =>
        lastFirst
          .filter(({ line }) => matchesMember(line.programs, path, name))
          .map(({ index }) => index),
      ),
    ),
    filters: [...lists.keys()].map((list) => kernelFilter(list, aliases)),
    excuses: expectations.programs.map(({ word, where }) => ({ word, by: where })),
    decisions: new Map(),
  };
}

/**
 * The line that decides about a program on a kernel, and its word: the last one that names both. A line
 * with `only` is about every kernel; `isNamed` tells whether this is one of its own.
 *
 * @param object index in the objects that were prepared
 * @param program index in the programs of that object
 */
export function expectationFor(
  prepared: PreparedExpectations,
  object: number,
  program: number,
  kernel: Kernel,
): { line: number; word: ExpectedWord; isNamed: boolean } | undefined {
  const { isNamed, lines } = decide(prepared, kernel);
  const line = lines[object]?.[program];
  if (line === undefined) return undefined;
  return { line, word: wordOf(prepared, line), isNamed: isNamed[line] as boolean };
}

/** What user space sets a variable of an object to; undefined if no line is about it. */
export function variableSetting(
  { variables }: Expectations,
  objectPath: string,
  variable: string,
): Setting | undefined {
  return variables.findLast((line) => matchesMember(line.variables, objectPath, variable))?.setting;
}

/**
 * What does not fail a run on one kernel, though it does not load:
 *
 * - what is not loaded there, by `never`, or by `only` for other kernels;
 * - what is `optional`, by a line or by `SEC("?…")`, which no line then speaks of;
 * - what is `one of` those that one line decides about, of all objects, if another one of them loads.
 *
 * @param verdicts by object and program, as prepared; undefined for an object that is not for the kernel,
 *   and for a program that cannot be loaded there for another reason, which is then no alternative
 */
export function excuse(
  prepared: PreparedExpectations,
  kernel: Kernel,
  verdicts: readonly (readonly (VerdictWord | undefined)[] | undefined)[],
): Excused {
  const { isNamed, lines } = decide(prepared, kernel);
  const decided = new Set<number>();
  const needed = new Set<number>();
  /** Of which lines a program loads. */
  const loading = new Set<number>();
  for (const [object, words] of verdicts.entries()) {
    for (const [program, verdict] of (words ?? []).entries()) {
      const line = lines[object]?.[program];
      if (line === undefined || verdict === undefined) continue;
      decided.add(line);
      (isGood(verdict) ? loading : needed).add(line);
    }
  }
  const excuses = prepared.objects.map(({ programs }, object) =>
    programs.map(({ section }, program) => {
      const verdict = verdicts[object]?.[program];
      const line = lines[object]?.[program];
      return verdict && excuseOne(verdict, line, section);
    }),
  );
  return { excuses, decided, needed };

  function excuseOne(
    verdict: VerdictWord,
    line: number | undefined,
    section: string,
  ): Excuse | undefined {
    const word = line === undefined ? undefined : wordOf(prepared, line);
    if (line === undefined || word === undefined || (word === 'only' && isNamed[line])) {
      return section.startsWith('?') && !isGood(verdict) ? BY_SECTION : undefined;
    }
    const isExcused =
      word === 'never' ||
      word === 'only' ||
      (!isGood(verdict) && (word === 'optional' || loading.has(line)));
    return isExcused ? prepared.excuses[line] : undefined;
  }
}

/** Whether the verifier takes the program, and it can attach. */
function isGood(verdict: VerdictWord): boolean {
  return verdict === 'loads' || verdict === 'guarded';
}

function wordOf({ expectations }: PreparedExpectations, line: number): ExpectedWord {
  return expectations.programs[line]?.word as ExpectedWord;
}

/** What is decided on a kernel, worked out once for all kernels that the same filters match. */
function decide(prepared: PreparedExpectations, kernel: Kernel): Decisions {
  const matches = prepared.filters.map((filter) => filter(kernel));
  const key = matches.map(Number).join('');
  let decisions = prepared.decisions.get(key);
  if (decisions === undefined) {
    const isNamed = prepared.filterOf.map((filter) => matches[filter] as boolean);
    const decides = (line: number) => isNamed[line] || wordOf(prepared, line) === 'only';
    const lines = prepared.linesOf.map((programs) =>
      programs.map((candidates) => candidates.find(decides)),
    );
    decisions = { isNamed, lines };
    prepared.decisions.set(key, decisions);
  }
  return decisions;
}
