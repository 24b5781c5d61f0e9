import { type Btf, parseBtf } from '../../btf/btf.js';
import { isComposite, Kind, MAX_KIND } from '../../btf/kinds.js';
import { writeSubset } from '../../btf/subset.js';
import { forEachReferred, kindOf, lengthOf, memberType } from '../../btf/types.js';
import { findCandidates, type WantedNames, wantNames } from '../candidates/candidates.js';
import { Grade, type KeptNames } from './names.js';

/**
 * The part of a kernel's BTF that stands for the whole of it, for every query about a set of names.
 *
 * Objects change with each pull request, kernels hardly ever, and what objects ask of a kernel is a
 * fiftieth of it. That part is kept, and the kernel need not be unpacked again until an object asks
 * for a name that is not in the set.
 *
 * Why the answers are the same: a loader comes to a kernel's types by the names of candidates, and from
 * there by references only. So if all candidates of a name are kept, in their order, with all their
 * members and with all that a loader can come to from them, then it sees what it sees in the whole BTF,
 * whatever it asks: also fields that no object has asked for yet. How far it can come is the name's
 * grade (`names.ts`):
 *
 *     struct sock { struct { u64 addr; } common; struct proto *prot; };
 *     typedef void (*ready_t)(struct sock *);
 *
 * | kept name | grade     | keeps                                                                       |
 * | --------- | --------- | --------------------------------------------------------------------------- |
 * | `sock`    | VALUE     | `sock` with both members, the inner struct with its own, `u64` and what it stands for, a pointer to nothing |
 * | `ready_t` | SIGNATURE | the typedef, the pointers, the prototype, and a `struct sock` without members: nothing looks into it |
 * | `sock`    | REACH     | all that VALUE keeps, and `struct proto` with its members, and what they point to |
 *
 * A field's query goes by value only, so VALUE serves all of them, with the reasons for what is not there.
 * `struct sock` is a candidate of the name `sock`, so where both `sock` and `ready_t` are kept it has its
 * members. A struct without members is not a candidate of any kept name: a query about it is not covered.
 *
 * What answers depend on besides stands with it: the first `long`, which tells the size of pointers, is kept; the byte order is that
 * of the file; and the ids that candidates have in the whole BTF are listed, since the answer to
 * `target_type_id` is such a number.
 */
export interface KeptKernel {
  /** Raw BTF. */
  readonly bytes: Uint8Array;
  readonly btf: Btf;
  /** By type id of `btf`: the candidate's type id in the whole BTF; 0 of what is no candidate. */
  readonly wholeIds: Uint32Array;
}

/** The names in their order, made ready for any number of kernels. */
export function wantKept(names: KeptNames): WantedNames {
  return wantNames([...names.keys()].map((name) => Buffer.from(name, 'latin1')));
}

/**
 * Keeps of a kernel's BTF what serves every query about some names.
 *
 * @param candidates for these names (`wantKept`)
 * @returns undefined if that cannot be: some of it is of a kind that only the file itself describes
 */
export function keepKernel(
  whole: Btf,
  names: KeptNames,
  candidates = findCandidates(whole, wantKept(names)),
): KeptKernel | undefined {
  const grades = [...names.values()];
  const ofGrade = (least: Grade) =>
    candidates.flatMap((byName) =>
      byName.filter((_, name) => (grades[name] as Grade) >= least).flat(),
    );
  const roots = ofGrade(Grade.VALUE);
  const building: Building = { types: new Uint8Array(whole.kinds.length), members: new Map() };
  keepAll(whole, building, ofGrade(Grade.REACH), true, true);
  keepAll(whole, building, roots, false, true);
  keepAll(whole, building, ofGrade(Grade.SIGNATURE), true, false);
  if (whole.longType !== 0) building.types[whole.longType] = 1;
  for (let id = building.types.indexOf(1); id > 0; id = building.types.indexOf(1, id + 1)) {
    if (kindOf(whole, id) > MAX_KIND) return undefined;
  }
  const { bytes, ids } = writeSubset(whole, building);
  const btf = parseBtf(bytes);
  const wholeIds = new Uint32Array(btf.kinds.length);
  for (const id of roots) wholeIds[ids[id] as number] = id;
  return { bytes, btf, wholeIds };
}

interface Building {
  readonly types: Uint8Array;
  readonly members: Map<number, 'all'>;
}

/** Keeps roots and what they come to: behind pointers, and into the members of structs and unions, or not. */
function keepAll(
  btf: Btf,
  { types, members }: Building,
  roots: readonly number[],
  behindPointers: boolean,
  intoMembers: boolean,
): void {
  if (roots.length === 0) return;
  const met = new Uint8Array(btf.kinds.length);
  const stack = [...roots];
  for (let id = stack.pop(); id !== undefined; id = stack.pop()) {
    if (id === 0 || met[id] === 1) continue;
    met[id] = 1;
    types[id] = 1;
    const kind = kindOf(btf, id);
    if (kind !== Kind.PTR || behindPointers) forEachReferred(btf, id, (next) => stack.push(next));
    if (!intoMembers || !isComposite(kind)) continue;
    members.set(id, 'all');
    const length = lengthOf(btf, id);
    for (let index = 0; index < length; index++) stack.push(memberType(btf, id, index));
  }
}
