import {
  BPF_ADD,
  BPF_ALU64,
  BPF_LDX,
  BPF_MOV,
  BPF_ST,
  BPF_STX,
  BPF_X,
  CALL,
} from '../core/opcodes.js';
import type { LinkedFunction, LinkedProgram } from '../verdict/link.js';
import { nextOf } from '../verdict/walk/flow.js';

/** What a verifier lets a program and what it calls take of the stack together, in bytes (`MAX_BPF_STACK`). */
export const MOST_STACK = 512;

/** The chain of calls that takes the most of the stack. */
export interface StackUse {
  /** Bytes, each function's rounded up. */
  readonly bytes: number;
  /** The deepest access of the last function of the chain. */
  readonly insn: number;
}

const FRAME_POINTER = 10;

/**
 * What a program takes of the stack over its calls at least (`kernel/bpf/verifier.c: check_max_stack_depth`): by its
 * accesses from the frame pointer, and by the addresses that it makes of it for helpers. What it reaches in other ways
 * is not seen, nor are callbacks. A single function's stack every kernel limits alike.
 *
 * @param rounding bytes to which each function's use is rounded up: 32, and 16 from 6.9 on
 * @returns undefined if the program calls no function of its own, or one calls itself
 */
export function stackOver(program: LinkedProgram, rounding: number): StackUse | undefined {
  const { functions } = program;
  if (functions.length < 2) return undefined;
  const own = functions.map((fn) => ownUse(program, fn));
  const calls = callsBy(program);
  const known = new Map<number, StackUse | undefined>();
  return useOf(0, 0);

  function useOf(index: number, depth: number): StackUse | undefined {
    // A function that calls itself would never end.
    if (depth > MOST_FRAMES) return undefined;
    if (known.has(index)) return known.get(index);
    const { bytes, insn } = own[index] as StackUse;
    const rounded = Math.ceil(Math.max(bytes, 1) / rounding) * rounding;
    let most: StackUse = { bytes: rounded, insn };
    for (const { callee } of calls[index] ?? []) {
      const below = useOf(callee, depth + 1);
      if (below === undefined || rounded + below.bytes <= most.bytes) continue;
      most = { bytes: rounded + below.bytes, insn: below.insn };
    }
    known.set(index, most);
    return most;
  }
}

/** `MAX_CALL_FRAMES` up to 7.1. */
const MOST_FRAMES = 8;

/** A call that a program comes to with eight frames on its stack, so that the callee's is the ninth. */
export function ninthFrame(program: LinkedProgram): number | undefined {
  const calls = callsBy(program);
  let frames = new Set([0]);
  for (let depth = 1; depth <= MOST_FRAMES; depth++) {
    const next = [...frames].flatMap((index) => calls[index] ?? []);
    if (depth === MOST_FRAMES) return next[0]?.insn;
    frames = new Set(next.map(({ callee }) => callee));
  }
  return undefined;
}

interface Call {
  readonly insn: number;
  readonly callee: number;
}

/** By function: its calls of others. */
function callsBy({ functions, references, opcodes }: LinkedProgram): readonly (readonly Call[])[] {
  const calls = functions.map((): Call[] => []);
  for (const [insn, reference] of references) {
    if (reference.kind !== 'function' || opcodes[insn] !== CALL) continue;
    const caller = functions.findIndex(({ start, end }) => start <= insn && insn < end);
    calls[caller]?.push({ insn, callee: reference.function });
  }
  return calls;
}

function ownUse(program: LinkedProgram, { start, end }: LinkedFunction): StackUse {
  const { opcodes, registers, offsets, immediates } = program;
  let most: StackUse = { bytes: 0, insn: start };
  /** The register that the frame pointer was copied to by the instruction before. */
  let copy = -1;
  for (let insn = start; insn < end; insn = nextOf(program, insn)) {
    const opcode = opcodes[insn] as number;
    const both = registers[insn] as number;
    const kind = opcode & 0x07;
    const isAccess =
      (kind === BPF_LDX && both >> 4 === FRAME_POINTER) ||
      ((kind === BPF_ST || kind === BPF_STX) && (both & 0xf) === FRAME_POINTER);
    const isAddress = opcode === (BPF_ALU64 | BPF_ADD) && (both & 0xf) === copy;
    const offset = isAccess ? offsets[insn] : isAddress ? immediates[insn] : 0;
    if (-(offset as number) > most.bytes) most = { bytes: -(offset as number), insn };
    const isCopy = opcode === (BPF_ALU64 | BPF_MOV | BPF_X) && both >> 4 === FRAME_POINTER;
    copy = isCopy ? both & 0xf : -1;
  }
  return most;
}
