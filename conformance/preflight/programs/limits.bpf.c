// SPDX-License-Identifier: GPL-2.0
// Limits that are kernels' by their age: length, loops, calls, stack, global data.

#include "common.h"

LICENSE;

#define REPEAT(number, body) ".rept " #number "\n" body "\n.endr\n"

#define LONG(name, number) \
	RAW(name) \
	{ \
		asm volatile("r1 = 0\n" REPEAT(number, "r1 += 1") : : : "r1"); \
		return 0; \
	}

/* With the assignments before and the return behind, 4,096 and 4,097. */
LONG(instructions_4096, 4093)
LONG(instructions_4097, 4094)
LONG(instructions_60000, 60000)

RAW(loop_bounded)
{
	__u64 sum = 0;

	for (int i = 0; i < 100; i++) {
		asm volatile("" : "+r"(sum));
		sum += i;
	}
	return sum;
}

RAW(loop_without_end)
{
	asm volatile("1: goto 1b");
	return 0;
}

static __attribute__((noinline)) int local_function(__u64 one)
{
	asm volatile("" : "+r"(one));
	return one + 1;
}

RAW(calls_a_function)
{
	return local_function(ctx[0]);
}

__attribute__((noinline)) int global_function(__u64 one)
{
	asm volatile("" : "+r"(one));
	return one + 1;
}

RAW(calls_a_global_function)
{
	return global_function(ctx[0]);
}

static __attribute__((noinline)) int takes_256(__u64 one)
{
	char buffer[256];

	asm volatile("" : : "r"(buffer) : "memory");
	buffer[0] = one;
	asm volatile("" : : "r"(buffer) : "memory");
	return buffer[0];
}

RAW(stack_of_512)
{
	char buffer[240];

	asm volatile("" : : "r"(buffer) : "memory");
	return takes_256(ctx[0]) + buffer[0] * 0;
}

RAW(stack_above_512)
{
	char buffer[320];

	buffer[0] = ctx[1];
	asm volatile("" : : "r"(buffer) : "memory");
	return takes_256(ctx[0]) + buffer[0];
}

static __attribute__((noinline)) int depth_8(__u64 one)
{
	asm volatile("" : "+r"(one));
	return one;
}

#define DEEPER(name, next) \
	static __attribute__((noinline)) int name(__u64 one) \
	{ \
		int result = next(one); \
		asm volatile("" : "+r"(result)); \
		return result; \
	}

DEEPER(depth_7, depth_8)
DEEPER(depth_6, depth_7)
DEEPER(depth_5, depth_6)
DEEPER(depth_4, depth_5)
DEEPER(depth_3, depth_4)
DEEPER(depth_2, depth_3)
DEEPER(depth_1, depth_2)

RAW(calls_of_depth_8)
{
	return depth_2(ctx[0]);
}

RAW(calls_of_depth_9)
{
	return depth_1(ctx[0]);
}

__u64 counter;
__u64 initial = 7;
const volatile __u64 constant = 3;
__u64 of_its_own SEC(".data.own");
const volatile __u64 constant_of_its_own SEC(".rodata.own") = 2;

RAW(global_bss)
{
	return counter++;
}

RAW(global_data)
{
	return initial++;
}

RAW(global_rodata)
{
	return constant;
}

RAW(global_data_of_its_own)
{
	return of_its_own++ + constant_of_its_own;
}

extern int LINUX_KERNEL_VERSION __kconfig;
extern bool CONFIG_BPF_SYSCALL __kconfig __weak;

RAW(asks_kconfig)
{
	return LINUX_KERNEL_VERSION > 1 && CONFIG_BPF_SYSCALL;
}

static long per_element(void *map, void *key, void *value, void *ctx)
{
	return 0;
}

struct {
	__uint(type, BPF_MAP_TYPE_ARRAY);
	__uint(max_entries, 1);
	__type(key, __u32);
	__type(value, __u64);
} numbers SEC(".maps");

RAW(address_of_a_function)
{
	return bpf_for_each_map_elem(&numbers, per_element, NULL, 0);
}
