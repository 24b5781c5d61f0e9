import { type ByteOrder, HOST_ORDER } from '../byte-order.js';
import { FormatError } from '../errors.js';
import { isComposite, isModifierOrTypedef, Kind, MAX_KIND } from './kinds.js';

/**
 * BTF as its bytes, with an index. A type is its id; 0 is void. What a type holds is read with the
 * functions of `types.ts`.
 */
export interface Btf {
  /** Byte order of the file that it was read from. */
  readonly byteOrder: ByteOrder;
  /** The type section: all of it is 32-bit words, here in the host's byte order. */
  readonly words: Uint32Array;
  /** Index into `words` of each type; that of void is of no meaning. */
  readonly starts: Uint32Array;
  /** `BTF_KIND_*` of each type. */
  readonly kinds: Uint8Array;
  /** Each type without its modifiers and typedefs (`libbpf.c: skip_mods_and_typedefs`). */
  readonly underlying: Uint32Array;
  /** The string section: NUL-terminated strings, the first of them empty. */
  readonly strings: Uint8Array;
  /** Bytes of a pointer (`libbpf btf.c: determine_ptr_size`, and 8 if that finds none). */
  readonly pointerSize: number;
  /** The type that tells the size of a pointer, or 0. */
  readonly longType: number;
}

/** Bytes of the header that this project writes, and the least that a file must have. */
export const HEADER_SIZE = 24;
export const MAGIC = 0xeb9f;

const LONG_NAMES: ReadonlySet<string> = new Set([
  'long',
  'long int',
  'int long',
  'unsigned long',
  'long unsigned',
  'unsigned long int',
  'unsigned int long',
  'long unsigned int',
  'long int unsigned',
  'int unsigned long',
  'int long unsigned',
]);

const decoder = new TextDecoder();

/**
 * Reads raw BTF of either byte order and checks all of it: every size, type id and string offset
 * that it holds is in range afterwards, no chain of modifiers is endless, and what libbpf refuses, or
 * would die of, is refused.
 *
 * @param bytes the file, which must not change afterwards
 * @throws FormatError if it is broken
 */
export function parseBtf(bytes: Uint8Array): Btf {
  const header = readHeader(bytes);
  const words = wordsOf(bytes, header.typesAt, header.typesLength, header.byteOrder);
  const strings = bytes.subarray(header.stringsAt, header.stringsAt + header.stringsLength);
  if (strings.length === 0 || strings[0] !== 0 || strings[strings.length - 1] !== 0) {
    throw new FormatError(
      'BTF',
      header.stringsAt,
      'string section does not start and end with NUL',
    );
  }
  const { unchecked, starts, kinds } = indexTypes(
    words,
    layoutOf(bytes, header),
    header,
    strings.length,
  );
  const index = { starts, kinds };
  const underlying = skipModifiersAndTypedefs(words, index, header);
  checkReferences(words, index, underlying, header, unchecked);
  const longType = findLong(words, index, strings);
  return {
    byteOrder: header.byteOrder,
    words,
    starts,
    kinds,
    underlying,
    strings,
    longType,
    pointerSize: pointerSizeBy(words, index, longType),
  };
}

/**
 * Bytes of a pointer by some of a BTF's types alone (`libbpf btf.c: determine_ptr_size`).
 *
 * @param isThere whether a type is one of them
 */
export function pointerSizeOf(btf: Btf, isThere: (id: number) => boolean): number {
  return pointerSizeBy(btf.words, btf, findLong(btf.words, btf, btf.strings, isThere));
}

function pointerSizeBy(words: Uint32Array, { starts }: Index, longType: number): number {
  return longType === 0 ? 8 : (words[(starts[longType] as number) + 2] as number);
}

/** Number of types, void included: the first id that is none. */
export function typeCount(btf: Btf): number {
  return btf.kinds.length;
}

/** The string at an offset of the string section. */
export function stringAt(btf: Btf, offset: number): string {
  return offset === 0 ? '' : decodeString(btf.strings, offset);
}

function decodeString(strings: Uint8Array, offset: number): string {
  return decoder.decode(strings.subarray(offset, strings.indexOf(0, offset)));
}

interface Header {
  byteOrder: ByteOrder;
  /** Byte offsets from the start of the file, and bytes. */
  typesAt: number;
  typesLength: number;
  stringsAt: number;
  stringsLength: number;
  layoutAt: number;
  layoutLength: number;
}

function readHeader(bytes: Uint8Array): Header {
  if (bytes.length < HEADER_SIZE) {
    throw new FormatError('BTF', bytes.length, `header of ${HEADER_SIZE} bytes is cut off`);
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const little = view.getUint16(0, true) === MAGIC;
  if (!little && view.getUint16(0, false) !== MAGIC)
    throw new FormatError('BTF', 0, 'no BTF magic');
  const headerLength = view.getUint32(4, little);
  if (headerLength < HEADER_SIZE || headerLength > bytes.length) {
    throw new FormatError('BTF', 4, `header length ${headerLength} is out of range`);
  }
  const word = (at: number) => view.getUint32(at, little);
  const [typesAt, typesLength] = [headerLength + word(8), word(12)];
  const [stringsAt, stringsLength] = [headerLength + word(16), word(20)];
  if (stringsAt + stringsLength > bytes.length) {
    throw new FormatError('BTF', 16, 'string section reaches beyond the end');
  }
  if (typesAt + typesLength > stringsAt) {
    throw new FormatError('BTF', 8, 'type section reaches into the string section');
  }
  if (word(8) % 4 !== 0 || typesLength % 4 !== 0) {
    throw new FormatError('BTF', 8, 'type section is not aligned to 4 bytes');
  }
  // Linux 7.0 and later may add how long kinds are that a reader does not know.
  const hasLayout = headerLength >= HEADER_SIZE + 8;
  const layoutAt = hasLayout ? headerLength + word(24) : 0;
  const layoutLength = hasLayout ? word(28) : 0;
  if (layoutAt + layoutLength > bytes.length) {
    throw new FormatError('BTF', 24, 'layout section reaches beyond the end');
  }
  return {
    byteOrder: little ? 'little' : 'big',
    typesAt,
    typesLength,
    stringsAt,
    stringsLength,
    layoutAt,
    layoutLength,
  };
}

function wordsOf(bytes: Uint8Array, at: number, length: number, order: ByteOrder): Uint32Array {
  const start = bytes.byteOffset + at;
  if (order === HOST_ORDER && start % 4 === 0) {
    return new Uint32Array(bytes.buffer, start, length / 4);
  }
  // Not `slice`, which gives a view if the bytes are a Buffer.
  const copy = new Uint8Array(bytes.subarray(at, at + length));
  if (order !== HOST_ORDER) Buffer.from(copy.buffer, copy.byteOffset, length).swap32();
  return new Uint32Array(copy.buffer, copy.byteOffset, length / 4);
}

interface Index {
  readonly starts: Uint32Array;
  readonly kinds: Uint8Array;
}

/** How many 32-bit words a type takes after its first three: `fixed + vlen * element`. */
interface Layout {
  fixed: Int32Array;
  element: Int32Array;
}

const UNKNOWN = -1;
const KINDS = 128;
const KNOWN_LAYOUT = knownLayout();

/** Word of an element that is a type id: 1 for members and parameters, 0 for variables. */
const TYPE_OF_ELEMENT = new Int8Array(KINDS).fill(UNKNOWN);
TYPE_OF_ELEMENT[Kind.STRUCT] = 1;
TYPE_OF_ELEMENT[Kind.UNION] = 1;
TYPE_OF_ELEMENT[Kind.FUNC_PROTO] = 1;
TYPE_OF_ELEMENT[Kind.DATASEC] = 0;

/** Whether the third word of a type is a type id, not a size. */
const REFERS = new Uint8Array(KINDS);
for (const kind of [Kind.PTR, Kind.FUNC, Kind.FUNC_PROTO, Kind.VAR, Kind.DECL_TAG])
  REFERS[kind] = 1;
for (let kind = 0; kind <= MAX_KIND; kind++) if (isModifierOrTypedef(kind)) REFERS[kind] = 1;

/** Whether the third word of a type is its size. */
const SIZED = new Uint8Array(KINDS);
for (const kind of [Kind.INT, Kind.FLOAT, Kind.DATASEC, Kind.STRUCT, Kind.UNION]) SIZED[kind] = 1;
for (const kind of [Kind.ENUM, Kind.ENUM64]) SIZED[kind] = 1;

function knownLayout(): Layout {
  const fixed = new Int32Array(KINDS).fill(UNKNOWN);
  const element = new Int32Array(KINDS);
  fixed.fill(0, Kind.INT, MAX_KIND + 1);
  fixed[Kind.INT] = 1;
  fixed[Kind.ARRAY] = 3;
  fixed[Kind.VAR] = 1;
  fixed[Kind.DECL_TAG] = 1;
  element[Kind.STRUCT] = 3;
  element[Kind.UNION] = 3;
  element[Kind.ENUM] = 2;
  element[Kind.ENUM64] = 3;
  element[Kind.FUNC_PROTO] = 2;
  element[Kind.DATASEC] = 3;
  return { fixed, element };
}

/** The known kinds, and those that the file itself describes (`btf.c: btf_type_size_unknown`). */
function layoutOf(bytes: Uint8Array, header: Header): Layout {
  const described = Math.min(header.layoutLength / 4, KINDS);
  if (described <= MAX_KIND + 1) return KNOWN_LAYOUT;
  const { fixed, element } = knownLayout();
  for (let kind = MAX_KIND + 1; kind < described; kind++) {
    const fixedBytes = bytes[header.layoutAt + kind * 4] as number;
    const elementBytes = bytes[header.layoutAt + kind * 4 + 1] as number;
    if (fixedBytes % 4 !== 0 || elementBytes % 4 !== 0) continue;
    fixed[kind] = fixedBytes / 4;
    element[kind] = elementBytes / 4;
  }
  return { fixed, element };
}

function indexTypes(
  words: Uint32Array,
  layout: Layout,
  header: Header,
  stringBytes: number,
): Index & { readonly unchecked: readonly number[] } {
  const unchecked: number[] = [];
  const starts = new Uint32Array(Math.floor(words.length / 3) + 1);
  const kinds = new Uint8Array(starts.length);
  let count = 1;
  let maxId = 0;
  let maxName = 0;
  for (let at = 0; at < words.length; count++) {
    const info = words[at + 1] as number;
    const kind = (info >>> 24) & 0x7f;
    const fixed = layout.fixed[kind] as number;
    const step = layout.element[kind] as number;
    const next = at + 3 + fixed + (info & 0xffffff) * step;
    if (fixed === UNKNOWN || !(next <= words.length)) {
      throw brokenType(words, at, fixed, header, count);
    }
    starts[count] = at;
    kinds[count] = kind;
    if ((words[at] as number) > maxName) maxName = words[at] as number;
    if (REFERS[kind] === 1 && (words[at + 2] as number) > maxId) maxId = words[at + 2] as number;
    if (kind === Kind.FUNC) {
      // The prototype stands before it as a rule.
      const prototype = words[at + 2] as number;
      if (prototype >= count || kinds[prototype] !== Kind.FUNC_PROTO) unchecked.push(count);
    } else if (isComposite(kind) && info >>> 31 === 1) {
      unchecked.push(count);
    }
    if (kind === Kind.ARRAY) {
      maxId = Math.max(maxId, words[at + 3] as number, words[at + 4] as number);
    } else if (kind <= MAX_KIND) {
      const typeWord = TYPE_OF_ELEMENT[kind] as number;
      const named = typeWord !== 0;
      for (let element = at + 3 + fixed; element < next; element += step) {
        if (named && (words[element] as number) > maxName) maxName = words[element] as number;
        if (typeWord !== UNKNOWN && (words[element + typeWord] as number) > maxId) {
          maxId = words[element + typeWord] as number;
        }
      }
    }
    at = next;
  }
  // The two maxima tell whether all are in range; which one is not matters only if one is not.
  if (maxId >= count) {
    throw new FormatError(
      'BTF',
      header.typesAt,
      `type section names type ${maxId} of ${count - 1}`,
    );
  }
  if (maxName >= stringBytes) {
    throw new FormatError(
      'BTF',
      header.typesAt,
      `type section names string offset ${maxName} of ${stringBytes}`,
    );
  }
  // Views: what lies behind them was never touched, so it takes no memory.
  return { starts: starts.subarray(0, count), kinds: kinds.subarray(0, count), unchecked };
}

function brokenType(words: Uint32Array, at: number, fixed: number, header: Header, id: number) {
  let what = 'reaches beyond the type section';
  if (at + 3 > words.length) what = 'is cut off';
  else if (fixed === UNKNOWN)
    what = `is of unknown kind ${((words[at + 1] as number) >>> 24) & 0x7f}`;
  return new FormatError('BTF', header.typesAt + at * 4, `type ${id} ${what}`);
}

const UNSET = 0xffff_ffff;

function skipModifiersAndTypedefs(words: Uint32Array, { starts, kinds }: Index, header: Header) {
  const underlying = new Uint32Array(kinds.length).fill(UNSET);
  for (let id = 0; id < kinds.length; id++) {
    let end = id;
    let steps = 0;
    while (underlying[end] === UNSET && isModifierOrTypedef(kinds[end] as number)) {
      end = words[(starts[end] as number) + 2] as number;
      if (++steps > kinds.length) {
        const at = header.typesAt + (starts[id] as number) * 4;
        throw new FormatError('BTF', at, `type ${id} is an endless chain of modifiers or typedefs`);
      }
    }
    const found = underlying[end] === UNSET ? end : (underlying[end] as number);
    for (let link = id; link !== end; link = words[(starts[link] as number) + 2] as number) {
      underlying[link] = found;
    }
    underlying[end] = found;
  }
  return underlying;
}

/**
 * Checks what loaders rely on beyond ranges: a FUNC refers to a FUNC_PROTO (`libbpf btf.c:
 * btf_validate_type`), and a bitfield is of a type that has a size. libbpf does not check the second,
 * and divides by what stands where the size would be.
 *
 * @param ids the functions and the types with bitfields to look at
 */
function checkReferences(
  words: Uint32Array,
  { starts, kinds }: Index,
  underlying: Uint32Array,
  header: Header,
  ids: readonly number[],
): void {
  const broken = (id: number, what: string) =>
    new FormatError('BTF', header.typesAt + (starts[id] as number) * 4, `type ${id} ${what}`);
  for (const id of ids) {
    const at = starts[id] as number;
    if (kinds[id] === Kind.FUNC) {
      if (kinds[words[at + 2] as number] === Kind.FUNC_PROTO) continue;
      throw broken(id, `is a function of type ${words[at + 2]}, which is no prototype,`);
    }
    const end = at + 3 + ((words[at + 1] as number) & 0xffffff) * 3;
    for (let member = at + 3; member < end; member += 3) {
      if ((words[member + 2] as number) >>> 24 === 0) continue;
      const type = underlying[words[member + 1] as number] as number;
      if (SIZED[kinds[type] as number] === 1 && words[(starts[type] as number) + 2] !== 0) continue;
      throw broken(id, `has a bitfield of type ${type}, which has no size,`);
    }
  }
}

function findLong(
  words: Uint32Array,
  { starts, kinds }: Index,
  strings: Uint8Array,
  isThere: (id: number) => boolean = () => true,
): number {
  for (let id = 1; id < kinds.length; id++) {
    if (kinds[id] !== Kind.INT || !isThere(id)) continue;
    const at = starts[id] as number;
    const size = words[at + 2];
    if ((size === 4 || size === 8) && LONG_NAMES.has(decodeString(strings, words[at] as number))) {
      return id;
    }
  }
  return 0;
}
