import { HOST_ORDER } from '../byte-order.js';
import { type Btf, HEADER_SIZE, MAGIC, typeCount } from './btf.js';
import { isAnyEnum, isComposite, Kind, MAX_KIND } from './kinds.js';
import { nameLength } from './names.js';
import { olderEnumerators, SIGNED_ENUM } from './older-format.js';
import { kindOf, lengthOf, referred } from './types.js';

/** Which types of a BTF to keep, and of structs and unions which members. */
export interface Selection {
  /** By type id: 1 if the type is kept. */
  readonly types: Uint8Array;
  /** By struct or union: indices of the members that are kept. Without an entry it keeps none. */
  readonly members: ReadonlyMap<number, ReadonlySet<number>>;
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
  for (let id = selection.types.indexOf(1); id > 0; id = selection.types.indexOf(1, id + 1)) {
    if (isLeftOut(btf, id, selection)) continue;
    // What a kind holds that only the file itself describes is not known: it becomes void.
    if (kindOf(btf, id) <= MAX_KIND) ids[id] = kept.push(id);
  }
  const words: number[] = [];
  const strings = stringTable(btf.strings);
  const references = pastTags(btf, selection, ids);
  for (const id of kept) {
    if (selection.older?.has(id)) writeOlderEnum(btf, id, words, strings.add);
    else writeType(btf, id, selection.members.get(id), references, words, strings.add);
  }
  return { bytes: assemble(btf, words, strings.bytes()), ids };
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

function writeOlderEnum(
  btf: Btf,
  id: number,
  words: number[],
  string: (offset: number) => number,
): void {
  const at = btf.starts[id] as number;
  const enumerators = olderEnumerators(btf, id);
  const info = (SIGNED_ENUM | enumerators.length) >>> 0;
  words.push(string(btf.words[at] as number), info, btf.words[at + 2] as number);
  for (const { name, value } of enumerators) words.push(string(name), value);
}

export function writeType(
  btf: Btf,
  id: number,
  members: ReadonlySet<number> | undefined,
  ids: Uint32Array,
  words: number[],
  string: (offset: number) => number,
): void {
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
  const kept = isComposite(kind) ? [...(members ?? [])].sort((a, b) => a - b) : [];
  const length = isComposite(kind) ? kept.length : info & 0xffffff;
  words.push(string(name), ((info & 0xff000000) | length) >>> 0);
  words.push(sized || kind === Kind.ARRAY ? third : (ids[third] as number));
  const word = (index: number) => btf.words[at + 3 + index] as number;
  const idAt = (index: number) => ids[word(index)] as number;
  switch (kind) {
    case Kind.INT:
      words.push(word(0));
      break;
    case Kind.ARRAY:
      words.push(idAt(0), idAt(1), word(2));
      break;
    case Kind.STRUCT:
    case Kind.UNION:
      for (const index of kept) {
        words.push(string(word(index * 3)), idAt(index * 3 + 1), word(index * 3 + 2));
      }
      break;
    case Kind.ENUM:
      for (let i = 0; i < lengthOf(btf, id); i++) words.push(string(word(i * 2)), word(i * 2 + 1));
      break;
    case Kind.ENUM64:
      for (let i = 0; i < lengthOf(btf, id); i++) {
        words.push(string(word(i * 3)), word(i * 3 + 1), word(i * 3 + 2));
      }
      break;
    case Kind.FUNC_PROTO:
      for (let i = 0; i < lengthOf(btf, id); i++) words.push(string(word(i * 2)), idAt(i * 2 + 1));
      break;
    case Kind.VAR:
    case Kind.DECL_TAG:
      words.push(word(0));
      break;
    case Kind.DATASEC:
      for (let i = 0; i < lengthOf(btf, id); i++) {
        words.push(idAt(i * 3), word(i * 3 + 1), word(i * 3 + 2));
      }
      break;
  }
}

/** Strings that are used, each once, in the order of their first use. */
export function stringTable(source: Uint8Array) {
  const chunks: Uint8Array[] = [new Uint8Array(1)];
  let size = 1;
  const byOffset = new Map<number, number>();
  const byText = new Map<string, number>();

  function add(offset: number): number {
    if (source[offset] === 0) return 0;
    let at = byOffset.get(offset);
    if (at !== undefined) return at;
    const bytes = source.subarray(offset, offset + nameLength(source, offset) + 1);
    const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
    at = byText.get(text);
    if (at === undefined) {
      at = size;
      byText.set(text, at);
      chunks.push(bytes);
      size += bytes.length;
    }
    byOffset.set(offset, at);
    return at;
  }
  return { add, bytes: () => Buffer.concat(chunks) };
}

export function assemble(btf: Btf, words: readonly number[], strings: Uint8Array): Uint8Array {
  const typeBytes = words.length * 4;
  const bytes = new Uint8Array(HEADER_SIZE + typeBytes + strings.length);
  const view = new DataView(bytes.buffer);
  const little = btf.byteOrder === 'little';
  view.setUint16(0, MAGIC, little);
  bytes[2] = 1;
  view.setUint32(4, HEADER_SIZE, little);
  view.setUint32(12, typeBytes, little);
  view.setUint32(16, typeBytes, little);
  view.setUint32(20, strings.length, little);
  const types = Uint32Array.from(words);
  const raw = Buffer.from(types.buffer);
  if (btf.byteOrder !== HOST_ORDER) raw.swap32();
  bytes.set(raw, HEADER_SIZE);
  bytes.set(strings, HEADER_SIZE + typeBytes);
  return bytes;
}
