import type { Btf } from '../../../btf/btf.js';
import { isAnyEnum, Kind } from '../../../btf/kinds.js';
import {
  enumeratorValue,
  intEncoding,
  kindFlag,
  kindOf,
  memberBitfieldSize,
  memberType,
  sizeField,
} from '../../../btf/types.js';
import type { Accessor } from '../../spec/local-spec.js';
import { isFieldBased, RelocationKind } from '../../spec/relocation-kind.js';
import type { MatchedSpec } from '../libbpf/value.js';
import { sizeInAya } from './compatible.js';

/** What aya reads off one BTF for a relocation (`btf/relocation.rs: ComputedRelocationValue`). */
export interface ComputedValue {
  readonly value: number | bigint;
  /** Bytes of the field, and its type, if a load or store may have to change its width; else 0. */
  readonly size: number;
  readonly typeId: number;
}

/**
 * The value of a relocation at a place of one BTF, the object's or a kernel's.
 *
 * @returns undefined if aya cannot work it out: then it poisons, or fails if the object's own types
 *   are to blame
 */
export function computedValue(
  btf: Btf,
  kind: number,
  matched: MatchedSpec,
): ComputedValue | undefined {
  if (isFieldBased(kind)) return fieldValue(btf, kind, matched);
  switch (kind) {
    case RelocationKind.TYPE_ID_LOCAL:
    case RelocationKind.TYPE_ID_TARGET:
      return plain(matched.rootId);
    case RelocationKind.TYPE_SIZE: {
      const size = sizeInAya(btf, matched.rootId);
      return size === undefined ? undefined : plain(size);
    }
    case RelocationKind.ENUMVAL_VALUE:
      return plain(enumeratorValueInAya(btf, matched.last as Accessor));
    default:
      return plain(1);
  }
}

function plain(value: number | bigint): ComputedValue {
  return { value, size: 0, typeId: 0 };
}

/** A 32-bit enumerator is sign-extended only if its enum is signed. */
function enumeratorValueInAya(btf: Btf, { typeId, index }: Accessor): bigint {
  const value = enumeratorValue(btf, typeId, index);
  if (kindOf(btf, typeId) !== Kind.ENUM || kindFlag(btf, typeId)) return value;
  return BigInt.asUintN(32, value);
}

/** `aya-obj btf/relocation.rs: compute_field_relocation` */
function fieldValue(btf: Btf, kind: number, matched: MatchedSpec): ComputedValue | undefined {
  if (kind === RelocationKind.FIELD_EXISTS) return plain(1);
  const last = matched.last as Accessor;
  if (last.name === 0) {
    const size = sizeInAya(btf, last.typeId);
    if (size === undefined) return undefined;
    if (kind === RelocationKind.FIELD_BYTE_SIZE) return plain(size);
    if (kind !== RelocationKind.FIELD_BYTE_OFFSET) return undefined;
    return { value: Math.floor(matched.bitOffset / 8), size, typeId: last.typeId };
  }
  const type = btf.underlying[memberType(btf, last.typeId, last.index)] as number;
  const bitOffset = matched.bitOffset >>> 0;
  const bitfield = memberBitfieldSize(btf, last.typeId, last.index);
  const load =
    bitfield > 0 ? bitfieldLoad(btf, bitOffset, bitfield, type) : plainLoad(btf, bitOffset, type);
  if (load === undefined) return undefined;
  const bits = bitfield > 0 ? bitfield : load.size * 8;
  switch (kind) {
    case RelocationKind.FIELD_BYTE_OFFSET:
      if (bitfield > 0) return plain(load.offset);
      return { value: load.offset, size: load.size, typeId: type };
    case RelocationKind.FIELD_BYTE_SIZE:
      return plain(load.size);
    case RelocationKind.FIELD_SIGNED:
      return plain(isSigned(btf, type) ? 1 : 0);
    case RelocationKind.FIELD_LSHIFT_U64: {
      const bit = bitOffset - load.offset * 8;
      if (btf.byteOrder === 'little') return plain(u64(64 - (bit + bits)));
      return plain(((8 - load.size) * 8 + bit) >>> 0);
    }
    default:
      return plain(u64(64 - bits));
  }
}

/** Shifts of fields of more than 8 bytes wrap around, in 64 bits. */
function u64(value: number): number | bigint {
  return value < 0 ? BigInt.asUintN(64, BigInt(value)) : value;
}

function plainLoad(btf: Btf, bitOffset: number, type: number) {
  const size = sizeInAya(btf, type);
  return size === undefined ? undefined : { offset: Math.floor(bitOffset / 8), size };
}

/** The smallest aligned load, from the size of the bitfield's type up, that covers the bitfield. */
function bitfieldLoad(btf: Btf, bitOffset: number, bits: number, type: number) {
  let size = kindOf(btf, type) === Kind.PTR ? 8 : sizeField(btf, type);
  for (;;) {
    const offset = Math.floor(Math.floor(bitOffset / 8) / size) * size;
    if (bitOffset + bits - offset * 8 <= size * 8) return { offset, size };
    if (size >= 8) return undefined;
    size *= 2;
  }
}

const UNSIGNED_ENCODINGS: readonly number[] = [0, 2, 4];

function isSigned(btf: Btf, id: number): boolean {
  const kind = kindOf(btf, id);
  if (isAnyEnum(kind)) return kindFlag(btf, id);
  // Of encodings it knows none, SIGNED, CHAR and BOOL; any mixture counts as signed.
  return kind === Kind.INT && !UNSIGNED_ENCODINGS.includes(intEncoding(btf, id));
}

/** Whether a load may get the width of the kernel's field (`ComputedRelocation::apply`). */
export function mayChangeWidthInAya(
  local: Btf,
  own: ComputedValue,
  target: Btf,
  found: ComputedValue,
): boolean {
  const kinds = [kindOf(local, own.typeId), kindOf(target, found.typeId)];
  if (kinds.every((kind) => kind === Kind.PTR)) return true;
  if (!kinds.every((kind) => kind === Kind.INT)) return false;
  return (
    (intEncoding(local, own.typeId) & 1) === 0 && (intEncoding(target, found.typeId) & 1) === 0
  );
}
