import { describe, expect, test } from '@jest/globals';
import type { Manifest } from '../../src/output/manifest.js';
import type { Report } from '../../src/report/report.js';
import { renderSummary } from '../../src/report/summary.js';
import { EXISTS, kernelOf, MANIFEST, REPORT, STATE } from './samples.js';

const HOSTILE = 'a`|\n<img src=x>**_[x](http://evil)\u001b[31m::error::@root www.evil.example';

describe('renderSummary', () => {
  const text = renderSummary(MANIFEST, REPORT, new Set(['missing', 'invalid']));

  test('tells the whole run', () => {
    expect(text).toContain('## BTF bundle: failed (missing)');
    expect(text).toContain('**3 kernels**, **13.5 MB** of BTF tailored to **6.0 kB**');
    expect(text).toContain('1 object with 3 relocations (2 of them not resolved on every kernel).');
    expect(text).toContain('| ubuntu | 20.04 | x86&#95;64 | 2 | 9.0 MB | 4.0 kB |');
    expect(text).toContain('| unresolved | 4 |');
    expect(text).toContain(
      '<code>task&#95;struct.state &#40;byte&#95;off&#41;</code> × 2 | <code>src/probe.bpf.c&#58;12</code> | 2 of 3 |',
    );
    expect(text).toContain('Kernels that are missing: 1');
    expect(text).toContain('Kernels that carry their own BTF and need none: 1');
  });

  test('a foreign string stays a string', () => {
    const manifest: Manifest = {
      ...MANIFEST,
      kernels: [kernelOf(`${HOSTILE}/${HOSTILE}/${HOSTILE}/${HOSTILE}`, 1)],
      missing: [{ kernel: HOSTILE, reason: HOSTILE }],
      ownBtf: [HOSTILE],
    };
    const answers = { reason: HOSTILE, loaders: { cilium: { status: 'unresolved' as const } } };
    const report: Report = {
      ...REPORT,
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
          programs: [],
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
    const written = renderSummary(manifest, report, new Set());
    const markup = written.replace(/<\/?(code|details|summary)>/g, '');
    expect(markup).not.toContain('\u001b');
    expect(markup).not.toMatch(/[<`@]|\*\*_|\]\(|http:|www\./);
    for (const line of written.split('\n').filter((row) => row.startsWith('| <code>'))) {
      expect([3, 6, 6]).toContain(line.match(/\|/g)?.length);
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
    const fails = { status: 'unresolved' as const, reason: long, groups: [0] };
    const report: Report = {
      ...REPORT,
      objects: kernels.map((path) => ({
        path,
        error: long,
        groups: [[0]],
        programs: [],
        queries: [{ kind: 'byte_off', type: 'struct x', access: path, outcomes: [fails] }],
        relocations: [{ program: 'p', ordinal: 0, section: 's', insn: 0, query: 0 }],
        ignored: [],
      })),
    };
    const written = renderSummary(manifest, report, new Set());
    expect(Buffer.byteLength(written)).toBeLessThan(1024 * 1024);
    expect(written).toMatch(/… and 1,\d\d\d more\./);
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
