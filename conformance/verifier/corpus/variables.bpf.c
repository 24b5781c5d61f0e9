// What variables decide: constants that user space may set before the load, and those that change.

#include "corpus.h"

const volatile bool off = false;
const volatile bool on = true;
const volatile __u64 wide_off = 0;
const volatile __u64 wide_three = 3;
const volatile __s32 minus_one = -1;
const volatile __u16 small_off;

PROGRAM(switched_off)
{
	if (off)
		return READ(ctx, first);
	return 0;
}

PROGRAM(switched_on)
{
	if (on)
		return READ(ctx, first);
	return 0;
}

PROGRAM(switched_on_negated)
{
	if (!on)
		return READ(ctx, first);
	return 0;
}

PROGRAM(switched_off_wide)
{
	if (wide_off)
		return READ(ctx, first);
	return 0;
}

PROGRAM(switched_off_small)
{
	if (small_off)
		return READ(ctx, first);
	return 0;
}

PROGRAM(compared_with_a_variable)
{
	if (wide_three > 4)
		return READ(ctx, first);
	return 0;
}

PROGRAM(variable_below_zero)
{
	if (minus_one >= 0)
		return READ(ctx, first);
	return 0;
}

PROGRAM(value_compared_with_a_variable)
{
	if (minus_one >= 0 && READ(ctx, always) == minus_one)
		return READ(ctx, first);
	return 0;
}

// Guarded, whatever the variable is.
PROGRAM(switched_on_and_guarded)
{
	if (on && HAS(first))
		return READ(ctx, first);
	return 0;
}

PROGRAM(switched_off_and_guarded)
{
	if (off && HAS(first))
		return READ(ctx, first);
	return 0;
}

PROGRAM(switched_off_or_guarded)
{
	if (off || HAS(first))
		return READ(ctx, first);
	return 0;
}

PROGRAM(switched_on_or_guarded)
{
	if (on || HAS(first))
		return READ(ctx, first);
	return 0;
}

PROGRAM(variable_spilled)
{
	__u64 kept = wide_three;

	HIDE(kept);
	SPILL_ALL();
	if (kept != 3)
		return READ(ctx, first);
	return 0;
}

const volatile struct {
	__u32 pid;
	bool all;
	char name[7];
	__u64 limit;
} settings = { .pid = 0, .all = false, .limit = 1 };

PROGRAM(setting_in_a_struct)
{
	if (settings.pid && READ(ctx, always) == settings.pid)
		return READ(ctx, first);
	return 0;
}

PROGRAM(setting_at_the_end_of_a_struct)
{
	if (settings.limit > 1)
		return READ(ctx, first);
	return 0;
}

PROGRAM(setting_as_a_string)
{
	if (settings.name[0])
		return READ(ctx, first);
	return 0;
}

const volatile __u32 table[8] = { 0, 0, 3, 0, 0, 0, 0, 0 };

PROGRAM(table_by_constant)
{
	if (table[1])
		return READ(ctx, first);
	return 0;
}

PROGRAM(table_by_guard)
{
	__u64 at = HAS(first) * 2;

	HIDE(at);
	if (table[at & 7])
		return READ(ctx, first);
	return 0;
}

PROGRAM(table_by_value)
{
	if (table[READ(ctx, always) & 7])
		return READ(ctx, first);
	return 0;
}

PROGRAM(table_by_loop)
{
	__u64 sum = 0;

	for (__u64 i = 3; i < 8; i++) {
		HIDE(i);
		sum += table[i & 7];
	}
	if (sum)
		return READ(ctx, first);
	return 0;
}

// Part of a variable, and more than it.
PROGRAM(half_of_a_variable)
{
	const volatile __u32 *half = (const volatile __u32 *)&wide_three;

	if (half[1])
		return READ(ctx, first);
	return 0;
}

static const __u64 constants[4] = { 0, 1, 2, 3 };

PROGRAM(constant_by_guard)
{
	__u64 at = HAS(first);

	HIDE(at);
	if (constants[at & 3])
		return READ(ctx, first);
	return 0;
}

const volatile __u32 in_own_section SEC(".rodata.own") = 0;

PROGRAM(switched_off_in_own_section)
{
	if (in_own_section)
		return READ(ctx, first);
	return 0;
}

static __noinline bool wanted(__u64 pid)
{
	return settings.pid && settings.pid == pid;
}

PROGRAM(switched_off_in_a_function)
{
	if (wanted(READ(ctx, always)))
		return READ(ctx, first);
	return 0;
}

static __noinline __u64 variable_by_pointer(const volatile __u64 *variable)
{
	return *variable;
}

PROGRAM(variable_by_pointer_in_a_function)
{
	if (variable_by_pointer(&wide_off))
		return READ(ctx, first);
	return 0;
}

__noinline int global_reads_a_variable(context *ctx)
{
	if (off)
		return READ(ctx, first);
	return 0;
}

PROGRAM(switched_off_in_a_global_function)
{
	return global_reads_a_variable(ctx);
}

volatile __u64 in_data = 3;
volatile __u64 in_bss;

PROGRAM(data)
{
	if (in_data != 3)
		return READ(ctx, first);
	return 0;
}

PROGRAM(bss)
{
	if (in_bss)
		return READ(ctx, first);
	return 0;
}

PROGRAM(guard_in_bss)
{
	in_bss = HAS(first);
	if (in_bss)
		return READ(ctx, first);
	return 0;
}

PROGRAM(guard_in_a_map_value)
{
	struct value *value = look_up(2);

	if (!value)
		return 0;
	*(volatile __u64 *)&value->number = HAS(first);
	if (*(volatile __u64 *)&value->number)
		return READ(ctx, first);
	return 0;
}

struct {
	__uint(type, BPF_MAP_TYPE_PERCPU_ARRAY);
	__uint(max_entries, 1);
	__type(key, __u32);
	__type(value, struct value);
} scratch SEC(".maps");

PROGRAM(guard_in_scratch_memory)
{
	__u32 key = 0;
	struct value *value = bpf_map_lookup_elem(&scratch, &key);

	if (!value)
		return 0;
	*(volatile __u64 *)&value->number = HAS(first);
	if (*(volatile __u64 *)&value->number)
		return READ(ctx, first);
	return 0;
}

// A map that programs may not write, and that user space may still write.
struct {
	__uint(type, BPF_MAP_TYPE_ARRAY);
	__uint(max_entries, 1);
	__uint(map_flags, BPF_F_RDONLY_PROG);
	__type(key, __u32);
	__type(value, __u64);
} read_only SEC(".maps");

PROGRAM(read_only_map)
{
	__u32 key = 0;
	__u64 *value = bpf_map_lookup_elem(&read_only, &key);

	if (value && *value)
		return READ(ctx, first);
	return 0;
}
