import { describe, expect, test } from '@jest/globals';
import { SECTION_NAMES, sectionKind } from '../../src/preflight/sections.js';

describe('what libbpf makes of a section', () => {
  test.each([
    ['kprobe/do_unlinkat', 'kprobe', 'KPROBE', undefined, 'do_unlinkat'],
    ['kretprobe', 'kretprobe', 'KPROBE', undefined, undefined],
    ['kprobe.multi/tcp_*', 'kprobe.multi', 'KPROBE', 'BPF_TRACE_KPROBE_MULTI', 'tcp_*'],
    ['tp/sched/sched_switch', 'tp', 'TRACEPOINT', undefined, 'sched/sched_switch'],
    ['raw_tp.w/x', 'raw_tp.w', 'RAW_TRACEPOINT_WRITABLE', undefined, 'x'],
    ['?fentry/vfs_read', 'fentry', 'TRACING', 'BPF_TRACE_FENTRY', 'vfs_read'],
    [
      'cgroup/connect4',
      'cgroup/connect4',
      'CGROUP_SOCK_ADDR',
      'BPF_CGROUP_INET4_CONNECT',
      undefined,
    ],
    ['xdp', 'xdp', 'XDP', 'BPF_XDP', undefined],
    ['tc', 'tc', 'SCHED_CLS', undefined, undefined],
    ['sk_skb/verdict', 'sk_skb/verdict', 'SK_SKB', 'BPF_SK_SKB_VERDICT', undefined],
    ['usdt.s/libc:a:b', 'usdt.s', 'KPROBE', undefined, 'libc:a:b'],
  ])('%s', (section, word, type, attachType, target) => {
    expect(sectionKind(section)).toMatchObject({
      ...{ word, programType: `BPF_PROG_TYPE_${type}`, attachType, target },
    });
  });

  test.each(['kprobes/x', 'kprobe.multix', 'tc/other', 'xdp/other', 'uprobes', ''])(
    'has no type for %s',
    (section) => {
      expect(sectionKind(section)).toBeUndefined();
    },
  );

  test('takes the flags of the row', () => {
    expect(sectionKind('lsm.s/file_open')).toMatchObject({ isByBtf: true, isSleepable: true });
    expect(sectionKind('xdp.frags')).toMatchObject({ hasFrags: true, isAttachTypeOptional: false });
    expect(sectionKind('xdp')).toMatchObject({ hasFrags: false, isAttachTypeOptional: true });
  });

  test('has each name once', () => {
    expect(new Set(SECTION_NAMES).size).toBe(SECTION_NAMES.length);
    expect(SECTION_NAMES).toHaveLength(105);
  });
});
