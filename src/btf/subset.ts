import { HOST_ORDER } from '../byte-order.js';
import { type Btf, HEADER_SIZE, MAGIC, typeCount } from './btf.js';
import { isAnyEnum, isComposite, Kind, MAX_KIND } from './kinds.js';
import { nameLength, sameName } from './names.js';
import { olderEnumerators, SIGNED_ENUM } from './older-format.js';
import { kindOf, lengthOf, referred } from './types.js';

/** Which types of a BTF to keep, and of structs and unions which members. */
export interface Selection {
  /** By type id: 1 if the type is kept. */
  readonly types: Uint8Array;
  /** By struct or union: indices of the members that are kept, or all. Without an entry it keeps none. */
  readonly members: ReadonlyMap<number, ReadonlySet<number> | 'all'>;
  /** Types that are written as readers of an older format know them (`older-format.ts`). */
  readonly older?: ReadonlySet<number>;
}

export interface Subset {
  /** Raw BTF with the classic header, in the byte order of its source. */
  readonly bytes: Uint8Array;
  /** By type id of the source: the type id in `bytes`, 0 if it is left out. */
  readonly ids: Uint32Array;
}

/**
 * Writes a part of a BTF. Types and members keep their order, sizes and offsets; what refers to a
 * type that is left out refers to void.
 */
export function writeSubset(btf: Btf, selection: Selection): Subset {
  const ids = new Uint32Array(typeCount(btf));
  const kept: number[] = [];
  let most = 0;
  for (let id = selection.types.indexOf(1); id > 0; id = selection.types.indexOf(1, id + 1)) {
    if (isLeftOut(btf, id, selection)) continue;
    // What a kind holds that only the file itself describes is not known: it becomes void.
    if (kindOf(btf, id) > MAX_KIND) continue;
    ids[id] = kept.push(id);
    most += (btf.starts[id + 1] ?? btf.words.length) - (btf.starts[id] as number);
  }
  const words = new Uint32Array(most);
  const strings = stringTable(btf.strings);
  const references = pastTags(btf, selection, ids);
  let end = 0;
  for (const id of kept) {
    end = selection.older?.has(id)
      ? writeOlderEnum(btf, id, words, end, strings.add)
      : writeType(btf, id, selection.members.get(id), references, words, end, strings.add);
  }
  return { bytes: assemble(btf, words.subarray(0, end), strings.bytes()), ids };
}

/** Of what an older format does not know, an ENUM64 has another form, and tags have none. */
function isLeftOut(btf: Btf, id: number, { older }: Selection): boolean {
  return older?.has(id) === true && kindOf(btf, id) !== Kind.ENUM64;
}

/** The ids that types are referred to by: that of a tag that is left out is that of what it refers to. */
function pastTags(btf: Btf, selection: Selection, ids: Uint32Array): Uint32Array {
  if (selection.older === undefined) return ids;
  const references = ids.slice();
  for (const tag of selection.older) {
    let id = tag;
    while (kindOf(btf, id) === Kind.TYPE_TAG && isLeftOut(btf, id, selection)) {
      id = referred(btf, id);
    }
    if (id !== tag) references[tag] = ids[id] as number;
  }
  return references;
}

/** @returns where the type ends in `words` */
function writeOlderEnum(
  btf: Btf,
  id: number,
  words: Uint32Array,
  from: number,
  string: (offset: number) => number,
): number {
  const at = btf.starts[id] as number;
  const enumerators = olderEnumerators(btf, id);
  let end = from;
  words[end++] = string(btf.words[at] as number);
  words[end++] = SIGNED_ENUM | enumerators.length;
  words[end++] = btf.words[at + 2] as number;
  for (const { name, value } of enumerators) {
    words[end++] = string(name);
    words[end++] = value;
  }
  return end;
}

/**
 * Writes one type.
 *
 * @param members of a struct or union: indices of those that are written, or all
 * @param ids by type id: what stands for it where it is referred to
 * @param from where it begins in `words`
 * @param string gives what stands for a name, by its offset in the strings of `btf`
 * @returns where it ends in `words`
 */
function writeType(
  btf: Btf,
  id: number,
  members: ReadonlySet<number> | 'all' | undefined,
  ids: Uint32Array,
  words: Uint32Array,
  from: number,
  string: (offset: number) => number,
): number {
  const kind = kindOf(btf, id);
  const at = btf.starts[id] as number;
  const [name, info, third] = [btf.words[at], btf.words[at + 1], btf.words[at + 2]] as [
    number,
    number,
    number,
  ];
  const sized =
    kind === Kind.INT ||
    kind === Kind.FLOAT ||
    kind === Kind.DATASEC ||
    isComposite(kind) ||
    isAnyEnum(kind);
  const all = lengthOf(btf, id);
  const some = isComposite(kind) && members !== 'all' ? [...(members ?? [])] : undefined;
  some?.sort((a, b) => a - b);
  const length = some?.length ?? all;
  words[from] = string(name);
  words[from + 1] = some ? (info & 0xff000000) | length : info;
  words[from + 2] = sized || kind === Kind.ARRAY ? third : (ids[third] as number);
  let end = from + 3;
  const word = (index: number) => btf.words[at + 3 + index] as number;
  const push = (index: number) => {
    words[end++] = word(index);
  };
  const pushName = (index: number) => {
    words[end++] = string(word(index));
  };
  const pushId = (index: number) => {
    words[end++] = ids[word(index)] as number;
  };
  switch (kind) {
    case Kind.INT:
    case Kind.VAR:
    case Kind.DECL_TAG:
      push(0);
      break;
    case Kind.ARRAY:
      pushId(0);
      pushId(1);
      push(2);
      break;
    case Kind.STRUCT:
    case Kind.UNION:
      for (let i = 0; i < length; i++) {
        const index = (some?.[i] ?? i) * 3;
        pushName(index);
        pushId(index + 1);
        push(index + 2);
      }
      break;
    case Kind.ENUM:
      for (let i = 0; i < length; i++) {
        pushName(i * 2);
        push(i * 2 + 1);
      }
      break;
    case Kind.ENUM64:
      for (let i = 0; i < length; i++) {
        pushName(i * 3);
        push(i * 3 + 1);
        push(i * 3 + 2);
      }
      break;
    case Kind.FUNC_PROTO:
      for (let i = 0; i < length; i++) {
        pushName(i * 2);
        pushId(i * 2 + 1);
      }
      break;
    case Kind.DATASEC:
      for (let i = 0; i < length; i++) {
        pushId(i * 3);
        push(i * 3 + 1);
        push(i * 3 + 2);
      }
      break;
  }
  return end;
}

const FNV_OFFSET = 0x811c9dc5;
const FNV_PRIME = 0x01000193;

/** Strings that are used, each once, in the order of their first use. */
function stringTable(source: Uint8Array) {
  let bytes = new Uint8Array(1 << 12);
  let size = 1;
  /** Where a string is in `bytes`, by its hash; 0 if free. The length is a power of two. */
  let slots = new Uint32Array(1 << 8);
  let count = 0;

  function add(offset: number): number {
    if (source[offset] === 0) return 0;
    const mask = slots.length - 1;
    let slot = hashOf(source, offset) & mask;
    for (; slots[slot] !== 0; slot = (slot + 1) & mask) {
      if (sameName(bytes, slots[slot] as number, source, offset)) return slots[slot] as number;
    }
    const at = size;
    const end = offset + nameLength(source, offset) + 1;
    size += end - offset;
    if (size > bytes.length) bytes = enlarged(bytes, Math.max(size, bytes.length * 2));
    bytes.set(source.subarray(offset, end), at);
    slots[slot] = at;
    if (++count * 2 > slots.length) slots = rehashed(bytes, size, slots.length * 4);
    return at;
  }
  return { add, bytes: () => bytes.subarray(0, size) };
}

function hashOf(strings: Uint8Array, offset: number): number {
  let hash = FNV_OFFSET;
  for (let at = offset; strings[at] !== 0; at++) {
    hash = Math.imul(hash ^ (strings[at] as number), FNV_PRIME);
  }
  return hash ^ (hash >>> 15);
}

function enlarged(bytes: Uint8Array, size: number): Uint8Array<ArrayBuffer> {
  const larger = new Uint8Array(size);
  larger.set(bytes);
  return larger;
}

function rehashed(bytes: Uint8Array, size: number, length: number): Uint32Array<ArrayBuffer> {
  const slots = new Uint32Array(length);
  for (let at = 1; at < size; at += nameLength(bytes, at) + 1) {
    let slot = hashOf(bytes, at) & (length - 1);
    while (slots[slot] !== 0) slot = (slot + 1) & (length - 1);
    slots[slot] = at;
  }
  return slots;
}

/** The BTF of some words of types and some strings, with the header and in the byte order of `btf`. */
function assemble(btf: Btf, types: Uint32Array, strings: Uint8Array): Uint8Array {
  const typeBytes = types.length * 4;
  const bytes = new Uint8Array(HEADER_SIZE + typeBytes + strings.length);
  const view = new DataView(bytes.buffer);
  const little = btf.byteOrder === 'little';
  view.setUint16(0, MAGIC, little);
  bytes[2] = 1;
  view.setUint32(4, HEADER_SIZE, little);
  view.setUint32(12, typeBytes, little);
  view.setUint32(16, typeBytes, little);
  view.setUint32(20, strings.length, little);
  const raw = Buffer.from(types.buffer, types.byteOffset, typeBytes);
  if (btf.byteOrder !== HOST_ORDER) raw.swap32();
  bytes.set(raw, HEADER_SIZE);
  bytes.set(strings, HEADER_SIZE + typeBytes);
  return bytes;
}
