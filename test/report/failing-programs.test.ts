import { describe, expect, test } from '@jest/globals';
import {
  countFailingPrograms,
  countGuardedPrograms,
  describeKernelBtf,
  describeProgram,
  describeVerdicts,
  excusedPrograms,
  failingPrograms,
  guardedPrograms,
  verdictTotals,
} from '../../src/report/failing-programs.js';
import { versionsOf } from '../../src/report/program-rows.js';
import type {
  ProgramVerdict,
  Report,
  ReportObject,
  ReportProgram,
} from '../../src/report/report.js';
import { BROKEN, DEPENDS, GUARDED, programOf, REPORT, UNATTACHED } from './samples.js';

const [OBJECT] = REPORT.objects as [ReportObject];
const reportOf = (...programs: ReportProgram[]): Report => ({
  ...REPORT,
  objects: [{ ...OBJECT, programs }],
});
const FENTRY = { section: 'fentry/f', needsKernelBtf: 'fentry' };
const EVERYWHERE = { ...BROKEN, groups: [0, 1] };

/** The names of the programs of each row. */
const namesIn = (rows: ReturnType<typeof failingPrograms>) =>
  rows.map(({ programs }) => programs.map(({ program, object }) => `${object}:${program}`));

describe('programs that are broken', () => {
  test('for one reason at one place on the same kernels are one row', () => {
    const rows = failingPrograms(
      reportOf(programOf('b', BROKEN), programOf('a', BROKEN), programOf('c', EVERYWHERE)),
      'broken',
    );
    expect(namesIn(rows)).toEqual([
      ['build/probe.bpf.o:c'],
      ['build/probe.bpf.o:a', 'build/probe.bpf.o:b'],
    ]);
    expect(rows[1]).toMatchObject({ members: [1, 2], kernels: [0, 1, 2], isRefused: false });
  });

  test('for another reason or at another place are another row', () => {
    const there = { ...BROKEN, source: { file: 'src/probe.bpf.c', line: 99 } };
    const why = { ...BROKEN, reason: 'another' };
    const rows = failingPrograms(
      reportOf(programOf('a', BROKEN), programOf('b', there), programOf('c', why)),
      'broken',
    );
    expect(rows).toHaveLength(3);
  });

  test('of objects for several architectures are one, on the kernels of all', () => {
    const arm = { ...OBJECT, path: 'build/probe.arm64.o', groups: [[3], [4]] };
    const report: Report = {
      ...REPORT,
      kernels: [...REPORT.kernels, 'ubuntu/20.04/arm64/b', 'ubuntu/20.04/arm64/c'],
      objects: [arm, OBJECT],
    };
    const [row, ...more] = failingPrograms(report, 'broken');
    expect(row).toMatchObject({ members: [1, 2, 4], kernels: [0, 1, 2, 3, 4] });
    expect(row?.programs).toEqual([
      { program: 'on_exec', object: 'build/probe.arm64.o' },
      { program: 'on_exec', object: 'build/probe.bpf.o' },
    ]);
    expect(more).toEqual([]);
    expect(row && describeProgram(report, row)).toContain(
      'on_exec (build/probe.arm64.o), on_exec (build/probe.bpf.o) are broken on 3 of 5 kernels (ubuntu 20.04: 3 of 4 since b): ',
    );
  });

  test('of the same name in objects that tell no lines are not one program', () => {
    const { source: _, path: __, ...placeless } = BROKEN;
    const objects = ['a.o', 'b.o'].map((path, i) => ({
      ...OBJECT,
      path,
      programs: [programOf('p', { ...placeless, groups: [i] })],
    }));
    expect(namesIn(failingPrograms({ ...REPORT, objects }, 'broken'))).toEqual([
      ['b.o:p'],
      ['a.o:p'],
    ]);
  });

  test('are counted once each, without those that are excused or need BTF in the kernel', () => {
    const report = reportOf(
      programOf('a', { ...BROKEN, groups: [0] }, BROKEN),
      programOf('b', { ...BROKEN, excused: 'SEC("?")' }),
      programOf('c', DEPENDS, BROKEN),
      { ...programOf('d', EVERYWHERE), ...FENTRY },
      programOf('e', GUARDED),
    );
    expect(countFailingPrograms(report, 'broken')).toBe(2);
    expect(countFailingPrograms(report, 'depends')).toBe(1);
    expect(countGuardedPrograms(report)).toBe(1);
    expect(namesIn(excusedPrograms(report))).toEqual([['build/probe.bpf.o:b']]);
    expect(namesIn(guardedPrograms(report))).toEqual([['build/probe.bpf.o:e']]);
    expect(verdictTotals(report)).toEqual({
      verdicts: [
        ['loads', 1],
        ['guarded', 3],
        ['depends', 1],
        ['unattached', 0],
        ['broken', 7],
      ],
      excused: 2,
      unknown: 0,
    });
    expect(describeVerdicts(report)).toEqual([
      'verdicts over all kernels: 1 loads, 3 guarded, 1 depends, 7 broken (2 of them excused)',
    ]);
  });

  test('that cannot attach are counted apart, and what is not known as one number', () => {
    const [unknown] = UNATTACHED.findings?.slice(1, 2) ?? [];
    const loads: ProgramVerdict = {
      ...{ verdict: 'loads', groups: [0, 1] },
      ...(unknown && { findings: [unknown] }),
    };
    const report = reportOf(
      programOf('a', UNATTACHED),
      programOf('b', { ...UNATTACHED, excused: 'SEC("?")' }),
      programOf('c', loads),
      { ...programOf('d', UNATTACHED), ...FENTRY },
    );
    expect(countFailingPrograms(report, 'unattached')).toBe(1);
    expect(namesIn(excusedPrograms(report))).toEqual([['build/probe.bpf.o:b']]);
    expect(describeVerdicts(report)).toEqual([
      'verdicts over all kernels: 7 loads, 2 unattached (1 of them excused); for 5 it is not known from here whether all that they need is there',
    ]);
    const [row] = failingPrograms(report, 'unattached');
    expect(row && describeProgram(report, row)).toBe(
      `a cannot attach on 1 of 3 kernels (debian 11: 1 of 1): ${UNATTACHED.reason}`,
    );
  });
});

describe('where a row is', () => {
  const KERNELS = [
    'debian/11/x86_64/5.10.0-9',
    'debian/11/x86_64/5.10.0-10',
    'ubuntu/18.04/x86_64/4.15.0-20',
    'ubuntu/20.04/x86_64/5.4.0-100',
    'ubuntu/20.04/x86_64/5.4.0-26',
    'ubuntu/20.04/x86_64/5.4.0-9',
  ];
  const report: Report = {
    ...REPORT,
    kernels: KERNELS,
    objects: [{ ...OBJECT, groups: [[0, 1, 5], [3, 4], [2]], programs: [programOf('p', BROKEN)] }],
  };

  test('is told by distribution and version, with the oldest kernel', () => {
    const [row] = failingPrograms(report, 'broken');
    expect(row && versionsOf(report, row)).toEqual([
      {
        distro: 'ubuntu',
        version: '20.04',
        matching: 2,
        kernels: 3,
        first: 'ubuntu/20.04/x86_64/5.4.0-26',
        since: '5.4.0-26',
      },
    ]);
    expect(row && describeProgram(report, row)).toMatch(
      /^p is broken on 2 of 6 kernels \(ubuntu 20\.04: 2 of 3 since 5\.4\.0-26\): src/,
    );
  });

  test('is in the order of the versions, the first of which are shown', () => {
    const versions = ['10', '9', '8', '11', '12', '13'];
    const many: Report = {
      ...REPORT,
      kernels: versions.flatMap((version) => [`d/${version}/x/1`, `d/${version}/x/2`]),
      objects: [
        {
          ...OBJECT,
          groups: [[0], versions.map((_, i) => 2 * i + 1)],
          programs: [programOf('p', BROKEN)],
        },
      ],
    };
    const [row] = failingPrograms(many, 'broken');
    expect(row && describeProgram(many, row)).toMatch(
      /^p is broken on 6 of 7 kernels \(d 8: 1 of 1, d 9: 1 of 1, d 10: 1 of 2 since 2, d 11: 1 of 1, 2 more versions\): /,
    );
  });

  test('is not told if it is on all kernels', () => {
    const [row] = failingPrograms(reportOf(programOf('p', EVERYWHERE)), 'broken');
    expect(row && describeProgram(REPORT, row)).toMatch(/^p is broken on all 3 kernels: src/);
  });
});

test('a long way keeps its end, and names each file once in a row', () => {
  const path = Array.from({ length: 20 }, (_, i) => ({
    file: i < 17 ? 'a.c' : 'b.h',
    line: i + 1,
  }));
  const [row] = failingPrograms(reportOf(programOf('p', { ...BROKEN, path })), 'broken');
  expect(row && describeProgram(REPORT, row)).toMatch(
    /; the way there: …, a\.c:9, 10, 11, 12, 13, 14, 15, 16, 17, b\.h:18, 19, 20$/,
  );
});

test('programs that need BTF in the kernel itself are one sentence', () => {
  expect(describeKernelBtf(REPORT)).toEqual([]);
  expect(describeKernelBtf(reportOf({ ...programOf('a'), ...FENTRY }))).toEqual([
    '1 program needs BTF in the kernel itself (fentry) and loads on none of these kernels, whatever is in the bundle',
  ]);
  const needs = ['tp_btf', 'fentry', 'fentry', 'lsm', 'iter', 'fexit', 'struct_ops', 'ksym'];
  const programs = needs.map((needsKernelBtf) => ({ ...programOf('a'), needsKernelBtf }));
  expect(describeKernelBtf(reportOf(...programs))).toEqual([
    '8 programs need BTF in the kernel itself (fentry, fexit, iter, ksym, lsm, struct_ops, …) and load on none of these kernels, whatever is in the bundle',
  ]);
});
