import { type Btf, pointerSizeOf } from '../../btf/btf.js';
import { isComposite, Kind } from '../../btf/kinds.js';
import type { Selection } from '../../btf/subset.js';
import { forEachReferred, kindOf, lengthOf, memberType } from '../../btf/types.js';
import type { Candidates } from '../candidates/candidates.js';
import type { Budget } from '../context.js';
import { type Findings, findAll } from '../findings.js';
import type { ObjectSet } from '../object-set.js';
import { chooseCandidates } from './dominance.js';
import { type Condition, type Evidence, emptyEvidence, WHOLE_TYPE } from './evidence.js';

/**
 * What of a kernel's BTF a set of objects needs, so that all loaders find in it what they find now.
 *
 * @param candidates all of them; `findings` may leave copies out
 * @param evidence of the findings
 */
export function selectTypes(
  target: Btf,
  objectSet: ObjectSet,
  candidates: Candidates,
  findings: Findings,
  evidence: Evidence,
  budget: Budget,
): Needs {
  const selection: Building = {
    types: new Uint8Array(target.kinds.length),
    members: new Map(),
    conditional: false,
  };
  const asked = new Set(chooseCandidates(findings, budget));
  for (const ofObject of findings) {
    for (const ofLoader of ofObject) {
      for (const ofQuery of ofLoader) {
        for (const { candidate, marksFrom, marksTo } of ofQuery) {
          if (marksTo === marksFrom || !asked.has(candidate)) continue;
          keepMarks(target, selection, evidence.marks, marksFrom, marksTo);
        }
      }
    }
  }
  for (let open = evidence.conditions; ; ) {
    open = keepConditions(target, selection, open);
    // What is kept as a part of another type is a candidate again, and must fail as it does now.
    const parts = onlyCandidates(candidates, (id) => selection.types[id] === 1 && !asked.has(id));
    const ids = parts.flat(2);
    if (ids.length === 0) {
      const missing = pointerSizeToKeep(target, selection);
      if (missing === undefined) return selection;
      keepType(target, selection, missing);
    }
    for (const id of ids) asked.add(id);
    const failures = emptyEvidence();
    findAll(target, objectSet, parts, budget, failures);
    open = [...open, ...failures.conditions];
  }
}

function onlyCandidates(candidates: Candidates, keep: (id: number) => boolean): Candidates {
  return candidates.map((byName) => byName.map((ids) => (ids.length > 0 ? ids.filter(keep) : ids)));
}

/**
 * The type that tells the size of a pointer, if the selection would tell another one without it: the
 * first `long` of a BTF counts, and no `long` at all means 8 bytes.
 */
function pointerSizeToKeep(target: Btf, { types }: Building): number | undefined {
  const { longType } = target;
  if (longType === 0 || types[longType] === 1 || !types.includes(1)) return undefined;
  const size = pointerSizeOf(target, (id) => types[id] === 1);
  return size === target.pointerSize ? undefined : longType;
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
    if (kindOf(target, id) !== Kind.PTR) forEachReferred(target, id, (next) => stack.push(next));
  }
}

/** Types with all their members, and all that they refer to. */
export function selectAllReached(target: Btf, roots: Iterable<number>): Selection {
  const types = new Uint8Array(target.kinds.length);
  const members = new Map<number, 'all'>();
  const stack = target.longType === 0 ? [...roots] : [...roots, target.longType];
  for (let id = stack.pop(); id !== undefined; id = stack.pop()) {
    if (id === 0 || types[id] === 1) continue;
    types[id] = 1;
    forEachReferred(target, id, (next) => stack.push(next));
    if (!isComposite(kindOf(target, id))) continue;
    members.set(id, 'all');
    const length = lengthOf(target, id);
    for (let index = 0; index < length; index++) stack.push(memberType(target, id, index));
  }
  return { types, members };
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
