/** What libbpf makes of a section's name. */
export interface SectionKind {
  /** The row's word, as `kprobe`, `fentry.s`, `cgroup/connect4`. */
  readonly word: string;
  /** `BPF_PROG_TYPE_*` */
  readonly programType: string;
  /** The expected attach type that the kernel is given; undefined: 0. */
  readonly attachType: string | undefined;
  /** What stands behind the word and its slash; undefined if nothing does. */
  readonly target: string | undefined;
  /** libbpf leaves the attach type away if the kernel does not take one (`SEC_EXP_ATTACH_OPT`). */
  readonly isAttachTypeOptional: boolean;
  /** The target is looked for in the kernel's BTF (`SEC_ATTACH_BTF`). */
  readonly isByBtf: boolean;
  readonly isSleepable: boolean;
  /** XDP with packets in several buffers. */
  readonly hasFrags: boolean;
}

type Flag = 'optional' | 'btf' | 'sleepable' | 'frags';
type Row = readonly [name: string, type: string, attachType?: string, ...flags: Flag[]];

/**
 * Names of sections, program types without `BPF_PROG_TYPE_`, and attach types, in the order in which libbpf
 * looks through them (libbpf 1.7.0, `src/libbpf.c: section_defs`). A name with `+` at its end stands for
 * itself, and for itself with a slash and more behind it.
 */
const ROWS: readonly Row[] = [
  ['socket', 'SOCKET_FILTER'],
  ['sk_reuseport/migrate', 'SK_REUSEPORT', 'BPF_SK_REUSEPORT_SELECT_OR_MIGRATE'],
  ['sk_reuseport', 'SK_REUSEPORT', 'BPF_SK_REUSEPORT_SELECT'],
  ['kprobe+', 'KPROBE'],
  ['uprobe+', 'KPROBE'],
  ['uprobe.s+', 'KPROBE', '', 'sleepable'],
  ['kretprobe+', 'KPROBE'],
  ['uretprobe+', 'KPROBE'],
  ['uretprobe.s+', 'KPROBE', '', 'sleepable'],
  ['kprobe.multi+', 'KPROBE', 'BPF_TRACE_KPROBE_MULTI'],
  ['kretprobe.multi+', 'KPROBE', 'BPF_TRACE_KPROBE_MULTI'],
  ['kprobe.session+', 'KPROBE', 'BPF_TRACE_KPROBE_SESSION'],
  ['uprobe.multi+', 'KPROBE', 'BPF_TRACE_UPROBE_MULTI'],
  ['uretprobe.multi+', 'KPROBE', 'BPF_TRACE_UPROBE_MULTI'],
  ['uprobe.session+', 'KPROBE', 'BPF_TRACE_UPROBE_SESSION'],
  ['uprobe.multi.s+', 'KPROBE', 'BPF_TRACE_UPROBE_MULTI', 'sleepable'],
  ['uretprobe.multi.s+', 'KPROBE', 'BPF_TRACE_UPROBE_MULTI', 'sleepable'],
  ['uprobe.session.s+', 'KPROBE', 'BPF_TRACE_UPROBE_SESSION', 'sleepable'],
  ['ksyscall+', 'KPROBE'],
  ['kretsyscall+', 'KPROBE'],
  ['usdt+', 'KPROBE'],
  ['usdt.s+', 'KPROBE', '', 'sleepable'],
  ['tc/ingress', 'SCHED_CLS', 'BPF_TCX_INGRESS'],
  ['tc/egress', 'SCHED_CLS', 'BPF_TCX_EGRESS'],
  ['tcx/ingress', 'SCHED_CLS', 'BPF_TCX_INGRESS'],
  ['tcx/egress', 'SCHED_CLS', 'BPF_TCX_EGRESS'],
  ['tc', 'SCHED_CLS'],
  ['classifier', 'SCHED_CLS'],
  ['action', 'SCHED_ACT'],
  ['netkit/primary', 'SCHED_CLS', 'BPF_NETKIT_PRIMARY'],
  ['netkit/peer', 'SCHED_CLS', 'BPF_NETKIT_PEER'],
  ['tracepoint+', 'TRACEPOINT'],
  ['tp+', 'TRACEPOINT'],
  ['raw_tracepoint+', 'RAW_TRACEPOINT'],
  ['raw_tp+', 'RAW_TRACEPOINT'],
  ['raw_tracepoint.w+', 'RAW_TRACEPOINT_WRITABLE'],
  ['raw_tp.w+', 'RAW_TRACEPOINT_WRITABLE'],
  ['tp_btf+', 'TRACING', 'BPF_TRACE_RAW_TP', 'btf'],
  ['fentry+', 'TRACING', 'BPF_TRACE_FENTRY', 'btf'],
  ['fmod_ret+', 'TRACING', 'BPF_MODIFY_RETURN', 'btf'],
  ['fexit+', 'TRACING', 'BPF_TRACE_FEXIT', 'btf'],
  ['fentry.s+', 'TRACING', 'BPF_TRACE_FENTRY', 'btf', 'sleepable'],
  ['fmod_ret.s+', 'TRACING', 'BPF_MODIFY_RETURN', 'btf', 'sleepable'],
  ['fexit.s+', 'TRACING', 'BPF_TRACE_FEXIT', 'btf', 'sleepable'],
  ['fsession+', 'TRACING', 'BPF_TRACE_FSESSION', 'btf'],
  ['fsession.s+', 'TRACING', 'BPF_TRACE_FSESSION', 'btf', 'sleepable'],
  ['freplace+', 'EXT', '', 'btf'],
  ['lsm+', 'LSM', 'BPF_LSM_MAC', 'btf'],
  ['lsm.s+', 'LSM', 'BPF_LSM_MAC', 'btf', 'sleepable'],
  ['lsm_cgroup+', 'LSM', 'BPF_LSM_CGROUP', 'btf'],
  ['iter+', 'TRACING', 'BPF_TRACE_ITER', 'btf'],
  ['iter.s+', 'TRACING', 'BPF_TRACE_ITER', 'btf', 'sleepable'],
  ['syscall', 'SYSCALL', '', 'sleepable'],
  ['xdp.frags/devmap', 'XDP', 'BPF_XDP_DEVMAP', 'frags'],
  ['xdp/devmap', 'XDP', 'BPF_XDP_DEVMAP'],
  ['xdp.frags/cpumap', 'XDP', 'BPF_XDP_CPUMAP', 'frags'],
  ['xdp/cpumap', 'XDP', 'BPF_XDP_CPUMAP'],
  ['xdp.frags', 'XDP', 'BPF_XDP', 'frags'],
  ['xdp', 'XDP', 'BPF_XDP', 'optional'],
  ['perf_event', 'PERF_EVENT'],
  ['lwt_in', 'LWT_IN'],
  ['lwt_out', 'LWT_OUT'],
  ['lwt_xmit', 'LWT_XMIT'],
  ['lwt_seg6local', 'LWT_SEG6LOCAL'],
  ['sockops', 'SOCK_OPS', 'BPF_CGROUP_SOCK_OPS', 'optional'],
  ['sk_skb/stream_parser', 'SK_SKB', 'BPF_SK_SKB_STREAM_PARSER', 'optional'],
  ['sk_skb/stream_verdict', 'SK_SKB', 'BPF_SK_SKB_STREAM_VERDICT', 'optional'],
  ['sk_skb/verdict', 'SK_SKB', 'BPF_SK_SKB_VERDICT', 'optional'],
  ['sk_skb', 'SK_SKB'],
  ['sk_msg', 'SK_MSG', 'BPF_SK_MSG_VERDICT', 'optional'],
  ['lirc_mode2', 'LIRC_MODE2', 'BPF_LIRC_MODE2', 'optional'],
  ['flow_dissector', 'FLOW_DISSECTOR', 'BPF_FLOW_DISSECTOR', 'optional'],
  ['cgroup_skb/ingress', 'CGROUP_SKB', 'BPF_CGROUP_INET_INGRESS', 'optional'],
  ['cgroup_skb/egress', 'CGROUP_SKB', 'BPF_CGROUP_INET_EGRESS', 'optional'],
  ['cgroup/skb', 'CGROUP_SKB'],
  ['cgroup/sock_create', 'CGROUP_SOCK', 'BPF_CGROUP_INET_SOCK_CREATE'],
  ['cgroup/sock_release', 'CGROUP_SOCK', 'BPF_CGROUP_INET_SOCK_RELEASE'],
  ['cgroup/sock', 'CGROUP_SOCK', 'BPF_CGROUP_INET_SOCK_CREATE', 'optional'],
  ['cgroup/post_bind4', 'CGROUP_SOCK', 'BPF_CGROUP_INET4_POST_BIND'],
  ['cgroup/post_bind6', 'CGROUP_SOCK', 'BPF_CGROUP_INET6_POST_BIND'],
  ['cgroup/bind4', 'CGROUP_SOCK_ADDR', 'BPF_CGROUP_INET4_BIND'],
  ['cgroup/bind6', 'CGROUP_SOCK_ADDR', 'BPF_CGROUP_INET6_BIND'],
  ['cgroup/connect4', 'CGROUP_SOCK_ADDR', 'BPF_CGROUP_INET4_CONNECT'],
  ['cgroup/connect6', 'CGROUP_SOCK_ADDR', 'BPF_CGROUP_INET6_CONNECT'],
  ['cgroup/connect_unix', 'CGROUP_SOCK_ADDR', 'BPF_CGROUP_UNIX_CONNECT'],
  ['cgroup/sendmsg4', 'CGROUP_SOCK_ADDR', 'BPF_CGROUP_UDP4_SENDMSG'],
  ['cgroup/sendmsg6', 'CGROUP_SOCK_ADDR', 'BPF_CGROUP_UDP6_SENDMSG'],
  ['cgroup/sendmsg_unix', 'CGROUP_SOCK_ADDR', 'BPF_CGROUP_UNIX_SENDMSG'],
  ['cgroup/recvmsg4', 'CGROUP_SOCK_ADDR', 'BPF_CGROUP_UDP4_RECVMSG'],
  ['cgroup/recvmsg6', 'CGROUP_SOCK_ADDR', 'BPF_CGROUP_UDP6_RECVMSG'],
  ['cgroup/recvmsg_unix', 'CGROUP_SOCK_ADDR', 'BPF_CGROUP_UNIX_RECVMSG'],
  ['cgroup/getpeername4', 'CGROUP_SOCK_ADDR', 'BPF_CGROUP_INET4_GETPEERNAME'],
  ['cgroup/getpeername6', 'CGROUP_SOCK_ADDR', 'BPF_CGROUP_INET6_GETPEERNAME'],
  ['cgroup/getpeername_unix', 'CGROUP_SOCK_ADDR', 'BPF_CGROUP_UNIX_GETPEERNAME'],
  ['cgroup/getsockname4', 'CGROUP_SOCK_ADDR', 'BPF_CGROUP_INET4_GETSOCKNAME'],
  ['cgroup/getsockname6', 'CGROUP_SOCK_ADDR', 'BPF_CGROUP_INET6_GETSOCKNAME'],
  ['cgroup/getsockname_unix', 'CGROUP_SOCK_ADDR', 'BPF_CGROUP_UNIX_GETSOCKNAME'],
  ['cgroup/sysctl', 'CGROUP_SYSCTL', 'BPF_CGROUP_SYSCTL'],
  ['cgroup/getsockopt', 'CGROUP_SOCKOPT', 'BPF_CGROUP_GETSOCKOPT'],
  ['cgroup/setsockopt', 'CGROUP_SOCKOPT', 'BPF_CGROUP_SETSOCKOPT'],
  ['cgroup/dev', 'CGROUP_DEVICE', 'BPF_CGROUP_DEVICE', 'optional'],
  ['struct_ops+', 'STRUCT_OPS'],
  ['struct_ops.s+', 'STRUCT_OPS', '', 'sleepable'],
  ['sk_lookup', 'SK_LOOKUP', 'BPF_SK_LOOKUP'],
  ['netfilter', 'NETFILTER', 'BPF_NETFILTER'],
];

/**
 * What libbpf makes of a section's name (`libbpf.c: find_sec_def, sec_def_matches`).
 *
 * @param section with or without the `?` of a program that is not loaded by itself
 * @returns undefined if libbpf knows no type for it: user space must say, or the load is refused
 */
export function sectionKind(section: string): SectionKind | undefined {
  const name = section.startsWith('?') ? section.slice(1) : section;
  const row = ROWS.find(([pattern]) => matches(pattern, name));
  if (row === undefined) return undefined;
  const [pattern, type, attachType, ...flags] = row;
  const word = pattern.endsWith('+') ? pattern.slice(0, -1) : pattern;
  return {
    word,
    programType: `BPF_PROG_TYPE_${type}`,
    attachType: attachType || undefined,
    target: name.length > word.length ? name.slice(word.length + 1) : undefined,
    isAttachTypeOptional: flags.includes('optional'),
    isByBtf: flags.includes('btf'),
    isSleepable: flags.includes('sleepable'),
    hasFrags: flags.includes('frags'),
  };
}

function matches(pattern: string, name: string): boolean {
  if (!pattern.endsWith('+')) return name === pattern;
  const word = pattern.slice(0, -1);
  return name === word || name.startsWith(`${word}/`);
}

/** The names of the table, for whoever compares it with libbpf's. */
export const SECTION_NAMES: readonly string[] = ROWS.map(([name]) => name);
