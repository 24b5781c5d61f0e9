import type { ByteOrder } from '../../byte-order.js';
import {
  BPF_ALU,
  BPF_ALU64,
  BPF_LD,
  BPF_LDX,
  BPF_ST,
  BPF_STX,
  BPF_X,
  INSN_SIZE,
  LDIMM64,
  WIDTHS,
} from '../opcodes.js';

/** What of an instruction decides how a relocation patches it. */
export type Instruction =
  /** ALU or ALU64 with an immediate operand. */
  | { readonly form: 'alu'; readonly immediate: bigint }
  /** LDX, ST or STX; `size` is its width in bytes. */
  | { readonly form: 'memory'; readonly offset: bigint; readonly size: number }
  /** A 64-bit immediate load over two instructions. */
  | { readonly form: 'ldimm64'; readonly immediate: bigint }
  /** Anything else: libbpf can only poison it. `load64`: it is a 64-bit load of an odd form. */
  | { readonly form: 'other'; readonly problem: string; readonly load64?: boolean };

/** The largest offset that a load or store has room for. */
export const MAX_OFFSET = 32767;

/** The instruction at a byte offset of a section. */
export function readInstruction(
  code: Uint8Array,
  offset: number,
  byteOrder: ByteOrder,
): Instruction {
  if (offset + INSN_SIZE > code.length) return { form: 'other', problem: 'no whole instruction' };
  const little = byteOrder === 'little';
  const view = new DataView(code.buffer, code.byteOffset, code.byteLength);
  const opcode = view.getUint8(offset);
  switch (opcode & 0x07) {
    case BPF_ALU:
    case BPF_ALU64:
      if ((opcode & BPF_X) !== 0) return { form: 'other', problem: 'operand in a register' };
      return { form: 'alu', immediate: unsigned(view.getInt32(offset + 4, little)) };
    case BPF_LDX:
    case BPF_ST:
    case BPF_STX:
      return {
        form: 'memory',
        offset: unsigned(view.getInt16(offset + 2, little)),
        size: WIDTHS[(opcode >> 3) & 0x03] as number,
      };
    case BPF_LD: {
      const source = little ? view.getUint8(offset + 1) >> 4 : view.getUint8(offset + 1) & 0x0f;
      const second = offset + INSN_SIZE;
      if (
        opcode !== LDIMM64 ||
        source !== 0 ||
        view.getInt16(offset + 2, little) !== 0 ||
        second + INSN_SIZE > code.length ||
        view.getUint32(second, little) !== 0
      ) {
        return { form: 'other', problem: 'malformed 64-bit load', load64: opcode === LDIMM64 };
      }
      const high = BigInt(view.getUint32(second + 4, little));
      return {
        form: 'ldimm64',
        immediate: (high << 32n) | BigInt(view.getUint32(offset + 4, little)),
      };
    }
    default:
      return { form: 'other', problem: `opcode 0x${opcode.toString(16)}` };
  }
}

/** Equal for two instructions that every relocation patches alike. */
export function instructionKey(insn: Instruction): string {
  switch (insn.form) {
    case 'alu':
    case 'ldimm64':
      return `${insn.form} ${insn.immediate}`;
    case 'memory':
      return `memory ${insn.offset} ${insn.size}`;
    case 'other':
      return `other ${insn.problem}`;
  }
}

function unsigned(value: number): bigint {
  return BigInt.asUintN(64, BigInt(value));
}
