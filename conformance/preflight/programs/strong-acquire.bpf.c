// SPDX-License-Identifier: GPL-2.0
// A function of the kernel without which libbpf refuses the object.

#include "common.h"

LICENSE;

extern struct task_struct *bpf_task_acquire(struct task_struct *task) __ksym;
extern void bpf_task_release(struct task_struct *task) __ksym;

SEC("tp_btf/sched_switch")
int calls(__u64 *ctx)
{
	struct task_struct *task = bpf_task_acquire(bpf_get_current_task_btf());

	if (task)
		bpf_task_release(task);
	return 0;
}

SEC("tp_btf/sched_switch")
int does_not_call(__u64 *ctx)
{
	return 0;
}
