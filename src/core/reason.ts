import { type Btf, stringAt } from '../btf/btf.js';
import { isComposite, KIND_NAMES, Kind } from '../btf/kinds.js';
import { essentialLength, nameLength, sameName, samePrefix } from '../btf/names.js';
import { arrayLength, kindOf, lengthOf, memberName, memberType, nameOf } from '../btf/types.js';
import type { Query } from './object.js';
import { type Accessor, describeSpec, isFlexibleArray, type LocalSpec } from './spec/local-spec.js';
import { isEnumeratorBased, isTypeBased, RelocationKind } from './spec/relocation-kind.js';

/** Why nothing on a kernel answers a query, in words. */
export function reasonForNothing(
  local: Btf,
  query: Query,
  target: Btf,
  candidate: number | undefined,
): string {
  if (query.spec === undefined) return query.error ?? '';
  const { access } = describeSpec(local, query.typeId, query.spec);
  const type = describeRoot(local, query.typeId);
  if (candidate === undefined) return `no ${type} here`;
  if (isEnumeratorBased(query.kind)) return `no enumerator \`${access}\` in ${type} here`;
  if (isTypeBased(query.kind)) {
    const verb = query.kind === RelocationKind.TYPE_MATCHES ? 'match' : 'fit';
    return `${type} is there, but does not ${verb} the object's`;
  }
  return (
    fieldReason(local, query.spec, target, candidate) ?? `no field \`${access}\` in ${type} here`
  );
}

/** Follows the field into the candidate to the point where it cannot go on. */
function fieldReason(
  local: Btf,
  spec: LocalSpec,
  target: Btf,
  candidate: number,
): string | undefined {
  let id = target.underlying[candidate] as number;
  let last: Accessor | undefined;
  for (const accessor of spec.accessors.slice(1)) {
    id = target.underlying[id] as number;
    if (accessor.name === 0) {
      if (kindOf(target, id) !== Kind.ARRAY) return `${nameIn(target, last)} is no array here`;
      const length = arrayLength(target, id);
      if (accessor.index >= length && !(last && isFlexibleArray(target, last, id))) {
        return `${nameIn(target, last)} has ${length} elements here, none at ${accessor.index}`;
      }
      id = target.words[(target.starts[id] as number) + 3] as number;
      last = undefined;
      continue;
    }
    const name = stringAt(local, accessor.name);
    if (!isComposite(kindOf(target, id)))
      return `no field \`${name}\` in ${describe(target, id)} here`;
    const member = findMember(target, id, (found) =>
      sameName(local.strings, accessor.name, target.strings, found),
    );
    if (member === undefined) return missingMember(target, id, local, accessor.name);
    const type = memberType(target, member.typeId, member.index);
    const localType = memberType(local, accessor.typeId, accessor.index);
    const [here, there] = [describe(target, type), describe(local, localType)];
    if (here !== there && kindDiffers(local, localType, target, type)) {
      return `\`${name}\` is ${article(here)} here and ${article(there)} in the object`;
    }
    last = { ...member, name: memberName(target, member.typeId, member.index) };
    id = type;
  }
  return undefined;
}

function missingMember(target: Btf, id: number, local: Btf, nameAt: number): string {
  const name = stringAt(local, nameAt);
  const bare = withoutUnderscores(local, nameAt);
  const successor = findMember(target, id, (found) => {
    const { offset, length } = withoutUnderscores(target, found);
    return samePrefix(local.strings, bare.offset, bare.length, target.strings, offset, length);
  });
  if (successor === undefined) return `no field \`${name}\` in ${describe(target, id)} here`;
  const found = stringAt(target, memberName(target, successor.typeId, successor.index));
  return `\`${name}\` is gone from ${describe(target, id)}; \`${found}\` stands in its place`;
}

/** The first member of such a name, anonymous structs and unions searched level by level. */
function findMember(
  btf: Btf,
  root: number,
  wanted: (name: number) => boolean,
): { typeId: number; index: number } | undefined {
  const composites = new Set([root]);
  for (const typeId of composites) {
    if (!isComposite(kindOf(btf, typeId))) continue;
    for (let index = 0; index < lengthOf(btf, typeId); index++) {
      const name = memberName(btf, typeId, index);
      if (btf.strings[name] === 0)
        composites.add(btf.underlying[memberType(btf, typeId, index)] as number);
      else if (wanted(name)) return { typeId, index };
    }
  }
  return undefined;
}

function kindDiffers(local: Btf, localType: number, target: Btf, type: number): boolean {
  const kind = kindOf(local, local.underlying[localType] as number);
  const targetKind = kindOf(target, target.underlying[type] as number);
  return kind !== targetKind && !(isComposite(kind) && isComposite(targetKind));
}

function describe(btf: Btf, type: number): string {
  const id = btf.underlying[type] as number;
  const name = stringAt(btf, nameOf(btf, id));
  const kind = KIND_NAMES[kindOf(btf, id)] as string;
  return name === '' || kind === 'int' || kind === 'float' ? kind : `${kind} \`${name}\``;
}

/** The root type of a query, without its flavour: the name under which a kernel has it. */
function describeRoot(local: Btf, id: number): string {
  const name = nameOf(local, id);
  const essential = local.strings.subarray(name, name + essentialLength(local.strings, name));
  const kind = KIND_NAMES[kindOf(local, id)];
  return `${kind} \`${new TextDecoder().decode(essential)}\``;
}

function article(noun: string): string {
  return noun === 'void' ? noun : `${/^[aeiou]/.test(noun) ? 'an' : 'a'} ${noun}`;
}

function nameIn(target: Btf, accessor: Accessor | undefined): string {
  return accessor === undefined ? 'an element' : `\`${stringAt(target, accessor.name)}\``;
}

const UNDERSCORE = 0x5f;

/** The part of a name between its underscores, in bytes of the string section. */
function withoutUnderscores({ strings }: Btf, name: number): { offset: number; length: number } {
  let offset = name;
  let end = name + nameLength(strings, name);
  while (strings[offset] === UNDERSCORE) offset++;
  while (end > offset && strings[end - 1] === UNDERSCORE) end--;
  return { offset, length: end - offset };
}
