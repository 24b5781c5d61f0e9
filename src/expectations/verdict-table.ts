import type { WholeVerdict } from '../preflight/worst.js';

/** What a program comes to on a kernel, and what makes it no failure. */
export interface NotedVerdict extends WholeVerdict {
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
  numberOf(judged: WholeVerdict, excused?: string): number;
}

export function newVerdictTable(): VerdictTable {
  const verdicts: NotedVerdict[] = [];
  const numbers = new Map<string, number>();
  /** Kernels share the answers of their verdicts, which are then found quicker than by what they hold. */
  const seen = new WeakMap<WholeVerdict, Map<string | undefined, number>>();
  return {
    verdicts,
    numberOf(judged, excused) {
      const ofJudged = seen.get(judged) ?? new Map<string | undefined, number>();
      seen.set(judged, ofJudged);
      const known = ofJudged.get(excused);
      if (known !== undefined) return known;
      const { verdict, findings } = judged;
      const key = JSON.stringify([verdict, findings, excused], comparable);
      let number = numbers.get(key);
      if (number === undefined) {
        number =
          verdicts.push({ verdict, findings, ...(excused !== undefined && { excused }) }) - 1;
        numbers.set(key, number);
      }
      ofJudged.set(excused, number);
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
