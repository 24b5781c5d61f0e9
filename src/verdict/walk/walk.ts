import { BPF_JA, BPF_JCOND, BPF_JMP32, BPF_X, EXIT, GOTOX } from '../../core/opcodes.js';
import { functionOf } from '../link.js';
import type { Cause } from '../verdict.js';
import { type Comparison, decide, learnt } from './branch.js';
import { call, exit, type Next } from './call.js';
import { execute, operandOf, registerOf, topOf } from './execute.js';
import { isCall, isJump, jumpTarget, nextOf } from './flow.js';
import { newWalker, type Situation, type Walker } from './situation.js';
import {
  callsOf,
  copyState,
  coversState,
  joinStates,
  newFrame,
  REGISTERS,
  type State,
} from './state.js';
import { UNKNOWN } from './value.js';

/** Where a verifier comes to in a program. */
export interface Walk {
  /** By instruction: 1 if it is reached. */
  readonly reached: Uint8Array;
  /** The poisoned instructions that are reached, each with a way to it. */
  readonly poison: ReadonlyMap<number, Trail | undefined>;
  /** The branches that were decided, each time they were or only sometimes, and by what. */
  readonly decided: ReadonlyMap<number, readonly Cause[]>;
  /** By branch: which ways are gone, `FELL_THROUGH` and `JUMPED`. */
  readonly ways: Uint8Array;
  /** Whether the program was too large to be followed to its end. */
  readonly undecided: boolean;
  /** Instructions that were carried out, each as often as it was. */
  readonly steps: number;
}

/** Ways out of a branch, a bit each. */
export const FELL_THROUGH = 1;
export const JUMPED = 2;

/** The jumps and calls on the way to an instruction, from the last to the first. */
export interface Trail {
  readonly insn: number;
  readonly before: Trail | undefined;
}

/** States that are kept apart at one instruction. One more, and all are joined. */
const MOST_STATES = 16;
/** After so many steps one state is kept at an instruction, and after so many the walk is given up. */
const MOST_STEPS = 200_000;
const LAST_STEP = 4 * MOST_STEPS;

/** Steps that are left. */
export interface Budget {
  steps: number;
}

interface Waiting extends Next {
  readonly trail: Trail | undefined;
}

/**
 * Follows a program as a verifier does, with the constants that registers and stacks hold, into every branch
 * that these do not decide. It goes wherever the verifier goes, and may go further: what it knows
 * less of, it takes for open.
 *
 * For example, on a kernel without `task_struct.__state`:
 *
 *     r1 = 0            (a record that asks whether the field exists: it does not)
 *     if r1 == 0 goto 4 (both sides are constants, so only the jump is followed)
 *     call 195896080    (the poison of the record that reads the field: not reached)
 *     …
 *
 * @param untilPoison whether it ends at the first poisoned instruction
 * @param budget of several walks, which ends this one too
 */
export function walk(
  situation: Situation,
  untilPoison = false,
  budget: Budget = { steps: LAST_STEP },
): Walk {
  const walker = newWalker(situation);
  const { program, flow, patches, rules } = walker;
  const reached = new Uint8Array(program.opcodes.length);
  const isPoisoned = new Uint8Array(reached.length);
  for (const insn of patches.poisoned) isPoisoned[insn] = 1;
  const ways = new Uint8Array(reached.length);
  const poison = new Map<number, Trail | undefined>();
  const decidedBy = new Map<number, number>();
  const seen = new Map<number | string, State[]>();
  const roots = new Set<number>([0]);
  if (rules.globalFunctions === 'always' || rules.globalFunctions === 'either') {
    program.functions.forEach(({ isGlobal }, index) => {
      if (isGlobal) roots.add(index);
    });
  }
  let steps = 0;
  let undecided = false;
  let waiting: Waiting[] = [];
  // A set hands out what is added while it is walked.
  for (const root of roots) {
    if (untilPoison && poison.size > 0) break;
    const start = program.functions[root]?.start ?? 0;
    const trail = root === 0 ? undefined : { insn: start, before: undefined };
    waiting = [{ insn: start, state: { frames: [newFrame(-1)], lost: false }, trail }];
    while (waiting.length > 0 && !undecided && !(untilPoison && poison.size > 0)) {
      follow(waiting.pop() as Waiting);
    }
  }
  const decided = new Map(
    [...decidedBy].map(([insn, set]) => [insn, causesOf(walker, set)] as const),
  );
  return { reached, poison, decided, ways, undecided, steps };

  /** Goes on to the end of the path, and leaves the other ways at its branches for later. */
  function follow({ insn: from, state: first, trail: way }: Waiting): void {
    let [insn, state, trail] = [from, first, way];
    for (;;) {
      if (insn < 0 || insn >= reached.length) return;
      if (isPoisoned[insn] === 1) {
        if (!poison.has(insn)) poison.set(insn, trail);
        reached[insn] = 1;
        return;
      }
      if (flow.joins[insn] === 1) {
        const kept = keep(insn, state);
        if (kept === undefined) return;
        state = kept;
      }
      reached[insn] = 1;
      if (++steps > LAST_STEP || --budget.steps < 0) {
        undecided = true;
        return;
      }
      if (!isJump(program.opcodes[insn] as number)) {
        execute(walker, state, insn);
        insn = nextOf(program, insn);
        continue;
      }
      const next = step(insn, state);
      const here =
        next.length === 1 && next[0]?.insn === insn + 1 ? trail : { insn, before: trail };
      const [on, ...others] = next;
      if (on === undefined) return;
      for (const other of others) waiting.push({ ...other, trail: here });
      [insn, state, trail] = [on.insn, on.state, here];
    }
  }

  /** Carries out a jump or a call. */
  function step(insn: number, state: State): readonly Next[] {
    const opcode = program.opcodes[insn] as number;
    if (isCall(opcode)) {
      const { next, roots: more } = call(walker, state, insn);
      for (const root of more) roots.add(root);
      return next;
    }
    if (opcode === EXIT) return exit(walker, state);
    if (opcode === GOTOX) return anywhere(insn, state);
    return branch(insn, jumpTarget(program, insn) as number, state);
  }

  /** Goes to each instruction of a function: the tables that tell where a jump leads are not read. */
  function anywhere(insn: number, state: State): readonly Next[] {
    const { start = 0, end = 0 } = functionOf(program, insn) ?? {};
    const next: Next[] = [];
    for (let at = start; at < end; at = nextOf(program, at)) {
      next.push({ insn: at, state: copyState(state) });
    }
    return next;
  }

  function branch(insn: number, target: number, state: State): readonly Next[] {
    const opcode = program.opcodes[insn] as number;
    const operation = opcode & 0xf0;
    if (operation === BPF_JA) return [{ insn: target, state }];
    const next = insn + 1;
    if (operation === BPF_JCOND) {
      return [
        { insn: next, state: copyState(state) },
        { insn: target, state },
      ];
    }
    const comparison: Comparison = {
      operation,
      bits: (opcode & 0x07) === BPF_JMP32 ? 32 : 64,
      isImmediate: (opcode & BPF_X) === 0,
    };
    const register = (program.registers[insn] as number) & 0xf;
    const value = registerOf(state, register);
    const operand = operandOf(walker, state, insn);
    const taken = decide(comparison, value, operand, rules);
    if (taken !== undefined) {
      const origin = [value, operand].reduce(
        (set, one) => (one.kind === 'constant' ? walker.origins.union(set, one.origin) : set),
        decidedBy.get(insn) ?? 0,
      );
      decidedBy.set(insn, origin);
      ways[insn] = (ways[insn] as number) | (taken ? JUMPED : FELL_THROUGH);
      return [{ insn: taken ? target : next, state }];
    }
    ways[insn] = FELL_THROUGH | JUMPED;
    const other = copyState(state);
    const [ifNot, ifTaken] = [false, true].map((way) =>
      learnt(comparison, way, value, operand, rules),
    );
    if (ifNot !== undefined) topOf(state).registers[register] = ifNot;
    if (ifTaken !== undefined) topOf(other).registers[register] = ifTaken;
    return [
      { insn: next, state },
      { insn: target, state: other },
    ];
  }

  /**
   * Compares a state with the earlier ones at an instruction, and keeps it for later ones.
   *
   * @returns the state to go on with, or undefined if all of it was looked at before
   */
  function keep(insn: number, state: State): State | undefined {
    dropDead(state, flow.live[insn] as number);
    const place = state.frames.length === 1 ? insn : `${insn} ${callsOf(state)}`;
    const earlier = seen.get(place);
    if (earlier === undefined) {
      seen.set(place, [copyState(state)]);
      return state;
    }
    if (earlier.some((one) => coversState(one, state))) return undefined;
    if (earlier.length < (steps > MOST_STEPS ? 1 : MOST_STATES)) {
      earlier.push(copyState(state));
      return state;
    }
    const joined = earlier.reduce((a, b) => joinStates(a, b, walker.origins.union), state);
    earlier.splice(0, earlier.length, joined);
    return copyState(joined);
  }
}

/** Registers that nothing reads any more would only keep states apart. */
function dropDead(state: State, live: number): void {
  const { registers } = topOf(state);
  for (let register = 0; register < REGISTERS; register++) {
    if ((live & (1 << register)) === 0) registers[register] = UNKNOWN;
  }
}

function causesOf({ causes, origins }: Walker, set: number): readonly Cause[] {
  return origins.sources(set).map((number) => causes[number] as Cause);
}
