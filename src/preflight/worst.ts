import { VERDICTS, type Verdict, type VerdictWord } from '../verdict/verdict.js';
import type { Effect, Finding } from './finding.js';

/** What a program comes to on a kernel. */
export interface WholeVerdict {
  /** By its CO-RE relocations. */
  readonly verdict: Verdict;
  /** By all else. */
  readonly findings: readonly Finding[];
}

/** The verdict that a finding makes by itself; undefined if it makes none. */
export function wordOf(effect: Effect): VerdictWord | undefined {
  if (effect === 'unknown') return undefined;
  return effect === 'refused' ? 'broken' : effect;
}

/** The verdict on a program: the worst of all. */
export function worstOf(judged: WholeVerdict): VerdictWord {
  const finding = decisiveOf(judged);
  return (finding && wordOf(finding.effect)) ?? judged.verdict.verdict;
}

/** The first of the worst findings, if they make the verdict worse than CO-RE does. */
export function decisiveOf({ verdict, findings }: WholeVerdict): Finding | undefined {
  let decisive: Finding | undefined;
  let worst = VERDICTS.indexOf(verdict.verdict);
  for (const finding of findings) {
    const word = wordOf(finding.effect);
    const rank = word === undefined ? -1 : VERDICTS.indexOf(word);
    if (rank <= worst) continue;
    decisive = finding;
    worst = rank;
  }
  return decisive;
}
