import {
  BPF_JEQ,
  BPF_JGE,
  BPF_JGT,
  BPF_JLE,
  BPF_JLT,
  BPF_JNE,
  BPF_JSET,
  BPF_JSGE,
  BPF_JSGT,
  BPF_JSLE,
  BPF_JSLT,
} from '../../core/opcodes.js';
import type { VerifierRules } from '../verifier/generations.js';
import { cut } from './arithmetic.js';
import type { Value } from './value.js';

/** What a conditional jump compares. */
export interface Comparison {
  /** The high four bits of the opcode. */
  readonly operation: number;
  /** 32 if only the lower halves are compared. */
  readonly bits: 32 | 64;
  /** Whether the operand is in the instruction, and in no register. */
  readonly isImmediate: boolean;
}

/**
 * Whether a verifier knows which way a jump goes (`kernel/bpf/verifier.c: is_branch_taken,
 * check_cond_jmp_op`).
 *
 * @returns whether it is taken; undefined if both ways are looked at
 */
export function decide(
  comparison: Comparison,
  value: Value,
  operand: Value,
  rules: VerifierRules,
): boolean | undefined {
  const { operation, bits, isImmediate } = comparison;
  if (bits === 32 && !rules.jumps32) return undefined;
  if (operand.kind !== 'constant') return undefined;
  if (value.kind !== 'constant') return comparedWithNull(comparison, value, operand.value, rules);
  if (!isImmediate && !rules.registerComparisons) return undefined;
  const [a, b] = [cut(value.value, bits), cut(operand.value, bits)];
  const isEquality = operation === BPF_JEQ || operation === BPF_JNE;
  if (isEquality && !rules.equalityBothWays && a !== b) return undefined;
  if (!isEquality && !rules.everyComparison) return undefined;
  return compare(operation, bits, a, b);
}

/** A pointer that is not null is no 0. That to a stack and that to a context are not known to be none. */
function comparedWithNull(
  { operation, bits, isImmediate }: Comparison,
  { kind }: Value,
  operand: bigint,
  { notNull }: VerifierRules,
): boolean | undefined {
  const isPointer = kind === 'data' || kind === 'constants' || kind === 'kconfig';
  if (!isPointer || !notNull || bits !== 64 || !isImmediate || operand !== 0n) return undefined;
  if (operation === BPF_JEQ) return false;
  return operation === BPF_JNE ? true : undefined;
}

function compare(operation: number, bits: number, a: bigint, b: bigint): boolean | undefined {
  const [signedA, signedB] = [BigInt.asIntN(bits, a), BigInt.asIntN(bits, b)];
  switch (operation) {
    case BPF_JEQ:
      return a === b;
    case BPF_JNE:
      return a !== b;
    case BPF_JGT:
      return a > b;
    case BPF_JGE:
      return a >= b;
    case BPF_JLT:
      return a < b;
    case BPF_JLE:
      return a <= b;
    case BPF_JSGT:
      return signedA > signedB;
    case BPF_JSGE:
      return signedA >= signedB;
    case BPF_JSLT:
      return signedA < signedB;
    case BPF_JSLE:
      return signedA <= signedB;
    case BPF_JSET:
      return (a & b) !== 0n;
    default:
      return undefined;
  }
}

/**
 * What a way out of a branch tells of the register that was compared: the constant if they are equal.
 *
 * @returns undefined if it tells nothing
 */
export function learnt(
  { operation, bits, isImmediate }: Comparison,
  taken: boolean,
  value: Value,
  operand: Value,
  { refinements }: VerifierRules,
): Value | undefined {
  if (!refinements) return undefined;
  const isEqual = (operation === BPF_JEQ && taken) || (operation === BPF_JNE && !taken);
  if (!isEqual || bits !== 64 || !isImmediate || operand.kind !== 'constant') return undefined;
  if (value.kind === 'scalar') return operand;
  return value.kind === 'nullable' && operand.value === 0n ? operand : undefined;
}
