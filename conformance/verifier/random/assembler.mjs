import { newInstructions } from '../../../lib/core/instructions.js';
import { CALL, EXIT, LDIMM64 } from '../../../lib/core/opcodes.js';

/** What libbpf puts in place of an instruction that it cannot relocate. */
export const POISON = 195896080;

/** The maps that the oracle makes: one of 64 bytes, and one that is frozen and holds what is given. */
export const MAP = 0;
export const CONSTANTS = 1;

const PSEUDO_MAP = 1;
const PSEUDO_MAP_VALUE = 2;
const PSEUDO_FUNC = 4;

/**
 * Collects the instructions of a program, its functions one behind the other.
 *
 * @returns what emits them, in order; a label is any object, and may be placed once
 */
export function newAssembler() {
  const code = [];
  const jumps = [];
  const places = new Map();
  const starts = [];
  const emit = (opcode, destination = 0, source = 0, offset = 0, immediate = 0) =>
    code.push({ opcode, destination, source, offset, immediate }) - 1;
  const wide = (destination, source, low, high) => {
    const at = emit(LDIMM64, destination, source, 0, low);
    emit(0, 0, 0, 0, high);
    return at;
  };
  return {
    emit,
    /** A jump; without a label to nowhere yet. */
    jump(label, opcode, destination, source, immediate) {
      jumps.push({ at: emit(opcode, destination, source, 0, immediate), label });
    },
    place(label) {
      places.set(label, code.length);
    },
    number(destination, value) {
      const bits = BigInt.asUintN(64, value);
      wide(destination, 0, Number(BigInt.asIntN(32, bits)), Number(BigInt.asIntN(32, bits >> 32n)));
    },
    map: (destination) => wide(destination, PSEUDO_MAP, MAP, 0),
    constants: (destination, offset) => wide(destination, PSEUDO_MAP_VALUE, CONSTANTS, offset),
    /** The address of a function, by its index. */
    address: (destination, index) => wide(destination, PSEUDO_FUNC, index, 0),
    call: (helper) => emit(CALL, 0, 0, 0, helper),
    callFunction: (index) => emit(CALL, 0, 1, 0, index),
    poison: () => emit(CALL, 0, 0, 0, POISON),
    exit: () => emit(EXIT),
    beginFunction() {
      starts.push(code.length);
    },
    link: () => link(code, jumps, places, starts),
  };
}

/** @returns {import('../../../lib/verdict/link.js').LinkedProgram} */
function link(code, jumps, places, starts) {
  for (const { at, label } of jumps) code[at].offset = places.get(label) - at - 1;
  const { opcodes, registers, offsets, immediates } = newInstructions(code.length);
  const references = new Map();
  for (const [at, { opcode, destination, source, offset, immediate }] of code.entries()) {
    opcodes[at] = opcode;
    registers[at] = destination | (source << 4);
    offsets[at] = offset;
    immediates[at] = immediate;
    const isAddress = opcode === LDIMM64 && source === PSEUDO_FUNC;
    if (isAddress || (opcode === CALL && source === 1)) {
      references.set(at, { kind: 'function', function: immediate });
      immediates[at] = starts[immediate] - at - 1;
    } else if (opcode === LDIMM64 && source === PSEUDO_MAP) {
      references.set(at, { kind: 'map' });
    } else if (opcode === LDIMM64 && source === PSEUDO_MAP_VALUE) {
      const place = { section: immediate, offset: code[at + 1].immediate };
      references.set(at, { kind: 'data', ...place });
    }
  }
  const functions = starts.map((start, index) => ({
    name: `function_${index}`,
    index,
    start,
    end: starts[index + 1] ?? code.length,
    isGlobal: false,
  }));
  return {
    name: 'random',
    section: 'raw_tp',
    byteOrder: 'little',
    opcodes,
    registers,
    offsets,
    immediates,
    functions,
    records: new Map(),
    references,
  };
}

/** The instructions in hex, as the oracle takes them. */
export function hexOf({ opcodes, registers, offsets, immediates }) {
  const bytes = Buffer.alloc(opcodes.length * 8);
  for (let at = 0; at < opcodes.length; at++) {
    bytes[at * 8] = opcodes[at];
    bytes[at * 8 + 1] = registers[at];
    bytes.writeInt16LE(offsets[at], at * 8 + 2);
    bytes.writeInt32LE(immediates[at], at * 8 + 4);
  }
  return bytes.toString('hex');
}
