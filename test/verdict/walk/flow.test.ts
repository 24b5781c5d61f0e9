import { describe, expect, test } from '@jest/globals';
import type { Instructions } from '../../../src/core/instructions.js';
import type { LinkedProgram } from '../../../src/verdict/link.js';
import {
  fallsThrough,
  flowOf,
  isCall,
  isJump,
  jumpTarget,
  nextOf,
} from '../../../src/verdict/walk/flow.js';
import { assemble } from './assemble.js';

/** By instruction, the registers that are read before they are written. */
function liveIn(text: string): number[][] {
  const { live } = flowOf(assemble(text).program);
  return [...live].map((bits) =>
    Array.from({ length: 11 }, (_, register) => register).filter((one) => bits & (1 << one)),
  );
}

/** A program of one instruction, and an exit. */
function oneOf({ code, both = 0, off = 0, imm = 0 }: Record<string, number> & { code: number }) {
  const instructions: Instructions = {
    opcodes: Uint8Array.of(code, 0x95),
    registers: Uint8Array.of(both, 0),
    offsets: Int16Array.of(off, 0),
    immediates: Int32Array.of(imm, 0),
  };
  const functions = [{ name: 'f', index: 0, start: 0, end: 2, isGlobal: false }];
  return { ...instructions, functions, references: new Map() } as unknown as LinkedProgram;
}

describe('registers that are read before they are written', () => {
  test('by arithmetic, branches and an exit', () => {
    expect(liveIn('r2 = r1\nr2 += r3\nif r2 == r4 goto out\nr0 = 5\nout: exit')).toEqual([
      [0, 1, 3, 4],
      [0, 2, 3, 4],
      [0, 2, 4],
      [],
      [0],
    ]);
    expect(liveIn('w2 = w1\nw2 *= 3\nw2 = -w2\nr0 = r2\nexit')).toEqual([[1], [2], [2], [2], [0]]);
  });

  test('by loads, stores and what an atomic operation may need', () => {
    expect(liveIn('r0 = *(u8 *)(r6 + 0)\n*(u8 *)(r7 + 0) = r0\n*(u8 *)(r8 + 0) = 3\nexit')).toEqual(
      [[6, 7, 8], [0, 7, 8], [0, 8], [0]],
    );
    expect(liveIn('lock *(u64 *)(r1 + 0) += r2\nr0 = 1\nexit')[0]).toEqual([1, 2]);
    const live = (imm: number) => flowOf(oneOf({ code: 0xdb, both: 0x21, imm })).live[0];
    // CMPXCHG compares with r0; the exit behind reads it anyway, so its own bits are looked at.
    expect(live(0xf1)).toBe(0b111);
    expect(live(0x01)).toBe(0b111);
  });

  test('by a call its arguments, and what it leaves is written', () => {
    expect(liveIn('call 5\nr6 = r0\nr0 = r6\nexit')[0]).toEqual([1, 2, 3, 4, 5]);
    expect(liveIn('r1 = 1\nr2 = 2\nr3 = 3\nr4 = 4\nr5 = 5\ncall 5\nexit')[0]).toEqual([]);
    expect(liveIn('r6 = 1\ncall 5\nr0 = r7\nexit')[0]).toEqual([1, 2, 3, 4, 5, 7]);
  });

  test('by loads of a packet the context, in r6', () => {
    // BPF_LD | BPF_IND of 4 bytes, with r3.
    expect(flowOf(oneOf({ code: 0x40, both: 0x30 })).live[0]).toBe((1 << 6) | (1 << 3));
  });

  test('around a loop', () => {
    expect(liveIn('r1 = 0\nagain: r1 += r2\nif r1 != 9 goto again\nr0 = 0\nexit')).toEqual([
      [2],
      [1, 2],
      [1, 2],
      [],
      [0],
    ]);
  });

  test('in each function for itself', () => {
    expect(liveIn('r6 = 1\ncall leaf\nr0 = r6\nexit\nfunction leaf:\nr0 = r7\nexit')).toEqual([
      [1, 2, 3, 4, 5],
      [1, 2, 3, 4, 5, 6],
      [6],
      [0],
      [7],
      [0],
    ]);
  });
});

describe('where control comes in several ways', () => {
  const joins = (text: string) => [...flowOf(assemble(text).program).joins];

  test('at jump targets that are fallen into, and at the start', () => {
    expect(joins('r1 = 1\nif r1 == 0 goto out\nr1 = 2\nout: exit')).toEqual([1, 0, 0, 1]);
    expect(joins('r1 = 1\ngoto out\nr1 = 2\nout: exit')).toEqual([1, 0, 0, 1]);
    expect(joins('goto on\non: exit')).toEqual([1, 0]);
    expect(joins('if r1 == 0 goto on\non: exit')).toEqual([1, 1]);
  });

  test('after calls that run functions of the program, and not after those of helpers', () => {
    expect(joins('call 5\nexit')).toEqual([1, 0]);
    expect(joins('call leaf\nexit\nfunction leaf:\nexit')).toEqual([1, 1, 1]);
    // A helper may call one of them.
    expect(joins('call 5\nexit\nfunction leaf:\nexit')).toEqual([1, 1, 1]);
    expect(joins('r1 = 1\nr2 = 1\nexit\nfunction leaf:\nexit')).toEqual([1, 0, 0, 1]);
  });
});

test('a jump by a table may lead to each instruction of its function', () => {
  const { joins, live } = flowOf(
    assemble('call leaf\nexit\nfunction leaf:\nr1 = 1\ngotox r2\nr0 = 0\nexit').program,
  );
  expect([...joins]).toEqual([1, 1, 1, 1, 1, 1]);
  expect([...live].slice(2)).toEqual([0x7ff, 0x7ff, 0x7ff, 0x7ff]);
});

describe('one instruction', () => {
  test('the next one is behind both halves of a 64-bit load', () => {
    const { program } = assemble('r1 = 5 ll\nr2 = 1\nexit');
    expect([nextOf(program, 0), nextOf(program, 2)]).toEqual([2, 3]);
  });

  test.each([
    ['goto', { code: 0x05, off: 3 }, 4, false],
    ['gotol', { code: 0x06, off: 9, imm: 3 }, 4, false],
    ['if r1 == 0', { code: 0x15, off: -1 }, 0, true],
    ['if w1 == 0', { code: 0x16, off: 3 }, 4, true],
    ['may_goto', { code: 0xe5, off: 3 }, 4, true],
    ['call', { code: 0x85, off: 3, imm: 3 }, undefined, true],
    ['exit', { code: 0x95, off: 3 }, undefined, false],
    ['r1 = 0', { code: 0xb7, off: 3 }, undefined, true],
    ['*(u64 *)(r1 + 3) = 0', { code: 0x7a, off: 3 }, undefined, true],
  ])('%s', (_, fields, target, falls) => {
    const program = oneOf(fields);
    expect([jumpTarget(program, 0), fallsThrough(program, 0)]).toEqual([target, falls]);
  });

  test('calls and jumps are told by their class', () => {
    expect([0x85, 0x95, 0x87, 0x8d].map(isCall)).toEqual([true, false, false, false]);
    expect([0x05, 0x16, 0x95, 0x07, 0x61].map(isJump)).toEqual([true, true, true, false, false]);
  });
});
