import { describe, expect, test } from '@jest/globals';
import { type Annotation, annotationsOf, withinLimit } from '../../src/report/annotations.js';
import type { Report, ReportObject } from '../../src/report/report.js';
import { MANIFEST, REPORT, STATE } from './samples.js';

const GOOD = { ...MANIFEST, missing: [] };
const [OBJECT] = REPORT.objects as [ReportObject];
const relocation = (query: number, file: string) => ({
  program: 'p',
  ordinal: 0,
  section: 's',
  insn: query,
  query,
  source: { file, line: 1 },
});

describe('annotationsOf', () => {
  test('a relocation that fails somewhere is a warning on its line, once for all of them there', () => {
    expect(annotationsOf(GOOD, REPORT, new Set())).toEqual([
      {
        level: 'warning',
        title: 'CO-RE relocation',
        message:
          'task_struct.state (byte_off) resolves on 1 of 3 kernels: no field `state` in struct task_struct; first: ubuntu/20.04/x86_64/b',
        file: 'src/probe.bpf.c',
        line: 12,
      },
    ]);
  });

  test('a source outside of the workspace is named in the message instead', () => {
    const objects = [{ ...OBJECT, relocations: [relocation(0, '.../include/x.h')] }];
    const [annotation] = annotationsOf(GOOD, { ...REPORT, objects }, new Set());
    expect(annotation?.file).toBeUndefined();
    expect(annotation?.message).toMatch(/^\.\.\.\/include\/x\.h:1: task_struct\.state/);
  });

  test('what fails the run is an error, and stands first if it is a kernel or an object', () => {
    const broken = {
      ...OBJECT,
      path: 'x.o',
      error: 'is no ELF file',
      queries: [],
      relocations: [],
    };
    const report = { ...REPORT, objects: [...REPORT.objects, broken] };
    const levels = (...failOn: ('missing' | 'invalid' | 'unresolved')[]) =>
      annotationsOf(MANIFEST, report, new Set(failOn)).map(({ level }) => level);
    expect(levels('missing')).toEqual(['warning', 'error', 'warning']);
    expect(levels('invalid')).toEqual(['error', 'warning', 'warning']);
    expect(levels('unresolved')).toEqual(['warning', 'warning', 'error']);
    expect(levels()).toEqual(['warning', 'warning', 'warning']);
  });

  test('a relocation that makes a loader give up is an error where this fails the run', () => {
    const outcomes = [{ status: 'ambiguous' as const, reason: 'two differ', groups: [0, 1] }];
    const objects = [{ ...OBJECT, queries: [{ ...STATE, outcomes }, STATE] }];
    const [annotation] = annotationsOf(GOOD, { ...REPORT, objects }, new Set(['invalid']));
    expect(annotation?.level).toBe('error');
  });

  test('objects built per architecture from one source count as one', () => {
    const arm: ReportObject = {
      path: 'build/probe.arm64.o',
      groups: [[3]],
      programs: [],
      queries: [{ ...STATE, outcomes: [{ status: 'resolved', value: '8', groups: [0] }] }],
      relocations: [
        { ...relocation(0, 'src/probe.bpf.c'), source: { file: 'src/probe.bpf.c', line: 12 } },
      ],
      ignored: [],
    };
    for (const objects of [
      [...REPORT.objects, arm],
      [arm, ...REPORT.objects],
    ]) {
      const report: Report = { ...REPORT, kernels: [...REPORT.kernels, 'z/1/arm64/z'], objects };
      const [annotation, ...more] = annotationsOf(GOOD, report, new Set());
      expect(annotation?.message).toContain('resolves on 2 of 4 kernels');
      expect(more).toEqual([]);
    }
  });

  test('those that fail on most kernels come first', () => {
    const gone = {
      ...STATE,
      access: 'gone',
      outcomes: [{ status: 'ambiguous' as const, reason: 'two differ', groups: [0, 1] }],
    };
    const relocations = [relocation(0, 'a.c'), relocation(1, 'b.c')];
    const objects = [{ ...OBJECT, queries: [STATE, gone], relocations }];
    const [first] = annotationsOf(GOOD, { ...REPORT, objects }, new Set());
    expect(first?.message).toMatch(/^task_struct\.gone \(byte_off\) resolves on 0 of 3 kernels/);
  });
});

describe('withinLimit', () => {
  const many = (number: number) =>
    Array.from({ length: number }, (_, i): Annotation => ({ level: 'warning', message: `${i}` }));

  test('keeps all that fit', () => {
    expect(withinLimit(many(10), 10)).toHaveLength(10);
  });

  test('counts those that do not in the last place', () => {
    const shown = withinLimit(many(11), 10);
    expect(shown).toHaveLength(10);
    expect(shown[9]?.message).toBe('2 more warnings: see the log and the step summary.');
  });
});
