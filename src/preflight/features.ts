import type { Reference } from '../core/code.js';
import {
  BPF_ALU,
  BPF_ALU64,
  BPF_ATOMIC,
  BPF_DIV,
  BPF_END,
  BPF_JA,
  BPF_JCOND,
  BPF_JLE,
  BPF_JLT,
  BPF_JMP,
  BPF_JMP32,
  BPF_JSLE,
  BPF_JSLT,
  BPF_LDX,
  BPF_MEMSX,
  BPF_MOD,
  BPF_MOV,
  BPF_STX,
  BPF_X,
  CALL,
  GOTOX,
  LDIMM64,
} from '../core/opcodes.js';
import type { LinkedFunction, LinkedProgram } from '../verdict/link.js';
import { fallsThrough, jumpTarget, nextOf } from '../verdict/walk/flow.js';
import type { SectionKind } from './sections.js';
import { MOST_STACK, ninthFrame, stackOver } from './stack.js';
import type { FeatureName } from './tables/features.js';

/** Instructions that a program may have without more. */
const FEW = 4096;

/**
 * What a program has that not all kernels take, with the instructions that show it; none if the program as a
 * whole does.
 *
 * @param kconfig the externals of `.kconfig`
 */
export function featuresOf(
  program: LinkedProgram,
  kind: SectionKind | undefined,
  kconfig: ReadonlyMap<string, number>,
): ReadonlyMap<FeatureName, readonly number[]> {
  const found = new Map<FeatureName, number[]>();
  const add = (feature: FeatureName, insn?: number) => {
    const list = found.get(feature) ?? [];
    found.set(feature, list);
    if (insn !== undefined) list.push(insn);
  };
  if (program.opcodes.length > FEW) add('manyInstructions');
  if (kind?.hasFrags) add('frags');
  if (kind?.isSleepable) {
    const isUprobe = kind.programType === 'BPF_PROG_TYPE_KPROBE';
    add(isUprobe ? 'sleepableUprobes' : 'sleepable');
  }
  for (const fn of program.functions) {
    for (let insn = fn.start; insn < fn.end; insn = nextOf(program, insn)) {
      const feature = ofInstruction(program, insn, kconfig);
      if (feature !== undefined) add(feature, insn);
    }
    for (const insn of backEdges(program, fn)) add('backEdges', insn);
  }
  const ninth = ninthFrame(program);
  if (ninth !== undefined) add('ninthFrame', ninth);
  const deep = stackOver(program, 16);
  const rounded = stackOver(program, 32);
  if (deep !== undefined && deep.bytes > MOST_STACK) add('deepStack', deep.insn);
  else if (rounded !== undefined && rounded.bytes > MOST_STACK) add('roundedStack', rounded.insn);
  return found;
}

const V2: ReadonlySet<number> = new Set([BPF_JLT, BPF_JLE, BPF_JSLT, BPF_JSLE]);
/** `BPF_LOAD_ACQ`, `BPF_STORE_REL`. */
const ORDERED: ReadonlySet<number> = new Set([0x100, 0x110]);
/** Bits of a register that are extended. A 1 is a cast between address spaces. */
const EXTENDED: ReadonlySet<number> = new Set([8, 16, 32]);

function ofInstruction(
  program: LinkedProgram,
  insn: number,
  kconfig: ReadonlyMap<string, number>,
): FeatureName | undefined {
  const opcode = program.opcodes[insn] as number;
  const offset = program.offsets[insn] as number;
  const operation = opcode & 0xf0;
  switch (opcode & 0x07) {
    case BPF_ALU:
    case BPF_ALU64:
      if (operation === BPF_END) {
        return (opcode & 0x07) === BPF_ALU64 ? 'byteSwaps' : undefined;
      }
      if (operation === BPF_MOV && (opcode & BPF_X) !== 0) {
        return EXTENDED.has(offset) ? 'signedMoves' : undefined;
      }
      return (operation === BPF_DIV || operation === BPF_MOD) && offset === 1
        ? 'signedDivisions'
        : undefined;
    case BPF_LDX:
      return (opcode & 0xe0) === BPF_MEMSX ? 'signedLoads' : undefined;
    case BPF_STX: {
      const held = program.immediates[insn] as number;
      if ((opcode & 0xe0) !== BPF_ATOMIC || held === 0) return undefined;
      return ORDERED.has(held) ? 'acquireRelease' : 'atomics';
    }
    case BPF_JMP:
    case BPF_JMP32:
      return ofJump(program, insn);
    default:
      return opcode === LDIMM64 ? ofAddress(program.references.get(insn), kconfig) : undefined;
  }
}

function ofJump(program: LinkedProgram, insn: number): FeatureName | undefined {
  const opcode = program.opcodes[insn] as number;
  const operation = opcode & 0xf0;
  if (opcode === GOTOX) return 'jumpTables';
  if (opcode === CALL) {
    const reference = program.references.get(insn);
    if (reference?.kind === 'function') return 'calls';
    return reference?.kind === 'extern' ? 'kfuncs' : undefined;
  }
  if (operation === BPF_JCOND) return 'mayGoto';
  if ((opcode & 0x07) === BPF_JMP32) return operation === BPF_JA ? 'longJumps' : 'jumps32';
  return V2.has(operation) ? 'lessThan' : undefined;
}

function ofAddress(
  reference: Reference | undefined,
  kconfig: ReadonlyMap<string, number>,
): FeatureName | undefined {
  if (reference?.kind === 'function') return 'functionAddresses';
  const isData =
    reference?.kind === 'data' || (reference?.kind === 'extern' && kconfig.has(reference.name));
  return isData ? 'globalData' : undefined;
}

const OPEN = 1;
const DONE = 2;

/**
 * The jumps of a function that lead back to where the way to them came by, as older kernels find them
 * (`kernel/bpf/verifier.c: check_cfg, push_insn`).
 */
function backEdges(program: LinkedProgram, { start, end }: LinkedFunction): number[] {
  const state = new Uint8Array(end - start);
  const found = new Set<number>();
  const stack: { insn: number; next: number[] }[] = [];
  const enter = (insn: number) => {
    state[insn - start] = OPEN;
    const target = jumpTarget(program, insn);
    const next = target === undefined ? [] : [target];
    if (fallsThrough(program, insn)) next.push(nextOf(program, insn));
    stack.push({ insn, next });
  };
  if (end > start) enter(start);
  for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
    const to = top.next.pop();
    if (to === undefined) {
      state[top.insn - start] = DONE;
      stack.pop();
    } else if (to >= start && to < end) {
      if (state[to - start] === OPEN) found.add(top.insn);
      else if (state[to - start] === 0) enter(to);
    }
  }
  return [...found].sort((a, b) => a - b);
}
