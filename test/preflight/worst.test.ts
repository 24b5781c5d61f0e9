import { expect, test } from '@jest/globals';
import type { Effect, Finding } from '../../src/preflight/finding.js';
import { decisiveOf, worstOf } from '../../src/preflight/worst.js';
import type { VerdictWord } from '../../src/verdict/verdict.js';

const whole = (verdict: VerdictWord, ...effects: Effect[]) => ({
  verdict: { verdict },
  findings: effects.map((effect): Finding => ({ effect, subject: effect, reason: '' })),
});

test.each<[VerdictWord, Effect[], VerdictWord, number | undefined]>([
  ['loads', [], 'loads', undefined],
  ['loads', ['unknown'], 'loads', undefined],
  ['loads', ['unknown', 'guarded'], 'guarded', 1],
  ['depends', ['guarded', 'unattached', 'unattached'], 'unattached', 1],
  ['depends', ['depends'], 'depends', undefined],
  ['guarded', ['unattached', 'refused'], 'broken', 1],
  ['broken', ['refused', 'unattached'], 'broken', undefined],
])('of %s and %j the worst is %s', (verdict, effects, worst, decisive) => {
  const given = whole(verdict, ...effects);
  expect(worstOf(given)).toBe(worst);
  expect(decisiveOf(given)).toBe(decisive === undefined ? undefined : given.findings[decisive]);
});
