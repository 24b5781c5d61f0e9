import type { Btf } from '../../../btf/btf.js';
import { isAnyEnum, Kind } from '../../../btf/kinds.js';
import {
  arrayElement,
  enumeratorValue,
  intEncoding,
  kindFlag,
  kindOf,
  memberBitfieldSize,
  memberType,
  resolveSize,
  sizeField,
} from '../../../btf/types.js';
import { type Accessor, LOCAL_POINTER_SIZE, type LocalSpec } from '../../spec/local-spec.js';
import { isFieldBased, RelocationKind } from '../../spec/relocation-kind.js';
import { LoadError } from '../load-error.js';
import type { Match } from '../loader.js';

const INT_SIGNED = 1;

/** Where a relocation leads in one BTF, the object's or a kernel's. */
export interface MatchedSpec {
  readonly rootId: number;
  /** Bits from the start of the root to the field. */
  readonly bitOffset: number;
  /** The last accessor; none for a type relocation. */
  readonly last?: Accessor | undefined;
  /** Whether other loaders come to the same place, and whether it is behind no anonymous member. */
  readonly plain?: boolean;
  readonly direct?: boolean;
}

/** A value that a relocation reads off a BTF, with what the loader compares besides. */
interface Value {
  /** Unsigned; a bigint if it is an enumerator's, of 64 bits. */
  readonly value: number | bigint;
  /** Bytes of the field, and its type, if a load or store may have to change its width. */
  readonly size: number;
  readonly typeId: number;
}

/** The value that the object's own types give. */
export interface LocalValue extends Value {
  readonly value: bigint;
  /** Whether an instruction must hold it before it is patched. */
  readonly validate: boolean;
}

/**
 * What the compiler put into the instruction, by the object's own types.
 *
 * @throws LoadError if a loader cannot work it out
 */
export function localValue(btf: Btf, spec: LocalSpec): LocalValue {
  const last = spec.accessors[spec.accessors.length - 1];
  const matched = { rootId: spec.rootId, bitOffset: spec.bitOffset, ...(last && { last }) };
  const value = valueAt(btf, LOCAL_POINTER_SIZE, spec.kind, matched);
  return { ...value, value: BigInt(value.value), validate: isValidated(btf, spec.kind, last) };
}

/**
 * What a relocation reads off a kernel at a place (`libbpf relo_core.c: bpf_core_calc_relo`).
 *
 * @throws LoadError if a loader cannot work it out
 */
export function matchAt(
  localBtf: Btf,
  local: LocalValue,
  target: Btf,
  kind: number,
  matched: MatchedSpec,
): Match {
  const found = valueAt(target, target.pointerSize, kind, matched);
  return {
    bitOffset: matched.bitOffset,
    value: found.value,
    local: local.value,
    checked: local.validate,
    size: found.size,
    localSize: local.size,
    failMemszAdjust:
      local.size !== found.size && !mayChangeWidth(localBtf, local.typeId, target, found.typeId),
  };
}

function valueAt(btf: Btf, pointerSize: number, kind: number, matched: MatchedSpec): Value {
  if (isFieldBased(kind)) return fieldValue(btf, pointerSize, kind, matched);
  return { value: typeOrEnumeratorValue(btf, pointerSize, kind, matched), size: 0, typeId: 0 };
}

/** `libbpf relo_core.c: bpf_core_calc_type_relo`, `bpf_core_calc_enumval_relo` */
function typeOrEnumeratorValue(btf: Btf, pointerSize: number, kind: number, matched: MatchedSpec) {
  switch (kind) {
    case RelocationKind.TYPE_ID_LOCAL:
    case RelocationKind.TYPE_ID_TARGET:
      return matched.rootId;
    case RelocationKind.TYPE_SIZE:
      return sizeOrFail(btf, matched.rootId, pointerSize);
    case RelocationKind.ENUMVAL_VALUE: {
      const { typeId, index } = matched.last as Accessor;
      return enumeratorValue(btf, typeId, index);
    }
    default:
      return 1;
  }
}

/** `libbpf relo_core.c: bpf_core_calc_field_relo` */
function fieldValue(btf: Btf, pointerSize: number, kind: number, matched: MatchedSpec): Value {
  const plain = (value: number) => ({ value, size: 0, typeId: 0 });
  if (kind === RelocationKind.FIELD_EXISTS) return plain(1);
  const last = matched.last as Accessor;
  if (last.name === 0) {
    if (kind === RelocationKind.FIELD_BYTE_OFFSET) {
      return {
        value: Math.floor(matched.bitOffset / 8),
        size: elementSize(btf, last.typeId, pointerSize),
        typeId: last.typeId,
      };
    }
    if (kind === RelocationKind.FIELD_BYTE_SIZE) {
      return plain(sizeOrFail(btf, last.typeId, pointerSize));
    }
    throw new LoadError('only the offset and the size of an array element can be asked for');
  }

  const type = btf.underlying[memberType(btf, last.typeId, last.index)] as number;
  const bitfield = memberBitfieldSize(btf, last.typeId, last.index);
  const load =
    bitfield > 0
      ? bitfieldLoad(matched.bitOffset, bitfield, sizeField(btf, type))
      : { offset: Math.floor(matched.bitOffset / 8), size: sizeOrFail(btf, type, pointerSize) };
  const bits = bitfield > 0 ? bitfield : load.size * 8;
  switch (kind) {
    case RelocationKind.FIELD_BYTE_OFFSET:
      if (bitfield > 0) return plain(load.offset);
      return {
        value: load.offset,
        size: elementSize(btf, type, pointerSize),
        typeId: type,
      };
    case RelocationKind.FIELD_BYTE_SIZE:
      return plain(load.size);
    case RelocationKind.FIELD_SIGNED:
      return plain(isSigned(btf, type) ? 1 : 0);
    // A loader works the shifts out in 32 bits; a field of more than 8 bytes wraps around.
    case RelocationKind.FIELD_LSHIFT_U64: {
      const bit = matched.bitOffset - load.offset * 8;
      return plain(
        (btf.byteOrder === 'little' ? 64 - (bit + bits) : (8 - load.size) * 8 + bit) >>> 0,
      );
    }
    default:
      return plain((64 - bits) >>> 0);
  }
}

/** The smallest aligned load, from the size of the bitfield's type up, that covers the bitfield. */
function bitfieldLoad(bitOffset: number, bits: number, typeSize: number) {
  if (typeSize === 0) throw new LoadError('a bitfield of a type without size');
  let size = typeSize;
  for (;;) {
    const offset = Math.floor(bitOffset / 8 / size) * size;
    if (bitOffset + bits - offset * 8 <= size * 8) return { offset, size };
    if (size >= 8) throw new LoadError('no load of up to 8 bytes covers the bitfield');
    size *= 2;
  }
}

function isValidated(btf: Btf, kind: number, last: Accessor | undefined): boolean {
  if (kind === RelocationKind.TYPE_ID_LOCAL || kind === RelocationKind.TYPE_ID_TARGET) return false;
  const dependsOnLoad =
    kind === RelocationKind.FIELD_BYTE_OFFSET ||
    kind === RelocationKind.FIELD_BYTE_SIZE ||
    kind === RelocationKind.FIELD_LSHIFT_U64;
  if (!dependsOnLoad || last === undefined || last.name === 0) return true;
  // Compilers choose the load of a bitfield freely, so its offset, size and shift are not checked.
  return memberBitfieldSize(btf, last.typeId, last.index) === 0;
}

function mayChangeWidth(local: Btf, localId: number, target: Btf, targetId: number): boolean {
  const kinds = [kindOf(local, localId), kindOf(target, targetId)];
  if (kinds.every((kind) => kind === Kind.PTR)) return true;
  return (
    kinds.every((kind) => kind === Kind.INT) &&
    intEncoding(local, localId) !== INT_SIGNED &&
    intEncoding(target, targetId) !== INT_SIGNED
  );
}

function isSigned(btf: Btf, id: number): boolean {
  const kind = kindOf(btf, id);
  if (isAnyEnum(kind)) return kindFlag(btf, id);
  return kind === Kind.INT && (intEncoding(btf, id) & INT_SIGNED) !== 0;
}

/** Bytes of a type, of its element if it is an array of any number of dimensions. */
function elementSize(btf: Btf, id: number, pointerSize: number): number {
  let element = btf.underlying[id] as number;
  for (let depth = 0; kindOf(btf, element) === Kind.ARRAY; depth++) {
    if (depth > btf.kinds.length) throw new LoadError('an array of itself');
    element = btf.underlying[arrayElement(btf, element)] as number;
  }
  return sizeOrFail(btf, element, pointerSize);
}

function sizeOrFail(btf: Btf, id: number, pointerSize: number): number {
  const size = resolveSize(btf, id, pointerSize);
  if (size < 0) throw new LoadError('a type that has no size');
  return size;
}
