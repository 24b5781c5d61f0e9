// SPDX-License-Identifier: GPL-2.0
// Reports each program that is executed: which process, whose child, in what state, and the file.
// Declares the few kernel fields that it reads by itself, so that it builds without a vmlinux.h.
// Where they lie differs between kernels, so that a loader needs BTF of the kernel to load it. It needs no
// BTF in the kernel itself.

#include <linux/bpf.h>
#include <linux/types.h>
#include <bpf/bpf_helpers.h>
#include <bpf/bpf_core_read.h>

struct linux_binprm {
	const char *filename;
} __attribute__((preserve_access_index));

struct task_struct {
	unsigned int __state;
	int tgid;
	struct task_struct *real_parent;
} __attribute__((preserve_access_index));

// Before Linux 5.14 the state had another name, and was signed and wider.
struct task_struct___before_5_14 {
	volatile long state;
} __attribute__((preserve_access_index));

// What is sent to user space: 80 bytes, in the order of the machine.
struct event {
	__u32 pid;
	__u32 parent;
	__u64 state;
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

// Arguments: struct task_struct *task, pid_t old_pid, struct linux_binprm *binprm.
SEC("raw_tracepoint/sched_process_exec")
int report_exec(struct bpf_raw_tracepoint_args *context)
{
	struct task_struct *task = (void *)context->args[0];
	struct linux_binprm *binprm = (void *)context->args[2];
	struct event event = {
		.pid = BPF_CORE_READ(task, tgid),
		.parent = BPF_CORE_READ(task, real_parent, tgid),
		.state = state_of(task),
	};

	bpf_probe_read_kernel_str(event.filename, sizeof(event.filename),
				  BPF_CORE_READ(binprm, filename));
	bpf_perf_event_output(context, &events, BPF_F_CURRENT_CPU, &event, sizeof(event));
	return 0;
}

char LICENSE[] SEC("license") = "GPL";
