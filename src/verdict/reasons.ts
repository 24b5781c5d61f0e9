import type { BpfObject } from '../core/object.js';
import { KERNEL_VERSION } from './assumptions.js';
import { findCuts } from './guards.js';
import { type LinkedProgram, sourceOf } from './link.js';
import type { PreparedFlow } from './prepare.js';
import type { Condition, Guard, Reached } from './verdict.js';
import type { Patches } from './walk/situation.js';
import type { Trail, Walk } from './walk/walk.js';

/** Guards are told up to so many, the first of the program. */
const MOST_GUARDS = 8;

/** The branches that keep the verifier out of the poisoned code of a program. */
export function guardsOf(
  object: BpfObject,
  { program, before }: PreparedFlow,
  found: Walk,
  { poisoned }: Patches,
): Guard[] {
  return findCuts(before, found, poisoned)
    .slice(0, MOST_GUARDS)
    .map(({ insn, causes }) => ({ source: sourceOf(object, program, insn), causes }));
}

/** What of the causes of some guards user space or the kernel's configuration may change. */
export function conditionsOf(guards: readonly Guard[]): Condition[] {
  const conditions = new Map<string, Condition>();
  for (const { causes } of guards) {
    for (const cause of causes) {
      if (cause.kind === 'relocation' || cause.name === KERNEL_VERSION) continue;
      conditions.set(`${cause.kind} ${cause.name}`, cause);
    }
  }
  return [...conditions.values()];
}

/** Lines of a path are told up to so many, the last before the instruction. */
const MOST_LINES = 40;

/** The first poisoned instruction that a walk came to, and how. */
export function reachedBy(
  object: BpfObject,
  program: LinkedProgram,
  { poison }: Walk,
): { reached?: Reached } {
  const [first] = poison;
  if (first === undefined) return {};
  const [insn, trail] = first;
  const path: Reached['path'][number][] = [];
  const add = (at: number) => {
    const source = sourceOf(object, program, at);
    const next = path[0];
    if (source === undefined) return;
    if (source.file !== next?.file || source.line !== next.line) path.unshift(source);
  };
  add(insn);
  for (let way: Trail | undefined = trail; way && path.length < MOST_LINES; way = way.before) {
    add(way.insn);
  }
  const [relocation] = program.records.get(insn) ?? [];
  return relocation === undefined ? {} : { reached: { relocation, path } };
}
