import type { ByteOrder } from '../byte-order.js';
import { INSN_SIZE } from './opcodes.js';

/** Instructions field by field, each array with an item for each of them. */
export interface Instructions {
  readonly opcodes: Uint8Array;
  /** The destination register in the low four bits, the source in the high ones. */
  readonly registers: Uint8Array;
  readonly offsets: Int16Array;
  readonly immediates: Int32Array;
}

/** Reads a section of code, whose instructions are in the byte order of its ELF file. */
export function decodeInstructions(code: Uint8Array, byteOrder: ByteOrder): Instructions {
  const little = byteOrder === 'little';
  const view = new DataView(code.buffer, code.byteOffset, code.byteLength);
  const decoded = newInstructions(Math.floor(code.length / INSN_SIZE));
  const { opcodes, registers, offsets, immediates } = decoded;
  for (let insn = 0; insn < opcodes.length; insn++) {
    const at = insn * INSN_SIZE;
    const both = code[at + 1] as number;
    opcodes[insn] = code[at] as number;
    registers[insn] = little ? both : (both >> 4) | ((both & 0xf) << 4);
    offsets[insn] = view.getInt16(at + 2, little);
    immediates[insn] = view.getInt32(at + 4, little);
  }
  return decoded;
}

/** Room for so many instructions. */
export function newInstructions(length: number) {
  return {
    opcodes: new Uint8Array(length),
    registers: new Uint8Array(length),
    offsets: new Int16Array(length),
    immediates: new Int32Array(length),
  };
}

/** A view of `length` instructions from `start` on. */
export function sliceInstructions(all: Instructions, start: number, length: number): Instructions {
  return {
    opcodes: all.opcodes.subarray(start, start + length),
    registers: all.registers.subarray(start, start + length),
    offsets: all.offsets.subarray(start, start + length),
    immediates: all.immediates.subarray(start, start + length),
  };
}
