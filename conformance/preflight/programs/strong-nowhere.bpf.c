// SPDX-License-Identifier: GPL-2.0
// A function of the kernel without which libbpf refuses the object.

#include "common.h"

LICENSE;

extern void bpf_no_such_function(void) __ksym;

SEC("tp_btf/sched_switch")
int calls(__u64 *ctx)
{
	bpf_no_such_function();
	return 0;
}

SEC("tp_btf/sched_switch")
int does_not_call(__u64 *ctx)
{
	return 0;
}
