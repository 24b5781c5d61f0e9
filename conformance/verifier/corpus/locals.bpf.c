// Guards kept in a local variable, in a register or in a slot of the stack.

#include "corpus.h"

PROGRAM(local_used_later)
{
	bool has = HAS(first);

	sink = READ(ctx, always);
	if (has)
		return READ(ctx, first);
	return 0;
}

PROGRAM(local_hidden)
{
	__u64 has = HAS(first);

	HIDE(has);
	if (has)
		return READ(ctx, first);
	return 0;
}

PROGRAM(local_behind_helpers)
{
	__u64 has = HAS(first);

	HIDE(has);
	sink = bpf_get_prandom_u32();
	sink = bpf_ktime_get_ns();
	if (has)
		return READ(ctx, first);
	return 0;
}

PROGRAM(local_spilled)
{
	__u64 has = HAS(first);

	HIDE(has);
	SPILL_ALL();
	if (has)
		return READ(ctx, first);
	return 0;
}

PROGRAM(locals_spilled_32_bits)
{
	__u32 has = HAS(first);
	__u32 also = HAS(second);

	HIDE(has);
	HIDE(also);
	SPILL_ALL();
	if (has)
		sink = READ(ctx, first);
	SPILL_ALL();
	if (also)
		return READ(ctx, second);
	return 0;
}

#define IN_VOLATILE(name, type) \
	PROGRAM(name) \
	{ \
		volatile type has = HAS(first); \
\
		if (has) \
			return READ(ctx, first); \
		return 0; \
	}

IN_VOLATILE(volatile_u64, __u64)
IN_VOLATILE(volatile_u32, __u32)
IN_VOLATILE(volatile_u16, __u16)
IN_VOLATILE(volatile_u8, __u8)
IN_VOLATILE(volatile_bool, bool)
IN_VOLATILE(volatile_s64, __s64)
IN_VOLATILE(volatile_s32, __s32)

// With 1 where it is missing: bytes that are known to be zero do not help.
#define INVERTED_IN_VOLATILE(name, type) \
	PROGRAM(name) \
	{ \
		volatile type lacks = !HAS(first); \
\
		if (!lacks) \
			return READ(ctx, first); \
		return 0; \
	}

INVERTED_IN_VOLATILE(volatile_u64_inverted, __u64)
INVERTED_IN_VOLATILE(volatile_u32_inverted, __u32)
INVERTED_IN_VOLATILE(volatile_u16_inverted, __u16)
INVERTED_IN_VOLATILE(volatile_u8_inverted, __u8)

PROGRAM(volatile_u32_inverted_at_8)
{
	volatile __u32 lacks[2] __attribute__((aligned(8)));

	lacks[0] = !HAS(first);
	if (!lacks[0])
		return READ(ctx, first);
	return 0;
}

PROGRAM(volatile_u32_inverted_at_4)
{
	volatile __u32 lacks[2] __attribute__((aligned(8)));

	lacks[1] = !HAS(first);
	if (!lacks[1])
		return READ(ctx, first);
	return 0;
}

PROGRAM(volatile_u8_inverted_at_8)
{
	volatile __u8 lacks[8] __attribute__((aligned(8)));

	lacks[0] = !HAS(first);
	if (!lacks[0])
		return READ(ctx, first);
	return 0;
}

PROGRAM(kept_as_minus_one)
{
	volatile __s64 at = HAS(first) ? 3 : -1;

	if (at > 0)
		return READ(ctx, first);
	return 0;
}

PROGRAM(kept_as_large_number)
{
	volatile __u64 at = HAS(first) ? 3 : 0x1234567890ULL;

	if (at < 4)
		return READ(ctx, first);
	return 0;
}

PROGRAM(kept_in_an_immediate)
{
	volatile __u64 at = 5;

	if (HAS(first))
		at = 6;
	if (at == 6)
		return READ(ctx, first);
	return 0;
}

PROGRAM(kept_as_enum)
{
	enum way { NONE, ONE, TWO } way = NONE;

	if (HAS(second))
		way = TWO;
	else if (HAS(first))
		way = ONE;
	HIDE(way);
	if (way == ONE)
		return READ(ctx, first);
	if (way == TWO)
		return READ(ctx, second);
	return 0;
}

PROGRAM(overwritten)
{
	volatile __u64 has = HAS(first);

	has = 1;
	if (has)
		return READ(ctx, first);
	return 0;
}

PROGRAM(set_on_both_paths)
{
	__u64 has;

	if (READ(ctx, always) & 1)
		has = HAS(first);
	else
		has = 0;
	HIDE(has);
	if (has)
		return READ(ctx, first);
	return 0;
}

// Needs two states at a point: where the paths meet, neither variable is a constant any more.
PROGRAM(two_variables_set_differently)
{
	__u64 way = 0, has = 1;

	if (READ(ctx, always) & 1) {
		way = 1;
		has = HAS(first);
	}
	HIDE(way);
	HIDE(has);
	sink = bpf_ktime_get_ns();
	if (way == 1 && has)
		return READ(ctx, first);
	return 0;
}

PROGRAM(mode_set_on_one_path)
{
	__u64 mode = 0;

	if (READ(ctx, always) > 4) {
		mode = 3;
		if (!HAS(first))
			return 0;
	}
	HIDE(mode);
	sink = bpf_ktime_get_ns();
	if (mode == 3)
		return READ(ctx, first);
	return 0;
}

PROGRAM(two_states_on_the_stack)
{
	volatile __u64 way = 0, has = 1;

	if (READ(ctx, always) & 1) {
		way = 1;
		has = HAS(first);
	}
	if (way && has)
		return READ(ctx, first);
	return 0;
}

// More paths than states that are kept.
PROGRAM(many_states)
{
	__u64 given = READ(ctx, always), n = 0;

	if (given & 0x01)
		n += 1;
	HIDE(n);
	if (given & 0x02)
		n += 2;
	HIDE(n);
	if (given & 0x04)
		n += 4;
	HIDE(n);
	if (given & 0x08)
		n += 8;
	HIDE(n);
	if (given & 0x10)
		n += 16;
	HIDE(n);
	if (given & 0x20)
		n += 32;
	HIDE(n);
	if (HAS(first) && n > 3)
		return READ(ctx, first);
	return n;
}

PROGRAM(one_path_passes_one)
{
	__u64 has = HAS(first);

	if (READ(ctx, always) & 1)
		has = 1;
	HIDE(has);
	if (has)
		return READ(ctx, first);
	return 0;
}

PROGRAM(value_known_after_a_branch)
{
	__u64 given = READ(ctx, always);

	if (given != 5)
		return 0;
	HIDE(given);
	if (given == 6)
		return READ(ctx, first);
	return 0;
}

PROGRAM(guard_known_after_a_branch)
{
	__u64 given = READ(ctx, always);
	__u64 has = HAS(first);

	HIDE(has);
	HIDE(given);
	if (given == has)
		return 0;
	if (given > 9)
		return 1;
	if (has)
		return READ(ctx, first);
	return 2;
}
