import { expect, test } from '@jest/globals';
import { type Remark, sentencesOf, unitedRemarks } from '../../src/expectations/remarks.js';
import { partOf } from '../../src/shards/shard.js';
import { parseShardFile, type ShardFile, shardJson } from '../../src/shards/shard-file.js';

const digest = '0f'.repeat(32);
const fileWith = (remarks: readonly Remark[]): ShardFile => ({
  tool: '0.1.0',
  shard: { number: 2, of: 3 },
  plan: {
    ...{ settings: digest, archives: digest, objects: digest, kernels: digest },
    expectations: digest,
  },
  remarks,
});
const ofLine = (line: number, use: 'open' | 'unneeded' | 'undecided'): Remark => ({
  ...{ use, unneeded: `${line} is not needed.`, undecided: `${line} decides nothing.` },
});

test('what is written is read again', () => {
  const given = fileWith([ofLine(1, 'open'), ofLine(2, 'undecided')]);
  expect(parseShardFile(shardJson(given))).toEqual(given);
});

test.each([0, 5, 11, 12, 40])('sentences are those that one run says (%i fixed)', (fixed) => {
  let told = 0;
  const remarks: Remark[] = [
    ofLine(0, 'unneeded'),
    ...Array.from({ length: fixed }, (_, i) => () => {
      told++;
      return `fixed ${i}.`;
    }),
    ofLine(1, 'open'),
    ofLine(2, 'undecided'),
  ];
  const { remarks: read } = parseShardFile(shardJson(fileWith(remarks)));
  // The nearest names of many lines take time, so those that nobody sees are not put together.
  expect(told).toBe(Math.min(fixed, 11));
  expect(sentencesOf(read)).toEqual(sentencesOf(remarks));
});

test('one shard whose kernels need a line is enough, and one for which it decides', () => {
  const united = (...uses: ('open' | 'unneeded' | 'undecided')[]) =>
    sentencesOf(unitedRemarks(uses.map((use) => [ofLine(7, use)])));
  expect(united('undecided', 'unneeded', 'open')).toEqual([]);
  expect(united('undecided', 'unneeded')).toEqual(['7 is not needed.']);
  expect(united('undecided', 'undecided')).toEqual(['7 decides nothing.']);
});

test.each([
  ['{', 'is not JSON'],
  ['{"tool":"0.1.0"}', 'has no object at "shard"'],
  ['{"tool":"a","tool":"b"}', 'has "tool" twice'],
])('%s is refused', (json, why) => {
  expect(() => parseShardFile(json)).toThrow(why);
});

test('parts are neighbours, of one length or almost, and together the whole', () => {
  for (const [length, of] of [
    [41, 8],
    [3, 50],
    [0, 2],
    [8, 8],
    [1, 1],
  ] as const) {
    const whole = Array.from({ length }, (_, i) => i);
    const parts = Array.from({ length: of }, (_, i) => partOf(whole, { number: i + 1, of }));
    expect(parts.flat()).toEqual(whole);
    const lengths = parts.map((part) => part.length);
    expect(Math.max(...lengths) - Math.min(...lengths)).toBeLessThan(2);
  }
});
