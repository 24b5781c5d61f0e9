import * as op from '../../../lib/core/opcodes.js';
import { pick } from '../../numbers.mjs';
import { freeRegister, randomImmediate, registerWith, SIZES } from './choose.mjs';
import { believedNumber, NUMBER, SLOTS } from './state.mjs';
import { storeAnywhere } from './statements.mjs';

/**
 * Poison where a register does not hold a number.
 *
 * @param {import('./program.mjs').Maker} maker
 * @param {number} register
 * @param {number} number
 */
export function poisonUnless({ random, to }, register, number) {
  const [end, isEqual] = [{}, random(2) === 1];
  const code = (random(4) ? op.BPF_JMP : op.BPF_JMP32) | (isEqual ? op.BPF_JEQ : op.BPF_JNE);
  const taken = isEqual ? end : {};
  to.jump(taken, code, register, 0, number);
  if (!isEqual) {
    to.jump(end, op.BPF_JMP | op.BPF_JA, 0, 0, 0);
    to.place(taken);
  }
  to.poison();
  to.place(end);
}

/** Asks whether a place in the stack still holds what was put there. */
export function question(maker) {
  const { random, to, state, area } = maker;
  const register = freeRegister(maker);
  if (state.bytes.size === 0 || register === undefined) return;
  const [at, { size, believed }] = pick(random, [...state.bytes]);
  if (BigInt.asIntN(32, believed) !== BigInt.asIntN(64, believed)) return;
  to.emit(op.BPF_LDX | op.BPF_MEM | SIZES[size], register, 10, area.base + at);
  poisonUnless(maker, register, Number(believed));
  state.registers[register] = believedNumber(believed);
}

/** A function asks, now and then, whether it was given what it expects. */
export function askParameters(maker) {
  const { random, to, functions, index } = maker;
  const { parameters, expected, callback } = functions[index];
  for (const [i, parameter] of parameters.entries()) {
    if (random(3) > 0 || (callback && i === 0)) continue;
    if (parameter === 'number') {
      poisonUnless(maker, i + 1, expected[i]);
      continue;
    }
    to.emit(op.BPF_LDX | op.BPF_MEM | SIZES[8], 0, i + 1, 0);
    poisonUnless(maker, 0, expected[i]);
    maker.state.registers[0] = NUMBER;
    // In a callback this is what the next round finds.
    if (maker.isStubborn()) {
      to.emit(op.BPF_ST | op.BPF_MEM | SIZES[8], i + 1, 0, 0, randomImmediate(random));
    }
  }
}

/** Writes through a pointer that was on the stack while something unknown there was written. */
export function storeByLostPointer(maker) {
  const { random, to, state, area, kept, loops } = maker;
  const register = [1, 2, 3, 4, 5].find((one) => state.registers[one] === undefined);
  if (register === undefined || loops.length > 0) return;
  const at = 8 * random(2);
  const slot = random(SLOTS - 2);
  const before = randomImmediate(random);
  to.emit(op.BPF_ST | op.BPF_MEM | SIZES[8], 10, 0, area.base + at, before);
  to.emit(op.BPF_ALU64 | op.BPF_MOV | op.BPF_X, register, 10);
  to.emit(op.BPF_ALU64 | op.BPF_ADD, register, 0, 0, area.base + at);
  to.emit(op.BPF_STX | op.BPF_MEM | SIZES[8], 10, register, -8 * (slot + 1));
  state.slots[slot] = { kind: 'stack', area, low: at, high: at };
  kept.add(register);
  if (random(4)) storeAnywhere(maker);
  kept.delete(register);
  to.emit(op.BPF_ST | op.BPF_MEM | SIZES[8], 10, 0, area.base + at, before);
  to.emit(op.BPF_LDX | op.BPF_MEM | SIZES[8], register, 10, -8 * (slot + 1));
  const after = maker.isStubborn() ? randomImmediate(random) : before;
  if (random(4)) to.emit(op.BPF_ST | op.BPF_MEM | SIZES[8], register, 0, 0, after);
  to.emit(op.BPF_LDX | op.BPF_MEM | SIZES[8], register, 10, area.base + at);
  poisonUnless(maker, register, before);
  state.registers[register] = NUMBER;
  state.bytes.clear();
}

/** More paths than a walk keeps apart come together. */
export function manyPaths(maker) {
  const { random, to, state, depth, loops, index, kept } = maker;
  const unknown = registerWith(maker, 'number', 6);
  const register = freeRegister(maker);
  if (depth > 0 || loops.length > 0 || !maker.isStubborn() || index > 0 || unknown === undefined)
    return;
  if (register === undefined || register === unknown || kept.has(register)) return;
  to.emit(op.BPF_ALU64 | op.BPF_MOV, register, 0, 0, 0);
  const bits = 5 + random(2);
  for (let bit = 0; bit < bits; bit++) {
    const end = {};
    to.jump(end, op.BPF_JMP | op.BPF_JSET, unknown, 0, 1 << bit);
    to.emit(op.BPF_ALU64 | op.BPF_ADD, register, 0, 0, 1 << bit);
    to.place(end);
  }
  const end = {};
  to.jump(end, op.BPF_JMP | op.BPF_JNE, register, 0, random(2 << bits));
  to.poison();
  to.place(end);
  state.registers[register] = believedNumber(BigInt(random(1 << bits)));
}
