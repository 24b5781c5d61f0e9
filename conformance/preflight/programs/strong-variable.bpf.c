// SPDX-License-Identifier: GPL-2.0
// Variables of the kernel: one by its address only, one by its type.

#include "common.h"

LICENSE;

extern const void jiffies __ksym;
extern const int bpf_prog_active __ksym;

RAW(takes_an_address)
{
	const void *address = &jiffies;

	asm volatile("" : "+r"(address));
	return address != NULL;
}

RAW(reads_a_variable)
{
	const int *active = bpf_per_cpu_ptr(&bpf_prog_active, 0);

	return active ? *active : 0;
}
