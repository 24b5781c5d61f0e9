// SPDX-License-Identifier: GPL-2.0
// What compilers emit by -mcpu: this file is compiled for each of v1 to v4.

#include "common.h"

LICENSE;

RAW(compares_32_bits)
{
	__u32 one = ctx[0], other = ctx[1];

	asm volatile("" : "+r"(one), "+r"(other));
	return one > other ? 1 : 2;
}

RAW(compares_less)
{
	__u64 one = ctx[0];

	asm volatile("" : "+r"(one));
	return one < 1234567 ? 3 : 4;
}

RAW(adds_32_bits)
{
	__u32 one = ctx[0];

	asm volatile("" : "+r"(one));
	return one + 17;
}

RAW(extends_a_sign)
{
	__u64 one = ctx[0];
	signed char cut;

	asm volatile("" : "+r"(one));
	cut = one;
	return cut;
}

RAW(swaps_bytes)
{
	__u64 one = ctx[0];

	asm volatile("" : "+r"(one));
	return __builtin_bswap64(one) >> 3;
}

__u64 total;
__u32 small;

RAW(adds_atomically)
{
	__sync_fetch_and_add(&total, 1);
	return 0;
}

RAW(stores_an_immediate)
{
	struct {
		__u64 one, two;
	} local;

	*(volatile __u64 *)&local.one = 5;
	*(volatile __u64 *)&local.two = 6;
	return *(volatile __u64 *)&local.one;
}

#if __BPF_CPU_VERSION__ >= 3
RAW(fetches_and_adds)
{
	return __sync_fetch_and_add(&total, 1);
}

RAW(fetches_and_ors)
{
	return __sync_fetch_and_or(&total, 1);
}

RAW(compares_and_swaps)
{
	return __sync_val_compare_and_swap(&total, 1, 2);
}

RAW(exchanges_32_bits)
{
	return __sync_lock_test_and_set(&small, 2);
}
#endif

#if __BPF_CPU_VERSION__ >= 4
RAW(divides_with_sign)
{
	__s64 one = ctx[0], other = ctx[1];

	asm volatile("" : "+r"(one), "+r"(other));
	return one / other;
}

RAW(loads_with_sign)
{
	signed char bytes[8] = {};

	asm volatile("" : : "r"(bytes) : "memory");
	return bytes[3];
}

RAW(jumps_far)
{
	asm volatile("if r1 == 0 goto +1\ngotol +1\nr0 = 1\n" : : : "r0");
	return 0;
}
#endif

RAW(plain)
{
	return 0;
}
