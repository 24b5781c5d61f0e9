import { BPF_ALU64, BPF_LDX, BPF_MOV, BPF_STX, BPF_X, CALL, LDIMM64 } from '../core/opcodes.js';
import type { LinkedProgram } from '../verdict/link.js';
import { fallsThrough, isJump, jumpTarget, nextOf } from '../verdict/walk/flow.js';

/** A load of what a program is given, by its offset in bytes from the start of the context. */
export interface Load {
  readonly insn: number;
  readonly offset: number;
}

/** Registers that a call leaves without a value. */
const CALLED = 0b111111;
const ALL = 0x7ff;

/**
 * The loads of a program from its context: from registers that hold the context's address on every way to
 * the instruction. Loads that are not certainly such are left out, as those of functions that it calls.
 */
export function contextLoads(program: LinkedProgram): Load[] {
  const { start = 0, end = 0 } = program.functions[0] ?? {};
  /** By instruction: the registers that hold the address on every way to it, a bit each. */
  const holds = new Uint16Array(end - start).fill(ALL);
  const waiting: number[] = [];
  const reach = (insn: number, registers: number) => {
    if (insn < start || insn >= end) return;
    const place = insn - start;
    const known = holds[place] as number;
    const isNew = seen[place] === 0;
    const both = isNew ? registers : known & registers;
    if (!isNew && both === known) return;
    seen[place] = 1;
    holds[place] = both;
    waiting.push(insn);
  };
  const seen = new Uint8Array(end - start);
  reach(start, 0b10);
  for (let insn = waiting.pop(); insn !== undefined; insn = waiting.pop()) {
    const after = afterOf(program, insn, holds[insn - start] as number);
    const target = jumpTarget(program, insn);
    if (target !== undefined) reach(target, after);
    if (fallsThrough(program, insn)) reach(nextOf(program, insn), after);
  }
  const loads: Load[] = [];
  for (let insn = start; insn < end; insn = nextOf(program, insn)) {
    const isLoad = ((program.opcodes[insn] as number) & 0x07) === BPF_LDX;
    const source = (program.registers[insn] as number) >> 4;
    if (!isLoad || seen[insn - start] === 0) continue;
    if (((holds[insn - start] as number) & (1 << source)) === 0) continue;
    loads.push({ insn, offset: program.offsets[insn] as number });
  }
  return loads;
}

function afterOf({ opcodes, registers }: LinkedProgram, insn: number, before: number): number {
  const opcode = opcodes[insn] as number;
  const both = registers[insn] as number;
  const destination = 1 << (both & 0xf);
  if (opcode === CALL) return before & ~CALLED;
  if (isJump(opcode)) return before;
  const kind = opcode & 0x07;
  // An atomic operation may change its source and r0; plain stores change no register.
  if (kind === BPF_STX)
    return (opcode & 0xe0) === 0xc0 ? before & ~(1 | (1 << (both >> 4))) : before;
  const isMove = kind === BPF_ALU64 && (opcode & 0xf0) === BPF_MOV && (opcode & BPF_X) !== 0;
  if (isMove && (before & (1 << (both >> 4))) !== 0) return before | destination;
  if (kind === 0x02) return before;
  if (kind === 0x00 && opcode !== LDIMM64) return before & ~CALLED;
  return before & ~destination;
}
