import { describe, expect, test } from '@jest/globals';
import { threadCount } from '../../src/tailor/thread-count.js';

const GB = 2 ** 30;

describe('the number of threads', () => {
  test.each<[string, number, number, number, number]>([
    ['is that of the processors', 20, 4, 16 * GB, 4],
    ['is less than that of many processors', 20, 16, 64 * GB, 12],
    ['does not grow with the processors for ever', 20, 128, 512 * GB, 12],
    ['is smaller for a product that asks much', 2_200, 16, 64 * GB, 5],
    ['is smaller in little memory', 20, 16, GB, 5],
    ['is one in very little memory', 20, 16, GB / 8, 1],
  ])('%s', (_, queries, processors, memory, threads) => {
    expect(threadCount(queries, processors, memory)).toBe(threads);
  });
});
