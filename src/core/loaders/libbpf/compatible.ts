import { isAnyEnum, isComposite, Kind, kindsCompatible } from '../../../btf/kinds.js';
import { sameEssentialName } from '../../../btf/names.js';
import {
  arrayElement,
  arrayIndexType,
  intOffset,
  kindOf,
  lengthOf,
  nameOf,
  parameterType,
  referred,
} from '../../../btf/types.js';
import { needType } from '../../choose/evidence.js';
import { type Context, step } from '../../context.js';
import { LoadError } from '../load-error.js';

const MAX_DEPTH = 32;

/**
 * Whether a field of one type may be read as the other
 * (`libbpf relo_core.c: bpf_core_fields_are_compat`).
 */
export function fieldsCompatible(context: Context, localType: number, targetType: number): boolean {
  const { local, target } = context;
  let localId = local.underlying[localType] as number;
  let targetId = target.underlying[targetType] as number;
  for (;;) {
    step(context);
    const kind = kindOf(local, localId);
    const targetKind = kindOf(target, targetId);
    if (isComposite(kind) && isComposite(targetKind)) return true;
    if (!kindsCompatible(kind, targetKind)) return false;
    switch (kind) {
      case Kind.PTR:
      case Kind.FLOAT:
        return true;
      case Kind.FWD:
      case Kind.ENUM:
      case Kind.ENUM64:
        return compatibleNames(context, localId, targetId);
      case Kind.INT:
        return intOffset(local, localId) === 0 && intOffset(target, targetId) === 0;
      case Kind.ARRAY:
        localId = local.underlying[arrayElement(local, localId)] as number;
        targetId = target.underlying[arrayElement(target, targetId)] as number;
        break;
      default:
        return false;
    }
  }
}

/** Essential names equal, or one of them empty. */
function compatibleNames({ local, target }: Context, localId: number, targetId: number): boolean {
  const name = nameOf(local, localId);
  const targetName = nameOf(target, targetId);
  if (local.strings[name] === 0 || target.strings[targetName] === 0) return true;
  return sameEssentialName(local.strings, name, target.strings, targetName);
}

/**
 * Whether a type of the object stands for one of the kernel in a question about types
 * (`libbpf relo_core.c: __bpf_core_types_are_compat`). Root names are not compared.
 *
 * @throws LoadError if the types are nested too deep for a loader
 */
export function typesCompatible(
  context: Context,
  localType: number,
  targetType: number,
  level = MAX_DEPTH,
): boolean {
  const { local, target, evidence } = context;
  let localId = localType;
  let targetId = targetType;
  needType(evidence, targetId);
  if (!kindsCompatible(kindOf(local, localId), kindOf(target, targetId))) return false;
  for (let depth = MAX_DEPTH; ; depth--) {
    step(context);
    if (depth <= 0) throw new LoadError('types nested too deep to compare');
    needType(evidence, targetId);
    localId = local.underlying[localId] as number;
    targetId = target.underlying[targetId] as number;
    const kind = kindOf(local, localId);
    if (!kindsCompatible(kind, kindOf(target, targetId))) return false;
    if (kind === Kind.VOID || kind === Kind.FWD || isComposite(kind) || isAnyEnum(kind))
      return true;
    switch (kind) {
      case Kind.INT:
        return intOffset(local, localId) === 0 && intOffset(target, targetId) === 0;
      case Kind.PTR:
        localId = referred(local, localId);
        targetId = referred(target, targetId);
        break;
      case Kind.ARRAY:
        needType(evidence, arrayIndexType(target, targetId));
        localId = arrayElement(local, localId);
        targetId = arrayElement(target, targetId);
        break;
      case Kind.FUNC_PROTO: {
        const length = lengthOf(local, localId);
        if (length !== lengthOf(target, targetId)) return false;
        for (let i = 0; i < length; i++) {
          if (level <= 0) throw new LoadError('types nested too deep to compare');
          const localParameter = local.underlying[parameterType(local, localId, i)] as number;
          const targetParameter = parameterType(target, targetId, i);
          needType(evidence, targetParameter);
          const compatible = typesCompatible(
            context,
            localParameter,
            target.underlying[targetParameter] as number,
            level - 1,
          );
          if (!compatible) return false;
        }
        localId = local.underlying[referred(local, localId)] as number;
        targetId = referred(target, targetId);
        break;
      }
      default:
        return false;
    }
  }
}
