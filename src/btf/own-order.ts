import { type Btf, parseBtf, typeCount } from './btf.js';
import { nameLength } from './names.js';
import { assemble, type Subset, stringTable, writeType } from './subset.js';
import { kindOf, nameOf } from './types.js';

const FNV_OFFSET = 0x811c9dc5;
const FNV_PRIME = 0x01000193;

/** Types that only differ this many references away keep the order that they have. */
const MOST_ROUNDS = 16;

/**
 * The same BTF with its types in an order of its own: by name, and those without one by kind and by all that
 * they hold and refer to. Kernels are built with the same types in different orders; what is tailored of them is
 * then the same, byte for byte. Members, enumerators and parameters stay where they are.
 */
export function inOwnOrder({ bytes, ids }: Subset): Subset {
  const btf = parseBtf(bytes);
  const order = ownOrder(btf);
  const numbers = new Uint32Array(typeCount(btf));
  for (const [index, id] of order.entries()) numbers[id] = index + 1;
  const words = new Uint32Array(btf.words.length);
  const strings = stringTable(btf.strings);
  let end = 0;
  for (const id of order) end = writeType(btf, id, 'all', numbers, words, end, strings.add);
  return {
    bytes: assemble(btf, words.subarray(0, end), strings.bytes()),
    ids: ids.map((id) => numbers[id] as number),
  };
}

/**
 * Types of one name are candidates for one question, so they stay in the order that they have: some loaders take the
 * first. Names count up to `___`, as loaders cut them.
 */
function ownOrder(btf: Btf): number[] {
  const contents = hashContents(btf);
  const names = Array.from(contents, (_, id) => essentialName(textOf(btf, nameOf(btf, id))));
  const order = Array.from({ length: typeCount(btf) - 1 }, (_, index) => index + 1);
  return order.sort((a, b) => {
    const name = names[a] as Buffer;
    const byName = Buffer.compare(name, names[b] as Buffer);
    if (byName !== 0 || name.length > 0) return byName || a - b;
    return (
      kindOf(btf, a) - kindOf(btf, b) || (contents[a] as number) - (contents[b] as number) || a - b
    );
  });
}

function essentialName(name: Uint8Array): Buffer {
  const whole = Buffer.from(name.buffer, name.byteOffset, name.length);
  const end = whole.indexOf('___', 1);
  return end < 0 ? whole : whole.subarray(0, end);
}

function textOf({ strings }: Btf, offset: number): Uint8Array {
  return strings.subarray(offset, offset + nameLength(strings, offset));
}

/**
 * By type, a hash of what it holds, and of what it refers to, and so on, without a trace of the order of
 * types (the refinement of Weisfeiler and Leman). It begins with what types hold themselves, and ends
 * once a round tells no more types apart.
 */
function hashContents(btf: Btf): Uint32Array {
  let contents = new Uint32Array(typeCount(btf));
  const names = new Map<number, number>();
  const nameHash = (offset: number) => {
    const known = names.get(offset) ?? hash(textOf(btf, offset));
    names.set(offset, known);
    return known;
  };
  const words = new Uint32Array(btf.words.length);
  for (let round = 0, told = 0; round < MOST_ROUNDS; round++) {
    // What refers to a type has its hash in the place of its id, and that of a name in its place.
    const next = contents.map((_, id) => {
      if (id === 0) return 0;
      return hash(words.subarray(0, writeType(btf, id, 'all', contents, words, 0, nameHash)));
    });
    contents = next;
    const distinct = new Set(contents).size;
    if (distinct === told) break;
    told = distinct;
  }
  return contents;
}

function hash(values: Iterable<number>): number {
  let value = FNV_OFFSET;
  for (const one of values) {
    value = Math.imul(value ^ one, FNV_PRIME);
    value ^= value >>> 15;
  }
  return value >>> 0;
}
