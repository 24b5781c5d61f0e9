import type { Btf } from '../../../btf/btf.js';
import { isAnyEnum, Kind } from '../../../btf/kinds.js';
import {
  arrayElement,
  intBits,
  intOffset,
  kindFlag,
  kindOf,
  memberBitfieldSize,
  memberBitOffset,
  memberType,
  sizeField,
} from '../../../btf/types.js';
import { LoadError } from '../load-error.js';
import { sizeInCilium } from './fixup-values.js';

/** A field of one type's, as cilium/ebpf keeps it (`btf/core.go: coreField`). */
export interface Field {
  readonly typeId: number;
  /** Bytes from the start of the root to the load that holds the field. */
  readonly offset: number;
  /** Bits from there to the field; 0 unless the field or its counterpart is a bitfield. */
  readonly bitfieldOffset: number;
  /** Bits of a bitfield, else 0. */
  readonly bitfieldSize: number;
}

/** `btf/core.go: adjustOffsetToNthElement`, which asks for no size in front of element 0. */
export function atElement(btf: Btf, field: Field, index: number): Field {
  if (index === 0) return field;
  const offset = (field.offset + Math.imul(index, sizeInCilium(btf, field.typeId))) >>> 0;
  return { ...field, offset };
}

/** Bit offset of a member, and bits if it is a bitfield, of the new form or of the old one. */
export function bitfieldOf(btf: Btf, id: number, index: number): { offset: number; size: number } {
  const offset = memberBitOffset(btf, id, index);
  const size = memberBitfieldSize(btf, id, index);
  const type = memberType(btf, id, index);
  if (kindFlag(btf, id) || kindOf(btf, type) !== Kind.INT) return { offset, size };
  const bits = intBits(btf, type);
  const whole = intOffset(btf, type) === 0 && bits >> 3 === sizeField(btf, type);
  return whole ? { offset, size } : { offset: offset + intOffset(btf, type), size: bits };
}

/**
 * The load that a bitfield is read by (`btf/core.go: adjustOffsetBits`).
 *
 * @param bits bits from the type that has the member to it
 * @param parentOffset bytes to that type
 * @throws LoadError if it has no alignment
 */
export function toLoad(btf: Btf, field: Field, bits: number, parentOffset: number): Field {
  const alignment = alignmentOf(btf, field.typeId);
  const bytes = Math.floor(Math.floor(bits / 8) / alignment) * alignment;
  return { ...field, offset: parentOffset + bytes, bitfieldOffset: bits - bytes * 8 };
}

function alignmentOf(btf: Btf, typeId: number): number {
  let id = btf.underlying[typeId] as number;
  for (let depth = 0; kindOf(btf, id) === Kind.ARRAY && depth < btf.kinds.length; depth++) {
    id = btf.underlying[arrayElement(btf, id)] as number;
  }
  const kind = kindOf(btf, id);
  const size = kind === Kind.INT || isAnyEnum(kind) ? sizeField(btf, id) : 0;
  if (size === 0 || (size & (size - 1)) !== 0) throw new LoadError('a bitfield without alignment');
  return size;
}
