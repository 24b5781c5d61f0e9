// Guards that arithmetic goes over.

#include "corpus.h"

// `result` is what C gives, with operands that the compiler does not know; a guard is in them.
#define DECIDED_BY(name, expression) \
	PROGRAM(name) \
	{ \
		__u64 has = HAS(first), also = HAS(second), given = READ(ctx, always); \
\
		HIDE(has); \
		HIDE(also); \
		HIDE(given); \
		if (expression) \
			return READ(ctx, first); \
		return given + also; \
	}

DECIDED_BY(sum, has + also > 1)
DECIDED_BY(sum_equals, has + also == 2)
DECIDED_BY(difference, has - 1 == 0)
DECIDED_BY(one_less_guard, !(1 - has))
DECIDED_BY(product, has * also)
DECIDED_BY(product_by_constant, has * 6 == 6)
DECIDED_BY(conjunction, has & also)
DECIDED_BY(conjunction_with_mask, has & 3)
DECIDED_BY(disjunction, (has << 3 | also) >= 8)
DECIDED_BY(exclusive, !(has ^ 1))
DECIDED_BY(exclusive_with_other, (has ^ 6) == 7)
DECIDED_BY(shifted_left, has << 40)
DECIDED_BY(shifted_right, has << 8 >> 8)
DECIDED_BY(shifted_right_signed, (__s64)(has << 63) >> 63)
DECIDED_BY(negated, (__s64)-has < 0)
DECIDED_BY(inverted, ~has == ~1ULL)
DECIDED_BY(divided, has * 9 / 9)
DECIDED_BY(modulo, has * 9 % 10)
DECIDED_BY(divided_by_guard, has && given / has)
DECIDED_BY(of_32_bits, (__u32)has + 0xffffffffu == 0)
DECIDED_BY(of_32_bits_shifted, (__u32)has << 31)
DECIDED_BY(of_32_bits_signed, (int)has - 1 >= 0)
DECIDED_BY(of_16_bits, (__u16)(has << 3))
DECIDED_BY(of_8_bits_signed, (__s8)(has << 7) < 0)
DECIDED_BY(of_16_bits_signed, (__s16)(has << 15) < 0)
DECIDED_BY(of_32_bits_extended, (__s64)(int)(has << 31) < 0)
DECIDED_BY(swapped_16, __builtin_bswap16(has))
DECIDED_BY(swapped_32, __builtin_bswap32(has))
DECIDED_BY(swapped_64, __builtin_bswap64(has))
DECIDED_BY(flags, (has | also << 1) & 1)
DECIDED_BY(flags_of_other, has << 4 & 0x10)
DECIDED_BY(selected_by_mask, -has & 5)
DECIDED_BY(larger_of, (has > also ? has : also) && has)
DECIDED_BY(large_constant, has * 0x123456789aULL >= 0x123456789aULL)
DECIDED_BY(sum_with_value, has && has + given > 3)
DECIDED_BY(sum_with_value_is_no_guard, has + given > 3)

// The order of operands in the instruction: the first is the destination.
#define OPERATE(name, operation, destination, source) \
	PROGRAM(name) \
	{ \
		__u64 has = HAS(first), given = READ(ctx, always); \
\
		HIDE(has); \
		asm volatile("%0 " operation " %1" : "+r"(destination) : "r"(source)); \
		if (destination) \
			return READ(ctx, first); \
		return 0; \
	}

OPERATE(guard_times_value, "*=", has, given)
OPERATE(value_times_guard, "*=", given, has)
OPERATE(guard_and_value, "&=", has, given)
OPERATE(value_and_guard, "&=", given, has)
OPERATE(guard_shifted_by_value, "<<=", has, given)
OPERATE(value_less_itself, "-=", given, given)
OPERATE(value_exclusive_itself, "^=", given, given)
OPERATE(guard_divided_by_value, "/=", has, given)

#define OPERATE_32(name, operation, destination, source) \
	PROGRAM(name) \
	{ \
		__u32 has = HAS(first), given = READ(ctx, always); \
\
		HIDE(has); \
		asm volatile("%0 " operation " %1" : "+r"(destination) : "r"(source)); \
		if (destination) \
			return READ(ctx, first); \
		return 0; \
	}

#if __BPF_CPU_VERSION__ >= 3 || defined(ALU32)
OPERATE_32(guard_times_value_32, "*=", has, given)
OPERATE_32(value_times_guard_32, "*=", given, has)
OPERATE_32(guard_and_value_32, "&=", has, given)
OPERATE_32(value_and_guard_32, "&=", given, has)
#endif

PROGRAM(size_times_eight)
{
	__u64 bits = (HAS(second) ? SIZE(second) : 0) * 8;

	HIDE(bits);
	if (bits >= 32)
		return READ(ctx, second);
	return 0;
}

PROGRAM(size_of_a_missing_type_times_eight)
{
	__u64 bits = bpf_core_type_size(struct extra) * 8;

	HIDE(bits);
	if (bits)
		return READ(ctx, extra, value);
	return 0;
}

// What a constant analysis does not see: ranges, known bits, and what is not null.

PROGRAM(range_by_mask)
{
	__u64 given = READ(ctx, always) & 7;

	HIDE(given);
	if (given > 9)
		return READ(ctx, first);
	return 0;
}

PROGRAM(range_by_branch)
{
	__u64 given = READ(ctx, always);

	if (given > 20)
		return 0;
	HIDE(given);
	if (given > 30)
		return READ(ctx, first);
	return 1;
}

PROGRAM(range_of_a_byte)
{
	__u8 given = READ(ctx, always);
	__u64 wide = given;

	HIDE(wide);
	if (wide > 255)
		return READ(ctx, first);
	return 0;
}

PROGRAM(range_by_shift)
{
	__u64 given = READ(ctx, always) >> 60;

	HIDE(given);
	if (given >= 16)
		return READ(ctx, first);
	return 0;
}

PROGRAM(known_bits)
{
	__u64 given = READ(ctx, always) << 1;

	HIDE(given);
	if (given == 3)
		return READ(ctx, first);
	return 0;
}

PROGRAM(known_bit_is_set)
{
	__u64 given = READ(ctx, always) | 4;

	HIDE(given);
	if (!(given & 4))
		return READ(ctx, first);
	return 0;
}

PROGRAM(result_of_a_helper)
{
	char name[8];
	long length = bpf_probe_read_kernel_str(name, sizeof(name), target_of(ctx));

	if (length > 8)
		return READ(ctx, first);
	return 0;
}

PROGRAM(processor_id)
{
	__u32 cpu = bpf_get_smp_processor_id();

	if (cpu > 0x7fffffff)
		return READ(ctx, first);
	return 0;
}

PROGRAM(second_null_check)
{
	struct value *value = look_up(1);

	if (!value)
		return 0;
	sink = value->number;
	HIDE(value);
	if (!value)
		return READ(ctx, first);
	return 1;
}

PROGRAM(null_check_of_null)
{
	struct value *value = look_up(1);

	if (value)
		return 0;
	HIDE(value);
	if (value)
		return READ(ctx, first);
	return 1;
}

PROGRAM(null_check_of_the_context)
{
	context *copy = ctx;

	HIDE(copy);
	if (!copy)
		return READ(ctx, first);
	return 0;
}

PROGRAM(null_check_of_a_local)
{
	__u64 local = 1;
	__u64 *pointer = &local;

	HIDE(pointer);
	if (!pointer)
		return READ(ctx, first);
	return *pointer;
}

PROGRAM(null_check_of_a_map)
{
	void *map = &values;

	HIDE(map);
	if (!map)
		return READ(ctx, first);
	return 0;
}

PROGRAM(null_check_of_a_variable)
{
	volatile __u64 *pointer = &sink;

	HIDE(pointer);
	if (!pointer)
		return READ(ctx, first);
	return *pointer;
}

PROGRAM(pointers_compared)
{
	__u64 locals[2] = { 1, 2 };
	__u64 *one = &locals[0], *other = &locals[1];

	HIDE(one);
	HIDE(other);
	if (one == other)
		return READ(ctx, first);
	return *one;
}

PROGRAM(pointer_or_null_by_guard)
{
	__u64 local = 1;
	__u64 *pointer = HAS(first) ? &local : NULL;

	HIDE(pointer);
	if (pointer)
		return READ(ctx, first) + *pointer;
	return 0;
}
