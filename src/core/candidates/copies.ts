import type { Btf } from '../../btf/btf.js';
import { isComposite, isModifierOrTypedef, Kind } from '../../btf/kinds.js';
import { kindOf } from '../../btf/types.js';
import type { ObjectQueries, Query } from '../object.js';
import type { ObjectSet } from '../object-set.js';
import { RelocationKind } from '../spec/relocation-kind.js';
import type { Candidates } from './candidates.js';

/**
 * Leaves out the candidates that are laid out as an earlier one, if layout is all that is asked
 * about. A kernel whose BTF was not deduplicated has hundreds of copies of each type.
 */
export function withoutCopies(
  target: Btf,
  objectSet: ObjectSet,
  candidates: Candidates,
): Candidates {
  const layoutOf = layoutFinder(target);
  const distinct = (ids: readonly number[], name: number) => {
    if (ids.length < 2 || !objectSet.byLayout[name]) return ids;
    const seen = new Set<number>();
    return ids.filter((id) => seen.size < seen.add(layoutOf(id)).size);
  };
  return candidates.map((byName) => byName.map(distinct));
}

/** Whether every loader gives the same answer for all candidates that are laid out alike. */
export function asksLayout({ btf }: ObjectQueries, { kind, typeId }: Query): boolean {
  switch (kind) {
    case RelocationKind.TYPE_ID_TARGET:
    case RelocationKind.TYPE_MATCHES:
      return false;
    case RelocationKind.TYPE_EXISTS:
    case RelocationKind.TYPE_SIZE: {
      const root = kindOf(btf, btf.underlying[typeId] as number);
      return root !== Kind.PTR && root !== Kind.ARRAY && root !== Kind.FUNC_PROTO;
    }
    default:
      return true;
  }
}

/** Most levels of types by value. Deeper ones count as different from all others. */
const MOST_LEVELS = 64;

/**
 * Makes a function that answers two types with the same number only if they are equal in all but
 * what their pointers point to.
 */
function layoutFinder(btf: Btf): (id: number) => number {
  const { words, starts, kinds } = btf;
  /** The first type that is laid out like each; 0 if it was not asked about. */
  const first = new Uint32Array(kinds.length);
  const byHash = new Map<number, number[]>();

  function layoutOf(id: number, level = 0): number {
    if (id === 0 || level > MOST_LEVELS) return id;
    if (first[id] !== 0) return first[id] as number;
    // Types that hold themselves by value are met again here, and are like no other.
    first[id] = id;
    const kind = kinds[id] as number;
    if (kind >= Kind.FUNC && kind <= Kind.DATASEC) return id;
    const start = starts[id] as number;
    const end = endOf(id);
    let hash = end - start;
    for (let at = start; at < end; at++) {
      const word = isByValue(kind, at - start) ? layoutOf(words[at] as number, level + 1) : own(at);
      hash = Math.imul(hash ^ word, 0x01000193) ^ (hash >>> 15);
    }
    const alike = byHash.get(hash) ?? [];
    const found = alike.find((other) => same(other, id));
    if (found === undefined) byHash.set(hash, [...alike, id]);
    else first[id] = found;
    return first[id] as number;

    /** What is not a type by value counts as it is, but for what a pointer points to. */
    function own(at: number): number {
      const skipped = kind === Kind.PTR ? 2 : kind === Kind.ARRAY ? 4 : -1;
      return at - start === skipped ? 0 : (words[at] as number);
    }
  }

  function same(a: number, b: number): boolean {
    const kind = kinds[a] as number;
    const [aStart, bStart] = [starts[a] as number, starts[b] as number];
    const length = endOf(a) - aStart;
    if (kinds[b] !== kind || endOf(b) - bStart !== length) return false;
    for (let i = 0; i < length; i++) {
      const [word, other] = [words[aStart + i] as number, words[bStart + i] as number];
      if (word === other || (kind === Kind.PTR && i === 2) || (kind === Kind.ARRAY && i === 4)) {
        continue;
      }
      if (!isByValue(kind, i) || first[word] !== first[other] || first[word] === 0) return false;
    }
    return true;
  }

  function endOf(id: number): number {
    return id + 1 < starts.length ? (starts[id + 1] as number) : words.length;
  }

  return layoutOf;
}

/** Whether a word of a type names another one that it is made of. */
function isByValue(kind: number, word: number): boolean {
  if (isComposite(kind)) return word > 3 && word % 3 === 1;
  return kind === Kind.ARRAY ? word === 3 : word === 2 && isModifierOrTypedef(kind);
}
