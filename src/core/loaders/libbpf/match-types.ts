import { isAnyEnum, isComposite, Kind } from '../../../btf/kinds.js';
import { sameEssentialName } from '../../../btf/names.js';
import {
  arrayElement,
  arrayLength,
  enumeratorName,
  intEncoding,
  kindFlag,
  kindOf,
  lengthOf,
  memberName,
  memberType,
  nameOf,
  parameterType,
  referred,
  sizeField,
} from '../../../btf/types.js';
import {
  type Evidence,
  needMember,
  needType,
  onlyWith,
  progressOf,
  takeBack,
} from '../../choose/evidence.js';
import { type Context, PAIR_STEPS, step } from '../../context.js';
import { LoadError } from '../load-error.js';

const MAX_DEPTH = 32;
const INT_SIGNED = 1;

/**
 * Whether a kernel's type has all that the object's type says of it, names included
 * (`libbpf relo_core.c: __bpf_core_types_match`). The caller has compared the root names.
 *
 * @param behindPointer whether a pointer was followed on the way: then composites need not be looked into
 * @throws LoadError if the types are nested too deep for a loader
 */
export function typesMatch(
  context: Context,
  localType: number,
  targetType: number,
  behindPointer = false,
  level = MAX_DEPTH,
): boolean {
  const { local, target, evidence } = context;
  if (level <= 0) throw new LoadError('types nested too deep to match');
  let behind = behindPointer;
  let localId = localType;
  let targetId = targetType;
  for (let depth = MAX_DEPTH; ; depth--) {
    step(context, PAIR_STEPS);
    if (depth <= 0) throw new LoadError('types nested too deep to match');
    needType(evidence, targetId);
    localId = local.underlying[localId] as number;
    targetId = target.underlying[targetId] as number;
    if (!namesMatch(context, nameOf(local, localId), nameOf(target, targetId))) return false;
    const kind = kindOf(local, localId);
    const targetKind = kindOf(target, targetId);
    if (kind === Kind.FWD) return forwardMatches(context, localId, targetId, behind);
    if (isAnyEnum(kind)) return isAnyEnum(targetKind) && enumsMatch(context, localId, targetId);
    if (behind && isComposite(kind) && targetKind === Kind.FWD) {
      return (kind === Kind.UNION) === kindFlag(target, targetId);
    }
    if (kind !== targetKind) return false;
    switch (kind) {
      case Kind.VOID:
        return true;
      case Kind.STRUCT:
      case Kind.UNION:
        return behind || compositesMatch(context, localId, targetId, level);
      case Kind.INT:
        return (
          sizeField(local, localId) === sizeField(target, targetId) &&
          (intEncoding(local, localId) & INT_SIGNED) ===
            (intEncoding(target, targetId) & INT_SIGNED)
        );
      case Kind.PTR:
        behind = true;
        localId = referred(local, localId);
        targetId = referred(target, targetId);
        break;
      case Kind.ARRAY:
        if (arrayLength(local, localId) !== arrayLength(target, targetId)) return false;
        localId = arrayElement(local, localId);
        targetId = arrayElement(target, targetId);
        break;
      case Kind.FUNC_PROTO: {
        const length = lengthOf(local, localId);
        if (length !== lengthOf(target, targetId)) return false;
        for (let i = 0; i < length; i++) {
          const localParameter = parameterType(local, localId, i);
          const targetParameter = parameterType(target, targetId, i);
          if (!typesMatch(context, localParameter, targetParameter, behind, level - 1))
            return false;
        }
        localId = referred(local, localId);
        targetId = referred(target, targetId);
        break;
      }
      default:
        return false;
    }
  }
}

/** Essential names equal; an empty name equals an empty one only. */
function namesMatch({ local, target }: Context, name: number, targetName: number): boolean {
  if (target.strings[targetName] === 0) return local.strings[name] === 0;
  return sameEssentialName(local.strings, name, target.strings, targetName);
}

function forwardMatches(
  { local, target }: Context,
  localId: number,
  targetId: number,
  behindPointer: boolean,
): boolean {
  const union = kindFlag(local, localId);
  switch (kindOf(target, targetId)) {
    case Kind.FWD:
      return union === kindFlag(target, targetId);
    case Kind.STRUCT:
      return behindPointer && !union;
    case Kind.UNION:
      return behindPointer && union;
    default:
      return false;
  }
}

function enumsMatch(context: Context, localId: number, targetId: number): boolean {
  const { local, target } = context;
  if (sizeField(local, localId) !== sizeField(target, targetId)) return false;
  const length = lengthOf(local, localId);
  const targetLength = lengthOf(target, targetId);
  if (length > targetLength) return false;
  for (let i = 0; i < length; i++) {
    const name = enumeratorName(local, localId, i);
    let found = false;
    for (let j = 0; j < targetLength && !found; j++) {
      step(context);
      found = namesMatch(context, name, enumeratorName(target, targetId, j));
    }
    if (!found) return false;
  }
  return true;
}

function compositesMatch(
  context: Context,
  localId: number,
  targetId: number,
  level: number,
): boolean {
  const { local, target, evidence } = context;
  const length = lengthOf(local, localId);
  if (length > lengthOf(target, targetId)) return false;
  const before = progressOf(evidence);
  const matched = new Set<number>();
  let missing = false;
  try {
    for (let i = 0; i < length && !missing; i++) {
      const index = matchingMember(context, localId, i, targetId, level);
      if (index === undefined) missing = true;
      else matched.add(index);
    }
  } finally {
    if (!missing) keepLength(evidence, targetId, matched, length);
  }
  // Without its other members the target does not match either, so none of them is needed.
  if (missing) takeBack(evidence, before);
  return !missing;
}

/** A target must not have fewer members than the object's type, even if two match one. */
function keepLength(
  evidence: Evidence | undefined,
  targetId: number,
  kept: Set<number>,
  length: number,
): void {
  for (let index = 0; kept.size < length; index++) {
    if (kept.has(index)) continue;
    kept.add(index);
    needMember(evidence, targetId, index);
  }
}

/** Index of the first member of the target that matches the object's member, if there is one. */
function matchingMember(
  context: Context,
  localId: number,
  localIndex: number,
  targetId: number,
  level: number,
): number | undefined {
  const { local, target, evidence } = context;
  const name = memberName(local, localId, localIndex);
  const type = memberType(local, localId, localIndex);
  const length = lengthOf(target, targetId);
  for (let j = 0; j < length; j++) {
    step(context);
    if (!namesMatch(context, name, memberName(target, targetId, j))) continue;
    const before = progressOf(evidence);
    let matches = true;
    try {
      matches = typesMatch(context, type, memberType(target, targetId, j), false, level - 1);
    } finally {
      // Needed as well if the loader gives up behind it.
      if (matches) needMember(evidence, targetId, j);
    }
    if (matches) return j;
    onlyWith(evidence, before, targetId, j);
  }
  return undefined;
}
