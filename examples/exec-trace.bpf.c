// SPDX-License-Identifier: GPL-2.0
// Tells which program is executed, by which process and parent, in which cgroup. Declares the few
// kernel fields that it reads by itself, so that it builds without a vmlinux.h.

#include <linux/bpf.h>
#include <linux/types.h>
#include <bpf/bpf_helpers.h>
#include <bpf/bpf_core_read.h>

struct linux_binprm {
	const char *filename;
	int argc;
} __attribute__((preserve_access_index));

struct kernfs_node {
	__u64 id;
} __attribute__((preserve_access_index));

struct cgroup {
	struct kernfs_node *kn;
} __attribute__((preserve_access_index));

struct css_set {
	struct cgroup *dfl_cgrp;
} __attribute__((preserve_access_index));

struct task_struct {
	unsigned int __state;
	int tgid;
	unsigned int in_execve : 1;
	struct task_struct *real_parent;
	struct css_set *cgroups;
	__u64 start_boottime;
} __attribute__((preserve_access_index));

// Before Linux 5.14 the state had another name, and was signed and wider.
struct task_struct___before_5_14 {
	volatile long state;
} __attribute__((preserve_access_index));

// Before Linux 5.5 the time of the start had another name.
struct task_struct___before_5_5 {
	__u64 real_start_time;
} __attribute__((preserve_access_index));

// Since Linux 6.6, where the kernel spreads its slab caches at random.
enum kmalloc_cache_type {
	KMALLOC_RANDOM_END = 1,
};

struct event {
	__u64 start, cgroup, state;
	__u32 pid, parent, arguments, in_execve, random_caches;
	char filename[64];
};

struct {
	__uint(type, BPF_MAP_TYPE_PERF_EVENT_ARRAY);
	__uint(key_size, sizeof(__u32));
	__uint(value_size, sizeof(__u32));
} events SEC(".maps");

static __u64 state_of(struct task_struct *task)
{
	if (bpf_core_field_exists(task->__state))
		return BPF_CORE_READ(task, __state);
	return BPF_CORE_READ((struct task_struct___before_5_14 *)task, state);
}

static __u64 start_of(struct task_struct *task)
{
	if (bpf_core_field_exists(task->start_boottime))
		return BPF_CORE_READ(task, start_boottime);
	return BPF_CORE_READ((struct task_struct___before_5_5 *)task, real_start_time);
}

// Arguments: struct task_struct *task, pid_t old_pid, struct linux_binprm *binprm.
SEC("raw_tracepoint/sched_process_exec")
int exec_trace(struct bpf_raw_tracepoint_args *context)
{
	struct task_struct *task = (void *)context->args[0];
	struct linux_binprm *binprm = (void *)context->args[2];
	struct event event = {
		.start = start_of(task),
		.cgroup = BPF_CORE_READ(task, cgroups, dfl_cgrp, kn, id),
		.state = state_of(task),
		.pid = BPF_CORE_READ(task, tgid),
		.parent = BPF_CORE_READ(task, real_parent, tgid),
		.arguments = BPF_CORE_READ(binprm, argc),
		.in_execve = BPF_CORE_READ_BITFIELD_PROBED(task, in_execve),
		.random_caches = bpf_core_enum_value_exists(enum kmalloc_cache_type, KMALLOC_RANDOM_END),
	};

	bpf_probe_read_kernel_str(event.filename, sizeof(event.filename),
				  BPF_CORE_READ(binprm, filename));
	bpf_perf_event_output(context, &events, BPF_F_CURRENT_CPU, &event, sizeof(event));
	return 0;
}

char LICENSE[] SEC("license") = "GPL";
