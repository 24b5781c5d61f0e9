import type { Query } from '../../object.js';
import { WIDTHS } from '../../opcodes.js';
import { type Instruction, MAX_OFFSET } from '../../spec/instruction.js';
import { isTypeBased, RelocationKind } from '../../spec/relocation-kind.js';
import type { Decision, Match, Patched } from '../loader.js';

/**
 * What becomes of an instruction (`libbpf relo_core.c: bpf_core_patch_insn`). If nothing on the kernel
 * answers, a question whether something exists, for a type's size or for its id is answered with 0;
 * any other relocation is poisoned.
 */
export function patchInLibbpf(query: Query, insn: Instruction, decision: Decision): Patched {
  if ('failure' in decision) return { status: decision.failure, reason: decision.reason };
  const absent = 'nothing' in decision;
  if (absent && !isAnsweredWithZero(query.kind)) return { status: 'unresolved' };
  const match = absent ? answerOfZero(query) : decision.match;
  const problem = problemOf(insn, match);
  if (problem !== undefined) return { status: 'invalid', reason: problem };
  if (insn.form === 'memory' && match.failMemszAdjust) {
    return { status: 'unresolved', reason: widthReason(match) };
  }
  if (absent) return { status: 'absent' };
  const widened = insn.form === 'memory' && match.size !== match.localSize;
  return { status: 'resolved', value: String(match.value), ...(widened && { width: match.size }) };
}

function isAnsweredWithZero(kind: number): boolean {
  return (
    isTypeBased(kind) ||
    kind === RelocationKind.FIELD_EXISTS ||
    kind === RelocationKind.ENUMVAL_EXISTS
  );
}

function answerOfZero({ local }: Query): Match {
  const own = { local: local?.value ?? 0, checked: local?.validate === true };
  return { bitOffset: 0, value: 0, ...own, size: 0, localSize: 0, failMemszAdjust: false };
}

/** Why libbpf refuses to patch the instruction, if it does. */
function problemOf(insn: Instruction, match: Match): string | undefined {
  const { value, local, checked, size, localSize } = match;
  if (insn.form === 'other') {
    return `a relocation cannot patch this instruction: ${insn.problem}`;
  }
  const held = insn.form === 'memory' ? insn.offset : insn.immediate;
  if (checked && held !== local) {
    return `the instruction holds ${signed(held)}, but by the object's types it is ${signed(BigInt(local))}`;
  }
  if (insn.form !== 'memory') return undefined;
  if ((value as number | bigint) > MAX_OFFSET) {
    return `offset ${value} does not fit a load or store`;
  }
  if (match.failMemszAdjust || size === localSize) return undefined;
  if (insn.size !== localSize) {
    return `a ${insn.size}-byte load or store of a ${localSize}-byte field`;
  }
  if (!WIDTHS.includes(size)) return `no load or store is ${size} bytes wide`;
  return undefined;
}

function widthReason({ size, localSize }: Match): string {
  return `the field has ${size} bytes there and ${localSize} here, and only pointers and unsigned integers are loaded at another width`;
}

function signed(value: bigint): bigint {
  return BigInt.asIntN(64, value);
}
