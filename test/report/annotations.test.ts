import { describe, expect, test } from '@jest/globals';
import type { FailOn } from '../../src/inputs/fail-on.js';
import { type Annotation, annotationsOf, withinLimit } from '../../src/report/annotations.js';
import type { Comparison, ProgramChange } from '../../src/report/comparison.js';
import type { Report, ReportObject, ReportProgram } from '../../src/report/report.js';
import {
  BROKEN,
  DEPENDS,
  EXISTS,
  MANIFEST,
  programOf,
  REPORT,
  STATE,
  UNATTACHED,
} from './samples.js';

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

const BARE: ReportObject = { ...OBJECT, programs: [] };
const WITHOUT_PROGRAMS: Report = { ...REPORT, objects: [BARE] };
const ALL_RELOCATIONS: ReadonlySet<FailOn> = new Set(['unresolved']);
const withPrograms = (...programs: ReportProgram[]): Report => ({
  ...REPORT,
  objects: [{ ...OBJECT, programs }],
});

describe('programs', () => {
  test('that are broken are told on the line that is refused, and guarded ones are not', () => {
    expect(annotationsOf(GOOD, REPORT, new Set(['broken']))).toEqual([
      {
        level: 'error',
        title: 'Program does not load',
        message:
          'on_exec is broken on 2 of 3 kernels (ubuntu 20.04: all 2): src/probe.bpf.c:12 reads `task_struct.state`, which is not there: no field `state` in struct `task_struct` here; the way there: src/probe.bpf.c:9, 12',
        file: 'src/probe.bpf.c',
        line: 12,
      },
    ]);
    expect(annotationsOf(GOOD, REPORT, new Set()).map(({ level }) => level)).toEqual(['warning']);
  });

  test('that depend are told on the line of the guard', () => {
    const report = withPrograms(programOf('on_open', DEPENDS));
    expect(annotationsOf(GOOD, report, new Set(['broken']))).toEqual([
      {
        level: 'warning',
        title: 'Program may not load',
        message:
          'on_open may not load on 1 of 3 kernels (debian 11: 1 of 1): src/probe.bpf.c:116: `targ_per_disk` is 0, and user space may set it',
        file: 'src/probe.bpf.c',
        line: 116,
      },
    ]);
    expect(annotationsOf(GOOD, report, new Set(['depends']))[0]?.level).toBe('error');
  });

  test('that cannot attach are told, and fail only a run that asks for it', () => {
    const report = withPrograms(programOf('on_open', UNATTACHED));
    expect(annotationsOf(GOOD, report, new Set(['broken']))).toEqual([
      {
        level: 'warning',
        title: 'Program cannot attach',
        message: `on_open cannot attach on 1 of 3 kernels (debian 11: 1 of 1): ${UNATTACHED.reason}`,
      },
    ]);
    expect(annotationsOf(GOOD, report, new Set(['unattached']))[0]?.level).toBe('error');
  });

  describe('that are newly broken', () => {
    const [a, b, c] = REPORT.kernels as [string, string, string];
    const NEW: ProgramChange = {
      ...{ kind: 'newly-broken', object: OBJECT.path, program: 'on_exec' },
      ...{ before: 'loads', now: 'broken', reason: BROKEN.reason ?? '' },
      ...{ source: { file: 'src/probe.bpf.c', line: 12 }, kernels: [b, c] },
    };
    const comparisonOf = (...changes: ProgramChange[]): Comparison => ({
      ...{ baseline: { path: 'old' }, kernels: 3, newKernels: [], goneKernels: [], changes },
      ...{ addedPrograms: [], gonePrograms: [], addedRelocations: 0, goneRelocations: 0 },
    });
    const told = (comparison: Comparison, failOn: FailOn[], report = REPORT) =>
      annotationsOf(MANIFEST, report, new Set(failOn), comparison).map(
        ({ level, title, message }) => [level, title, message.split(':')[0]],
      );
    const MISSING = ['warning', undefined, 'rhel/8/x86_64/d'];

    test('come first, and are told once', () => {
      const newly = 'Program is newly broken';
      const where = '`on_exec` is newly broken on 2 kernels of ubuntu/20.04';
      for (const condition of ['newly-broken', 'broken'] as const) {
        expect(told(comparisonOf(NEW), [condition])).toEqual([['error', newly, where], MISSING]);
      }
      expect(told(comparisonOf(NEW), [])).toEqual([['warning', newly, where], MISSING]);
      const mended = comparisonOf({ ...NEW, kind: 'mended' });
      expect(told(mended, [])).toHaveLength(2);
    });

    test('in a part are told besides as what they are', () => {
      const sentences = told(comparisonOf({ ...NEW, kernels: [b] }), ['newly-broken']);
      expect(sentences).toEqual([
        ['error', 'Program is newly broken', '`on_exec` is newly broken on ubuntu/20.04/x86_64/b'],
        MISSING,
        ['warning', 'Program does not load', 'on_exec is broken on 2 of 3 kernels (ubuntu 20.04'],
      ]);
    });

    test('at one place on several sets of kernels are one annotation', () => {
      const everywhere = { ...NEW, program: 'x', kernels: [a, b, c] };
      const [first, ...others] = annotationsOf(
        GOOD,
        withPrograms(),
        new Set(),
        comparisonOf(NEW, everywhere),
      );
      expect(others).toEqual([]);
      expect(first?.message).toMatch(/^`x` is newly .* \(and 1 program on other kernels\)$/);
      expect(first).toMatchObject({ file: 'src/probe.bpf.c', line: 12 });
    });
  });

  test('that are broken at one place are one annotation', () => {
    const everywhere = { ...BROKEN, groups: [0, 1] };
    const report = withPrograms(
      programOf('a', BROKEN),
      programOf('b', everywhere),
      programOf('c', everywhere),
    );
    const [annotation, ...more] = annotationsOf(GOOD, report, new Set());
    expect(annotation?.message).toMatch(
      /^b, c are broken on all 3 kernels: .* 12 \(and 1 program on other kernels\)$/,
    );
    expect(more).toEqual([]);
  });

  test('that are excused, or need BTF in the kernel itself, are not told', () => {
    const report = withPrograms(programOf('a', { ...BROKEN, excused: 'SEC("?")' }), {
      ...programOf('b', BROKEN),
      needsKernelBtf: 'fentry',
    });
    expect(annotationsOf(GOOD, report, new Set(['broken']))).toEqual([]);
  });

  test('that a loader refuses are told by the relocation, as errors if either fails the run', () => {
    const outcomes = [{ status: 'ambiguous' as const, reason: 'two differ', groups: [0, 1] }];
    const refused = { ...BROKEN, reason: 'libbpf refuses the object: two differ', groups: [0, 1] };
    const report: Report = {
      ...REPORT,
      objects: [
        {
          ...OBJECT,
          queries: [{ ...STATE, outcomes }, EXISTS],
          programs: [programOf('a', refused)],
        },
      ],
    };
    for (const [failOn, level] of [
      ['broken', 'error'],
      ['invalid', 'error'],
      ['unresolved', 'warning'],
    ] as const) {
      expect(annotationsOf(GOOD, report, new Set([failOn]))).toMatchObject([
        { level, title: 'CO-RE relocation', line: 12 },
      ]);
    }
  });

  test('whose source is outside of the workspace, or not known, are told without a line', () => {
    const source = { file: '.../include/x.h', line: 3 };
    const { source: _, path: __, ...placeless } = BROKEN;
    const report = withPrograms(
      programOf('a', { ...BROKEN, source, reason: '.../include/x.h:3 reads' }),
      programOf('b', { ...placeless, reason: 'the program reads' }),
    );
    const told = annotationsOf(GOOD, report, new Set());
    expect(told.map(({ file, message }) => [file, message.split(': ')[2]])).toEqual([
      [undefined, 'the program reads'],
      [undefined, '.../include/x.h:3 reads; the way there'],
    ]);
  });
});

test('expectations that need a look are warnings', () => {
  const expectations = ['expectations line 4 matches no program'];
  const told = annotationsOf(GOOD, { ...WITHOUT_PROGRAMS, expectations }, new Set());
  expect(told).toEqual([{ level: 'warning', title: 'Expectation', message: expectations[0] }]);
});

describe('relocations', () => {
  test('that are not resolved are told only if this fails the run', () => {
    expect(annotationsOf(GOOD, WITHOUT_PROGRAMS, new Set(['invalid', 'broken']))).toEqual([]);
  });

  test('that fail somewhere are told on their line, once for all of them there', () => {
    expect(annotationsOf(GOOD, WITHOUT_PROGRAMS, ALL_RELOCATIONS)).toEqual([
      {
        level: 'error',
        title: 'CO-RE relocation',
        message:
          'task_struct.state (byte_off) resolves on 1 of 3 kernels: no field `state` in struct task_struct; first: ubuntu/20.04/x86_64/b',
        file: 'src/probe.bpf.c',
        line: 12,
      },
    ]);
  });

  test('a source outside of the workspace is named in the message instead', () => {
    const objects = [{ ...BARE, relocations: [relocation(0, '.../include/x.h')] }];
    const [annotation] = annotationsOf(GOOD, { ...REPORT, objects }, ALL_RELOCATIONS);
    expect(annotation?.file).toBeUndefined();
    expect(annotation?.message).toMatch(/^\.\.\.\/include\/x\.h:1: task_struct\.state/);
  });

  test('what fails the run is an error, and stands first if it is a kernel or an object', () => {
    const broken = {
      ...BARE,
      path: 'x.o',
      error: 'is no ELF file',
      queries: [],
      relocations: [],
    };
    const report = { ...REPORT, objects: [...REPORT.objects, broken] };
    const levels = (...failOn: FailOn[]) =>
      annotationsOf(MANIFEST, report, new Set(failOn)).map(({ level }) => level);
    expect(levels('missing')).toEqual(['warning', 'error', 'warning']);
    expect(levels('invalid')).toEqual(['error', 'warning', 'warning']);
    expect(levels('broken')).toEqual(['warning', 'warning', 'error']);
    expect(levels('unresolved')).toEqual(['warning', 'warning', 'warning', 'error']);
    expect(levels()).toEqual(['warning', 'warning', 'warning']);
  });

  test('a relocation that makes a loader give up is an error where this fails the run', () => {
    const outcomes = [{ status: 'ambiguous' as const, reason: 'two differ', groups: [0, 1] }];
    const objects = [{ ...BARE, queries: [{ ...STATE, outcomes }, STATE] }];
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
      [BARE, arm],
      [arm, BARE],
    ]) {
      const report: Report = { ...REPORT, kernels: [...REPORT.kernels, 'z/1/arm64/z'], objects };
      const [annotation, ...more] = annotationsOf(GOOD, report, ALL_RELOCATIONS);
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
    const objects = [{ ...BARE, queries: [STATE, gone], relocations }];
    const [first] = annotationsOf(GOOD, { ...REPORT, objects }, ALL_RELOCATIONS);
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
