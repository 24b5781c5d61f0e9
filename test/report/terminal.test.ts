import { describe, expect, test } from '@jest/globals';
import { terminalReport } from '../../src/report/terminal.js';
import { terminalLog } from '../../src/report/terminal-log.js';
import { RESULT } from './samples.js';

test('a run’s result in a few lines', () => {
  expect(terminalReport(RESULT)).toBe(`3 kernels: 13.5 MB of BTF tailored to 6.0 kB
1 object with 4 relocations, 2 of them not resolved on every kernel
outcomes over all kernels: 5 resolved, 3 absent, 4 unresolved
kernels that carry their own BTF and need none: 1
  ubuntu/22.04/x86_64/e
relocations that do not resolve everywhere: 1
  src/probe.bpf.c:12: task_struct.state (byte_off) resolves on 1 of 3 kernels: no field \`state\` in struct task_struct; first: ubuntu/20.04/x86_64/b
problems: 1
  missing: rhel/8/x86_64/d is missing: no BTF of it.
bundle:   /somewhere/btf-bundle
manifest: /somewhere/btf-bundle/manifest.json
report:   /somewhere/btf-bundle/report.json
`);
});

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
