import type { Btf } from '../../../btf/btf.js';
import { isAnyEnum, isComposite, Kind, kindsCompatible } from '../../../btf/kinds.js';
import {
  arrayElement,
  arrayIndexType,
  arrayLength,
  intOffset,
  kindOf,
  lengthOf,
  nameOf,
  parameterType,
  referred,
  sizeField,
} from '../../../btf/types.js';
import { needType } from '../../choose/evidence.js';
import { type Context, step } from '../../context.js';
import { LoadError } from '../load-error.js';
import { namesEqualInAya } from './names.js';

const MAX_DEPTH = 32;

/**
 * Whether a field of one type may be read as the other (`aya-obj btf/types.rs:
 * fields_are_compatible`). Unlike libbpf it takes no name for equal to none.
 *
 * @throws LoadError if arrays are nested too deep
 */
export function fieldsCompatibleInAya(context: Context, localType: number, targetType: number) {
  const { local, target } = context;
  let localId = localType;
  let targetId = targetType;
  for (let depth = 0; depth < MAX_DEPTH; depth++) {
    step(context);
    localId = local.underlying[localId] as number;
    targetId = target.underlying[targetId] as number;
    const kind = kindOf(local, localId);
    const targetKind = kindOf(target, targetId);
    if (isComposite(kind) && isComposite(targetKind)) return true;
    if (!kindsCompatible(kind, targetKind)) return false;
    if (kind === Kind.FWD || isAnyEnum(kind)) {
      return namesEqualInAya(local, nameOf(local, localId), target, nameOf(target, targetId));
    }
    switch (kind) {
      case Kind.INT:
        return intOffset(local, localId) === 0 && intOffset(target, targetId) === 0;
      case Kind.PTR:
      case Kind.FLOAT:
        return true;
      case Kind.ARRAY:
        localId = arrayElement(local, localId);
        targetId = arrayElement(target, targetId);
        break;
      default:
        throw new LoadError('a field of a type that aya does not expect');
    }
  }
  throw new LoadError('arrays nested too deep to compare');
}

/**
 * Whether a type of the object stands for one of the kernel in a question about types
 * (`aya-obj btf/types.rs: types_are_compatible`). Root names are not compared.
 *
 * @throws LoadError if the types are nested too deep
 */
export function typesCompatibleInAya(
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
  if (level <= 0) throw new LoadError('types nested too deep to compare');
  for (let depth = 0; depth < MAX_DEPTH; depth++) {
    step(context);
    needType(evidence, targetId);
    localId = local.underlying[localId] as number;
    targetId = target.underlying[targetId] as number;
    const kind = kindOf(local, localId);
    if (!kindsCompatible(kind, kindOf(target, targetId))) return false;
    if (isComposite(kind) || isAnyEnum(kind)) return true;
    switch (kind) {
      case Kind.VOID:
      case Kind.FWD:
      case Kind.FLOAT:
        return true;
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
          const localParameter = local.underlying[parameterType(local, localId, i)] as number;
          const parameter = parameterType(target, targetId, i);
          needType(evidence, parameter);
          const targetParameter = target.underlying[parameter] as number;
          if (!typesCompatibleInAya(context, localParameter, targetParameter, level - 1)) {
            return false;
          }
        }
        localId = referred(local, localId);
        targetId = referred(target, targetId);
        break;
      }
      default:
        throw new LoadError('a type that aya does not expect');
    }
  }
  throw new LoadError('types nested too deep to compare');
}

const U32 = 0xffff_ffff;

/**
 * Bytes of a type (`aya-obj btf/btf.rs: type_size`); a pointer has 8, and a prototype the size of
 * what it returns.
 *
 * @returns undefined if aya gives up: no size, nested too deep, or beyond 32 bits
 */
export function sizeInAya(btf: Btf, typeId: number): number | undefined {
  let count = 1;
  let id = typeId;
  for (let depth = 0; depth < MAX_DEPTH; depth++) {
    let size: number;
    switch (kindOf(btf, id)) {
      case Kind.ARRAY:
        count *= arrayLength(btf, id);
        if (count > U32) return undefined;
        id = arrayElement(btf, id);
        continue;
      case Kind.TYPEDEF:
      case Kind.VOLATILE:
      case Kind.CONST:
      case Kind.RESTRICT:
      case Kind.FUNC_PROTO:
      case Kind.VAR:
      case Kind.DECL_TAG:
      case Kind.TYPE_TAG:
        id = referred(btf, id);
        continue;
      case Kind.PTR:
        size = 8;
        break;
      case Kind.INT:
      case Kind.FLOAT:
      case Kind.ENUM:
      case Kind.ENUM64:
      case Kind.STRUCT:
      case Kind.UNION:
      case Kind.DATASEC:
        size = sizeField(btf, id);
        break;
      default:
        return undefined;
    }
    return count * size > U32 ? undefined : count * size;
  }
  return undefined;
}
