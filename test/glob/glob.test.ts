import { describe, expect, test } from '@jest/globals';
import { expandBraces, literalOf, matchesGlob, parseGlob } from '../../src/glob.js';

const matches = (glob: string, name: string) => matchesGlob(parseGlob(glob), name);

describe('one part', () => {
  test.each([
    ['abc', ['abc'], ['ab', 'abcd', 'Abc', '']],
    ['', [''], ['a']],
    ['*', ['', 'a', '.hidden'], []],
    ['a*', ['a', 'ab'], ['ba', '']],
    ['*a', ['a', 'ba', 'aa'], ['ab']],
    ['a*b*c', ['abc', 'axbxc', 'abcbc', 'aabbcc'], ['ab', 'acb', 'abcx']],
    ['*.el8.*', ['4.18.0-80.el8.x86_64'], ['4.18.0-80.el8']],
    ['a**b', ['ab', 'axxb'], ['a']],
    ['?', ['a', 'é', '😀'], ['', 'ab']],
    ['[abc]', ['a', 'c'], ['d', '', 'ab']],
    ['[a-cx-z]', ['b', 'y'], ['d', '-']],
    ['[!a-c]', ['d'], ['b', '']],
    ['[^a-c]', ['d', '^'], ['b']],
    ['[]a]', [']', 'a'], ['b']],
    ['[!]a]', ['b'], [']', 'a']],
    ['[a-]', ['a', '-'], ['b']],
    ['[-a]', ['a', '-'], ['b']],
    ['[*?]', ['*', '?'], ['a']],
    ['\\*', ['*'], ['a', '\\*']],
    ['a\\', ['a\\'], ['a']],
    ['(a)+', ['(a)+'], ['a', 'aa']],
    ['5.?.0-4[0-9]-*', ['5.4.0-42-generic'], ['5.4.0-52-generic', '5.14.0-42-generic']],
  ])('%s', (glob, yes, no) => {
    expect(yes.filter((name) => !matches(glob, name))).toEqual([]);
    expect(no.filter((name) => matches(glob, name))).toEqual([]);
  });

  test('without a wildcard it is one name', () => {
    expect(literalOf(parseGlob('a\\*b'))).toBe('a*b');
    for (const glob of ['a*', '?', '[a]']) expect(literalOf(parseGlob(glob))).toBeUndefined();
  });

  test.each([
    ['[a', 'has a [ without its ]'],
    ['[]', 'has a [ without its ]'],
    ['[a/b]', 'has a / inside [ ]'],
    ['[z-a]', 'has a range that ends before it begins, z-a'],
    ['[[:digit:]]', 'has a [: :], which is not understood'],
    ['@(a|b)', 'has @(…), which is not understood: write {a,b}, or several lines'],
    ['x+(a)', 'has +(…)'],
    ['!(a)', 'has !(…)'],
  ])('%s is malformed', (glob, why) => {
    expect(() => parseGlob(glob)).toThrow(why);
  });
});

describe('braces', () => {
  test.each([
    ['abc', ['abc']],
    ['a,b', ['a,b']],
    ['{a,b}', ['a', 'b']],
    ['{a}', ['a']],
    ['x{a,b}y{c,d}', ['xayc', 'xayd', 'xbyc', 'xbyd']],
    ['a{b,c{d,e}}', ['ab', 'acd', 'ace']],
    ['a{,b}', ['a', 'ab']],
    ['{a/b,c}/d', ['a/b/d', 'c/d']],
    ['{8..11}', ['8', '9', '10', '11']],
    ['{2..1}', ['2', '1']],
    ['[{,}]', ['[{,}]']],
    ['\\{a,b\\}', ['\\{a,b\\}']],
    ['{[,],a}', ['[,]', 'a']],
  ])('%s', (text, expected) => {
    expect(expandBraces(text)).toEqual(expected);
  });

  test.each([
    ['{a', 'has a { without its }'],
    ['{a,{b}', 'has a { without its }'],
    ['a}', 'has a } that closes nothing'],
    ['{a}}', 'has a } that closes nothing'],
    ['[', 'has a [ without its ]'],
    ['{a,b}'.repeat(10), 'has more than 1000 alternatives'],
    ['{1..9999}', 'has more than 1000 alternatives'],
    [`${'{'.repeat(200)}a${'}'.repeat(200)}`, 'has more than 100 braces in each other'],
    ['a'.repeat(5000), 'has more than 4096 characters'],
  ])('%s is malformed', (text, why) => {
    expect(() => expandBraces(text)).toThrow(why);
  });
});

describe('no pattern hangs', () => {
  const names = ['a'.repeat(255), `${'a'.repeat(254)}Z`, 'ab'.repeat(127), '-'.repeat(255)];
  test.each([
    ['groups in groups', '((([0-9a-z.+-])+)+)+Z'],
    ['many stars', `${'*a'.repeat(60)}*Z`],
    ['stars and classes', `${'*[a-z]'.repeat(60)}*Z`],
    ['stars and question marks', `${'*?'.repeat(100)}*Z`],
    ['a long tail', `*${'a'.repeat(4000)}Z`],
    ['classes only', `${'[a-z]'.repeat(800)}`],
    ['braces in braces', `${'{'.repeat(99)}a${'}'.repeat(99)}`],
    ['braces side by side', `${'{a,b}'.repeat(9)}${'{x}'.repeat(1300)}`],
    ['braces that close nothing', '}'.repeat(4096)],
    ['braces without an end', '{'.repeat(4096)],
    ['classes without an end', '['.repeat(4096)],
    ['commas', `{${','.repeat(900)}}`],
  ])('%s', (_what, pattern) => {
    const start = performance.now();
    try {
      for (const one of expandBraces(pattern)) {
        const glob = parseGlob(one);
        for (const name of names) matchesGlob(glob, name);
      }
    } catch (error) {
      expect((error as Error).message).toMatch(/^has /);
    }
    expect(performance.now() - start).toBeLessThan(1000);
  });
});
