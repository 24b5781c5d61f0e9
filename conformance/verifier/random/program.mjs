import * as op from '../../../lib/core/opcodes.js';
import { generator, pick } from '../../numbers.mjs';
import { newAssembler } from './assembler.mjs';
import { callFunction } from './calls.mjs';
import { randomImmediate } from './choose.mjs';
import { branch, loop } from './control.mjs';
import { askParameters, manyPaths, question, storeByLostPointer } from './questions.mjs';
import { NUMBER, newState, SLOTS } from './state.mjs';
import { randomStatement } from './statements.mjs';

/** Bytes of constants in the frozen map. */
const CONSTANT_BYTES = 64;

/** Bytes that a frame has for numbers, besides its slots; four frames fit into what the kernel allows. */
const MAIN_BYTES = 128;
const CALLEE_BYTES = 32;

/** Statements of the program and of a function, at most. */
const MAIN_BUDGET = 34;
const CALLEE_BUDGET = 10;

/**
 * @typedef {object} Signature
 * @property {('number' | number)[]} parameters a number of bytes: a pointer to so many of a caller's stack
 * @property {boolean} callback called by bpf_loop; returns 0 or 1
 * @property {number[]} expected what it may find there
 *
 * @typedef {object} Maker what writes one function
 * @property {(below: number) => number} random
 * @property {ReturnType<typeof newAssembler>} to
 * @property {Buffer} constants what the frozen map holds
 * @property {import('./state.mjs').State} state at the place that is written
 * @property {import('./state.mjs').Area} area of the frame
 * @property {Signature[]} functions all of the program
 * @property {number} index of this one, which calls later ones only
 * @property {Set<number>} called functions that are called somewhere
 * @property {() => boolean} isStubborn whether something is believed on that should be forgotten
 * @property {number} budget statements that are left
 * @property {number} depth of blocks
 * @property {Set<number>} kept registers that must not be written, since a loop counts on them
 * @property {{ label: object, states: import('./state.mjs').State[] }[]} loops that can be left
 * @property {(maker: Maker) => void} writeStatement
 * @property {(maker: Maker) => void} leave writes a return
 */

/**
 * A program from a seed, most of which the kernel accepts, but for the poison in it.
 *
 * @param {number} seed
 * @returns {{ program: import('../../../lib/verdict/link.js').LinkedProgram, constants: Buffer }}
 */
export function randomProgram(seed) {
  const random = generator(seed);
  const to = newAssembler();
  const constants = Buffer.alloc(CONSTANT_BYTES);
  for (let at = 0; at < CONSTANT_BYTES; at++) constants[at] = random(3) ? 0 : random(256);
  // Half of the programs are written by one who notices everything.
  const isStubborn = random(2) ? () => false : () => random(3) === 0;
  const functions = [{ parameters: [], callback: false, expected: [] }];
  for (let left = random(4); left > 0; left--) functions.push(randomSignature(random));
  const called = new Set([0]);
  for (const index of functions.keys()) {
    to.beginFunction();
    writeFunction({ random, to, constants, functions, index, called, isStubborn });
  }
  return { program: to.link(), constants };
}

function randomSignature(random) {
  const callback = random(3) === 0;
  const parameters = callback
    ? ['number', 8 * (1 + random(3))]
    : Array.from({ length: random(5) }, () => (random(2) ? 'number' : 8 * (1 + random(3))));
  return { parameters, callback, expected: parameters.map(() => randomImmediate(random)) };
}

function writeFunction({ index, ...shared }) {
  const { random, to, functions } = shared;
  const size = index === 0 ? MAIN_BYTES : CALLEE_BYTES;
  const state = newState();
  const maker = {
    ...{ ...shared, index, state },
    area: { size, base: -8 * SLOTS - size },
    budget: index === 0 ? MAIN_BUDGET : CALLEE_BUDGET,
    depth: 0,
    kept: new Set(),
    loops: [],
    writeStatement,
    leave,
  };
  for (const [i, parameter] of functions[index].parameters.entries()) {
    const pointer = { kind: 'stack', area: { size: parameter }, low: 0, high: 0 };
    state.registers[i + 1] = parameter === 'number' ? NUMBER : pointer;
  }
  if (index === 0) {
    state.registers[1] = { kind: 'context' };
    // Kept where calls do not overwrite it.
    to.emit(op.BPF_ALU64 | op.BPF_MOV | op.BPF_X, 6, 1);
    state.registers[6] = state.registers[1];
  } else {
    for (const [i, parameter] of functions[index].parameters.entries()) {
      if (parameter === 'number' && random(2)) continue;
      to.emit(op.BPF_ALU64 | op.BPF_MOV | op.BPF_X, 6 + (i % 4), i + 1);
      state.registers[6 + (i % 4)] = state.registers[i + 1];
    }
  }
  askParameters(maker);
  while (maker.budget > 0) writeStatement(maker);
  callNext(maker);
  leave(maker);
}

function writeStatement(maker) {
  maker.budget--;
  const { random, depth } = maker;
  const chance = random(100);
  if (chance < 22 && depth < 4) branch(maker);
  else if (chance < 32) question(maker);
  else if (chance < 34) storeByLostPointer(maker);
  else if (chance < 35) manyPaths(maker);
  else if (chance < 39 && depth < 2 && maker.loops.length < 2) loop(maker);
  else randomStatement(maker);
}

/** The next function must be called somewhere: the kernel refuses unreachable instructions. */
function callNext(maker) {
  const next = maker.index + 1;
  if (next < maker.functions.length && !maker.called.has(next)) callFunction(maker, next);
}

function leave({ random, to, functions, index, state }) {
  const isNumber = state.registers[0]?.kind === 'number';
  if (functions[index].callback) {
    to.emit(op.BPF_ALU64 | op.BPF_MOV, 0, 0, 0, pick(random, [0, 0, 1]));
  } else if (!isNumber || random(2)) {
    to.emit(op.BPF_ALU64 | op.BPF_MOV, 0, 0, 0, pick(random, [0, 1, 2, -1]));
  }
  to.exit();
}
