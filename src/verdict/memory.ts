import type { ByteOrder } from '../byte-order.js';
import { cut } from './arithmetic.js';
import type { VerifierRules } from './generations.js';
import { type Frame, isStackPointer, type Slot, type State } from './state.js';
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
  { stack }: Frame,
  offset: number | undefined,
  size: number,
  value: Value,
  isImmediate: boolean,
  rules: VerifierRules,
): void {
  if (offset === undefined) {
    stack.clear();
    return;
  }
  const number = Math.floor(offset / SLOT);
  const start = offset - number * SLOT;
  if (start + size > SLOT) {
    forget(stack, offset, offset + size);
    return;
  }
  const known = !isImmediate || rules.immediateStores ? value : SCALAR;
  if (start === 0 && isKeptWhole(known, size, rules)) {
    stack.set(number, { kind: 'spill', value: known, size });
    return;
  }
  const before = stack.get(number);
  const bits = ((1 << size) - 1) << start;
  const isZero = known.kind === 'constant' && cut(known.value, size * 8) === 0n && rules.zeroBytes;
  let mask = before?.kind === 'zeros' ? before.mask & ~bits : 0;
  if (isZero) mask |= bits;
  if (mask === 0) stack.delete(number);
  else stack.set(number, { kind: 'zeros', mask, origin: isZero ? known.origin : originOf(before) });
}

function originOf(slot: Slot | undefined): number {
  return slot?.kind === 'zeros' ? slot.origin : 0;
}

/** Whether a register is kept as it is when its low bytes are stored at the start of a slot. */
function isKeptWhole(value: Value, size: number, rules: VerifierRules): boolean {
  switch (value.kind) {
    case 'constant':
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
export function forget(stack: Map<number, Slot>, from: number, to: number): void {
  for (const number of [...stack.keys()]) {
    if (number * SLOT < to && (number + 1) * SLOT > from) stack.delete(number);
  }
}

/**
 * Forgets what a helper or an unknown function may write behind a pointer: all from there up.
 *
 * @param size bytes that it may write, if that is known
 */
export function forgetBehind(
  state: State,
  pointer: Extract<Value, { kind: 'stack' }>,
  size?: number,
): void {
  const frame = state.frames[pointer.frame];
  if (frame === undefined) return;
  const from = pointer.offset ?? -MAX_STACK;
  const to = size === undefined || pointer.offset === undefined ? 0 : from + size;
  // The verifier may still know a pointer there that is not written to.
  if (size === undefined && [...frame.stack.values()].some(isStackPointer)) state.lost = true;
  forget(frame.stack, from, to);
}

/** A constant as the register has it after a load with a sign. */
export function signExtended(value: Constant, size: number): Constant {
  return { ...value, value: cut(BigInt.asIntN(size * 8, value.value), 64) };
}
