import { describe, expect, test } from '@jest/globals';
import type { Outcome } from '../../src/core/outcome.js';
import { compareReports } from '../../src/report/comparison.js';
import { failingRelocations } from '../../src/report/failures.js';
import { loaderDifferences } from '../../src/report/loader-differences.js';
import { describeRunFailure, failedConditions, problemsOf } from '../../src/report/problems.js';
import type { Report, ReportObject, ReportQuery } from '../../src/report/report.js';
import {
  BROKEN,
  DEPENDS,
  GUARDED,
  MANIFEST,
  programOf,
  REPORT,
  STATE,
  UNATTACHED,
} from './samples.js';

const ALL = new Set(['missing', 'invalid', 'unresolved'] as const);
const GOOD = { ...MANIFEST, missing: [] };
const GONE: Outcome = { status: 'unresolved', reason: 'gone' };
const TWICE: Outcome = { status: 'ambiguous', reason: 'two differ' };
const ZERO: Outcome = { status: 'resolved', value: '0' };

/** An object of one relocation for each query, all at one line; kernel N is group N. */
function objectOf(...queries: ReportQuery[]): ReportObject {
  return {
    path: 'x.o',
    groups: [[0], [1], [2]],
    programs: [],
    queries,
    relocations: queries.map((_, query) => ({
      program: 'p',
      ordinal: 0,
      query,
      section: 's',
      insn: query,
      source: { file: 'x.c', line: 1 },
    })),
    ignored: [],
  };
}

/** `task_struct.state` with an outcome for each kernel. */
function queryOf(outcomes: readonly Outcome[], kind = 'byte_off', access = 'state'): ReportQuery {
  return { ...STATE, kind, access, outcomes: outcomes.map((one, i) => ({ ...one, groups: [i] })) };
}

const reportOf = (...objects: ReportObject[]): Report => ({ ...REPORT, objects });

describe('relocations that fail', () => {
  test('are told by the first kernel, and its reason', () => {
    const query = queryOf([ZERO, { ...GONE, reason: 'one' }, { ...GONE, reason: 'two' }]);
    expect(failingRelocations(reportOf(objectOf(query)))).toMatchObject([
      { kernels: 3, failing: 2, first: 'ubuntu/20.04/x86_64/b', reason: 'one' },
    ]);
  });

  test('on a kernel of two objects fail there once', () => {
    const one = objectOf(queryOf([GONE, GONE, ZERO]));
    const other = { ...one, path: 'y.o', queries: [queryOf([ZERO, GONE, GONE])] };
    expect(failingRelocations(reportOf(one, other))).toMatchObject([
      { kernels: 3, failing: 3, relocations: 2 },
    ]);
  });

  test('of one bitfield on other kernels are told apart', () => {
    const kinds = [queryOf([GONE, ZERO, ZERO]), queryOf([GONE, GONE, ZERO], 'byte_sz')];
    expect(failingRelocations(reportOf(objectOf(...kinds)))).toMatchObject([
      { subject: 'task_struct.state (byte_sz)', failing: 2 },
      { subject: 'task_struct.state (byte_off)', failing: 1 },
    ]);
  });
});

describe('problems', () => {
  test('of relocations are one for each condition, and count them', () => {
    const invalid = queryOf([TWICE, ZERO, ZERO], 'byte_off', 'twice');
    const gone = ['a', 'b', 'c'].map((access) => queryOf([ZERO, GONE, GONE], 'byte_off', access));
    expect(problemsOf(GOOD, reportOf(objectOf(invalid, ...gone)))).toEqual([
      {
        condition: 'invalid',
        message:
          '1 relocation makes a loader give up somewhere, such as task_struct.twice (byte_off) on debian/11/x86_64/a: two differ',
      },
      {
        condition: 'unresolved',
        message:
          '3 relocations are not resolved somewhere, such as task_struct.a (byte_off) on ubuntu/20.04/x86_64/b: gone',
      },
    ]);
    expect(describeRunFailure(GOOD, reportOf(objectOf(invalid, ...gone)), ALL)).toBe(
      'The run fails because of invalid (1 relocation), unresolved (3 relocations): mend what is reported, or change fail-on.',
    );
  });

  test('of programs are one for each verdict that may fail a run', () => {
    const programs = [
      programOf('a', BROKEN),
      programOf('b', BROKEN, DEPENDS),
      programOf('c', { ...BROKEN, excused: 'SEC("?")' }),
      { ...programOf('d', BROKEN), needsKernelBtf: 'fentry' },
      programOf('e', GUARDED),
      programOf('f', UNATTACHED),
    ];
    const report: Report = {
      ...REPORT,
      objects: REPORT.objects.map((object) => ({ ...object, programs, relocations: [] })),
    };
    expect(problemsOf(GOOD, report)).toEqual([
      {
        condition: 'broken',
        message: `2 programs are broken somewhere, such as a (build/probe.bpf.o) on ubuntu/20.04/x86_64/b: ${BROKEN.reason}`,
      },
      {
        condition: 'unattached',
        message: `1 program cannot attach somewhere, such as f (build/probe.bpf.o) on debian/11/x86_64/a: ${UNATTACHED.reason}`,
      },
      {
        condition: 'depends',
        message: `1 program may not load somewhere, such as b (build/probe.bpf.o) on debian/11/x86_64/a: ${DEPENDS.reason}`,
      },
    ]);
    const failOn = new Set(['broken', 'unattached', 'depends', 'invalid'] as const);
    expect(failedConditions(GOOD, report, failOn)).toEqual(['broken', 'depends', 'unattached']);
    expect(describeRunFailure(GOOD, report, failOn)).toBe(
      'The run fails because of broken (2 programs), depends (1 program), unattached (1 program): mend what is reported, or change fail-on.',
    );
    expect(failedConditions(GOOD, report, new Set(['invalid', 'unresolved']))).toEqual([]);
  });

  test('of what is newly broken are one, beside what is broken', () => {
    const report: Report = {
      ...REPORT,
      objects: REPORT.objects.map((object) => ({
        ...object,
        programs: [programOf('a', BROKEN), programOf('b', { ...BROKEN, groups: [0, 1] })],
        relocations: [],
      })),
    };
    const older: Report = {
      ...report,
      objects: report.objects.map((object) => ({
        ...object,
        programs: [programOf('a', BROKEN), programOf('b')],
      })),
    };
    const comparison = compareReports(older, report, { path: 'old' });
    expect(problemsOf(GOOD, report, comparison)).toEqual([
      {
        condition: 'newly-broken',
        message: `\`b\` is newly broken on all 3 kernels: ${BROKEN.reason}`,
      },
      { condition: 'broken', message: expect.stringContaining('2 programs are broken somewhere') },
    ]);
    const failOn = new Set(['newly-broken', 'invalid'] as const);
    expect(failedConditions(GOOD, report, failOn, comparison)).toEqual(['newly-broken']);
    expect(failedConditions(GOOD, report, failOn)).toEqual([]);
    expect(describeRunFailure(GOOD, report, failOn, comparison)).toBe(
      'The run fails because of newly-broken (1 program): mend what is reported, or change fail-on.',
    );
    const { changes } = comparison;
    const more = {
      ...comparison,
      changes: changes.map((one) => ({ ...one, reason: one.program })),
    };
    const others = more.changes.map((one) => ({ ...one, program: 'c', reason: 'another' }));
    const both = { ...more, changes: [...more.changes, ...others] };
    expect(problemsOf(GOOD, report, both)[0]?.message).toBe(
      '2 programs are newly broken somewhere, such as: `b` is newly broken on all 3 kernels: b',
    );
  });

  test('of kernels that are missing for one reason are one', () => {
    const missing = [
      ...Array.from({ length: 16 }, (_, i) => ({
        kernel: `d/1/x86_64/${i}`,
        reason: 'big-endian',
      })),
      { kernel: 'd/1/x86_64/z', reason: 'no BTF of it' },
    ];
    expect(problemsOf({ ...GOOD, missing }, reportOf()).map(({ message }) => message)).toEqual([
      '16 kernels, such as d/1/x86_64/0: big-endian',
      'd/1/x86_64/z: no BTF of it',
    ]);
  });

  test('of all kinds are counted by what they are of', () => {
    const broken = { ...objectOf(), path: 'y.o', error: 'is no ELF file' };
    const report = reportOf(objectOf(queryOf([TWICE, GONE, ZERO])), broken);
    expect(failedConditions(MANIFEST, report, ALL)).toEqual(['invalid', 'missing', 'unresolved']);
    expect(describeRunFailure(MANIFEST, report, ALL)).toContain(
      'because of invalid (1 object, 1 relocation), missing (1 kernel), unresolved (1 relocation): ',
    );
  });

  test('fail a run in the order of their conditions, if it is to fail by them', () => {
    const report = reportOf(objectOf(queryOf([TWICE, ZERO, ZERO])));
    expect(failedConditions(MANIFEST, report, ALL)).toEqual(['invalid', 'missing']);
    expect(failedConditions(MANIFEST, report, new Set(['unresolved']))).toEqual([]);
    const other = { loaders: { cilium: { status: 'invalid' as const } } };
    expect(
      failedConditions(GOOD, reportOf(objectOf(queryOf([{ ...ZERO, ...other }]))), ALL),
    ).toEqual([]);
  });
});

test('what differs on most kernels comes first', () => {
  const other: Outcome = { ...ZERO, loaders: { aya: { status: 'invalid' } } };
  const queries = [
    queryOf([other, ZERO, ZERO], 'byte_off', 'a'),
    queryOf([ZERO, other, other], 'byte_off', 'b'),
  ];
  expect(loaderDifferences(reportOf(objectOf(...queries)))).toMatchObject([
    { subject: 'task_struct.b (byte_off)', answers: ['under aya: invalid'], differing: 2 },
    { subject: 'task_struct.a (byte_off)', differing: 1, first: 'debian/11/x86_64/a' },
  ]);
});
