import type { BpfObject } from '../core/object.js';
import type { Outcome } from '../core/outcome.js';
import { factsText, type KernelFacts, reduceFacts } from '../preflight/facts.js';
import type { Finding, Reach } from '../preflight/finding.js';
import { findingsOn } from '../preflight/findings.js';
import type { ObjectNeeds, ProgramNeeds } from '../preflight/needs.js';
import { reachedBy, symbolsIn } from '../preflight/reach.js';
import type { Judge, VerifierKernel } from '../verdict/judge.js';
import { generationOf } from '../verdict/verifier/generations.js';

/** What one object's programs lack on kernels besides CO-RE. */
export interface ObjectFindings {
  /** A kernel's facts as far as this object asks for them; the same one for kernels that are alike for it. */
  factsFor(number: number): NarrowFacts;
  /**
   * @param outcomes by site, for a verifier may come to what is lacking by them
   * @returns by program; the same list for equal findings
   */
  find(
    facts: NarrowFacts,
    kernel: VerifierKernel,
    outcomes: readonly Outcome[],
  ): readonly (readonly Finding[])[];
}

/** A kernel's facts without what other objects asked for. */
export interface NarrowFacts {
  readonly facts: KernelFacts;
  /** Equal for equal facts of one object. */
  readonly id: number;
}

const NONE: readonly Finding[] = [];

/**
 * Finds what an object's programs lack, kernel by kernel; kernels that are alike for it share the answers.
 *
 * @param known the facts that the kernels' numbers stand for; it grows while they are judged
 */
export function findFindings(
  object: BpfObject,
  { programs, asked }: ObjectNeeds,
  judge: Judge,
  known: readonly KernelFacts[],
): ObjectFindings {
  const byNumber: NarrowFacts[] = [];
  const byKey = new Map<string, NarrowFacts>();
  /** Findings for which no walk was asked, so that no outcome matters. */
  const without = new Map<string, readonly Finding[]>();
  const shared = new Map<string, readonly Finding[]>();

  return {
    factsFor(number) {
      let narrow = byNumber[number];
      if (narrow === undefined) {
        const facts = reduceFacts(known[number] as KernelFacts, asked);
        const key = factsText(facts);
        narrow = byKey.get(key) ?? { facts, id: byKey.size };
        byKey.set(key, narrow);
        byNumber[number] = narrow;
      }
      return narrow;
    },
    find(facts, kernel, outcomes) {
      const { low, high } = generationOf(kernel);
      const context = JSON.stringify([facts.id, low, high]);
      const isThere = symbolsIn(object, facts.facts, { low, high });
      const symbols = isThere && { isThere, key: facts.id };
      return programs.map((needs, program) => {
        const key = `${program} ${context}`;
        const before = without.get(key);
        if (before !== undefined) return before;
        let hasWalked = false;
        const found = findOne(needs, facts.facts, kernel, (insns) => {
          hasWalked = true;
          return reachedBy(judge.reach(program, kernel, outcomes, insns, symbols));
        });
        if (!hasWalked) without.set(key, found);
        return found;
      });
    },
  };

  function findOne(needs: ProgramNeeds, facts: KernelFacts, kernel: VerifierKernel, reach: Reach) {
    const found = findingsOn(needs, facts, generationOf(kernel), reach);
    if (found.length === 0) return NONE;
    const key = JSON.stringify(found, (_, value) =>
      typeof value === 'bigint' ? `${value}n` : value,
    );
    const known = shared.get(key) ?? found;
    shared.set(key, known);
    return known;
  }
}
