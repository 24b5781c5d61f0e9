import type { Outcome } from '../core/outcome.js';
import type { JudgedProgram, WordsOfVerdict } from './describe-programs.js';
import type { ReportObject, ReportProgram, ReportQuery } from './report.js';
import type { Questioned } from './subjects.js';

/** Kernels of one object that agree on everything. */
export interface AnsweringGroup {
  /** Their numbers in the report. */
  readonly members: readonly number[];
  /** By question, the numbers of outcomes. */
  readonly outcomes: ArrayLike<number>;
  /** By program, the numbers of what is told of verdicts. */
  readonly verdicts: ArrayLike<number>;
}

/** All that kernels answer about an object. */
export interface Answers {
  /** In the order of the first relocations that ask them; several may ask the same. */
  readonly questions: readonly Questioned[];
  readonly programs: readonly JudgedProgram[];
  /** In any order. */
  readonly groups: readonly AnsweringGroup[];
  /** What the numbers stand for: no two are equal. */
  readonly outcomes: readonly Outcome[];
  readonly words: readonly WordsOfVerdict[];
}

/**
 * Answers as a report tells them. A run over all kernels and one that merges those over parts of them
 * come to the same here: kernels are a group if all that is told of them is the same, however they were
 * told apart before.
 *
 * @returns parts of the object in a report, and by question the index of its query
 */
export function describeAnswers({
  questions,
  programs,
  groups: given,
  outcomes,
  words,
}: Answers): Pick<ReportObject, 'groups' | 'programs' | 'queries'> & { queryOf: number[] } {
  const groups = regroup(given);
  const queries: ReportQuery[] = [];
  const indices = new Map<string, number>();
  const queryOf = questions.map((asked, question) => {
    const key = JSON.stringify([asked, groups.map((group) => group.outcomes[question])]);
    let index = indices.get(key);
    if (index === undefined) {
      const answers = distinctAnswers(
        groups,
        (group) => group.outcomes[question] as number,
        (number) => outcomes[number] as Outcome,
      );
      index = queries.push({ ...asked, outcomes: answers }) - 1;
      indices.set(key, index);
    }
    return index;
  });
  return {
    groups: groups.map(({ members }) => members),
    programs: programs.map(({ program, section, needsKernelBtf }, index): ReportProgram => {
      const verdicts = distinctAnswers(
        groups,
        (group) => group.verdicts[index] as number,
        (number) => words[number] as WordsOfVerdict,
      );
      return {
        program,
        section,
        ...(needsKernelBtf !== undefined && { needsKernelBtf }),
        verdicts,
      };
    }),
    queries,
    queryOf,
  };
}

/** The groups without those that answer as an earlier one does, by their first kernels. */
function regroup(given: readonly AnsweringGroup[]): AnsweringGroup[] {
  const groups = new Map<string, AnsweringGroup & { members: number[] }>();
  for (const group of given) {
    const key = JSON.stringify([Array.from(group.outcomes), Array.from(group.verdicts)]);
    const same = groups.get(key);
    if (same === undefined) groups.set(key, { ...group, members: [...group.members] });
    else for (const kernel of group.members) same.members.push(kernel);
  }
  for (const { members } of groups.values()) members.sort((a, b) => a - b);
  return [...groups.values()].sort((a, b) => (a.members[0] as number) - (b.members[0] as number));
}

/**
 * The distinct answers of an object's groups, each with the indices of the groups that give it: the
 * answer of most kernels first, then that of the first group.
 */
function distinctAnswers<Answer extends object>(
  groups: readonly AnsweringGroup[],
  numberOf: (group: AnsweringGroup) => number,
  answerOf: (number: number) => Answer,
): (Answer & { groups: number[] })[] {
  const answers = new Map<number, { of: number[]; kernels: number }>();
  groups.forEach((group, index) => {
    const number = numberOf(group);
    const entry = answers.get(number) ?? { of: [], kernels: 0 };
    answers.set(number, entry);
    entry.of.push(index);
    entry.kernels += group.members.length;
  });
  return [...answers]
    .sort(([, a], [, b]) => b.kernels - a.kernels || (a.of[0] as number) - (b.of[0] as number))
    .map(([number, { of }]) => ({ ...answerOf(number), groups: of }));
}
