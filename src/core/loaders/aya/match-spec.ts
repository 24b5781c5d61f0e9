import { isAnyEnum, isComposite, Kind } from '../../../btf/kinds.js';
import {
  arrayElement,
  arrayLength,
  enumeratorName,
  kindOf,
  lengthOf,
  memberBitOffset,
  memberName,
  memberType,
  nextMember,
} from '../../../btf/types.js';
import { needMember, needType, onlyWith, progressOf, WHOLE_TYPE } from '../../choose/evidence.js';
import { keepAllShadowed, keepShadowed, type PassedMember } from '../../choose/shadowed.js';
import { type Context, searchStep, step } from '../../context.js';
import { type Accessor, type LocalSpec, MAX_SPEC_LENGTH } from '../../spec/local-spec.js';
import { isEnumeratorBased, isTypeBased } from '../../spec/relocation-kind.js';
import type { MatchedSpec } from '../libbpf/value.js';
import { LoadError } from '../load-error.js';
import { fieldsCompatibleInAya, sizeInAya, typesCompatibleInAya } from './compatible.js';
import { namesEqualInAya } from './names.js';

/**
 * Where a relocation leads in one candidate type of a kernel
 * (`aya-obj btf/relocation.rs: match_candidate`).
 *
 * @returns undefined if the candidate does not match
 * @throws LoadError if aya gives up on the candidate, and with it on the object
 */
export function matchCandidateInAya(
  context: Context,
  spec: LocalSpec,
  candidate: number,
): MatchedSpec | undefined {
  if (isTypeBased(spec.kind)) {
    const before = progressOf(context.evidence);
    if (typesCompatibleInAya(context, spec.rootId, candidate)) {
      return { rootId: candidate, bitOffset: 0 };
    }
    onlyWith(context.evidence, before, candidate, WHOLE_TYPE);
    return undefined;
  }
  if (isEnumeratorBased(spec.kind)) return matchEnumerator(context, spec, candidate);
  return matchField(context, spec, candidate);
}

function matchEnumerator(
  context: Context,
  spec: LocalSpec,
  candidate: number,
): MatchedSpec | undefined {
  const { local, target } = context;
  const id = target.underlying[candidate] as number;
  if (!isAnyEnum(kindOf(target, id))) return undefined;
  const { name } = spec.accessors[0] as Accessor;
  const length = lengthOf(target, id);
  for (let index = 0; index < length; index++) {
    step(context);
    const targetName = enumeratorName(target, id, index);
    if (!namesEqualInAya(local, name, target, targetName)) continue;
    needType(context.evidence, candidate);
    return { rootId: candidate, bitOffset: 0, last: { typeId: id, index, name: targetName } };
  }
  return undefined;
}

/** How far the walk into a candidate has come. */
interface Walk {
  /** The type to go on with. */
  typeId: number;
  bitOffset: number;
  /** Accessors found, and the anonymous members around them; those on the way do not count yet. */
  parts: number;
  /** Marks of the members that were gone to. */
  readonly path: number[];
  last: Accessor | undefined;
}

function matchField(context: Context, spec: LocalSpec, candidate: number): MatchedSpec | undefined {
  const { evidence } = context;
  const before = progressOf(evidence);
  const walk: Walk = { typeId: candidate, bitOffset: 0, parts: 0, path: [], last: undefined };
  const passed: PassedMember[] = [];
  let found = false;
  try {
    found = true;
    for (const accessor of spec.accessors) {
      const { typeId, path } = walk;
      const from = path.length;
      found =
        accessor.name === 0
          ? enterElement(context, walk, accessor.index)
          : enterMember(context, walk, accessor, walk.typeId);
      if (!found) break;
      if (accessor.name === 0 || evidence === undefined) continue;
      const root = context.target.underlying[typeId] as number;
      const { typeId: of, index } = walk.last as Accessor;
      passed.push({ root, name: accessor.name, typeId: of, index, marks: path.slice(from) });
    }
  } finally {
    // The way matters if it led to an end, or made aya give up.
    if (found || progressOf(evidence) > before) {
      needType(evidence, candidate);
      for (const mark of walk.path) evidence?.marks.push(mark);
    }
  }
  if (!found) {
    keepAllShadowed(context, passed);
    return undefined;
  }
  return { rootId: candidate, bitOffset: walk.bitOffset, last: walk.last };
}

function enterElement(context: Context, walk: Walk, index: number): boolean {
  const { target } = context;
  let id = target.underlying[walk.typeId] as number;
  // The first index counts whole candidates: it is no array's.
  if (walk.last !== undefined) {
    if (kindOf(target, id) !== Kind.ARRAY) return false;
    if (!isFlexible(context, walk.last, id) && index >= arrayLength(target, id)) {
      stayWithinBounds(context, walk.last, id);
      return false;
    }
    id = target.underlying[arrayElement(target, id)] as number;
  }
  if (walk.parts === MAX_SPEC_LENGTH) throw tooDeep();
  walk.last = { typeId: id, index, name: 0 };
  walk.typeId = id;
  walk.parts++;
  const size = sizeInAya(target, id);
  if (size === undefined) {
    needType(context.evidence, id);
    throw new LoadError('a type on the way has no size');
  }
  walk.bitOffset += index * size * 8;
  return true;
}

/** An array of no elements that is the last member of a struct; of a union it is none. */
function isFlexible({ target }: Context, parent: Accessor, array: number): boolean {
  if (arrayLength(target, array) > 0 || kindOf(target, parent.typeId) !== Kind.STRUCT) return false;
  return parent.index === lengthOf(target, parent.typeId) - 1;
}

/** An array of no elements that is not the last member must not become it. */
function stayWithinBounds({ target, evidence }: Context, parent: Accessor, array: number): void {
  if (parent.name === 0 || arrayLength(target, array) > 0) return;
  if (kindOf(target, parent.typeId) !== Kind.STRUCT) return;
  const before = progressOf(evidence);
  needMember(evidence, parent.typeId, lengthOf(target, parent.typeId) - 1);
  onlyWith(evidence, before, parent.typeId, parent.index);
}

/**
 * Goes to the first member with the accessor's name, through anonymous structs and unions
 * (`aya-obj btf/relocation.rs: match_member`). What it passes in vain leaves no trace.
 */
function enterMember(context: Context, walk: Walk, accessor: Accessor, typeId: number): boolean {
  const { local, target } = context;
  const id = target.underlying[typeId] as number;
  if (!isComposite(kindOf(target, id))) return false;
  const length = lengthOf(target, id);
  searchStep(context, length);
  if (walk.parts >= MAX_SPEC_LENGTH && length > 0) {
    needMember(context.evidence, id, 0);
    throw tooDeep();
  }
  for (let index = 0; ; index++) {
    index =
      index === 0
        ? context.members(id, accessor.name)
        : nextMember(target, id, index, local.strings, accessor.name);
    if (index === length) return false;
    const name = memberName(target, id, index);
    const type = memberType(target, id, index);
    walk.path.push(id, index);
    if (target.strings[name] === 0) {
      if (walk.path.length > 2 * MOST_NESTED) throw new LoadError('a type of endless depth');
      if (enterMember(context, walk, accessor, type)) {
        walk.bitOffset += memberBitOffset(target, id, index);
        walk.parts++;
        return true;
      }
    } else {
      const localType = memberType(local, accessor.typeId, accessor.index);
      if (!fieldsCompatibleInAya(context, localType, type)) {
        const before = progressOf(context.evidence);
        for (const mark of walk.path) context.evidence?.marks.push(mark);
        keepShadowed(context, before, id, accessor.name, { typeId: id, index });
        walk.path.length -= 2;
        return false;
      }
      walk.bitOffset += memberBitOffset(target, id, index);
      walk.parts++;
      walk.last = { typeId: id, index, name };
      walk.typeId = type;
      return true;
    }
    walk.path.length -= 2;
  }
}

/** aya goes on until its stack ends; no type that a compiler makes comes near. */
const MOST_NESTED = 2000;

function tooDeep(): LoadError {
  return new LoadError(`more than ${MAX_SPEC_LENGTH} levels on the way to the field`);
}
