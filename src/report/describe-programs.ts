import type { Relocation } from '../core/object.js';
import type { Outcome } from '../core/outcome.js';
import type { SourcePoint } from '../core/source-lines.js';
import type { NotedVerdict } from '../expectations/verdict-table.js';
import type { Verdict } from '../verdict/verdict.js';
import { describeWhole } from './finding-words.js';
import type { ProgramVerdict, ReportNeed, ReportProgram, SourceLine } from './report.js';
import type { Questioned } from './subjects.js';
import type { RelocationInWords, VerdictContext } from './verdict-words.js';

/** A program as its object has it, without verdicts. */
export type JudgedProgram = Omit<ReportProgram, 'verdicts'>;

/** The verdicts that a report is made of. */
export interface Judged {
  /** By object: its programs, in the order in which their verdicts come. */
  readonly programs: readonly (readonly JudgedProgram[])[];
  /** By object: what its programs need besides CO-RE. */
  readonly needs: readonly (readonly ReportNeed[])[];
  /** What the numbers stand for; it grows while kernels are added. */
  readonly verdicts: readonly NotedVerdict[];
}

/** What is known of an object whose verdicts are told. */
export interface VerdictsOf {
  readonly groups: readonly NumberedGroup[];
  readonly verdicts: readonly NotedVerdict[];
  readonly outcomes: readonly Outcome[];
  readonly relocations: readonly Relocation[];
  /** By site. */
  readonly questions: readonly Questioned[];
  readonly sourceOf: (point: SourcePoint) => SourceLine;
}

/** Kernels that agree by numbers; what is told of them may still be the same as of others. */
export interface NumberedGroup {
  readonly members: readonly number[];
  /** By site, the numbers of outcomes. */
  readonly outcomes: Uint32Array;
  /** By program, the numbers of verdicts. */
  readonly verdicts: Uint32Array;
}

/** What a report tells of a verdict. */
export type WordsOfVerdict = Omit<ProgramVerdict, 'groups'>;

/**
 * Verdicts in words.
 *
 * @returns the words, each once, and by group and program the index of them
 */
export function tellVerdicts(of: VerdictsOf): { words: WordsOfVerdict[]; numbers: number[][] } {
  const contextOf = contextsOf(of);
  const words: WordsOfVerdict[] = [];
  const byText = new Map<string, number>();
  const told = new Map<string, number>();
  const tell = (group: NumberedGroup, number: number): number => {
    const noted = of.verdicts[number] as NotedVerdict;
    const { excused } = noted;
    const key = `${number} ${outcomeThatMatters(noted.verdict, group, of.relocations)}`;
    const known = told.get(key);
    if (known !== undefined) return known;
    const one = {
      ...describeWhole(noted, contextOf(group)),
      ...(excused !== undefined && { excused }),
    };
    const text = JSON.stringify(one);
    const index = byText.get(text) ?? words.push(one) - 1;
    byText.set(text, index);
    told.set(key, index);
    return index;
  };
  const numbers = of.groups.map((group) =>
    Array.from(group.verdicts, (number) => tell(group, number)),
  );
  return { words, numbers };
}

/** The number of the one outcome whose reason is in the words of a verdict. */
function outcomeThatMatters(
  { refused, reached }: Verdict,
  { outcomes }: NumberedGroup,
  relocations: readonly Relocation[],
): number | undefined {
  const site = relocations[refused ?? reached?.relocation ?? -1]?.site;
  return site === undefined ? undefined : outcomes[site];
}

function contextsOf(of: VerdictsOf): (group: NumberedGroup) => VerdictContext {
  const { relocations, questions, outcomes, sourceOf } = of;
  const lineOf = ({ program, source }: Relocation, { type, access }: Questioned) =>
    JSON.stringify([program, source?.file, source?.line, type, access]);
  const isTold = ({ program, site }: Relocation) => program !== undefined && site !== undefined;
  const indices = new Uint32Array(relocations.length);
  let known = 0;
  relocations.forEach((relocation, index) => {
    indices[index] = known;
    if (isTold(relocation)) known++;
  });
  // Of the many relocations of an object, verdicts name few.
  let read: ReadonlySet<string> | undefined;
  const isRead = (line: string) => {
    read ??= new Set(
      relocations.flatMap((one) => {
        const query = questions[one.site ?? -1];
        return isTold(one) && query?.kind === 'byte_off' ? [lineOf(one, query)] : [];
      }),
    );
    return read.has(line);
  };
  const relocation = (index: number): RelocationInWords | undefined => {
    const found = relocations[index];
    const query = questions[found?.site ?? -1];
    if (found === undefined || query === undefined || !isTold(found)) return undefined;
    const { source } = found;
    const words = { query, source: source && sourceOf(source), index: indices[index] as number };
    const isSizeOnly = query.kind === 'byte_sz' && !isRead(lineOf(found, query));
    return isSizeOnly ? { ...words, isSizeOnly } : words;
  };
  return (group) => ({
    relocation,
    outcome: (index) => outcomes[group.outcomes[relocations[index]?.site ?? -1] ?? -1],
    source: sourceOf,
  });
}
