import { parseBtf } from '../btf/btf.js';
import { newerTypes, wholeInOlderFormat } from '../btf/older-format.js';
import { type Subset, writeSubset } from '../btf/subset.js';

/** The oldest reader that a tailored file is written for, where its answers allow it. */
export const COMPATS = ['none', 'libbpf-0.8'] as const;
export type Compat = (typeof COMPATS)[number];

/** A hostile kernel may have thousands of types that stay, each of which would be tried alone. */
const MOST_PROOFS = 64;

/**
 * Writes a tailored BTF as libbpf 0.8 can read it: without ENUM64 and tags, as far as that changes no
 * answer. What changes one stays as it is, type by type: a file with a type that stays is refused by
 * such a libbpf, which is better than a wrong answer.
 *
 * @param isProven whether the relocations get the same answers from a result
 * @returns the tailored BTF itself if nothing of it can be written otherwise
 */
export function inOlderFormat(tailored: Subset, isProven: (subset: Subset) => boolean): Subset {
  const btf = parseBtf(tailored.bytes);
  const types = newerTypes(btf);
  if (types.length === 0) return tailored;
  let written = tailored;
  let proofs = 0;

  /** The most of `some` that can be written in the older format beside `others`. */
  const convertible = (some: readonly number[], others: readonly number[]): readonly number[] => {
    if (proofs++ >= MOST_PROOFS) return [];
    const { bytes, ids } = writeSubset(btf, wholeInOlderFormat(btf, new Set([...others, ...some])));
    const result = { bytes, ids: tailored.ids.map((id) => ids[id] as number) };
    if (isProven(result)) {
      written = result;
      return some;
    }
    if (some.length === 1) return [];
    const half = some.length >> 1;
    const first = convertible(some.slice(0, half), others);
    return [...first, ...convertible(some.slice(half), [...others, ...first])];
  };
  convertible(types, []);
  return written;
}
