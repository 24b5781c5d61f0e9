// SPDX-License-Identifier: GPL-2.0
// Reads the state of a task, which Linux 5.14 renamed. With -DBROKEN it does not look which name the kernel
// has, so that it does not load before 5.14.

#include <linux/bpf.h>
#include <linux/types.h>
#include <bpf/bpf_helpers.h>
#include <bpf/bpf_core_read.h>

struct task_struct {
	unsigned int __state;
} __attribute__((preserve_access_index));

struct task_struct___before_5_14 {
	volatile long state;
} __attribute__((preserve_access_index));

SEC("raw_tracepoint/sched_process_exit")
int on_exit(struct bpf_raw_tracepoint_args *context)
{
	struct task_struct *task = (void *)context->args[0];

#ifndef BROKEN
	if (!bpf_core_field_exists(task->__state))
		return BPF_CORE_READ((struct task_struct___before_5_14 *)task, state) != 0;
#endif
	return BPF_CORE_READ(task, __state) != 0;
}

char LICENSE[] SEC("license") = "GPL";
