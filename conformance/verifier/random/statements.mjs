import * as op from '../../../lib/core/opcodes.js';
import { pick } from '../../numbers.mjs';
import { bpfLoop, callFunction, callHelper } from './calls.mjs';
import { freeRegister, randomImmediate, registerWith, SIZES, stackPlace } from './choose.mjs';
import { loadElsewhere, pointToConstants } from './elsewhere.mjs';
import { believedNumber, calculate, forgetBytes, NUMBER, SLOTS } from './state.mjs';

const OPERATIONS = {
  add: op.BPF_ADD,
  sub: op.BPF_SUB,
  mul: op.BPF_MUL,
  or: op.BPF_OR,
  and: op.BPF_AND,
  xor: op.BPF_XOR,
  lsh: op.BPF_LSH,
  rsh: op.BPF_RSH,
  arsh: op.BPF_ARSH,
  div: op.BPF_DIV,
  mod: op.BPF_MOD,
};
const ATOMICS = [op.BPF_ADD, op.BPF_OR, op.BPF_AND, op.BPF_XOR];
const FETCH = 1;

const STATEMENTS = [
  [14, setNumber],
  [8, copyRegister],
  [18, operate],
  [7, pointIntoStack],
  [18, storeNumber],
  [16, loadNumber],
  [6, spill],
  [8, fill],
  [5, operateOnce],
  [3, pointAnywhere],
  [3, storeAnywhere],
  [3, storeAtomically],
  [5, loadElsewhere],
  [4, pointToConstants],
  [8, callHelper],
  [8, callFunction],
  [3, bpfLoop],
];
const TOTAL = STATEMENTS.reduce((sum, [weight]) => sum + weight, 0);

/** Writes one statement without branches. */
export function randomStatement(maker) {
  let chance = maker.random(TOTAL);
  for (const [weight, write] of STATEMENTS) {
    if (chance < weight) {
      write(maker);
      return;
    }
    chance -= weight;
  }
}

function setNumber(maker) {
  const { random, to, state } = maker;
  const register = freeRegister(maker);
  if (register === undefined) return;
  const value = randomImmediate(random);
  const way = random(6);
  if (way === 0) {
    const wide = (BigInt(value) << BigInt(random(33))) ^ BigInt(random(3));
    to.number(register, wide);
    state.registers[register] = believedNumber(BigInt.asUintN(64, wide));
    return;
  }
  const is32 = way < 3;
  to.emit((is32 ? op.BPF_ALU : op.BPF_ALU64) | op.BPF_MOV, register, 0, 0, value);
  state.registers[register] = believedNumber(BigInt.asUintN(is32 ? 32 : 64, BigInt(value)));
}

function copyRegister(maker) {
  const { random, to, state } = maker;
  const register = freeRegister(maker);
  const full = [...state.registers.keys()].filter((one) => state.registers[one] !== undefined);
  if (register === undefined || full.length === 0) return;
  const source = pick(random, full);
  const value = state.registers[source];
  const way = value.kind === 'number' ? random(5) : 0;
  if (way < 3) {
    to.emit(op.BPF_ALU64 | op.BPF_MOV | op.BPF_X, register, source);
    state.registers[register] = value;
  } else if (way === 3) {
    to.emit(op.BPF_ALU | op.BPF_MOV | op.BPF_X, register, source);
    state.registers[register] = believedNumber(calculate('mov', 32, 0n, value.believed));
  } else {
    to.emit(op.BPF_ALU64 | op.BPF_MOV | op.BPF_X, register, source, pick(random, [8, 16, 32]));
    state.registers[register] = NUMBER;
  }
}

function operate(maker) {
  const { random, to, state, kept } = maker;
  const register = registerWith(maker, 'number');
  if (register === undefined || kept.has(register)) return;
  const name = pick(random, Object.keys(OPERATIONS));
  const bits = random(3) ? 64 : 32;
  const code = (bits === 64 ? op.BPF_ALU64 : op.BPF_ALU) | OPERATIONS[name];
  const source = random(2) ? registerWith(maker, 'number') : undefined;
  const before = state.registers[register].believed;
  let operand;
  if (source !== undefined) {
    operand = state.registers[source].believed;
    to.emit(code | op.BPF_X, register, source);
  } else {
    const immediate = immediateFor(random, name, bits);
    operand = BigInt(immediate);
    const isSigned = (name === 'div' || name === 'mod') && random(4) === 0;
    to.emit(code, register, 0, isSigned ? 1 : 0, immediate);
  }
  state.registers[register] = believedNumber(calculate(name, bits, before, operand));
}

function immediateFor(random, name, bits) {
  if (name === 'lsh' || name === 'rsh' || name === 'arsh') return random(bits);
  const immediate = randomImmediate(random);
  return (name === 'div' || name === 'mod') && immediate === 0 ? 3 : immediate;
}

/** NEG and END. */
function operateOnce(maker) {
  const { random, to, state, kept } = maker;
  const register = registerWith(maker, 'number');
  if (register === undefined || kept.has(register)) return;
  if (random(2)) to.emit((random(2) ? op.BPF_ALU64 : op.BPF_ALU) | op.BPF_NEG, register);
  else {
    const way = pick(random, [op.BPF_ALU, op.BPF_ALU | op.BPF_X, op.BPF_ALU64]);
    to.emit(way | op.BPF_END, register, 0, 0, pick(random, [16, 32, 64]));
  }
  state.registers[register] = NUMBER;
}

function pointIntoStack(maker) {
  const { random, to, state, area } = maker;
  const register = freeRegister(maker);
  if (register === undefined) return;
  const at = 8 * random(area.size / 8);
  to.emit(op.BPF_ALU64 | op.BPF_MOV | op.BPF_X, register, 10);
  if (random(4)) {
    to.emit(op.BPF_ALU64 | op.BPF_ADD, register, 0, 0, area.base + at);
  } else {
    to.emit(op.BPF_ALU64 | op.BPF_ADD, register, 0, 0, area.base + at - 8);
    to.emit(op.BPF_ALU64 | op.BPF_ADD, register, 0, 0, 8);
  }
  state.registers[register] = { kind: 'stack', area, low: at, high: at };
}

/** A pointer to one of four places, which the kernel does not know. */
function pointAnywhere(maker) {
  const { to, state, area, kept } = maker;
  const number = registerWith(maker, 'number');
  const register = freeRegister(maker);
  if (number === undefined || register === undefined || number === register) return;
  if (kept.has(number)) return;
  to.emit(op.BPF_ALU64 | op.BPF_AND, number, 0, 0, 0x18);
  to.emit(op.BPF_ALU64 | op.BPF_MOV | op.BPF_X, register, 10);
  to.emit(op.BPF_ALU64 | op.BPF_ADD, register, 0, 0, area.base);
  to.emit(op.BPF_ALU64 | op.BPF_ADD | op.BPF_X, register, number);
  state.registers[number] = NUMBER;
  state.registers[register] = { kind: 'stack', area, low: 0, high: 24 };
}

/** A store to a place that the kernel does not know, which may be a slot of a pointer. */
export function storeAnywhere(maker) {
  const { random, to, state, area, kept, loops } = maker;
  const number = registerWith(maker, 'number');
  const register = freeRegister(maker);
  if (number === undefined || register === undefined || number === register) return;
  if (kept.has(number) || loops.length > 0) return;
  to.emit(op.BPF_ALU64 | op.BPF_AND, number, 0, 0, 0x18);
  to.emit(op.BPF_ALU64 | op.BPF_MOV | op.BPF_X, register, 10);
  // The last two numbers, and the first two slots behind them.
  to.emit(op.BPF_ALU64 | op.BPF_ADD, register, 0, 0, area.base + area.size - 16);
  to.emit(op.BPF_ALU64 | op.BPF_ADD | op.BPF_X, register, number);
  to.emit(op.BPF_ST | op.BPF_MEM | SIZES[8], register, 0, 0, randomImmediate(random));
  state.registers[number] = NUMBER;
  state.registers[register] = undefined;
  state.slots[SLOTS - 1] = NUMBER;
  state.slots[SLOTS - 2] = NUMBER;
  forgetBytes(maker, area.size - 16, area.size);
}

function storeNumber(maker) {
  const { random, to, state } = maker;
  const size = pick(random, [1, 2, 4, 4, 8, 8, 8]);
  const place = stackPlace(maker, size);
  const source = random(3) ? registerWith(maker, 'number') : undefined;
  let believed;
  if (source !== undefined) {
    believed = state.registers[source].believed;
    to.emit(op.BPF_STX | op.BPF_MEM | SIZES[size], place.register, source, place.offset);
  } else {
    const immediate = randomImmediate(random);
    believed = BigInt(immediate);
    to.emit(op.BPF_ST | op.BPF_MEM | SIZES[size], place.register, 0, place.offset, immediate);
  }
  wrote(maker, place, size, believed);
}

function wrote(maker, place, size, believed) {
  const { state, area } = maker;
  if (place.area !== area) return;
  forgetBytes(maker, place.low, place.high + size);
  if (believed === undefined || place.low !== place.high) return;
  state.bytes.set(place.low, { size, believed: BigInt.asUintN(size * 8, believed) });
}

function loadNumber(maker) {
  const { random, to, state, area } = maker;
  const register = freeRegister(maker);
  if (register === undefined) return;
  const [known] = random(3) ? pick(random, [[...state.bytes]]).slice(random(3)) : [];
  if (known !== undefined) {
    const [at, { size, believed }] = known;
    const read = random(3)
      ? size
      : pick(
          random,
          [1, 2, 4, 8].filter((one) => one <= size),
        );
    const start = random(3) ? 0 : read * random(size / read);
    const mode = read < 8 && random(5) === 0 ? op.BPF_MEMSX : op.BPF_MEM;
    to.emit(op.BPF_LDX | mode | SIZES[read], register, 10, area.base + at + start);
    state.registers[register] = believedNumber(
      BigInt.asUintN(read * 8, believed >> BigInt(8 * start)),
    );
    return;
  }
  const size = pick(random, [1, 2, 4, 8, 8]);
  const { register: base, offset } = stackPlace(maker, size);
  const mode = size < 8 && random(5) === 0 ? op.BPF_MEMSX : op.BPF_MEM;
  to.emit(op.BPF_LDX | mode | SIZES[size], register, base, offset);
  state.registers[register] = NUMBER;
}

function spill(maker) {
  const { random, to, state, loops } = maker;
  const full = [...state.registers.keys()].filter((one) => {
    const value = state.registers[one];
    return value !== undefined && (loops.length === 0 || value.kind === 'number');
  });
  const slot = random(SLOTS);
  const isPointer = state.slots[slot] !== undefined && state.slots[slot].kind !== 'number';
  if (full.length === 0 || (loops.length > 0 && isPointer)) return;
  const source = pick(random, full);
  to.emit(op.BPF_STX | op.BPF_MEM | SIZES[8], 10, source, -8 * (slot + 1));
  state.slots[slot] = state.registers[source];
}

function fill(maker) {
  const { random, to, state } = maker;
  const register = freeRegister(maker);
  const slots = [...state.slots.keys()].filter((one) => {
    const value = state.slots[one];
    return value !== undefined && (value !== NUMBER || random(4) === 0);
  });
  if (register === undefined || slots.length === 0) return;
  const slot = pick(random, slots);
  to.emit(op.BPF_LDX | op.BPF_MEM | SIZES[8], register, 10, -8 * (slot + 1));
  state.registers[register] = state.slots[slot];
}

function storeAtomically(maker) {
  const { random, to, state, kept } = maker;
  const source = registerWith(maker, 'number');
  if (source === undefined || kept.has(source)) return;
  const size = pick(random, [4, 8]);
  const place = stackPlace(maker, size);
  const fetches = random(2) ? FETCH : 0;
  const operation = pick(random, ATOMICS) | fetches;
  to.emit(
    op.BPF_STX | op.BPF_ATOMIC | SIZES[size],
    place.register,
    source,
    place.offset,
    operation,
  );
  wrote(maker, place, size, undefined);
  if (fetches) state.registers[source] = NUMBER;
}
