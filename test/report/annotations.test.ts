import { describe, expect, test } from '@jest/globals';
import { type Annotation, annotations, withinLimit } from '../../src/report/annotations.js';
import type { Report } from '../../src/report/report.js';
import { REPORT, RESULT, STATE } from './samples.js';

const everywhere = (file: string) => file;
const nowhere = () => undefined;

describe('annotations', () => {
  test('a relocation that fails somewhere is a warning on its line, once for all its records', () => {
    expect(annotations({ report: REPORT, problems: [] }, new Set(), everywhere)).toEqual([
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

  test('a source that is none of the user’s files is named in the message instead', () => {
    const [annotation] = annotations({ report: REPORT, problems: [] }, new Set(), nowhere);
    expect(annotation?.file).toBeUndefined();
    expect(annotation?.message).toMatch(/^src\/probe\.bpf\.c:12: task_struct\.state/);
  });

  test('problems stand first, as errors where they fail the run', () => {
    const levels = (failOn: 'missing'[]) =>
      annotations(RESULT, new Set(failOn), nowhere).map(({ level }) => level);
    expect(levels(['missing'])).toEqual(['error', 'warning']);
    expect(levels([])).toEqual(['warning', 'warning']);
  });

  test('objects built per architecture from one source count as one place', () => {
    const arm = {
      path: 'build/probe.arm64.o',
      groups: [[3]],
      sites: [{ ...STATE, outcomes: [{ status: 'resolved' as const, value: '8', groups: [0] }] }],
      relocations: [{ section: 'tp/exec', insn: 1, site: 0, source: 'src/probe.bpf.c:12' }],
    };
    for (const objects of [
      [...REPORT.objects, arm],
      [arm, ...REPORT.objects],
    ]) {
      const report: Report = { ...REPORT, kernels: [...REPORT.kernels, 'z/1/arm64/z'], objects };
      const [annotation, ...more] = annotations({ report, problems: [] }, new Set(), everywhere);
      expect(annotation?.message).toContain('resolves on 2 of 4 kernels');
      expect(more).toEqual([]);
    }
  });

  test('those that fail on most kernels come first', () => {
    const nowhereFound = {
      ...STATE,
      access: 'gone',
      outcomes: [{ status: 'ambiguous' as const, reason: 'two differ', groups: [0, 1] }],
    };
    const [object] = REPORT.objects;
    const report: Report = {
      ...REPORT,
      objects: [
        {
          path: 'x.o',
          groups: object?.groups ?? [],
          sites: [STATE, nowhereFound],
          relocations: [
            { section: 's', insn: 0, site: 0, source: 'a.c:1' },
            { section: 's', insn: 1, site: 1, source: 'b.c:1' },
          ],
        },
      ],
    };
    const [first] = annotations({ report, problems: [] }, new Set(), everywhere);
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
