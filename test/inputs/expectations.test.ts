import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { parseExpectations } from '../../src/inputs/expectations.js';
import { readLines } from '../../src/inputs/lines.js';

function parse(...lines: string[]) {
  const errors: string[] = [];
  const source = { input: 'expectations' };
  const expectations = parseExpectations(readLines(source, lines, errors), errors);
  return { ...expectations, errors };
}

const globs = (of: readonly { text: string; excludes: boolean }[]) =>
  of.map(({ text, excludes }) => (excludes ? `!${text}` : text));

describe('lines about programs', () => {
  test.each([
    ['exec.bpf.o:old never', ['exec.bpf.o:old'], 'never', 0],
    ['* optional', ['*'], 'optional', 0],
    ['a.o:{x,y} one of', ['a.o:{x,y}'], 'one of', 0],
    ['a.o:x, b.o:y,c.o:z one of on rhel/8', ['a.o:x', 'b.o:y', 'c.o:z'], 'one of', 1],
    ['a.o:* !a.o:x only on **/4.* !**/4.19.*', ['a.o:*', '!a.o:x'], 'only', 2],
    ['a.o:*,! a.o:x\tnever  on  rhel/8,ubuntu , ! amzn', ['a.o:*', '!a.o:x'], 'never', 3],
    ['build/{a,b}/*.o:x never on {rhel,ol}/{7,8}', ['build/{a,b}/*.o:x'], 'never', 1],
    ['*:never never', ['*:never'], 'never', 0],
    ['only only on rhel', ['only'], 'only', 1],
    ['one one of', ['one'], 'one of', 0],
    ['one of one of', ['one', 'of'], 'one of', 0],
    ['on never on on', ['on'], 'never', 1],
  ])('%s', (line, programs, word, kernels) => {
    const { programs: parsed, variables, errors } = parse('', `${line} # why`);
    expect(errors).toEqual([]);
    expect(variables).toEqual([]);
    expect(parsed).toHaveLength(1);
    expect(parsed[0]).toMatchObject({
      where: 'expectations line 2',
      place: `expectations line 2, ${JSON.stringify(line)},`,
      word,
    });
    expect(globs(parsed[0]?.programs ?? [])).toEqual(programs);
    expect(parsed[0]?.kernels).toHaveLength(kernels);
  });

  test('the same kernels are one list', () => {
    const { programs } = parse('x never on rhel/8', 'y never on ol/8', 'z optional on  rhel/8');
    expect(programs[2]?.kernels).toBe(programs[0]?.kernels);
    expect(programs[1]?.kernels).not.toBe(programs[0]?.kernels);
  });
});

describe('lines about variables', () => {
  test.each([
    ['*.targ_dev = any', ['*.targ_dev'], 'any'],
    ['targ_dev=default', ['targ_dev'], 'default'],
    ['exec.bpf.o.targ_tgid = 0', ['exec.bpf.o.targ_tgid'], 0n],
    [
      'exec.bpf.o:targ_*, !exec.bpf.o:targ_tgid = -1',
      ['exec.bpf.o:targ_*', '!exec.bpf.o:targ_tgid'],
      -1n,
    ],
    ['v = 0xFFFFffffFFFFffff', ['v'], 2n ** 64n - 1n],
    ['v = -9223372036854775808', ['v'], -(2n ** 63n)],
    ['v = true', ['v'], 1n],
    ['v = false', ['v'], 0n],
  ])('%s', (line, variables, setting) => {
    const { programs, variables: parsed, errors } = parse(line);
    expect(errors).toEqual([]);
    expect(programs).toEqual([]);
    expect(parsed.map((one) => [globs(one.variables), one.setting])).toEqual([
      [variables, setting],
    ]);
  });
});

test('what docs/expectations.md shows is understood', () => {
  const file = new URL('../../docs/expectations.md', import.meta.url);
  const examples = [...readFileSync(file, 'utf8').matchAll(/^```text\n(.*?)^```$/gms)];
  const { programs, variables, errors } = parse(...examples.map(([, lines = '']) => lines));
  expect(errors).toEqual([]);
  expect([programs.length, variables.length]).toEqual([13, 4]);
});

describe('lines that cannot be meant', () => {
  const nothing =
    'does not say what is expected: write never, optional, one of or only behind the programs, or = behind variables';

  test.each([
    ['a.o:x', nothing],
    ['a.o:x ignore on rhel/8', nothing],
    ['a.o:x one', nothing],
    ['a.o:{x never', nothing],
    ['never', 'names no program: write one before never, or * for all'],
    ['never on rhel/8', 'names no program: write one before never, or * for all'],
    ['one of on rhel/8', 'names no program: write one before one of, or * for all'],
    ['x never rhel/8', 'has "rhel/8" behind never: write on before kernels'],
    ['x one of rhel/8', 'has "rhel/8" behind one of: write on before kernels'],
    ['x never on', 'names no kernel: write patterns, such as x never on ubuntu/20.04'],
    ['a.o:x only', 'names no kernel: write patterns, such as a.o:x only on ubuntu/20.04'],
    ['= 1', 'names no variable: write one before the ='],
    ['v =', 'has no value behind its =: write any, default or one number, such as 0'],
    ['v = 1 on rhel/8', 'has no value behind its =: write any, default or one number, such as 0'],
    ['v = 1u', 'has no value behind its =: write any, default or one number, such as 0'],
    ['v = 18446744073709551616', 'has a number that no 64 bits hold: write a smaller one'],
  ])('%s', (line, why) => {
    expect(parse('', line)).toEqual({
      programs: [],
      variables: [],
      errors: [`expectations line 2, ${JSON.stringify(line)}, ${why}.`],
    });
  });

  test.each([
    [
      'x never on rhel/8 ubuntu//x',
      'ubuntu//x',
      'has an empty part: write distro/version/arch/release, or the first of them',
    ],
    [
      'x never on !a/b/c/d/e',
      '!a/b/c/d/e',
      'has 5 parts: there are four, distro/version/arch/release',
    ],
    ['x never on rhel/{7, 8}', 'rhel/{7, 8}', 'has white space in it: write one pattern a line'],
    [
      'a.o:{x, y} one of',
      'a.o:{x, y}',
      'has white space in its braces: leave it out, and write ? for that in a name',
    ],
    ['a.o:x[ never', 'a.o:x[', 'has a [ without its ]: close it'],
    ['a.o:x} never', 'a.o:x}', 'has a } that closes nothing: put a { before it'],
    [
      'exec.bpf.o never',
      'exec.bpf.o',
      'names an object and no program: write exec.bpf.o:* for all of its programs',
    ],
    ['a/b never', 'a/b', 'names an object and no program: write a/b:* for all of its programs'],
    [':x never', ':x', 'names no object: write *, or nothing, before the name'],
    ['a.o: never', 'a.o:', 'names nothing of its object: write * for all'],
    ['x, !, y never', '!', 'excludes nothing: write what to leave out behind the !'],
    ['a\\b.o:x never', 'a\\b.o:x', 'has a \\: write / between the parts of a path'],
    ['exec.bpf.o. = 1', 'exec.bpf.o.', 'names nothing of its object: write * for all'],
  ])('%s: the part is named', (line, part, why) => {
    expect(parse('', line).errors).toEqual([
      `expectations line 2, ${JSON.stringify(part)}, ${why}.`,
    ]);
  });

  test('all of them at once, and the same part twice', () => {
    expect(parse('x never on [', 'y never on [', 'z', 'v = w').errors).toHaveLength(4);
  });

  test('very many by braces are refused', () => {
    const start = performance.now();
    const lines = Array.from(
      { length: 5000 },
      (_, i) => `a.o:{1..1000}_${i} never on rhel/{1..1000}/${i}`,
    );
    expect(parse(...lines).errors).toEqual([
      'expectations stand for more than 20000 patterns by their braces: write globs in their place.',
    ]);
    expect(performance.now() - start).toBeLessThan(5000);
  });

  test('many patterns in one line are refused once', () => {
    expect(parse(`x never on ${'{1..1000} '.repeat(30)}`).errors).toEqual([
      expect.stringContaining('expectations stand for more than 20000 patterns by their braces'),
    ]);
  });
});
