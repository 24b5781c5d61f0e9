import { coversValue, joinValues, sameValue, UNKNOWN, type Value } from './value.js';

/** What is known at one instruction, on one way to it. */
export interface State {
  /** From the program's own to that of the function that runs. */
  readonly frames: Frame[];
  /**
   * Whether a pointer into a stack, or the address of a function, may be in a register or slot of which
   * nothing is known any more. Then what is written through an unknown pointer may change a stack, and an
   * unknown argument may be a function.
   */
  lost: boolean;
}

export interface Frame {
  /** The call that led here; -1 in the frame that a walk begins with. */
  readonly call: number;
  /** What the callback that runs in this frame is given again, round by round. */
  readonly callback?: Callback | undefined;
  /** r0 to r9; r10 is the frame's own. */
  readonly registers: Value[];
  /**
   * By number of a slot: -1 is the uppermost 8 bytes of the frame. A slot that is not there is unknown.
   * Copies of a frame share it until one of them writes (`ownStack`).
   */
  stack: ReadonlyMap<number, Slot>;
  ownsStack: boolean;
}

export interface Callback {
  readonly function: number;
  /** Its registers r1 to r5 at the start. */
  readonly arguments: readonly Value[];
}

/** Eight bytes of a stack. */
export type Slot =
  /** A register of which the low `size` bytes stand at the start of the slot. */
  | { readonly kind: 'spill'; readonly value: Value; readonly size: number }
  /** Bytes that are 0, a bit each from the start of the slot, and what they come from. */
  | { readonly kind: 'zeros'; readonly mask: number; readonly origin: number };

export const REGISTERS = 10;
/** Frames of a kernel, and no more (`MAX_CALL_FRAMES`). */
export const MAX_FRAMES = 8;

const NO_SLOTS: ReadonlyMap<number, Slot> = new Map();

export function newFrame(call: number, callback?: Callback): Frame {
  return {
    call,
    callback,
    registers: new Array<Value>(REGISTERS).fill(UNKNOWN),
    stack: NO_SLOTS,
    ownsStack: false,
  };
}

export function copyState({ frames, lost }: State): State {
  return { frames: frames.map(copyFrame), lost };
}

function copyFrame(frame: Frame): Frame {
  const { call, callback, registers, stack } = frame;
  frame.ownsStack = false;
  return { call, callback, registers: registers.slice(), stack, ownsStack: false };
}

/** The stack of a frame, to be written to. */
export function ownStack(frame: Frame): Map<number, Slot> {
  if (!frame.ownsStack) {
    frame.stack = new Map(frame.stack);
    frame.ownsStack = true;
  }
  return frame.stack as Map<number, Slot>;
}

/** Equal for states whose frames were entered by the same calls. */
export function callsOf({ frames }: State): string {
  return frames.map(({ call, callback }) => `${call} ${callback?.function ?? ''}`).join();
}

/**
 * Whether `general` says nothing that is not true of `special`: then all that can be reached from the one
 * is reached from the other. Both are of the same calls.
 */
export function coversState(general: State, special: State): boolean {
  if (special.lost && !general.lost) return false;
  for (let depth = general.frames.length - 1; depth >= 0; depth--) {
    const a = general.frames[depth] as Frame;
    const b = special.frames[depth] as Frame;
    for (let register = 0; register < REGISTERS; register++) {
      const [value, other] = [a.registers[register] as Value, b.registers[register] as Value];
      if (value !== other && !coversValue(value, other, general.lost)) return false;
    }
    if (a.callback !== b.callback && !coversCallback(a.callback, b.callback, general.lost))
      return false;
    for (const [number, slot] of a.stack) {
      const other = b.stack.get(number);
      if (slot !== other && (other === undefined || !coversSlot(slot, other, general.lost)))
        return false;
    }
    if (general.lost) continue;
    for (const [number, slot] of b.stack) {
      if (holdsPointer(slot) && !a.stack.has(number)) return false;
    }
  }
  return true;
}

function coversCallback(
  general: Callback | undefined,
  special: Callback | undefined,
  lost: boolean,
): boolean {
  if (general === undefined || special === undefined) return general === special;
  return (
    general.function === special.function &&
    general.arguments.every((value, i) => coversValue(value, special.arguments[i] as Value, lost))
  );
}

function coversSlot(general: Slot, special: Slot, lost: boolean): boolean {
  if (general.kind === 'zeros') {
    return special.kind === 'zeros' && (general.mask & ~special.mask) === 0;
  }
  return (
    special.kind === 'spill' &&
    general.size === special.size &&
    coversValue(general.value, special.value, lost)
  );
}

/** What is true of both states, which are of the same calls. */
export function joinStates(a: State, b: State, union: (a: number, b: number) => number): State {
  let lost = a.lost || b.lost;
  const join = (value: Value, other: Value) => {
    const joined = joinValues(value, other, union);
    if ([value, other].some((one) => isPointer(one) && one.kind !== joined.kind)) lost = true;
    return joined;
  };
  const frames = a.frames.map((frame, depth): Frame => {
    const other = b.frames[depth] as Frame;
    const stack = new Map<number, Slot>();
    for (const [number, slot] of frame.stack) {
      const joined = joinSlots(slot, other.stack.get(number), join, union);
      if (joined !== undefined) stack.set(number, joined);
      else if (holdsPointer(slot)) lost = true;
    }
    for (const [number, slot] of other.stack) {
      if (holdsPointer(slot) && !stack.has(number)) lost = true;
    }
    return {
      call: frame.call,
      callback: joinCallbacks(frame.callback, other.callback, join),
      registers: frame.registers.map((value, i) => join(value, other.registers[i] as Value)),
      stack,
      ownsStack: true,
    };
  });
  return { frames, lost };
}

function joinCallbacks(
  a: Callback | undefined,
  b: Callback | undefined,
  join: (a: Value, b: Value) => Value,
): Callback | undefined {
  if (a === undefined || b === undefined || a === b) return a;
  return { ...a, arguments: a.arguments.map((value, i) => join(value, b.arguments[i] as Value)) };
}

function joinSlots(
  a: Slot,
  b: Slot | undefined,
  join: (a: Value, b: Value) => Value,
  union: (a: number, b: number) => number,
): Slot | undefined {
  if (b === undefined || a === b) return b;
  if (a.kind === 'zeros' && b.kind === 'zeros') {
    const mask = a.mask & b.mask;
    return mask === 0 ? undefined : { kind: 'zeros', mask, origin: union(a.origin, b.origin) };
  }
  if (a.kind !== 'spill' || b.kind !== 'spill' || a.size !== b.size) return undefined;
  return sameValue(a.value, b.value) || a.value.kind === 'stack'
    ? { kind: 'spill', value: join(a.value, b.value), size: a.size }
    : undefined;
}

/** Whether some slot of a frame holds what must not be lost from sight. */
export function holdsPointers({ stack }: Frame): boolean {
  return [...stack.values()].some(holdsPointer);
}

function holdsPointer(slot: Slot): boolean {
  return slot.kind === 'spill' && isPointer(slot.value);
}

/** Into a stack, or to a function. */
function isPointer({ kind }: Value): boolean {
  return kind === 'stack' || kind === 'function';
}
