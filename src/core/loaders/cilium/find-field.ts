import type { Btf } from '../../../btf/btf.js';
import { isAnyEnum, isComposite, Kind, kindsCompatible } from '../../../btf/kinds.js';
import {
  arrayElement,
  arrayLength,
  enumeratorName,
  enumeratorValue,
  intEncoding,
  kindFlag,
  kindOf,
  lengthOf,
  memberBitfieldSize,
  memberBitOffset,
  memberName,
  memberType,
  nameOf,
  nextMember,
  resolveSize,
} from '../../../btf/types.js';
import { needMember, needType, progressOf, takeBack } from '../../choose/evidence.js';
import { type Context, step } from '../../context.js';
import type { Accessor, LocalSpec } from '../../spec/local-spec.js';
import { isEnumeratorBased, isTypeBased, RelocationKind } from '../../spec/relocation-kind.js';
import { LoadError } from '../load-error.js';
import { type Fixup, NOTHING } from './fixups.js';
import { namesCompatibleInCilium, namesEqualInCilium } from './names.js';
import { typesCompatibleInCilium, typesMatchInCilium } from './type-graphs.js';

/**
 * What cilium/ebpf makes of a relocation and one candidate (`btf/core.go: coreCalculateFixup`).
 *
 * @returns undefined where it would poison the instruction, or answer that nothing is there
 * @throws LoadError where it refuses the whole program
 */
export function matchCandidateInCilium(
  context: Context,
  spec: LocalSpec,
  candidate: number,
): Fixup | undefined {
  const before = progressOf(context.evidence);
  const found = match(context, spec, candidate);
  if (found === undefined) takeBack(context.evidence, before);
  return found;
}

function match(context: Context, spec: LocalSpec, candidate: number): Fixup | undefined {
  const { target, evidence } = context;
  if (isTypeBased(spec.kind)) {
    const compare =
      spec.kind === RelocationKind.TYPE_MATCHES ? typesMatchInCilium : typesCompatibleInCilium;
    if (!compare(context, spec.rootId, candidate)) return undefined;
    if (spec.kind === RelocationKind.TYPE_ID_TARGET) return { ...NOTHING, typeId: candidate };
    return { ...NOTHING, size: resolveSize(target, candidate, 8) };
  }
  if (isEnumeratorBased(spec.kind)) {
    const value = matchEnumerator(context, spec, candidate);
    if (value !== undefined) needType(evidence, candidate);
    return value;
  }
  if (kindOf(target, target.underlying[candidate] as number) === Kind.FWD) return undefined;
  return matchField(context, spec, candidate);
}

function matchEnumerator(context: Context, spec: LocalSpec, candidate: number) {
  const { local, target } = context;
  const id = target.underlying[candidate] as number;
  if (!isAnyEnum(kindOf(target, id))) return undefined;
  const { name } = spec.accessors[0] as Accessor;
  for (let index = 0; index < lengthOf(target, id); index++) {
    step(context);
    if (namesEqualInCilium(local, name, target, enumeratorName(target, id, index))) {
      return { ...NOTHING, value: enumeratorValue(target, id, index) };
    }
  }
  return undefined;
}

/** How far the walk into a candidate has come. */
interface Walk {
  typeId: number;
  /** Bits from the start of the candidate. */
  bitOffset: number;
  bitfieldSize: number;
  /** Whether the last member gone to is the last of its struct: then its array may be flexible. */
  last: { typeId: number; index: number } | undefined;
}

function matchField(context: Context, spec: LocalSpec, candidate: number): Fixup | undefined {
  const { local, target, evidence } = context;
  needType(evidence, candidate);
  const walk: Walk = { typeId: candidate, bitOffset: 0, bitfieldSize: 0, last: undefined };
  let localId = spec.rootId;
  if (!membersCompatible(context, localId, walk.typeId)) return undefined;
  walk.bitOffset = (spec.indices[0] as number) * sizeInBits(target, candidate);
  const { indices } = spec;
  for (let position = 1; position < indices.length; position++) {
    const index = indices[position] as number;
    localId = local.underlying[localId] as number;
    if (kindOf(local, localId) === Kind.ARRAY) {
      if (!enterElement(context, walk, index)) return undefined;
      localId = arrayElement(local, localId);
    } else {
      const name = memberName(local, localId, index);
      const localBitfield = memberBitfieldSize(local, localId, index);
      localId = memberType(local, localId, index);
      if (local.strings[name] === 0) continue;
      if (!enterMember(context, walk, name)) return undefined;
      const bitfield = localBitfield > 0 || walk.bitfieldSize > 0;
      if (bitfield && position + 1 < indices.length)
        throw new LoadError('a bitfield has no members');
    }
    if (!membersCompatible(context, localId, walk.typeId)) return undefined;
  }
  return fixupOf(target, walk, spec.kind, local, localId);
}

function fixupOf(target: Btf, walk: Walk, kind: number, local: Btf, localId: number): Fixup {
  const id = target.underlying[walk.typeId] as number;
  const size = resolveSize(target, id, 8);
  const signed = isAnyEnum(kindOf(target, id))
    ? kindFlag(target, id)
    : kindOf(target, id) === Kind.INT && (intEncoding(target, id) & 1) !== 0;
  if (kind === RelocationKind.FIELD_SIGNED) {
    const localKind = kindOf(local, local.underlying[localId] as number);
    if (localKind !== Kind.INT && !isAnyEnum(localKind)) {
      throw new LoadError('the field is neither an integer nor an enum');
    }
  }
  const { bitOffset, bitfieldSize } = walk;
  return { typeId: 0, value: 0n, bitOffset, bitfieldSize, size, signed };
}

function enterElement(context: Context, walk: Walk, index: number): boolean {
  const { target, evidence } = context;
  const id = target.underlying[walk.typeId] as number;
  if (kindOf(target, id) !== Kind.ARRAY) return false;
  const length = arrayLength(target, id);
  if (length === 0) {
    const end = walk.last === undefined ? 0 : lengthOf(target, walk.last.typeId) - 1;
    if (walk.last === undefined || walk.last.index !== end) {
      if (walk.last !== undefined) needMember(evidence, walk.last.typeId, end);
      throw new LoadError('an array of no elements that is not the last member');
    }
  } else if (index >= length) {
    return false;
  }
  walk.last = undefined;
  walk.typeId = arrayElement(target, id);
  walk.bitOffset += index * sizeInBits(target, walk.typeId);
  return true;
}

const MOST_COMPOSITES = 32;

/**
 * Goes to the member of that name, level by level through anonymous structs and unions
 * (`btf/core.go: coreFindMember`).
 */
function enterMember(context: Context, walk: Walk, name: number): boolean {
  const { local, target, evidence } = context;
  const root = target.underlying[walk.typeId] as number;
  if (!isComposite(kindOf(target, root))) return false;
  const queue = [{ id: root, bitOffset: walk.bitOffset, path: [] as number[] }];
  const visited: { id: number; bitOffset: number }[] = [];
  for (const { id, bitOffset, path } of queue) {
    if (visited.some((one) => one.id === id && one.bitOffset === bitOffset)) continue;
    if (visited.length >= MOST_COMPOSITES) {
      for (const composite of queue) evidence?.marks.push(...composite.path);
      throw new LoadError('more anonymous structs and unions than are searched');
    }
    visited.push({ id, bitOffset });
    const length = lengthOf(target, id);
    step(context, length);
    for (let index = 0; ; index++) {
      index = nextMember(target, id, index, local.strings, name);
      if (index === length) break;
      const type = memberType(target, id, index);
      const offset = bitOffset + memberBitOffset(target, id, index);
      if (target.strings[memberName(target, id, index)] === 0) {
        const anonymous = target.underlying[type] as number;
        if (!isComposite(kindOf(target, anonymous))) {
          evidence?.marks.push(...path, id, index);
          throw new LoadError('an anonymous member that is no struct or union');
        }
        queue.push({ id: anonymous, bitOffset: offset, path: [...path, id, index] });
      } else {
        evidence?.marks.push(...path, id, index);
        walk.typeId = type;
        walk.bitOffset = offset;
        walk.bitfieldSize = memberBitfieldSize(target, id, index);
        walk.last = { typeId: id, index };
        return true;
      }
    }
  }
  return false;
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

function sizeInBits(btf: Btf, id: number): number {
  return Math.max(resolveSize(btf, id, 8), 0) * 8;
}
