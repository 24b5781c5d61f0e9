import { BPF_PSEUDO_CALL, BPF_PSEUDO_KFUNC_CALL } from '../../core/opcodes.js';
import { type Argument, type HelperMemory, helperMemory } from '../verifier/helper-memory.js';
import { registerOf, topOf } from './execute.js';
import { forgetBehind, forgetStacks } from './memory.js';
import type { Walker } from './situation.js';
import { copyState, MAX_FRAMES, newFrame, type State } from './state.js';
import { NULLABLE, SCALAR, UNKNOWN, type Value } from './value.js';

/** Where a walk goes on after a call. */
export interface Next {
  readonly insn: number;
  readonly state: State;
}

/** What a call makes the verifier look at. */
export interface Called {
  /** The ways on. */
  readonly next: readonly Next[];
  /** Functions that it verifies on their own, with arguments that may be anything. */
  readonly roots: readonly number[];
}

/** `bpf_loop` */
const LOOP = 181;

/**
 * Helpers that return a pointer that is not null, as far as their type says: `get_local_storage`,
 * `this_cpu_ptr`, `get_current_task_btf`, `task_pt_regs`. A comparison with 0 tells nothing of it.
 */
const RETURN_POINTERS: ReadonlySet<number> = new Set([81, 154, 158, 175]);

/** The registers that a call takes. */
const ARGUMENTS = [1, 2, 3, 4, 5] as const;

/**
 * Calls a function, a helper or a kfunc. A static function is entered with what is known
 * (`kernel/bpf/verifier.c: check_func_call`), a global one is verified on its own.
 */
export function call(walker: Walker, state: State, insn: number): Called {
  const { program, rules } = walker;
  const kind = (program.registers[insn] as number) >> 4;
  if (kind !== BPF_PSEUDO_CALL) {
    const id = kind === BPF_PSEUDO_KFUNC_CALL ? undefined : program.immediates[insn];
    return callKernel(walker, state, insn, id);
  }
  const reference = program.references.get(insn);
  if (reference?.kind !== 'function') return callKernel(walker, state, insn, undefined);
  const callee = program.functions[reference.function];
  if (callee === undefined) return { next: [], roots: [] };
  if (callee.isGlobal && rules.globalFunctions !== 'static') {
    const isEither = rules.globalFunctions === 'either';
    for (const register of ARGUMENTS) forgetArgument(state, register);
    // As a static one it may write anywhere in a stack that it is given a way into, and return a pointer.
    if (isEither && ARGUMENTS.some((register) => registerOf(state, register).kind === 'stack')) {
      state.lost = true;
      forgetStacks(state);
    }
    leave(state, isEither ? UNKNOWN : SCALAR);
    return { next: [{ insn: insn + 1, state }], roots: [reference.function] };
  }
  const args = ARGUMENTS.map((register) => registerOf(state, register));
  const entered = enter(state, insn, args);
  const next = entered === undefined ? [] : [{ insn: callee.start, state: entered }];
  return { next, roots: [] };
}

/** Returns from a function to its caller; a callback may be called again. */
export function exit(walker: Walker, state: State): readonly Next[] {
  const [frame] = state.frames.splice(-1);
  if (frame === undefined || state.frames.length === 0) return [];
  const again = frame.callback;
  const result = frame.registers[0] as Value;
  leave(state, again !== undefined || result.kind === 'stack' ? NULLABLE : result);
  const after = { insn: frame.call + 1, state };
  if (again === undefined) return [after];
  const copy = copyState(state);
  const entered = enter(copy, frame.call, again.arguments, again.function);
  const start = walker.program.functions[again.function]?.start;
  if (entered === undefined || start === undefined) return [after];
  return [after, { insn: start, state: entered }];
}

/** @returns undefined if the verifier goes no deeper, and refuses the program for it */
function enter(
  state: State,
  insn: number,
  args: readonly Value[],
  callback?: number,
): State | undefined {
  if (state.frames.length >= MAX_FRAMES) return undefined;
  const caller = topOf(state);
  caller.registers.fill(UNKNOWN, 0, 6);
  const again = callback === undefined ? undefined : { function: callback, arguments: args };
  const frame = newFrame(insn, again);
  args.forEach((value, i) => {
    frame.registers[i + 1] = value;
  });
  state.frames.push(frame);
  return state;
}

/** What registers hold after a call. */
function leave(state: State, result: Value): void {
  const { registers } = topOf(state);
  registers.fill(UNKNOWN, 1, 6);
  registers[0] = result;
}

/** @param id of a helper; undefined: a kfunc, or nothing that is known */
function callKernel(walker: Walker, state: State, insn: number, id: number | undefined): Called {
  const memory = id === undefined ? undefined : helperMemory(id);
  const callback = memory?.callback;
  const callee = callback && registerOf(state, callback.register);
  const context = callback?.context && {
    value: registerOf(state, callback.context.caller),
    register: callback.context.callee,
  };
  const rounds = registerOf(state, 1);
  const roots = rootsOf(walker, state, memory, callee);
  if (memory === undefined) for (const register of ARGUMENTS) forgetArgument(state, register);
  for (const argument of memory?.arguments ?? []) {
    if (argument.access === 'read' && walker.rules.readingHelpersKeepStack) continue;
    forgetArgument(state, argument.register, sizeOf(state, argument));
  }
  if (callee !== undefined && callee.kind !== 'function' && context !== undefined) {
    forgetBehind(state, context.value);
  }
  leave(state, id === undefined || RETURN_POINTERS.has(id) ? UNKNOWN : NULLABLE);
  const after = { insn: insn + 1, state };
  if (callee?.kind !== 'function' || callback?.asynchronous) return { next: [after], roots };
  const isSkipped =
    id === LOOP && walker.rules.zeroRoundLoops && rounds.kind === 'constant' && rounds.value === 0n;
  if (isSkipped) return { next: [after], roots };
  const args = ARGUMENTS.map((register) =>
    register === context?.register ? context.value : UNKNOWN,
  );
  const entered = enter(copyState(state), insn, args, callee.function);
  const start = walker.program.functions[callee.function]?.start;
  if (entered === undefined || start === undefined) return { next: [after], roots };
  return { next: [after, { insn: start, state: entered }], roots };
}

/**
 * The functions that a call may hand to the kernel to be called at any time, or in a way that is not
 * known. If it is not known which, it may be any whose address is taken.
 *
 * @param memory undefined: of what is called nothing is known
 * @param callee what it calls, if it calls something
 */
function rootsOf(
  { program }: Walker,
  state: State,
  memory: HelperMemory | undefined,
  callee: Value | undefined,
): readonly number[] {
  if (program.functions.length === 1) return NONE;
  const given = ARGUMENTS.map((register) => registerOf(state, register));
  const isAnyGiven =
    memory === undefined
      ? state.lost && given.some(({ kind }) => kind === 'unknown')
      : callee !== undefined && callee.kind !== 'function';
  if (isAnyGiven) return addressTaken(program);
  const atOnce = memory?.callback?.asynchronous ? undefined : callee;
  return given.flatMap((value) =>
    value.kind === 'function' && value !== atOnce ? [value.function] : [],
  );
}

const NONE: readonly number[] = [];

function addressTaken({ references, registers }: Walker['program']): number[] {
  const taken = new Set<number>();
  for (const [insn, reference] of references) {
    const isCall = (registers[insn] as number) >> 4 === BPF_PSEUDO_CALL;
    if (reference.kind === 'function' && !isCall) taken.add(reference.function);
  }
  return [...taken];
}

function forgetArgument(state: State, register: number, size?: number): void {
  forgetBehind(state, registerOf(state, register), size);
}

/** How many bytes a helper touches; undefined if that is not known. */
function sizeOf(state: State, { size }: Argument): number | undefined {
  if (size === undefined || typeof size === 'number') return size;
  const value = registerOf(state, size.register);
  if (value.kind !== 'constant') return undefined;
  const bytes = Number(BigInt.asIntN(32, value.value));
  return bytes >= 0 ? bytes : undefined;
}
