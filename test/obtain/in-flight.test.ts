import { describe, expect, test } from '@jest/globals';
import { inFlight } from '../../src/obtain/in-flight.js';

async function* numbers(count: number) {
  for (let i = 0; i < count; i++) yield i;
}
const tick = () => new Promise((resolve) => setImmediate(resolve));

async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = [];
  for await (const item of items) list.push(item);
  return list;
}

describe('inFlight', () => {
  test('works on no more than so many at a time, and on all', async () => {
    let now = 0;
    let most = 0;
    const done = await all(
      inFlight(numbers(20), 3, async (i) => {
        most = Math.max(most, ++now);
        for (let ticks = 20 - i; ticks > 0; ticks--) await tick();
        now--;
        return i;
      }),
    );
    expect(most).toBe(3);
    expect(done.sort((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, i) => i));
  });

  test('yields a result while the next item is not there yet', async () => {
    let more = () => {};
    const late = new Promise<void>((resolve) => {
      more = resolve;
    });
    async function* slow() {
      yield 1;
      await late;
      yield 2;
    }
    const results = inFlight(slow(), 4, async (i) => i * 10);
    expect(await results.next()).toEqual({ done: false, value: 10 });
    more();
    expect(await all(results)).toEqual([20]);
  });

  test('ends with the first failure, when all that is under way has ended', async () => {
    const ended: number[] = [];
    const run = all(
      inFlight(numbers(100), 4, async (i) => {
        if (i === 2) throw new Error('two');
        for (let ticks = 0; ticks < 5; ticks++) await tick();
        ended.push(i);
      }),
    );
    await expect(run).rejects.toThrow('two');
    expect(ended.length).toBeLessThan(10);
    const before = ended.length;
    await tick();
    expect(ended.length).toBe(before);
  });

  test('a caller that stops does not wait for an item that never comes', async () => {
    let released = false;
    async function* hangs() {
      try {
        yield 1;
        await new Promise(() => {});
      } finally {
        released = true;
      }
    }
    for await (const result of inFlight(hangs(), 2, async (i) => i)) {
      expect(result).toBe(1);
      break;
    }
    expect(released).toBe(false);
  });
});
