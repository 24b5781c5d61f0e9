import {
  BPF_ALU,
  BPF_ALU64,
  BPF_ATOMIC,
  BPF_CALL,
  BPF_END,
  BPF_EXIT,
  BPF_JA,
  BPF_JCOND,
  BPF_JMP,
  BPF_JMP32,
  BPF_LD,
  BPF_LDX,
  BPF_MOV,
  BPF_NEG,
  BPF_PSEUDO_CALL,
  BPF_ST,
  BPF_STX,
  BPF_X,
  GOTOX,
  LDIMM64,
} from '../../core/opcodes.js';
import type { LinkedFunction, LinkedProgram } from '../link.js';

/** Where control goes in a program, whatever it holds. */
export interface Flow {
  /** By instruction: whether control comes to it in several ways, so that states are compared there. */
  readonly joins: Uint8Array;
  /** By instruction: the registers that are read before they are written, a bit each. */
  readonly live: Uint16Array;
}

/** Registers that a call takes, and that it leaves without a value. */
const ARGUMENTS = 0b111110;
const RESULT = 0b1;

export function flowOf(program: LinkedProgram): Flow {
  const length = program.opcodes.length;
  const ways = new Uint8Array(length);
  const live = new Uint16Array(length);
  const come = (insn: number, number = 1) => {
    if (insn < length) ways[insn] = Math.min(SEVERAL, (ways[insn] as number) + number);
  };
  for (const fn of program.functions) {
    // A function may be called in several places, and a callback is called again.
    come(fn.start, SEVERAL);
    if (jumpsAnywhere(program, fn)) {
      ways.fill(SEVERAL, fn.start, fn.end);
      live.fill(ALL, fn.start, fn.end);
      continue;
    }
    for (let insn = fn.start; insn < fn.end; insn = nextOf(program, insn)) {
      if (fallsThrough(program, insn)) come(nextOf(program, insn));
      const target = jumpTarget(program, insn);
      if (target !== undefined) come(target);
      // A function may return in several places, and a callback may not be called at all.
      if (isCall(program.opcodes[insn] as number) && callsFunctions(program, insn)) {
        come(insn + 1, SEVERAL);
      }
    }
    findLive(program, fn, live);
  }
  return { joins: ways.map((number) => (number >= SEVERAL ? 1 : 0)), live };
}

const SEVERAL = 2;
/** The registers r0 to r10. */
const ALL = 0x7ff;

/** Whether some jump of a function may lead to any of its instructions, by what is known of it here. */
function jumpsAnywhere({ opcodes }: LinkedProgram, { start, end }: LinkedFunction): boolean {
  return opcodes.subarray(start, end).includes(GOTOX);
}

/** Whether a call may run functions of the program: its own, or those that it takes the address of. */
function callsFunctions({ functions, registers }: LinkedProgram, insn: number): boolean {
  return functions.length > 1 || (registers[insn] as number) >> 4 === BPF_PSEUDO_CALL;
}

/** The instruction behind one; a 64-bit load takes two. */
export function nextOf({ opcodes }: LinkedProgram, insn: number): number {
  return insn + (opcodes[insn] === LDIMM64 ? 2 : 1);
}

/** Where a jump leads if it is taken; undefined if the instruction is none. */
export function jumpTarget(
  { opcodes, offsets, immediates }: LinkedProgram,
  insn: number,
): number | undefined {
  const opcode = opcodes[insn] as number;
  const operation = opcode & 0xf0;
  if (!isJump(opcode) || operation === BPF_CALL || operation === BPF_EXIT) return undefined;
  const isLong = operation === BPF_JA && (opcode & 0x07) === BPF_JMP32;
  return insn + 1 + ((isLong ? immediates[insn] : offsets[insn]) as number);
}

/** Whether control may go on to the next instruction. */
export function fallsThrough({ opcodes }: LinkedProgram, insn: number): boolean {
  const opcode = opcodes[insn] as number;
  const operation = opcode & 0xf0;
  return !isJump(opcode) || (operation !== BPF_JA && operation !== BPF_EXIT);
}

export function isCall(opcode: number): boolean {
  return opcode === (BPF_JMP | BPF_CALL);
}

/** Whether an instruction is a jump, a call or an exit. */
export function isJump(opcode: number): boolean {
  const kind = opcode & 0x07;
  return kind === BPF_JMP || kind === BPF_JMP32;
}

function findLive(program: LinkedProgram, { start, end }: LinkedFunction, live: Uint16Array): void {
  const order: number[] = [];
  for (let insn = start; insn < end; insn = nextOf(program, insn)) order.push(insn);
  for (let changed = true; changed; ) {
    changed = false;
    for (let place = order.length - 1; place >= 0; place--) {
      const insn = order[place] as number;
      const next = nextOf(program, insn);
      const target = jumpTarget(program, insn);
      let after = fallsThrough(program, insn) && next < end ? (live[next] as number) : 0;
      if (target !== undefined && target >= start && target < end) after |= live[target] as number;
      const { reads, writes } = effectOf(program, insn);
      const before = (after & ~writes) | reads;
      if (before === live[insn]) continue;
      live[insn] = before;
      changed = true;
    }
  }
}

/** The registers that an instruction reads and writes, a bit each. */
function effectOf(
  { opcodes, registers, immediates }: LinkedProgram,
  insn: number,
): { reads: number; writes: number } {
  const opcode = opcodes[insn] as number;
  const both = registers[insn] as number;
  const destination = 1 << (both & 0xf);
  const source = 1 << (both >> 4);
  const operation = opcode & 0xf0;
  const operand = (opcode & BPF_X) !== 0 ? source : 0;
  switch (opcode & 0x07) {
    case BPF_ALU:
    case BPF_ALU64:
      if (operation === BPF_MOV) return { reads: operand, writes: destination };
      if (operation === BPF_NEG || operation === BPF_END)
        return { reads: destination, writes: destination };
      return { reads: destination | operand, writes: destination };
    case BPF_LDX:
      return { reads: source, writes: destination };
    case BPF_ST:
      return { reads: destination, writes: 0 };
    case BPF_STX: {
      // An atomic operation may put the old value into the source, or into r0 if it compares with that.
      const isAtomic = (opcode & 0xe0) === BPF_ATOMIC;
      const compares = isAtomic && immediates[insn] === CMPXCHG;
      return { reads: destination | source | (compares ? RESULT : 0), writes: 0 };
    }
    case BPF_LD:
      if (opcode === LDIMM64) return { reads: 0, writes: destination };
      return { reads: source | (1 << 6), writes: RESULT | ARGUMENTS };
    default:
      if (operation === BPF_CALL) return { reads: ARGUMENTS, writes: RESULT | ARGUMENTS };
      if (operation === BPF_EXIT) return { reads: RESULT, writes: 0 };
      if (operation === BPF_JA || operation === BPF_JCOND) return { reads: 0, writes: 0 };
      return { reads: destination | operand, writes: 0 };
  }
}

/** `BPF_CMPXCHG` */
const CMPXCHG = 0xf1;
