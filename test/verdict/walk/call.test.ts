import { describe, expect, test } from '@jest/globals';
import { isRefused, walkText } from './assemble.js';

describe('functions that are handed to the kernel', () => {
  // The address of a function lies at -24, and a write somewhere makes us forget that.
  const lost =
    'r6 = *(u8 *)(r1 + 0)\nr6 &= 7\nr2 = function body\n*(u64 *)(r10 - 24) = r2\nr3 = r10\nr3 -= r6\n' +
    '*(u8 *)(r3 - 8) = r6\nr2 = *(u64 *)(r10 - 24)\nr1 = data\nr3 = 0\nr4 = 0\nr5 = 0\n';
  const body = '\nexit\nfunction body:\npoison\nexit';

  test.each([
    ['a timer', 'call 170'],
    ['a helper that nobody knows', 'call 1000'],
    ['a loop', 'r1 = 4\ncall 181'],
  ])('are verified though their address was lost from sight: %s', (_, text) => {
    expect(isRefused(`${lost}${text}${body}`)).toBe(true);
  });

  test.each([
    ['reads a map', 'r1 = map\ncall 1'],
    ['has no arguments', 'r1 = 0\nr2 = 0\ncall 1000'],
  ])('are not, if the call %s', (_, text) => {
    expect(isRefused(`${lost}${text}${body}`)).toBe(false);
  });

  test('are verified if what hands them over is not known', () => {
    expect(isRefused(`r1 = function body\ncall 1000${body}`)).toBe(true);
  });

  test('are not verified if their address is only taken', () => {
    expect(isRefused(`r1 = function body${body}`)).toBe(false);
  });
});

describe('callbacks', () => {
  const looped = (body: string, before = '', rounds = 'r1 = 4') =>
    `${before}${rounds}\nr2 = function body\nr3 = r10\nr3 += -8\nr4 = 0\ncall 181\n` +
    `r1 = *(u64 *)(r10 - 8)\nif r1 == 3 goto out\npoison\nout: exit\nfunction body:\n${body}\nexit`;
  const guard = 'r1 = 3\n*(u64 *)(r10 - 8) = r1\n';

  test('that change their context may have done so after the call', () => {
    expect(isRefused(looped('r0 = 0', guard))).toBe(false);
    expect(isRefused(looped('r1 = 4\n*(u64 *)(r2 + 0) = r1\nr0 = 0', guard))).toBe(true);
  });

  test('may not be called at all', () => {
    expect(isRefused(looped('r1 = 3\n*(u64 *)(r2 + 0) = r1\nr0 = 0'))).toBe(true);
  });

  test('see in a later round what an earlier one did', () => {
    const text = (stored: number) =>
      `${guard}r1 = 4\nr2 = function body\nr3 = r10\nr3 += -8\nr4 = 0\ncall 181\nexit\nfunction body:\n` +
      `r1 = *(u64 *)(r2 + 0)\nif r1 == 3 goto first\npoison\nfirst: r1 = ${stored}\n*(u64 *)(r2 + 0) = r1\nr0 = 0\nexit`;
    expect(isRefused(text(3))).toBe(false);
    expect(isRefused(text(4))).toBe(true);
  });

  test('know nothing of their first argument, nor of what the caller has in registers', () => {
    expect(isRefused(looped('if r1 == 4 goto in\npoison\nin: r0 = 0', guard))).toBe(true);
    const kept = 'r6 = 3\n';
    expect(isRefused(looped('if r6 == 3 goto in\npoison\nin: r0 = 0', guard + kept))).toBe(true);
  });

  test('are entered with any number of rounds but 0', () => {
    const body = 'poison';
    expect(isRefused(looped(body, guard, 'r1 = 0'))).toBe(false);
    expect(isRefused(looped(body, guard, 'r1 = 1'))).toBe(true);
    expect(isRefused(looped(body, guard, 'r1 = *(u8 *)(r1 + 0)'))).toBe(true);
  });

  test('leave a number or nothing, which no branch can rely on', () => {
    const text =
      'r1 = 4\nr2 = function body\nr3 = 0\nr4 = 0\ncall 181\nif r0 == 0 goto out\npoison\nout: exit\nfunction body:\nr0 = 0\nexit';
    expect(isRefused(text)).toBe(true);
  });
});

describe('calls', () => {
  test('of itself end where the verifier ends', () => {
    const { undecided, reached } = walkText('call again\nexit\nfunction again:\ncall again\nexit');
    expect(undecided).toBe(false);
    // No call ever returns.
    expect([...reached]).toEqual([1, 0, 1, 0]);
  });

  test.each([
    [7, true],
    [8, false],
  ])('go %i functions deep', (depth, isReached) => {
    const functions = Array.from(
      { length: depth },
      (_, i) => `function f${i}:\n${i + 1 < depth ? `call f${i + 1}\n` : 'poison\n'}exit`,
    );
    expect(isRefused(`call f0\nexit\n${functions.join('\n')}`)).toBe(isReached);
  });

  test('leave the caller its registers r6 to r9, and take r1 to r5', () => {
    const call = (register: number) =>
      `r${register} = 3\ncall leaf\nif r${register} == 3 goto out\npoison\nout: exit\nfunction leaf:\nr0 = 0\nr6 = 9\nexit`;
    expect([1, 5, 6, 9].map((register) => isRefused(call(register)))).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });

  test('give the callee a stack of its own', () => {
    const text =
      'r1 = 3\n*(u64 *)(r10 - 8) = r1\ncall leaf\nr1 = *(u64 *)(r10 - 8)\nif r1 == 3 goto out\npoison\nout: exit\n' +
      'function leaf:\nr1 = 4\n*(u64 *)(r10 - 8) = r1\nr2 = *(u64 *)(r10 - 8)\nif r2 == 4 goto ok\npoison\nok: r0 = 0\nexit';
    expect(isRefused(text)).toBe(false);
  });

  test('pass all five arguments', () => {
    const leaf = [1, 2, 3, 4, 5].map((register) => `if r${register} != ${register} goto bad`);
    const set = [1, 2, 3, 4, 5].map((register) => `r${register} = ${register}`);
    const text = (sets: string[]) =>
      `${sets.join('\n')}\ncall leaf\nexit\nfunction leaf:\n${leaf.join('\n')}\nr0 = 0\nexit\nbad: poison`;
    expect(isRefused(text(set))).toBe(false);
    expect(isRefused(text([...set.slice(0, 4), 'r5 = 6']))).toBe(true);
  });

  test('of a global function are as those of a static one where libbpf makes it static', () => {
    const text =
      'r1 = 0\ncall leaf\nexit\nglobal function leaf:\nif r1 == 0 goto out\npoison\nout: exit';
    expect(isRefused(text, { rules: { globalFunctions: 'static' } })).toBe(false);
    expect(isRefused(text)).toBe(true);
  });

  test('of a global function may change what they are given a pointer to', () => {
    const text =
      'r1 = 3\n*(u64 *)(r10 - 8) = r1\nr1 = r10\nr1 += -8\ncall leaf\nr1 = *(u64 *)(r10 - 8)\nif r1 == 3 goto out\npoison\nout: exit\nglobal function leaf:\nr0 = 0\nexit';
    expect(isRefused(text)).toBe(true);
  });

  test('helpers give a number, or a pointer that may be null', () => {
    const twice =
      'call 5\nif r0 == 0 goto zero\nexit\nzero: if r0 == 0 goto out\npoison\nout: exit';
    expect(isRefused(twice)).toBe(false);
    const one = 'call 5\nif r0 == 1 goto one\nexit\none: if r0 == 1 goto out\npoison\nout: exit';
    expect(isRefused(one)).toBe(true);
  });

  test.each([
    ['so many bytes as a register holds', 'r2 = 8', false],
    ['more', 'r2 = 9', true],
    ['a number that is not known', 'r2 = *(u8 *)(r6 + 0)', true],
    ['a number below 0', 'w2 = -1', true],
  ])('helpers write %s', (_, size, expected) => {
    const text = `r6 = r1\nr1 = 3\n*(u64 *)(r10 - 8) = r1\nr1 = r10\nr1 += -16\n${size}\nr3 = 0\ncall 113\nr1 = *(u64 *)(r10 - 8)\nif r1 == 3 goto out\npoison\nout: exit`;
    expect(isRefused(text)).toBe(expected);
  });
});
