import type { ByteOrder } from '../../byte-order.js';

/** What of an instruction decides how a relocation patches it. */
export type Instruction =
  /** ALU or ALU64 with an immediate operand. */
  | { readonly form: 'alu'; readonly immediate: bigint }
  /** LDX, ST or STX; `size` is its width in bytes. */
  | { readonly form: 'memory'; readonly offset: bigint; readonly size: number }
  /** A 64-bit immediate load over two instructions. */
  | { readonly form: 'ldimm64'; readonly immediate: bigint }
  /** Anything else: no relocation can patch it, only poison it. */
  | { readonly form: 'other'; readonly problem: string };

/** What a relocation wants of an instruction (`struct bpf_core_relo_res`). */
export interface Patch {
  readonly poison: boolean;
  /** Value that the compiler put there, 64 bits unsigned. */
  readonly local: bigint;
  /** Value for the target kernel, unsigned; a bigint where it is an enumerator's, of 64 bits. */
  readonly target: number | bigint;
  /** Whether the instruction must hold `local` now. */
  readonly validate: boolean;
  /** Bytes of the field here and there, 0 where they do not matter. */
  readonly localSize: number;
  readonly targetSize: number;
  /** The sizes differ and the value is of no type that may be widened or narrowed. */
  readonly sizeMismatch: boolean;
}

export type Patched =
  | { readonly result: 'patched'; readonly width?: number }
  | { readonly result: 'poisoned'; readonly reason?: string }
  | { readonly result: 'failed'; readonly reason: string };

/** Bytes of an instruction. */
export const INSN_SIZE = 8;

const BPF_LD = 0x00;
const BPF_LDX = 0x01;
const BPF_ST = 0x02;
const BPF_STX = 0x03;
const BPF_ALU = 0x04;
const BPF_ALU64 = 0x07;
const BPF_SRC = 0x08;
const LDIMM64 = 0x18;
/** Bytes by the size bits of an opcode: BPF_W, BPF_H, BPF_B, BPF_DW. */
const SIZES = [4, 2, 1, 8];
const SHRT_MAX = 32767;

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
      if ((opcode & BPF_SRC) !== 0) return { form: 'other', problem: 'operand in a register' };
      return { form: 'alu', immediate: unsigned(view.getInt32(offset + 4, little)) };
    case BPF_LDX:
    case BPF_ST:
    case BPF_STX:
      return {
        form: 'memory',
        offset: unsigned(view.getInt16(offset + 2, little)),
        size: SIZES[(opcode >> 3) & 0x03] as number,
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
        return { form: 'other', problem: 'malformed 64-bit load' };
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

/** What becomes of an instruction (`libbpf relo_core.c: bpf_core_patch_insn`). */
export function patchInstruction(insn: Instruction, patch: Patch): Patched {
  if (patch.poison) return { result: 'poisoned' };
  const failed = (reason: string): Patched => ({ result: 'failed', reason });
  const expects = (found: bigint): Patched | undefined =>
    patch.validate && found !== patch.local
      ? failed(
          `the instruction holds ${signed(found)} where the object's types say ${signed(patch.local)}`,
        )
      : undefined;
  switch (insn.form) {
    case 'alu':
    case 'ldimm64':
      return expects(insn.immediate) ?? { result: 'patched' };
    case 'memory': {
      const unexpected = expects(insn.offset);
      if (unexpected !== undefined) return unexpected;
      if (patch.target > SHRT_MAX) {
        return failed(`offset ${patch.target} does not fit a load or store`);
      }
      if (patch.sizeMismatch) {
        return {
          result: 'poisoned',
          reason: `the field has ${patch.targetSize} bytes there and ${patch.localSize} here, and only pointers and unsigned integers are loaded at another width`,
        };
      }
      if (patch.localSize === patch.targetSize) return { result: 'patched' };
      if (insn.size !== patch.localSize) {
        return failed(`a ${insn.size}-byte load or store of a ${patch.localSize}-byte field`);
      }
      if (!SIZES.includes(patch.targetSize)) {
        return failed(`no load or store is ${patch.targetSize} bytes wide`);
      }
      return { result: 'patched', width: patch.targetSize };
    }
    case 'other':
      return failed(`a relocation cannot patch this instruction: ${insn.problem}`);
  }
}

function unsigned(value: number): bigint {
  return BigInt.asUintN(64, BigInt(value));
}

function signed(value: bigint): bigint {
  return BigInt.asIntN(64, value);
}
