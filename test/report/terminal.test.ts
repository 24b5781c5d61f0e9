import { describe, expect, test } from '@jest/globals';
import { compareReports } from '../../src/report/comparison.js';
import type {
  Report,
  ReportObject,
  ReportQuery,
  ReportRelocation,
} from '../../src/report/report.js';
import { renderPaths, renderTerminal } from '../../src/report/terminal.js';
import { terminalLog } from '../../src/report/terminal-log.js';
import {
  BROKEN,
  DEPENDS,
  EXISTS,
  GUARDED,
  MANIFEST,
  programOf,
  REPORT,
  RESULT,
  STATE,
} from './samples.js';

test('a run’s result in a few lines', () => {
  expect(renderTerminal(MANIFEST, REPORT)).toBe(`3 kernels: 13.5 MB of BTF tailored to 6.0 kB
1 object with 2 programs and 3 relocations
verdicts over all kernels: 1 loads, 3 guarded, 2 broken
outcomes over all kernels: 5 resolved, 3 absent, 4 unresolved; 2 relocations not resolved on every kernel
programs that are broken: 1
  on_exec is broken on 2 of 3 kernels (ubuntu 20.04: all 2): src/probe.bpf.c:12 reads \`task_struct.state\`, which is not there: no field \`state\` in struct \`task_struct\` here; the way there: src/probe.bpf.c:9, 12
kernels that carry their own BTF and need none: 1
  ubuntu/22.04/x86_64/e
problems: 1
  missing: rhel/8/x86_64/d: the archive could not make its BTF
`);
});

test('what changed since the baseline comes first', () => {
  const comparison = compareReports(REPORT, REPORT, { commit: 'abc1234def', ref: 'refs/heads/x' });
  const [first, second] = renderTerminal(MANIFEST, REPORT, comparison).split('\n');
  expect(first).toBe('this change breaks nothing new on 3 kernels (baseline: commit abc1234 of x)');
  expect(second).toBe('3 kernels: 13.5 MB of BTF tailored to 6.0 kB');
});

test('programs of all verdicts, what excuses them, and expectations', () => {
  const [object] = REPORT.objects as [ReportObject];
  const programs = [
    programOf('on_exec', { ...BROKEN, excused: 'expectations line 3: never' }),
    programOf('on_open', DEPENDS, BROKEN),
    programOf('on_exit', GUARDED),
    { ...programOf('f', BROKEN), section: 'fentry/f', needsKernelBtf: 'fentry' },
    { ...programOf('g'), section: 'tp_btf/g', needsKernelBtf: 'tp_btf' },
  ];
  const expectations = ['expectations line 4 matches no program'];
  const report: Report = { ...REPORT, expectations, objects: [{ ...object, programs }] };
  expect(
    renderTerminal({ ...MANIFEST, missing: [], ownBtf: [] }, report),
  ).toBe(`3 kernels: 13.5 MB of BTF tailored to 6.0 kB
1 object with 5 programs and 3 relocations
verdicts over all kernels: 1 loads, 3 guarded, 1 depends, 4 broken (2 of them excused)
outcomes over all kernels: 5 resolved, 3 absent, 4 unresolved; 2 relocations not resolved on every kernel
2 programs need BTF in the kernel itself (fentry, tp_btf) and load on none of these kernels, whatever is in the bundle
programs that are broken: 1
  on_open is broken on 2 of 3 kernels (ubuntu 20.04: all 2): src/probe.bpf.c:12 reads \`task_struct.state\`, which is not there: no field \`state\` in struct \`task_struct\` here; the way there: src/probe.bpf.c:9, 12
programs that may not load: 1
  on_open may not load on 1 of 3 kernels (debian 11: 1 of 1): src/probe.bpf.c:116: \`targ_per_disk\` is 0, and user space may set it
expectations to look at: 1
  expectations line 4 matches no program
`);
});

test('many broken programs are a number of lines', () => {
  const [object] = REPORT.objects as [ReportObject];
  const programs = Array.from({ length: 30 }, (_, i) =>
    programOf(`p${i}`, { ...BROKEN, reason: `reason ${i}`, source: { file: 'x.c', line: i + 1 } }),
  );
  const text = renderTerminal(MANIFEST, { ...REPORT, objects: [{ ...object, programs }] });
  expect(text).toContain('programs that are broken: 30\n');
  expect(text).toContain('  … and 20 more, in report.json and manifest.json\n');
  expect(text.match(/ is broken on /g)).toHaveLength(10);
});

test('the places of the files', () => {
  expect(renderPaths(RESULT)).toBe(`bundle:   /somewhere/btf-bundle
manifest: /somewhere/btf-bundle/manifest.json
report:   /somewhere/btf-bundle/report.json
page:     /somewhere/btf-bundle/report.html
packed:   /somewhere/btf-bundle.tar.gz (1.2 kB)
`);
});

/** The report with other outcomes of `task_struct.state`, of kinds that ask for one field. */
function reportOf(outcomes: ReportQuery['outcomes'], kinds = ['byte_off']): Report {
  const objects = REPORT.objects.map((object) => ({
    ...object,
    queries: [...kinds.map((kind) => ({ ...STATE, kind, outcomes })), EXISTS],
    relocations: kinds.map((_, query) => ({
      ...(object.relocations[0] as ReportRelocation),
      query,
    })),
  }));
  return { ...REPORT, objects };
}

test('what another loader answers otherwise is a line of its own', () => {
  const cilium = { status: 'unresolved' as const };
  const aya = { status: 'resolved' as const, value: '8' };
  const report = reportOf([
    { status: 'resolved', value: '16', loaders: { cilium, aya }, groups: [1] },
    { status: 'resolved', value: '16', groups: [0] },
  ]);
  expect(renderTerminal(MANIFEST, report).split('\n')).toEqual(
    expect.arrayContaining([
      'relocations that other loaders answer otherwise than libbpf: 1',
      '  src/probe.bpf.c:12: task_struct.state (byte_off) under cilium/ebpf: unresolved, under aya: resolved to another value on 2 of 3 kernels; first: ubuntu/20.04/x86_64/b',
    ]),
  );
});

test('another loader that leaves the width of a load as it is has another width', () => {
  const cilium = { status: 'resolved' as const, value: '16' };
  const report = reportOf([
    { status: 'resolved', value: '16', width: 8, loaders: { cilium }, groups: [0, 1] },
  ]);
  expect(renderTerminal(MANIFEST, report)).toContain(
    'task_struct.state (byte_off) under cilium/ebpf: resolved with another width on 3 of 3 kernels',
  );
});

test.each(['  ::stop-commands::x', '\u200b::error::x', 'a\n::error::x', 'x ##[error]y'])(
  'the hostile name %j is no command in a step’s log',
  (hostile) => {
    const source = { file: hostile, line: 1 };
    const verdict = { ...BROKEN, reason: hostile, source, path: [source, { file: 'x', line: 2 }] };
    const objects = REPORT.objects.map((object) => ({
      ...object,
      path: hostile,
      programs: [
        programOf(hostile, verdict),
        { ...programOf('x'), needsKernelBtf: hostile },
        programOf('x', { ...verdict, verdict: 'depends' }),
      ],
    }));
    const report: Report = {
      ...REPORT,
      kernels: [1, 2, 3].map((i) => `${hostile}/${hostile}/x/${i}`),
      objects,
      expectations: [hostile],
    };
    const lines = renderTerminal(MANIFEST, report).split('\n');
    expect(lines.filter((line) => /^\s*::|##\[/.test(line))).toEqual([]);
    expect(lines.join('')).toMatch(/x is|may not/);
  },
);

describe('terminalLog', () => {
  const record = (isTTY: boolean, columns = 60) => {
    const written: string[] = [];
    let at = 0;
    const messages = { isTTY, columns, write: (text: string) => written.push(text) };
    const log = terminalLog(messages, () => at);
    return {
      written,
      log,
      pass: (milliseconds: number) => {
        at += milliseconds;
      },
    };
  };

  test('a foreign string cannot steer the terminal', () => {
    const { written, log } = record(false);
    log.info('a\u001b[2Jb\rc\u0007d\u202ee\u009bf');
    log.warn('x\ny');
    expect(written).toEqual(['ab cdef\n', 'warning: x y\n']);
  });

  test('progress is one line that fits the terminal, and gives way to messages', () => {
    const { written, log, pass } = record(true, 20);
    log.progress('kernels', 1, 9);
    expect(written).toEqual([]);
    pass(100);
    log.progress('kernels', 2, 9, 'ubuntu/20.04/x86_64/5.4.0');
    log.progress('kernels', 3, 9);
    log.info('done');
    log.end();
    expect(written).toEqual(['\rkernels 2/9: ubunt…\u001b[K', '\r\u001b[K', 'done\n']);
  });

  test('progress tells the rate and the time left, also by steps that it did not show', () => {
    const { written, log, pass } = record(true);
    for (let done = 1; done <= 40; done++) {
      log.progress('kernels', done, 100, 'a');
      pass(50);
    }
    log.progress('kernels', 41, 100, 'a');
    expect(written.at(-1)).toBe('\rkernels 41/100, 20/s, 3 s left: a\u001b[K');
    expect(written.length).toBeLessThanOrEqual(21);
  });

  test('a pipe gets no progress of a short run, and a line every ten seconds of a long one', () => {
    const { written, log, pass } = record(false);
    log.progress('kernels', 1, 90);
    log.end();
    expect(written).toEqual([]);
    for (let done = 2; done <= 26; done++) {
      pass(1000);
      log.progress('kernels', done, 90, 'a');
    }
    expect(written).toEqual([
      'kernels 11/90, 1/s, 1 min 19 s left: a\n',
      'kernels 21/90, 1/s, 1 min 9 s left: a\n',
    ]);
  });
});
