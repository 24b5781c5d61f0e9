/** Kernels of one object that agree on everything; `members` are their numbers in the report, sorted. */
export interface NumberedGroup {
  /** By site, the numbers of outcomes. */
  readonly outcomes: Uint32Array;
  /** By program, the numbers of verdicts. */
  readonly verdicts: Uint32Array;
  readonly members: readonly number[];
}

/**
 * The distinct answers of an object's groups, each with the indices of the groups that give it: the
 * answer of most kernels first, then that of the first group.
 *
 * @param keyOf equal for groups of the same answer
 * @param answerOf called for the first group of each answer
 */
export function distinctAnswers<Answer extends object>(
  groups: readonly NumberedGroup[],
  keyOf: (group: NumberedGroup) => string | number,
  answerOf: (group: NumberedGroup) => Answer,
): (Answer & { groups: number[] })[] {
  const answers = new Map<
    string | number,
    { first: NumberedGroup; of: number[]; kernels: number }
  >();
  groups.forEach((group, index) => {
    const key = keyOf(group);
    const entry = answers.get(key) ?? { first: group, of: [], kernels: 0 };
    answers.set(key, entry);
    entry.of.push(index);
    entry.kernels += group.members.length;
  });
  return [...answers.values()]
    .sort((a, b) => b.kernels - a.kernels || (a.of[0] as number) - (b.of[0] as number))
    .map(({ first, of }) => ({ ...answerOf(first), groups: of }));
}
