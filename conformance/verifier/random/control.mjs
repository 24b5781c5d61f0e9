import * as op from '../../../lib/core/opcodes.js';
import { pick } from '../../numbers.mjs';
import { randomImmediate, registerWith } from './choose.mjs';
import {
  afterCall,
  atLoopHead,
  believedJump,
  believedNumber,
  copyState,
  join,
  NUMBER,
} from './state.mjs';

const JUMPS = {
  jeq: op.BPF_JEQ,
  jne: op.BPF_JNE,
  jgt: op.BPF_JGT,
  jge: op.BPF_JGE,
  jlt: op.BPF_JLT,
  jle: op.BPF_JLE,
  jsgt: op.BPF_JSGT,
  jsge: op.BPF_JSGE,
  jslt: op.BPF_JSLT,
  jsle: op.BPF_JSLE,
  jset: op.BPF_JSET,
};

/** Writes a condition, and a block for one way or for both. */
export function branch(maker) {
  const { random, to, state } = maker;
  const nullable = registerWith(maker, 'nullable');
  const taken = {};
  const end = {};
  if (nullable !== undefined && random(2)) {
    const isEqual = random(2) === 1;
    to.jump(taken, op.BPF_JMP | (isEqual ? op.BPF_JEQ : op.BPF_JNE), nullable, 0, 0);
    const [zero, map] = [copyState(state), copyState(state)];
    zero.registers[nullable] = believedNumber(0n);
    map.registers[nullable] = { kind: 'map' };
    blocks(maker, taken, end, isEqual ? [map, zero] : [zero, map], undefined);
    return;
  }
  const register = registerWith(maker, 'number');
  if (register === undefined) return;
  const name = pick(random, ['jeq', 'jeq', 'jne', 'jne', ...Object.keys(JUMPS)]);
  const bits = random(3) ? 64 : 32;
  const code = (bits === 64 ? op.BPF_JMP : op.BPF_JMP32) | JUMPS[name];
  const { believed } = state.registers[register];
  const source = random(4) === 0 ? registerWith(maker, 'number') : undefined;
  let operand;
  if (source !== undefined) {
    operand = state.registers[source].believed;
    to.jump(taken, code | op.BPF_X, register, source, 0);
  } else {
    const immediate = immediateFor(random, believed);
    operand = BigInt(immediate);
    to.jump(taken, code, register, 0, immediate);
  }
  const [without, withJump] = [copyState(state), copyState(state)];
  if (name === 'jeq' && source === undefined && (bits === 64 || maker.isStubborn())) {
    withJump.registers[register] = believedNumber(BigInt.asUintN(64, operand));
  }
  blocks(maker, taken, end, [without, withJump], believedJump(name, bits, believed, operand));
}

/** What the register is believed to hold, or is not far from, most of the time. */
function immediateFor(random, believed) {
  if (believed === undefined || random(4) === 0) return randomImmediate(random);
  const near = BigInt.asIntN(64, believed) + BigInt(pick(random, [0, 0, 1, -1]));
  const fits = BigInt.asIntN(32, near) === near;
  return fits ? Number(near) : randomImmediate(random);
}

/**
 * The block of the way on, then that of the jump, either of which may be empty.
 *
 * @param {import('./state.mjs').State[]} states at the beginning of both
 * @param {boolean | undefined} isTaken as it is believed
 */
function blocks(maker, taken, end, [without, withJump], isTaken) {
  const { random, to } = maker;
  const way = random(5);
  const isEmpty = way === 0 && isTaken !== true;
  const first = isEmpty ? without : block(maker, without, isTaken === true, true);
  const hasSecond = way !== 1 || isTaken === false;
  if (hasSecond && first !== undefined) to.jump(end, op.BPF_JMP | op.BPF_JA, 0, 0, 0);
  to.place(taken);
  // If both ways ended, what follows would be unreachable.
  const mayEnd = first !== undefined;
  const second = hasSecond ? block(maker, withJump, isTaken === false, mayEnd) : withJump;
  to.place(end);
  maker.state = join(maker, first, second);
}

/** @returns the state at its end; undefined if it does not come to it, which it may if `mayEnd` */
function block(maker, state, isDead, mayEnd) {
  const { random, to } = maker;
  maker.state = state;
  maker.depth++;
  if (isDead ? random(3) > 0 : random(60) === 0) {
    to.poison();
    afterCall(maker.state);
  }
  const statements = random(isDead ? 2 : 4);
  for (let i = 0; i < statements && maker.budget > 0; i++) {
    maker.writeStatement(maker);
  }
  maker.depth--;
  const last = mayEnd ? random(14) : 14;
  if (last === 0) {
    maker.leave(maker);
    return undefined;
  }
  const inner = maker.loops.at(-1);
  if (last < 3 && inner !== undefined) {
    inner.states.push(copyState(maker.state));
    to.jump(inner.label, op.BPF_JMP | op.BPF_JA, 0, 0, 0);
    return undefined;
  }
  return maker.state;
}

/** A loop of two to four rounds, whose block is written once and must do for each of them. */
export function loop(maker) {
  const { random, to, kept } = maker;
  const counter = [6, 7, 8, 9].find(
    (register) =>
      !kept.has(register) && (maker.state.registers[register]?.kind ?? 'number') === 'number',
  );
  if (counter === undefined) return;
  const head = {};
  const behind = { label: {}, states: [] };
  to.emit(op.BPF_ALU64 | op.BPF_MOV, counter, 0, 0, 0);
  maker.state.registers[counter] = NUMBER;
  maker.state = atLoopHead(maker);
  const start = copyState(maker.state);
  const pointers = [...start.registers.keys()].filter((register) => {
    const value = start.registers[register];
    return value !== undefined && value.kind !== 'number' && !kept.has(register);
  });
  const added = [counter, ...pointers].filter((register) => !kept.has(register));
  for (const register of added) kept.add(register);
  maker.loops.push(behind);
  maker.depth++;
  to.place(head);
  for (let left = 1 + random(4); left > 0; left--) {
    maker.writeStatement(maker);
  }
  maker.depth--;
  maker.loops.pop();
  for (const register of added) kept.delete(register);
  restore(maker, start);
  to.emit(op.BPF_ALU64 | op.BPF_ADD, counter, 0, 0, 1);
  const rounds = 2 + random(3);
  const bits = random(3) ? op.BPF_JMP : op.BPF_JMP32;
  to.jump(head, bits | pick(random, [op.BPF_JLT, op.BPF_JNE]), counter, 0, rounds);
  maker.state.registers[counter] = believedNumber(BigInt(rounds));
  to.place(behind.label);
  maker.state = behind.states.reduce((a, b) => join(maker, a, b), maker.state);
}

/** What was a number at the head of a loop must be one again. */
function restore({ random, to, state }, start) {
  for (const [register, value] of start.registers.entries()) {
    if (value?.kind !== 'number' || state.registers[register]?.kind === 'number') continue;
    to.emit(op.BPF_ALU64 | op.BPF_MOV, register, 0, 0, randomImmediate(random));
    state.registers[register] = NUMBER;
  }
}
