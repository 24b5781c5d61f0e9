import * as op from '../../../lib/core/opcodes.js';
import { pick } from '../../numbers.mjs';
import { randomImmediate, registerWith, SIZES } from './choose.mjs';
import { afterCall, forgetBytes } from './state.mjs';

const MAP_LOOKUP = 1;
const MAP_UPDATE = 2;
const KTIME = 5;
const TRACE_PRINTK = 6;
const PRANDOM = 7;
const GET_COMM = 16;
const PROBE_READ = 113;
const LOOP = 181;

/** Registers that a call leaves alone. */
const FIRST_SAVED = 6;
const VALUE_BYTES = 64;

/** A helper, with what it wants in r1 to r5. A loop does not count on these. */
export function callHelper(maker) {
  const { random, to, area } = maker;
  switch (random(7)) {
    case 0:
      to.call(random(2) ? PRANDOM : KTIME);
      afterCall(maker.state);
      return;
    case 1: {
      stackArgument(maker, 2, 4);
      to.map(1);
      to.call(MAP_LOOKUP);
      afterCall(maker.state, { kind: 'nullable' });
      return;
    }
    case 2:
      if (area.size < VALUE_BYTES) return;
      stackArgument(maker, 3, VALUE_BYTES);
      stackArgument(maker, 2, 4);
      to.map(1);
      numberArgument(maker, 4, 0);
      to.call(MAP_UPDATE);
      break;
    case 3: {
      const size = 1 + random(16);
      stackArgument(maker, 1, size);
      numberArgument(maker, 2, size);
      to.call(TRACE_PRINTK);
      break;
    }
    case 4: {
      const size = 1 + random(16);
      const place = stackArgument(maker, 1, size);
      numberArgument(maker, 2, size);
      to.call(GET_COMM);
      mayWrite(maker, place, size);
      break;
    }
    default: {
      const size = 1 + random(16);
      const place = stackArgument(maker, 1, size);
      sizeArgument(maker, 2, size);
      anyArgument(maker, 3);
      to.call(PROBE_READ);
      mayWrite(maker, place, size);
    }
  }
  afterCall(maker.state);
}

/** A later function of the program; a callback by bpf_loop. */
export function callFunction(maker, wanted) {
  const { random, to, functions, index, called } = maker;
  const later = functions.length - index - 1;
  if (later === 0) return;
  const callee = wanted ?? index + 1 + random(later);
  called.add(callee);
  const { parameters, callback, expected } = functions[callee];
  if (callback) {
    loopOver(maker, callee);
    return;
  }
  for (const [i, parameter] of parameters.entries()) {
    if (parameter === 'number' && !maker.isStubborn()) numberArgument(maker, i + 1, expected[i]);
    else if (parameter === 'number') anyArgument(maker, i + 1);
    else stackWith(maker, i + 1, parameter, expected[i]);
  }
  to.callFunction(callee);
  afterCall(maker.state);
}

export function bpfLoop(maker) {
  const { random, functions, index } = maker;
  const callbacks = functions.flatMap(({ callback }, i) => (callback && i > index ? [i] : []));
  if (callbacks.length > 0) loopOver(maker, pick(random, callbacks));
}

function loopOver(maker, callee) {
  const { random, to, functions, called } = maker;
  called.add(callee);
  const { parameters, expected } = functions[callee];
  stackWith(maker, 3, parameters[1], expected[1]);
  to.address(2, callee);
  if (random(4)) numberArgument(maker, 1, random(4));
  else anyArgument(maker, 1);
  numberArgument(maker, 4, 0);
  to.call(LOOP);
  afterCall(maker.state);
}

/** A pointer to what the function expects, most of the time. */
function stackWith(maker, register, size, expected) {
  const { to } = maker;
  const place = stackArgument(maker, register, size);
  if (!maker.isStubborn()) to.emit(op.BPF_ST | op.BPF_MEM | SIZES[8], register, 0, 0, expected);
  mayWrite(maker, place, size);
}

function numberArgument({ to }, register, value) {
  to.emit(op.BPF_ALU64 | op.BPF_MOV, register, 0, 0, value);
}

/** A size that is a constant, or unknown below a bound. */
function sizeArgument(maker, register, size) {
  const { random, to } = maker;
  const number = random(4) === 0 ? registerWith(maker, 'number', FIRST_SAVED) : undefined;
  if (number === undefined || size < 8) {
    numberArgument(maker, register, size);
    return;
  }
  to.emit(op.BPF_ALU64 | op.BPF_MOV | op.BPF_X, register, number);
  to.emit(op.BPF_ALU64 | op.BPF_AND, register, 0, 0, 7);
}

function anyArgument(maker, register) {
  const { random, to } = maker;
  const number = random(3) ? registerWith(maker, 'number', FIRST_SAVED) : undefined;
  if (number === undefined) numberArgument(maker, register, randomImmediate(random));
  else to.emit(op.BPF_ALU64 | op.BPF_MOV | op.BPF_X, register, number);
}

/** A pointer to so many bytes of a stack: of this frame, or one that it was given. */
function stackArgument(maker, register, size) {
  const { random, to, state, area } = maker;
  const pointer = random(3) ? registerWith(maker, 'stack', FIRST_SAVED) : undefined;
  if (pointer !== undefined) {
    const { area: other, low, high } = state.registers[pointer];
    if (other.size - high >= size) {
      to.emit(op.BPF_ALU64 | op.BPF_MOV | op.BPF_X, register, pointer);
      return { area: other, low, high };
    }
  }
  const room = Math.max(0, Math.min(area.size, size + 24) - size);
  const at = 8 * random(Math.floor(room / 8) + 1);
  to.emit(op.BPF_ALU64 | op.BPF_MOV | op.BPF_X, register, 10);
  to.emit(op.BPF_ALU64 | op.BPF_ADD, register, 0, 0, area.base + at);
  return { area, low: at, high: at };
}

function mayWrite(maker, place, size) {
  if (place.area === maker.area) forgetBytes(maker, place.low, place.high + size);
}
