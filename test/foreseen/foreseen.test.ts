import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { FormatError, InputError } from '../../src/errors.js';
import { failureLines, foreseenSentences } from '../../src/foreseen.js';

const system = (code: string, more: object) => Object.assign(new Error(code), { code, ...more });

describe('what is foreseen', () => {
  test('wrong inputs are their sentences', () => {
    expect(failureLines(new InputError(['One.', 'Two.']))).toEqual(['One.', 'Two.']);
  });

  test('a path that cannot be read, as Node.js says it', () => {
    let thrown: unknown;
    try {
      readFileSync('/no/such/file');
    } catch (error) {
      thrown = error;
    }
    expect(failureLines(thrown)).toEqual(['"/no/such/file" failed (open ENOENT): check the path.']);
  });

  test.each([
    [
      system('EACCES', { syscall: 'rename', path: 'a', dest: 'b' }),
      '"a" to "b" failed (rename EACCES): check its permissions.',
    ],
    [
      system('ENOTFOUND', { syscall: 'getaddrinfo', hostname: 'no.where' }),
      '"no.where" failed (getaddrinfo ENOTFOUND): the name is not known; check it, and the network.',
    ],
    [
      new TypeError('fetch failed', {
        cause: system('ECONNREFUSED', { syscall: 'connect', address: '127.0.0.1', port: 1 }),
      }),
      '"127.0.0.1:1" failed (connect ECONNREFUSED): nobody answers there; check the address.',
    ],
    [
      new AggregateError([system('ETIMEDOUT', { syscall: 'connect', address: '::1', port: 443 })]),
      '"::1:443" failed (connect ETIMEDOUT): nobody answered; check the network.',
    ],
    [
      system('EWHATEVER', { syscall: 'write' }),
      '"a file" failed (write EWHATEVER): see what the code means.',
    ],
  ])('%s', (thrown, sentence) => {
    expect(foreseenSentences(thrown)).toEqual([sentence]);
  });
});

describe('a fault of ours', () => {
  test.each([
    new Error('unforeseen'),
    new TypeError('x is undefined'),
    new FormatError('ELF', 1, 'what nobody caught'),
    system('ERR_INVALID_ARG_TYPE', { syscall: 'open' }),
    system('ENOENT', {}),
  ])('%s shows where it was', (thrown) => {
    expect(foreseenSentences(thrown)).toBeUndefined();
    expect(failureLines(thrown).length).toBeGreaterThan(1);
    expect(failureLines(thrown)[1]).toMatch(/^ +at /);
  });

  test('what is no error is told as it is', () => {
    expect(failureLines('a\nb')).toEqual(['a', 'b']);
    expect(failureLines(undefined)).toEqual(['undefined']);
  });
});
