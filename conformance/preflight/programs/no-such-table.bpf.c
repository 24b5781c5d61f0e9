// SPDX-License-Identifier: GPL-2.0
// A table of functions that no kernel has, beside a program that does without.

#include "common.h"

LICENSE;

struct no_such_ops {
	int (*first)(void *ctx);
} KERNEL;

SEC("struct_ops/first")
int first(__u64 *ctx)
{
	return 0;
}

SEC(".struct_ops")
struct no_such_ops made_up = {
	.first = (void *)first,
};

RAW(beside_it)
{
	return 0;
}
