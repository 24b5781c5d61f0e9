import type { Btf } from '../../../btf/btf.js';
import { isAnyEnum, isComposite, Kind, kindsCompatible } from '../../../btf/kinds.js';
import {
  arrayElement,
  arrayLength,
  intBits,
  intOffset,
  kindFlag,
  kindOf,
  lengthOf,
  memberBitfieldSize,
  memberBitOffset,
  memberName,
  memberType,
  nameOf,
  nextMember,
  sizeField,
} from '../../../btf/types.js';
import { needMember, needType, progressOf } from '../../choose/evidence.js';
import { keepShadowed } from '../../choose/shadowed.js';
import { type Context, step } from '../../context.js';
import type { LocalSpec } from '../../spec/local-spec.js';
import { LoadError } from '../load-error.js';
import { type Field, sizeInCilium } from './fixup-values.js';
import { namesCompatibleInCilium } from './names.js';

/** How far the walk has come in one of the two BTFs. */
interface Walk extends Field {
  /** Whether the array that is gone to may be flexible: it is the last member of its type. */
  readonly last: boolean;
  /** The member that was gone to, for evidence; none in front of the first and behind an element. */
  readonly member?: { readonly typeId: number; readonly index: number };
}

/**
 * Follows an access string in the object's types, and the same names in a candidate
 * (`btf/core.go: coreFindField`).
 *
 * @returns undefined if the candidate does not match
 * @throws LoadError if cilium/ebpf refuses the program
 */
export function findField(
  context: Context,
  spec: LocalSpec,
  candidate: number,
): { readonly local: Field; readonly target: Field } | undefined {
  const { local: localBtf, target: targetBtf, evidence } = context;
  needType(evidence, candidate);
  const [first = 0, ...indices] = spec.rawSpec;
  let local = atElement(localBtf, start(spec.rootId), first);
  if (!membersCompatible(context, spec.rootId, candidate)) return undefined;
  let target = atElement(targetBtf, start(candidate), first);
  for (const [position, index] of indices.entries()) {
    const localId = localBtf.underlying[local.typeId] as number;
    const kind = kindOf(localBtf, localId);
    if (isComposite(kind)) {
      const anonymous = localBtf.strings[memberName(localBtf, localId, index)] === 0;
      const localMember = enter(localBtf, local, localId, index, 0);
      if (anonymous) {
        if (!isComposite(kindOf(localBtf, localBtf.underlying[localMember.typeId] as number))) {
          throw new LoadError('an anonymous member that is no struct or union');
        }
        local = { ...localMember, bitfieldSize: 0, last: false };
        continue;
      }
      const found = findMember(context, target.typeId, memberName(localBtf, localId, index));
      if (found === undefined) return undefined;
      const before = progressOf(evidence);
      evidence?.marks.push(...found.path);
      const targetMember = enter(targetBtf, target, found.typeId, found.index, found.bitOffset);
      if (localMember.bitfieldSize > 0 || targetMember.bitfieldSize > 0) {
        if (position + 1 < indices.length) throw new LoadError('a bitfield has no members');
        local = toLoad(localBtf, localMember, local.offset);
        target = toLoad(targetBtf, targetMember, target.offset);
      } else {
        local = localMember;
        target = targetMember;
      }
      if (!membersCompatible(context, local.typeId, target.typeId)) {
        keepShadowed(context, before, found.root, memberName(localBtf, localId, index), found);
        return undefined;
      }
      continue;
    }
    if (kind !== Kind.ARRAY) throw new LoadError('a field of a type that has none');
    const elements = enterElement(context, local, localId, target, index);
    if (elements === undefined) return undefined;
    ({ local, target } = elements);
    if (!membersCompatible(context, local.typeId, target.typeId)) return undefined;
  }
  return { local, target };
}

function start(typeId: number): Walk {
  return { typeId, offset: 0, bitfieldOffset: 0, bitfieldSize: 0, last: false };
}

/** `btf/core.go: adjustOffsetToNthElement`, which asks for no size in front of element 0. */
function atElement(btf: Btf, walk: Walk, index: number): Walk {
  if (index === 0) return walk;
  const offset = (walk.offset + Math.imul(index, sizeInCilium(btf, walk.typeId))) >>> 0;
  return { ...walk, offset };
}

/** Goes to a member, `bitOffset` bits behind the anonymous structs and unions on the way. */
function enter(
  btf: Btf,
  walk: Walk,
  typeId: number,
  index: number,
  bitOffset: number,
): Walk & { readonly bits: number } {
  const { offset, size } = bitfieldOf(btf, typeId, index);
  const bits = bitOffset + offset;
  return {
    typeId: memberType(btf, typeId, index),
    offset: walk.offset + Math.floor(bits / 8),
    bitfieldOffset: 0,
    bitfieldSize: size,
    last: index === lengthOf(btf, typeId) - 1,
    member: { typeId, index },
    bits,
  };
}

/** Bit offset of a member, and bits if it is a bitfield, of the new form or of the old one. */
function bitfieldOf(btf: Btf, id: number, index: number): { offset: number; size: number } {
  const offset = memberBitOffset(btf, id, index);
  const size = memberBitfieldSize(btf, id, index);
  const type = memberType(btf, id, index);
  if (kindFlag(btf, id) || kindOf(btf, type) !== Kind.INT) return { offset, size };
  const bits = intBits(btf, type);
  const whole = intOffset(btf, type) === 0 && Math.floor(bits / 8) === sizeField(btf, type);
  return whole ? { offset, size } : { offset: offset + intOffset(btf, type), size: bits };
}

/**
 * The load that a bitfield is read by (`btf/core.go: adjustOffsetBits`).
 *
 * @param offset bytes to the type that holds the field
 */
function toLoad(btf: Btf, member: Walk & { readonly bits: number }, offset: number): Walk {
  const alignment = alignmentOf(btf, member.typeId);
  const bytes = Math.floor(Math.floor(member.bits / 8) / alignment) * alignment;
  return { ...member, offset: offset + bytes, bitfieldOffset: member.bits - bytes * 8 };
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

function enterElement(context: Context, local: Walk, localId: number, target: Walk, index: number) {
  const { local: localBtf, target: targetBtf, evidence } = context;
  const targetId = targetBtf.underlying[target.typeId] as number;
  if (kindOf(targetBtf, targetId) !== Kind.ARRAY) return undefined;
  const [own, there] = [arrayLength(localBtf, localId), arrayLength(targetBtf, targetId)];
  if (own === 0 && !local.last) throw new LoadError('an array of no elements amid a type');
  if (there === 0 && !target.last) {
    const { member } = target;
    if (member) needMember(evidence, member.typeId, lengthOf(targetBtf, member.typeId) - 1);
    throw new LoadError('an array of no elements that is not the last member');
  }
  if (own > 0 && index >= own) throw new LoadError('an element beyond the array');
  if (there > 0 && index >= there) return undefined;
  const element = (btf: Btf, walk: Walk, array: number) =>
    atElement(btf, { ...start(arrayElement(btf, array)), offset: walk.offset }, index);
  return {
    local: element(localBtf, local, localId),
    target: element(targetBtf, target, targetId),
  };
}

const MOST_COMPOSITES = 32;

/** A member, and the way to it from the type that was searched. */
interface FoundMember {
  readonly root: number;
  readonly typeId: number;
  readonly index: number;
  /** Bits from the type that was searched to the one that holds the member. */
  readonly bitOffset: number;
  /** Marks of every member on the way. */
  readonly path: readonly number[];
}

/**
 * Finds a member by its name, level by level through anonymous structs and unions
 * (`btf/core.go: coreFindMember`).
 */
function findMember(context: Context, typeId: number, name: number): FoundMember | undefined {
  const { local, target, evidence } = context;
  const root = target.underlying[typeId] as number;
  if (!isComposite(kindOf(target, root))) return undefined;
  const queue = [{ id: root, bitOffset: 0, path: [] as number[] }];
  const visited: { id: number; bitOffset: number }[] = [];
  for (const { id, bitOffset, path } of queue) {
    if (visited.some((one) => one.id === id && one.bitOffset === bitOffset)) continue;
    if (visited.length >= MOST_COMPOSITES) {
      for (const composite of queue) for (const mark of composite.path) evidence?.marks.push(mark);
      throw new LoadError('more anonymous structs and unions than are searched');
    }
    visited.push({ id, bitOffset });
    const length = lengthOf(target, id);
    step(context, length);
    for (let index = 0; ; index++) {
      index = nextMember(target, id, index, local.strings, name);
      if (index === length) break;
      const here = [...path, id, index];
      if (target.strings[memberName(target, id, index)] !== 0) {
        return { root, typeId: id, index, bitOffset, path: here };
      }
      const anonymous = target.underlying[memberType(target, id, index)] as number;
      if (!isComposite(kindOf(target, anonymous))) {
        evidence?.marks.push(...here);
        throw new LoadError('an anonymous member that is no struct or union');
      }
      const offset = bitOffset + bitfieldOf(target, id, index).offset;
      queue.push({ id: anonymous, bitOffset: offset, path: here });
    }
  }
  return undefined;
}

/** `btf/core.go: coreAreMembersCompatible` */
function membersCompatible({ local, target }: Context, localType: number, targetType: number) {
  const localId = local.underlying[localType] as number;
  const targetId = target.underlying[targetType] as number;
  const kind = kindOf(local, localId);
  const targetKind = kindOf(target, targetId);
  if (isComposite(kind) && isComposite(targetKind)) return true;
  if (!kindsCompatible(kind, targetKind)) return false;
  if (kind === Kind.FWD || isAnyEnum(kind)) {
    return namesCompatibleInCilium(local, nameOf(local, localId), target, nameOf(target, targetId));
  }
  if (kind === Kind.ARRAY || kind === Kind.PTR || kind === Kind.FLOAT || kind === Kind.INT) {
    return true;
  }
  throw new LoadError('a field of a type that cannot be read');
}
