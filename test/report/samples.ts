import { createHash } from 'node:crypto';
import type { RunResult } from '../../src/finish.js';
import type { Manifest, ManifestKernel } from '../../src/output/manifest.js';
import type {
  ProgramVerdict,
  Report,
  ReportProgram,
  ReportQuery,
} from '../../src/report/report.js';

const SHA = 'ab'.repeat(32);

export function kernelOf(id: string, failures = 0): ManifestKernel {
  return {
    kernel: id,
    file: `${id}.btf`,
    size: 2_000,
    sha256: createHash('sha256').update(id).digest('hex'),
    source: { archive: 0, path: `${id}.btf.tar.xz`, packedSha256: SHA, btfSize: 4_500_000 },
    outcomes: { resolved: 3 - failures, absent: 1, unresolved: failures, ambiguous: 0, invalid: 0 },
  };
}

export const STATE: ReportQuery = {
  kind: 'byte_off',
  type: 'struct task_struct',
  access: 'state',
  outcomes: [
    { status: 'unresolved', reason: 'no field `state` in struct task_struct', groups: [1] },
    { status: 'resolved', value: '16', groups: [0] },
  ],
};

export const EXISTS: ReportQuery = {
  kind: 'type_exists',
  type: 'struct foo',
  access: '',
  outcomes: [{ status: 'absent', reason: 'no struct `foo` here', groups: [0, 1] }],
};

const LINE_12 = { file: 'src/probe.bpf.c', line: 12 };
const ON_EXEC = { program: 'on_exec', section: 'tp/exec' };

export const BROKEN: ProgramVerdict = {
  verdict: 'broken',
  reason:
    'src/probe.bpf.c:12 reads `task_struct.state`, which is not there: no field `state` in struct `task_struct` here',
  source: LINE_12,
  relocation: 0,
  path: [{ ...LINE_12, line: 9 }, LINE_12],
  groups: [1],
};

export const GUARDED: ProgramVerdict = {
  verdict: 'guarded',
  reason: 'src/probe.bpf.c:28 asks whether type `struct foo` exists; it does not',
  source: { ...LINE_12, line: 28 },
  groups: [0, 1],
};

export const DEPENDS: ProgramVerdict = {
  verdict: 'depends',
  reason: 'src/probe.bpf.c:116: `targ_per_disk` is 0, and user space may set it',
  source: { ...LINE_12, line: 116 },
  groups: [0],
};

export const UNATTACHED: ProgramVerdict = {
  verdict: 'unattached',
  reason: 'kprobe do_unlinkat: this kernel has no function do_unlinkat to attach to',
  findings: [
    {
      word: 'unattached',
      subject: 'kprobe do_unlinkat',
      reason: 'this kernel has no function do_unlinkat to attach to',
    },
    {
      word: 'unknown',
      subject: 'map events (BPF_MAP_TYPE_RINGBUF)',
      reason: 'its BTF has no enum bpf_map_type',
      source: { ...LINE_12, line: 40 },
    },
    {
      word: 'depends',
      subject: 'CO-RE relocations',
      reason: DEPENDS.reason ?? '',
      source: { ...LINE_12, line: 116 },
    },
  ],
  decidedBy: 0,
  groups: [0],
};

/** A program with some verdicts, and `loads` where there is none. */
export function programOf(program: string, ...verdicts: ProgramVerdict[]): ReportProgram {
  const rest = [0, 1].filter((group) => !verdicts.some(({ groups }) => groups.includes(group)));
  const loads = rest.length === 0 ? [] : [{ verdict: 'loads' as const, groups: rest }];
  return { program, section: 'tp/exec', verdicts: [...verdicts, ...loads] };
}

/** One object, three kernels; `on_exec` is broken on the last two. */
export const REPORT: Report = {
  tool: '0.1.0',
  kernels: ['debian/11/x86_64/a', 'ubuntu/20.04/x86_64/b', 'ubuntu/20.04/x86_64/c'],
  objects: [
    {
      path: 'build/probe.bpf.o',
      groups: [[0], [1, 2]],
      programs: [programOf('on_exec', BROKEN), programOf('on_exit', GUARDED)],
      queries: [STATE, EXISTS],
      relocations: [
        { ...ON_EXEC, ordinal: 0, query: 0, insn: 3, source: LINE_12 },
        { ...ON_EXEC, ordinal: 1, query: 0, insn: 5, source: LINE_12 },
        { ...ON_EXEC, ordinal: 0, query: 1, insn: 8, source: { ...LINE_12, line: 20 } },
      ],
      ignored: [{ section: '.maps', insn: 0 }],
    },
  ],
};

export const MANIFEST: Manifest = {
  tool: '0.1.0',
  signature: SHA,
  layout: 'tree',
  archives: [{ name: 'archive' }],
  objects: [{ path: 'build/probe.bpf.o', sha256: SHA, relocations: 3, arch: ['x86_64'] }],
  kernels: [
    kernelOf('debian/11/x86_64/a'),
    kernelOf('ubuntu/20.04/x86_64/b', 2),
    kernelOf('ubuntu/20.04/x86_64/c', 2),
  ],
  missing: [{ kernel: 'rhel/8/x86_64/d', reason: 'the archive could not make its BTF' }],
  ownBtf: ['ubuntu/22.04/x86_64/e'],
};

export const RESULT: RunResult = {
  directory: '/somewhere/btf-bundle',
  manifestFile: '/somewhere/btf-bundle/manifest.json',
  reportFile: '/somewhere/btf-bundle/report.json',
  htmlFile: '/somewhere/btf-bundle/report.html',
  packed: [{ path: '/somewhere/btf-bundle.tar.gz', size: 1234 }],
  manifest: MANIFEST,
  report: REPORT,
  failOn: new Set(['missing']),
  failures: ['missing'],
};
