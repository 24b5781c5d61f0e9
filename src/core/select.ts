import type { Btf } from '../btf/btf.js';
import { Kind } from '../btf/kinds.js';
import type { Selection } from '../btf/subset.js';
import {
  arrayElement,
  arrayIndexType,
  kindOf,
  lengthOf,
  memberType,
  parameterType,
  referred,
} from '../btf/types.js';
import type { Context, Effort } from './context.js';
import { chooseCandidates } from './dominance.js';
import { type Evidence, emptyEvidence, WHOLE_TYPE } from './evidence.js';
import { type Findings, findOne, needsCandidates } from './findings.js';
import type { Product } from './product.js';

/** Bytes of a pointer that a loader assumes where a BTF does not tell. */
const ASSUMED_POINTER_SIZE = 8;

/** What of a kernel's BTF a product needs, so that both loaders find in it what they find now. */
export function selectTypes(
  target: Btf,
  product: Product,
  findings: Findings,
  effort: Effort,
): Selection {
  const evidence = gatherEvidence(target, product, findings, effort);
  const selection = { types: new Uint8Array(target.kinds.length), members: new Map() };
  keepMarks(target, selection, evidence.marks);
  keepConditions(target, selection, evidence);
  if (target.pointerSize !== ASSUMED_POINTER_SIZE && selection.types.includes(1)) {
    keepMarks(target, selection, [target.longType, WHOLE_TYPE]);
  }
  return selection;
}

function gatherEvidence(target: Btf, product: Product, findings: Findings, effort: Effort) {
  const chosen = chooseCandidates(product, findings);
  const evidence = emptyEvidence();
  product.parts.forEach(({ object }, part) => {
    const context: Context = { local: object.btf, target, effort, evidence };
    object.queries.forEach((query, index) => {
      if (!needsCandidates(query)) return;
      for (const finding of findings[part]?.[index] ?? []) {
        if (chosen.has(finding.candidate)) {
          findOne(context, query, finding);
          continue;
        }
        // It may be kept all the same, as a part of another type: then it must fail as it does now.
        const failures = emptyEvidence();
        findOne({ ...context, evidence: failures }, query, finding);
        evidence.conditions.push(...failures.conditions);
      }
    });
  });
  return evidence;
}

type Building = { types: Uint8Array; members: Map<number, Set<number>> };

function keepMarks(target: Btf, selection: Building, marks: readonly number[]): void {
  for (let i = 0; i < marks.length; i += 2) {
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

/** Keeps what conditions ask for, until none of those that hold asks for more. */
function keepConditions(target: Btf, selection: Building, { conditions }: Evidence): void {
  let open = [...conditions];
  for (let before = -1; before !== open.length; ) {
    before = open.length;
    open = open.filter(({ typeId, member, marks }) => {
      const holds =
        member === WHOLE_TYPE
          ? selection.types[typeId] === 1
          : selection.members.get(typeId)?.has(member) === true;
      if (holds) keepMarks(target, selection, marks);
      return !holds;
    });
  }
}
