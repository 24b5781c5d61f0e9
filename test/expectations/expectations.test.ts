import { describe, expect, test } from '@jest/globals';
import {
  type ExpectedObject,
  excuse,
  expectationFor,
  prepareExpectations,
  variableSetting,
} from '../../src/expectations/expectations.js';
import { parseExpectations } from '../../src/inputs/expectations.js';
import { readLines } from '../../src/inputs/lines.js';
import type { Kernel } from '../../src/kernels/kernel.js';
import type { VerdictWord } from '../../src/verdict/verdict.js';

/** `a.o` with two programs, one of them in `SEC("?…")`; `build/b.o` with two. */
const OBJECTS: readonly ExpectedObject[] = [
  {
    path: './a.o',
    programs: [
      { name: 'open_kprobe', section: 'kprobe/open' },
      { name: 'open_fentry', section: '?fentry/open' },
    ],
    variables: ['targ_dev', 'handle.count'],
  },
  {
    path: 'build/b.o',
    programs: [
      { name: 'send', section: 'kprobe/send' },
      { name: 'open_raw', section: 'raw_tp/open' },
    ],
    variables: [],
  },
];

const kernel = (text: string): Kernel => {
  const [distro = '', version = '', arch = '', release = ''] = text.split('/');
  return { distro, version, arch, release };
};
const FOCAL = kernel('ubuntu/20.04/x86_64/5.4.0-42-generic');
const BIONIC = kernel('ubuntu/18.04/arm64/4.15.0-20-generic');

function parse(...lines: string[]) {
  const errors: string[] = [];
  const source = { input: 'expectations' };
  const expectations = parseExpectations(readLines(source, lines, errors), errors);
  expect(errors).toEqual([]);
  return expectations;
}

const prepare = (...lines: string[]) => prepareExpectations(parse(...lines), OBJECTS);

/** `word by` of each program, or undefined. */
function excuses(lines: string[], words: (VerdictWord | undefined)[], on = FOCAL) {
  const verdicts = [words.slice(0, 2), words.slice(2)];
  const { excuses: found } = excuse(prepare(...lines), on, verdicts);
  return found.flat().map((one) => one && `${one.word} by ${one.by}`);
}

const BROKEN: VerdictWord[] = ['broken', 'broken', 'broken', 'broken'];

describe('which line decides', () => {
  const decides = (lines: string[], program: number, on = FOCAL) =>
    expectationFor(prepare(...lines), program >> 1, program & 1, on)?.line;

  test.each([
    ['a.o:open_kprobe never', [0]],
    ['a.o:* never', [0, 1]],
    ['*:open_* never', [0, 1, 3]],
    ['open_* never', [0, 1, 3]],
    ['* never', [0, 1, 2, 3]],
    ['b.o:send never', [2]],
    ['build/b.o:send never', [2]],
    ['./build/b.o:send never', [2]],
    ['*/b.o:send never', [2]],
    ['**/b.o:send never', [2]],
    ['**/*.o:* never', [0, 1, 2, 3]],
    ['*/*.o:* never', [2, 3]],
    ['src/b.o:send never', []],
    ['{a,b}.o:{open_raw,open_kprobe} never', [0, 3]],
    ['{a.o:open_fentry,b.o:send} never', [1, 2]],
    ['a.o:open_fentry, send never', [1, 2]],
    ['*:* !a.o:* never', [2, 3]],
    ['* !*_fentry, a.o:open_fentry never', [0, 1, 2, 3]],
    ['open never', []],
  ])('%s', (line, programs) => {
    expect([0, 1, 2, 3].filter((program) => decides([line], program) === 0)).toEqual(programs);
  });

  test.each([
    ['', true, true],
    [' on ubuntu', true, true],
    [' on focal', false, false],
    [' on ubuntu/focal', true, false],
    [' on ubuntu/18.04, ubuntu/20.04', true, true],
    [' on ubuntu !*/*/arm64', true, false],
    [' on !*/*/arm64', true, false],
    [' on **/4.*', false, true],
    [' on !ubuntu ubuntu/20.04', true, false],
  ])('kernels:%s', (on, focal, bionic) => {
    const lines = [`send never${on}`];
    expect([decides(lines, 2) === 0, decides(lines, 2, BIONIC) === 0]).toEqual([focal, bionic]);
  });

  test('the last one that names program and kernel', () => {
    const lines = ['* optional', 'send never on ubuntu/20.04', 'a.o:* never', 'send never on rhel'];
    expect([0, 2, 3].map((program) => decides(lines, program))).toEqual([2, 1, 0]);
    expect(decides(lines, 2, BIONIC)).toBe(0);
    expect(decides(['a.o:* never'], 3)).toBeUndefined();
  });

  test('only decides about every kernel', () => {
    const prepared = prepare('* optional', 'send only on **/4.*');
    expect(expectationFor(prepared, 1, 0, FOCAL)).toEqual({
      line: 1,
      word: 'only',
      isNamed: false,
    });
    expect(expectationFor(prepared, 1, 0, BIONIC)).toEqual({
      line: 1,
      word: 'only',
      isNamed: true,
    });
  });

  test('what a list of kernels excludes may be added again', () => {
    const prepared = prepare('send only on ** !**/4.* {rhel,ol}/8');
    const isNamed = (id: string) => expectationFor(prepared, 1, 0, kernel(id))?.isNamed;
    expect(isNamed('rhel/8/x86_64/4.18.0-80.el8')).toBe(true);
    expect(isNamed('ubuntu/18.04/x86_64/4.15.0-20-generic')).toBe(false);
    expect(isNamed('ubuntu/20.04/x86_64/5.4.0-42-generic')).toBe(true);
  });

  test('the archive’s links are followed', () => {
    const expectations = parse('send never on ubuntu/lts');
    const aliases = new Map([['ubuntu/lts', 'ubuntu/20.04']]);
    const prepared = prepareExpectations(expectations, OBJECTS, aliases);
    expect(expectationFor(prepared, 1, 0, FOCAL)?.line).toBe(0);
    expect(expectationFor(prepared, 1, 0, BIONIC)).toBeUndefined();
  });
});

describe('what is excused', () => {
  test('nothing without a line, but what SEC("?") says', () => {
    expect(excuses([], BROKEN)).toEqual([undefined, 'optional by SEC("?")', undefined, undefined]);
    expect(excuses([], ['depends', 'depends', 'loads', 'guarded'])[1]).toBe('optional by SEC("?")');
    expect(excuses([], ['loads', 'guarded', 'loads', 'loads'])).toEqual(Array(4).fill(undefined));
  });

  test('never: it is not loaded there, whatever its verdict', () => {
    const lines = ['', '*:{send,open_kprobe} never on ubuntu/20.04'];
    const by = 'never by expectations line 2';
    expect(excuses(lines, ['broken', 'loads', 'loads', 'broken'])).toEqual([
      by,
      undefined,
      by,
      undefined,
    ]);
    expect(excuses(lines, ['broken', 'loads', 'loads', 'broken'], BIONIC)).toEqual(
      Array(4).fill(undefined),
    );
  });

  test('optional: what does not load', () => {
    const by = 'optional by expectations line 1';
    expect(excuses(['* optional'], ['broken', 'depends', 'loads', 'guarded'])).toEqual([
      by,
      by,
      undefined,
      undefined,
    ]);
  });

  describe('one of', () => {
    const lines = ['a.o:open_kprobe b.o:open_raw one of'];
    const by = 'one of by expectations line 1';

    test.each([
      ['loads', 'broken', [undefined, by]],
      ['guarded', 'depends', [undefined, by]],
      ['broken', 'loads', [by, undefined]],
      ['broken', 'broken', [undefined, undefined]],
      ['depends', 'broken', [undefined, undefined]],
      ['loads', 'loads', [undefined, undefined]],
      [undefined, 'broken', [undefined, undefined]],
    ] as const)('%s and %s, of two objects', (first, second, expected) => {
      const found = excuses(lines, [first, 'loads', 'loads', second]);
      expect([found[0], found[3]]).toEqual(expected);
      expect([found[1], found[2]]).toEqual([undefined, undefined]);
    });

    test('each line for itself', () => {
      const two = ['a.o:* one of', 'b.o:* one of'];
      expect(excuses(two, ['loads', 'broken', 'broken', 'broken'])).toEqual([
        undefined,
        'one of by expectations line 1',
        undefined,
        undefined,
      ]);
    });

    test('what is not loaded there by a later line is no alternative', () => {
      const later = [...lines, 'open_raw never'];
      expect(excuses(later, ['broken', 'loads', 'loads', 'loads'])[0]).toBeUndefined();
    });

    test('on the kernels of the line', () => {
      const words: VerdictWord[] = ['broken', 'loads', 'loads', 'loads'];
      expect(excuses([`${lines[0]} on **/5.*`], words)[0]).toBe(by);
      expect(excuses([`${lines[0]} on **/5.*`], words, BIONIC)[0]).toBeUndefined();
    });

    test('SEC("?") excuses none of them', () => {
      expect(excuses(['open_* one of'], BROKEN)).toEqual(Array(4).fill(undefined));
    });
  });

  test('only: not loaded on other kernels, and like any other on its own', () => {
    const lines = ['a.o:* optional', 'a.o:* only on **/4.*'];
    const by = 'only by expectations line 2';
    expect(excuses(lines, ['loads', ...BROKEN.slice(1)])).toEqual([by, by, undefined, undefined]);
    expect(excuses(lines, BROKEN, BIONIC)).toEqual([
      undefined,
      'optional by SEC("?")',
      undefined,
      undefined,
    ]);
  });

  test('an object that is not for the kernel, and a program that cannot be loaded', () => {
    const { excuses: found, decided } = excuse(prepare('* never'), FOCAL, [
      undefined,
      [undefined, 'loads'],
    ]);
    expect(found).toEqual([
      [undefined, undefined],
      [undefined, { word: 'never', by: 'expectations line 1' }],
    ]);
    expect([...decided]).toEqual([0]);
  });

  test('which lines decided, and which were needed', () => {
    const prepared = prepare('a.o:* never', 'send optional', 'open_raw optional', 'b.o:x never');
    const { decided, needed } = excuse(prepared, FOCAL, [
      ['loads', 'depends'],
      ['guarded', 'broken'],
    ]);
    expect([...decided].sort()).toEqual([0, 1, 2]);
    expect([...needed].sort()).toEqual([0, 2]);
  });
});

describe('what a variable is set to', () => {
  test.each([
    ['a.o.targ_dev = 5', 'targ_dev', 5n],
    ['a.o:targ_dev = 5', 'targ_dev', 5n],
    ['*.targ_dev = any', 'targ_dev', 'any'],
    ['targ_* = default', 'targ_dev', 'default'],
    ['b.o.targ_dev = 5', 'targ_dev', undefined],
    ['build/*.targ_dev = 5', 'targ_dev', undefined],
    ['./a.o.targ_dev = 5', 'targ_dev', 5n],
    ['a.o:handle.count = 1', 'handle.count', 1n],
    ['*:handle.* = 1', 'handle.count', 1n],
    ['*.handle.count = 1', 'handle.count', undefined],
  ])('%s', (line, variable, setting) => {
    expect(variableSetting(parse(line), './a.o', variable)).toBe(setting);
  });

  test('the last line that matches decides', () => {
    const expectations = parse('*.v = 1', '*.v = 0', 'b.o.v = any', '*.w, !a.o.w = 3');
    expect(variableSetting(expectations, 'a.o', 'v')).toBe(0n);
    expect(variableSetting(expectations, 'b.o', 'v')).toBe('any');
    expect(variableSetting(expectations, 'a.o', 'w')).toBeUndefined();
  });
});

test('4,000 kernels, 500 programs and 60 lines are a matter of milliseconds', () => {
  const objects = Array.from({ length: 50 }, (_, o) => ({
    path: `build/o${o}.bpf.o`,
    programs: Array.from({ length: 10 }, (_, p) => ({ name: `p${p}`, section: 'kprobe' })),
    variables: [],
  }));
  const lines = Array.from(
    { length: 60 },
    (_, i) => `o${i % 50}.bpf.o:*${i % 10} optional on */*/*/5.${i % 20}.* !d${i % 8}`,
  );
  const verdicts = objects.map(() => Array<VerdictWord>(10).fill('broken'));
  const start = performance.now();
  const prepared = prepareExpectations(parse(...lines), objects);
  for (let i = 0; i < 4000; i++) {
    const one = kernel(`d${i % 8}/${i % 7}/x86_64/5.${i % 20}.0-${i}`);
    excuse(prepared, one, verdicts);
  }
  expect(performance.now() - start).toBeLessThan(10_000);
});
