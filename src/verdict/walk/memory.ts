import type { ByteOrder } from '../../byte-order.js';
import type { VerifierRules } from '../verifier/generations.js';
import { cut } from './arithmetic.js';
import { type Frame, holdsPointers, ownStack, type Slot, type State } from './state.js';
import { type Constant, SCALAR, UNKNOWN, type Value } from './value.js';

const SLOT = 8;
/** Bytes of a frame. */
const MAX_STACK = 512;

/**
 * What a verifier keeps of a store to a stack (`kernel/bpf/verifier.c: check_stack_write_fixed_off`).
 *
 * @param offset bytes from the frame's top, below 0; undefined if it is not known
 * @param size bytes
 * @param isImmediate whether the value was in the instruction, and in no register
 */
export function store(
  frame: Frame,
  offset: number | undefined,
  size: number,
  value: Value,
  isImmediate: boolean,
  rules: VerifierRules,
): void {
  if (offset === undefined) {
    ownStack(frame).clear();
    return;
  }
  const number = Math.floor(offset / SLOT);
  const start = offset - number * SLOT;
  if (start + size > SLOT) {
    forget(frame, offset, offset + size);
    return;
  }
  const known = isImmediate && !isImmediateKept(value, size, rules) ? SCALAR : value;
  const stack = ownStack(frame);
  if (start === 0) {
    // A verifier with small spills, which came to older kernels too, forgets the rest of the slot.
    if (isKeptWhole(known, size, rules)) stack.set(number, { kind: 'spill', value: known, size });
    else stack.delete(number);
    return;
  }
  const before = stack.get(number);
  const bits = ((1 << size) - 1) << start;
  const zero = isZero(known) && rules.zeroBytes ? known : undefined;
  let mask = before?.kind === 'zeros' ? before.mask & ~bits : 0;
  if (zero !== undefined) mask |= bits;
  if (mask === 0) stack.delete(number);
  else stack.set(number, { kind: 'zeros', mask, origin: zero?.origin ?? originOf(before) });
}

/** Whether all of a register is 0: the verifier does not look at the low bytes alone. */
function isZero(value: Value): value is Constant {
  return value.kind === 'constant' && value.value === 0n;
}

/** From 6.3 on, and up to 6.6 a negative number of 8 bytes was taken for another one. */
function isImmediateKept(value: Value, size: number, rules: VerifierRules): boolean {
  const isNegative = value.kind === 'constant' && BigInt.asIntN(64, value.value) < 0n;
  return rules.immediateStores && (!isNegative || size < SLOT || rules.negativeImmediateStores);
}

function originOf(slot: Slot | undefined): number {
  return slot?.kind === 'zeros' ? slot.origin : 0;
}

/** Whether a register is kept as it is when its low bytes are stored at the start of a slot. */
function isKeptWhole(value: Value, size: number, rules: VerifierRules): boolean {
  switch (value.kind) {
    case 'constant':
      // Before there were spills of it, a 0 was as many bytes that are 0.
      if (isZero(value) && rules.zeroBytes) return true;
      return size === SLOT ? rules.scalarSpills : rules.smallSpills;
    case 'unknown':
    case 'scalar':
      return false;
    default:
      return size === SLOT;
  }
}

/** What a verifier knows of what is loaded from a stack (`check_stack_read_fixed_off`). */
export function load(
  { stack }: Frame,
  offset: number | undefined,
  size: number,
  byteOrder: ByteOrder,
  rules: VerifierRules,
): Value {
  if (offset === undefined) return UNKNOWN;
  const nothing = size === SLOT ? UNKNOWN : SCALAR;
  const number = Math.floor(offset / SLOT);
  const start = offset - number * SLOT;
  const slot = stack.get(number);
  if (slot === undefined || start + size > SLOT) return nothing;
  if (slot.kind === 'zeros') {
    const bits = ((1 << size) - 1) << start;
    const isNarrow = size < SLOT && !rules.narrowReads;
    if ((slot.mask & bits) !== bits || isNarrow) return nothing;
    return { kind: 'constant', value: 0n, origin: slot.origin };
  }
  const { value, size: spilled } = slot;
  if (value.kind !== 'constant') return start === 0 && size === spilled ? value : nothing;
  if (start + size > spilled) return nothing;
  if (value.value === 0n && (size === SLOT || rules.narrowReads)) return value;
  if (start !== 0 || (size < spilled && (!rules.narrowFills || byteOrder === 'big')))
    return nothing;
  return { ...value, value: cut(value.value, size * 8) };
}

/** Forgets what stands in a stack from one offset up to another, slot by slot. */
export function forget(frame: Frame, from: number, to: number): void {
  for (const number of frame.stack.keys()) {
    if (number * SLOT < to && (number + 1) * SLOT > from) ownStack(frame).delete(number);
  }
}

/**
 * Forgets what a helper or an unknown function may write behind a pointer: all from there up.
 *
 * @param pointer what it is given, which may be no pointer
 * @param size bytes that it may write, if that is known
 */
export function forgetBehind(state: State, pointer: Value, size?: number): void {
  if (pointer.kind === 'unknown' && state.lost) forgetStacks(state);
  if (pointer.kind !== 'stack') return;
  const frame = state.frames[pointer.frame];
  if (frame === undefined) return;
  const from = pointer.offset ?? -MAX_STACK;
  const to = size === undefined || pointer.offset === undefined ? 0 : from + size;
  // The verifier may still know a pointer there that is not written to.
  const isExact = size !== undefined && pointer.offset !== undefined;
  if (!isExact && holdsPointers(frame)) state.lost = true;
  forget(frame, from, to);
}

/** Forgets all that stands in stacks. */
export function forgetStacks({ frames }: State): void {
  for (const frame of frames) ownStack(frame).clear();
}

/** A constant as the register has it after a load with a sign. */
export function signExtended(value: Constant, size: number): Constant {
  return { ...value, value: cut(BigInt.asIntN(size * 8, value.value), 64) };
}
