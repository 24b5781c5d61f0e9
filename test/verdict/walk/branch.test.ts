import { describe, expect, test } from '@jest/globals';
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
} from '../../../src/core/opcodes.js';
import { NEWEST, rulesOf } from '../../../src/verdict/verifier/generations.js';
import { parseRelease } from '../../../src/verdict/verifier/release.js';
import { type Comparison, decide, learnt } from '../../../src/verdict/walk/branch.js';
import { DATA, NULLABLE, SCALAR, UNKNOWN, type Value } from '../../../src/verdict/walk/value.js';
import { numbersOf } from '../random.js';

const constant = (value: bigint, origin = 0): Value => ({ kind: 'constant', value, origin });

/** A number of so many bits with its sign, by its highest bit. */
const signed = (value: bigint, bits: number) =>
  value >= 2n ** BigInt(bits - 1) ? value - 2n ** BigInt(bits) : value;

const REFERENCE: Record<number, (a: bigint, b: bigint, bits: number) => boolean> = {
  [BPF_JEQ]: (a, b) => a === b,
  [BPF_JNE]: (a, b) => a !== b,
  [BPF_JGT]: (a, b) => a > b,
  [BPF_JGE]: (a, b) => a >= b,
  [BPF_JLT]: (a, b) => a < b,
  [BPF_JLE]: (a, b) => a <= b,
  [BPF_JSGT]: (a, b, bits) => signed(a, bits) > signed(b, bits),
  [BPF_JSGE]: (a, b, bits) => signed(a, bits) >= signed(b, bits),
  [BPF_JSLT]: (a, b, bits) => signed(a, bits) < signed(b, bits),
  [BPF_JSLE]: (a, b, bits) => signed(a, bits) <= signed(b, bits),
  [BPF_JSET]: (a, b) => (a & b) !== 0n,
};
const ALL = Object.keys(REFERENCE).map(Number);

describe.each([32, 64] as const)('constants of %i bits', (bits) => {
  const modulus = 2n ** BigInt(bits);

  test.each(Object.entries(REFERENCE))(
    'comparison %s goes the way of a processor',
    (code, refer) => {
      const numbers = numbersOf(Number(code) * bits);
      const seen = new Set<boolean>();
      const wrong: unknown[] = [];
      for (let i = 0; i < 3000; i++) {
        const a = numbers.word();
        const b = i % 3 === 0 ? a ^ BigInt(numbers.below(2)) : numbers.word();
        const expected = refer(a % modulus, b % modulus, bits);
        seen.add(expected);
        for (const isImmediate of [true, false]) {
          const comparison = { operation: Number(code), bits, isImmediate };
          const decided = decide(comparison, constant(a), constant(b), NEWEST);
          if (decided !== expected) wrong.push([a, b, decided]);
        }
      }
      expect(wrong).toEqual([]);
      expect(seen.size).toBe(2);
    },
  );

  test('nothing is decided if one side is not known', () => {
    for (const operation of ALL) {
      for (const isImmediate of [true, false]) {
        const comparison = { operation, bits, isImmediate };
        for (const other of [UNKNOWN, SCALAR, NULLABLE]) {
          expect(decide(comparison, constant(0n), other, NEWEST)).toBeUndefined();
          expect(decide(comparison, other, constant(0n), NEWEST)).toBeUndefined();
        }
      }
    }
    const unheardOf = { operation: 0xf0, bits, isImmediate: true };
    expect(decide(unheardOf, constant(0n), constant(0n), NEWEST)).toBeUndefined();
  });
});

describe('by release', () => {
  const RELEASES = ['4.9', '4.14', '4.16', '4.19', '5.0', '5.2', '5.3', '5.8', '7.0'];
  /** The first release that knows, of a few. */
  const from = (comparison: Comparison, a: Value, b: bigint) =>
    RELEASES.find(
      (release) => decide(comparison, a, constant(b), rulesOf(parseRelease(release))) !== undefined,
    );
  const one = { bits: 64, isImmediate: true } as const;

  test('that a constant equals another, and that it does not', () => {
    for (const operation of [BPF_JEQ, BPF_JNE]) {
      expect(from({ ...one, operation }, constant(3n), 3n)).toBe('4.9');
      expect(from({ ...one, operation }, constant(4n), 3n)).toBe('4.16');
    }
  });

  test('every other comparison', () => {
    for (const operation of ALL.filter((code) => code !== BPF_JEQ && code !== BPF_JNE)) {
      expect(from({ ...one, operation }, constant(3n), 3n)).toBe('5.0');
    }
  });

  test('of lower halves, and of two registers', () => {
    for (const operation of ALL) {
      expect(from({ operation, bits: 32, isImmediate: true }, constant(4n), 3n)).toBe('5.2');
      expect(from({ operation, bits: 64, isImmediate: false }, constant(4n), 3n)).toBe('5.3');
    }
  });

  test('of a pointer that is not null with 0', () => {
    const pointers: Value[] = [
      DATA,
      { kind: 'constants', section: 1, offset: 0, origin: 0 },
      { kind: 'kconfig', name: 'CONFIG_X', offset: 0 },
    ];
    for (const pointer of pointers) {
      expect(from({ ...one, operation: BPF_JEQ }, pointer, 0n)).toBe('5.8');
      expect(decide({ ...one, operation: BPF_JEQ }, pointer, constant(0n), NEWEST)).toBe(false);
      expect(decide({ ...one, operation: BPF_JNE }, pointer, constant(0n), NEWEST)).toBe(true);
      expect(from({ ...one, operation: BPF_JEQ }, pointer, 1n)).toBeUndefined();
      expect(from({ ...one, operation: BPF_JGT }, pointer, 0n)).toBeUndefined();
      expect(
        from({ operation: BPF_JEQ, bits: 32, isImmediate: true }, pointer, 0n),
      ).toBeUndefined();
      expect(
        from({ operation: BPF_JEQ, bits: 64, isImmediate: false }, pointer, 0n),
      ).toBeUndefined();
    }
    const others: Value[] = [
      { kind: 'stack', frame: 0, offset: -8 },
      { kind: 'function', function: 1 },
    ];
    for (const other of others) {
      expect(from({ ...one, operation: BPF_JEQ }, other, 0n)).toBeUndefined();
    }
  });
});

describe('what a way out tells of the register', () => {
  const three = constant(3n, 7);
  const tell = (operation: number, taken: boolean, value: Value, more: Partial<Comparison> = {}) =>
    learnt({ operation, bits: 64, isImmediate: true, ...more }, taken, value, three, NEWEST);

  test('that it is the constant, where they are equal', () => {
    expect(tell(BPF_JEQ, true, SCALAR)).toEqual(three);
    expect(tell(BPF_JNE, false, SCALAR)).toEqual(three);
  });

  test('nothing, where they are not, or may not be', () => {
    expect(tell(BPF_JEQ, false, SCALAR)).toBeUndefined();
    expect(tell(BPF_JNE, true, SCALAR)).toBeUndefined();
    for (const operation of ALL.filter((code) => code !== BPF_JEQ && code !== BPF_JNE)) {
      for (const taken of [true, false]) {
        expect(tell(operation, taken, SCALAR)).toBeUndefined();
      }
    }
  });

  test('nothing of lower halves, of two registers, of what may be a pointer', () => {
    expect(tell(BPF_JEQ, true, SCALAR, { bits: 32 })).toBeUndefined();
    expect(tell(BPF_JEQ, true, SCALAR, { isImmediate: false })).toBeUndefined();
    expect(tell(BPF_JEQ, true, UNKNOWN)).toBeUndefined();
    expect(tell(BPF_JEQ, true, NULLABLE)).toBeUndefined();
    const jump = { operation: BPF_JEQ, bits: 64, isImmediate: true } as const;
    expect(learnt(jump, true, SCALAR, SCALAR, NEWEST)).toBeUndefined();
  });

  test('that a pointer that may be null is, where it equals 0', () => {
    const jump = { operation: BPF_JEQ, bits: 64, isImmediate: true } as const;
    expect(learnt(jump, true, NULLABLE, constant(0n), NEWEST)).toEqual(constant(0n));
    expect(learnt(jump, false, NULLABLE, constant(0n), NEWEST)).toBeUndefined();
  });

  test('nothing before 4.14', () => {
    const jump = { operation: BPF_JEQ, bits: 64, isImmediate: true } as const;
    const old = rulesOf(parseRelease('4.9'));
    expect(learnt(jump, true, SCALAR, three, old)).toBeUndefined();
  });
});
