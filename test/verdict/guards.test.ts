import { describe, expect, test } from '@jest/globals';
import { findCuts, predecessorsOf } from '../../src/verdict/guards.js';
import { walk } from '../../src/verdict/walk/walk.js';
import { type Setting, situationOf } from './walk/assemble.js';

/** The instructions of the branches that keep the verifier from the poison, and the records behind them. */
function cutsOf(text: string, setting: Setting = {}) {
  const situation = situationOf(text, setting);
  const found = walk(situation);
  expect(found.poison.size).toBe(0);
  return findCuts(predecessorsOf(situation.program), found, situation.patches.poisoned).map(
    ({ insn, causes }) => [
      insn,
      ...causes.map((cause) => (cause.kind === 'relocation' ? cause.relocation : cause.name)),
    ],
  );
}

describe('the branches that keep the verifier out', () => {
  test('one', () => {
    expect(cutsOf('r1 = record 0\nif r1 == 0 goto out\npoison\nout: exit')).toEqual([[1, 0]]);
    expect(cutsOf('r1 = record 0\nif r1 != 0 goto in\nexit\nin: r2 = 0\npoison\nexit')).toEqual([
      [1, 0],
    ]);
  });

  test('of nested ones the outer one', () => {
    const text =
      'r1 = record 0\nif r1 == 0 goto out\nr2 = record 1\nif r2 == 0 goto out\npoison\nout: exit';
    expect(cutsOf(text)).toEqual([[1, 0]]);
    expect(cutsOf(text, { held: [1n, 0n] })).toEqual([[3, 1]]);
  });

  test('of two ways in both', () => {
    const text =
      'r6 = r1\nr1 = record 0\nr2 = record 1\nr3 = *(u8 *)(r6 + 0)\nif r3 == 9 goto second\n' +
      'if r1 != 0 goto in\nexit\nsecond: if r2 != 0 goto in\nexit\nin: poison\nexit';
    expect(cutsOf(text)).toEqual([
      [5, 0],
      [7, 1],
    ]);
  });

  test('of two dead places the same one is told once', () => {
    const text =
      'r6 = r1\nr1 = record 0\nif r1 == 0 goto out\nr2 = *(u8 *)(r6 + 0)\nif r2 == 9 goto other\npoison\nexit\nother: poison\nout: exit';
    expect(cutsOf(text)).toEqual([[2, 0]]);
  });

  test('with both sides of a comparison, and what arithmetic united', () => {
    const text = (compared: string) =>
      `r1 = record 0\nr2 = record 1\n${compared}\npoison\nout: exit`;
    expect(cutsOf(text('if r1 == r2 goto out'))).toEqual([[2, 0, 1]]);
    expect(cutsOf(text('r1 |= r2\nif r1 == 0 goto out'))).toEqual([[3, 0, 1]]);
  });

  test('with nothing, if the constant is the program’s own', () => {
    expect(cutsOf('r1 = 0\nif r1 == 0 goto out\npoison\nout: exit')).toEqual([[1]]);
  });

  test('in the caller of a dead function, in each of them', () => {
    const leaf = '\nfunction leaf:\nr2 = 0\npoison\nexit';
    expect(cutsOf(`r1 = record 0\nif r1 == 0 goto out\ncall leaf\nout: exit${leaf}`)).toEqual([
      [1, 0],
    ]);
    const twice =
      'r1 = record 0\nr2 = record 1\nif r1 == 0 goto over\ncall leaf\nover: if r2 == 0 goto out\ncall leaf\nout: exit';
    // The registers are lost in a call, but that is not reached.
    expect(cutsOf(twice + leaf)).toEqual([
      [2, 0],
      [4, 1],
    ]);
  });

  test('through two functions', () => {
    const text =
      'r1 = record 0\nif r1 == 0 goto out\ncall outer\nout: exit\nfunction outer:\ncall inner\nexit\nfunction inner:\npoison\nexit';
    expect(cutsOf(text)).toEqual([[1, 0]]);
  });

  test('inside of a function that is reached', () => {
    const text =
      'r1 = record 0\ncall leaf\nexit\nfunction leaf:\nif r1 == 0 goto out\npoison\nout: exit';
    expect(cutsOf(text)).toEqual([[3, 0]]);
  });

  test('before a callback whose address is not taken', () => {
    const text =
      'r1 = record 0\nif r1 == 0 goto out\nr1 = 4\nr2 = function body\nr3 = 0\nr4 = 0\ncall 181\nout: exit\nfunction body:\npoison\nexit';
    expect(cutsOf(text)).toEqual([[1, 0]]);
  });

  test('where its address is taken, if it is not called', () => {
    const text =
      'r1 = record 0\nr2 = function body\nr3 = 0\nr4 = 0\ncall 181\nexit\nfunction body:\npoison\nexit';
    expect(cutsOf(text)).toEqual([[1]]);
  });

  test('a 64-bit load is one instruction', () => {
    const text = 'r1 = record 0\nif r1 == 0 goto out\nr2 = 5 ll\npoison\nout: exit';
    expect(cutsOf(text)).toEqual([[1, 0]]);
    const { program } = situationOf(text);
    expect([...predecessorsOf(program)]).toEqual([
      [1, [0]],
      [2, [1]],
      [5, [1, 4]],
      [4, [2]],
    ]);
  });

  test('a jump to the next instruction comes from it once', () => {
    const { program } = situationOf('if r1 == 0 goto on\non: exit');
    expect([...predecessorsOf(program)]).toEqual([[1, [0]]]);
  });
});
