import { describe, expect, test } from '@jest/globals';
import {
  BPF_ADD,
  BPF_AND,
  BPF_ARSH,
  BPF_DIV,
  BPF_LSH,
  BPF_MOD,
  BPF_MUL,
  BPF_OR,
  BPF_RSH,
  BPF_SUB,
  BPF_XOR,
} from '../../../src/core/opcodes.js';
import { NEWEST, rulesOf, type VerifierRules } from '../../../src/verdict/verifier/generations.js';
import { parseRelease } from '../../../src/verdict/verifier/release.js';
import { arithmetic } from '../../../src/verdict/walk/arithmetic.js';
import {
  type Constant,
  DATA,
  SCALAR,
  UNKNOWN,
  type Value,
} from '../../../src/verdict/walk/value.js';
import { numbersOf } from '../random.js';

type Width = 32 | 64;

const constant = (value: bigint, origin = 0): Constant => ({ kind: 'constant', value, origin });
const UNION = (a: number, b: number) => a | b;

function compute(
  operation: number,
  bits: Width,
  value: Value,
  operand: Value,
  { rules = NEWEST, isSigned = false }: { rules?: VerifierRules; isSigned?: boolean } = {},
): Value {
  return arithmetic(operation, bits, isSigned, value, operand, rules, UNION);
}

/** What the processor does; undefined where the kernel does not say. */
const REFERENCE: Record<number, (a: bigint, b: bigint, bits: Width) => bigint | undefined> = {
  [BPF_ADD]: (a, b) => a + b,
  [BPF_SUB]: (a, b) => a - b,
  [BPF_MUL]: (a, b) => a * b,
  [BPF_DIV]: (a, b) => (b === 0n ? 0n : a / b),
  [BPF_OR]: (a, b) => a | b,
  [BPF_AND]: (a, b) => a & b,
  [BPF_XOR]: (a, b) => a ^ b,
  [BPF_LSH]: (a, b, bits) => (b < bits ? a * 2n ** b : undefined),
  [BPF_RSH]: (a, b, bits) => (b < bits ? a / 2n ** b : undefined),
  [BPF_ARSH]: (a, b, bits) => {
    if (b >= bits) return undefined;
    const isNegative = a >= 2n ** BigInt(bits - 1);
    const ones = 2n ** BigInt(bits) - 2n ** (BigInt(bits) - b);
    return a / 2n ** b + (isNegative ? ones : 0n);
  },
};

const SHIFTS = [BPF_LSH, BPF_RSH, BPF_ARSH];

describe.each<Width>([32, 64])('constants of %i bits, with all rules', (bits) => {
  const modulus = 2n ** BigInt(bits);

  test.each(Object.entries(REFERENCE))(
    'operation %s gives what a processor does',
    (code, refer) => {
      const numbers = numbersOf(Number(code) + bits);
      const isShift = SHIFTS.includes(Number(code));
      const wrong: unknown[] = [];
      let known = 0;
      for (let i = 0; i < 3000; i++) {
        // Most shifts are by fewer bits than a number has. The verifier looks at all 64 bits of the amount.
        const a = numbers.word();
        const b = isShift && i % 4 > 0 ? BigInt(numbers.below(bits)) : numbers.word();
        const expected = refer(a % modulus, isShift ? b : b % modulus, bits);
        const result = compute(Number(code), bits, constant(a, 1), constant(b, 2));
        const isRight =
          expected === undefined
            ? result.kind === 'scalar'
            : result.kind === 'constant' &&
              result.value === ((expected % modulus) + modulus) % modulus &&
              result.origin === 3;
        if (!isRight) wrong.push([a, b, result]);
        if (expected !== undefined) known++;
      }
      expect(wrong).toEqual([]);
      expect(known).toBeGreaterThan(1500);
    },
  );

  test('a remainder and a division with signs are not followed', () => {
    expect(compute(BPF_MOD, bits, constant(7n), constant(3n))).toEqual(SCALAR);
    const signed = compute(BPF_DIV, bits, constant(6n), constant(3n), { isSigned: true });
    expect(signed).toEqual(SCALAR);
  });

  test('a product or mask is 0 if one side is', () => {
    for (const other of [SCALAR, UNKNOWN]) {
      for (const operation of [BPF_AND, BPF_MUL]) {
        expect(compute(operation, bits, other, constant(0n, 4))).toEqual(constant(0n, 4));
        expect(compute(operation, bits, constant(0n, 4), other)).toEqual(constant(0n, 4));
        expect(compute(operation, bits, constant(1n), other)).toEqual(SCALAR);
        expect(compute(operation, bits, other, constant(1n))).toEqual(SCALAR);
      }
      expect(compute(BPF_OR, bits, other, constant(0n))).toEqual(SCALAR);
    }
    const upper = constant(2n ** 40n);
    expect(compute(BPF_MUL, bits, SCALAR, upper)).toEqual(bits === 32 ? constant(0n) : SCALAR);
  });
});

describe('what a verifier of a release knows', () => {
  const at = (release: string) => ({ rules: rulesOf(parseRelease(release)) });
  const two = (operation: number, bits: Width, release: string, a = 6n, b = 3n) =>
    compute(operation, bits, constant(a), constant(b), at(release)).kind === 'constant';

  test('4.9 adds 64 bits, and nothing else', () => {
    expect(two(BPF_ADD, 64, '4.9')).toBe(true);
    expect(two(BPF_ADD, 32, '4.9')).toBe(false);
    for (const operation of [BPF_SUB, BPF_MUL, BPF_OR, BPF_AND, BPF_XOR, BPF_LSH, BPF_RSH]) {
      expect(two(operation, 64, '4.9')).toBe(false);
    }
  });

  test.each([
    [BPF_SUB, '4.14', '4.19'],
    [BPF_MUL, '4.14', '4.19'],
    [BPF_OR, '4.14', '4.19'],
    [BPF_AND, '4.14', '4.19'],
    [BPF_LSH, '4.14', '4.19'],
    [BPF_RSH, '4.14', '4.19'],
    [BPF_ARSH, '5.6', '5.6'],
    [BPF_XOR, '5.10', '5.10'],
    [BPF_DIV, '7.0', '7.0'],
  ])('operation %i is known from %s in 64 bits, from %s in 32', (operation, wide, narrow) => {
    const releases = ['4.9', '4.14', '4.19', '5.0', '5.6', '5.10', '6.17', '7.0'];
    const first = (bits: Width) => releases.find((release) => two(operation, bits, release));
    expect([first(64), first(32)]).toEqual([wide, narrow]);
  });

  test('a mask of 0 is 0 from 4.14 on, on whichever side; a product with the 0 before from 6.11', () => {
    const zero = (operation: number, isLeft: boolean, release: string) =>
      (isLeft
        ? compute(operation, 64, constant(0n), SCALAR, at(release))
        : compute(operation, 64, SCALAR, constant(0n), at(release))
      ).kind === 'constant';
    const releases = ['4.9', '4.14', '6.9', '6.11'];
    const first = (operation: number, isLeft: boolean) =>
      releases.find((release) => zero(operation, isLeft, release));
    expect(first(BPF_AND, false)).toBe('4.14');
    expect(first(BPF_AND, true)).toBe('4.14');
    expect(first(BPF_MUL, false)).toBe('4.14');
    expect(first(BPF_MUL, true)).toBe('6.11');
  });

  test('before 5.7 no number that wraps both ways', () => {
    const before = '5.6';
    const [minus, least] = [2n ** 64n - 1n, 2n ** 63n];
    expect(two(BPF_SUB, 32, before, 3n, 4n)).toBe(false);
    expect(two(BPF_SUB, 32, before, 4n, 4n)).toBe(true);
    expect(two(BPF_SUB, 32, '5.7', 3n, 4n)).toBe(true);
    // As unsigned numbers they wrap, as signed ones they do not.
    expect(two(BPF_ADD, 64, before, minus, 1n)).toBe(true);
    expect(two(BPF_SUB, 64, before, 0n, 1n)).toBe(true);
    // As signed numbers they wrap, as unsigned ones they do not.
    expect(two(BPF_ADD, 64, before, least - 1n, 1n)).toBe(true);
    // Both.
    expect(two(BPF_ADD, 64, before, least, least)).toBe(false);
    expect(two(BPF_ADD, 64, '5.7', least, least)).toBe(true);
    expect(two(BPF_SUB, 64, before, 1n, least)).toBe(false);
    expect(two(BPF_SUB, 64, '5.7', 1n, least)).toBe(true);
  });
});

describe('pointers', () => {
  const STACK: Value = { kind: 'stack', frame: 1, offset: -16 };
  const SOMEWHERE: Value = { ...STACK, offset: undefined };
  const CONSTANTS: Value = { kind: 'constants', section: 4, offset: 8, origin: 1 };
  const KCONFIG: Value = { kind: 'kconfig', name: 'CONFIG_X', offset: 0 };
  const minus8 = constant(2n ** 64n - 8n, 2);

  test('keep their place when a constant is added', () => {
    expect(compute(BPF_ADD, 64, STACK, minus8)).toEqual({ ...STACK, offset: -24 });
    expect(compute(BPF_ADD, 64, minus8, STACK)).toEqual({ ...STACK, offset: -24 });
    expect(compute(BPF_SUB, 64, STACK, constant(4n))).toEqual({ ...STACK, offset: -20 });
    expect(compute(BPF_ADD, 64, CONSTANTS, constant(4n, 2))).toEqual({
      ...CONSTANTS,
      offset: 12,
      origin: 3,
    });
    expect(compute(BPF_ADD, 64, KCONFIG, constant(1n))).toEqual({ ...KCONFIG, offset: 1 });
  });

  test('lose it when anything else is', () => {
    expect(compute(BPF_ADD, 64, STACK, SCALAR)).toEqual(SOMEWHERE);
    expect(compute(BPF_SUB, 64, STACK, UNKNOWN)).toEqual(SOMEWHERE);
    expect(compute(BPF_ADD, 64, SOMEWHERE, constant(1n))).toEqual(SOMEWHERE);
    expect(compute(BPF_ADD, 64, STACK, constant(2n ** 62n))).toEqual(SOMEWHERE);
    for (const pointer of [CONSTANTS, KCONFIG, DATA]) {
      expect(compute(BPF_ADD, 64, pointer, SCALAR)).toEqual(UNKNOWN);
    }
    expect(compute(BPF_ADD, 64, CONSTANTS, constant(2n ** 62n))).toEqual(UNKNOWN);
    expect(compute(BPF_ADD, 64, SCALAR, UNKNOWN)).toEqual(UNKNOWN);
    expect(compute(BPF_ADD, 64, constant(1n), UNKNOWN)).toEqual(UNKNOWN);
    expect(compute(BPF_SUB, 64, constant(1n), STACK)).toEqual(UNKNOWN);
    expect(compute(BPF_ADD, 32, STACK, constant(1n))).toEqual(UNKNOWN);
    expect(compute(BPF_ADD, 64, SCALAR, SCALAR)).toEqual(SCALAR);
    expect(compute(BPF_OR, 64, UNKNOWN, constant(1n))).toEqual(SCALAR);
  });
});
