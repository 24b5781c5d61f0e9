import type { Finding } from '../../findings.js';

/**
 * What cilium/ebpf works a patch out of: equal for two candidates between which it sees no
 * difference. What does not matter to a relocation is 0.
 */
export interface Fixup {
  /** Of the candidate, where its id is asked for. */
  readonly typeId: number;
  /** Of the enumerator. */
  readonly value: bigint;
  /** Bits from the start of the candidate to the field, and bits of a bitfield. */
  readonly bitOffset: number;
  readonly bitfieldSize: number;
  /** Bytes of the field or type, -1 where it has no size. */
  readonly size: number;
  readonly signed: boolean;
}

export const NOTHING: Fixup = {
  typeId: 0,
  value: 0n,
  bitOffset: 0,
  bitfieldSize: 0,
  size: 0,
  signed: false,
};

/** @param ids type ids of `b` by those of `a`, where the two are of different BTF */
export function sameFixup(a: Fixup | undefined, b: Fixup | undefined, ids?: Uint32Array): boolean {
  if (a === undefined || b === undefined) return a === b;
  return (
    (ids === undefined ? a.typeId : ids[a.typeId]) === b.typeId &&
    a.value === b.value &&
    a.bitOffset === b.bitOffset &&
    a.bitfieldSize === b.bitfieldSize &&
    a.size === b.size &&
    a.signed === b.signed
  );
}

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
): readonly (Fixup | undefined)[] | { readonly error: string } {
  const candidates = new Map<number, (Fixup | undefined)[]>();
  let error: string | undefined;
  findings.forEach((ofQuery, query) => {
    for (const { candidate, forCilium, cilium, ciliumError } of ofQuery) {
      if (!forCilium) continue;
      if (ciliumError !== undefined) error ??= ciliumError;
      const fixups = candidates.get(candidate) ?? new Array(findings.length).fill(undefined);
      candidates.set(candidate, fixups);
      fixups[query] = cilium;
    }
  });
  if (error !== undefined) return { error };
  let best: (Fixup | undefined)[] | undefined;
  let bestScore = findings.length;
  for (const fixups of candidates.values()) {
    const score = fixups.filter((fixup) => fixup === undefined).length;
    if (score > bestScore) continue;
    if (score === bestScore && best !== undefined) {
      if (best.some((fixup, query) => !sameFixup(fixup, fixups[query])))
        return { error: 'ambiguous' };
      continue;
    }
    if (score < bestScore) {
      bestScore = score;
      best = fixups;
    }
  }
  return best ?? new Array(findings.length).fill(undefined);
}
