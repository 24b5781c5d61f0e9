import { factsText, type KernelFacts } from '../preflight/facts.js';

/** Facts of kernels by number, as outcomes are: kernels of one version often answer alike. */
export interface FactsTable {
  readonly facts: readonly KernelFacts[];
  /** The number of a kernel's facts, which are appended if they are new. */
  numberOf(facts: KernelFacts): number;
}

/** An empty table. */
export function newFactsTable(): FactsTable {
  const facts: KernelFacts[] = [];
  const numbers = new Map<string, number>();
  return {
    facts,
    numberOf(one) {
      const key = factsText(one);
      const number = numbers.get(key) ?? facts.push(one) - 1;
      numbers.set(key, number);
      return number;
    },
  };
}
