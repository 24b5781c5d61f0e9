// SPDX-License-Identifier: GPL-2.0
// Programs that differ by what they attach to: functions, events and hooks that are there, and are not.

#include "common.h"

LICENSE;

#define EMPTY(section, name) \
	SEC(section) \
	int name(void *ctx) \
	{ \
		return 0; \
	}

/* Functions: there, not there in each kernel, with a suffix, inlined, misspelt, not to be probed. */
EMPTY("kprobe/vfs_read", kprobe_vfs_read)
EMPTY("kretprobe/vfs_read", kretprobe_vfs_read)
EMPTY("kprobe/vfs_read+0x0", kprobe_with_offset)
EMPTY("kprobe/do_unlinkat", kprobe_do_unlinkat)
EMPTY("kprobe/filename_unlinkat", kprobe_filename_unlinkat)
EMPTY("kprobe/vfs_raed", kprobe_misspelt)
EMPTY("kprobe/tcp_v4_connect", kprobe_tcp_v4_connect)
EMPTY("kprobe/blk_account_io_start", kprobe_blk_account_io_start)
EMPTY("kprobe/__blk_account_io_start", kprobe_older_blk_account_io_start)
EMPTY("kprobe/account_page_dirtied", kprobe_account_page_dirtied)
EMPTY("kprobe/__folio_mark_dirty", kprobe_folio_mark_dirty)
EMPTY("kprobe/finish_task_switch", kprobe_finish_task_switch)
EMPTY("kprobe/finish_task_switch.isra.0", kprobe_finish_task_switch_isra)
EMPTY("kprobe/get_current", kprobe_inlined)
EMPTY("kprobe/get_task_state", kprobe_static)
EMPTY("kprobe/put_prev_entity", kprobe_put_prev_entity)
EMPTY("kprobe/tcp_ack", kprobe_tcp_ack)
EMPTY("kprobe/do_filp_open", kprobe_do_filp_open)
EMPTY("kprobe/path_openat", kprobe_path_openat)
EMPTY("kprobe/exit_mm", kprobe_exit_mm)
EMPTY("kprobe/bpf_prog_run_xdp", kprobe_header_inline)
EMPTY("kprobe/notifier_call_chain", kprobe_forbidden)
EMPTY("kprobe/do_int3", kprobe_do_int3)
EMPTY("kprobe/__x64_sys_unlinkat", kprobe_wrapper)
EMPTY("kprobe/__arm64_sys_unlinkat", kprobe_foreign_wrapper)
EMPTY("kprobe/sys_unlinkat", kprobe_bare_syscall)
EMPTY("kprobe/nfs_file_read", kprobe_of_a_module)
EMPTY("kprobe/jiffies", kprobe_variable)
EMPTY("kprobe", kprobe_without_target)

EMPTY("ksyscall/unlinkat", ksyscall_unlinkat)
EMPTY("kretsyscall/unlinkat", kretsyscall_unlinkat)
EMPTY("ksyscall/unlinky", ksyscall_unknown)
EMPTY("ksyscall/cachestat", ksyscall_cachestat)
EMPTY("ksyscall/mseal", ksyscall_mseal)

EMPTY("kprobe.multi/vfs_re*", multi_some)
EMPTY("kretprobe.multi/vfs_read", multi_one)
EMPTY("kprobe.multi/no_such_function_*", multi_none)
EMPTY("kprobe.multi/do_unlinkat", multi_do_unlinkat)
EMPTY("kprobe.session/vfs_read", session_one)

/* By BTF. */
EMPTY("fentry/vfs_read", fentry_vfs_read)
EMPTY("fexit/vfs_read", fexit_vfs_read)
EMPTY("fentry.s/__x64_sys_unlinkat", fentry_sleepable)
EMPTY("fentry.s/vfs_raed", fentry_misspelt)
EMPTY("fentry/do_unlinkat", fentry_do_unlinkat)
EMPTY("fexit/blk_account_io_start", fexit_blk_account_io_start)
EMPTY("fentry/finish_task_switch", fentry_finish_task_switch)
EMPTY("fentry/get_current", fentry_inlined)
EMPTY("fentry/nfs_file_read", fentry_of_a_module)
EMPTY("fentry/printk", fentry_varargs)
EMPTY("fentry/bpf_get_current_task", fentry_helper)
EMPTY("fmod_ret/security_file_open", fmod_ret_security)
EMPTY("fmod_ret/vfs_read", fmod_ret_not_allowed)
EMPTY("fsession/vfs_read", fsession_vfs_read)

EMPTY("lsm/file_open", lsm_file_open)
EMPTY("lsm.s/file_open", lsm_sleepable)
EMPTY("lsm/inode_follow_link", lsm_inode_follow_link)
EMPTY("lsm/bdev_setintegrity", lsm_bdev_setintegrity)
EMPTY("lsm/uring_cmd", lsm_uring_cmd)
EMPTY("lsm/no_such_hook", lsm_unknown)

EMPTY("iter/task", iter_task)
EMPTY("iter/bpf_map", iter_bpf_map)
EMPTY("iter/bpf_link", iter_bpf_link)
EMPTY("iter/ksym", iter_ksym)
EMPTY("iter/kmem_cache", iter_kmem_cache)
EMPTY("iter/dmabuf", iter_dmabuf)
EMPTY("iter.s/task", iter_task_sleepable)
EMPTY("iter/no_such_thing", iter_unknown)

/* Events. */
EMPTY("tp/sched/sched_switch", tp_sched_switch)
EMPTY("tracepoint/sched/sched_swich", tp_misspelt)
EMPTY("tp/syscalls/sys_enter_unlinkat", tp_syscall)
EMPTY("tp/syscalls/sys_enter_unlinky", tp_unknown_syscall)
EMPTY("tp/syscalls/sys_exit_mseal", tp_new_syscall)
EMPTY("tp/raw_syscalls/sys_enter", tp_raw_syscalls)
EMPTY("tp/sched/sched_process_exec", tp_sched_process_exec)
EMPTY("tp/irq/softirq_entry", tp_softirq_entry)
EMPTY("tp/block/block_rq_issue", tp_block_rq_issue)
EMPTY("tp/block/block_io_start", tp_block_io_start)
EMPTY("tp/tcp/tcp_retransmit_skb", tp_tcp_retransmit_skb)
EMPTY("tp/sock/inet_sock_set_state", tp_inet_sock_set_state)
EMPTY("tp/kmem/mm_page_alloc", tp_mm_page_alloc)
EMPTY("tp/kmem/kmalloc_node", tp_kmalloc_node)
EMPTY("tp/signal/signal_generate", tp_signal_generate)
EMPTY("tp/wrong_group/sched_switch", tp_wrong_group)
EMPTY("tp/nfs/nfs_initiate_read", tp_of_a_module)
EMPTY("raw_tp/sched_switch", raw_tp_sched_switch)
EMPTY("raw_tp/sched_swich", raw_tp_misspelt)
EMPTY("raw_tp/block_io_start", raw_tp_block_io_start)
EMPTY("raw_tp/kmalloc_node", raw_tp_kmalloc_node)
EMPTY("raw_tp/sys_enter_unlinkat", raw_tp_syscall)
EMPTY("raw_tracepoint.w/sched_switch", raw_tp_writable)
EMPTY("tp_btf/sched_switch", tp_btf_sched_switch)
EMPTY("tp_btf/sched_swich", tp_btf_misspelt)
EMPTY("tp_btf/block_io_start", tp_btf_block_io_start)
EMPTY("tp_btf/kmalloc_node", tp_btf_kmalloc_node)
EMPTY("tp_btf/tcp_retransmit_skb", tp_btf_tcp_retransmit_skb)

/* The context beyond its arguments: sched_switch has three, and four from 5.18 on. */
#define READS(section, name, index) \
	SEC(section) \
	int name(__u64 *ctx) \
	{ \
		return ctx[index] != 0; \
	}

READS("raw_tp/sched_switch", raw_tp_reads_2, 2)
READS("raw_tp/sched_switch", raw_tp_reads_3, 3)
READS("raw_tp/sched_switch", raw_tp_reads_4, 4)
READS("raw_tp/sched_switch", raw_tp_reads_11, 11)
READS("raw_tp/sched_switch", raw_tp_reads_12, 12)
READS("tp_btf/sched_switch", tp_btf_reads_2, 2)
READS("tp_btf/sched_switch", tp_btf_reads_3, 3)
READS("tp_btf/sched_switch", tp_btf_reads_4, 4)
READS("tp_btf/block_rq_insert", tp_btf_block_reads_0, 0)
READS("tp_btf/block_rq_insert", tp_btf_block_reads_1, 1)

#define READS_VOLATILE(section, name, index) \
	SEC(section) \
	int name(__u64 *ctx) \
	{ \
		*(volatile __u64 *)&ctx[index]; \
		return 0; \
	}

READS_VOLATILE("fentry/vfs_read", fentry_reads_3, 3)
READS_VOLATILE("fentry/vfs_read", fentry_reads_4, 4)
READS_VOLATILE("fexit/vfs_read", fexit_reads_4, 4)
READS_VOLATILE("fexit/vfs_read", fexit_reads_5, 5)
READS_VOLATILE("lsm/file_open", lsm_reads_1, 1)
READS_VOLATILE("lsm/file_open", lsm_reads_2, 2)
READS_VOLATILE("kprobe/vfs_read", kprobe_reads_20, 20)
READS_VOLATILE("kprobe/vfs_read", kprobe_reads_21, 21)

/* By a network, a group, or user space. */
EMPTY("xdp", by_network_xdp)
EMPTY("tc", by_network_tc)
EMPTY("tcx/ingress", by_network_tcx)
EMPTY("netkit/primary", by_network_netkit)
EMPTY("cgroup_skb/egress", by_group_skb)
EMPTY("cgroup/connect_unix", by_group_connect_unix)
EMPTY("cgroup/getsockopt", by_group_getsockopt)
EMPTY("sk_lookup", by_network_sk_lookup)
EMPTY("netfilter", by_network_netfilter)
EMPTY("sockops", by_group_sockops)
EMPTY("perf_event", by_user_perf_event)
EMPTY("uprobe", by_user_uprobe)
EMPTY("uprobe.multi", by_user_uprobe_multi)
EMPTY("uprobe.session", by_user_uprobe_session)
EMPTY("xdp.frags", by_network_xdp_frags)
EMPTY("lirc_mode2", by_user_lirc)
EMPTY("flow_dissector", by_network_flow_dissector)
EMPTY("sk_reuseport/migrate", by_network_reuseport_migrate)
EMPTY("no_such_section", unknown_section)
EMPTY("?raw_tp/sched_switch", optional)
