import { describe, expect, test } from '@jest/globals';
import type { Comparison, ProgramChange } from '../../src/report/comparison.js';
import {
  changeRows,
  countChanged,
  describeBaseline,
  describeChange,
  headLine,
} from '../../src/report/comparison-words.js';

const BASELINE = { commit: 'abc1234567890', ref: 'refs/heads/main' };
const kernelsOf = (version: string, count: number) =>
  Array.from({ length: count }, (_, i) => `${version}/x86_64/4.15.0-${i + 10}`);
const UBUNTU = kernelsOf('ubuntu/18.04', 14);

const BROKEN: ProgramChange = {
  kind: 'newly-broken',
  object: 'build/probe.bpf.o',
  program: 'trace_exec',
  before: 'loads',
  now: 'broken',
  reason: 'src/probe.bpf.c:57 reads `mm_struct.pinned_vm`, which is not there',
  source: { file: 'src/probe.bpf.c', line: 57 },
  kernels: UBUNTU,
};
const DEPENDS: ProgramChange = { ...BROKEN, kind: 'newly-depends', now: 'depends' };
const MENDED: ProgramChange = { ...BROKEN, kind: 'mended', before: 'broken', now: 'loads' };

const comparisonOf = (...changes: ProgramChange[]): Comparison => ({
  baseline: BASELINE,
  kernels: 312,
  ...{ newKernels: [], goneKernels: [], addedPrograms: [], gonePrograms: [] },
  ...{ addedRelocations: 0, goneRelocations: 0 },
  changes,
});

describe('the head line', () => {
  const FROM = '(baseline: commit abc1234 of main)';

  test('of a change that breaks nothing', () => {
    expect(headLine(comparisonOf())).toBe(`this change breaks nothing new on 312 kernels ${FROM}`);
    expect(headLine(comparisonOf(MENDED, { ...DEPENDS, program: 'x' }))).toBe(
      `this change breaks nothing new on 312 kernels and mends 1 program, but 1 program newly depends on what is not known here ${FROM}`,
    );
  });

  test('of a change that breaks one thing says which and why', () => {
    expect(headLine(comparisonOf(BROKEN))).toBe(
      `this change breaks \`trace_exec\` on 14 kernels of ubuntu/18.04: ${BROKEN.reason} ${FROM}`,
    );
    expect(headLine(comparisonOf(BROKEN, { ...MENDED, program: 'x' }))).toBe(
      `this change breaks \`trace_exec\` on 14 kernels of ubuntu/18.04: ${BROKEN.reason}; it also mends 1 program ${FROM}`,
    );
  });

  test('of a change that breaks more counts it', () => {
    const other = { ...BROKEN, program: 'x', reason: 'y', kernels: [...UBUNTU, 'a/1/x86_64/b'] };
    expect(headLine(comparisonOf(BROKEN, other, { ...MENDED, program: 'z' }))).toBe(
      `this change breaks 2 programs on 15 of 312 kernels and mends 1 program ${FROM}`,
    );
  });

  test('of reports without a common kernel', () => {
    expect(headLine({ ...comparisonOf(), kernels: 0 })).toBe(
      `no kernel is in both reports, so nothing is compared ${FROM}`,
    );
  });
});

describe('rows', () => {
  test('of programs with one reason on the same kernels are one', () => {
    const comparison = comparisonOf(
      BROKEN,
      { ...BROKEN, program: 'a' },
      { ...BROKEN, program: 'b', kernels: UBUNTU.slice(1) },
      { ...BROKEN, program: 'c', reason: 'another' },
      MENDED,
    );
    const rows = changeRows(comparison, 'newly-broken');
    expect(rows.map(({ programs }) => programs.map(({ program }) => program))).toEqual([
      ['a', 'trace_exec'],
      ['c'],
      ['b'],
    ]);
    expect(countChanged(comparison, 'newly-broken')).toBe(4);
    expect(countChanged(comparison, 'mended')).toBe(1);
  });

  test('of objects for several architectures are one, on the kernels of all', () => {
    const arm = { ...BROKEN, object: 'build/arm64.o', kernels: ['ubuntu/18.04/arm64/4.15.0-10'] };
    const [row, ...more] = changeRows(comparisonOf(BROKEN, arm), 'newly-broken');
    expect(more).toEqual([]);
    expect(row?.kernels).toEqual([...arm.kernels, ...UBUNTU]);
    expect(row?.programs.map(({ object }) => object)).toEqual([arm.object, BROKEN.object]);
  });

  test('of what was other things before is one', () => {
    const others = { ...BROKEN, before: 'guarded' as const, kernels: kernelsOf('debian/10', 2) };
    const [row, ...more] = changeRows(comparisonOf(BROKEN, others), 'newly-broken');
    expect(more).toEqual([]);
    expect(row?.kernels).toHaveLength(16);
  });
});

describe('a sentence on', () => {
  const sentence = (change: ProgramChange, ...others: ProgramChange[]) => {
    const comparison = comparisonOf(change, ...others);
    const [row] = changeRows(comparison, change.kind);
    return row && describeChange(comparison, row);
  };

  test('each kind of change', () => {
    expect(sentence(BROKEN)).toBe(
      `\`trace_exec\` is newly broken on 14 kernels of ubuntu/18.04: ${BROKEN.reason}`,
    );
    expect(sentence(DEPENDS)).toBe(
      `\`trace_exec\` newly may not load on 14 kernels of ubuntu/18.04: ${BROKEN.reason}`,
    );
    expect(sentence(MENDED)).toBe(
      `\`trace_exec\` is mended on 14 kernels of ubuntu/18.04; before: ${BROKEN.reason}`,
    );
    expect(sentence(BROKEN, { ...BROKEN, program: 'a' })).toBe(
      `\`a\` and \`trace_exec\` are newly broken on 14 kernels of ubuntu/18.04: ${BROKEN.reason}`,
    );
  });

  test('what was not there, or was excused, says so', () => {
    expect(sentence({ ...BROKEN, before: 'absent' })).toContain(
      '`trace_exec` (not there before) is newly broken',
    );
    expect(sentence({ ...BROKEN, before: 'broken' })).toContain('(excused before) is newly');
  });

  test('programs of several objects names these', () => {
    expect(sentence(BROKEN, { ...BROKEN, object: 'b.o' })).toContain(
      '`trace_exec` (b.o) and `trace_exec` (build/probe.bpf.o) are newly broken',
    );
  });

  test.each([
    [UBUNTU.slice(0, 1), 'ubuntu/18.04/x86_64/4.15.0-10'],
    [kernelsOf('a/1', 312), 'all 312 kernels'],
    [[...kernelsOf('a/1', 1), ...UBUNTU], '15 kernels of ubuntu/18.04 and a/1'],
    [
      ['a/1', 'b/1', 'c/1', 'd/1'].flatMap((version) => kernelsOf(version, 1)),
      '4 kernels of a/1, b/1 and 2 more versions',
    ],
  ])('its kernels', (kernels, words) => {
    expect(sentence({ ...BROKEN, kernels })).toContain(`newly broken on ${words}: src/`);
  });
});

test('a baseline by commit or path', () => {
  expect(describeBaseline(BASELINE)).toBe('commit abc1234 of main');
  expect(describeBaseline({ commit: 'abc1234567890' })).toBe('commit abc1234');
  expect(describeBaseline({ path: 'old/report.json' })).toBe('old/report.json');
});
