import { type KernelFacts, reduceFacts } from './facts.js';
import { ASKED_ENUMS, type AskedNames } from './needs.js';

/** A kernel's facts, and what was asked for them: as they are kept for runs that ask for no more. */
export interface Answers {
  readonly asked: AskedNames;
  readonly facts: KernelFacts;
}

export function answersText({ asked, facts }: Answers): string {
  return JSON.stringify({ asked, facts });
}

/**
 * The facts of a kernel, out of what an earlier run kept of them.
 *
 * @param text by `answersText`, checked by whoever kept it; empty if that run asked for nothing
 * @returns undefined if more is asked now than was asked then
 */
export function factsFrom(text: string, asked: AskedNames): KernelFacts | undefined {
  if (text === '') return undefined;
  const before = JSON.parse(text) as Answers;
  return covers(before.asked, asked) ? reduceFacts(before.facts, asked) : undefined;
}

function covers(before: AskedNames, asked: AskedNames): boolean {
  return (
    ASKED_ENUMS.every((name) => isIn(asked.enumerators[name], before.enumerators[name])) &&
    (['functions', 'patterns', 'variables', 'tracepoints', 'structs'] as const).every((what) =>
      isIn(asked[what], before[what]),
    )
  );
}

function isIn(names: readonly string[], all: readonly string[]): boolean {
  const known = new Set(all);
  return names.every((name) => known.has(name));
}
