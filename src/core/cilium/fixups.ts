import type { Finding } from '../findings.js';

/**
 * What cilium/ebpf decides for the queries of one local type in one program, by the candidate that
 * leaves the fewest of them unanswered (`btf/core.go: coreCalculateFixups`).
 *
 * @param findings by query
 * @returns by query, undefined where it would poison or answer that nothing is there; or the error
 *   with which it refuses the program
 */
export function chooseFixups(
  findings: readonly (readonly Finding[])[],
): readonly (string | undefined)[] | { readonly error: string } {
  const candidates = new Map<number, (string | undefined)[]>();
  findings.forEach((ofQuery, query) => {
    for (const { candidate, forCilium, cilium } of ofQuery) {
      if (!forCilium) continue;
      const fixups = candidates.get(candidate) ?? new Array(findings.length).fill(undefined);
      candidates.set(candidate, fixups);
      fixups[query] = cilium;
    }
  });
  let best: (string | undefined)[] | undefined;
  let bestScore = findings.length;
  for (const fixups of candidates.values()) {
    const error = fixups.find((fixup) => fixup?.startsWith('error:'));
    if (error !== undefined) return { error };
    const score = fixups.filter((fixup) => fixup === undefined).length;
    if (score > bestScore) continue;
    if (score === bestScore && best !== undefined) {
      if (best.some((fixup, query) => fixup !== fixups[query])) return { error: 'ambiguous' };
      continue;
    }
    if (score < bestScore) {
      bestScore = score;
      best = fixups;
    }
  }
  return best ?? new Array(findings.length).fill(undefined);
}
