import { describe, expect, test } from '@jest/globals';
import { NEWEST } from '../../../src/verdict/verifier/generations.js';
import {
  forget,
  forgetBehind,
  load,
  signExtended,
  store,
} from '../../../src/verdict/walk/memory.js';
import { newFrame, type State } from '../../../src/verdict/walk/state.js';
import { SCALAR, UNKNOWN, type Value } from '../../../src/verdict/walk/value.js';
import { isRefused } from './assemble.js';

const constant = (value: bigint, origin = 0): Value => ({ kind: 'constant', value, origin });
const STACK: Value = { kind: 'stack', frame: 0, offset: -8 };

interface Stored {
  readonly offset: number | undefined;
  readonly size: number;
  readonly value: Value;
  readonly isImmediate?: boolean;
}

/** A frame after some stores. */
function frameWith(stores: readonly Stored[], rules = NEWEST) {
  const frame = newFrame(-1);
  for (const { offset, size, value, isImmediate = false } of stores) {
    store(frame, offset, size, value, isImmediate, rules);
  }
  return {
    frame,
    load: (offset: number | undefined, size: number, order: 'little' | 'big' = 'little') =>
      load(frame, offset, size, order, rules),
  };
}

describe('what is loaded after a store', () => {
  test.each([1, 2, 4, 8])('%i bytes at the start of a slot', (size) => {
    const value = constant(0x1122334455667788n, 3);
    const { load } = frameWith([{ offset: -16, size, value }]);
    const cut = constant(BigInt.asUintN(8 * size, 0x1122334455667788n), 3);
    for (const order of ['little', 'big'] as const) {
      expect(load(-16, size, order)).toEqual(cut);
      for (const narrow of [1, 2, 4].filter((one) => one < size)) {
        const low = constant(BigInt.asUintN(8 * narrow, 0x1122334455667788n), 3);
        // On big-endian the low bytes are the last ones, and nothing is said of them.
        expect(load(-16, narrow, order)).toEqual(order === 'little' ? low : SCALAR);
        expect(load(-16 + narrow, narrow, order)).toEqual(SCALAR);
      }
    }
    for (const wide of [2, 4, 8].filter((one) => one > size)) {
      expect(load(-16, wide)).toEqual(wide === 8 ? UNKNOWN : SCALAR);
    }
    expect(load(-8, 8)).toEqual(UNKNOWN);
    expect(load(-24, 8)).toEqual(UNKNOWN);
    expect(load(undefined, 1)).toEqual(UNKNOWN);
    expect(load(-12, 8)).toEqual(UNKNOWN);
  });

  test('a 0 is known in each part of what it was stored to', () => {
    for (const order of ['little', 'big'] as const) {
      const { load } = frameWith([{ offset: -8, size: 8, value: constant(0n, 2) }]);
      for (const size of [1, 2, 4, 8]) {
        for (let start = 0; start + size <= 8; start += size) {
          expect(load(-8 + start, size, order)).toEqual(constant(0n, 2));
        }
      }
    }
  });

  test('a pointer is kept as a whole or not at all', () => {
    const { load } = frameWith([{ offset: -8, size: 8, value: STACK }]);
    expect(load(-8, 8)).toEqual(STACK);
    expect(load(-8, 4)).toEqual(SCALAR);
    expect(frameWith([{ offset: -8, size: 4, value: STACK }]).load(-8, 4)).toEqual(SCALAR);
    expect(frameWith([{ offset: -4, size: 8, value: STACK }]).load(-4, 8)).toEqual(UNKNOWN);
  });

  test.each([[UNKNOWN], [SCALAR]])('what is not known is not', (value) => {
    const before = { offset: -8, size: 8, value: constant(3n) };
    expect(frameWith([before, { offset: -8, size: 8, value }]).load(-8, 8)).toEqual(UNKNOWN);
    expect(frameWith([before, { offset: -8, size: 1, value }]).load(-4, 4)).toEqual(SCALAR);
    expect(frameWith([before, { offset: -5, size: 1, value }]).load(-8, 1)).toEqual(SCALAR);
  });

  test('zero bytes in the middle of a slot, until one of them is another', () => {
    const zeros = [
      { offset: -6, size: 2, value: constant(0n, 5) },
      { offset: -4, size: 4, value: constant(0n, 6) },
    ];
    const { load } = frameWith(zeros);
    expect(load(-6, 2)).toEqual(constant(0n, 6));
    expect(load(-5, 1)).toEqual(constant(0n, 6));
    expect(load(-4, 4)).toEqual(constant(0n, 6));
    expect(load(-7, 1)).toEqual(SCALAR);
    expect(load(-8, 4)).toEqual(SCALAR);
    const overwritten = frameWith([...zeros, { offset: -5, size: 1, value: constant(1n) }]);
    expect(overwritten.load(-5, 1)).toEqual(SCALAR);
    expect(overwritten.load(-6, 1)).toEqual(constant(0n, 6));
    expect(overwritten.load(-4, 4)).toEqual(constant(0n, 6));
  });

  test('a store over the end of a slot forgets both', () => {
    const before = [
      { offset: -16, size: 8, value: constant(1n) },
      { offset: -8, size: 8, value: constant(2n) },
      { offset: -24, size: 8, value: constant(3n) },
    ];
    const { load } = frameWith([...before, { offset: -10, size: 4, value: constant(0n) }]);
    expect([-24, -16, -8].map((offset) => load(offset, 8))).toEqual([
      constant(3n),
      UNKNOWN,
      UNKNOWN,
    ]);
  });

  test('a store somewhere forgets all', () => {
    const { frame } = frameWith([
      { offset: -16, size: 8, value: constant(1n) },
      { offset: undefined, size: 1, value: constant(0n) },
    ]);
    expect(frame.stack.size).toBe(0);
  });

  test('what an instruction holds is kept as what a register holds, by generation', () => {
    const kept = (value: bigint, size: number, rules = NEWEST) =>
      frameWith([{ offset: -8, size, value: constant(value), isImmediate: true }], rules).load(
        -8,
        size,
      );
    const minus = 2n ** 64n - 1n;
    expect(kept(5n, 8)).toEqual(constant(5n));
    expect(kept(minus, 8)).toEqual(constant(minus));
    const upTo66 = { ...NEWEST, negativeImmediateStores: false };
    expect(kept(minus, 8, upTo66)).toEqual(UNKNOWN);
    expect(kept(minus, 4, upTo66)).toEqual(constant(2n ** 32n - 1n));
    expect(kept(5n, 8, upTo66)).toEqual(constant(5n));
    const upTo62 = { ...NEWEST, immediateStores: false };
    for (const value of [0n, 5n]) expect(kept(value, 8, upTo62)).toEqual(UNKNOWN);
  });

  test('zeros before there were spills of numbers', () => {
    const rules = { ...NEWEST, scalarSpills: false, smallSpills: false };
    const zero = { offset: -8, size: 4, value: constant(0n) };
    expect(frameWith([zero], rules).load(-8, 4)).toEqual(constant(0n));
    expect(frameWith([{ ...zero, value: constant(1n) }], rules).load(-8, 4)).toEqual(SCALAR);
    const none = { ...rules, zeroBytes: false };
    expect(frameWith([zero], none).load(-8, 4)).toEqual(SCALAR);
    const wide = { ...rules, narrowReads: false, narrowFills: false };
    expect(frameWith([{ ...zero, size: 8 }], wide).load(-8, 8)).toEqual(constant(0n));
    expect(frameWith([{ ...zero, size: 8 }], wide).load(-8, 4)).toEqual(SCALAR);
    const bytes = frameWith([{ ...zero, offset: -7 }], wide);
    expect(bytes.load(-7, 4)).toEqual(SCALAR);
  });
});

describe('what is forgotten', () => {
  const filled = (): State => {
    const { frame } = frameWith(
      [-8, -16, -24, -32].map((offset) => ({ offset, size: 8, value: constant(1n) })),
    );
    return { frames: [frame], lost: false };
  };
  const left = ({ frames }: State) => [...(frames[0]?.stack.keys() ?? [])].sort((a, b) => a - b);
  const behind = (offset: number | undefined, size?: number) => {
    const state = filled();
    forgetBehind(state, { kind: 'stack', frame: 0, offset }, size);
    return left(state);
  };

  test('slot by slot, each that is touched', () => {
    const state = filled();
    forget(state.frames[0] as State['frames'][0], -17, -15);
    expect(left(state)).toEqual([-4, -1]);
    forget(state.frames[0] as State['frames'][0], -8, -8);
    expect(left(state)).toEqual([-4, -1]);
  });

  test('behind a pointer: so many bytes, or all from there up', () => {
    expect(behind(-24, 8)).toEqual([-4, -2, -1]);
    expect(behind(-24, 9)).toEqual([-4, -1]);
    expect(behind(-24, 0)).toEqual([-4, -3, -2, -1]);
    expect(behind(-24)).toEqual([-4]);
    expect(behind(undefined, 8)).toEqual([]);
    expect(behind(undefined)).toEqual([]);
  });

  test('of a frame that is not there nothing', () => {
    const state = filled();
    forgetBehind(state, { kind: 'stack', frame: 1, offset: -8 });
    expect(left(state)).toHaveLength(4);
  });

  test('a copy of a frame does not change with it', () => {
    const { frame } = frameWith([{ offset: -8, size: 8, value: constant(1n) }]);
    const stack = frame.stack;
    frame.ownsStack = false;
    store(frame, -8, 8, constant(2n), false, NEWEST);
    expect(stack.get(-1)).toEqual({ kind: 'spill', value: constant(1n), size: 8 });
  });

  test.each([
    ['all behind it', undefined, -16, true],
    ['what is somewhere', 8, undefined, true],
    ['what is elsewhere', 8, -16, false],
  ])('a pointer may be left in a slot if %s is forgotten', (_, size, offset, lost) => {
    const state = filled();
    store(state.frames[0] as State['frames'][0], -8, 8, STACK, false, NEWEST);
    forgetBehind(state, { kind: 'stack', frame: 0, offset }, size);
    expect(state.lost).toBe(lost);
  });
});

test('a load with a sign', () => {
  const loaded = (value: bigint, size: number) =>
    signExtended({ kind: 'constant', value, origin: 1 }, size);
  expect(loaded(0x80n, 1)).toEqual(constant(2n ** 64n - 128n, 1));
  expect(loaded(0x7fn, 1)).toEqual(constant(0x7fn, 1));
  expect(loaded(0x80n, 2)).toEqual(constant(0x80n, 1));
  expect(loaded(0xffff_ffffn, 4)).toEqual(constant(2n ** 64n - 1n, 1));
});

describe('a stack through pointers of which nothing is known any more', () => {
  // A pointer to the guard at -8 lies at -24; a write somewhere makes us forget that, and the guard is stored anew.
  const lost =
    'r6 = *(u8 *)(r1 + 0)\nr6 &= 7\nr7 = 3\nr2 = r10\nr2 += -8\n*(u64 *)(r10 - 24) = r2\n' +
    'r3 = r10\nr3 -= r6\n*(u8 *)(r3 - 8) = r6\n*(u64 *)(r10 - 8) = r7\nr1 = *(u64 *)(r10 - 24)\n';
  const check = '\nr2 = *(u64 *)(r10 - 8)\nif r2 == 3 goto out\npoison\nout: exit';

  test.each([
    ['the program stores', 'r2 = 0\n*(u64 *)(r1 + 0) = r2'],
    ['a helper writes', 'r2 = 8\nr3 = 0\ncall 113'],
    ['a helper that nobody knows may write', 'r2 = 0\nr3 = 0\ncall 1000'],
    ['a global function may write', 'r2 = 0\nr3 = 0\ncall leaf'],
    ['a callback that is not known may write', 'r3 = r1\nr1 = 4\nr2 = data\nr4 = 0\ncall 181'],
  ])('changes when %s', (_, text) => {
    const leaf = text.includes('leaf') ? '\nglobal function leaf:\nexit' : '';
    expect(isRefused(`${lost}${text}${check}${leaf}`)).toBe(true);
  });

  test('stays when a helper only reads', () => {
    expect(isRefused(`${lost}r2 = r1\nr1 = map\ncall 1${check}`)).toBe(false);
    expect(
      isRefused(`${lost}r2 = r1\nr1 = map\ncall 1${check}`, {
        rules: { readingHelpersKeepStack: false },
      }),
    ).toBe(true);
  });
});
