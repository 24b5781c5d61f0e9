import { isAnyEnum, isComposite, Kind } from '../../../btf/kinds.js';
import { sameEssentialName } from '../../../btf/names.js';
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
  resolveSize,
} from '../../../btf/types.js';
import { needMember, needType, onlyWith, progressOf, WHOLE_TYPE } from '../../choose/evidence.js';
import { keepAllShadowed, keepShadowed, type PassedMember } from '../../choose/shadowed.js';
import { type Context, searchStep, step } from '../../context.js';
import {
  type Accessor,
  bitsOfElements,
  isFlexibleArray,
  type LocalSpec,
  MAX_SPEC_LENGTH,
} from '../../spec/local-spec.js';
import { isEnumeratorBased, isTypeBased, RelocationKind } from '../../spec/relocation-kind.js';
import { LoadError } from '../load-error.js';
import { isPlainType } from '../plain.js';
import { fieldsCompatible, typesCompatible } from './compatible.js';
import { typesMatch } from './match-types.js';
import type { MatchedSpec } from './value.js';

/**
 * Where a relocation leads in one candidate type of a kernel
 * (`libbpf relo_core.c: bpf_core_spec_match`).
 *
 * @returns undefined if the candidate does not match
 * @throws LoadError if a loader gives up on the candidate, and with it on the object
 */
export function matchCandidate(
  context: Context,
  spec: LocalSpec,
  candidate: number,
): MatchedSpec | undefined {
  if (isTypeBased(spec.kind)) {
    const before = progressOf(context.evidence);
    const compare = spec.kind === RelocationKind.TYPE_MATCHES ? typesMatch : typesCompatible;
    if (compare(context, spec.rootId, candidate)) return { rootId: candidate, bitOffset: 0 };
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
    if (sameEssentialName(local.strings, name, target.strings, targetName)) {
      needType(context.evidence, candidate);
      return { rootId: candidate, bitOffset: 0, last: { typeId: id, index, name: targetName } };
    }
  }
  return undefined;
}

const INT_MAX = 0x7fff_ffff;

/** How far the walk into a candidate has come. */
interface Walk {
  /** The type to go on with. */
  typeId: number;
  bitOffset: number;
  /** Levels gone down, anonymous members included. */
  depth: number;
  /** Pairs of a type id and a member's index: every member on the way. */
  path: number[];
  /** Such pairs of members that have the name but another type, if it was looked for behind them. */
  passed: number[];
  /** The last accessor. */
  last: Accessor | undefined;
  plain: boolean;
  direct: boolean;
}

function matchField(context: Context, spec: LocalSpec, candidate: number): MatchedSpec | undefined {
  const { evidence } = context;
  const before = progressOf(evidence);
  const walk: Walk = {
    typeId: candidate,
    bitOffset: 0,
    depth: 0,
    path: [],
    passed: [],
    last: undefined,
    plain: true,
    direct: true,
  };
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
          : enterMember(context, walk, accessor);
      if (!found) break;
      if (accessor.name === 0 || evidence === undefined) continue;
      const root = context.target.underlying[typeId] as number;
      const { typeId: of, index } = walk.last as Accessor;
      passed.push({ root, name: accessor.name, typeId: of, index, marks: path.slice(from) });
    }
  } finally {
    // Marks made on the way are conditions of their own; the way itself matters if it led to an
    // end, or if it made a loader give up.
    if (found || progressOf(evidence) > before) {
      needType(evidence, candidate);
      for (const mark of walk.path) evidence?.marks.push(mark);
      for (const mark of walk.passed) evidence?.marks.push(mark);
    }
  }
  if (!found) {
    keepAllShadowed(context, passed);
    return undefined;
  }
  const { last, plain, direct } = walk;
  return { rootId: candidate, bitOffset: walk.bitOffset >>> 0, last, plain, direct };
}

function enterElement(context: Context, walk: Walk, index: number): boolean {
  const { target } = context;
  let id = target.underlying[walk.typeId] as number;
  // The first index counts whole candidates: it is no array's.
  if (walk.last !== undefined) {
    if (kindOf(target, id) !== Kind.ARRAY) return false;
    if (arrayLength(target, id) === 0) walk.plain = false;
    if (!isFlexibleArray(target, walk.last, id) && index >= arrayLength(target, id)) {
      stayWithinBounds(context, walk.last, id);
      return false;
    }
    id = target.underlying[arrayElement(target, id)] as number;
  }
  if (walk.depth === MAX_SPEC_LENGTH) throw tooDeep();
  walk.last = { typeId: id, index, name: 0 };
  walk.typeId = id;
  walk.depth++;
  const size = resolveSize(target, id, target.pointerSize);
  // libbpf keeps this one size as an int.
  if (size < 0 || size > INT_MAX) {
    needType(context.evidence, id);
    throw new LoadError('a type on the way has no size');
  }
  walk.bitOffset += bitsOfElements(index, size);
  return true;
}

/** An array of no elements is flexible if it is the last member; if it is not, it stays so. */
function stayWithinBounds({ target, evidence }: Context, accessor: Accessor, array: number): void {
  if (accessor.name === 0 || arrayLength(target, array) > 0) return;
  const before = progressOf(evidence);
  needMember(evidence, accessor.typeId, lengthOf(target, accessor.typeId) - 1);
  onlyWith(evidence, before, accessor.typeId, accessor.index);
}

/**
 * Goes to the first member with the accessor's name, through anonymous structs and unions
 * (`libbpf relo_core.c: bpf_core_match_member`).
 */
function enterMember(context: Context, walk: Walk, accessor: Accessor): boolean {
  const { local, target } = context;
  const id = target.underlying[walk.typeId] as number;
  if (!isComposite(kindOf(target, id))) return false;
  const length = lengthOf(target, id);
  searchStep(context, length);
  if (walk.depth === MAX_SPEC_LENGTH && length > 0) {
    // The limit is met while a member is looked at, so there must be one again.
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
    const anonymous = target.strings[name] === 0;
    const type = memberType(target, id, index);
    const bits = memberBitOffset(target, id, index);
    walk.bitOffset += bits;
    walk.depth++;
    walk.path.push(id, index);
    walk.typeId = type;
    if (anonymous) {
      if (enterMember(context, walk, accessor)) {
        walk.direct = false;
        return true;
      }
    } else {
      const localType = memberType(local, accessor.typeId, accessor.index);
      if (!fieldsCompatible(context, localType, type)) {
        // libbpf leaves the offset as it is here. That shows if this is behind an anonymous member,
        // and the name comes again.
        for (const mark of walk.path) walk.passed.push(mark);
        const before = progressOf(context.evidence);
        for (const mark of walk.path) context.evidence?.marks.push(mark);
        keepShadowed(context, before, id, accessor.name, { typeId: id, index });
        return false;
      }
      walk.last = { typeId: id, index, name };
      walk.plain &&= walk.passed.length === 0 && isPlainType(target, type);
      return true;
    }
    walk.bitOffset -= bits;
    walk.depth--;
    walk.path.length -= 2;
  }
}

function tooDeep(): LoadError {
  return new LoadError(`more than ${MAX_SPEC_LENGTH} levels on the way to the field`);
}
