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

/** Registers that hand arguments to a function. */
const ARGUMENTS = 0b111110;

/**
 * The loads of a program, and of the functions that it calls, from its context: from registers that hold the
 * context's address on every way to the instruction. Loads that are not certainly such are left out.
 */
export function contextLoads(program: LinkedProgram): Load[] {
  const { functions, references, opcodes, registers, offsets } = program;
  const length = opcodes.length;
  /** By instruction: the registers that hold the address on every way to it, a bit each. */
  const holds = new Uint16Array(length);
  const seen = new Uint8Array(length);
  const waiting: number[] = [];
  const reach = (insn: number, held: number) => {
    if (insn < 0 || insn >= length) return;
    const known = holds[insn] as number;
    const both = seen[insn] === 0 ? held : known & held;
    if (seen[insn] === 1 && both === known) return;
    seen[insn] = 1;
    holds[insn] = both;
    waiting.push(insn);
  };
  reach(0, 0b10);
  for (let insn = waiting.pop(); insn !== undefined; insn = waiting.pop()) {
    const before = holds[insn] as number;
    const reference = references.get(insn);
    if (reference?.kind === 'function') {
      // The kernel may call what only its address is taken of, with anything.
      const given = opcodes[insn] === CALL ? before & ARGUMENTS : 0;
      reach(functions[reference.function]?.start ?? length, given);
    }
    const after = afterOf(program, insn, before);
    const target = jumpTarget(program, insn);
    if (target !== undefined) reach(target, after);
    if (fallsThrough(program, insn)) reach(nextOf(program, insn), after);
  }
  const loads: Load[] = [];
  for (let insn = 0; insn < length; insn = nextOf(program, insn)) {
    const isLoad = ((opcodes[insn] as number) & 0x07) === BPF_LDX;
    const source = (registers[insn] as number) >> 4;
    if (!isLoad || seen[insn] === 0) continue;
    if (((holds[insn] as number) & (1 << source)) === 0) continue;
    loads.push({ insn, offset: offsets[insn] as number });
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
