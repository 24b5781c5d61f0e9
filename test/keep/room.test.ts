import { expect, test } from '@jest/globals';
import { openRoom } from '../../src/keep/room.js';

test('some: what has room is kept, each counted once', () => {
  const room = openRoom({ bytes: 10, beyond: 'some' }, 4);
  expect(room.take('a', 6)).toBe(true);
  expect(room.take('b', 5)).toBe(false);
  expect(room.take('c', 4)).toBe(true);
  expect(room.take('a', 6)).toBe(true);
  expect(room.take('d', 1)).toBe(false);
  expect(room.isOver).toBe(false);
});

test('none: what is too much is too much for good', () => {
  const room = openRoom({ bytes: 10, beyond: 'none' }, 4);
  expect(room.take('a', 6)).toBe(true);
  expect(room.take('a', 6)).toBe(true);
  expect(room.take('b', 4)).toBe(true);
  expect(room.isOver).toBe(false);
  expect(room.take('c', 1)).toBe(false);
  expect(room.isOver).toBe(true);
  expect(room.take('d', 0)).toBe(false);
});

test('none: what must be far too much is known early', () => {
  const far = openRoom({ bytes: 1000, beyond: 'none' }, 7000);
  const near = openRoom({ bytes: 1000, beyond: 'none' }, 1900);
  for (let i = 0; i < 49; i++) {
    expect(far.take(String(i), 1)).toBe(true);
    expect(near.take(String(i), 1)).toBe(true);
  }
  expect(far.take('49', 1)).toBe(false);
  expect(near.take('49', 1)).toBe(true);
});

test('it is sure that all will fit when all were seen, or when far less is expected', () => {
  const room = openRoom({ bytes: 200, beyond: 'none' }, 100);
  for (let i = 0; i < 49; i++) room.take(String(i), 1);
  expect(room.isSure).toBe(false);
  room.take('49', 1);
  expect(room.isSure).toBe(true);
  room.take('50', 3);
  expect(room.isSure).toBe(false);
  const small = openRoom({ bytes: 10, beyond: 'none' }, 2);
  small.take('a', 5);
  expect(small.isSure).toBe(false);
  small.take('b', 5);
  expect(small.isSure).toBe(true);
  small.take('c', 5);
  expect(small.isSure).toBe(false);
});

test('nothing fits into nothing', () => {
  expect(openRoom({ bytes: 0, beyond: 'none' }, 1).take('a', 1)).toBe(false);
  expect(openRoom({ bytes: 0, beyond: 'some' }, 1).take('a', 1)).toBe(false);
});
