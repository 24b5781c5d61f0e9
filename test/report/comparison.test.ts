import { describe, expect, test } from '@jest/globals';
import { compareReports, tellsVerdicts } from '../../src/report/comparison.js';
import { renderComparison } from '../../src/report/comparison-lines.js';
import type {
  ProgramVerdict,
  Report,
  ReportObject,
  ReportProgram,
} from '../../src/report/report.js';
import { BROKEN, DEPENDS, GUARDED, programOf, REPORT, UNATTACHED } from './samples.js';

const [OBJECT] = REPORT.objects as [ReportObject];
const [A, B, C] = REPORT.kernels as [string, string, string];
const BASELINE = { commit: 'abc1234', ref: 'refs/heads/main' };
const EVERYWHERE = { ...BROKEN, groups: [0, 1] };
const EXCUSED = { ...BROKEN, excused: 'expectations line 3: never' };

const objectOf = (path: string, ...programs: ReportProgram[]): ReportObject => ({
  ...OBJECT,
  path,
  programs,
});
const reportOf = (...programs: ReportProgram[]): Report => ({
  ...REPORT,
  objects: [objectOf(OBJECT.path, ...programs)],
});
const changes = (older: Report, newer: Report) => compareReports(older, newer, BASELINE).changes;
const kinds = (older: ProgramVerdict[], newer: ProgramVerdict[]) =>
  changes(reportOf(programOf('p', ...older)), reportOf(programOf('p', ...newer))).map(
    ({ kind, before, now, kernels }) => [kind, before, now, kernels],
  );

describe('a program', () => {
  test('that does not change is no change, wherever its lines went', () => {
    const moved = { ...BROKEN, reason: 'another line', source: { file: 'b.c', line: 9 } };
    expect(kinds([BROKEN], [moved])).toEqual([]);
    expect(changes(REPORT, REPORT)).toEqual([]);
  });

  test('is newly broken on the kernels where it was not', () => {
    expect(kinds([], [BROKEN])).toEqual([['newly-broken', 'loads', 'broken', [B, C]]]);
    expect(kinds([BROKEN], [EVERYWHERE])).toEqual([['newly-broken', 'loads', 'broken', [A]]]);
    expect(kinds([GUARDED], [BROKEN])).toEqual([['newly-broken', 'guarded', 'broken', [B, C]]]);
    expect(kinds([DEPENDS], [EVERYWHERE])).toEqual([
      ['newly-broken', 'loads', 'broken', [B, C]],
      ['newly-broken', 'depends', 'broken', [A]],
    ]);
  });

  test('tells the reason and the line of the newer report', () => {
    expect(changes(reportOf(programOf('p')), reportOf(programOf('p', BROKEN)))[0]).toEqual({
      kind: 'newly-broken',
      object: OBJECT.path,
      program: 'p',
      before: 'loads',
      now: 'broken',
      reason: BROKEN.reason,
      source: BROKEN.source,
      kernels: [B, C],
    });
  });

  test('that is new and broken is newly broken', () => {
    const { changes, addedPrograms } = compareReports(
      reportOf(),
      reportOf(programOf('p', BROKEN)),
      BASELINE,
    );
    expect(changes).toMatchObject([{ kind: 'newly-broken', before: 'absent', kernels: [B, C] }]);
    expect(addedPrograms).toEqual([{ object: OBJECT.path, program: 'p' }]);
  });

  test('newly depends where it loaded, not where it was broken', () => {
    expect(kinds([], [DEPENDS])).toEqual([['newly-depends', 'loads', 'depends', [A]]]);
    expect(kinds([EVERYWHERE], [{ ...DEPENDS, groups: [0, 1] }])).toEqual([]);
  });

  test('newly cannot attach where it could, and is worse than one that depends', () => {
    expect(kinds([], [UNATTACHED])).toEqual([['newly-unattached', 'loads', 'unattached', [A]]]);
    expect(kinds([DEPENDS], [UNATTACHED])).toEqual([
      ['newly-unattached', 'depends', 'unattached', [A]],
    ]);
    expect(kinds([UNATTACHED], [DEPENDS])).toEqual([]);
    expect(kinds([UNATTACHED], [{ ...BROKEN, groups: [0] }])).toEqual([
      ['newly-broken', 'unattached', 'broken', [A]],
    ]);
    expect(kinds([UNATTACHED], [])).toEqual([['mended', 'unattached', 'loads', [A]]]);
  });

  test('is mended where it loads again, with the reason that it had', () => {
    expect(kinds([BROKEN], [])).toEqual([['mended', 'broken', 'loads', [B, C]]]);
    expect(kinds([DEPENDS], [GUARDED])).toEqual([['mended', 'depends', 'guarded', [A]]]);
    expect(changes(reportOf(programOf('p', BROKEN)), reportOf(programOf('p')))).toMatchObject([
      { reason: BROKEN.reason, source: BROKEN.source },
    ]);
    expect(changes(reportOf(programOf('p', BROKEN)), reportOf())).toEqual([]);
  });

  test('that is excused fails neither before nor now', () => {
    expect(kinds([], [EXCUSED])).toEqual([]);
    expect(kinds([EXCUSED], [])).toEqual([]);
    expect(kinds([BROKEN], [EXCUSED])).toEqual([]);
    expect(kinds([EXCUSED], [BROKEN])).toEqual([['newly-broken', 'broken', 'broken', [B, C]]]);
  });

  test('that needs BTF in the kernel itself fails neither before nor now', () => {
    const plain = reportOf(programOf('p', BROKEN));
    const fentry = reportOf({ ...programOf('p', BROKEN), needsKernelBtf: 'fentry' });
    expect(changes(reportOf(programOf('p')), fentry)).toEqual([]);
    expect(changes(plain, fentry)).toEqual([]);
    expect(changes(fentry, plain)).toMatchObject([{ kind: 'newly-broken', before: 'absent' }]);
  });

  test('is told from another one of the same name in its object by their order', () => {
    const older = reportOf(programOf('p'), programOf('p', BROKEN));
    expect(changes(older, older)).toEqual([]);
    expect(compareReports(reportOf(programOf('p')), older, BASELINE).addedPrograms).toHaveLength(1);
  });
});

test('the worst changes come first, then those on most kernels', () => {
  const older = reportOf(programOf('a', BROKEN), programOf('b'), programOf('c'), programOf('d'));
  const newer = reportOf(
    programOf('a'),
    programOf('b', DEPENDS),
    programOf('c', BROKEN),
    programOf('d', EVERYWHERE),
  );
  expect(changes(older, newer).map(({ program, kind }) => [program, kind])).toEqual([
    ['d', 'newly-broken'],
    ['c', 'newly-broken'],
    ['b', 'newly-depends'],
    ['a', 'mended'],
  ]);
});

describe('kernels', () => {
  test('that only one report has stand apart', () => {
    const older: Report = {
      ...reportOf(programOf('p')),
      kernels: ['aaa/1/x86_64/old', A, B],
      objects: [{ ...OBJECT, groups: [[2], [0, 1]], programs: [programOf('p')] }],
    };
    expect(compareReports(older, reportOf(programOf('p', EVERYWHERE)), BASELINE)).toMatchObject({
      baseline: BASELINE,
      kernels: 2,
      newKernels: [C],
      goneKernels: ['aaa/1/x86_64/old'],
      changes: [{ kind: 'newly-broken', kernels: [A, B] }],
    });
  });

  test('that the object was not made for count as those of a program that was absent', () => {
    const older = {
      ...REPORT,
      objects: [
        {
          ...OBJECT,
          groups: [[1]],
          programs: [{ ...programOf('p'), verdicts: [{ ...GUARDED, groups: [0] }] }],
        },
      ],
    };
    expect(changes(older, reportOf(programOf('p', EVERYWHERE)))).toMatchObject([
      { before: 'absent', kernels: [A, C] },
      { before: 'guarded', kernels: [B] },
    ]);
  });
});

describe('an object', () => {
  const pairOf = (older: string[], newer: string[]) => {
    const withPaths = (paths: string[]): Report => ({
      ...REPORT,
      objects: paths.map((path) => objectOf(path, programOf('p', BROKEN))),
    });
    const { changes, gonePrograms } = compareReports(withPaths(older), withPaths(newer), BASELINE);
    return {
      added: changes.map(({ object }) => object),
      gone: gonePrograms.map(({ object }) => object),
    };
  };
  const NONE = { added: [], gone: [] };

  test('is known by its path', () => {
    expect(pairOf(['a/p.o', 'b/p.o'], ['a/p.o', 'b/p.o'])).toEqual(NONE);
  });

  test('that moved is known by the end of its path, if it is the only one', () => {
    expect(pairOf(['a/p.o'], ['b/c/p.o'])).toEqual(NONE);
    expect(pairOf(['old/arm64/p.o', 'old/x86/p.o'], ['new/arm64/p.o', 'new/x86/p.o'])).toEqual(
      NONE,
    );
    expect(pairOf(['a/p.o', 'b/p.o'], ['a/p.o', 'c/p.o'])).toEqual(NONE);
    expect(pairOf(['a/p.o', 'b/p.o'], ['c/p.o', 'd/p.o'])).toEqual({
      added: ['c/p.o', 'd/p.o'],
      gone: ['a/p.o', 'b/p.o'],
    });
  });

  test('with another name is known by its programs, if it is the only one', () => {
    expect(pairOf(['a.o'], ['b.o'])).toEqual(NONE);
    expect(pairOf(['a.o'], ['b.o', 'c.o']).added).toEqual(['b.o', 'c.o']);
  });

  test('that cannot be used in one of the reports is not compared', () => {
    const unusable: Report = {
      ...REPORT,
      objects: [{ ...objectOf(OBJECT.path), relocations: [], error: 'is no ELF file' }],
    };
    const nothing = { changes: [], addedPrograms: [], gonePrograms: [], goneRelocations: 0 };
    expect(compareReports(REPORT, unusable, BASELINE)).toMatchObject(nothing);
    expect(compareReports(unusable, REPORT, BASELINE)).toMatchObject(nothing);
  });
});

test('relocations are known by what they ask, not by their instruction or line', () => {
  const [first, ...others] = OBJECT.relocations;
  const [state, exists] = OBJECT.queries;
  const newer: Report = {
    ...REPORT,
    objects: [
      {
        ...OBJECT,
        queries: [exists, { ...state, access: 'flags' }, state] as ReportObject['queries'],
        relocations: [
          { ...first, insn: 90, query: 2, ordinal: 0 },
          { ...first, insn: 91, query: 1, ordinal: 0 },
        ] as ReportObject['relocations'],
      },
    ],
  };
  expect(others).toHaveLength(2);
  expect(compareReports(REPORT, newer, BASELINE)).toMatchObject({
    addedRelocations: 1,
    goneRelocations: 2,
  });
});

test('a report of before there were verdicts tells none', () => {
  expect(tellsVerdicts(REPORT)).toBe(true);
  expect(tellsVerdicts(reportOf())).toBe(false);
  expect(tellsVerdicts({ ...REPORT, objects: [] })).toBe(true);
});

test('300 programs on 7,000 kernels are compared group by group, not kernel by kernel', () => {
  const kernels = Array.from(
    { length: 7_000 },
    (_, i) => `d/1/x86_64/${String(i).padStart(5, '0')}`,
  );
  const groupsOf = (count: number) => {
    const groups: number[][] = Array.from({ length: count }, () => []);
    for (let i = 0; i < kernels.length; i++) (groups[i % count] as number[]).push(i);
    return groups;
  };
  const reportWith = (
    count: number,
    broken: (program: number, group: number) => boolean,
  ): Report => ({
    ...REPORT,
    kernels,
    objects: Array.from({ length: 100 }, (_, object) => ({
      ...OBJECT,
      path: `${object}.o`,
      groups: groupsOf(count),
      programs: Array.from({ length: 3 }, (_, program) => {
        const all = Array.from({ length: count }, (_, group) => group);
        return {
          program: `p${program}`,
          section: 'tp',
          verdicts: [
            { ...BROKEN, groups: all.filter((group) => broken(object + program, group)) },
            {
              verdict: 'loads' as const,
              groups: all.filter((group) => !broken(object + program, group)),
            },
          ],
        };
      }),
    })),
  });
  const older = reportWith(12, (program, group) => program % 5 === group % 3);
  const newer = reportWith(20, (program, group) => program % 4 === group % 3);
  const start = performance.now();
  const { changes } = compareReports(older, newer, BASELINE);
  expect(performance.now() - start).toBeLessThan(10_000);
  expect(changes.length).toBeGreaterThan(300);
});

describe('a report of a version that looked at CO-RE only', () => {
  const asNow = (report: Report): Report => ({
    ...report,
    objects: report.objects.map((object) => ({ ...object, needs: [] })),
  });
  const lacks = (word: 'broken' | 'unattached'): ProgramVerdict => ({
    ...{ verdict: word, reason: 'a helper', groups: [0] },
    ...{ findings: [{ word, subject: 'helper x', reason: 'a helper' }], decidedBy: 0 },
  });

  test('is compared by CO-RE only, whichever of the two it is', () => {
    const old = reportOf(programOf('p'));
    for (const verdict of [lacks('broken'), lacks('unattached')]) {
      const now = asNow(reportOf(programOf('p', verdict)));
      expect(compareReports(old, now, BASELINE)).toMatchObject({ changes: [], isCoReOnly: true });
      expect(compareReports(now, old, BASELINE)).toMatchObject({ changes: [], isCoReOnly: true });
      expect(changes(asNow(old), now)).toHaveLength(1);
    }
  });

  test('still tells what CO-RE alone makes worse, with its reason', () => {
    const now = asNow(reportOf(programOf('p', UNATTACHED)));
    expect(changes(reportOf(programOf('p')), now)).toMatchObject([
      { kind: 'newly-depends', now: 'depends', reason: DEPENDS.reason, source: DEPENDS.source },
    ]);
    expect(
      changes(reportOf(programOf('p')), asNow(reportOf(programOf('p', BROKEN)))),
    ).toMatchObject([{ kind: 'newly-broken', reason: BROKEN.reason }]);
  });

  test('says so in the lines on the comparison, and nothing of two of one kind', () => {
    const old = reportOf(programOf('p'));
    const text = (a: Report, b: Report) => renderComparison(compareReports(a, b, BASELINE));
    expect(text(old, asNow(old))).toContain('compared by CO-RE relocations only');
    expect(text(old, old)).not.toContain('relocations only');
    expect(text(asNow(old), asNow(old))).not.toContain('relocations only');
  });
});
