import { describe, expect, test } from '@jest/globals';
import {
  callsOf,
  copyState,
  coversState,
  type Frame,
  joinStates,
  newFrame,
  ownStack,
  REGISTERS,
  type Slot,
  type State,
} from '../../../src/verdict/walk/state.js';
import {
  coversValue,
  DATA,
  joinValues,
  NULLABLE,
  SCALAR,
  sameValue,
  UNKNOWN,
  type Value,
} from '../../../src/verdict/walk/value.js';
import { type Numbers, numbersOf } from '../random.js';

const UNION = (a: number, b: number) => a | b;
const constant = (value: bigint, origin = 0): Value => ({ kind: 'constant', value, origin });
const stack = (frame: number, offset?: number): Value => ({ kind: 'stack', frame, offset });

/** One of each kind at the least, some that are nearly the same. */
const VALUES: readonly Value[] = [
  ...[UNKNOWN, SCALAR, NULLABLE, DATA],
  ...[constant(0n), constant(1n), constant(1n, 2), constant(2n ** 64n - 1n)],
  ...[stack(0, -8), stack(0, -16), stack(0), stack(1, -8)],
  { kind: 'constants', section: 1, offset: 0, origin: 0 },
  { kind: 'constants', section: 1, offset: 4, origin: 1 },
  { kind: 'constants', section: 2, offset: 0, origin: 0 },
  { kind: 'kconfig', name: 'CONFIG_A', offset: 0 },
  { kind: 'kconfig', name: 'CONFIG_A', offset: 1 },
  { kind: 'kconfig', name: 'CONFIG_B', offset: 0 },
  { kind: 'function', function: 1 },
  { kind: 'function', function: 2 },
];

function randomSlot({ below, pick }: Numbers): Slot {
  if (below(3) === 0) return { kind: 'zeros', mask: 1 + below(255), origin: below(4) };
  return { kind: 'spill', value: pick(VALUES), size: pick([1, 4, 8, 8]) };
}

/** Of two frames, the upper one of a callback. Most of it is the same each time, so that states are near. */
function randomState(numbers: Numbers): State {
  const { below, pick } = numbers;
  const frames = [newFrame(-1), newFrame(7, { function: 1, arguments: [pick(VALUES), DATA] })];
  for (const frame of frames) {
    for (let register = 0; register < REGISTERS; register++) {
      const value = below(4) === 0 ? pick(VALUES) : VALUES[register];
      frame.registers[register] = value as Value;
    }
    for (const number of [-1, -2, -3]) {
      if (below(3) > 0) ownStack(frame).set(number, randomSlot(numbers));
    }
  }
  return { frames, lost: below(2) === 0 };
}

describe('random states', () => {
  const numbers = numbersOf(7);
  const states = Array.from({ length: 60 }, () => randomState(numbers));

  test('cover themselves, and their copies', () => {
    for (const state of states) {
      expect(coversState(state, state)).toBe(true);
      expect(coversState(copyState(state), state)).toBe(true);
    }
  });

  test('what is true of two covers both', () => {
    const wrong: [State, State][] = [];
    for (const a of states) {
      for (const b of states) {
        const joined = joinStates(a, b, UNION);
        if (!coversState(joined, a) || !coversState(joined, b)) wrong.push([a, b]);
      }
    }
    expect(wrong).toEqual([]);
  });

  test('what covers one that covers another covers that too', () => {
    // Random states seldom cover one another; joined ones do.
    const few = states.slice(0, 12);
    const all = few.flatMap((a) => few.slice(0, 4).map((b) => joinStates(a, b, UNION)));
    const more = [
      ...few,
      ...all,
      ...all.map((one, i) => joinStates(one, few[i % 12] as State, UNION)),
    ];
    let pairs = 0;
    const wrong: State[][] = [];
    for (const a of more) {
      for (const b of more) {
        if (a === b || !coversState(a, b)) continue;
        pairs++;
        for (const c of more) {
          if (coversState(b, c) && !coversState(a, c)) wrong.push([a, b, c]);
        }
      }
    }
    expect(wrong).toEqual([]);
    expect(pairs).toBeGreaterThan(200);
  });

  test('a join says no less than it must: of a state with itself it is that', () => {
    for (const state of states) {
      expect(coversState(state, joinStates(state, state, UNION))).toBe(true);
    }
  });
});

describe('values', () => {
  const pairs = VALUES.flatMap((a) => VALUES.map((b) => [a, b] as const));

  test('are the same as themselves only; where they come from does not count', () => {
    for (const [a, b] of pairs) {
      const isSame = (x: Value, y: Value) => JSON.stringify(x, plain) === JSON.stringify(y, plain);
      expect(sameValue(a, b)).toBe(isSame(a, b));
    }
  });

  test('are covered by what says less', () => {
    const covered = (general: Value, lost = false) =>
      VALUES.filter((one) => coversValue(general, one, lost)).map((one) => VALUES.indexOf(one));
    const kinds = (general: Value, lost = false) => [
      ...new Set(covered(general, lost).map((index) => VALUES[index]?.kind)),
    ];
    expect(kinds(SCALAR)).toEqual(['scalar', 'constant']);
    expect(kinds(NULLABLE)).toEqual(['scalar', 'nullable', 'constant']);
    expect(kinds(UNKNOWN)).not.toContain('stack');
    expect(kinds(UNKNOWN)).not.toContain('function');
    expect(covered(UNKNOWN, true)).toHaveLength(VALUES.length);
    expect(covered(stack(0))).toEqual([stack(0, -8), stack(0, -16), stack(0)].map(indexOf));
    expect(covered(stack(0, -8))).toEqual([indexOf(stack(0, -8))]);
    expect(covered(constant(1n))).toHaveLength(2);
  });

  test('joined are covered by what comes of it', () => {
    for (const [a, b] of pairs) {
      const joined = joinValues(a, b, UNION);
      expect(coversValue(joined, a, true) && coversValue(joined, b, true)).toBe(true);
    }
    expect(joinValues(constant(1n, 1), constant(1n, 2), UNION)).toEqual(constant(1n, 3));
    expect(joinValues(constant(1n), constant(2n), UNION)).toEqual(SCALAR);
    expect(joinValues(constant(1n), NULLABLE, UNION)).toEqual(NULLABLE);
    expect(joinValues(stack(0, -8), stack(0, -16), UNION)).toEqual(stack(0));
    expect(joinValues(stack(0, -8), stack(1, -8), UNION)).toEqual(UNKNOWN);
  });

  function plain(key: string, value: unknown): unknown {
    if (key === 'origin') return undefined;
    return typeof value === 'bigint' ? `${value}` : value;
  }

  function indexOf(value: Value): number {
    return VALUES.findIndex((one) => sameValue(one, value));
  }
});

describe('what is lost from sight', () => {
  const stateOf = (value: Value, slot?: Slot): State => {
    const frame = newFrame(-1);
    frame.registers[1] = value;
    if (slot !== undefined) ownStack(frame).set(-1, slot);
    return { frames: [frame], lost: false };
  };
  const spill = (value: Value, size = 8): Slot => ({ kind: 'spill', value, size });
  const isLost = (a: State, b: State) => [
    joinStates(a, b, UNION).lost,
    joinStates(b, a, UNION).lost,
  ];

  test.each<[string, State, State, boolean]>([
    ['a pointer and a number', stateOf(stack(0, -8)), stateOf(SCALAR), true],
    ['two places of one stack', stateOf(stack(0, -8)), stateOf(stack(0, -16)), false],
    ['places of two stacks', stateOf(stack(0, -8)), stateOf(stack(1, -8)), true],
    ['a function and a number', stateOf({ kind: 'function', function: 1 }), stateOf(SCALAR), true],
    ['one function', stateOf(VALUES.at(-1) as Value), stateOf(VALUES.at(-1) as Value), false],
    ['numbers', stateOf(constant(1n)), stateOf(constant(2n)), false],
    ['a slot with a pointer and none', stateOf(SCALAR, spill(stack(0, -8))), stateOf(SCALAR), true],
    [
      'slots with a pointer and a number',
      stateOf(SCALAR, spill(stack(0, -8))),
      stateOf(SCALAR, spill(constant(1n))),
      true,
    ],
    [
      'slots with a pointer and zeros',
      stateOf(SCALAR, spill(stack(0, -8))),
      stateOf(SCALAR, { kind: 'zeros', mask: 255, origin: 0 }),
      true,
    ],
    [
      'slots with two pointers into one stack',
      stateOf(SCALAR, spill(stack(0, -8))),
      stateOf(SCALAR, spill(stack(0, -16))),
      false,
    ],
    [
      'slots with a function and none',
      stateOf(SCALAR, spill({ kind: 'function', function: 1 })),
      stateOf(SCALAR),
      true,
    ],
    ['a slot with a number and none', stateOf(SCALAR, spill(constant(1n))), stateOf(SCALAR), false],
  ])('where %s meet', (_, a, b, lost) => {
    expect(isLost(a, b)).toEqual([lost, lost]);
  });

  test('a state that lost nothing does not cover one that did', () => {
    const [a, b] = [stateOf(SCALAR), { ...stateOf(SCALAR), lost: true }];
    expect([coversState(a, b), coversState(b, a)]).toEqual([false, true]);
  });

  test('nor one with a pointer in a slot that it knows nothing of', () => {
    const [a, b] = [stateOf(SCALAR), stateOf(SCALAR, spill(stack(0, -8)))];
    expect(coversState(a, b)).toBe(false);
    expect(coversState({ ...a, lost: true }, b)).toBe(true);
    expect(coversState(a, stateOf(SCALAR, spill(constant(1n))))).toBe(true);
  });
});

describe('a state that says something else', () => {
  const stateOf = (register: number, value: Value, depth = 0): State => {
    const callback = { function: 1, arguments: [value, DATA] };
    const frames = [newFrame(-1), newFrame(3, callback), newFrame(4)];
    for (const frame of frames) frame.registers.fill(SCALAR);
    (frames[depth] as Frame).registers[register] = value;
    return { frames, lost: false };
  };

  test('of a register of any frame does not cover it', () => {
    for (let register = 0; register < REGISTERS; register++) {
      for (const depth of [0, 1, 2]) {
        const [one, two] = [1n, 2n].map((value) => {
          const state = stateOf(register, constant(value), depth);
          // Callbacks are the same.
          return {
            ...state,
            frames: state.frames.map((frame) => ({ ...frame, callback: undefined })),
          };
        }) as [State, State];
        expect(coversState(one, two)).toBe(false);
        expect(
          coversState(stateOf(register, SCALAR, depth), {
            ...stateOf(register, constant(1n), depth),
          }),
        ).toBe(true);
      }
    }
  });

  test('of what a callback is given again does not cover it', () => {
    const withCallback = (value: Value, fn = 1): State => {
      const frames = [newFrame(-1), newFrame(3, { function: fn, arguments: [value, DATA] })];
      return { frames, lost: false };
    };
    expect(coversState(withCallback(constant(1n)), withCallback(constant(2n)))).toBe(false);
    expect(coversState(withCallback(constant(1n)), withCallback(constant(1n)))).toBe(true);
    expect(coversState(withCallback(SCALAR), withCallback(constant(1n)))).toBe(true);
    expect(coversState(withCallback(SCALAR, 1), withCallback(SCALAR, 2))).toBe(false);
    const without: State = { frames: [newFrame(-1), newFrame(3)], lost: false };
    expect(coversState(without, withCallback(SCALAR))).toBe(false);
    const joined = joinStates(withCallback(constant(1n)), withCallback(constant(2n)), UNION);
    expect(joined.frames[1]?.callback).toEqual({ function: 1, arguments: [SCALAR, DATA] });
  });
});

describe('slots', () => {
  const stateOf = (slot?: Slot): State => {
    const frame: Frame = newFrame(-1);
    if (slot !== undefined) ownStack(frame).set(-1, slot);
    return { frames: [frame], lost: false };
  };
  const zeros = (mask: number, origin = 0): Slot => ({ kind: 'zeros', mask, origin });
  const spill = (value: Value, size = 8): Slot => ({ kind: 'spill', value, size });
  const joined = (a?: Slot, b?: Slot) =>
    joinStates(stateOf(a), stateOf(b), UNION).frames[0]?.stack.get(-1);
  const covers = (a?: Slot, b?: Slot) => coversState(stateOf(a), stateOf(b));

  test('keep what both say', () => {
    expect(joined(zeros(0b1100, 1), zeros(0b0110, 2))).toEqual(zeros(0b0100, 3));
    expect(joined(zeros(0b1100), zeros(0b0011))).toBeUndefined();
    expect(joined(spill(constant(1n, 1)), spill(constant(1n, 2)))).toEqual(spill(constant(1n, 3)));
    expect(joined(spill(constant(1n)), spill(constant(2n)))).toBeUndefined();
    expect(joined(spill(constant(1n), 4), spill(constant(1n), 8))).toBeUndefined();
    expect(joined(spill(constant(0n)), zeros(255))).toBeUndefined();
    expect(joined(spill(constant(0n)), undefined)).toBeUndefined();
    expect(joined(spill(stack(0, -8)), spill(stack(0, -16)))).toEqual(spill(stack(0)));
  });

  test('cover what says the same or more', () => {
    expect(covers(zeros(0b0110), zeros(0b1110))).toBe(true);
    expect(covers(zeros(0b1110), zeros(0b0110))).toBe(false);
    expect(covers(undefined, zeros(1))).toBe(true);
    expect(covers(zeros(1), undefined)).toBe(false);
    expect(covers(zeros(1), spill(constant(0n)))).toBe(false);
    expect(covers(spill(constant(0n)), zeros(255))).toBe(false);
    expect(covers(spill(constant(1n), 4), spill(constant(1n), 8))).toBe(false);
    expect(covers(spill(SCALAR), spill(constant(1n)))).toBe(true);
  });
});

test('states are of the same calls if each frame was entered by the same one', () => {
  const stateOf = (...frames: Frame[]): State => ({ frames, lost: false });
  const calls = [
    stateOf(newFrame(-1)),
    stateOf(newFrame(-1), newFrame(3)),
    stateOf(newFrame(-1), newFrame(4)),
    stateOf(newFrame(-1), newFrame(3, { function: 0, arguments: [] })),
    stateOf(newFrame(-1), newFrame(3, { function: 1, arguments: [] })),
    stateOf(newFrame(-1), newFrame(3), newFrame(4)),
  ].map(callsOf);
  expect(new Set(calls).size).toBe(calls.length);
  expect(callsOf(stateOf(newFrame(-1), newFrame(3)))).toBe(calls[1]);
});

test('a copy and what it was made of do not change with one another', () => {
  const state: State = { frames: [newFrame(-1)], lost: false };
  const [frame] = state.frames as [Frame];
  ownStack(frame).set(-1, { kind: 'zeros', mask: 1, origin: 0 });
  const copy = copyState(state);
  const [other] = copy.frames as [Frame];
  ownStack(frame).set(-2, { kind: 'zeros', mask: 2, origin: 0 });
  ownStack(other).delete(-1);
  frame.registers[1] = SCALAR;
  other.registers[2] = SCALAR;
  copy.lost = true;
  expect([...frame.stack.keys()]).toEqual([-1, -2]);
  expect([...other.stack.keys()]).toEqual([]);
  expect([frame.registers[2], other.registers[1]]).toEqual([UNKNOWN, UNKNOWN]);
  expect(state.lost).toBe(false);
});
