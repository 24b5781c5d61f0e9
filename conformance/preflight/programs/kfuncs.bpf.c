// SPDX-License-Identifier: GPL-2.0
// Functions and variables of the kernel that an object can do without: weak ones, asked for before use.

#include "common.h"

LICENSE;

/* As bpf_ksym_exists of newer headers. */
#define exists(symbol) (!!(symbol))

extern struct task_struct *bpf_task_acquire(struct task_struct *task) __ksym __weak;
extern void bpf_task_release(struct task_struct *task) __ksym __weak;
extern void bpf_rcu_read_lock(void) __ksym __weak;
extern void bpf_rcu_read_unlock(void) __ksym __weak;
extern void bpf_no_such_function(void) __ksym __weak;
extern const int bpf_prog_active __ksym __weak;
extern const void no_such_variable __ksym __weak;

SEC("tp_btf/sched_switch")
int asks_and_calls(__u64 *ctx)
{
	if (bpf_task_acquire && bpf_task_release) {
		struct task_struct *task = bpf_task_acquire(bpf_get_current_task_btf());

		if (task)
			bpf_task_release(task);
	}
	return 0;
}

SEC("tp_btf/sched_switch")
int calls_unasked(__u64 *ctx)
{
	bpf_rcu_read_lock();
	bpf_rcu_read_unlock();
	return 0;
}

SEC("tp_btf/sched_switch")
int asks_by_macro(__u64 *ctx)
{
	if (exists(bpf_rcu_read_lock)) {
		bpf_rcu_read_lock();
		bpf_rcu_read_unlock();
	}
	return 0;
}

SEC("tp_btf/sched_switch")
int calls_what_is_nowhere(__u64 *ctx)
{
	bpf_no_such_function();
	return 0;
}

SEC("tp_btf/sched_switch")
int asks_for_what_is_nowhere(__u64 *ctx)
{
	if (bpf_no_such_function)
		bpf_no_such_function();
	return 0;
}

SEC("tp_btf/sched_switch")
int reads_a_variable(__u64 *ctx)
{
	const int *active = bpf_per_cpu_ptr(&bpf_prog_active, 0);

	return active ? *active : 0;
}

SEC("tp_btf/sched_switch")
int asks_for_a_variable(__u64 *ctx)
{
	const void *address = &no_such_variable;

	asm volatile("" : "+r"(address));
	return address != NULL;
}

SEC("tp_btf/sched_switch")
int uses_none(__u64 *ctx)
{
	return 0;
}
