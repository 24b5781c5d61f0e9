import { expect, test } from '@jest/globals';
import type { Verdict } from '../../src/verdict/verdict.js';
import { newVerdictTable } from '../../src/verdict/verdict-table.js';

const guardedBy = (value: bigint): Verdict => ({
  verdict: 'guarded',
  guards: [{ causes: [{ kind: 'relocation', relocation: 1, value }] }],
});

test('equal verdicts have one number, whoever made them', () => {
  const { verdicts, numberOf } = newVerdictTable();
  const one = guardedBy(0n);
  const [guard] = one.guards ?? [];
  const turned: Verdict = { guards: guard ? [{ ...guard }] : [], verdict: 'guarded' };
  expect([one, one, turned, guardedBy(0n)].map((verdict) => numberOf(verdict))).toEqual([
    0, 0, 0, 0,
  ]);
  expect(verdicts).toEqual([{ verdict: one }]);
});

test('what differs in a value or in what excuses it has another number', () => {
  const { verdicts, numberOf } = newVerdictTable();
  const one = guardedBy(0n);
  expect([
    numberOf(one),
    numberOf(guardedBy(1n)),
    numberOf(one, 'SEC("?")'),
    numberOf(guardedBy(0n), 'SEC("?")'),
  ]).toEqual([0, 1, 2, 2]);
  expect(verdicts[2]).toEqual({ verdict: one, excused: 'SEC("?")' });
});
