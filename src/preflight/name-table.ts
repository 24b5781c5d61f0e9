import { type Btf, stringAt } from '../btf/btf.js';
import { samePrefix } from '../btf/names.js';
import { baseOf, familyOf, type MissingName, UNPROFILED } from './families.js';

/*
 * Names that are looked for among a BTF's, which has a hundred thousand: by their hashes, so that none is
 * decoded that is not like one of them. What depends on the names alone is made once for all kernels, and the first
 * bytes of a name show as a rule that it is none of them.
 */

/** What of some names a BTF has. */
export interface NameTable {
  /** Takes down a type if its name is one of those looked for, and the first of that name. */
  take(name: number, id: number): void;
  /** The types that were found, by name. */
  readonly found: ReadonlyMap<string, number>;
}

/** Begins a table of names as they are, for one kernel. */
export function exactNames(names: readonly string[]): (btf: Pick<Btf, 'strings'>) => NameTable {
  const wanted = hashed(names);
  const starts = startsOf(names);
  return ({ strings }) => {
    const found = new Map<string, number>();
    return {
      found,
      take(name, id) {
        let hash = SEED;
        let at = name;
        for (let byte = strings[at]; byte !== 0; byte = strings[++at]) {
          if (at - name === START && starts[hash & STARTS] === 0) return;
          hash = Math.imul(hash ^ (byte as number), PRIME);
        }
        const one = lookUp(wanted, hash, strings, name, at);
        if (one !== undefined && !found.has(one)) found.set(one, id);
      },
    };
  };
}

/** A table that also tells what stands in for names that are not there. */
export interface RelatedNames extends NameTable {
  missing(name: string): MissingName;
}

/**
 * Begins a table of names and of what is like them, for one kernel.
 *
 * @param skip bytes at the start of each name that are passed over: those of `btf_trace_`
 */
export function relatedNames(names: readonly string[], skip = 0): (btf: Btf) => RelatedNames {
  const wanted = new Set(names);
  const bases = [...new Set(names.map(baseOf))].flatMap((base) => [base, base + UNPROFILED]);
  const byBase = hashed(bases);
  const starts = startsOf(bases);
  const wantedFamilies = [...new Set(names.flatMap((name) => familyOf(name) ?? []))];
  const byFamily = hashed(wantedFamilies);
  const familyStarts = startsOf(wantedFamilies);
  const familyHashes = new Uint8Array(STARTS + 1);
  for (const hash of byFamily.keys()) familyHashes[hash & STARTS] = 1;
  return (btf) => {
    const { strings } = btf;
    const found = new Map<string, number>();
    const like = new Map<string, Set<string>>();
    const families = new Set<string>();
    return {
      found,
      take(start, id) {
        let from = start + skip;
        while (strings[from] === UNDERSCORE) from++;
        let hash = SEED;
        let at = from;
        let mayBeBase = true;
        let mayBeInFamily = families.size < wantedFamilies.length;
        for (let byte = strings[at]; byte !== 0 && byte !== DOT; byte = strings[++at]) {
          if (at - from === START) {
            mayBeBase = starts[hash & STARTS] === 1;
            if (familyStarts[hash & STARTS] === 0) mayBeInFamily = false;
          }
          if (!mayBeBase && !mayBeInFamily) return;
          hash = Math.imul(hash ^ (byte as number), PRIME);
          if (byte !== UNDERSCORE || !mayBeInFamily) continue;
          mayBeInFamily = false;
          if (familyHashes[hash & STARTS] === 0) continue;
          const family = at + 1;
          const one = lookUp(byFamily, hash, strings, from, family);
          if (one !== undefined && strings[family] !== 0) families.add(one);
        }
        if (!mayBeBase) return;
        if (lookUp(byBase, hash, strings, from, at) === undefined) return;
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
  };
}

const MOST_NEAREST = 3;
const UNDERSCORE = 0x5f;
const DOT = 0x2e;

interface Wanted {
  readonly name: string;
  readonly bytes: Uint8Array;
}

type ByHash = ReadonlyMap<number, readonly Wanted[]>;

function hashed(names: readonly string[]): ByHash {
  const byHash = new Map<number, Wanted[]>();
  for (const name of names) {
    const bytes = new TextEncoder().encode(name);
    const hash = hashOf(bytes, bytes.length);
    const list = byHash.get(hash) ?? [];
    byHash.set(hash, list);
    list.push({ name, bytes });
  }
  return byHash;
}

/** The name of a hash that stands between two places. No closure: it is called for most of a kernel's names. */
function lookUp(
  byHash: ByHash,
  hash: number,
  strings: Uint8Array,
  from: number,
  to: number,
): string | undefined {
  const list = byHash.get(hash);
  if (list === undefined) return undefined;
  for (const { name, bytes } of list) {
    if (samePrefix(bytes, 0, bytes.length, strings, from, to - from)) return name;
  }
  return undefined;
}

/** Bytes at the start of a name that are looked at first. */
const START = 4;
/** Bits of a hash that are looked up in a list of its own before the rest. */
const STARTS = 0x3fff;

/** 1 for what a name of more than `START` bytes can start with, by its hash. */
function startsOf(names: readonly string[]): Uint8Array {
  const starts = new Uint8Array(STARTS + 1);
  for (const name of names) {
    const bytes = new TextEncoder().encode(name);
    if (bytes.length > START) starts[hashOf(bytes, START) & STARTS] = 1;
  }
  return starts;
}

/* FNV-1a */
const SEED = 0x811c9dc5;
const PRIME = 0x01000193;

function hashOf(bytes: Uint8Array, length: number): number {
  let hash = SEED;
  for (let at = 0; at < length; at++) {
    hash = Math.imul(hash ^ (bytes[at] as number), PRIME);
  }
  return hash;
}
