import { describe, expect, test } from '@jest/globals';
import { renderPicture } from '../../src/report/picture.js';
import type { Report, ReportObject, ReportProgram } from '../../src/report/report.js';
import { BROKEN, DEPENDS, GUARDED, programOf, REPORT, UNATTACHED } from './samples.js';

const [object] = REPORT.objects as [ReportObject];
const reportWith = (...programs: ReportProgram[]): Report => ({
  ...REPORT,
  objects: [{ ...object, programs }],
});
const rowsOf = (text: string) => text.split('\n').filter((line) => line.startsWith('| <code>'));

describe('the picture', () => {
  test('has a square and a number for each version', () => {
    expect(renderPicture(REPORT)).toBe(`| Program | debian<br>11 | ubuntu<br>20.04 |
| --- | --- | --- |
| <code>on&#95;exec</code> | 🟩 0 | 🟥 2 |

🟥 3: broken on 3 kernels of that version; 🟧 3: cannot attach on 3; 🟨 3?: may not load on 3; 🟩 0: fails on none; ⬜ –: not made for it, or excused.`);
  });

  test('tells what depends, what is excused and what is not made for a kernel', () => {
    const excused = { ...BROKEN, excused: 'expectations line 1: never' };
    const other = { ...object, path: 'b.o', groups: [[1, 2]] };
    const late = { program: 'late', section: 's', verdicts: [{ ...BROKEN, groups: [0] }] };
    const report: Report = {
      ...reportWith(programOf('depends', DEPENDS, excused)),
      objects: [
        ...reportWith(programOf('depends', DEPENDS, excused)).objects,
        { ...other, programs: [late] },
      ],
    };
    expect(rowsOf(renderPicture(report))).toEqual([
      '| <code>late</code> | ⬜ – | 🟥 2 |',
      '| <code>depends</code> | 🟨 1? | ⬜ – |',
    ]);
    const rows = [programOf('depends', DEPENDS), programOf('unattached', UNATTACHED)];
    expect(rowsOf(renderPicture(reportWith(...rows)))).toEqual([
      '| <code>unattached</code> | 🟧 1 | 🟩 0 |',
      '| <code>depends</code> | 🟨 1? | 🟩 0 |',
    ]);
  });

  test('is none if every program loads everywhere, or needs BTF of the kernel', () => {
    const needs = { ...programOf('f', BROKEN), needsKernelBtf: 'fentry' };
    expect(renderPicture(reportWith(programOf('a'), programOf('b', GUARDED), needs))).toBe('');
    expect(renderPicture({ ...REPORT, objects: [], kernels: [] })).toBe('');
  });

  test('has one row for a program of objects for two architectures, and two for namesakes', () => {
    const kernels = ['debian/11/arm64/a', 'debian/11/x86_64/b', 'debian/12/x86_64/c'];
    const of = (path: string, groups: number[][], ...programs: ReportProgram[]) => ({
      ...object,
      ...{ path, groups, programs },
    });
    const loads = {
      program: 'p',
      section: 's',
      verdicts: [{ verdict: 'loads' as const, groups: [0] }],
    };
    const broken = { ...loads, verdicts: [{ ...BROKEN, groups: [0] }] };
    const split = [of('arm.o', [[0]], loads), of('x86.o', [[1, 2]], broken)];
    expect(rowsOf(renderPicture({ ...REPORT, kernels, objects: split }))).toEqual([
      '| <code>p</code> | 🟥 1 | 🟥 1 |',
    ]);
    const namesakes = [of('a.o', [[1, 2]], broken), of('b.o', [[2]], broken)];
    expect(rowsOf(renderPicture({ ...REPORT, kernels, objects: namesakes }))).toEqual([
      '| <code>p &#40;a.o&#41;</code> | 🟥 1 | 🟥 1 |',
      '| <code>p &#40;b.o&#41;</code> | ⬜ – | 🟥 1 |',
    ]);
  });

  test('fits a page for 300 programs on 7,000 kernels, with the worst in it', () => {
    const kernels = Array.from({ length: 7_000 }, (_, i) => `d/${i % 30}/x86_64/5.4.${i}`).sort();
    const last = kernels.flatMap((id, i) => (id.startsWith('d/29/') ? [i] : []));
    const others = kernels.flatMap((id, i) => (id.startsWith('d/29/') ? [] : [i]));
    const programs = Array.from({ length: 300 }, (_, i) => programOf(`p${i}`, BROKEN));
    const report: Report = {
      ...REPORT,
      kernels,
      objects: [{ ...object, groups: [others, last], programs }],
    };
    const start = performance.now();
    const text = renderPicture(report);
    expect(performance.now() - start).toBeLessThan(3_000);
    expect(rowsOf(text)).toHaveLength(20);
    expect(text.split('\n')[0]?.match(/<br>/g)).toHaveLength(20);
    expect(text).toContain('d<br>29');
    expect(text).toContain('; 280 more programs left out; 10 more versions left out.');
    expect(Buffer.byteLength(text)).toBeLessThan(10_000);
  });
});
