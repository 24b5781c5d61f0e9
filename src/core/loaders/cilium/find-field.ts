import { isAnyEnum, isComposite, Kind, kindsCompatible } from '../../../btf/kinds.js';
import {
  arrayElement,
  arrayLength,
  kindOf,
  lengthOf,
  memberName,
  memberType,
  nameOf,
  nextMember,
} from '../../../btf/types.js';
import { needMember, needType } from '../../choose/evidence.js';
import { keepAllShadowed, type PassedMember } from '../../choose/shadowed.js';
import { type Context, searchStep } from '../../context.js';
import type { LocalSpec } from '../../spec/local-spec.js';
import { LoadError } from '../load-error.js';
import { atElement, bitfieldOf, type Field, toLoad } from './fields.js';
import { type LocalStep, localPath } from './local-path.js';
import { namesCompatibleInCilium } from './names.js';

/** A member, and the way to it from the type that was searched. */
interface FoundMember {
  readonly typeId: number;
  readonly index: number;
  /** Bits from the type that was searched to the one that holds the member. */
  readonly bitOffset: number;
  /** Marks of the anonymous members on the way. */
  readonly path: readonly number[];
}

/**
 * Follows an access string in the object's types, and the same names in a candidate
 * (`btf/core.go: coreFindField`).
 *
 * @returns the field here and there; undefined if the candidate does not match
 * @throws LoadError if cilium/ebpf refuses the program
 */
export function findField(
  context: Context,
  spec: LocalSpec,
  candidate: number,
): { readonly local: Field; readonly target: Field } | undefined {
  const passed: PassedMember[] = [];
  const fields = walkFields(context, spec, candidate, passed);
  if (fields === undefined) keepAllShadowed(context, passed);
  return fields;
}

function walkFields(
  context: Context,
  spec: LocalSpec,
  candidate: number,
  passed: PassedMember[],
): { readonly local: Field; readonly target: Field } | undefined {
  const { local, target: btf, evidence } = context;
  needType(evidence, candidate);
  const { steps: path, end } = localPath(local, spec);
  let target: Field = { typeId: candidate, offset: 0, bitfieldOffset: 0, bitfieldSize: 0 };
  let own = target;
  /** The member that was gone to last; none behind an element. */
  let parent: FoundMember | undefined;
  if (!membersCompatible(context, spec.rootId, candidate)) return undefined;
  for (let position = 0; position < path.length; position++) {
    const here = path[position] as LocalStep;
    if (position === 0) {
      if (here.error) throw here.error;
      target = atElement(btf, target, here.index);
      own = here.field;
      continue;
    }
    if (here.name === 0 && here.error === undefined) {
      const array = btf.underlying[target.typeId] as number;
      if (!isWithin(context, array, parent, here.index)) return undefined;
      const element = { ...target, typeId: arrayElement(btf, array), bitfieldSize: 0 };
      target = atElement(btf, element, here.index);
      own = here.field;
      parent = undefined;
      if (!membersCompatible(context, own.typeId, target.typeId)) return undefined;
      continue;
    }
    if (here.error) throw here.error;
    const root = btf.underlying[target.typeId] as number;
    const found = findMember(context, root, here.name);
    if (found === undefined) return undefined;
    if (evidence !== undefined) {
      for (const mark of found.path) evidence.marks.push(mark);
      needMember(evidence, found.typeId, found.index);
      const marks = [...found.path, found.typeId, found.index];
      passed.push({ root, name: here.name, typeId: found.typeId, index: found.index, marks });
    }
    const { offset, size } = bitfieldOf(btf, found.typeId, found.index);
    const bits = found.bitOffset + offset;
    const typeId = memberType(btf, found.typeId, found.index);
    const member = {
      typeId,
      offset: target.offset + (bits >>> 3),
      bitfieldOffset: 0,
      bitfieldSize: size,
    };
    if (here.field.bitfieldSize > 0 || size > 0) {
      if (position + 1 < path.length) throw new LoadError('a bitfield has no members');
      own = toLoad(local, here.field, here.bits, here.parentOffset);
      target = toLoad(btf, member, bits, target.offset);
    } else {
      own = here.field;
      target = member;
    }
    parent = found;
    if (!membersCompatible(context, own.typeId, target.typeId)) return undefined;
  }
  return { local: spec.endsUnnamed ? end : own, target };
}

/** @throws LoadError if the array has no length and is not the last member */
function isWithin(
  { target, evidence }: Context,
  array: number,
  parent: FoundMember | undefined,
  index: number,
): boolean {
  if (kindOf(target, array) !== Kind.ARRAY) return false;
  const length = arrayLength(target, array);
  if (length > 0) return index < length;
  const last = parent === undefined ? 0 : lengthOf(target, parent.typeId) - 1;
  if (parent !== undefined && parent.index === last) return true;
  if (parent !== undefined) needMember(evidence, parent.typeId, last);
  throw new LoadError('an array of no elements that is not the last member');
}

const MOST_COMPOSITES = 32;
const NO_PATH: readonly number[] = [];

/**
 * Finds a member by its name, level by level through anonymous structs and unions
 * (`btf/core.go: coreFindMember`).
 */
function findMember(context: Context, root: number, name: number): FoundMember | undefined {
  const { target } = context;
  if (!isComposite(kindOf(target, root))) return undefined;
  const length = lengthOf(target, root);
  searchStep(context, length);
  const index = context.members(root, name);
  if (index === length) return undefined;
  if (target.strings[memberName(target, root, index)] !== 0) {
    return { typeId: root, index, bitOffset: 0, path: NO_PATH };
  }
  return findBehindAnonymous(context, root, name);
}

function findBehindAnonymous(context: Context, root: number, name: number) {
  const { local, target, evidence } = context;
  const queue = [{ id: root, bitOffset: 0, path: NO_PATH }];
  const visited: { id: number; bitOffset: number }[] = [];
  for (const { id, bitOffset, path } of queue) {
    if (visited.some((one) => one.id === id && one.bitOffset === bitOffset)) continue;
    if (visited.length >= MOST_COMPOSITES) {
      for (const composite of queue) for (const mark of composite.path) evidence?.marks.push(mark);
      throw new LoadError('more anonymous structs and unions than are searched');
    }
    visited.push({ id, bitOffset });
    const length = lengthOf(target, id);
    searchStep(context, length);
    for (let index = 0; ; index++) {
      index = nextMember(target, id, index, local.strings, name);
      if (index === length) break;
      if (target.strings[memberName(target, id, index)] !== 0) {
        return { typeId: id, index, bitOffset, path };
      }
      const here = [...path, id, index];
      const anonymous = target.underlying[memberType(target, id, index)] as number;
      if (!isComposite(kindOf(target, anonymous))) {
        for (const mark of here) evidence?.marks.push(mark);
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
