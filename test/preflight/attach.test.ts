import { describe, expect, test } from '@jest/globals';
import { parseBtf } from '../../src/btf/btf.js';
import { factsOf } from '../../src/preflight/ask-kernel.js';
import { askedBy } from '../../src/preflight/asked.js';
import { attachNeedOf } from '../../src/preflight/attach.js';
import { attachFindings } from '../../src/preflight/findings/attach.js';
import { typeFindings } from '../../src/preflight/findings/types.js';
import type { ProgramNeeds } from '../../src/preflight/needs.js';
import { sectionKind } from '../../src/preflight/sections.js';
import { generationOf } from '../../src/verdict/verifier/generations.js';
import { helpersOf } from '../../src/verdict/verifier/helpers-of.js';
import { fixture, KERNELS } from './fixture.js';

/** What is told of a program of a section that needs nothing else. */
function told(section: string, kernel: keyof typeof KERNELS): string[] {
  const kind = sectionKind(section);
  const attach = kind && attachNeedOf(kind);
  const needs: ProgramNeeds = {
    ...{ program: 'made_up', section, helpers: [], weakCalls: [], maps: [], features: [] },
    ...{ contextLoads: [], shared: { maps: [], ksyms: [] } },
    ...(kind && { programType: kind.programType }),
    ...(kind?.attachType && !kind.isAttachTypeOptional && { attachType: kind.attachType }),
    ...(attach && { attach }),
  };
  const btf = parseBtf(fixture(`kernel-${kernel}.btf`));
  const generation = generationOf({ release: KERNELS[kernel], helpers: helpersOf(btf) });
  const known = { facts: factsOf(btf, askedBy([needs])), generation };
  return [...typeFindings(needs, known), ...attachFindings(attach, known)].map(
    ({ effect, subject, reason }) => `${effect} ${subject}: ${reason}`,
  );
}

describe('where programs attach', () => {
  test.each([
    ...['fentry/old_function', 'fexit/vmlinux:old_other', 'fentry', 'kprobe/old_other+4', 'kprobe'],
    ...['kretprobe/old_function', 'kprobe.multi/old_*', 'kprobe.session/*other', 'ksyscall/open'],
    ...['tp_btf/made_event', 'raw_tp/old_event', 'raw_tracepoint', 'tp/made/made_event', 'tp'],
    ...['tracepoint/raw_syscalls/sys_enter', 'tracepoint/syscalls/sys_enter_open'],
    ...['tp/kprobes/made_by_user_space', 'uprobe//usr/bin/bash:readline', 'usdt/libc:a:b'],
  ])('nothing is told of %s where it is there', (section) => {
    expect(told(section, 612)).toEqual([]);
  });

  test.each([
    ['fentry/old_gone', `refused fentry old_gone: this kernel has no function old_gone`],
    [
      'fentry/old_renamed',
      `refused fentry old_renamed: this kernel has no function old_renamed (it has __old_renamed)`,
    ],
    [
      'fentry/xfs_file_read',
      `unknown fentry xfs_file_read: this kernel's BTF has no function xfs_file_read, which a module may have`,
    ],
    [
      'kprobe/old_renamed',
      `unattached kprobe old_renamed: this kernel has no function old_renamed (it has __old_renamed)`,
    ],
    [
      'kprobe/old_gone.isra.0',
      `unknown kprobe old_gone.isra.0: this kernel's BTF has no function old_gone.isra.0, which need not mean that there is none`,
    ],
    [
      'kprobe/__x64_sys_gone',
      `unknown kprobe __x64_sys_gone: this kernel's BTF has no function __x64_sys_gone, which need not mean that there is none`,
    ],
    [
      'kretprobe/xfs_gone',
      `unknown kretprobe xfs_gone: this kernel's BTF has no function xfs_gone, which a module may have`,
    ],
    [
      'kprobe.multi/none_*',
      `unknown kprobe.multi none_*: this kernel's BTF has no function that none_* matches, which need not mean that there is none`,
    ],
    [
      'ksyscall/gone',
      `unknown ksyscall gone: this kernel's BTF has no function for the system call gone, which need not mean that there is none`,
    ],
    ['tp_btf/made_gone', `refused tp_btf made_gone: this kernel has no tracepoint made_gone`],
    ['raw_tp/made_gone', `unattached raw_tp made_gone: this kernel has no tracepoint made_gone`],
    ['tp/made/made_gone', `unattached tp made/made_gone: this kernel has no tracepoint made_gone`],
    [
      'tp/kvm/kvm_exit',
      `unknown tp kvm/kvm_exit: this kernel's BTF has no tracepoint kvm_exit, which a module may have`,
    ],
    [
      'tracepoint/syscalls/sys_exit_open',
      `unattached tracepoint syscalls/sys_exit_open: this kernel has no tracepoint sys_exit`,
    ],
    [
      'tracepoint/syscalls/sys_enter_gone',
      `unknown tracepoint syscalls/sys_enter_gone: this kernel's BTF has no function for that system call, which need not mean that there is none`,
    ],
    [
      'my_section',
      `unknown section my_section: libbpf knows no program type for the section my_section, and loads it only if user space sets one`,
    ],
  ])('%s on a new kernel', (section, expected) => {
    expect(told(section, 612)).toEqual([expected]);
  });

  test.each([
    ['tp/made/made_event', []],
    ['raw_tp/made_event', []],
    [
      'tp/made/made_gone',
      [`unknown tp made/made_gone: this kernel's BTF tells nothing of its tracepoints`],
    ],
    [
      'cgroup/connect4',
      [
        'refused program type BPF_PROG_TYPE_CGROUP_SOCK_ADDR: this kernel has no programs of type BPF_PROG_TYPE_CGROUP_SOCK_ADDR (it came with Linux 4.17)',
      ],
    ],
    [
      'uprobe.multi//usr/bin/bash:*',
      [
        'unattached attach type BPF_TRACE_UPROBE_MULTI: this kernel has no BPF_TRACE_UPROBE_MULTI (it came with Linux 6.6)',
      ],
    ],
  ])('%s on an old one, whose BTF has no typedefs of tracepoints', (section, expected) => {
    expect(told(section, 504)).toEqual(expected);
  });

  test('a hook of LSM is in no module', () => {
    expect(told('lsm/file_open', 612)).toContain(
      'refused lsm file_open: this kernel has no function bpf_lsm_file_open',
    );
  });
});
