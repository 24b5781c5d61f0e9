import type { Btf } from '../../btf/btf.js';
import { Kind } from '../../btf/kinds.js';
import type { Selection } from '../../btf/subset.js';
import {
  arrayElement,
  arrayIndexType,
  kindOf,
  lengthOf,
  memberType,
  parameterType,
  referred,
} from '../../btf/types.js';
import type { Candidates } from '../candidates/candidates.js';
import type { Effort } from '../context.js';
import { type Findings, findAll } from '../findings.js';
import type { Product } from '../product.js';
import { chooseCandidates } from './dominance.js';
import { type Condition, type Evidence, emptyEvidence, WHOLE_TYPE } from './evidence.js';

/** Bytes of a pointer that a loader assumes where a BTF does not tell. */
const ASSUMED_POINTER_SIZE = 8;

/**
 * What of a kernel's BTF a product needs, so that both loaders find in it what they find now.
 *
 * @param candidates all of them; `findings` may leave copies out
 * @param evidence of the findings
 */
export function selectTypes(
  target: Btf,
  product: Product,
  candidates: Candidates,
  findings: Findings,
  evidence: Evidence,
  effort: Effort,
): Needs {
  const selection: Building = {
    types: new Uint8Array(target.kinds.length),
    members: new Map(),
    conditional: false,
  };
  const asked = new Set(chooseCandidates(product, findings));
  for (const { candidate, marksFrom, marksTo } of findings.flat(2)) {
    if (asked.has(candidate)) keepMarks(target, selection, evidence.marks, marksFrom, marksTo);
  }
  if (target.pointerSize !== ASSUMED_POINTER_SIZE && selection.types.includes(1)) {
    keepMarks(target, selection, [target.longType, WHOLE_TYPE]);
  }
  for (let open = evidence.conditions; ; ) {
    open = keepConditions(target, selection, open);
    // What is kept as a part of another type is a candidate again, and must fail as it does now.
    const parts = onlyCandidates(candidates, (id) => selection.types[id] === 1 && !asked.has(id));
    const ids = [...parts.libbpf, ...parts.cilium].flat();
    if (ids.length === 0) return selection;
    for (const id of ids) asked.add(id);
    const failures = emptyEvidence();
    findAll(target, product, parts, effort, failures);
    open = [...open, ...failures.conditions];
  }
}

function onlyCandidates({ libbpf, cilium }: Candidates, keep: (id: number) => boolean): Candidates {
  return {
    libbpf: libbpf.map((ids) => ids.filter(keep)),
    cilium: cilium.map((ids) => ids.filter(keep)),
  };
}

/** What of a kernel's BTF to keep. */
export interface Needs extends Selection {
  /**
   * Whether some of it is kept only so that a match fails as it does now. Where less is left to match,
   * it may fail earlier, and need less: selecting from what was selected may then leave out more.
   */
  readonly conditional: boolean;
}

type Building = { types: Uint8Array; members: Map<number, Set<number>>; conditional: boolean };

function keepMarks(
  target: Btf,
  selection: Building,
  marks: readonly number[],
  from = 0,
  to = marks.length,
): void {
  for (let i = from; i < to; i += 2) {
    const typeId = marks[i] as number;
    const member = marks[i + 1] as number;
    keepType(target, selection, typeId);
    if (member === WHOLE_TYPE) continue;
    const kept = selection.members.get(typeId);
    if (kept?.has(member)) continue;
    if (kept === undefined) selection.members.set(typeId, new Set([member]));
    else kept.add(member);
    keepType(target, selection, memberType(target, typeId, member));
  }
}

/** Keeps a type and what it is made of; a pointer's referent and members are marks of their own. */
function keepType(target: Btf, selection: Building, root: number): void {
  if (selection.types[root] === 1) return;
  const stack = [root];
  for (let id = stack.pop(); id !== undefined; id = stack.pop()) {
    if (id === 0 || selection.types[id] === 1) continue;
    selection.types[id] = 1;
    switch (kindOf(target, id)) {
      case Kind.TYPEDEF:
      case Kind.VOLATILE:
      case Kind.CONST:
      case Kind.RESTRICT:
      case Kind.TYPE_TAG:
        stack.push(referred(target, id));
        break;
      case Kind.ARRAY:
        stack.push(arrayElement(target, id), arrayIndexType(target, id));
        break;
      case Kind.FUNC_PROTO:
        stack.push(referred(target, id));
        for (let i = 0; i < lengthOf(target, id); i++) stack.push(parameterType(target, id, i));
        break;
    }
  }
}

/** Keeps what conditions ask for, until none of those that hold asks for more; returns the others. */
function keepConditions(
  target: Btf,
  selection: Building,
  conditions: readonly Condition[],
): Condition[] {
  let open = [...conditions];
  for (let before = -1; before !== open.length; ) {
    before = open.length;
    open = open.filter(({ typeId, member, marks }) => {
      const holds =
        member === WHOLE_TYPE
          ? selection.types[typeId] === 1
          : selection.members.get(typeId)?.has(member) === true;
      if (holds) {
        keepMarks(target, selection, marks);
        selection.conditional = true;
      }
      return !holds;
    });
  }
  return open;
}
