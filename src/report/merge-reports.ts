import { newOutcomeTable } from '../tailor/outcome-table.js';
import type { WordsOfVerdict } from './describe-programs.js';
import { type AnsweringGroup, describeAnswers } from './regroup.js';
import type { ProgramVerdict, QueryOutcome, Report, ReportObject, ReportQuery } from './report.js';

/**
 * The report of a run over all kernels, from those of runs over parts of them: the same objects, and
 * other kernels each.
 *
 * @param expectations sentences on expectations, which only all kernels together can tell
 * @throws Error if a report leaves out what a group of kernels answers
 */
export function mergeReports(reports: readonly Report[], expectations: readonly string[]): Report {
  const [first] = reports as [Report];
  const kernels = reports.flatMap((report) => report.kernels).sort();
  const numbers = new Map(kernels.map((kernel, number) => [kernel, number]));
  return {
    tool: first.tool,
    kernels,
    objects: first.objects.map((_, index) =>
      mergeObjects(
        reports.map(({ objects }) => objects[index] as ReportObject),
        reports.map((report) => report.kernels.map((kernel) => numbers.get(kernel) as number)),
      ),
    ),
    ...(expectations.length > 0 && { expectations }),
  };
}

/**
 * One object in all reports. Relocations that share a query in each of them share one in all of them.
 *
 * @param numbers by part, and kernel of the part, the number of the kernel in the whole
 */
function mergeObjects(
  parts: readonly ReportObject[],
  numbers: readonly (readonly number[])[],
): ReportObject {
  const [first] = parts as [ReportObject];
  /** By question: the index of its query in each part. */
  const questions: number[][] = [];
  const indices = new Map<string, number>();
  const questionOf = first.relocations.map((_, relocation) => {
    const asked = parts.map(({ relocations }) => relocations[relocation]?.query as number);
    const key = asked.join(' ');
    const index = indices.get(key) ?? questions.push(asked) - 1;
    indices.set(key, index);
    return index;
  });
  const table = newOutcomeTable();
  const words = newWords();
  const groups = parts.flatMap((part, number) => {
    const ofQueries = part.queries.map(({ outcomes }) =>
      byGroup(outcomes, part.groups.length, ({ groups: _, ...outcome }: QueryOutcome) =>
        table.numberOf(outcome),
      ),
    );
    const ofPrograms = part.programs.map(({ verdicts }) =>
      byGroup(verdicts, part.groups.length, ({ groups: _, ...told }: ProgramVerdict) =>
        words.numberOf(told),
      ),
    );
    return part.groups.map(
      (members, group): AnsweringGroup => ({
        members: members.map((kernel) => numbers[number]?.[kernel] as number),
        outcomes: questions.map((asked) => ofQueries[asked[number] as number]?.[group] as number),
        verdicts: ofPrograms.map((ofGroups) => ofGroups[group] as number),
      }),
    );
  });
  const { queryOf, ...described } = describeAnswers({
    questions: questions.map(([query]) => {
      const { kind, type, access } = first.queries[query as number] as ReportQuery;
      return { kind, type, access };
    }),
    programs: first.programs,
    ...{ groups, outcomes: table.outcomes, words: words.words },
  });
  return {
    ...first,
    ...described,
    relocations: first.relocations.map((relocation, index) => ({
      ...relocation,
      query: queryOf[questionOf[index] as number] as number,
    })),
  };
}

/** The numbers of answers, by the groups that give them. */
function byGroup<Answer extends { readonly groups: readonly number[] }>(
  answers: readonly Answer[],
  groups: number,
  numberOf: (answer: Answer) => number,
): number[] {
  const numbers = Array<number>(groups).fill(-1);
  for (const answer of answers) {
    const number = numberOf(answer);
    for (const group of answer.groups) numbers[group] = number;
  }
  if (numbers.includes(-1)) throw new Error('does not tell what all of its kernels answer');
  return numbers;
}

/** Words by number, equal ones as one. */
function newWords() {
  const words: WordsOfVerdict[] = [];
  const numbers = new Map<string, number>();
  return {
    words,
    numberOf(told: WordsOfVerdict): number {
      const key = JSON.stringify(told);
      const number = numbers.get(key) ?? words.push(told) - 1;
      numbers.set(key, number);
      return number;
    },
  };
}
