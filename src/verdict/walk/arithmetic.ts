import {
  BPF_ADD,
  BPF_AND,
  BPF_ARSH,
  BPF_DIV,
  BPF_LSH,
  BPF_MUL,
  BPF_OR,
  BPF_RSH,
  BPF_SUB,
  BPF_XOR,
} from '../../core/opcodes.js';
import type { VerifierRules } from '../verifier/generations.js';
import { type Constant, SCALAR, UNKNOWN, type Value } from './value.js';

const ZERO = 0n;

/**
 * What a verifier knows of a register after arithmetic on it (`kernel/bpf/verifier.c:
 * adjust_reg_min_max_vals, adjust_scalar_min_max_vals`). MOV, NEG and END are told by others.
 *
 * @param operation the high four bits of the opcode
 * @param bits 32 or 64: of the operation, whose result is zero-extended
 * @param isSigned of a division
 */
export function arithmetic(
  operation: number,
  bits: 32 | 64,
  isSigned: boolean,
  value: Value,
  operand: Value,
  rules: VerifierRules,
  union: (a: number, b: number) => number,
): Value {
  if (value.kind === 'constant' && operand.kind === 'constant') {
    const result = isSigned
      ? undefined
      : ofConstants(
          operation,
          bits,
          cut(value.value, bits),
          amountOf(operation, operand.value, bits),
          rules,
        );
    if (result === undefined) return SCALAR;
    return {
      kind: 'constant',
      value: cut(result, bits),
      origin: union(value.origin, operand.origin),
    };
  }
  if (bits === 64 && (operation === BPF_ADD || operation === BPF_SUB)) {
    const moved = movePointer(operation, value, operand, union);
    if (moved !== undefined) return moved;
  }
  if (operation === BPF_AND || operation === BPF_MUL) {
    const zero = zeroOf(operation, value, operand, bits, rules);
    if (zero !== undefined) return zero;
  }
  const isPointer = operation === BPF_ADD || operation === BPF_SUB;
  return isPointer && !(isPlain(value) && isPlain(operand)) ? UNKNOWN : SCALAR;
}

/** The operand: cut as the operation is, but for shifts, of which the verifier sees all 64 bits. */
function amountOf(operation: number, value: bigint, bits: number): bigint {
  const isShift = operation === BPF_LSH || operation === BPF_RSH || operation === BPF_ARSH;
  return isShift ? value : cut(value, bits);
}

/** A constant cut to the bits of an operation. */
export function cut(value: bigint, bits: number): bigint {
  return BigInt.asUintN(bits, value);
}

function ofConstants(
  operation: number,
  bits: 32 | 64,
  a: bigint,
  b: bigint,
  rules: VerifierRules,
): bigint | undefined {
  const isOldest = bits === 64 && operation === BPF_ADD;
  if (!(bits === 64 ? rules.arithmetic : rules.arithmetic32) && !isOldest) return undefined;
  switch (operation) {
    case BPF_ADD:
      return rules.wrapping || !wrapsTwice(bits, a, b, 1n) ? a + b : undefined;
    case BPF_SUB:
      if (!rules.wrapping && (bits === 32 ? a < b : wrapsTwice(bits, a, b, -1n))) return undefined;
      return a - b;
    case BPF_MUL:
      return a * b;
    case BPF_OR:
      return a | b;
    case BPF_AND:
      return a & b;
    case BPF_XOR:
      return rules.xor ? a ^ b : undefined;
    case BPF_LSH:
      return b < BigInt(bits) ? a << b : undefined;
    case BPF_RSH:
      return b < BigInt(bits) ? a >> b : undefined;
    case BPF_ARSH:
      return rules.arsh && b < BigInt(bits) ? BigInt.asIntN(bits, a) >> b : undefined;
    case BPF_DIV:
      return rules.div ? (b === ZERO ? ZERO : a / b) : undefined;
    default:
      return undefined;
  }
}

/** Whether a sum, or a difference, wraps as a signed number and as an unsigned one. */
function wrapsTwice(bits: number, a: bigint, b: bigint, sign: 1n | -1n): boolean {
  const unsigned = a + sign * b;
  const signed = BigInt.asIntN(bits, a) + sign * BigInt.asIntN(bits, b);
  return cut(unsigned, bits) !== unsigned && BigInt.asIntN(bits, signed) !== signed;
}

/** Pointers that keep their place when a constant is added, or lose it when anything else is. */
function movePointer(
  operation: number,
  value: Value,
  operand: Value,
  union: (a: number, b: number) => number,
): Value | undefined {
  const [pointer, other] =
    isPointer(operand) && operation === BPF_ADD ? [operand, value] : [value, operand];
  if (!isPointer(pointer)) return undefined;
  if (other.kind !== 'constant') {
    return pointer.kind === 'stack' ? { ...pointer, offset: undefined } : UNKNOWN;
  }
  if (pointer.offset === undefined) return pointer;
  const distance = Number(BigInt.asIntN(64, other.value));
  const offset = pointer.offset + (operation === BPF_ADD ? distance : -distance);
  if (Number.isSafeInteger(offset)) {
    const origin = pointer.kind === 'constants' && { origin: union(pointer.origin, other.origin) };
    return { ...pointer, offset, ...origin };
  }
  return pointer.kind === 'stack' ? { ...pointer, offset: undefined } : UNKNOWN;
}

function isPointer(
  value: Value,
): value is Extract<Value, { kind: 'stack' | 'constants' | 'kconfig' }> {
  return value.kind === 'stack' || value.kind === 'constants' || value.kind === 'kconfig';
}

/** A product or mask is 0 if one side is, whatever the other is. */
function zeroOf(
  operation: number,
  value: Value,
  operand: Value,
  bits: number,
  rules: VerifierRules,
): Constant | undefined {
  if (isZero(operand, bits) && rules.productsWithUnknown) return { ...operand, value: ZERO };
  const isLeftKnown = operation === BPF_AND ? rules.productsWithUnknown : rules.zeroTimesUnknown;
  if (isZero(value, bits) && isLeftKnown) return { ...value, value: ZERO };
  return undefined;
}

function isZero(value: Value, bits: number): value is Constant {
  return value.kind === 'constant' && cut(value.value, bits) === ZERO;
}

function isPlain({ kind }: Value): boolean {
  return kind === 'scalar' || kind === 'constant';
}
