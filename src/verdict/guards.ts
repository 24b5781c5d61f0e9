import type { LinkedProgram } from './link.js';
import type { Cause } from './verdict.js';
import { fallsThrough, jumpTarget, nextOf } from './walk/flow.js';
import type { Walk } from './walk/walk.js';

/** An instruction that is reached, from which a way to dead code is not gone. */
export interface Cut {
  readonly insn: number;
  /** What decides it; empty if that is not known. */
  readonly causes: readonly Cause[];
}

/** By instruction: those from which control may come to it, whatever the program holds. */
export type Predecessors = ReadonlyMap<number, readonly number[]>;

/**
 * The instructions before each one. A function's first instruction comes after each call of it, and after
 * each load of its address, from which the kernel may call it.
 */
export function predecessorsOf(program: LinkedProgram): Predecessors {
  const before = new Map<number, number[]>();
  const add = (insn: number, from: number) => {
    const list = before.get(insn);
    if (list === undefined) before.set(insn, [from]);
    else list.push(from);
  };
  for (const { start, end } of program.functions) {
    for (let insn = start; insn < end; insn = nextOf(program, insn)) {
      const next = nextOf(program, insn);
      if (fallsThrough(program, insn) && next < end) add(next, insn);
      const target = jumpTarget(program, insn);
      if (target !== undefined && target !== next) add(target, insn);
    }
  }
  for (const [insn, reference] of program.references) {
    if (reference.kind !== 'function') continue;
    add(program.functions[reference.function]?.start as number, insn);
  }
  return before;
}

/**
 * The branches that keep a verifier out of dead code: found by walking back from it, through dead code
 * only, to what was reached. There is one as a rule. If an inner guard stands behind an outer one, it is
 * the outer one that is found.
 *
 * @param dead instructions that are not reached
 */
export function findCuts(
  before: Predecessors,
  { reached, decided }: Walk,
  dead: Iterable<number>,
): Cut[] {
  const cuts = new Set<number>();
  const seen = new Set(dead);
  // A set hands out what is added while it is walked.
  for (const insn of seen) {
    for (const from of before.get(insn) ?? []) {
      if (reached[from] !== 1) seen.add(from);
      else cuts.add(from);
    }
  }
  return [...cuts].sort((a, b) => a - b).map((insn) => ({ insn, causes: decided.get(insn) ?? [] }));
}
