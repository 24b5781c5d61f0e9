import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  type Compared,
  compareObject,
  countsOf,
  OBJECTS,
  RELEASES,
  recordedCounts,
} from './recorded.js';

/**
 * Replays what the verifiers of several kernels said of programs whose relocations were resolved against
 * made-up kernels (`node conformance/verifier/record.mjs`). That needs root, compilers and QEMU, and this
 * needs nothing.
 */
const counts = recordedCounts();

describe.each(OBJECTS)('$name', ({ name }) => {
  let all: readonly Compared[];

  beforeAll(async () => {
    all = await compareObject(name);
  });

  const wrong = (isWrong: (one: Compared) => boolean) =>
    all
      .filter(isWrong)
      .map(
        ({ where, verdict, answer }) => `${where}: ${verdict.verdict}, and the answer ${answer}`,
      );

  test('nothing that is called good was refused', () => {
    expect(
      wrong(
        ({ verdict, answer, holds }) =>
          verdict.verdict !== 'broken' && holds && typeof answer === 'number',
      ),
    ).toEqual([]);
  });

  test('what depends on a newer verifier was not refused by one', () => {
    expect(wrong(({ isRefusedElsewhere }) => isRefusedElsewhere)).toEqual([]);
  });

  test('what was refused was so at an instruction that is reached', () => {
    expect(wrong(({ answer, isReached }) => typeof answer === 'number' && !isReached)).toEqual([]);
  });

  test('verdicts are as many as they were, and the same broken programs load', () => {
    for (const { name: release } of RELEASES) {
      const now = countsOf(all.filter((one) => one.release === release));
      expect(`${release}: ${now}`).toBe(`${release}: ${counts.expected(name, release, now)}`);
    }
  });
});

test('the example loads on both of its kernels by a guard', async () => {
  const compared = await compareObject('exec-trace');
  expect(compared).toHaveLength(2 * RELEASES.length);
  for (const { verdict, answer } of compared) {
    expect([verdict.verdict, answer]).toEqual(['guarded', 'loads']);
  }
});

afterAll(() => counts.write());
