import { type Btf, stringAt } from '../btf/btf.js';
import { nameLength, sameName, samePrefix } from '../btf/names.js';
import { baseOf, familyOf, type MissingName, UNPROFILED } from './families.js';

/*
 * Names that are looked for among a BTF's, which has a hundred thousand: by their hashes, so that none is
 * decoded that is not like one of them.
 */

export interface NameTable {
  /** Takes down a type if its name is one of those looked for, and the first of that name. */
  take(btf: Btf, name: number, id: number): void;
  /** The types that were found, by name. */
  readonly found: ReadonlyMap<string, number>;
}

/** A table that finds names as they are. */
export function nameTable(names: readonly string[]): NameTable {
  const found = new Map<string, number>();
  const wanted = hashed(names);
  return {
    found,
    take({ strings }, name, id) {
      if (names.length === 0) return;
      const candidates = wanted.get(hashOf(strings, name, nameLength(strings, name)));
      const one = candidates?.find(({ bytes }) => sameName(bytes, 0, strings, name));
      if (one !== undefined && !found.has(one.name)) found.set(one.name, id);
    },
  };
}

/** A table that finds names, and what stands in for those that are not there. */
export interface RelatedNames extends NameTable {
  missing(name: string): MissingName;
}

/**
 * @param skip bytes at the start of each name that are passed over: those of `btf_trace_`
 */
export function relatedNames(names: readonly string[], skip = 0): RelatedNames {
  const found = new Map<string, number>();
  const like = new Map<string, Set<string>>();
  const families = new Set<string>();
  const bases = [...new Set(names.map(baseOf))];
  const byBase = hashed([...bases, ...bases.map((base) => base + UNPROFILED)]);
  const wanted = new Set(names);
  const byFamily = hashed([...new Set(names.flatMap((name) => familyOf(name) ?? []))]);
  return {
    found,
    take(btf, start, id) {
      if (names.length === 0) return;
      const { strings } = btf;
      let from = start + skip;
      while (strings[from] === UNDERSCORE) from++;
      let hash = SEED;
      let family = 0;
      let at = from;
      for (let byte = strings[at]; byte !== 0 && byte !== DOT; byte = strings[++at]) {
        hash = Math.imul(hash ^ (byte as number), PRIME);
        if (byte !== UNDERSCORE || family !== 0) continue;
        family = at + 1;
        const one = byFamily.get(hash)?.find(({ bytes }) => same(bytes, strings, from, family));
        if (one !== undefined && strings[family] !== 0) families.add(one.name);
      }
      const base = byBase.get(hash)?.find(({ bytes }) => same(bytes, strings, from, at));
      if (base === undefined) return;
      const name = stringAt(btf, start + skip);
      if (wanted.has(name) && !found.has(name)) found.set(name, id);
      // One that is looked for too is like it all the same, so that answers do not depend on what else is asked.
      const common = baseOf(name);
      const others = like.get(common) ?? new Set();
      like.set(common, others.add(name));
    },
    missing(name) {
      const family = familyOf(name);
      const others = [...(like.get(baseOf(name)) ?? [])].sort();
      return {
        hasFamily: family !== undefined && families.has(family),
        nearest: others.slice(0, MOST_NEAREST),
      };
    },
  };
}

const MOST_NEAREST = 3;
const UNDERSCORE = 0x5f;
const DOT = 0x2e;

interface Wanted {
  readonly name: string;
  /** With a NUL behind it. */
  readonly bytes: Uint8Array;
}

function hashed(names: readonly string[]): ReadonlyMap<number, readonly Wanted[]> {
  const byHash = new Map<number, Wanted[]>();
  for (const name of names) {
    const bytes = new TextEncoder().encode(`${name}\0`);
    const hash = hashOf(bytes, 0, bytes.length - 1);
    const list = byHash.get(hash) ?? [];
    byHash.set(hash, list);
    list.push({ name, bytes });
  }
  return byHash;
}

function same(bytes: Uint8Array, strings: Uint8Array, from: number, to: number): boolean {
  return samePrefix(bytes, 0, bytes.length - 1, strings, from, to - from);
}

/* FNV-1a */
const SEED = 0x811c9dc5;
const PRIME = 0x01000193;

function hashOf(bytes: Uint8Array, from: number, length: number): number {
  let hash = SEED;
  for (let at = from; at < from + length; at++) {
    hash = Math.imul(hash ^ (bytes[at] as number), PRIME);
  }
  return hash;
}
