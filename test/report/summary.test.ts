import { describe, expect, test } from '@jest/globals';
import type { Manifest } from '../../src/output/manifest.js';
import { compareReports } from '../../src/report/comparison.js';
import type { ProgramVerdict, Report, ReportObject } from '../../src/report/report.js';
import { renderSummary } from '../../src/report/summary.js';
import type { VerdictWord } from '../../src/verdict/verdict.js';
import {
  BROKEN,
  DEPENDS,
  EXISTS,
  GUARDED,
  kernelOf,
  MANIFEST,
  programOf,
  REPORT,
  STATE,
} from './samples.js';

const HOSTILE = 'a`|\n<img src=x>**_[x](http://evil)\u001b[31m::error::@root www.evil.example';

describe('renderSummary', () => {
  const text = renderSummary(MANIFEST, REPORT, new Set(['missing', 'invalid']));

  test('tells the whole run, programs first', () => {
    expect(text).toBe(`## BTF bundle: failed (missing)

**3 kernels**, **13.5 MB** of BTF tailored to **6.0 kB**, for 1 object with 2 programs and 3 relocations.

- verdicts over all kernels&#58; 1 loads, 3 guarded, 2 broken
- outcomes over all kernels&#58; 5 resolved, 3 absent, 4 unresolved

- missing: rhel/8/x86&#95;64/d&#58; the archive could not make its BTF

### Programs that are broken

| Program | Kernels | Where | Why |
| --- | ---: | --- | --- |
| <code>on&#95;exec</code> | 2 of 3 kernels | ubuntu 20.04&#58; all 2 | src/probe.bpf.c&#58;12 reads &#96;task&#95;struct.state&#96;, which is not there&#58; no field &#96;state&#96; in struct &#96;task&#95;struct&#96; here; the way there: src/probe.bpf.c&#58;9, 12 |

### Where they fail

| Program | debian<br>11 | ubuntu<br>20.04 |
| --- | --- | --- |
| <code>on&#95;exec</code> | 🟩 0 | 🟥 2 |

🟥 3: broken on 3 kernels of that version; 🟧 3: cannot attach on 3; 🟨 3?: may not load on 3; 🟩 0: fails on none; ⬜ –: not made for it, or excused.

### Kernels

| Distribution | Version | Architecture | Kernels | BTF before | after |
| --- | --- | --- | ---: | ---: | ---: |
| debian | 11 | x86&#95;64 | 1 | 4.5 MB | 2.0 kB |
| ubuntu | 20.04 | x86&#95;64 | 2 | 9.0 MB | 4.0 kB |

<details><summary>Programs that are guarded: 1</summary>

- on&#95;exit is guarded on all 3 kernels&#58; src/probe.bpf.c&#58;28 asks whether type &#96;struct foo&#96; exists&#59; it does not

</details>

<details><summary>Kernels that are missing: 1</summary>

- <code>rhel/8/x86&#95;64/d</code>: the archive could not make its BTF

</details>

<details><summary>Kernels that carry their own BTF and need none: 1</summary>

- <code>ubuntu/22.04/x86&#95;64/e</code>

</details>

<details><summary>Relocations that do not resolve everywhere: 2</summary>

| Relocation | Source | Fails on | First | Reason there |
| --- | --- | ---: | --- | --- |
| <code>task&#95;struct.state &#40;byte&#95;off&#41;</code> × 2 | <code>src/probe.bpf.c&#58;12</code> | 2 of 3 | <code>ubuntu/20.04/x86&#95;64/b</code> | no field &#96;state&#96; in struct task&#95;struct |

</details>
`);
  });

  test('with a baseline begins with what the change does, and tells what is new first', () => {
    const [object] = REPORT.objects as [ReportObject];
    const other = { ...BROKEN, source: { file: 'a.c', line: 1 }, reason: 'a.c:1 reads nothing' };
    const withPrograms = (...programs: ReportObject['programs']): Report => {
      return { ...REPORT, objects: [{ ...object, programs }] };
    };
    const older = withPrograms(programOf('old', other), programOf('new'), programOf('m', BROKEN));
    const newer = withPrograms(programOf('old', other), programOf('new', BROKEN), programOf('m'));
    const comparison = compareReports(older, newer, { commit: 'ab'.repeat(20) });
    const written = renderSummary(MANIFEST, newer, new Set(), comparison);
    expect(written).toMatch(
      /^## BTF bundle: done\n\n\*\*this change breaks <code>new<\/code> on 2 kernels of ubuntu\/20.04&#58;.*\*\*\n\n/,
    );
    expect(written).toMatch(
      / \| ---: \|.*\n\| \*\*new\*\* <code>new<\/code> \|.*\n\| <code>old<\/code>/,
    );
    expect(written).toMatch(
      /Programs that are mended: 1<\/summary>[\s\S]*\| <code>m<\/code> \| 2 of 3/,
    );
  });

  test('tells what may not load, what is excused, and what expectations need a look', () => {
    const [object] = REPORT.objects as [ReportObject];
    const report: Report = {
      ...REPORT,
      expectations: ['expectations line 4 matches no program'],
      objects: [
        {
          ...object,
          programs: [
            programOf('a', DEPENDS, { ...BROKEN, excused: 'expectations line 3: never' }),
            { ...programOf('f', BROKEN), needsKernelBtf: 'fentry' },
          ],
        },
      ],
    };
    const written = renderSummary(MANIFEST, report, new Set(['depends', 'broken']));
    expect(written).toContain('## BTF bundle: failed (depends)\n');
    expect(written).toContain(
      '- depends: 1 program may not load somewhere, such as a &#40;build/probe.bpf.o&#41; on debian/11/x86&#95;64/a&#58; src',
    );
    expect(written).not.toContain('### Programs that are broken');
    expect(written).toContain(
      '### Programs that may not load\n\n| Program | Kernels | Where | Why |\n| --- | ---: | --- | --- |\n| <code>a</code> | 1 of 3 kernels | debian 11&#58; 1 of 1 | src/probe.bpf.c&#58;116',
    );
    expect(written).toContain(
      '- 1 program needs BTF in the kernel itself &#40;fentry&#41; and loads on none of these kernels, whatever is in the bundle\n',
    );
    expect(written).toContain('Programs that are excused: 1</summary>\n\n- a is broken on 2 of 3');
    expect(written).toContain('&#59; excused by expectations line 3&#58; never\n');
    expect(written).toContain(
      'Expectations to look at: 1</summary>\n\n- expectations line 4 matches no program\n',
    );
  });

  test('fits a screen if nothing is broken, for many objects and kernels', () => {
    const kernels = Array.from({ length: 18 }, (_, i) => `d/${i}/x86_64/${i}`);
    const [object] = REPORT.objects as [ReportObject];
    const relocations = Array.from({ length: 594 / 61 }, () => object.relocations[0]).flat();
    const report: Report = {
      ...REPORT,
      kernels,
      objects: Array.from({ length: 61 }, (_, i) => ({
        ...object,
        path: `build/${i}.bpf.o`,
        groups: [[0, 1, 2], kernels.map((_, k) => k).slice(3)],
        relocations: relocations.flatMap((one) => one ?? []),
        programs: Array.from({ length: 5 }, (_, k) => programOf(`p${k}_of_${i}`, GUARDED)),
      })),
    };
    const manifest: Manifest = {
      ...MANIFEST,
      missing: [],
      kernels: kernels.map((id) => kernelOf(id, 3)),
    };
    const written = renderSummary(manifest, report, new Set(['missing', 'invalid', 'broken']));
    const visible = written.replace(/<details><summary>(.*)<\/summary>[\s\S]*?<\/details>/g, '$1');
    expect(visible.split('\n').length).toBeLessThan(40);
    expect(visible).toContain('\nPrograms that are guarded: 305\n');
    expect(visible).toContain('\nKernels by version and architecture: 18\n');
  });

  test('a foreign string stays a string', () => {
    const manifest: Manifest = {
      ...MANIFEST,
      kernels: [kernelOf(`${HOSTILE}/${HOSTILE}/${HOSTILE}/${HOSTILE}`, 1)],
      missing: [{ kernel: HOSTILE, reason: HOSTILE }],
      ownBtf: [HOSTILE],
    };
    const answers = { reason: HOSTILE, loaders: { cilium: { status: 'unresolved' as const } } };
    const source = { file: HOSTILE, line: 1 };
    const hostileVerdict = (verdict: VerdictWord): ProgramVerdict => {
      const path = [{ file: `${HOSTILE}2`, line: 1 }, source];
      return { verdict, reason: HOSTILE, source, path, groups: [1] };
    };
    const report: Report = {
      ...REPORT,
      expectations: [HOSTILE],
      kernels: [HOSTILE, HOSTILE, HOSTILE],
      objects: [
        {
          path: HOSTILE,
          error: HOSTILE,
          groups: [],
          programs: [],
          queries: [],
          relocations: [],
          ignored: [],
        },
        {
          path: 'x.o',
          groups: [[0], [1, 2]],
          programs: [
            programOf(HOSTILE, hostileVerdict('broken')),
            programOf(HOSTILE, hostileVerdict('depends')),
            programOf(HOSTILE, hostileVerdict('guarded')),
            programOf(HOSTILE, { ...hostileVerdict('broken'), excused: HOSTILE }),
            { ...programOf(HOSTILE), needsKernelBtf: HOSTILE },
          ],
          queries: [
            {
              kind: HOSTILE,
              type: `struct ${HOSTILE}`,
              access: HOSTILE,
              outcomes: [{ status: 'invalid', ...answers, groups: [0, 1] }],
            },
          ],
          relocations: [
            {
              program: HOSTILE,
              ordinal: 0,
              section: HOSTILE,
              insn: 0,
              query: 0,
              source: { file: HOSTILE, line: 1 },
            },
          ],
          ignored: [],
        },
      ],
    };
    const written = renderSummary(manifest, report, new Set(['broken', 'depends', 'missing']));
    const markup = written.replace(/<\/?(code|details|summary)>|<br>/g, '');
    expect(markup).not.toContain('\u001b');
    expect(markup).not.toMatch(/[<`@]|\*\*_|\]\(|http:|www\./);
    for (const line of written.split('\n').filter((row) => row.startsWith('| <code>'))) {
      expect([3, 5, 6]).toContain(line.match(/\|/g)?.length);
    }
  });

  test('stays below 1 MiB, whatever there is to tell', () => {
    const long = '\u{1f600}'.repeat(2_000);
    const kernels = Array.from({ length: 2_000 }, (_, i) => `${long}/${i}/x86_64/${i}`);
    const manifest: Manifest = {
      ...MANIFEST,
      kernels: kernels.map((id) => kernelOf(id, 1)),
      missing: kernels.map((kernel) => ({ kernel, reason: long })),
      ownBtf: kernels,
    };
    const programs = ['broken', 'depends', 'guarded', 'broken'] as const;
    const fails = { status: 'unresolved' as const, reason: long, groups: [0] };
    const report: Report = {
      ...REPORT,
      expectations: kernels,
      objects: kernels.map((path, index) => ({
        path,
        error: long,
        groups: [[0]],
        programs: programs.slice(0, index < 200 ? 4 : 0).map((verdict, i) => ({
          program: `${long}${i}`,
          section: 's',
          verdicts: [
            {
              verdict,
              reason: `${path} ${i}`,
              source: { file: long, line: i },
              path: Array.from({ length: 64 }, (_, line) => ({ file: `${long}${line}`, line })),
              ...(i === 3 && { excused: long }),
              groups: [0],
            },
          ],
        })),
        queries: [{ kind: 'byte_off', type: 'struct x', access: path, outcomes: [fails] }],
        relocations: [{ program: 'p', ordinal: 0, section: 's', insn: 0, query: 0 }],
        ignored: [],
      })),
    };
    const written = renderSummary(manifest, report, new Set(['missing', 'broken', 'invalid']));
    expect(Buffer.byteLength(written)).toBeLessThan(1024 * 1024);
    expect(written).toMatch(/… and 1,\d\d\d more\./);
  });

  test('is as short for 300 programs that are broken on 7,000 kernels', () => {
    const kernels = Array.from({ length: 7_000 }, (_, i) => `d/${i % 30}/x86_64/5.4.${i}`).sort();
    const groups = Array.from({ length: 20 }, (_, group) =>
      kernels.flatMap((_id, i) => (i % 20 === group ? [i] : [])),
    );
    const [object] = REPORT.objects as [ReportObject];
    const programs = Array.from({ length: 300 }, (_, i) => ({
      program: `p${i}`,
      section: 's',
      verdicts: groups.map((_group, group) => ({
        ...BROKEN,
        reason: `reason ${i} ${group}`,
        groups: [group],
      })),
    }));
    const report: Report = { ...REPORT, kernels, objects: [{ ...object, groups, programs }] };
    const manifest: Manifest = { ...MANIFEST, kernels: kernels.map((id) => kernelOf(id, 1)) };
    const written = renderSummary(manifest, report, new Set(['broken']));
    expect(Buffer.byteLength(written)).toBeLessThan(100_000);
    expect(written).toContain('\n\n… and 5,970 more.');
    expect(written).toContain('- broken: 300 programs are broken somewhere, such as p0');
  });

  test('a run without any kernel or relocation has a summary too', () => {
    const manifest: Manifest = { ...MANIFEST, kernels: [], missing: [], ownBtf: [], objects: [] };
    const report: Report = { ...REPORT, kernels: [], objects: [] };
    const written = renderSummary(manifest, report, new Set());
    expect(written).toContain('for 0 objects with 0 relocations.');
    expect(written).toContain('## BTF bundle: done');
  });

  test('what another loader answers otherwise is told, and fails nothing', () => {
    const [resolved] = [{ status: 'resolved' as const, value: '1', groups: [0, 1] }];
    const outcomes = [{ ...resolved, loaders: { cilium: { status: 'unresolved' as const } } }];
    const [object] = REPORT.objects;
    const report: Report = {
      ...REPORT,
      objects: object ? [{ ...object, queries: [{ ...STATE, outcomes }, EXISTS] }] : [],
    };
    const manifest: Manifest = { ...MANIFEST, missing: [] };
    const written = renderSummary(manifest, report, new Set(['unresolved', 'invalid', 'missing']));
    expect(written).toContain('## BTF bundle: done');
    expect(written).toContain('| under cilium/ebpf&#58; unresolved | 3 of 3 |');
  });
});
