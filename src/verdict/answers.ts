import type { BpfObject } from '../core/object.js';
import type { Outcome } from '../core/outcome.js';
import { isQuestion } from './patches.js';

/** Outcomes of one kernel by what a verdict depends on, as numbers: the same number, the same answer. */
export interface Answers {
  /** By site: `UNRESOLVED`, or `REFUSED` if libbpf gives up on the object; else 0. */
  readonly failing: Uint8Array;
  /** By site: the status, the value and the width. */
  readonly exact: Uint32Array;
  /** By site: the same of questions whether something exists, and the status and width of all others. */
  readonly coarse: Uint32Array;
}

export const UNRESOLVED = 1;
export const REFUSED = 2;

/** Numbers the outcomes of kernels, for one object. */
export function answerNumbers({ sites, queries }: BpfObject) {
  const numbers = new Map<string, number>();
  const known = new WeakMap<Outcome, { exact: number; coarse: number }>();
  const numberOf = (key: string) => {
    const number = numbers.get(key) ?? numbers.size;
    numbers.set(key, number);
    return number;
  };
  const asks = sites.map(({ query }) => isQuestion(queries[query]));
  return (outcomes: readonly Outcome[]): Answers => {
    const failing = new Uint8Array(outcomes.length);
    const exact = new Uint32Array(outcomes.length);
    const coarse = new Uint32Array(outcomes.length);
    for (const [site, outcome] of outcomes.entries()) {
      const { status, value = '', width = '' } = outcome;
      let pair = known.get(outcome);
      if (pair === undefined) {
        pair = {
          exact: numberOf(`${status} ${value} ${width}`),
          coarse: numberOf(`${status} width ${width}`),
        };
        known.set(outcome, pair);
      }
      if (status === 'unresolved') failing[site] = UNRESOLVED;
      else if (status !== 'resolved' && status !== 'absent') failing[site] = REFUSED;
      exact[site] = pair.exact;
      coarse[site] = asks[site] ? pair.exact : pair.coarse;
    }
    return { failing, exact, coarse };
  };
}

/** Equal for programs on kernels that give the same answers at these sites. */
export function keyOfAnswers(numbers: Uint32Array, sites: Uint32Array): string {
  const gathered = new Uint32Array(sites.length);
  for (let i = 0; i < sites.length; i++) gathered[i] = numbers[sites[i] as number] as number;
  return Buffer.from(gathered.buffer).toString('latin1');
}
