import { describe, expect, test } from '@jest/globals';
import { Grade } from '../../src/core/kept/names.js';
import {
  digestOfSet,
  joinSets,
  type KeptSet,
  parseSet,
  setText,
} from '../../src/obtain/kept-set.js';
import { mergeAsked } from '../../src/preflight/asked.js';

const asked = (...functions: string[]) => ({ ...mergeAsked([]), functions });
const A: KeptSet = { names: new Map([['a', Grade.REACH]]), asked: asked('f') };
const B: KeptSet = {
  names: new Map([
    ['a', Grade.VALUE],
    ['b', Grade.VALUE],
  ]),
  asked: asked('e'),
};

describe('what kernels are kept for', () => {
  test('is all of two sets, each name by its higher grade', () => {
    const both = joinSets(A, B);
    expect([...both.names]).toEqual([
      ['a', Grade.REACH],
      ['b', Grade.VALUE],
    ]);
    expect(both.asked).toEqual(asked('e', 'f'));
  });

  test('has a digest that each part of it changes, and no order', () => {
    const digest = digestOfSet(joinSets(A, B));
    expect(digestOfSet(joinSets(B, A))).toBe(digest);
    const others = [
      ...[A, B],
      { ...joinSets(A, B), names: B.names },
      { ...joinSets(A, B), asked: A.asked },
    ];
    expect(new Set([digest, ...others.map(digestOfSet)]).size).toBe(5);
  });

  test('is read as it was written', () => {
    expect(parseSet(setText(B))).toEqual(B);
  });

  test.each([
    ['no JSON', '{'],
    ['null', 'null'],
    ['an earlier form', '[["a",1]]'],
    ['a grade that is none', setText(B).replace('["b",1]', '["b",4]')],
    ['a name that is none', setText(B).replace('["b",1]', '[2,1]')],
    ['nothing asked', setText(B).replace(/"asked":.*/, '"asked":null}')],
    ['a list that is missing', setText(B).replace('"structs"', '"strukts"')],
    ['a function that is none', setText(B).replace('"e"', '7')],
  ])('is none of %s', (_, text) => {
    expect(parseSet(text)).toBeUndefined();
  });
});
