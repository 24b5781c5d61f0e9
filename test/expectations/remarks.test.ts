import { describe, expect, test } from '@jest/globals';
import { excuse, prepareExpectations } from '../../src/expectations/expectations.js';
import {
  type ExpectationUse,
  remarksOnExpectations,
  sentencesOf,
  unitedRemarks,
} from '../../src/expectations/remarks.js';
import { parseExpectations } from '../../src/inputs/expectations.js';
import { readLines } from '../../src/inputs/lines.js';
import type { Kernel } from '../../src/kernels/kernel.js';
import type { VerdictWord } from '../../src/verdict/verdict.js';

const OBJECTS = ['build/exec.bpf.o', 'build/probe.bpf.o'].map((path) => ({
  path,
  programs: ['old_probe', 'new_probe'].map((name) => ({ name, section: 'kprobe' })),
  variables: ['targ_dev', 'targ_pid'],
}));
const kernel = (version: string, release: string): Kernel => {
  return { distro: 'ubuntu', version, arch: 'x86_64', release };
};
const FOCAL = kernel('20.04', '5.4.0');
const BIONIC = kernel('18.04', '4.15.0');

/** Both objects' old_probe has the first verdict on focal and the second on bionic. */
function remarks(
  lines: string[],
  words: [VerdictWord, VerdictWord] = ['broken', 'loads'],
  use: Partial<ExpectationUse> = {},
) {
  const errors: string[] = [];
  const expectations = parseExpectations(
    readLines({ input: 'expectations' }, lines, errors),
    errors,
  );
  expect(errors).toEqual([]);
  const prepared = prepareExpectations(expectations, OBJECTS);
  const results = [FOCAL, BIONIC].map((one, index) => {
    const word = words[index] as VerdictWord;
    return excuse(prepared, one, [
      [word, 'loads'],
      [word, 'loads'],
    ]);
  });
  const whole = { kernels: [FOCAL, BIONIC], missing: [], unread: [], results, ...use };
  const sentences = sentencesOf(remarksOnExpectations(prepared, whole));
  // Of a run over each result for itself the same is left to say.
  const { missing } = whole;
  const parts = [...whole.results].map((result, index) =>
    remarksOnExpectations(prepared, {
      ...whole,
      results: [result],
      missing: missing.filter((_, i) => i % results.length === index),
    }),
  );
  if (parts.length > 0) expect(sentencesOf(unitedRemarks(parts))).toEqual(sentences);
  return sentences;
}

describe('what matches nothing', () => {
  test.each([
    [
      'exec.bpf.o:old_prob never',
      '"exec.bpf.o:old_prob", matches no program; the nearest: "old_probe"',
    ],
    [
      'exex.bpf.o:old_probe never',
      '"exex.bpf.o:old_probe", matches no object; the nearest: "exec.bpf.o"',
    ],
    [
      '*:old_probe, probe.bpf.o:x* optional',
      '"probe.bpf.o:x*", matches no program; the nearest: "new_probe", "old_probe"',
    ],
    [
      'old_probe !other never',
      '"!other", matches no program; the nearest: "old_probe", "new_probe"',
    ],
    ['*.targ_de = any', '"*.targ_de", matches no variable; the nearest: "targ_dev"'],
    [
      'src/*:targ_dev = any',
      '"src/*:targ_dev", matches no object; the nearest: "exec.bpf.o", "probe.bpf.o"',
    ],
  ])('%s', (line, words) => {
    expect(remarks(['', line])).toEqual([`expectations line 2, ${words}.`]);
  });

  test('a kernel that the run does not have', () => {
    expect(remarks(['old_probe never on rhel/8'])).toEqual([
      'expectations line 1, "old_probe never on rhel/8", matches no kernel of this run.',
    ]);
    expect(remarks(['old_probe only on rhel/8'])).toEqual([
      'expectations line 1, "old_probe only on rhel/8", matches no kernel of this run.',
    ]);
  });

  test('not where an object could not be read', () => {
    const use = { unread: ['build/other.bpf.o'] };
    expect(remarks(['other.bpf.o:x never', '*.x = 1', 'x never'], undefined, use)).toEqual([]);
    expect(remarks(['probe.bpf.o:x never'], undefined, use)).toHaveLength(1);
  });
});

describe('what is not needed', () => {
  test.each([
    [
      'old_probe never',
      ['loads', 'guarded'],
      'is not needed: its programs load on all kernels that it is about; leave it out',
    ],
    [
      'old_probe never on **/4.*',
      ['broken', 'loads'],
      'is not needed: its programs load on all kernels that it is about; leave it out',
    ],
    [
      '* one of',
      ['loads', 'loads'],
      'is not needed: its programs load on all kernels that it is about; leave it out',
    ],
    [
      'old_probe only on **/4.*',
      ['loads', 'loads'],
      'is not needed: its programs load on all kernels; leave it out',
    ],
  ] as const)('%s', (line, words, why) => {
    expect(remarks([line], [...words])).toEqual([`expectations line 1, "${line}", ${why}.`]);
  });

  test.each([
    ['old_probe never', ['broken', 'loads']],
    ['old_probe optional on **/5.*', ['depends', 'loads']],
    ['old_probe one of on **/5.*', ['broken', 'loads']],
    ['* one of', ['broken', 'loads']],
    ['old_probe only on **/4.*', ['broken', 'loads']],
  ] as const)('%s is', (line, words) => {
    expect(remarks([line], [...words])).toEqual([]);
  });

  test('is not known where a kernel could not be judged', () => {
    const use = { missing: [FOCAL] };
    expect(remarks(['old_probe never'], ['loads', 'loads'], use)).toEqual([]);
    expect(remarks(['old_probe only on **/4.*'], ['loads', 'loads'], use)).toEqual([]);
    expect(remarks(['old_probe never on **/4.*'], ['loads', 'loads'], use)).toHaveLength(1);
  });

  test('what later lines hide', () => {
    expect(remarks(['exec.bpf.o:old_probe never', 'old_probe optional'])).toEqual([
      'expectations line 1, "exec.bpf.o:old_probe never", decides about nothing: lines below it do, or its objects are not for these kernels; leave it out.',
    ]);
    expect(remarks(['exec.bpf.o.targ_dev = 1', '*.targ_* = any'])).toEqual([
      'expectations line 1, "exec.bpf.o.targ_dev = 1", decides about nothing: lines below it do; leave it out.',
    ]);
  });
});

test('one of names more than one', () => {
  expect(remarks(['exec.bpf.o:old_probe one of'])).toEqual([
    'expectations line 1, "exec.bpf.o:old_probe one of", names one program only: name its alternatives too, or write optional.',
  ]);
});

test('many of them are a few', () => {
  const lines = Array.from({ length: 40 }, (_, i) => `nothing${i} never`);
  const found = remarks(lines);
  expect(found).toHaveLength(11);
  expect(found[10]).toBe('expectations has 30 more lines to look at: mend these first.');
});
