import type { Query } from '../../object.js';
import type { Instruction } from '../../spec/instruction.js';
import { MAX_OFFSET } from '../../spec/instruction.js';
import { RelocationKind } from '../../spec/relocation-kind.js';
import type { Decision, Patched } from '../loader.js';

const INT_MAX = 0x7fff_ffff;

/** Kinds that are answered with 0 if nothing on the kernel answers (`btf/core.go: checksForExistence`). */
export function checksForExistence(kind: number): boolean {
  return (
    kind === RelocationKind.FIELD_EXISTS ||
    kind === RelocationKind.TYPE_EXISTS ||
    kind === RelocationKind.ENUMVAL_EXISTS ||
    kind === RelocationKind.TYPE_MATCHES
  );
}

/** What such a question is answered with then. */
const NOT_THERE = { value: 0, local: 1, checked: true };

/** What becomes of an instruction (`btf/core.go: COREFixup.Apply`). Widths are never changed. */
export function patchInCilium(query: Query, insn: Instruction, decision: Decision): Patched {
  if ('failure' in decision) return { status: decision.failure };
  const absent = 'nothing' in decision;
  if (absent && !checksForExistence(query.kind)) return { status: 'unresolved' };
  const { value, local, checked } = absent ? NOT_THERE : decision.match;
  if (insn.form === 'other') return { status: 'invalid' };
  const held = insn.form === 'memory' ? insn.offset : insn.immediate;
  const bits = insn.form === 'memory' ? 16 : 64;
  if (checked && BigInt.asIntN(64, held) !== BigInt.asIntN(bits, BigInt(local))) {
    return { status: 'invalid' };
  }
  const most = insn.form === 'memory' ? MAX_OFFSET : insn.form === 'alu' ? INT_MAX : undefined;
  if (most !== undefined && (value as number | bigint) > most) return { status: 'invalid' };
  return absent ? { status: 'absent' } : { status: 'resolved', value: String(value) };
}
