import { describe, expect, test } from '@jest/globals';
import { every, newProgress } from '../../src/report/progress.js';

/** A clock that is set by hand, in seconds. */
function handClock() {
  let at = 5000;
  return {
    clock: () => at * 1000,
    pass(seconds: number) {
      at += seconds;
    },
  };
}

/** A progress, one step of which is taken in each stretch of so many seconds. */
function steps(total: number) {
  const { clock, pass } = handClock();
  const progress = newProgress(clock);
  let done = 0;
  return {
    go(count: number, seconds: number, size = 1) {
      for (let i = 0; i < count; i++) {
        pass(seconds);
        done += size;
        progress.note('kernels', done, total);
      }
      return progress.line('kernels', done, total);
    },
    progress,
    pass,
  };
}

describe('a progress line', () => {
  test('has the rate, the time left, and a word on the newest', () => {
    const { go, progress } = steps(7000);
    go(120, 1 / 31);
    expect(progress.line('kernels', 120, 7000, 'ubuntu/20.04')).toBe(
      'kernels 120/7000, 31/s, 3 min 42 s left: ubuntu/20.04',
    );
  });

  test('says nothing of a rate that is not known yet', () => {
    const { go, progress } = steps(10);
    expect(progress.line('kernels', 0, 10)).toBe('kernels 0/10');
    expect(go(1, 0)).toBe('kernels 1/10');
    expect(go(1, 0.5)).toBe('kernels 2/10');
    expect(go(1, 0.5)).toBe('kernels 3/10, 2/s, 4 s left');
  });

  test('goes by the last stretch of time', () => {
    const { go } = steps(5000);
    go(2000, 0.001);
    expect(go(30, 1)).toBe('kernels 2030/5000, 1/s, 49 min 30 s left');
    expect(go(100, 0.1)).toMatch(/, 5\.\d\/s, /);
    expect(go(200, 0.1)).toMatch(/^kernels 2330\/5000, 10\/s, 4 min 2[78] s left$/);
  });

  test('names the unit in which a slow rate is a number', () => {
    expect(steps(50).go(5, 4)).toBe('kernels 5/50, 15/min, 3 min left');
    expect(steps(50).go(5, 120)).toBe('kernels 5/50, 30/h, 1 h 30 min left');
    expect(steps(50).go(5, 7200)).toBe('kernels 5/50');
    expect(steps(9e6).go(4, 600)).toBe('kernels 4/9000000, 6/h');
    expect(steps(50_000).go(40, 0.01, 1000)).toBe('kernels 40000/50000');
    expect(steps(90_000).go(40, 0.05, 1000)).toMatch(
      /^kernels 40000\/90000, 20\d\d\d\/s, 3 s left$/,
    );
  });

  test('has no time left when all is done, and no rate of work that begins again', () => {
    const { go, progress, pass } = steps(10);
    expect(go(10, 1)).toBe('kernels 10/10, 1/s');
    progress.note('kernels', 0, 10);
    pass(3);
    expect(progress.line('kernels', 0, 10)).toBe('kernels 0/10');
    progress.note('kernels', 3, 20);
    expect(progress.line('kernels', 3, 20)).toBe('kernels 3/20');
  });

  test('keeps kinds of work apart', () => {
    const { go, progress } = steps(100);
    progress.note('entries', 7, 200);
    go(10, 1);
    progress.note('entries', 47, 200);
    expect(progress.line('entries', 47, 200, '4 MiB')).toBe(
      'entries 47/200, 4/s, 39 s left: 4 MiB',
    );
    expect(progress.line('kernels', 10, 100)).toBe('kernels 10/100, 1/s, 1 min 30 s left');
  });

  test('is not of a part of the work while the whole goes on', () => {
    const { progress, pass } = steps(1);
    expect(progress.note('entries', 1, 200)).toBe(true);
    expect(progress.note('kernels', 1, 600)).toBe(true);
    expect(progress.note('entries', 2, 200)).toBe(false);
    pass(9);
    expect(progress.note('entries', 3, 200)).toBe(false);
    pass(1);
    expect(progress.note('entries', 4, 200)).toBe(true);
    expect(progress.note('kernels', 2, 600)).toBe(true);
    expect(progress.note('entries', 5, 200)).toBe(false);
  });

  test('has no end without a word on the newest', () => {
    expect(steps(1).progress.line('entries', 1, 200, '')).toBe('entries 1/200');
  });

  test('is never of nothing', () => {
    const { progress, pass } = steps(1);
    progress.note('kernels', 0, 0);
    pass(100);
    expect(progress.line('kernels', 0, 0)).toBe('kernels 0/0');
  });
});

test('every stretch once, and not at its beginning', () => {
  const { clock, pass } = handClock();
  const due = every(10_000, clock);
  expect(due()).toBe(false);
  pass(9.9);
  expect(due()).toBe(false);
  pass(0.1);
  expect([due(), due()]).toEqual([true, false]);
});
