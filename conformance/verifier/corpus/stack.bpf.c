// Guards in structs and arrays on the stack, and what may overwrite them there.

#include "corpus.h"

struct wide_guards {
	__u64 first;
	__u64 second;
};

struct narrow_guards {
	__u8 first;
	__u8 second;
	__u16 third;
	__u32 fourth;
};

// The compiler must not know what is in it, the verifier may.
#define KEEP(object) asm volatile("" : "+m"(object))

PROGRAM(struct_of_u64)
{
	struct wide_guards has = { HAS(first), HAS(second) };

	KEEP(has);
	if (has.first)
		sink = READ(ctx, first);
	if (has.second)
		sink = READ(ctx, second);
	return 0;
}

PROGRAM(struct_of_small_ones)
{
	struct narrow_guards has = { HAS(first), HAS(second), HAS(extra), HAS(flag) };

	KEEP(has);
	if (has.first)
		sink = READ(ctx, first);
	if (has.second)
		sink = READ(ctx, second);
	if (has.third)
		sink = READ(ctx, extra, value);
	if (has.fourth)
		sink = BPF_CORE_READ_BITFIELD_PROBED(target_of(ctx), flag);
	return 0;
}

PROGRAM(struct_zeroed_then_set)
{
	struct narrow_guards has;

	__builtin_memset(&has, 0, sizeof(has));
	KEEP(has);
	if (HAS(first))
		has.first = 1;
	if (HAS(second))
		has.fourth = 1;
	KEEP(has);
	if (has.first)
		sink = READ(ctx, first);
	if (has.fourth)
		sink = READ(ctx, second);
	return 0;
}

PROGRAM(struct_of_small_ones_inverted)
{
	struct narrow_guards lacks = { !HAS(first), !HAS(second), 0, 0 };

	KEEP(lacks);
	if (!lacks.first)
		sink = READ(ctx, first);
	if (!lacks.second)
		sink = READ(ctx, second);
	return 0;
}

PROGRAM(struct_copied)
{
	struct wide_guards has = { HAS(first), HAS(second) }, copy;

	KEEP(has);
	copy = has;
	KEEP(copy);
	if (copy.first)
		sink = READ(ctx, first);
	if (copy.second)
		sink = READ(ctx, second);
	return 0;
}

PROGRAM(struct_of_small_ones_copied)
{
	struct narrow_guards has = { HAS(first), HAS(second), 0, 0 }, copy;

	KEEP(has);
	copy = has;
	KEEP(copy);
	if (copy.first)
		sink = READ(ctx, first);
	if (copy.second)
		sink = READ(ctx, second);
	return 0;
}

PROGRAM(low_half_of_u64)
{
	union {
		__u64 whole;
		__u32 half[2];
	} has = { .whole = HAS(first) };

	KEEP(has);
	if (has.half[0])
		return READ(ctx, first);
	return 0;
}

PROGRAM(low_half_of_u64_inverted)
{
	union {
		__u64 whole;
		__u32 half[2];
		__u8 byte[8];
	} lacks = { .whole = !HAS(first) };

	KEEP(lacks);
	if (!lacks.byte[0])
		return READ(ctx, first);
	return 0;
}

PROGRAM(high_half_of_u64)
{
	union {
		__u64 whole;
		__u32 half[2];
	} has = { .whole = (__u64)HAS(first) << 32 };

	KEEP(has);
	if (has.half[1])
		return READ(ctx, first);
	return 0;
}

PROGRAM(whole_of_two_halves)
{
	union {
		__u64 whole;
		__u32 half[2];
	} has;

	has.half[0] = HAS(first);
	has.half[1] = 0;
	KEEP(has);
	if (has.whole)
		return READ(ctx, first);
	return 0;
}

PROGRAM(whole_of_two_halves_inverted)
{
	union {
		__u64 whole;
		__u32 half[2];
	} lacks;

	lacks.half[0] = !HAS(first);
	lacks.half[1] = 0;
	KEEP(lacks);
	if (!lacks.whole)
		return READ(ctx, first);
	return 0;
}

// Beside the guard another byte of its slot is unknown.
PROGRAM(beside_an_unknown)
{
	struct narrow_guards has = {};

	has.first = HAS(first);
	KEEP(has);
	has.fourth = READ(ctx, always);
	KEEP(has);
	if (has.first)
		return READ(ctx, first);
	return 0;
}

PROGRAM(u64_beside_an_unknown)
{
	struct wide_guards has = {};

	has.first = HAS(first);
	KEEP(has);
	has.second = READ(ctx, always);
	KEEP(has);
	if (has.first)
		return READ(ctx, first);
	return 0;
}

PROGRAM(part_of_u64_overwritten)
{
	union {
		__u64 whole;
		__u32 half[2];
	} has = { .whole = HAS(first) };

	KEEP(has);
	has.half[1] = 0;
	KEEP(has);
	if (has.whole)
		return READ(ctx, first);
	return 0;
}

PROGRAM(part_of_u64_overwritten_by_unknown)
{
	union {
		__u64 whole;
		__u32 half[2];
	} has = { .whole = HAS(first) };

	KEEP(has);
	has.half[1] = READ(ctx, always);
	KEEP(has);
	if (has.half[0])
		return READ(ctx, first);
	return 0;
}

PROGRAM(array_by_constant)
{
	__u64 has[4] = { HAS(first), HAS(second), HAS(extra), HAS(flag) };

	KEEP(has);
	if (has[1])
		return READ(ctx, second);
	if (has[0])
		return READ(ctx, first);
	return 0;
}

PROGRAM(array_by_a_value)
{
	__u64 has[4] = { HAS(first), HAS(first), HAS(first), HAS(first) };

	KEEP(has);
	if (has[READ(ctx, always) & 3])
		return READ(ctx, first);
	return 0;
}

PROGRAM(array_written_by_a_value)
{
	__u64 has[4] = { HAS(first), 0, 0, 0 };

	KEEP(has);
	has[READ(ctx, always) & 3] = 1;
	KEEP(has);
	if (has[0])
		return READ(ctx, first);
	return 0;
}

PROGRAM(array_written_by_a_value_behind_it)
{
	struct {
		__u64 has;
		__u64 others[4];
	} object = { HAS(first) };

	KEEP(object);
	object.others[READ(ctx, always) & 3] = 1;
	KEEP(object);
	if (object.has)
		return READ(ctx, first);
	return 0;
}

// A table that is asked by the guard.
PROGRAM(looked_up_by_the_guard)
{
	__u64 table[2] = { 7, 9 };
	__u64 has = HAS(first);

	KEEP(table);
	HIDE(has);
	if (table[has & 1] == 9)
		return READ(ctx, first);
	return 0;
}

PROGRAM(looked_up_in_small_numbers)
{
	__u8 table[2] = { 0, 9 }, *entry = table;
	__u64 has = HAS(first);

	KEEP(table);
	HIDE(entry);
	HIDE(has);
	entry += has & 1;
	if (*entry)
		return READ(ctx, first);
	return 0;
}

PROGRAM(helper_reads_the_struct)
{
	struct wide_guards has = { HAS(first), HAS(second) };
	__u32 key = 0;

	KEEP(has);
	bpf_map_lookup_elem(&values, &key);
	if (has.first)
		return READ(ctx, first);
	return 0;
}

PROGRAM(update_reads_the_struct)
{
	struct value has = { HAS(first) };
	__u32 key = 0;

	KEEP(has);
	bpf_map_update_elem(&values, &key, &has, BPF_ANY);
	if (has.number)
		return READ(ctx, first);
	return 0;
}

PROGRAM(key_is_the_guard)
{
	__u32 key = HAS(first);

	KEEP(key);
	sink = (long)bpf_map_lookup_elem(&values, &key);
	if (key)
		return READ(ctx, first);
	return 0;
}

PROGRAM(printed)
{
	struct wide_guards has = { HAS(first), HAS(second) };
	char format[] = "%d";

	KEEP(has);
	KEEP(format);
	bpf_trace_printk(format, sizeof(format), has.first);
	if (has.first)
		return READ(ctx, first);
	return 0;
}

PROGRAM(print_reads_the_guard)
{
	__u64 has = HAS(first);

	KEEP(has);
	bpf_trace_printk((char *)&has, sizeof(has));
	if (has)
		return READ(ctx, first);
	return 0;
}

PROGRAM(probe_read_overwrites)
{
	__u64 has = HAS(first);

	KEEP(has);
	bpf_probe_read_kernel(&has, sizeof(has), target_of(ctx));
	if (has)
		return READ(ctx, first);
	return 0;
}

PROGRAM(probe_read_overwrites_a_part)
{
	__u64 has[2] = { HAS(first), HAS(second) };

	KEEP(has);
	bpf_probe_read_kernel(&has[1], sizeof(has[1]), target_of(ctx));
	if (has[0])
		return READ(ctx, first);
	return 0;
}

PROGRAM(probe_read_below_the_guard)
{
	__u64 has[2] = { HAS(first), HAS(second) };

	KEEP(has);
	bpf_probe_read_kernel(&has[0], sizeof(has[0]), target_of(ctx));
	if (has[1])
		return READ(ctx, second);
	return 0;
}

// The size is a range: all that may be written counts as written.
PROGRAM(probe_read_of_a_range)
{
	__u64 has[4] = { 0, 0, HAS(first), HAS(second) };
	__u64 size = READ(ctx, always) & 15;

	KEEP(has);
	HIDE(size);
	size = size > 8 ? 8 : size;
	bpf_probe_read_kernel(&has[0], size, target_of(ctx));
	if (has[2])
		return READ(ctx, first);
	return 0;
}

PROGRAM(string_read_beside_the_guard)
{
	struct {
		char name[16];
		__u64 has;
	} object = { .has = HAS(first) };

	KEEP(object);
	bpf_probe_read_kernel_str(object.name, sizeof(object.name), target_of(ctx));
	if (object.has)
		return READ(ctx, first);
	return 0;
}

PROGRAM(comm_beside_the_guard)
{
	struct {
		char name[16];
		__u64 has;
	} object = { .has = HAS(first) };

	KEEP(object);
	bpf_get_current_comm(object.name, sizeof(object.name));
	if (object.has)
		return READ(ctx, first);
	return 0;
}

PROGRAM(pointer_to_the_guard)
{
	__u64 has[2] = { HAS(first), HAS(second) };
	__u64 *chosen = &has[0];

	KEEP(has);
	HIDE(chosen);
	if (*chosen)
		return READ(ctx, first);
	return 0;
}

PROGRAM(pointer_chosen_by_a_value)
{
	__u64 has[2] = { HAS(first), 0 };
	__u64 *chosen = READ(ctx, always) & 1 ? &has[0] : &has[1];

	KEEP(has);
	HIDE(chosen);
	if (*chosen)
		return READ(ctx, first);
	return 0;
}

PROGRAM(written_through_a_pointer)
{
	__u64 has[2] = { 1, 1 };
	__u64 *chosen = &has[1];

	KEEP(has);
	HIDE(chosen);
	*chosen = HAS(first);
	if (has[1])
		return READ(ctx, first);
	return 0;
}

PROGRAM(pointer_spilled)
{
	__u64 has = HAS(first);
	__u64 *pointer = &has;

	KEEP(has);
	KEEP(pointer);
	if (*pointer)
		return READ(ctx, first);
	return 0;
}

PROGRAM(atomic_add)
{
	__u64 has = 0;

	KEEP(has);
	__sync_fetch_and_add(&has, HAS(first));
	if (has)
		return READ(ctx, first);
	return 0;
}

PROGRAM(atomic_add_beside_the_guard)
{
	__u64 has[2] = { HAS(first), 0 };

	KEEP(has);
	__sync_fetch_and_add(&has[1], 1);
	if (has[0])
		return READ(ctx, first);
	return 0;
}
