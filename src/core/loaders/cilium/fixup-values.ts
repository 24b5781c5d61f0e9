import type { Btf } from '../../../btf/btf.js';
import { isAnyEnum, Kind } from '../../../btf/kinds.js';
import {
  arrayElement,
  arrayLength,
  enumeratorValue,
  intEncoding,
  kindFlag,
  kindOf,
  referred,
  sizeField,
} from '../../../btf/types.js';
import { RelocationKind } from '../../spec/relocation-kind.js';
import { LoadError } from '../load-error.js';
import type { Field } from './fields.js';

/**
 * What a field relocation holds now, and what it is patched to (`btf/core.go: coreCalculateFixup`).
 *
 * @throws LoadError if cilium/ebpf refuses the program
 */
export function fieldValue(
  kind: number,
  local: Btf,
  field: Field,
  target: Btf,
  found: Field,
): { readonly local: number; readonly checked: boolean; readonly value: number } {
  const checked = field.bitfieldSize === 0;
  switch (kind) {
    case RelocationKind.FIELD_BYTE_OFFSET:
      return { local: field.offset, checked, value: found.offset };
    case RelocationKind.FIELD_BYTE_SIZE: {
      const own = sizeInCilium(local, field.typeId);
      return { local: own, checked, value: sizeInCilium(target, found.typeId) };
    }
    case RelocationKind.FIELD_SIGNED:
      return {
        local: signednessOf(local, field.typeId),
        checked: true,
        value: signednessOf(target, found.typeId),
      };
    case RelocationKind.FIELD_LSHIFT_U64:
      return { local: 0, checked: false, value: leftShift(target, found) };
    case RelocationKind.FIELD_RSHIFT_U64:
      return { local: 0, checked: false, value: u32(64 - bitsOf(target, found)) };
    default:
      return { local: 1, checked: true, value: 1 };
  }
}

function leftShift(target: Btf, found: Field): number {
  if (target.byteOrder === 'little') return u32(64 - found.bitfieldOffset - bitsOf(target, found));
  return u32(64 - sizeInCilium(target, found.typeId) * 8 + found.bitfieldOffset);
}

/** cilium/ebpf counts bits in 32 bits. */
function u32(value: number): number {
  return value >>> 0;
}

function bitsOf(btf: Btf, field: Field): number {
  return field.bitfieldSize > 0 ? field.bitfieldSize : u32(sizeInCilium(btf, field.typeId) * 8);
}

function signednessOf(btf: Btf, typeId: number): number {
  const id = btf.underlying[typeId] as number;
  const kind = kindOf(btf, id);
  if (isAnyEnum(kind)) return kindFlag(btf, id) ? 1 : 0;
  if (kind === Kind.INT) return intEncoding(btf, id) & 1;
  throw new LoadError('the field is neither an integer nor an enum');
}

/** Unsigned; a 32-bit enumerator is sign-extended only if its enum is signed. */
export function enumeratorValueInCilium(btf: Btf, id: number, index: number): bigint {
  const value = enumeratorValue(btf, id, index);
  if (kindOf(btf, id) !== Kind.ENUM || kindFlag(btf, id)) return value;
  return BigInt.asUintN(32, value);
}

const MAX_DEPTH = 32;

/**
 * Bytes of a type (`btf/types.go: Sizeof`); a pointer has 8.
 *
 * @throws LoadError if it has no size
 */
export function sizeInCilium(btf: Btf, typeId: number): number {
  let count = 1;
  let id = typeId;
  for (let depth = 0; depth < MAX_DEPTH; depth++) {
    const kind = kindOf(btf, id);
    switch (kind) {
      case Kind.ARRAY:
        count *= arrayLength(btf, id);
        id = arrayElement(btf, id);
        break;
      case Kind.PTR:
        return count * 8;
      case Kind.INT:
      case Kind.STRUCT:
      case Kind.UNION:
      case Kind.ENUM:
      case Kind.ENUM64:
      case Kind.FLOAT:
      case Kind.DATASEC:
        return count * sizeField(btf, id);
      case Kind.VOID:
        return 0;
      case Kind.TYPEDEF:
      case Kind.VOLATILE:
      case Kind.CONST:
      case Kind.RESTRICT:
      case Kind.TYPE_TAG:
        id = referred(btf, id);
        break;
      default:
        throw new LoadError('a type that has no size');
    }
    if (count > Number.MAX_SAFE_INTEGER) throw new LoadError('a type that is too large');
  }
  throw new LoadError('a type that is nested too deep');
}
