import type { BundleResult } from '../../src/bundle.js';
import type { Manifest, ManifestKernel } from '../../src/output/manifest.js';
import type { Report, ReportSite } from '../../src/report/report.js';

const SHA = 'ab'.repeat(32);

export function kernelOf(id: string, failures = 0): ManifestKernel {
  return {
    kernel: id,
    file: `${id}.btf`,
    size: 2_000,
    sha256: SHA,
    source: { archive: 0, path: `${id}.btf.tar.xz`, sha256: SHA, size: 4_500_000 },
    outcomes: { resolved: 3 - failures, absent: 1, unresolved: failures, ambiguous: 0, invalid: 0 },
  };
}

export const STATE: ReportSite = {
  kind: 'byte_off',
  type: 'struct task_struct',
  access: 'state',
  outcomes: [
    { status: 'resolved', value: '16', groups: [0] },
    { status: 'unresolved', reason: 'no field `state` in struct task_struct', groups: [1] },
  ],
};

export const EXISTS: ReportSite = {
  kind: 'type_exists',
  type: 'struct foo',
  access: '',
  outcomes: [{ status: 'absent', reason: 'no struct `foo` here', groups: [0, 1] }],
};

/** One object, three kernels; `task_struct.state` fails on the last two. */
export const REPORT: Report = {
  schema: 1,
  tool: '0.1.0',
  kernels: ['debian/11/x86_64/a', 'ubuntu/20.04/x86_64/b', 'ubuntu/20.04/x86_64/c'],
  objects: [
    {
      path: 'build/probe.bpf.o',
      groups: [[0], [1, 2]],
      sites: [STATE, EXISTS],
      relocations: [
        { program: 'on_exec', section: 'tp/exec', insn: 3, site: 0, source: 'src/probe.bpf.c:12' },
        { program: 'on_exec', section: 'tp/exec', insn: 5, site: 0, source: 'src/probe.bpf.c:12' },
        { program: 'on_exec', section: 'tp/exec', insn: 8, site: 1, source: 'src/probe.bpf.c:20' },
        { section: '.maps', insn: 0 },
      ],
    },
  ],
};

export const MANIFEST: Manifest = {
  schema: 1,
  tool: '0.1.0',
  signature: SHA,
  archives: [{ name: 'archive' }],
  objects: [{ path: 'build/probe.bpf.o', sha256: SHA, relocations: 4, arch: ['x86_64'] }],
  kernels: [
    kernelOf('debian/11/x86_64/a'),
    kernelOf('ubuntu/20.04/x86_64/b', 2),
    kernelOf('ubuntu/20.04/x86_64/c', 2),
  ],
  missing: [{ kernel: 'rhel/8/x86_64/d', reason: 'the archive could not make its BTF' }],
  ownBtf: ['ubuntu/22.04/x86_64/e'],
};

export const RESULT: BundleResult = {
  directory: '/somewhere/btf-bundle',
  manifestFile: '/somewhere/btf-bundle/manifest.json',
  reportFile: '/somewhere/btf-bundle/report.json',
  manifest: MANIFEST,
  report: REPORT,
  problems: [{ condition: 'missing', message: 'rhel/8/x86_64/d is missing: no BTF of it.' }],
  failures: ['missing'],
};
