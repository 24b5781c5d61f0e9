import { describe, expect, test } from '@jest/globals';
import type { Outcome } from '../../src/core/outcome.js';
import { RelocationKind } from '../../src/core/spec/relocation-kind.js';
import { answerNumbers, keyOfAnswers, REFUSED, UNRESOLVED } from '../../src/verdict/answers.js';
import { isQuestion, outcomeOf, patchesOf } from '../../src/verdict/patches.js';
import { linked, ORDERS, objectOf, outcomesOf } from './fixture.js';
import { isRefused } from './walk/assemble.js';

describe.each(ORDERS)('what a loader makes of records, %s', (order) => {
  const object = objectOf('verdicts', order);
  const outcomes = outcomesOf('verdicts', order);
  const patchesIn = (program: string, given = outcomes, isCoarse = false) => {
    const one = linked(object, program);
    const { poisoned, values } = patchesOf(object, one, given, isCoarse);
    return {
      poisoned: [...poisoned],
      all: [...one.records.keys()].map((insn) => values.get(insn)),
      first: values.get(0),
      one,
    };
  };

  test('a question, and what is unresolved', () => {
    const { poisoned, all } = patchesIn('guarded');
    expect(all).toMatchObject([{ value: 0n }, { value: undefined }]);
    expect(poisoned).toEqual([2]);
  });

  test('a value, with the width of a load', () => {
    const [narrow, question, gone] = patchesIn('wide').all;
    expect(narrow).toMatchObject({ value: 184n, width: 8 });
    expect(question).toMatchObject({ value: 0n });
    expect(question?.width).toBeUndefined();
    expect(gone?.value).toBeUndefined();
  });

  test('coarsely, only what answers questions is known', () => {
    const [narrow, question] = patchesIn('wide', outcomes, true).all;
    expect(narrow).toMatchObject({ value: undefined, width: 8 });
    expect(question).toMatchObject({ value: 0n });
    expect(patchesIn('wide', outcomes, true).poisoned).toEqual(patchesIn('wide').poisoned);
  });

  test('an instruction without a record is as it was', () => {
    const { values } = patchesOf(object, linked(object, 'broken'), outcomes);
    expect(values.get(0)).toBeUndefined();
  });

  test('of two records on an instruction one is enough to poison it', () => {
    const one = linked(object, 'guarded');
    const [[first, [question]], [second, [read]]] = [...one.records] as unknown as [
      [number, [number]],
      [number, [number]],
    ];
    const both = {
      ...one,
      records: new Map([
        [first, [read, question]],
        [second, [read]],
      ]),
    };
    expect([...patchesOf(object, both, outcomes).poisoned].sort()).toEqual([first, second].sort());
  });

  test('the outcome of a record is that of its site', () => {
    object.relocations.forEach(({ site }, record) => {
      expect(outcomeOf(object, record, outcomes)).toBe(outcomes[site as number]);
    });
  });
});

test('what asks whether something exists', () => {
  const kinds = Object.values(RelocationKind).filter((kind) => isQuestion({ kind }));
  expect(kinds.sort()).toEqual(
    [
      RelocationKind.FIELD_EXISTS,
      RelocationKind.TYPE_EXISTS,
      RelocationKind.TYPE_MATCHES,
      RelocationKind.ENUMVAL_EXISTS,
    ].sort(),
  );
  expect(isQuestion(undefined)).toBe(false);
});

test('a negative value has its sign in an instruction of 32 bits', () => {
  const text = (number: string) => `r1 = record 0\nif r1 == ${number} goto out\npoison\nout: exit`;
  expect(isRefused(text('-1'), { held: [2n ** 64n - 1n] })).toBe(false);
  expect(isRefused(text('-1'), { held: [2n ** 32n - 1n] })).toBe(false);
  expect(isRefused(text('5'), { held: [5n] })).toBe(false);
});

describe('answers of kernels as numbers', () => {
  const object = objectOf('verdicts');
  const answers = answerNumbers(object);
  const question = object.sites.findIndex(({ query }) => isQuestion(object.queries[query]));
  const other = object.sites.findIndex(({ query }) => !isQuestion(object.queries[query]));
  const of = (site: number, outcome: Outcome) => {
    const outcomes = object.sites.map((): Outcome => ({ status: 'resolved', value: '1' }));
    outcomes[site] = outcome;
    const { failing, exact, coarse } = answers(outcomes);
    return { failing: failing[site], exact: exact[site], coarse: coarse[site] };
  };
  const resolved = (value: string, width?: number): Outcome => {
    return { status: 'resolved', value, ...(width && { width }) };
  };

  test('what fails', () => {
    expect(of(other, resolved('1')).failing).toBe(0);
    expect(of(question, { status: 'absent' }).failing).toBe(0);
    expect(of(other, { status: 'unresolved' }).failing).toBe(UNRESOLVED);
    expect(of(other, { status: 'ambiguous' }).failing).toBe(REFUSED);
    expect(of(other, { status: 'invalid' }).failing).toBe(REFUSED);
  });

  test('are equal for equal answers, whatever the reason', () => {
    expect(of(other, resolved('8'))).toEqual(of(other, resolved('8')));
    expect(of(other, { status: 'unresolved', reason: 'a' })).toEqual(
      of(other, { status: 'unresolved', reason: 'b' }),
    );
  });

  test('differ by value and width, coarsely by width only', () => {
    const exact = [resolved('8'), resolved('9'), resolved('8', 4), { status: 'absent' } as const];
    expect(new Set(exact.map((outcome) => of(other, outcome).exact)).size).toBe(4);
    expect(new Set(exact.map((outcome) => of(other, outcome).coarse)).size).toBe(3);
    expect(new Set(exact.map((outcome) => of(question, outcome).coarse)).size).toBe(4);
  });

  test('of some sites have a key', () => {
    const numbers = Uint32Array.of(5, 6, 7, 700, 7);
    const key = (...sites: number[]) => keyOfAnswers(numbers, Uint32Array.from(sites));
    expect(key(2, 0)).toBe(key(4, 0));
    expect(new Set([key(0), key(1), key(3), key(0, 1), key(1, 0), key()]).size).toBe(6);
  });
});
