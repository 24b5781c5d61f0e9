// SPDX-License-Identifier: GPL-2.0
// The table of a scheduler, which came with 6.12, where the kernel is built with it.

#include "common.h"

LICENSE;

struct sched_ext_ops {
	void (*enqueue)(struct task_struct *task, __u64 flags);
	char name[128];
} KERNEL;

SEC("struct_ops/enqueue")
void enqueue(__u64 *ctx)
{
}

/* Nothing attaches it: it would schedule the machine. */
SEC(".struct_ops.link")
struct sched_ext_ops made_up = {
	.enqueue = (void *)enqueue,
	.name = "made_up",
};
