/** The parts of eBPF instructions (`include/uapi/linux/bpf_common.h` and `bpf.h`). */

/** Bytes of an instruction. */
export const INSN_SIZE = 8;

/** The low three bits of an opcode: its class. */
export const BPF_LD = 0x00;
export const BPF_LDX = 0x01;
export const BPF_ST = 0x02;
export const BPF_STX = 0x03;
export const BPF_ALU = 0x04;
export const BPF_JMP = 0x05;
export const BPF_JMP32 = 0x06;
export const BPF_ALU64 = 0x07;

/** Set if the operand is a register, of arithmetic and jumps. */
export const BPF_X = 0x08;

/** The high four bits of arithmetic. */
export const BPF_ADD = 0x00;
export const BPF_SUB = 0x10;
export const BPF_MUL = 0x20;
export const BPF_DIV = 0x30;
export const BPF_OR = 0x40;
export const BPF_AND = 0x50;
export const BPF_LSH = 0x60;
export const BPF_RSH = 0x70;
export const BPF_NEG = 0x80;
export const BPF_MOD = 0x90;
export const BPF_XOR = 0xa0;
export const BPF_MOV = 0xb0;
export const BPF_ARSH = 0xc0;
export const BPF_END = 0xd0;

/** The high four bits of jumps. */
export const BPF_JA = 0x00;
export const BPF_JEQ = 0x10;
export const BPF_JGT = 0x20;
export const BPF_JGE = 0x30;
export const BPF_JSET = 0x40;
export const BPF_JNE = 0x50;
export const BPF_JSGT = 0x60;
export const BPF_JSGE = 0x70;
export const BPF_CALL = 0x80;
export const BPF_EXIT = 0x90;
export const BPF_JLT = 0xa0;
export const BPF_JLE = 0xb0;
export const BPF_JSLT = 0xc0;
export const BPF_JSLE = 0xd0;
export const BPF_JCOND = 0xe0;

/** The high three bits of loads and stores. */
export const BPF_MEM = 0x60;
export const BPF_MEMSX = 0x80;
export const BPF_ATOMIC = 0xc0;

/** Widths of loads and stores in bytes, by the size bits of an opcode: BPF_W, BPF_H, BPF_B, BPF_DW. */
export const WIDTHS: readonly number[] = [4, 2, 1, 8];

/** A 64-bit immediate load, which takes two instructions. */
export const LDIMM64 = 0x18;
export const CALL = BPF_JMP | BPF_CALL;
export const EXIT = BPF_JMP | BPF_EXIT;
/** A jump to the address in a register, which is one of a table. */
export const GOTOX = BPF_JMP | BPF_JA | BPF_X;

/** What the source register of a call says of its immediate. */
export const BPF_PSEUDO_CALL = 1;
export const BPF_PSEUDO_KFUNC_CALL = 2;
/** What the source register of a 64-bit immediate load says of its immediate. */
export const BPF_PSEUDO_FUNC = 4;
