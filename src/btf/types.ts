import type { Btf } from './btf.js';
import { Kind } from './kinds.js';
import { sameName } from './names.js';

/** What a type holds, by type id. Where a kind is named, the caller has made sure of it. */

/** `BTF_KIND_*`; void is 0. */
export function kindOf(btf: Btf, id: number): number {
  return btf.kinds[id] as number;
}

/** Offset of the type's name in the string section; 0 if it has none. */
export function nameOf(btf: Btf, id: number): number {
  return id === 0 ? 0 : (btf.words[btf.starts[id] as number] as number);
}

/** Number of members, enumerators or parameters; 0 for void. */
export function lengthOf(btf: Btf, id: number): number {
  return id === 0 ? 0 : infoOf(btf, id) & 0xffffff;
}

/** The kind flag. Of a FWD it says union, of an enum signed, of a struct or union: has bitfields. */
export function kindFlag(btf: Btf, id: number): boolean {
  return id !== 0 && infoOf(btf, id) >>> 31 === 1;
}

/** Bytes, of an INT, FLOAT, STRUCT, UNION, ENUM or ENUM64. */
export function sizeField(btf: Btf, id: number): number {
  return id === 0 ? 0 : (btf.words[(btf.starts[id] as number) + 2] as number);
}

/** The type that a PTR, modifier, TYPEDEF, FUNC, VAR or tag refers to; of a FUNC_PROTO its return. */
export function referred(btf: Btf, id: number): number {
  return btf.words[(btf.starts[id] as number) + 2] as number;
}

/** `BTF_INT_SIGNED` 1, `BTF_INT_CHAR` 2, `BTF_INT_BOOL` 4. */
export function intEncoding(btf: Btf, id: number): number {
  return ((btf.words[(btf.starts[id] as number) + 3] as number) >>> 24) & 0xf;
}

/** Bit offset of an INT inside its storage: not 0 in a legacy bitfield only. */
export function intOffset(btf: Btf, id: number): number {
  return ((btf.words[(btf.starts[id] as number) + 3] as number) >>> 16) & 0xff;
}

/** Bits of an INT: fewer than its storage has in a legacy bitfield only. */
export function intBits(btf: Btf, id: number): number {
  return (btf.words[(btf.starts[id] as number) + 3] as number) & 0xff;
}

export function arrayElement(btf: Btf, id: number): number {
  return btf.words[(btf.starts[id] as number) + 3] as number;
}

export function arrayIndexType(btf: Btf, id: number): number {
  return btf.words[(btf.starts[id] as number) + 4] as number;
}

export function arrayLength(btf: Btf, id: number): number {
  return btf.words[(btf.starts[id] as number) + 5] as number;
}

/** String offset of the name of a member. */
export function memberName(btf: Btf, id: number, index: number): number {
  return btf.words[memberAt(btf, id, index)] as number;
}

export function memberType(btf: Btf, id: number, index: number): number {
  return btf.words[memberAt(btf, id, index) + 1] as number;
}

/** Bits from the start of the struct or union. */
export function memberBitOffset(btf: Btf, id: number, index: number): number {
  const offset = btf.words[memberAt(btf, id, index) + 2] as number;
  return kindFlag(btf, id) ? offset & 0xffffff : offset;
}

/** Bits of a bitfield, 0 if the member is none. */
export function memberBitfieldSize(btf: Btf, id: number, index: number): number {
  return kindFlag(btf, id) ? (btf.words[memberAt(btf, id, index) + 2] as number) >>> 24 : 0;
}

/**
 * Index of the next member, from `from` on, that has a name or that has none; the number of members
 * if there is none left. Most of the work of a relocation is done here.
 *
 * @param name offset of the name in `names`
 */
export function nextMember(
  btf: Btf,
  id: number,
  from: number,
  names: Uint8Array,
  name: number,
): number {
  const { words, strings } = btf;
  const length = lengthOf(btf, id);
  const first = names[name];
  for (let index = from, at = memberAt(btf, id, from); index < length; index++, at += 3) {
    const offset = words[at] as number;
    const byte = strings[offset];
    if (byte === 0 || (byte === first && sameName(names, name, strings, offset))) return index;
  }
  return length;
}

/** String offset of the name of an enumerator of an ENUM or ENUM64. */
export function enumeratorName(btf: Btf, id: number, index: number): number {
  return btf.words[enumeratorAt(btf, id, index)] as number;
}

/** An enumerator's value as a loader patches it: 64 bits, unsigned, a 32-bit one sign-extended. */
export function enumeratorValue(btf: Btf, id: number, index: number): bigint {
  const at = enumeratorAt(btf, id, index);
  const low = btf.words[at + 1] as number;
  if (kindOf(btf, id) === Kind.ENUM) return BigInt.asUintN(64, BigInt(low | 0));
  return ((BigInt(btf.words[at + 2] as number) << 32n) | BigInt(low)) as bigint;
}

export function parameterType(btf: Btf, id: number, index: number): number {
  return btf.words[(btf.starts[id] as number) + 4 + index * 2] as number;
}

/** The VAR of a variable of a DATASEC. */
export function variableType(btf: Btf, id: number, index: number): number {
  return btf.words[(btf.starts[id] as number) + 3 + index * 3] as number;
}

/** Visits every type id that a type holds, but for those of members. */
export function forEachReferred(btf: Btf, id: number, visit: (id: number) => void): void {
  switch (kindOf(btf, id)) {
    case Kind.PTR:
    case Kind.TYPEDEF:
    case Kind.VOLATILE:
    case Kind.CONST:
    case Kind.RESTRICT:
    case Kind.TYPE_TAG:
    case Kind.FUNC:
    case Kind.VAR:
    case Kind.DECL_TAG:
      visit(referred(btf, id));
      break;
    case Kind.ARRAY:
      visit(arrayElement(btf, id));
      visit(arrayIndexType(btf, id));
      break;
    case Kind.FUNC_PROTO:
      visit(referred(btf, id));
      for (let i = 0; i < lengthOf(btf, id); i++) visit(parameterType(btf, id, i));
      break;
    case Kind.DATASEC:
      for (let i = 0; i < lengthOf(btf, id); i++) visit(variableType(btf, id, i));
      break;
  }
}

const MAX_RESOLVE_DEPTH = 32;
const U32 = 0xffff_ffff;

/**
 * Bytes of a type (`libbpf btf.c: btf__resolve_size`).
 *
 * @param pointerSize bytes of a pointer
 * @returns -1 if a loader gives up: no size, nested too deep, or beyond 32 bits
 */
export function resolveSize(btf: Btf, id: number, pointerSize: number): number {
  let count = 1;
  let type = id;
  for (let depth = 0; depth < MAX_RESOLVE_DEPTH; depth++) {
    let size: number;
    switch (kindOf(btf, type)) {
      case Kind.INT:
      case Kind.STRUCT:
      case Kind.UNION:
      case Kind.ENUM:
      case Kind.ENUM64:
      case Kind.DATASEC:
      case Kind.FLOAT:
        size = sizeField(btf, type);
        break;
      case Kind.PTR:
        size = pointerSize;
        break;
      case Kind.TYPEDEF:
      case Kind.VOLATILE:
      case Kind.CONST:
      case Kind.RESTRICT:
      case Kind.VAR:
      case Kind.DECL_TAG:
      case Kind.TYPE_TAG:
        type = referred(btf, type);
        continue;
      case Kind.ARRAY:
        count *= arrayLength(btf, type);
        if (count > U32) return -1;
        type = arrayElement(btf, type);
        continue;
      default:
        return -1;
    }
    const total = count * size;
    return total > U32 ? -1 : total;
  }
  return -1;
}

function infoOf(btf: Btf, id: number): number {
  return btf.words[(btf.starts[id] as number) + 1] as number;
}

function memberAt(btf: Btf, id: number, index: number): number {
  return (btf.starts[id] as number) + 3 + index * 3;
}

function enumeratorAt(btf: Btf, id: number, index: number): number {
  const step = kindOf(btf, id) === Kind.ENUM ? 2 : 3;
  return (btf.starts[id] as number) + 3 + index * step;
}
