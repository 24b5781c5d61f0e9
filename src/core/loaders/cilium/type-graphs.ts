import type { Btf } from '../../../btf/btf.js';
import { isAnyEnum, isComposite, Kind, kindsCompatible } from '../../../btf/kinds.js';
import { sameName } from '../../../btf/names.js';
import {
  arrayElement,
  arrayIndexType,
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
import { type Evidence, WHOLE_TYPE } from '../../choose/evidence.js';
import { type Context, PAIR_STEPS, step } from '../../context.js';
import { LoadError } from '../load-error.js';
import { namesCompatibleInCilium, namesEqualInCilium } from './names.js';

/** Two types that are to be compared, and how the kernel's was come by. */
interface Pair {
  readonly localId: number;
  readonly targetId: number;
  /** The nearest member above, or the root as a whole. */
  readonly owner: Owner;
  /** What lies between the owner and the kernel's type, from there up. */
  readonly chain: Chain | undefined;
}

interface Owner {
  readonly typeId: number;
  /** A member's index, or `WHOLE_TYPE`. */
  readonly member: number;
}

interface Chain {
  readonly typeId: number;
  readonly above: Chain | undefined;
}

/** What a pair's comparison says: no, or yes if all these pairs compare as well. */
type Verdict = false | { readonly pairs: Pair[]; readonly needed: readonly number[] };

/**
 * Compares two graphs of types from their roots. There are no alternatives in them, so the first
 * pair that fails decides; pairs are taken in the order of a recursion, without its depth.
 */
function comparePairs(
  context: Context,
  localRoot: number,
  targetRoot: number,
  compare: (context: Context, pair: Pair) => Verdict,
): boolean {
  const { local, target, evidence } = context;
  const owner = { typeId: targetRoot, member: WHOLE_TYPE };
  const stack: Pair[] = [{ localId: localRoot, targetId: targetRoot, owner, chain: undefined }];
  const visited = new Set<number>();
  const needed: number[] = [];
  for (let pair = stack.pop(); pair !== undefined; pair = stack.pop()) {
    step(context, PAIR_STEPS);
    const chain = { typeId: pair.targetId, above: pair.chain };
    needed.push(pair.targetId, WHOLE_TYPE);
    const localId = local.underlying[pair.localId] as number;
    const targetId = target.underlying[pair.targetId] as number;
    const seen = localId * target.kinds.length + targetId;
    const verdict = compare(context, { ...pair, localId, targetId, chain });
    if (verdict === false) {
      if (evidence !== undefined) failAgain(target, evidence, pair.owner, marksOf(chain));
      return false;
    }
    if (visited.has(seen)) continue;
    visited.add(seen);
    for (const mark of verdict.needed) needed.push(mark);
    for (const next of verdict.pairs.reverse()) stack.push(next);
  }
  // One by one: there may be more than a call takes arguments.
  for (const mark of needed) evidence?.marks.push(mark);
  return true;
}

/**
 * Sees to it that a comparison which fails below a member goes on failing. If the member is gone it
 * does, for nothing else has its name. But several anonymous members have the same name, the empty
 * one, and the last of them stands for all:
 *
 *     struct s { union { int a; }; union { int b; }; };
 *
 * An object's `union { int a; }` is compared with the union of `b`, and fails. Were only the union of
 * `a` kept, it would be the last. So the last one is kept as soon as any of its namesakes is.
 */
function failAgain(target: Btf, evidence: Evidence, owner: Owner, marks: readonly number[]): void {
  const { typeId, member } = owner;
  evidence.conditions.push({ typeId, member, marks });
  if (member === WHOLE_TYPE) return;
  const name = memberName(target, typeId, member);
  for (let index = 0; index < member; index++) {
    const { strings } = target;
    if (!sameName(strings, name, strings, memberName(target, typeId, index))) continue;
    evidence.conditions.push({ typeId, member: index, marks: [typeId, member, ...marks] });
  }
}

function marksOf(chain: Chain): number[] {
  const marks: number[] = [];
  for (let link: Chain | undefined = chain; link !== undefined; link = link.above) {
    marks.push(link.typeId, WHOLE_TYPE);
  }
  return marks;
}

/**
 * Whether cilium/ebpf takes a type of the object for one of the kernel in a question about types
 * (`btf/core.go: coreAreTypesCompatible`).
 *
 * @throws LoadError if it gives up
 */
export function typesCompatibleInCilium(context: Context, localRoot: number, targetRoot: number) {
  return comparePairs(context, localRoot, targetRoot, compatible);
}

function compatible({ local, target }: Context, pair: Pair): Verdict {
  const { localId, targetId } = pair;
  const kind = kindOf(local, localId);
  if (!kindsCompatible(kind, kindOf(target, targetId))) return false;
  const next = (localNext: number, targetNext: number): Pair => ({
    ...pair,
    localId: localNext,
    targetId: targetNext,
  });
  if (isComposite(kind) || isAnyEnum(kind)) return { pairs: [], needed: [] };
  switch (kind) {
    case Kind.VOID:
    case Kind.FWD:
    case Kind.INT:
      return { pairs: [], needed: [] };
    case Kind.PTR:
      return { pairs: [next(referred(local, localId), referred(target, targetId))], needed: [] };
    case Kind.ARRAY:
      return {
        pairs: [
          next(arrayIndexType(local, localId), arrayIndexType(target, targetId)),
          next(arrayElement(local, localId), arrayElement(target, targetId)),
        ],
        needed: [],
      };
    case Kind.FUNC_PROTO: {
      const parameters = parameterPairs(pair, { local, target });
      const result = next(referred(local, localId), referred(target, targetId));
      return parameters && { pairs: [result, ...parameters], needed: [] };
    }
    default:
      throw new LoadError('a type that cannot be compared');
  }
}

/**
 * Whether cilium/ebpf finds in a kernel's type all that the object's says of it; it looks behind
 * pointers (`btf/core.go: coreTypesMatch`).
 *
 * @throws LoadError if it gives up
 */
export function typesMatchInCilium(context: Context, localRoot: number, targetRoot: number) {
  return comparePairs(context, localRoot, targetRoot, matches);
}

function matches(context: Context, pair: Pair): Verdict {
  const { local, target } = context;
  const { localId, targetId } = pair;
  const kind = kindOf(local, localId);
  if (!namesCompatibleInCilium(local, nameOf(local, localId), target, nameOf(target, targetId))) {
    return false;
  }
  if (!kindsCompatible(kind, kindOf(target, targetId))) return false;
  const yes = (...pairs: Pair[]): Verdict => ({ pairs, needed: [] });
  const next = (localNext: number, targetNext: number): Pair => ({
    ...pair,
    localId: localNext,
    targetId: targetNext,
  });
  if (isAnyEnum(kind)) return enumsMatch(context, localId, targetId) && yes();
  switch (kind) {
    case Kind.VOID:
      return yes();
    case Kind.FWD:
      return kindFlag(local, localId) === kindFlag(target, targetId) && yes();
    case Kind.STRUCT:
    case Kind.UNION:
      return compositesMatch(context, localId, targetId);
    case Kind.INT:
      return intsMatch(context, localId, targetId) && yes();
    case Kind.PTR: {
      const [to, targetTo] = [referred(local, localId), referred(target, targetId)];
      if (forwardStandsFor(context, to, targetTo))
        return { pairs: [], needed: [targetTo, WHOLE_TYPE] };
      return yes(next(to, targetTo));
    }
    case Kind.ARRAY:
      if (arrayLength(local, localId) !== arrayLength(target, targetId)) return false;
      return yes(next(arrayElement(local, localId), arrayElement(target, targetId)));
    case Kind.FUNC_PROTO: {
      const parameters = parameterPairs(pair, context);
      const result = next(referred(local, localId), referred(target, targetId));
      return parameters && { pairs: [...parameters, result], needed: [] };
    }
    default:
      throw new LoadError('a type that cannot be compared');
  }
}

function parameterPairs(pair: Pair, { local, target }: Pick<Context, 'local' | 'target'>) {
  const length = lengthOf(local, pair.localId);
  if (length !== lengthOf(target, pair.targetId)) return false;
  return Array.from({ length }, (_, i) => ({
    ...pair,
    localId: parameterType(local, pair.localId, i),
    targetId: parameterType(target, pair.targetId, i),
  }));
}

/** A forward declaration behind a pointer stands for a struct or union of its kind, on either side. */
function forwardStandsFor({ local, target }: Context, localType: number, targetType: number) {
  const localId = local.underlying[localType] as number;
  const targetId = target.underlying[targetType] as number;
  const [kind, targetKind] = [kindOf(local, localId), kindOf(target, targetId)];
  const composite = (union: boolean) => (union ? Kind.UNION : Kind.STRUCT);
  if (kind === Kind.FWD && targetKind === composite(kindFlag(local, localId))) return true;
  return targetKind === Kind.FWD && kind === composite(kindFlag(target, targetId));
}

/** Members are found by their exact names; of several anonymous ones the last stands for all. */
function compositesMatch(context: Context, localId: number, targetId: number): Verdict {
  const { local, target } = context;
  const length = lengthOf(local, localId);
  const targetLength = lengthOf(target, targetId);
  if (length > targetLength) return false;
  const pairs: Pair[] = [];
  const needed: number[] = [];
  const found = new Set<number>();
  for (let i = 0; i < length; i++) {
    const name = memberName(local, localId, i);
    let index = targetLength - 1;
    while (
      index >= 0 &&
      !sameName(local.strings, name, target.strings, memberName(target, targetId, index))
    ) {
      step(context);
      index--;
    }
    if (index < 0) return false;
    found.add(index);
    pairs.push({
      localId: memberType(local, localId, i),
      targetId: memberType(target, targetId, index),
      owner: { typeId: targetId, member: index },
      chain: undefined,
    });
  }
  for (const index of found) needed.push(targetId, index);
  // A target must not have fewer members than the object's type, even if two match one.
  for (let index = 0; found.size < length; index++) {
    if (found.has(index)) continue;
    found.add(index);
    needed.push(targetId, index);
  }
  return { pairs, needed };
}

function intsMatch({ local, target }: Context, localId: number, targetId: number): boolean {
  const signed = 1;
  return (
    sizeField(local, localId) === sizeField(target, targetId) &&
    (intEncoding(local, localId) === signed) === (intEncoding(target, targetId) === signed)
  );
}

function enumsMatch(context: Context, localId: number, targetId: number): boolean {
  const { local, target } = context;
  if (sizeField(local, localId) !== sizeField(target, targetId)) return false;
  const length = lengthOf(local, localId);
  const targetLength = lengthOf(target, targetId);
  if (length > targetLength) return false;
  for (let i = 0; i < length; i++) {
    const name = enumeratorName(local, localId, i);
    let index = 0;
    while (
      index < targetLength &&
      !namesEqualInCilium(local, name, target, enumeratorName(target, targetId, index))
    ) {
      step(context);
      index++;
    }
    if (index === targetLength) return false;
  }
  return true;
}
