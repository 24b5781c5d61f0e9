import type { Verdict } from './verdict.js';

/** A verdict, and what makes it no failure. */
export interface NotedVerdict {
  readonly verdict: Verdict;
  /** By which expectation, in words, such as `expectations line 3: never` or `SEC("?")`. */
  readonly excused?: string;
}

/**
 * Verdicts by number, as outcomes are: a few hundred distinct ones answer for all programs on all
 * kernels.
 */
export interface VerdictTable {
  readonly verdicts: readonly NotedVerdict[];
  /** The number of a verdict, which is appended if it is new. */
  numberOf(verdict: Verdict, excused?: string): number;
}

export function newVerdictTable(): VerdictTable {
  const verdicts: NotedVerdict[] = [];
  const numbers = new Map<string, number>();
  /** Kernels share the answers of their verdicts, which are then found quicker than by what they hold. */
  const seen = new WeakMap<Verdict, Map<string | undefined, number>>();
  return {
    verdicts,
    numberOf(verdict, excused) {
      const ofVerdict = seen.get(verdict) ?? new Map<string | undefined, number>();
      seen.set(verdict, ofVerdict);
      const known = ofVerdict.get(excused);
      if (known !== undefined) return known;
      const key = JSON.stringify([verdict, excused], comparable);
      let number = numbers.get(key);
      if (number === undefined) {
        number = verdicts.push({ verdict, ...(excused !== undefined && { excused }) }) - 1;
        numbers.set(key, number);
      }
      ofVerdict.set(excused, number);
      return number;
    },
  };
}

/** Integers that JSON does not know as text, and keys in one order. */
function comparable(_key: string, value: unknown): unknown {
  if (typeof value === 'bigint') return `${value}n`;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
