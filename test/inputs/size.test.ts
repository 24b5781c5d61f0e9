import { expect, test } from '@jest/globals';
import { readSize } from '../../src/inputs/size.js';

function read(...values: string[]): { bytes: number; errors: string[] } {
  const errors: string[] = [];
  return { bytes: readSize('cache-size', values, 7, errors), errors };
}

test.each<[string, number]>([
  ['2 GB', 2e9],
  ['500 MB', 5e8],
  ['1.5gb', 1.5e9],
  [' 3 kB\n', 3000],
  ['0.5 TB', 5e11],
  ['0 MB', 0],
  ['0', 0],
  ['', 7],
])('%j is %i bytes', (text, bytes) => {
  expect(read(text)).toEqual({ bytes, errors: [] });
});

test.each(['2', '-1 GB', '2 GiB', 'GB', '1e3 MB', '2,5 GB', '2 GB or so', '0x0', 'none'])(
  '%j is one sentence',
  (text) => {
    expect(read(text).errors).toEqual([
      `cache-size ${JSON.stringify(text)} is no size: write a number and its unit, such as 2 GB or 500 MB, or 0.`,
    ]);
  },
);

test('two sizes are one sentence', () => {
  expect(read('1 GB', '2 GB').errors).toEqual(['cache-size has 2 lines: give one value.']);
});
