/**
 * What the generator knows of registers and stacks, so that what it writes is taken by the kernel. What it
 * believes of numbers only decides where poison is worth a try. It is wrong on purpose now and then: where
 * one does not notice that a number was overwritten, there poison is.
 *
 * @typedef {object} Area bytes of a stack that hold numbers only
 * @property {number} size
 * @property {number} [base] of its first byte from r10, if it is of this frame
 *
 * @typedef {object} Value
 * @property {'number' | 'stack' | 'nullable' | 'map' | 'constants' | 'context'} kind
 * @property {bigint} [believed] of a number
 * @property {Area} [area] of a pointer into a stack, which is from `low` to `high` bytes in it
 * @property {number} [low]
 * @property {number} [high]
 * @property {number} [offset] of constants
 *
 * @typedef {object} State
 * @property {(Value | undefined)[]} registers r0 to r9; undefined: must not be read
 * @property {(Value | undefined)[]} slots each 8 bytes, the first just below r10
 * @property {Map<number, { size: number, believed: bigint }>} bytes of the frame's area, by offset
 */

export const SLOTS = 8;
const REGISTERS = 10;

export const NUMBER = { kind: 'number' };

export function believedNumber(believed) {
  return believed === undefined ? NUMBER : { kind: 'number', believed };
}

/** @returns {State} */
export function newState() {
  return {
    registers: new Array(REGISTERS).fill(undefined),
    slots: new Array(SLOTS).fill(NUMBER),
    bytes: new Map(),
  };
}

export function copyState({ registers, slots, bytes }) {
  return { registers: [...registers], slots: [...slots], bytes: new Map(bytes) };
}

/** What holds on both ways to a point; without one of them, on the other. */
export function join(maker, a, b) {
  if (a === undefined || b === undefined) return a ?? b;
  const bytes = [...a.bytes].filter(([offset, { size, believed }]) => {
    const other = b.bytes.get(offset);
    return (other?.size === size && other.believed === believed) || maker.isStubborn();
  });
  return {
    registers: a.registers.map((value, i) => joinValues(maker, value, b.registers[i])),
    slots: a.slots.map((value, i) => joinValues(maker, value, b.slots[i])),
    bytes: new Map(bytes),
  };
}

function joinValues(maker, a, b) {
  if (a === undefined || b === undefined || a.kind !== b.kind) return undefined;
  if (a === b) return a;
  if (a.kind === 'number') {
    if (a.believed === b.believed) return a;
    return maker.isStubborn() ? (maker.random(2) ? a : b) : NUMBER;
  }
  if (a.kind === 'stack') {
    if (a.area !== b.area) return undefined;
    return { ...a, low: Math.min(a.low, b.low), high: Math.max(a.high, b.high) };
  }
  return a.kind === 'constants' && a.offset !== b.offset ? undefined : a;
}

/** After so many bytes of the area were written. */
export function forgetBytes(maker, from, to) {
  const { bytes } = maker.state;
  for (const [offset, { size }] of bytes) {
    const isWritten = offset < to && offset + size > from;
    if (isWritten && !maker.isStubborn()) bytes.delete(offset);
  }
}

/** What calls leave of registers. */
export function afterCall(state, result = NUMBER) {
  state.registers.fill(undefined, 1, 6);
  state.registers[0] = result;
}

/** At the head of a loop little is believed, and what calls overwrite is no pointer. */
export function atLoopHead(maker) {
  const plain = (value) => (value?.kind === 'number' && !maker.isStubborn() ? NUMBER : value);
  const { state } = maker;
  const kept = state.registers.map((value, register) =>
    register < 6 && value?.kind !== 'number' ? undefined : plain(value),
  );
  return {
    registers: kept,
    slots: state.slots.map(plain),
    bytes: new Map([...state.bytes].filter(() => maker.isStubborn())),
  };
}

/** What arithmetic makes of what is believed; undefined: of nothing. */
export function calculate(operation, bits, a, b) {
  if (a === undefined || b === undefined) return undefined;
  const [x, y] = [BigInt.asUintN(bits, a), BigInt.asUintN(bits, b)];
  const result = operate(operation, bits, x, y);
  return result === undefined ? undefined : BigInt.asUintN(bits, result);
}

function operate(operation, bits, x, y) {
  const shifts = y < BigInt(bits);
  switch (operation) {
    case 'add':
      return x + y;
    case 'sub':
      return x - y;
    case 'mul':
      return x * y;
    case 'or':
      return x | y;
    case 'and':
      return x & y;
    case 'xor':
      return x ^ y;
    case 'mov':
      return y;
    case 'lsh':
      return shifts ? x << y : undefined;
    case 'rsh':
      return shifts ? x >> y : undefined;
    case 'arsh':
      return shifts ? BigInt.asIntN(bits, x) >> y : undefined;
    default:
      return undefined;
  }
}

/** Whether a jump is believed to be taken; undefined: either way. */
export function believedJump(operation, bits, a, b) {
  if (a === undefined || b === undefined) return undefined;
  const [x, y] = [BigInt.asUintN(bits, a), BigInt.asUintN(bits, b)];
  const [signedX, signedY] = [BigInt.asIntN(bits, x), BigInt.asIntN(bits, y)];
  const results = {
    jeq: x === y,
    jne: x !== y,
    jgt: x > y,
    jge: x >= y,
    jlt: x < y,
    jle: x <= y,
    jsgt: signedX > signedY,
    jsge: signedX >= signedY,
    jslt: signedX < signedY,
    jsle: signedX <= signedY,
    jset: (x & y) !== 0n,
  };
  return results[operation];
}
