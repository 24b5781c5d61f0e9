import type { Relocation } from '../core/object.js';
import type { Outcome } from '../core/outcome.js';
import type { SourcePoint } from '../core/source-lines.js';
import type { NotedVerdict } from '../expectations/verdict-table.js';
import type { Verdict } from '../verdict/verdict.js';
import { describeWhole } from './finding-words.js';
import { distinctAnswers, type NumberedGroup } from './groups.js';
import type {
  ProgramVerdict,
  ReportNeed,
  ReportProgram,
  ReportQuery,
  SourceLine,
} from './report.js';
import type { RelocationInWords, VerdictContext, VerdictInWords } from './verdict-words.js';

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

/** What is known of an object whose programs are described. */
export interface ProgramsOf {
  readonly programs: readonly JudgedProgram[];
  readonly groups: readonly NumberedGroup[];
  readonly verdicts: readonly NotedVerdict[];
  readonly outcomes: readonly Outcome[];
  readonly relocations: readonly Relocation[];
  readonly queries: readonly ReportQuery[];
  readonly queryOfSite: readonly number[];
  readonly sourceOf: (point: SourcePoint) => SourceLine;
}

/** The programs of an object, with what kernels' verifiers make of them. */
export function describePrograms(of: ProgramsOf): ReportProgram[] {
  const contextOf = contextsOf(of);
  return of.programs.map(({ program, section, needsKernelBtf }, index) => {
    const told = new Map<string, { key: string; words: WordsOfVerdict }>();
    const tell = (group: NumberedGroup) => {
      const number = group.verdicts[index] as number;
      const noted = of.verdicts[number] as NotedVerdict;
      const key = `${number} ${outcomeThatMatters(noted.verdict, group, of.relocations)}`;
      let known = told.get(key);
      if (known === undefined) {
        const { excused } = noted;
        const words = {
          ...describeWhole(noted, contextOf(group)),
          ...(excused !== undefined && { excused }),
        };
        known = { key: JSON.stringify(words), words };
        told.set(key, known);
      }
      return known;
    };
    const verdicts: ProgramVerdict[] = distinctAnswers(
      of.groups,
      (group) => tell(group).key,
      (group) => tell(group).words,
    );
    return { program, section, ...(needsKernelBtf !== undefined && { needsKernelBtf }), verdicts };
  });
}

type WordsOfVerdict = VerdictInWords & { readonly excused?: string };

/** The number of the one outcome whose reason is in the words of a verdict. */
function outcomeThatMatters(
  { refused, reached }: Verdict,
  { outcomes }: NumberedGroup,
  relocations: readonly Relocation[],
): number | undefined {
  const site = relocations[refused ?? reached?.relocation ?? -1]?.site;
  return site === undefined ? undefined : outcomes[site];
}

function contextsOf(of: ProgramsOf): (group: NumberedGroup) => VerdictContext {
  const { relocations, queries, queryOfSite, outcomes, sourceOf } = of;
  const lineOf = ({ program, source }: Relocation, { type, access }: ReportQuery) =>
    JSON.stringify([program, source?.file, source?.line, type, access]);
  const read = new Set<string>();
  let known = 0;
  const inWords = relocations.map((relocation): RelocationInWords | undefined => {
    const { program, site, source } = relocation;
    if (program === undefined || site === undefined) return undefined;
    const query = queries[queryOfSite[site] as number] as ReportQuery;
    if (query.kind === 'byte_off') read.add(lineOf(relocation, query));
    return { query, source: source && sourceOf(source), index: known++ };
  });
  const relocation = (index: number): RelocationInWords | undefined => {
    const words = inWords[index];
    const isSizeOnly =
      words !== undefined &&
      words.query.kind === 'byte_sz' &&
      !read.has(lineOf(relocations[index] as Relocation, words.query as ReportQuery));
    return isSizeOnly ? { ...words, isSizeOnly } : words;
  };
  return (group) => ({
    relocation,
    outcome: (index) => outcomes[group.outcomes[relocations[index]?.site ?? -1] ?? -1],
    source: sourceOf,
  });
}

/** All places that the verdicts of an object name, in the order of its groups and programs. */
export function placesIn(
  groups: readonly NumberedGroup[],
  verdicts: readonly NotedVerdict[],
): SourcePoint[] {
  const numbers = new Set<number>();
  for (const group of groups) for (const number of group.verdicts) numbers.add(number);
  return [...numbers].flatMap((number) => {
    const { verdict, findings } = verdicts[number] as NotedVerdict;
    const guards = [verdict, ...findings].flatMap((one) => one.guards ?? []);
    return [
      ...[...guards, ...findings].flatMap(({ source }) => source ?? []),
      ...(verdict.reached?.path ?? []),
    ];
  });
}
