import * as op from '../../../lib/core/opcodes.js';
import { pick } from '../../numbers.mjs';
import { freeRegister, randomImmediate, registerWith, SIZES } from './choose.mjs';
import { believedNumber, NUMBER } from './state.mjs';

/** Bytes of the context that are read, and of a map's value. */
const CONTEXT_BYTES = 16;
const VALUE_BYTES = 64;

/** Loads from the context, from a map's value and from constants; and stores to a map's value. */
export function loadElsewhere(maker) {
  const { random, to, state } = maker;
  const kind = pick(random, ['context', 'map', 'constants', 'constants']);
  const base = registerWith(maker, kind);
  const register = freeRegister(maker);
  if (base === undefined || register === undefined) return;
  if (kind === 'map' && random(2)) {
    to.emit(op.BPF_ST | op.BPF_MEM | SIZES[8], base, 0, 8 * random(8), randomImmediate(random));
  } else if (kind === 'constants') {
    loadConstant(maker, register, base);
  } else {
    const size = kind === 'context' ? 8 : pick(random, [1, 2, 4, 8]);
    const room = kind === 'context' ? CONTEXT_BYTES : VALUE_BYTES;
    const offset = size * random(room / size);
    to.emit(op.BPF_LDX | op.BPF_MEM | SIZES[size], register, base, offset);
    state.registers[register] = NUMBER;
  }
}

function loadConstant({ random, to, state, constants }, register, base) {
  const { offset: start } = state.registers[base];
  const size = pick(random, [1, 2, 4, 8]);
  const offset = size * random((constants.length - start) / size);
  to.emit(op.BPF_LDX | op.BPF_MEM | SIZES[size], register, base, offset);
  let believed = 0n;
  for (let i = size - 1; i >= 0; i--) {
    believed = (believed << 8n) | BigInt(constants[start + offset + i]);
  }
  state.registers[register] = believedNumber(believed);
}

/** The address of a constant. */
export function pointToConstants(maker) {
  const { random, to, state, constants } = maker;
  const register = freeRegister(maker);
  if (register === undefined) return;
  const offset = 8 * random(constants.length / 8);
  to.constants(register, offset);
  state.registers[register] = { kind: 'constants', offset };
}
