import { expect, test } from '@jest/globals';
import { newVerdictTable } from '../../src/expectations/verdict-table.js';
import type { WholeVerdict } from '../../src/preflight/worst.js';

const guardedBy = (value: bigint): WholeVerdict => ({
  verdict: {
    verdict: 'guarded',
    guards: [{ causes: [{ kind: 'relocation', relocation: 1, value }] }],
  },
  findings: [],
});

test('equal verdicts have one number, whoever made them', () => {
  const { verdicts, numberOf } = newVerdictTable();
  const one = guardedBy(0n);
  const [guard] = one.verdict.guards ?? [];
  const turned: WholeVerdict = {
    findings: [],
    verdict: { guards: guard ? [{ ...guard }] : [], verdict: 'guarded' },
  };
  expect([one, one, turned, guardedBy(0n)].map((verdict) => numberOf(verdict))).toEqual([
    0, 0, 0, 0,
  ]);
  expect(verdicts).toEqual([one]);
});

test('what differs in a value, in findings or in what excuses it has another number', () => {
  const { verdicts, numberOf } = newVerdictTable();
  const one = guardedBy(0n);
  expect([
    numberOf(one),
    numberOf(guardedBy(1n)),
    numberOf(one, 'SEC("?")'),
    numberOf(guardedBy(0n), 'SEC("?")'),
    numberOf({ ...one, findings: [{ effect: 'refused', subject: 'helper x', reason: 'gone' }] }),
  ]).toEqual([0, 1, 2, 2, 3]);
  expect(verdicts[2]).toEqual({ ...one, excused: 'SEC("?")' });
});
