import { describe, expect, test } from '@jest/globals';
import { commentMarker, isWorthComment, renderComment } from '../../src/report/comment.js';
import { type Comparison, compareReports } from '../../src/report/comparison.js';
import type {
  ProgramVerdict,
  Report,
  ReportObject,
  ReportProgram,
} from '../../src/report/report.js';
import { BROKEN, DEPENDS, GUARDED, programOf, REPORT, UNATTACHED } from './samples.js';

const BASELINE = { commit: 'ab'.repeat(20), ref: 'refs/heads/main' };
const ABOUT = {
  id: 'default',
  commit: 'cd'.repeat(20),
  run: 'https://github.com/o/r/actions/runs/5',
};

function reportWith(...programs: ReportProgram[]): Report {
  const [object] = REPORT.objects as [ReportObject];
  return { ...REPORT, objects: [{ ...object, programs }] };
}
function compared(older: Report, newer: Report): string {
  return renderComment(newer, compareReports(older, newer, BASELINE), ABOUT);
}

const GOOD = reportWith(programOf('on_exec'), programOf('on_exit', GUARDED));
const REASON =
  'src/probe.bpf.c&#58;12 reads <code>task&#95;struct.state</code>, which is not there&#58; no field <code>state</code> in struct <code>task&#95;struct</code> here';

describe('a comment', () => {
  test('says what a change breaks', () => {
    expect(compared(GOOD, REPORT)).toBe(`<!-- btf-bundle:default -->

### BTF bundle

**this change breaks <code>on&#95;exec</code> on 2 kernels of ubuntu/20.04&#58; ${REASON} &#40;baseline&#58; commit abababa of main&#41;**

|  | Program | Where | Why | Kernels |
| --- | --- | --- | --- | ---: |
| 🟥 newly broken | <code>on&#95;exec</code> | ubuntu 20.04&#58; all 2 | ${REASON} | 2 of 3 kernels |

<sub>baseline: commit abababa of main · 3 kernels compared · this change: cdcdcdc · [run](https://github.com/o/r/actions/runs/5)</sub>
`);
  });

  test('says what it mends', () => {
    const text = compared(REPORT, GOOD);
    expect(text).toContain('**this change breaks nothing new on 3 kernels and mends 1 program');
    expect(text).toContain(`| 🟩 mended | <code>on&#95;exec</code> | ubuntu 20.04&#58; all 2 |`);
  });

  test('is made for a program that newly cannot attach, and says so', () => {
    const newer = reportWith(programOf('on_exec', UNATTACHED), programOf('on_exit', GUARDED));
    expect(isWorthComment(compareReports(GOOD, newer, BASELINE))).toBe(true);
    const text = compared(GOOD, newer);
    expect(text).toContain('breaks nothing new on 3 kernels, but 1 program newly cannot attach');
    expect(text).toContain('| 🟧 newly unattached | <code>on&#95;exec</code> | debian 11');
    expect(renderComment(newer, undefined, ABOUT)).toContain('1 program cannot attach');
  });

  test('tells what failed before from what is new', () => {
    const older = reportWith(programOf('a', BROKEN), programOf('b'));
    const newer = reportWith(programOf('a', BROKEN), programOf('b', BROKEN), programOf('c'));
    const text = compared(older, newer);
    expect(text).toContain('| 🟥 newly broken | <code>b</code> |');
    expect(text).not.toContain('<code>a</code>, <code>b</code>');
    const [, before = ''] = /Failed before this change: 1<\/summary>\n\n(.*)\n/.exec(text) ?? [];
    expect(before).toMatch(/^- a, b are broken on 2 of 3 kernels/);
    expect(text).toContain('Programs added: 1</summary>\n\n- <code>c</code> of <code>build/probe');
  });

  test('passes over kernels that only one of the reports has', () => {
    const kernels = REPORT.kernels.map((id) => id.replace('debian/11', 'debian/13'));
    const text = compared({ ...GOOD, kernels }, GOOD);
    expect(text).toContain('breaks nothing new on 2 kernels');
    expect(text).toMatch(/baseline has not, not compared: 1<\/summary>\n\n- <code>debian\/11/);
    expect(text).toMatch(/only the baseline has, not compared: 1<\/summary>\n\n- <code>debian\/13/);
  });

  test('without a baseline says what is broken', () => {
    const text = renderComment(reportWith(programOf('a', BROKEN, DEPENDS)), undefined, ABOUT);
    expect(text).toContain(
      '**of 3 kernels, on at least one: 1 program broken, 1 program may not load**',
    );
    expect(text).toMatch(/\| 🟥 broken \|.*\n\| 🟨 depends \|.*\n\n<sub>no baseline to compare/);
    expect(renderComment(GOOD, undefined, { id: 'x' })).toBe(
      '<!-- btf-bundle:x -->\n\n### BTF bundle\n\n**no program is refused on any of 3 kernels**\n\n<sub>no baseline to compare with</sub>\n',
    );
  });

  test('of somebody else’s report says so', () => {
    const text = renderComment(GOOD, undefined, { ...ABOUT, isForeign: true });
    expect(text).toContain('made from the report that the pull request’s own run handed over');
  });

  test('is worth making for what is newly broken or mended', () => {
    const of = (older: Report, newer: Report) => compareReports(older, newer, BASELINE);
    expect(isWorthComment(of(GOOD, REPORT))).toBe(true);
    expect(isWorthComment(of(REPORT, GOOD))).toBe(true);
    expect(isWorthComment(of(REPORT, REPORT))).toBe(false);
    const depends = reportWith(programOf('on_exec', DEPENDS), programOf('on_exit'));
    expect(isWorthComment(of(GOOD, depends))).toBe(false);
  });

  test('shows ten rows, and folds the others', () => {
    const verdict = (i: number): ProgramVerdict => ({ ...BROKEN, reason: `reason ${i}` });
    const names = Array.from({ length: 80 }, (_, i) => `p${i}`);
    const text = compared(
      reportWith(...names.map((name) => programOf(name))),
      reportWith(...names.map((name, i) => programOf(name, verdict(i)))),
    );
    const [shown = '', folded = ''] = text.split('The others: 70</summary>');
    expect(shown.match(/newly broken \|/g)).toHaveLength(10);
    expect(folded.match(/newly broken \|/g)?.length).toBeGreaterThan(20);
    expect(folded).toMatch(/… and \d\d more\./);
  });
});

const HOSTILE =
  'a`|\n--> <!-- btf-bundle:other --> <img src=x>**_[x](http://evil)\u001b[31m@root a@b.example #1 GH-1 o/r#2 www.evil.example';

test('a foreign string in a comment stays a string, and calls nobody', () => {
  const [object] = REPORT.objects as [ReportObject];
  const source = { file: HOSTILE, line: 1 };
  const hostile: ProgramVerdict = { verdict: 'broken', reason: HOSTILE, source, groups: [1] };
  const withPrograms = (...programs: ReportProgram[]): Report => ({
    ...REPORT,
    kernels: [`${HOSTILE}/1/x/a`, `${HOSTILE}/1/x/b`, `${HOSTILE}/1/x/c`],
    objects: [
      { ...object, path: HOSTILE, programs },
      { ...object, path: 'x.o', programs: programs.slice(1) },
    ],
  });
  const older = withPrograms(
    programOf(HOSTILE),
    programOf(`${HOSTILE}1`, { ...hostile, reason: 'x' }),
  );
  const newer = withPrograms(
    programOf(HOSTILE, hostile),
    programOf(`${HOSTILE}1`, { ...hostile, reason: 'x' }),
    programOf(`${HOSTILE}2`),
  );
  const comparison = compareReports(older, newer, { commit: HOSTILE, ref: HOSTILE });
  const text = renderComment(newer, { ...comparison, newKernels: [HOSTILE] }, { id: HOSTILE });
  expect(text.match(/<!--/g)).toHaveLength(1);
  expect(text.startsWith(commentMarker(HOSTILE))).toBe(true);
  expect(commentMarker(HOSTILE)).toMatch(/^<!-- [^<>\n]* -->$/);
  const markup = text
    .slice(commentMarker(HOSTILE).length)
    .replace(/<\/?(code|details|summary|sub)>/g, '');
  expect(markup).not.toContain('\u001b');
  expect(markup).not.toMatch(/[<>`@]|\*\*_|\]\(|http:|www\./);
  // What GitHub looks for mentions and references in.
  const shown = markup.replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)));
  expect(shown).toContain('@\u200broot');
  expect(shown).not.toMatch(/@\w|#\d|GH-\d|:\/\/\w|www\.\w/);
});

test('a comment stays below 60,000 characters, whatever there is to tell', () => {
  const long = (i: number) => `${i}${'\u{1f600}'.repeat(400)}`;
  const [object] = REPORT.objects as [ReportObject];
  const kernels = Array.from({ length: 60 }, (_, i) => `${long(i)}/${i}/x86_64/${i}`).sort();
  const groups = kernels.map((_, i) => [i]);
  const programsOf = (from: number, verdict: 'broken' | 'loads') =>
    Array.from({ length: 60 }, (_, i) => ({
      program: long(from + i),
      section: 's',
      verdicts: groups.map((_group, group) => ({
        verdict: verdict === 'broken' && group < 50 ? verdict : ('loads' as const),
        reason: `${group}${long(i)}`,
        source: { file: long(i), line: group + 1 },
        groups: [group],
      })),
    }));
  const reportOf = (...programs: ReportProgram[][]): Report => ({
    ...REPORT,
    kernels,
    objects: [long(1), long(2)].map((path) => ({
      ...object,
      path,
      groups,
      programs: programs.flat(),
    })),
  });
  const older = reportOf(
    programsOf(0, 'loads'),
    programsOf(100, 'broken'),
    programsOf(300, 'loads'),
  );
  const newer = reportOf(
    programsOf(0, 'broken'),
    programsOf(100, 'broken'),
    programsOf(200, 'loads'),
  );
  const comparison: Comparison = {
    ...compareReports(older, newer, { path: long(1) }),
    ...{ newKernels: kernels, goneKernels: kernels },
  };
  const text = renderComment(newer, comparison, ABOUT);
  expect(text.length).toBeLessThan(60_000);
  expect(Buffer.byteLength(text)).toBeLessThan(60_000);
  expect(text.length).toBeGreaterThan(30_000);
});
