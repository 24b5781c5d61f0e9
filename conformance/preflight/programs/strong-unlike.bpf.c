// SPDX-License-Identifier: GPL-2.0
// A function that newer kernels have, but with another prototype.

#include "common.h"

LICENSE;

extern int bpf_rcu_read_lock(struct task_struct *task) __ksym;

SEC("tp_btf/sched_switch")
int calls(__u64 *ctx)
{
	bpf_rcu_read_lock(bpf_get_current_task_btf());
	return 0;
}

SEC("tp_btf/sched_switch")
int does_not_call(__u64 *ctx)
{
	return 0;
}
