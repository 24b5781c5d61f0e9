import { describe, expect, test } from '@jest/globals';
import type { ConstantSection } from '../../src/core/constants.js';
import type { Cause } from '../../src/verdict/verdict.js';
import { isRefused, type Setting, walkText } from './walk/assemble.js';

const variable = (name: string, offset: number, size: number, isSettable = true) => {
  return { name, offset, size, isSettable };
};
/** `mode` is 7, `flags` 0x0102, `fixed` 5, `late` 4, and behind them 2 bytes without a name. */
const BYTES = {
  little: [7, 0, 0, 0, 2, 1, 5, 4, 9, 9],
  big: [0, 0, 0, 7, 1, 2, 5, 4, 9, 9],
};
const sectionOf = (order: 'little' | 'big'): ConstantSection => ({
  bytes: Uint8Array.from(BYTES[order]),
  variables: [
    variable('mode', 0, 4),
    variable('flags', 4, 2),
    variable('fixed', 6, 1, false),
    variable('late', 7, 1),
  ],
});
const at = (offset: number) => (offset < 0 ? `- ${-offset}` : `+ ${offset}`);
const ORDERS = ['little', 'big'] as const;

describe.each(ORDERS)('variables of .rodata, %s-endian', (byteOrder) => {
  const setting = (set: (name: string) => bigint | 'initial' | undefined): Setting => ({
    byteOrder,
    constants: new Map([[1, sectionOf(byteOrder)]]),
    assume: { variable: set },
  });
  /** Whether a verifier knows that a load gives a number. */
  const gives = (
    number: number,
    size: string,
    offset: number,
    set: bigint | 'initial' | undefined,
  ) =>
    !isRefused(
      `r1 = constants 0\nr1 = *(${size} *)(r1 ${at(offset)})\nif r1 == ${number} goto out\npoison\nout: exit`,
      setting(() => set),
    );

  test('what the object has, or nothing, or a value', () => {
    expect(gives(7, 'u32', 0, 'initial')).toBe(true);
    expect(gives(0x0102, 'u16', 4, 'initial')).toBe(true);
    expect(gives(7, 'u32', 0, undefined)).toBe(false);
    expect(gives(9, 'u32', 0, 9n)).toBe(true);
    expect(gives(0xfffe, 'u16', 4, -2n)).toBe(true);
  });

  test('what nobody may set is known whatever is said', () => {
    for (const set of ['initial', undefined, 3n] as const) {
      expect(gives(5, 'u8', 6, set)).toBe(true);
      expect(gives(9, 'u8', 8, set)).toBe(true);
    }
  });

  test('a part of a variable is known by what the object has only', () => {
    expect(gives(byteOrder === 'little' ? 2 : 1, 'u8', 4, 'initial')).toBe(true);
    for (const number of [1, 2]) {
      expect(gives(number, 'u8', 4, 0x0102n)).toBe(false);
      expect(gives(number, 'u8', 5, 0x0102n)).toBe(false);
    }
  });

  test('a load that takes some of a variable with it is not known unless that is', () => {
    expect(gives(0x0909, 'u16', 8, undefined)).toBe(true);
    const both = byteOrder === 'little' ? 0x0501 : 0x0205;
    expect(gives(both, 'u16', 5, 'initial')).toBe(true);
    expect(gives(both, 'u16', 5, undefined)).toBe(false);
    const late = byteOrder === 'little' ? 0x0405 : 0x0504;
    expect(gives(late, 'u16', 6, 'initial')).toBe(true);
    expect(gives(late, 'u16', 6, undefined)).toBe(false);
  });

  test('nothing is known before and behind the section', () => {
    expect(gives(9, 'u16', 9, 'initial')).toBe(false);
    expect(gives(0, 'u8', 10, 'initial')).toBe(false);
    expect(gives(0, 'u8', -1, 'initial')).toBe(false);
  });

  test('a branch names the variable, and what led to its place', () => {
    const { decided } = walkText(
      'r1 = constants 0\nr2 = record 0\nr1 += r2\nr1 = *(u16 *)(r1 + 0)\nif r1 == 258 goto out\nout: exit',
      { ...setting(() => 'initial'), held: [4n] },
    );
    expect(decided.get(5)).toEqual([
      { kind: 'relocation', relocation: 0, value: 4n },
      { kind: 'variable', name: 'flags', value: 258n },
    ]);
  });
});

describe.each(ORDERS)('variables of .kconfig, %s-endian', (byteOrder) => {
  const walked = (size: string, offset: number, number: number, value?: bigint) => {
    const text = `r1 = extern CONFIG_X\nr1 = *(${size} *)(r1 ${at(offset)})\nif r1 == ${number} goto out\npoison\nout: exit`;
    return walkText(text, { byteOrder, kconfig: ['CONFIG_X'], assume: { kconfig: () => value } });
  };
  const isKnown = (...args: Parameters<typeof walked>) => walked(...args).poison.size === 0;

  test('are known as a whole, and by their low bytes', () => {
    expect(isKnown('u32', 0, 5, 5n)).toBe(true);
    expect(isKnown('u32', 0, 5)).toBe(false);
    const low = byteOrder === 'little' ? 0 : 3;
    expect(isKnown('u8', low, 1, 257n)).toBe(true);
    expect(isKnown('u8', 3 - low, 1, 257n)).toBe(false);
    expect(isKnown('u64', 0, 5, 5n)).toBe(false);
    expect(isKnown('u64', -4, 5, 5n)).toBe(false);
    expect(isKnown('u32', 4, 5, 5n)).toBe(false);
  });

  test('are named', () => {
    const causes: readonly Cause[] = [{ kind: 'kconfig', name: 'CONFIG_X', value: 5n }];
    expect(walked('u32', 0, 5, 5n).decided.get(3)).toEqual(causes);
  });

  test('are not null', () => {
    const text = 'r1 = extern CONFIG_X\nif r1 != 0 goto out\npoison\nout: exit';
    expect(isRefused(text, { byteOrder, kconfig: ['CONFIG_X'] })).toBe(false);
  });
});

describe('weak symbols', () => {
  const text = (kind: string) => `r1 = ${kind} symbol\nif r1 == 0 goto out\npoison\nout: exit`;
  const refused = (kind: string, present: boolean | undefined) =>
    isRefused(text(kind), { assume: { symbol: () => present } });

  test('are null if they are missing, and are not if they are there', () => {
    expect(refused('weak', false)).toBe(false);
    expect(refused('weak', true)).toBe(true);
    expect(refused('weak', undefined)).toBe(true);
    const turned = text('weak').replace('==', '!=');
    expect(isRefused(turned, { assume: { symbol: () => true } })).toBe(false);
  });

  test('others are there, and nobody knows where', () => {
    expect(refused('extern', false)).toBe(true);
  });

  test('are named', () => {
    const { decided } = walkText(text('weak'), { assume: { symbol: () => false } });
    expect(decided.get(2)).toEqual([{ kind: 'symbol', name: 'symbol', present: false }]);
  });
});
