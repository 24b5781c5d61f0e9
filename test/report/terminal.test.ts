import { describe, expect, test } from '@jest/globals';
import type { Report, ReportQuery, ReportRelocation } from '../../src/report/report.js';
import { renderPaths, renderTerminal } from '../../src/report/terminal.js';
import { terminalLog } from '../../src/report/terminal-log.js';
import { EXISTS, MANIFEST, REPORT, RESULT, STATE } from './samples.js';

test('a run’s result in a few lines', () => {
  expect(renderTerminal(MANIFEST, REPORT)).toBe(`3 kernels: 13.5 MB of BTF tailored to 6.0 kB
1 object with 3 relocations, 2 of them not resolved on every kernel
outcomes over all kernels: 5 resolved, 3 absent, 4 unresolved
kernels that carry their own BTF and need none: 1
  ubuntu/22.04/x86_64/e
relocations that do not resolve everywhere: 2
  src/probe.bpf.c:12: task_struct.state (byte_off) resolves on 1 of 3 kernels: no field \`state\` in struct task_struct; first: ubuntu/20.04/x86_64/b (2 relocations)
problems: 2
  missing: rhel/8/x86_64/d: the archive could not make its BTF
  unresolved: 2 relocations are not resolved somewhere, such as task_struct.state (byte_off) on ubuntu/20.04/x86_64/b: no field \`state\` in struct task_struct
`);
});

test('the places of the files', () => {
  expect(renderPaths(RESULT)).toBe(`bundle:   /somewhere/btf-bundle
manifest: /somewhere/btf-bundle/manifest.json
report:   /somewhere/btf-bundle/report.json
`);
});

/** The report with other outcomes of `task_struct.state`, of kinds that ask for one field. */
function reportOf(outcomes: ReportQuery['outcomes'], kinds = ['byte_off'], file?: string): Report {
  const objects = REPORT.objects.map((object) => ({
    ...object,
    queries: [...kinds.map((kind) => ({ ...STATE, kind, outcomes })), EXISTS],
    relocations: kinds.map((_, query) => ({
      ...(object.relocations[0] as ReportRelocation),
      ...(file !== undefined && { source: { file, line: 12 } }),
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

test('the relocations of one bitfield are one line', () => {
  const text = renderTerminal(
    MANIFEST,
    reportOf(STATE.outcomes, ['byte_off', 'byte_sz', 'signed']),
  );
  expect(text).toContain('relocations that do not resolve everywhere: 3\n');
  expect(text).toMatch(
    /task_struct\.state \(byte_off, byte_sz, signed\) resolves on 1 of 3 .*\(3 relocations\)/,
  );
});

test.each(['  ::stop-commands::x.c', '\u200b::error::x', 'a\n::error::x', 'x ##[error]y'])(
  'the source file %j is no command in a step’s log',
  (file) => {
    const lines = renderTerminal(MANIFEST, reportOf(STATE.outcomes, undefined, file)).split('\n');
    expect(lines.filter((line) => /^\s*::|##\[/.test(line))).toEqual([]);
    expect(lines.join('')).toMatch(/x/);
  },
);

describe('terminalLog', () => {
  const record = (isTTY: boolean) => {
    const written: string[] = [];
    const log = terminalLog({ isTTY, columns: 20, write: (text) => written.push(text) });
    return { written, log };
  };

  test('a foreign string cannot steer the terminal', () => {
    const { written, log } = record(false);
    log.info('a\u001b[2Jb\rc\u0007d\u202ee\u009bf');
    log.warn('x\ny');
    expect(written).toEqual(['ab cdef\n', 'warning: x y\n']);
  });

  test('progress is one line that fits the terminal, and gives way to messages', async () => {
    const { written, log } = record(true);
    log.progress('kernels', 1, 9);
    expect(written).toEqual([]);
    await new Promise((resolve) => setTimeout(resolve, 120));
    log.progress('kernels', 2, 9, 'ubuntu/20.04/x86_64/5.4.0');
    log.progress('kernels', 3, 9);
    log.info('done');
    log.end();
    expect(written).toEqual(['\rkernels: 2 of 9, u…\u001b[K', '\r\u001b[K', 'done\n']);
  });

  test('a pipe gets no progress of a short run', () => {
    const { written, log } = record(false);
    log.progress('kernels', 1, 9);
    log.end();
    expect(written).toEqual([]);
  });
});
