import { type Btf, stringAt } from '../../btf/btf.js';
import { isAnyEnum, isComposite, KIND_NAMES, Kind } from '../../btf/kinds.js';
import {
  arrayElement,
  arrayLength,
  enumeratorName,
  kindOf,
  lengthOf,
  memberBitOffset,
  memberName,
  memberType,
  nameOf,
  resolveSize,
} from '../../btf/types.js';
import { LoadError } from '../loaders/load-error.js';
import { isEnumeratorBased, isFieldBased, isTypeBased } from './relocation-kind.js';

/**
 * A relocation's access string counts its way through the object's types, member by member. Another
 * kernel may have other members in front, so a loader turns numbers into names: into accessors.
 *
 *     struct sample {
 *         int a;
 *         struct {
 *             int b[10];
 *         };
 *     } *s;
 *
 *     s->a        "0:0"      element 0 of s, member 0: [0] .a
 *     s->b[5]     "0:1:0:5"  element 0 of s, member 1, its member 0, element 5: [0] .b [5]
 *     s[2].a      "2:0"      element 2 of s, member 0: [2] .a
 *
 * The anonymous struct is member 1 here. It has no name to look for, and leaves no accessor: on a kernel
 * `b` may stand in another such struct, or in none.
 */

/** A step of a field access: a named member, an element of an array, or an enumerator. */
export interface Accessor {
  /** Struct, union or enum of the member or enumerator; for an element, the element's type. */
  readonly typeId: number;
  /** Of the member, element or enumerator. */
  readonly index: number;
  /** String offset of the member's or enumerator's name; 0 for an element. */
  readonly name: number;
}

/** A relocation as its object means it (`struct bpf_core_spec`). */
export interface LocalSpec {
  /** The type that the record names, with its typedefs and modifiers. */
  readonly rootId: number;
  /** `enum bpf_core_relo_kind` */
  readonly kind: number;
  /** The numbers of the access string; empty for a type relocation. */
  readonly rawSpec: readonly number[];
  /** Anonymous members are left out. Empty for a type relocation. */
  readonly accessors: readonly Accessor[];
  /** Bits from the start of the root to the field; a loader keeps 32 of them. */
  readonly bitOffset: number;
  /** Whether it goes into an array of no elements at the end of a union, which aya does not do. */
  readonly flexibleInUnion: boolean;
  /** Whether it ends at a member without a name, behind its last accessor. */
  readonly endsUnnamed: boolean;
}

/** Bytes of a pointer in BPF. */
export const LOCAL_POINTER_SIZE = 8;

/** Most rawSpec of an access string, and most levels of a match. */
export const MAX_SPEC_LENGTH = 64;

/**
 * Reads a CO-RE record's access string against the object's own types
 * (`libbpf relo_core.c: bpf_core_parse_spec`).
 *
 * @throws LoadError if a loader refuses the record
 */
export function parseLocalSpec(btf: Btf, rootId: number, access: string, kind: number): LocalSpec {
  if (access === '' || access.startsWith(':')) throw new LoadError('its access string is empty');
  if (isTypeBased(kind)) {
    if (access !== '0') throw new LoadError(`access string ${quote(access)} on a type`);
    return {
      rootId,
      kind,
      rawSpec: [],
      accessors: [],
      bitOffset: 0,
      flexibleInUnion: false,
      endsUnnamed: false,
    };
  }
  const rawSpec = parseRawSpec(access);
  const root = btf.underlying[rootId] as number;
  if (isEnumeratorBased(kind)) {
    const index = rawSpec[0] as number;
    if (!isAnyEnum(kindOf(btf, root))) throw new LoadError('its type is no enum');
    if (rawSpec.length > 1 || index >= lengthOf(btf, root)) {
      throw new LoadError(`no enumerator ${quote(access)} in its enum`);
    }
    const accessor = { typeId: root, index, name: enumeratorName(btf, root, index) };
    return {
      rootId,
      kind,
      rawSpec,
      accessors: [accessor],
      bitOffset: 0,
      flexibleInUnion: false,
      endsUnnamed: false,
    };
  }
  if (!isFieldBased(kind)) throw new LoadError(`unknown relocation kind ${kind}`);
  return { rootId, kind, rawSpec, ...walkField(btf, root, rawSpec) };
}

function walkField(btf: Btf, root: number, rawSpec: readonly number[]) {
  const accessors: Accessor[] = [{ typeId: root, index: rawSpec[0] as number, name: 0 }];
  let bitOffset = elementBits(btf, root, rawSpec[0] as number);
  let flexibleInUnion = false;
  let endsUnnamed = false;
  let id = root;
  for (const index of rawSpec.slice(1)) {
    id = btf.underlying[id] as number;
    const kind = kindOf(btf, id);
    if (isComposite(kind)) {
      if (index >= lengthOf(btf, id)) throw new LoadError(`no member ${index} in its type`);
      bitOffset += memberBitOffset(btf, id, index);
      const name = memberName(btf, id, index);
      if (name !== 0 && btf.strings[name] === 0) throw new LoadError('a member with no name');
      endsUnnamed = name === 0;
      if (!endsUnnamed) accessors.push({ typeId: id, index, name });
      id = memberType(btf, id, index);
    } else if (kind === Kind.ARRAY) {
      const parent = accessors[accessors.length - 1] as Accessor;
      const flexible = isFlexibleArray(btf, parent, id);
      if (flexible && kindOf(btf, parent.typeId) === Kind.UNION) flexibleInUnion = true;
      if (!flexible && index >= arrayLength(btf, id)) {
        throw new LoadError(`element ${index} of an array of ${arrayLength(btf, id)}`);
      }
      id = btf.underlying[arrayElement(btf, id)] as number;
      accessors.push({ typeId: id, index, name: 0 });
      endsUnnamed = false;
      bitOffset += elementBits(btf, id, index);
    } else {
      throw new LoadError(`its access string goes on behind a field of kind ${KIND_NAMES[kind]}`);
    }
  }
  return { accessors, bitOffset: bitOffset >>> 0, flexibleInUnion, endsUnnamed };
}

/**
 * Whether an array has no length of its own: 0 elements, and the last member of its struct
 * (`libbpf relo_core.c: is_flex_arr`).
 *
 * @param accessor the one before the array's element
 */
export function isFlexibleArray(btf: Btf, accessor: Accessor, array: number): boolean {
  if (accessor.name === 0 || arrayLength(btf, array) > 0) return false;
  return accessor.index === lengthOf(btf, accessor.typeId) - 1;
}

function elementBits(btf: Btf, id: number, index: number): number {
  const size = resolveSize(btf, id, LOCAL_POINTER_SIZE);
  if (size < 0) throw new LoadError('a type on its way has no size');
  return bitsOfElements(index, size);
}

/** Bits before element `index` of elements of `size` bytes, as the 32 bits that a loader keeps. */
export function bitsOfElements(index: number, size: number): number {
  return Math.imul(Math.imul(index, size), 8) >>> 0;
}

/** What a person calls the relocation's subject: its type, and the field path or enumerator. */
export function describeSpec(btf: Btf, rootId: number, spec: LocalSpec | undefined) {
  const kind = kindOf(btf, rootId);
  const name = stringAt(btf, nameOf(btf, rootId)) || '(anonymous)';
  const type = kind === Kind.TYPEDEF ? name : `${KIND_NAMES[kind]} ${name}`;
  if (spec === undefined || spec.accessors.length === 0) return { type, access: '' };
  const [first, ...rest] = spec.accessors as [Accessor, ...Accessor[]];
  if (first.name !== 0) return { type, access: stringAt(btf, first.name) };
  let access = first.index === 0 ? '' : `[${first.index}]`;
  for (const { name, index } of rest) {
    if (name === 0) access += `[${index}]`;
    else access += `${access === '' ? '' : '.'}${stringAt(btf, name)}`;
  }
  return { type, access };
}

function parseRawSpec(access: string): number[] {
  // A loader reads numbers with sscanf("%d"), and takes a ':' between them as given.
  const number = /:?\s*([+-]?\d+)/y;
  const rawSpec: number[] = [];
  while (number.lastIndex < access.length) {
    const index = Number(number.exec(access)?.[1] ?? -1);
    if (!(index >= 0 && index <= 0x7fff_ffff)) {
      throw new LoadError(`malformed access string ${quote(access)}`);
    }
    if (rawSpec.length === MAX_SPEC_LENGTH) {
      throw new LoadError(`more than ${MAX_SPEC_LENGTH} levels in its access string`);
    }
    rawSpec.push(index);
  }
  return rawSpec;
}

function quote(text: string): string {
  return JSON.stringify(text);
}
