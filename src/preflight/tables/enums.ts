/** Name without its prefix, release, and the source of the release if it is not a header. */
type Row = readonly [name: string, since: string, source?: string];

/*
 * The enums of include/uapi/linux/bpf.h in the order of their numbers, each with the first release of mainline
 * whose header has it. Headers were read of 4.9, 4.14 to 4.17, 4.19 to 5.12, 5.14 to 5.17, 5.19, 6.1 to 6.9, 6.11,
 * 6.13, 6.14, 6.18 to 7.1; where that leaves a gap, and before 4.9, the release is from bcc's
 * docs/kernel-versions.md (0.35.0: `bcc`), or that of the commit that is named.
 */

/** `enum bpf_map_type` from 1 on. */
const MAP_TYPES: readonly Row[] = [
  ['HASH', '3.19', 'bcc'],
  ['ARRAY', '3.19', 'bcc'],
  ['PROG_ARRAY', '4.2', 'bcc'],
  ['PERF_EVENT_ARRAY', '4.3', 'bcc'],
  ['PERCPU_HASH', '4.6', 'bcc'],
  ['PERCPU_ARRAY', '4.6', 'bcc'],
  ['STACK_TRACE', '4.6', 'bcc'],
  ['CGROUP_ARRAY', '4.8', 'bcc'],
  ['LRU_HASH', '4.10', 'bcc'],
  ['LRU_PERCPU_HASH', '4.10', 'bcc'],
  ['LPM_TRIE', '4.11', 'bcc'],
  ['ARRAY_OF_MAPS', '4.12', 'bcc'],
  ['HASH_OF_MAPS', '4.12', 'bcc'],
  ['DEVMAP', '4.14'],
  ['SOCKMAP', '4.14'],
  ['CPUMAP', '4.15'],
  ['XSKMAP', '4.18', 'bcc'],
  ['SOCKHASH', '4.18', 'bcc'],
  ['CGROUP_STORAGE', '4.19'],
  ['REUSEPORT_SOCKARRAY', '4.19'],
  ['PERCPU_CGROUP_STORAGE', '4.20'],
  ['QUEUE', '4.20'],
  ['STACK', '4.20'],
  ['SK_STORAGE', '5.2'],
  ['DEVMAP_HASH', '5.4'],
  ['STRUCT_OPS', '5.6'],
  ['RINGBUF', '5.8'],
  ['INODE_STORAGE', '5.10'],
  ['TASK_STORAGE', '5.11'],
  ['BLOOM_FILTER', '5.16'],
  ['USER_RINGBUF', '6.1'],
  ['CGRP_STORAGE', '6.2'],
  ['ARENA', '6.9'],
  ['INSN_ARRAY', '6.19'],
];

/** `enum bpf_prog_type` from 1 on. */
const PROGRAM_TYPES: readonly Row[] = [
  ['SOCKET_FILTER', '3.19', 'bcc'],
  ['KPROBE', '4.1', 'bcc'],
  ['SCHED_CLS', '4.1', 'bcc'],
  ['SCHED_ACT', '4.1', 'bcc'],
  ['TRACEPOINT', '4.7', 'bcc'],
  ['XDP', '4.8', 'bcc'],
  ['PERF_EVENT', '4.9'],
  ['CGROUP_SKB', '4.10', 'bcc'],
  ['CGROUP_SOCK', '4.10', 'bcc'],
  ['LWT_IN', '4.10', 'bcc'],
  ['LWT_OUT', '4.10', 'bcc'],
  ['LWT_XMIT', '4.10', 'bcc'],
  ['SOCK_OPS', '4.13', 'bcc'],
  ['SK_SKB', '4.14'],
  ['CGROUP_DEVICE', '4.15'],
  ['SK_MSG', '4.17'],
  ['RAW_TRACEPOINT', '4.17'],
  ['CGROUP_SOCK_ADDR', '4.17'],
  ['LWT_SEG6LOCAL', '4.18', 'bcc'],
  ['LIRC_MODE2', '4.18', 'bcc'],
  ['SK_REUSEPORT', '4.19'],
  ['FLOW_DISSECTOR', '4.20'],
  ['CGROUP_SYSCTL', '5.2'],
  ['RAW_TRACEPOINT_WRITABLE', '5.2'],
  ['CGROUP_SOCKOPT', '5.3'],
  ['TRACING', '5.5'],
  ['STRUCT_OPS', '5.6'],
  ['EXT', '5.6'],
  ['LSM', '5.7'],
  ['SK_LOOKUP', '5.9'],
  ['SYSCALL', '5.14'],
  ['NETFILTER', '6.4'],
];

/** `enum bpf_attach_type` from 0 on. */
const ATTACH_TYPES: readonly Row[] = [
  ['CGROUP_INET_INGRESS', '4.10', '0e33661de493'],
  ['CGROUP_INET_EGRESS', '4.10', '0e33661de493'],
  ['CGROUP_INET_SOCK_CREATE', '4.10', '610236587600'],
  ['CGROUP_SOCK_OPS', '4.13', '40304b2a1567'],
  ['SK_SKB_STREAM_PARSER', '4.14'],
  ['SK_SKB_STREAM_VERDICT', '4.14'],
  ['CGROUP_DEVICE', '4.15'],
  ['SK_MSG_VERDICT', '4.17'],
  ['CGROUP_INET4_BIND', '4.17'],
  ['CGROUP_INET6_BIND', '4.17'],
  ['CGROUP_INET4_CONNECT', '4.17'],
  ['CGROUP_INET6_CONNECT', '4.17'],
  ['CGROUP_INET4_POST_BIND', '4.17'],
  ['CGROUP_INET6_POST_BIND', '4.17'],
  ['CGROUP_UDP4_SENDMSG', '4.18', '1cedee13d25a'],
  ['CGROUP_UDP6_SENDMSG', '4.18', '1cedee13d25a'],
  ['LIRC_MODE2', '4.18', 'f4364dcfc86d'],
  ['FLOW_DISSECTOR', '4.20'],
  ['CGROUP_SYSCTL', '5.2'],
  ['CGROUP_UDP4_RECVMSG', '5.2'],
  ['CGROUP_UDP6_RECVMSG', '5.2'],
  ['CGROUP_GETSOCKOPT', '5.3'],
  ['CGROUP_SETSOCKOPT', '5.3'],
  ['TRACE_RAW_TP', '5.5'],
  ['TRACE_FENTRY', '5.5'],
  ['TRACE_FEXIT', '5.5'],
  ['MODIFY_RETURN', '5.7'],
  ['LSM_MAC', '5.7'],
  ['TRACE_ITER', '5.8'],
  ['CGROUP_INET4_GETPEERNAME', '5.8'],
  ['CGROUP_INET6_GETPEERNAME', '5.8'],
  ['CGROUP_INET4_GETSOCKNAME', '5.8'],
  ['CGROUP_INET6_GETSOCKNAME', '5.8'],
  ['XDP_DEVMAP', '5.8'],
  ['CGROUP_INET_SOCK_RELEASE', '5.9'],
  ['XDP_CPUMAP', '5.9'],
  ['SK_LOOKUP', '5.9'],
  ['XDP', '5.9'],
  ['SK_SKB_VERDICT', '5.13', 'a7ba4558e69a'],
  ['SK_REUSEPORT_SELECT', '5.14'],
  ['SK_REUSEPORT_SELECT_OR_MIGRATE', '5.14'],
  ['PERF_EVENT', '5.15'],
  ['TRACE_KPROBE_MULTI', '5.18', '0dcac2725406'],
  ['LSM_CGROUP', '6.0', '69fd337a975c'],
  ['STRUCT_OPS', '6.4'],
  ['NETFILTER', '6.4'],
  ['TCX_INGRESS', '6.6'],
  ['TCX_EGRESS', '6.6'],
  ['TRACE_UPROBE_MULTI', '6.6'],
  ['CGROUP_UNIX_CONNECT', '6.7'],
  ['CGROUP_UNIX_SENDMSG', '6.7'],
  ['CGROUP_UNIX_RECVMSG', '6.7'],
  ['CGROUP_UNIX_GETPEERNAME', '6.7'],
  ['CGROUP_UNIX_GETSOCKNAME', '6.7'],
  ['NETKIT_PRIMARY', '6.7'],
  ['NETKIT_PEER', '6.7'],
  ['TRACE_KPROBE_SESSION', '6.10', '535a3692ba72'],
  ['TRACE_UPROBE_SESSION', '6.13'],
  ['TRACE_FSESSION', '7.0'],
];

/** A type of maps or programs, or a way to attach. */
export interface Enumerator {
  readonly name: string;
  readonly number: number;
  /** The release of mainline that it came with, as `5.8`. */
  readonly since: string;
  /** Where that is from. */
  readonly source: string;
}

/** The list that releases are from that no header was read for. */
export const BCC = 'docs/kernel-versions.md of bcc 0.35.0';

function table(prefix: string, first: number, rows: readonly Row[]): readonly Enumerator[] {
  return rows.map(([name, since, from], index) => {
    const isBcc = from === 'bcc';
    const source = isBcc ? BCC : (from ?? `include/uapi/linux/bpf.h of Linux ${since}`);
    return { name: `${prefix}${name}`, number: first + index, since, source };
  });
}

const TABLES = {
  bpf_map_type: table('BPF_MAP_TYPE_', 1, MAP_TYPES),
  bpf_prog_type: table('BPF_PROG_TYPE_', 1, PROGRAM_TYPES),
  bpf_attach_type: table('BPF_', 0, ATTACH_TYPES),
} as const;

/** The enums that the tables are of. */
export type TypeEnum = keyof typeof TABLES;
/** All of them. */
export const TYPE_ENUMS = Object.keys(TABLES) as readonly TypeEnum[];

const BY_NAME = new Map(
  Object.values(TABLES).flatMap((rows) => rows.map((one) => [one.name, one] as const)),
);

/** An enumerator by its name, as `BPF_MAP_TYPE_RINGBUF`; undefined if no kernel is known that has it. */
export function enumeratorOf(name: string): Enumerator | undefined {
  return BY_NAME.get(name);
}

/** All enumerators of one of the enums. */
export function enumeratorsOf(name: TypeEnum): readonly Enumerator[] {
  return TABLES[name];
}

/** `BPF_MAP_TYPE_RINGBUF` of 27. */
export function mapTypeOf(number: number): string | undefined {
  return TABLES.bpf_map_type[number - 1]?.name;
}
