import { pick } from '../../numbers.mjs';
import { NUMBER } from './state.mjs';

/** The bits of an opcode for a width in bytes. */
export const SIZES = { 1: 0x10, 2: 0x08, 4: 0x00, 8: 0x18 };

const INTERESTING = [
  ...[0, 0, 0, 1, 1, 1, -1, 2, 3, 5, 7, 8, 15, 16, 31, 32, 63, 64, 127, 128, 255, 256, 0xffff],
  ...[0x10000, 0x7fffffff, -0x80000000, -2, -8, -255],
];

export function randomImmediate(random) {
  return random(8) === 0 ? (random(0x10000) * random(0x10000)) | 0 : pick(random, INTERESTING);
}

/** A register that may be written, and what is in it is lost. */
export function freeRegister({ random, state, kept }, below = 10) {
  const free = [];
  for (let register = 0; register < below; register++) {
    if (kept.has(register)) continue;
    // Numbers that are believed and pointers are rare enough to be spared, most of the time.
    const value = state.registers[register];
    const spared = value !== undefined && value !== NUMBER && random(3) > 0;
    if (!spared) free.push(register);
  }
  return free.length > 0 ? pick(random, free) : undefined;
}

/** A register that holds a value of the kind, preferably one of which something is believed. */
export function registerWith({ random, state }, kind, from = 0) {
  const found = [];
  for (let register = from; register < 10; register++) {
    const value = state.registers[register];
    if (value?.kind === kind) found.push(register);
  }
  if (found.length === 0) return undefined;
  const believed = found.filter((register) => state.registers[register].believed !== undefined);
  return pick(random, believed.length > 0 && random(4) > 0 ? believed : found);
}

/**
 * A place in a stack: a register to address it by, the offset from it, and where that is.
 *
 * @returns {{ register: number, offset: number, area: import('./state.mjs').Area, low: number, high: number }}
 * of the first byte
 */
export function stackPlace(maker, size, alignment = size) {
  const { random, state, area, index } = maker;
  const pointer = random(index ? 2 : 3) === 0 ? registerWith(maker, 'stack') : undefined;
  if (pointer !== undefined) {
    const { area: other, low, high } = state.registers[pointer];
    const room = other.size - high - size;
    if (room >= 0) {
      const offset = alignment * random(Math.floor(room / alignment) + 1);
      return { register: pointer, offset, area: other, low: low + offset, high: high + offset };
    }
  }
  // Few places, so that they are met again.
  const room = Math.min(area.size, 40) - size;
  const at = alignment * random(Math.floor(room / alignment) + 1);
  return { register: 10, offset: area.base + at, area, low: at, high: at };
}
