import type { Outcome } from '../core/outcome.js';

/**
 * Outcomes by number. A few hundred distinct ones answer for millions of relocations, so lists of
 * outcomes are kept, and sent between threads, as lists of numbers.
 */
export interface OutcomeTable {
  readonly outcomes: readonly Outcome[];
  /** The number of an outcome, which is appended if it is new. */
  numberOf(outcome: Outcome): number;
}

export function newOutcomeTable(): OutcomeTable {
  const outcomes: Outcome[] = [];
  const numbers = new Map<string, number>();
  /** The same object often comes again, and is found quicker than by what it holds. */
  const seen = new Map<Outcome, number>();
  return {
    outcomes,
    numberOf(outcome) {
      const known = seen.get(outcome);
      if (known !== undefined) return known;
      const { status, value, width, reason, loaders } = outcome;
      const key = JSON.stringify([status, value, width, reason, loaders]);
      let number = numbers.get(key);
      if (number === undefined) {
        number = outcomes.push(outcome) - 1;
        numbers.set(key, number);
        seen.set(outcome, number);
      }
      return number;
    },
  };
}
