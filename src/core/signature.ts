import { createHash } from 'node:crypto';
import { type Btf, stringAt } from '../btf/btf.js';
import { isAnyEnum, isComposite, Kind } from '../btf/kinds.js';
import {
  arrayElement,
  enumeratorName,
  enumeratorValue,
  forEachReferred,
  kindOf,
  lengthOf,
  memberName,
  memberType,
  nameOf,
} from '../btf/types.js';
import type { BpfObject, Query } from './object.js';
import { makeObjectSet } from './object-set.js';
import { instructionKey } from './spec/instruction.js';
import { isFieldBased, RelocationKind } from './spec/relocation-kind.js';

/**
 * SHA-256, hex, over all that an object's answers depend on besides the kernel: what its relocations
 * ask, which of them stand together, and of its own types all that a loader looks at for them. A
 * change of code that leaves these alone leaves the signature alone. Ids of types are not in it, for
 * they move with every type that is new.
 */
export function relocationSignature(object: BpfObject): string {
  const { btf, queries, sites } = object;
  const hash = createHash('sha256').update(btf.byteOrder);
  // Types that are compared as a whole hang together, so that they are described once for all.
  const whole = typeDescriber(btf, true, (id) => [...Array(lengthOf(btf, id)).keys()]);
  for (const query of queries) {
    hash.update(JSON.stringify(describeQuery(btf, query, whole)));
  }
  const { loads } = makeObjectSet([object]).parts[0] as { loads: readonly unknown[] };
  const asked = sites.map(({ query, instruction }) => [query, instructionKey(instruction)]);
  return hash.update(JSON.stringify([whole.describe(), asked, loads])).digest('hex');
}

function describeQuery(btf: Btf, query: Query, whole: TypeDescriber): unknown[] {
  const { typeId, access, kind, error = '', spec, local } = query;
  const isTypeId = kind === RelocationKind.TYPE_ID_LOCAL || kind === RelocationKind.TYPE_ID_TARGET;
  // These have in them what the sizes of types on the way were good for.
  const own = isTypeId ? [] : [spec?.bitOffset, String(local?.value), local?.size];
  const described = [access, kind, error, spec?.flexibleInUnion, own];
  if (kind === RelocationKind.TYPE_MATCHES) return [...described, whole.placeOf(typeId)];
  const types = typeDescriber(btf, !isFieldBased(kind), membersLookedAt(btf, query));
  return [...described, types.placeOf(typeId), types.describe()];
}

/** Describes types as a list, in which they refer to each other by place. */
interface TypeDescriber {
  placeOf(id: number): number;
  /** All that have a place by now, and all that these refer to. */
  describe(): unknown[];
}

function typeDescriber(
  btf: Btf,
  beyondPointers: boolean,
  membersOf: (id: number) => readonly number[] | undefined,
): TypeDescriber {
  const places = new Map<number, number>();
  const placeOf = (id: number) => {
    const place = places.get(id) ?? places.size;
    places.set(id, place);
    return place;
  };
  return {
    placeOf,
    describe() {
      const described: unknown[] = [];
      // A map hands out what is added while it is walked.
      for (const id of places.keys()) {
        const stops = kindOf(btf, id) === Kind.PTR && !beyondPointers;
        described.push(stops ? [Kind.PTR] : describeType(btf, id, membersOf(id), placeOf));
      }
      return described;
    },
  };
}

/** Of structs and unions, the members that matter; undefined if its size does and no member. */
function membersLookedAt(
  btf: Btf,
  { typeId, kind, spec }: Query,
): (id: number) => readonly number[] | undefined {
  if (!isFieldBased(kind) || spec === undefined) return () => undefined;
  const walked = new Map<number, Set<number>>();
  let id = typeId;
  for (const index of spec.rawSpec.slice(1)) {
    id = btf.underlying[id] as number;
    if (kindOf(btf, id) === Kind.ARRAY) {
      id = arrayElement(btf, id);
      continue;
    }
    const members = walked.get(id) ?? new Set();
    walked.set(id, members.add(index));
    id = memberType(btf, id, index);
  }
  return (one) => {
    const members = walked.get(one);
    return members && [...members];
  };
}

/** All that a type holds, apart from members that do not matter. */
function describeType(
  btf: Btf,
  id: number,
  members: readonly number[] | undefined,
  placeOf: (id: number) => number,
): unknown[] {
  const kind = kindOf(btf, id);
  const name = stringAt(btf, nameOf(btf, id));
  if (kind === Kind.VOID) return [kind];
  const at = btf.starts[id] as number;
  const info = btf.words[at + 1] as number;
  const referred: number[] = [];
  forEachReferred(btf, id, (next) => referred.push(placeOf(next)));
  const own = [kind, name, info >>> 24, referred];
  if (isComposite(kind)) {
    if (members === undefined) return [...own, btf.words[at + 2]];
    const described = members.map((index) => [
      index,
      stringAt(btf, memberName(btf, id, index)),
      placeOf(memberType(btf, id, index)),
      btf.words[at + 5 + index * 3],
    ]);
    return [...own, described];
  }
  if (isAnyEnum(kind)) {
    const enumerators = Array.from({ length: lengthOf(btf, id) }, (_, index) => [
      stringAt(btf, enumeratorName(btf, id, index)),
      String(enumeratorValue(btf, id, index)),
    ]);
    return [...own, btf.words[at + 2], enumerators];
  }
  if (kind === Kind.INT) return [...own, btf.words[at + 2], btf.words[at + 3]];
  if (kind === Kind.ARRAY) return [...own, btf.words[at + 5]];
  if (kind === Kind.FLOAT) return [...own, btf.words[at + 2]];
  return own;
}
