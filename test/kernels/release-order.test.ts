import { expect, test } from '@jest/globals';
import { compareReleases } from '../../src/kernels/release-order.js';

test('releases come in the order of their numbers', () => {
  const ordered = [
    '',
    '3.10.0-1160.el7.x86_64',
    '4.18.0-80.el8.x86_64',
    '4.18.0-193.el8.x86_64',
    '5.4.0-9-generic',
    '5.4.0-42-generic',
    '5.4.0-42-lowlatency',
    '5.10.0-1',
    '5.10.0-01a',
    '5.10.0-2',
    '5.99999999999999999999',
    '5.100000000000000000000',
    'x',
  ];
  expect([...ordered].reverse().sort(compareReleases)).toEqual(ordered);
  expect(compareReleases('5.4', '5.4')).toBe(0);
  expect(compareReleases('5.04', '5.4')).toBeLessThan(0);
});
