import type { Btf } from '../../btf/btf.js';
import { Kind } from '../../btf/kinds.js';
import { samePrefix } from '../../btf/names.js';
import { LOADERS } from '../loaders/loaders.js';

/**
 * The essential names that a set of objects looks for, with a hash table over them: one pass over a
 * kernel's hundred thousand names finds the few types that can be candidates.
 */
export interface WantedNames {
  readonly names: readonly Uint8Array[];
  /** Indices into `names` plus 1, by hash; 0 if free. Its length is a power of two. */
  readonly slots: Int32Array;
  /** 1 for the hash, cut to 16 bits, of a start that a wanted name can have in a kernel. */
  readonly starts: Uint8Array;
}

/**
 * The types of one kernel that carry a wanted name, in the order of the kernel: by loader, by index
 * into `WantedNames.names`. Loaders cut flavours off in different places:
 *
 *     struct task___v5___x86;   // `task___v5` for libbpf and cilium/ebpf, `task` for aya
 *     struct task____v5;        // `task____v5` for libbpf, `task_` for cilium/ebpf, `task` for aya
 */
export type Candidates = readonly (readonly (readonly number[])[])[];

const UNDERSCORE = 0x5f;
/** Bytes of a name that show, for nearly all of a kernel's names, that they are not wanted. */
const START_LENGTH = 4;
const FNV_OFFSET = 0x811c9dc5;
const FNV_PRIME = 0x01000193;

/** Kinds that no relocation can be about; a kernel has tens of thousands of functions. */
const NEVER_CANDIDATES = new Uint8Array(128);
for (const kind of [Kind.FUNC, Kind.VAR, Kind.DATASEC, Kind.DECL_TAG]) {
  NEVER_CANDIDATES[kind] = 1;
}

/** @param names distinct, without their flavours */
export function wantNames(names: readonly Uint8Array[]): WantedNames {
  let size = 16;
  while (size < names.length * 4) size *= 2;
  const slots = new Int32Array(size);
  const starts = new Uint8Array(1 << 16);
  names.forEach((name, index) => {
    let slot = hash(name, 0, name.length) & (size - 1);
    while (slots[slot] !== 0) slot = (slot + 1) & (size - 1);
    slots[slot] = index + 1;
    // A name that is shorter than a start either ends there or goes on with its flavour's `___`.
    const start = name.subarray(0, START_LENGTH);
    starts[hash(start, 0, start.length) & 0xffff] = 1;
    const flavoured = Buffer.concat([start, Buffer.from('___')]).subarray(0, START_LENGTH);
    starts[hash(flavoured, 0, START_LENGTH) & 0xffff] = 1;
  });
  return { names, slots, starts };
}

/**
 * Finds the candidates for all wanted names (`libbpf.c: bpf_core_add_cands`, `cilium/ebpf
 * btf/unmarshal.go: TypesByName`, `aya-obj btf/relocation.rs: find_candidates`). Kinds are not
 * compared yet.
 */
export function findCandidates(btf: Btf, wanted: WantedNames): Candidates {
  const lists: number[][][] = LOADERS.map(() => wanted.names.map(() => []));
  const unnamed = indexOfName(wanted, new Uint8Array(0));
  const askingUnnamed = lists.filter((_, loader) => LOADERS[loader]?.asksUnnamed);
  const { strings, words, starts, kinds } = btf;
  for (let id = 1; id < kinds.length; id++) {
    if (NEVER_CANDIDATES[kinds[id] as number] === 1) continue;
    const name = words[starts[id] as number] as number;
    if (strings[name] === 0) {
      if (unnamed >= 0) for (const ofLoader of askingUnnamed) ofLoader[unnamed]?.push(id);
      continue;
    }
    let value = FNV_OFFSET;
    for (let i = name; i < name + START_LENGTH && strings[i] !== 0; i++) {
      value = Math.imul(value ^ (strings[i] as number), FNV_PRIME);
    }
    if (wanted.starts[value & 0xffff] === 0) continue;
    value = FNV_OFFSET;
    let underscores = 0;
    let flavoured = false;
    let end = name;
    for (let byte = strings[end] as number; byte !== 0; byte = strings[++end] as number) {
      value = Math.imul(value ^ byte, FNV_PRIME);
      if (byte !== UNDERSCORE) underscores = 0;
      else if (++underscores === 3) flavoured = true;
    }
    if (flavoured) {
      LOADERS.forEach(({ essentialLength, indexedLength = essentialLength }, loader) => {
        const length = indexedLength(strings, name);
        if (length === 0 && LOADERS[loader]?.indexedLength) return;
        const index = lookUp(wanted, hash(strings, name, length), strings, name, length);
        lists[loader]?.[index]?.push(id);
      });
    } else {
      const index = lookUp(wanted, value, strings, name, end - name);
      if (index >= 0) for (const ofLoader of lists) ofLoader[index]?.push(id);
    }
  }
  return lists;
}

/** Of what was found for some names, what was found for others; nothing for those that are not among them. */
export function candidatesAmong(
  candidates: Candidates,
  from: WantedNames,
  to: WantedNames,
): Candidates {
  const indices = to.names.map((name) => indexOfName(from, name));
  return candidates.map((byName) => indices.map((index) => byName[index] ?? []));
}

/** Index of a name among the wanted ones, or -1. */
export function indexOfName(wanted: WantedNames, name: Uint8Array): number {
  return lookUp(wanted, hash(name, 0, name.length), name, 0, name.length);
}

function lookUp(
  { names, slots }: WantedNames,
  value: number,
  strings: Uint8Array,
  offset: number,
  length: number,
): number {
  const mask = slots.length - 1;
  for (let slot = value & mask; slots[slot] !== 0; slot = (slot + 1) & mask) {
    const index = (slots[slot] as number) - 1;
    const name = names[index] as Uint8Array;
    if (samePrefix(name, 0, name.length, strings, offset, length)) return index;
  }
  return -1;
}

function hash(bytes: Uint8Array, offset: number, length: number): number {
  let value = FNV_OFFSET;
  for (let i = 0; i < length; i++) {
    value = Math.imul(value ^ (bytes[offset + i] as number), FNV_PRIME);
  }
  return value;
}
