// SPDX-License-Identifier: GPL-2.0
// One program for each helper, in the order in which they came. Each loads where there is the helper.

#include "common.h"

LICENSE;

struct {
	__uint(type, BPF_MAP_TYPE_ARRAY);
	__uint(max_entries, 4);
	__type(key, __u32);
	__type(value, __u64);
} numbers SEC(".maps");

struct {
	__uint(type, BPF_MAP_TYPE_PERF_EVENT_ARRAY);
	__uint(key_size, 4);
	__uint(value_size, 4);
} events SEC(".maps");

struct {
	__uint(type, BPF_MAP_TYPE_STACK_TRACE);
	__uint(max_entries, 16);
	__uint(key_size, 4);
	__uint(value_size, 1016);
} stacks SEC(".maps");

struct {
	__uint(type, BPF_MAP_TYPE_PERCPU_ARRAY);
	__uint(max_entries, 4);
	__type(key, __u32);
	__type(value, __u64);
} per_cpu SEC(".maps");

RAW(probe_read_4_1)
{
	__u64 value = 0;

	return bpf_probe_read(&value, sizeof(value), (void *)ctx[0]);
}

RAW(get_current_comm_4_2)
{
	char name[16];

	return bpf_get_current_comm(name, sizeof(name));
}

RAW(perf_event_output_4_4)
{
	__u64 value = 1;

	return bpf_perf_event_output(ctx, &events, BPF_F_CURRENT_CPU, &value, sizeof(value));
}

RAW(get_stackid_4_6)
{
	return bpf_get_stackid(ctx, &stacks, 0);
}

RAW(get_current_task_4_8)
{
	return bpf_get_current_task() != 0;
}

RAW(probe_read_str_4_11)
{
	char text[16] = {};

	return bpf_probe_read_str(text, sizeof(text), (void *)ctx[0]);
}

RAW(get_current_cgroup_id_4_18)
{
	return bpf_get_current_cgroup_id();
}

RAW(get_stack_4_18)
{
	__u64 stack[8] = {};

	return bpf_get_stack(ctx, stack, sizeof(stack), 0);
}

RAW(send_signal_5_3)
{
	return bpf_send_signal(0);
}

RAW(probe_read_kernel_5_5)
{
	__u64 value = 0;

	return bpf_probe_read_kernel(&value, sizeof(value), (void *)ctx[0]);
}

RAW(probe_read_user_5_5)
{
	__u64 value = 0;

	return bpf_probe_read_user(&value, sizeof(value), (void *)ctx[0]);
}

RAW(probe_read_kernel_str_5_5)
{
	char text[16] = {};

	return bpf_probe_read_kernel_str(text, sizeof(text), (void *)ctx[0]);
}

RAW(probe_read_user_str_5_5)
{
	char text[16] = {};

	return bpf_probe_read_user_str(text, sizeof(text), (void *)ctx[0]);
}

RAW(jiffies64_5_6)
{
	return bpf_jiffies64();
}

RAW(get_ns_current_pid_tgid_5_7)
{
	struct bpf_pidns_info info;

	return bpf_get_ns_current_pid_tgid(1, 1, &info, sizeof(info));
}

RAW(ktime_get_boot_ns_5_8)
{
	return bpf_ktime_get_boot_ns();
}

RAW(snprintf_btf_5_10)
{
	char text[16] = {};
	struct btf_ptr pointer = { .ptr = ctx, .type_id = 1 };

	return bpf_snprintf_btf(text, sizeof(text), &pointer, sizeof(pointer), 0);
}

RAW(get_current_task_btf_5_11)
{
	return bpf_get_current_task_btf()->pid;
}

SEC("tc")
int ktime_get_coarse_ns_5_11(struct __sk_buff *skb)
{
	return bpf_ktime_get_coarse_ns();
}

struct bpf_map;
struct vm_area_struct;

static long each(struct bpf_map *map, const void *key, void *value, void *ctx)
{
	return 0;
}

RAW(for_each_map_elem_5_13)
{
	return bpf_for_each_map_elem(&numbers, each, NULL, 0);
}

RAW(snprintf_5_13)
{
	static const char format[] = "%d";
	__u64 value = 1;
	char text[16] = {};

	return bpf_snprintf(text, sizeof(text), format, &value, sizeof(value));
}

RAW(task_pt_regs_5_15)
{
	return bpf_task_pt_regs(bpf_get_current_task_btf()) != 0;
}

SEC("kprobe/vfs_read")
int get_func_ip_5_15(void *ctx)
{
	return bpf_get_func_ip(ctx) != 0;
}

SEC("kprobe/vfs_read")
int get_attach_cookie_5_15(void *ctx)
{
	return bpf_get_attach_cookie(ctx) != 0;
}

RAW(get_branch_snapshot_5_16)
{
	struct perf_branch_entry {
		__u64 words[3];
	} entries[2];

	return bpf_get_branch_snapshot(entries, sizeof(entries), 0);
}

RAW(trace_vprintk_5_16)
{
	static const char format[] = "%d";
	__u64 value = 1;

	return bpf_trace_vprintk(format, sizeof(format), &value, sizeof(value));
}

static long visit(struct task_struct *task, struct vm_area_struct *area, void *ctx)
{
	return 0;
}

RAW(find_vma_5_17)
{
	return bpf_find_vma(bpf_get_current_task_btf(), 0, visit, NULL, 0);
}

static long round(__u32 index, void *ctx)
{
	return 0;
}

RAW(loop_5_17)
{
	return bpf_loop(4, round, NULL, 0);
}

RAW(strncmp_5_17)
{
	static const char other[] = "init";
	char name[16] = {};

	bpf_get_current_comm(name, sizeof(name));
	return bpf_strncmp(name, sizeof(name), other);
}

SEC("fentry/vfs_read")
int get_func_arg_5_17(__u64 *ctx)
{
	__u64 value = 0;

	bpf_get_func_arg(ctx, 0, &value);
	return 0;
}

SEC("fentry/vfs_read")
int fentry_get_func_ip_5_15(__u64 *ctx)
{
	bpf_get_func_ip(ctx);
	return 0;
}

RAW(map_lookup_percpu_elem_5_19)
{
	__u32 key = 0;

	return bpf_map_lookup_percpu_elem(&per_cpu, &key, 0) != 0;
}

RAW(ktime_get_tai_ns_6_1)
{
	return bpf_ktime_get_tai_ns();
}

SEC("lsm.s/bprm_committed_creds")
int copy_from_user_5_10(__u64 *ctx)
{
	__u64 value = 0;

	bpf_copy_from_user(&value, sizeof(value), (void *)0);
	return 0;
}

SEC("lsm.s/bprm_committed_creds")
int copy_from_user_task_5_18(__u64 *ctx)
{
	__u64 value = 0;

	bpf_copy_from_user_task(&value, sizeof(value), (void *)0, bpf_get_current_task_btf(), 0);
	return 0;
}

SEC("syscall")
int sys_bpf_5_14(void *ctx)
{
	union bpf_attr attr = {};

	return bpf_sys_bpf(0, &attr, sizeof(attr));
}

SEC("socket")
int skb_load_bytes_relative_4_18(struct __sk_buff *skb)
{
	__u32 value = 0;

	return bpf_skb_load_bytes_relative(skb, 0, &value, sizeof(value), 0);
}

SEC("tc")
int skb_ecn_set_ce_5_1(struct __sk_buff *skb)
{
	return bpf_skb_ecn_set_ce(skb);
}

SEC("tc")
int csum_level_5_8(struct __sk_buff *skb)
{
	return bpf_csum_level(skb, 0);
}

SEC("tc")
int redirect_peer_5_10(struct __sk_buff *skb)
{
	return bpf_redirect_peer(1, 0);
}

SEC("tc")
int skb_set_tstamp_5_18(struct __sk_buff *skb)
{
	return bpf_skb_set_tstamp(skb, 0, 0);
}

SEC("xdp")
int check_mtu_5_12(struct xdp_md *ctx)
{
	__u32 length = 0;

	return bpf_check_mtu(ctx, 0, &length, 0, 0) ? XDP_DROP : XDP_PASS;
}

SEC("xdp")
int xdp_get_buff_len_5_18(struct xdp_md *ctx)
{
	return bpf_xdp_get_buff_len(ctx) ? XDP_PASS : XDP_DROP;
}

/* Behind a guard that the kernel's enumerators decide. */
RAW(guarded_tai_else_boot)
{
	if (bpf_core_enum_value_exists(enum bpf_func_id, BPF_FUNC_ktime_get_tai_ns))
		return bpf_ktime_get_tai_ns();
	return bpf_ktime_get_ns();
}

RAW(guarded_task_btf)
{
	if (bpf_core_enum_value_exists(enum bpf_func_id, BPF_FUNC_get_current_task_btf))
		return bpf_get_current_task_btf()->pid;
	return 0;
}

/* The guard asks for another helper than it should. */
RAW(wrong_guard)
{
	if (bpf_core_enum_value_exists(enum bpf_func_id, BPF_FUNC_ktime_get_ns))
		return bpf_ktime_get_tai_ns();
	return 0;
}

/* A helper that no kernel has. */
RAW(unknown_helper)
{
	long (*made_up)(void) = (void *)900;

	return made_up();
}
