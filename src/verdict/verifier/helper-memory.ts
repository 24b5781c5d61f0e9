/**
 * What a helper does with the memory of its caller, by what the kernel declares of it
 * (`struct bpf_func_proto`: its `arg1_type` to `arg5_type`, and their sizes).
 */
export interface HelperMemory {
  /** Arguments through which the helper reads or writes memory. Others may be pointers without harm. */
  readonly arguments: readonly Argument[];
  /** The function that it calls, if it calls one. */
  readonly callback?: Callback;
  /** It returns a pointer that may be null. */
  readonly mayReturnNull?: true;
}

export type ArgumentRegister = 1 | 2 | 3 | 4 | 5;

export interface Argument {
  /** The register that holds the pointer. It may be null, or point to something other than a stack. */
  readonly register: ArgumentRegister;
  /** `write`: the memory may be uninitialized before; `both`: it is read, and written too. */
  readonly access: 'read' | 'write' | 'both';
  /**
   * Bytes, or the register that holds their number, or holds more than that if it is not constant.
   * Undefined if the map says it: `key_size` or `value_size`.
   */
  readonly size?: number | { readonly register: ArgumentRegister };
}

export interface Callback {
  /** The register that holds the function. */
  readonly register: ArgumentRegister;
  /** The caller's register that becomes the callee's. All others of the callee are unknown. */
  readonly context?: { readonly caller: ArgumentRegister; readonly callee: ArgumentRegister };
  /** It runs later, and sees no frame of the caller. */
  readonly asynchronous?: true;
}

type Row = readonly [
  id: number,
  name: string,
  args: readonly Argument[],
  more?: Pick<HelperMemory, 'callback' | 'mayReturnNull'>,
];

const NULLABLE = { mayReturnNull: true } as const;

/**
 * Helpers of 4.9 to 7.2 by id (include/uapi/linux/bpf.h), where the same one has variants by program
 * type or release the worst of them: an argument that one of them writes is written. Sources: each
 * `bpf_func_proto` of kernel/bpf/, kernel/trace/bpf_trace.c and net/core/ in 5.10, 6.1, 6.12 and 7.2;
 * the callbacks from `set_loop_callback_state` and its neighbours in kernel/bpf/verifier.c.
 */
const ROWS: readonly Row[] = [
  [1, 'map_lookup_elem', [reads(2)], NULLABLE],
  [2, 'map_update_elem', [reads(2), reads(3)]],
  [3, 'map_delete_elem', [reads(2)]],
  [4, 'probe_read', [writes(1, of(2))]],
  [6, 'trace_printk', [reads(1, of(2))]],
  [9, 'skb_store_bytes', [reads(3, of(4))]],
  [16, 'get_current_comm', [writes(1, of(2))]],
  [20, 'skb_get_tunnel_key', [writes(2, of(3))]],
  [21, 'skb_set_tunnel_key', [reads(2, of(3))]],
  [25, 'perf_event_output', [reads(4, of(5))]],
  [26, 'skb_load_bytes', [writes(3, of(4))]],
  [28, 'csum_diff', [reads(1, of(2)), reads(3, of(4))]],
  [29, 'skb_get_tunnel_opt', [writes(2, of(3))]],
  [30, 'skb_set_tunnel_opt', [reads(2, of(3))]],
  [36, 'probe_write_user', [reads(2, of(3))]],
  [45, 'probe_read_str', [writes(1, of(2))]],
  [49, 'setsockopt', [reads(4, of(5))]],
  [53, 'sock_map_update', [reads(3)]],
  [55, 'perf_event_read_value', [writes(3, of(4))]],
  [56, 'perf_prog_read_value', [writes(2, of(3))]],
  [57, 'getsockopt', [writes(4, of(5))]],
  [64, 'bind', [reads(2, of(3))]],
  [66, 'skb_get_xfrm_state', [writes(3, of(4))]],
  [67, 'get_stack', [writes(2, of(3))]],
  [68, 'skb_load_bytes_relative', [writes(3, of(4))]],
  [69, 'fib_lookup', [changes(2, of(3))]],
  [70, 'sock_hash_update', [reads(3)]],
  [71, 'msg_redirect_hash', [reads(3)]],
  [72, 'sk_redirect_hash', [reads(3)]],
  [73, 'lwt_push_encap', [reads(3, of(4))]],
  [74, 'lwt_seg6_store_bytes', [reads(3, of(4))]],
  [76, 'lwt_seg6_action', [reads(3, of(4))]],
  [82, 'sk_select_reuseport', [reads(3)]],
  [84, 'sk_lookup_tcp', [reads(2, of(3))], NULLABLE],
  [85, 'sk_lookup_udp', [reads(2, of(3))], NULLABLE],
  [87, 'map_push_elem', [reads(2)]],
  [88, 'map_pop_elem', [writes(2)]],
  [89, 'map_peek_elem', [writes(2)]],
  [95, 'sk_fullsock', [], NULLABLE],
  [96, 'tcp_sock', [], NULLABLE],
  [98, 'get_listener_sock', [], NULLABLE],
  [99, 'skc_lookup_tcp', [reads(2, of(3))], NULLABLE],
  [100, 'tcp_check_syncookie', [reads(2, of(3)), reads(4, of(5))]],
  [101, 'sysctl_get_name', [changes(2, of(3))]],
  [102, 'sysctl_get_current_value', [writes(2, of(3))]],
  [103, 'sysctl_get_new_value', [writes(2, of(3))]],
  [104, 'sysctl_set_new_value', [reads(2, of(3))]],
  [105, 'strtol', [reads(1, of(2)), writes(4, 8)]],
  [106, 'strtoul', [reads(1, of(2)), writes(4, 8)]],
  [107, 'sk_storage_get', [reads(3)], NULLABLE],
  [110, 'tcp_gen_syncookie', [reads(2, of(3)), reads(4, of(5))]],
  [111, 'skb_output', [reads(4, of(5))]],
  [112, 'probe_read_user', [writes(1, of(2))]],
  [113, 'probe_read_kernel', [writes(1, of(2))]],
  [114, 'probe_read_user_str', [writes(1, of(2))]],
  [115, 'probe_read_kernel_str', [writes(1, of(2))]],
  [119, 'read_branch_records', [changes(2, of(3))]],
  [120, 'get_ns_current_pid_tgid', [writes(3, of(4))]],
  [121, 'xdp_output', [reads(4, of(5))]],
  [126, 'seq_printf', [reads(2, of(3)), reads(4, of(5))]],
  [127, 'seq_write', [reads(2, of(3))]],
  [130, 'ringbuf_output', [reads(2, of(3))]],
  [131, 'ringbuf_reserve', [], NULLABLE],
  [136, 'skc_to_tcp6_sock', [], NULLABLE],
  [137, 'skc_to_tcp_sock', [], NULLABLE],
  [138, 'skc_to_tcp_timewait_sock', [], NULLABLE],
  [139, 'skc_to_tcp_request_sock', [], NULLABLE],
  [140, 'skc_to_udp6_sock', [], NULLABLE],
  [141, 'get_task_stack', [writes(2, of(3))]],
  [142, 'load_hdr_opt', [changes(2, of(3))]],
  [143, 'store_hdr_opt', [reads(2, of(3))]],
  [145, 'inode_storage_get', [reads(3)], NULLABLE],
  [147, 'd_path', [changes(2, of(3))]],
  [148, 'copy_from_user', [writes(1, of(2))]],
  [149, 'snprintf_btf', [changes(1, of(2)), reads(3, of(4))]],
  [150, 'seq_printf_btf', [reads(2, of(3))]],
  [152, 'redirect_neigh', [reads(2, of(3))]],
  [153, 'per_cpu_ptr', [], NULLABLE],
  [156, 'task_storage_get', [reads(3)], NULLABLE],
  [161, 'ima_inode_hash', [writes(2, of(3))]],
  [162, 'sock_from_file', [], NULLABLE],
  [163, 'check_mtu', [changes(3, 4)]],
  [164, 'for_each_map_elem', [], calls(2, { caller: 3, callee: 4 })],
  [165, 'snprintf', [changes(1, of(2)), reads(4, of(5))]],
  [166, 'sys_bpf', [reads(2, of(3))]],
  [167, 'btf_find_by_name_kind', [reads(1, of(2))]],
  [170, 'timer_set_callback', [], { callback: { register: 2, asynchronous: true } }],
  [176, 'get_branch_snapshot', [writes(1, of(2))]],
  [177, 'trace_vprintk', [reads(1, of(2)), reads(3, of(4))]],
  [178, 'skc_to_unix_sock', [], NULLABLE],
  [179, 'kallsyms_lookup_name', [reads(1, of(2)), writes(4, 8)]],
  [180, 'find_vma', [], calls(3, { caller: 4, callee: 3 })],
  [181, 'loop', [], calls(2, { caller: 3, callee: 2 })],
  [182, 'strncmp', [reads(1, of(2))]],
  [183, 'get_func_arg', [writes(3, 8)]],
  [184, 'get_func_ret', [writes(2, 8)]],
  [189, 'xdp_load_bytes', [writes(3, of(4))]],
  [190, 'xdp_store_bytes', [reads(3, of(4))]],
  [191, 'copy_from_user_task', [writes(1, of(2))]],
  [193, 'ima_file_hash', [writes(2, of(3))]],
  [194, 'kptr_xchg', [], NULLABLE],
  [195, 'map_lookup_percpu_elem', [reads(2)], NULLABLE],
  [196, 'skc_to_mptcp_sock', [], NULLABLE],
  [197, 'dynptr_from_mem', [writes(1, of(2)), writes(4, 16)]],
  [198, 'ringbuf_reserve_dynptr', [writes(4, 16)]],
  [199, 'ringbuf_submit_dynptr', [writes(1, 16)]],
  [200, 'ringbuf_discard_dynptr', [writes(1, 16)]],
  [201, 'dynptr_read', [writes(1, of(2)), reads(3, 16)]],
  [202, 'dynptr_write', [reads(1, 16), reads(3, of(4))]],
  [203, 'dynptr_data', [reads(1, 16)], NULLABLE],
  [204, 'tcp_raw_gen_syncookie_ipv4', [reads(1, 20), reads(2, of(3))]],
  [205, 'tcp_raw_gen_syncookie_ipv6', [reads(1, 40), reads(2, of(3))]],
  [206, 'tcp_raw_check_syncookie_ipv4', [reads(1, 20), reads(2, 20)]],
  [207, 'tcp_raw_check_syncookie_ipv6', [reads(1, 40), reads(2, 20)]],
  [209, 'user_ringbuf_drain', [], calls(2, { caller: 3, callee: 2 })],
  [210, 'cgrp_storage_get', [reads(3)], NULLABLE],
];

/** Helpers that touch no memory that can be a stack: the context, kernel objects, map values. */
const WITHOUT_MEMORY: readonly number[] = [
  5, 7, 8, 10, 11, 12, 13, 14, 15, 17, 18, 19, 22, 23, 24, 27, 31, 32, 33, 34, 35, 37, 38, 39, 40,
  41, 42, 43, 44, 46, 47, 48, 50, 51, 52, 54, 58, 59, 60, 61, 62, 63, 65, 75, 79, 80, 81, 83, 86,
  90, 91, 93, 94, 97, 108, 109, 117, 118, 122, 123, 124, 125, 128, 129, 132, 133, 134, 135, 144,
  146, 151, 154, 155, 157, 158, 159, 160, 168, 169, 171, 172, 173, 174, 175, 185, 186, 187, 188,
  192, 208, 211,
];

const BY_ID: ReadonlyMap<number, HelperMemory> = new Map([
  ...ROWS.map(([id, , args, more]) => [id, { arguments: args, ...more }] as const),
  ...WITHOUT_MEMORY.map((id) => [id, { arguments: [] }] as const),
]);

/**
 * What a helper does with memory.
 *
 * @param id `BPF_FUNC_*`, the immediate of the call
 * @returns undefined if nothing is known: it may write behind each pointer in r1 to r5
 */
export function helperMemory(id: number): HelperMemory | undefined {
  return BY_ID.get(id);
}

function of(register: ArgumentRegister): { readonly register: ArgumentRegister } {
  return { register };
}

function argument(
  register: ArgumentRegister,
  access: Argument['access'],
  size: Argument['size'],
): Argument {
  return size === undefined ? { register, access } : { register, access, size };
}

function reads(register: ArgumentRegister, size?: Argument['size']): Argument {
  return argument(register, 'read', size);
}

function writes(register: ArgumentRegister, size?: Argument['size']): Argument {
  return argument(register, 'write', size);
}

function changes(register: ArgumentRegister, size?: Argument['size']): Argument {
  return argument(register, 'both', size);
}

function calls(register: ArgumentRegister, context: Required<Callback>['context']) {
  return { callback: { register, context } };
}
