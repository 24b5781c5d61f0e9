import type { Btf } from '../../btf/btf.js';
import { isComposite, Kind } from '../../btf/kinds.js';
import {
  arrayElement,
  intBits,
  intEncoding,
  intOffset,
  kindOf,
  memberBitfieldSize,
  memberType,
  sizeField,
} from '../../btf/types.js';
import type { Query } from '../object.js';
import type { Accessor } from '../spec/local-spec.js';

/**
 * The last match of libbpf's that was plain: nothing on its way is a matter on which loaders differ
 * (enums, forward declarations, bitfields, arrays without a length, names that come twice). Such are
 * nearly all, and other loaders find the same, so that they need not be asked.
 */
export interface PlainMatch {
  query: Query | undefined;
  candidate: number;
  /** Whether it goes through no anonymous struct or union. */
  direct: boolean;
}

export function noPlainMatch(): PlainMatch {
  return { query: undefined, candidate: 0, direct: false };
}

/** Whether a field of such a type is found by every loader alike. */
export function isPlainType(btf: Btf, typeId: number): boolean {
  let id = btf.underlying[typeId] as number;
  for (let depth = 0; kindOf(btf, id) === Kind.ARRAY; depth++) {
    if (depth === MOST_DIMENSIONS) return false;
    id = btf.underlying[arrayElement(btf, id)] as number;
  }
  const kind = kindOf(btf, id);
  return isComposite(kind) || kind === Kind.PTR || (kind === Kind.INT && isPlainInt(btf, id));
}

/** Whether every loader reads the same values off a member: its size, its sign and its shifts. */
export function hasPlainValue(btf: Btf, { typeId, index, name }: Accessor): boolean {
  if (name === 0 || memberBitfieldSize(btf, typeId, index) > 0) return false;
  const type = btf.underlying[memberType(btf, typeId, index)] as number;
  if (kindOf(btf, type) === Kind.PTR) return btf.pointerSize === 8;
  return kindOf(btf, type) !== Kind.ARRAY && isPlainType(btf, type);
}

const MOST_DIMENSIONS = 8;

/** Fills its storage, and is signed or not and nothing else. */
function isPlainInt(btf: Btf, id: number): boolean {
  return (
    intOffset(btf, id) === 0 &&
    intBits(btf, id) === sizeField(btf, id) * 8 &&
    intEncoding(btf, id) <= 1
  );
}
