// Guards in, before and behind loops.

#include "corpus.h"

PROGRAM(guard_in_a_bounded_loop)
{
	__u64 value = 0;

	for (int i = 0; i < 5; i++) {
		asm volatile("" : "+r"(i));
		if (HAS(first))
			value += READ(ctx, first) + i;
	}
	return value;
}

PROGRAM(guard_before_a_loop)
{
	__u64 value = 0;
	bool has = HAS(first);

	for (int i = 0; i < 5; i++) {
		sink = i;
		if (has)
			value += READ(ctx, first);
	}
	return value;
}

PROGRAM(guard_around_a_loop)
{
	__u64 value = 0;

	if (HAS(first)) {
		for (int i = 0; i < 5; i++) {
			sink = i;
			value += READ(ctx, first);
		}
	}
	return value;
}

PROGRAM(guard_in_an_unrolled_loop)
{
	__u64 value = 0;

#pragma clang loop unroll(full)
	for (int i = 0; i < 4; i++) {
		if (HAS(numbers))
			value += READ(ctx, numbers[i]);
	}
	return value;
}

// LLVM lifts the poisoned offset out of the loop, and so above the guard.
PROGRAM(opaque_guard_read_in_a_loop)
{
	__u64 value = 0, has = HAS(first);

	asm volatile("" : "+r"(has));
	for (int i = 0; i < 100; i++) {
		sink = i;
		if (has)
			value += READ(ctx, first);
	}
	return value;
}

PROGRAM(volatile_guard_read_in_a_loop)
{
	volatile __u64 has = HAS(first);
	__u64 value = 0;

	for (int i = 0; i < 9; i++) {
		if (has)
			value += READ(ctx, first);
	}
	return value;
}

PROGRAM(constant_after_a_counted_loop)
{
	__u64 n = 0;

	for (int i = 0; i < 7; i++) {
		n += 2;
		asm volatile("" : "+r"(n), "+r"(i));
	}
	if (n != 14)
		return READ(ctx, first);
	return 0;
}

PROGRAM(counted_guards)
{
	__u64 n = 0;

	for (int i = 0; i < 3; i++) {
		n += HAS(first);
		asm volatile("" : "+r"(n), "+r"(i));
	}
	if (n == 3)
		return READ(ctx, first);
	return 0;
}

PROGRAM(guard_is_the_bound)
{
	__u64 value = 0, n = HAS(first) ? 3 : 0;

	asm volatile("" : "+r"(n));
	for (__u64 i = 0; i < n; i++) {
		sink = i;
		value += READ(ctx, first);
	}
	return value;
}

PROGRAM(guard_is_the_condition)
{
	__u64 value = 0;

	for (int i = 0; i < 4 && HAS(first); i++) {
		sink = i;
		value += READ(ctx, first);
	}
	return value;
}

PROGRAM(break_by_guard)
{
	__u64 value = 0;

	for (int i = 0; i < 4; i++) {
		sink = i;
		if (!HAS(first))
			break;
		value += READ(ctx, first);
	}
	return value;
}

PROGRAM(continue_by_guard)
{
	__u64 value = 0;

	for (int i = 0; i < 4; i++) {
		sink = i;
		if (!HAS(first))
			continue;
		value += READ(ctx, first);
	}
	return value;
}

PROGRAM(one_round_is_guarded)
{
	__u64 value = 0;

	for (int i = 0; i < 6; i++) {
		asm volatile("" : "+r"(i));
		if (i == 4 && HAS(first))
			value += READ(ctx, first);
	}
	return value;
}

PROGRAM(one_round_is_not_guarded)
{
	__u64 value = 0;

	for (int i = 0; i < 6; i++) {
		asm volatile("" : "+r"(i));
		if (i == 4)
			value += READ(ctx, first);
	}
	return value;
}

PROGRAM(a_round_that_never_comes)
{
	__u64 value = 0;

	for (int i = 0; i < 6; i++) {
		asm volatile("" : "+r"(i));
		if (i == 14)
			value += READ(ctx, first);
	}
	return value;
}

PROGRAM(guard_set_in_a_loop)
{
	__u64 has = 0;

	for (int i = 0; i < 3; i++) {
		asm volatile("" : "+r"(i), "+r"(has));
		if (i == 2)
			has = HAS(first);
	}
	asm volatile("" : "+r"(has));
	if (has)
		return READ(ctx, first);
	return 0;
}

PROGRAM(guard_turned_in_a_loop)
{
	__u64 has = HAS(first);

	for (int i = 0; i < 3; i++) {
		asm volatile("" : "+r"(i), "+r"(has));
		has = !has;
	}
	asm volatile("" : "+r"(has));
	if (!has)
		return READ(ctx, first);
	return 0;
}

PROGRAM(nested_loops)
{
	__u64 value = 0;

	for (int i = 0; i < 3; i++) {
		for (int j = 0; j < 3; j++) {
			asm volatile("" : "+r"(i), "+r"(j));
			if (i == j && HAS(second))
				value += READ(ctx, second);
			if (i + j == 9)
				value += READ(ctx, first);
		}
	}
	return value;
}

PROGRAM(loop_over_a_guards_array)
{
	__u64 has[4] = { HAS(first), HAS(first), HAS(first), HAS(first) }, value = 0;

	asm volatile("" : "+m"(has));
	for (__u64 i = 0; i < 4; i++) {
		asm volatile("" : "+r"(i));
		if (has[i & 3])
			value += READ(ctx, first);
	}
	return value;
}

PROGRAM(loop_that_fills_guards)
{
	__u64 has[4], value = 0;

	for (__u64 i = 0; i < 4; i++) {
		asm volatile("" : "+r"(i));
		has[i & 3] = HAS(first);
	}
	asm volatile("" : "+m"(has));
	if (has[0] + has[1] + has[2] + has[3])
		value = READ(ctx, first);
	return value;
}

PROGRAM(loop_by_a_value)
{
	__u64 n = READ(ctx, always) & 7, value = 0, has = HAS(first);

	asm volatile("" : "+r"(has));
	for (__u64 i = 0; i < n; i++)
		sink = i;
	if (has)
		value = READ(ctx, first);
	return value;
}

PROGRAM(walk_of_a_list)
{
	struct extra *extra;
	__u64 value = 0;

	if (!HAS(extra))
		return 0;
	extra = READ(ctx, extra);
	for (int i = 0; i < 8 && extra; i++) {
		value += BPF_CORE_READ(extra, value);
		extra = BPF_CORE_READ(extra, next);
	}
	return value;
}

PROGRAM(do_while)
{
	__u64 value = 0;
	int i = 0;

	do {
		asm volatile("" : "+r"(i));
		if (HAS(first))
			value += READ(ctx, first);
	} while (++i < 3);
	return value;
}

// Iterators are calls of kernel functions, with their state on the stack.
struct bpf_iter_num {
	__u64 opaque[1];
} __attribute__((aligned(8)));

extern int bpf_iter_num_new(struct bpf_iter_num *it, int start, int end) __weak __ksym;
extern int *bpf_iter_num_next(struct bpf_iter_num *it) __weak __ksym;
extern void bpf_iter_num_destroy(struct bpf_iter_num *it) __weak __ksym;

PROGRAM(iterator_with_a_guard_inside)
{
	struct bpf_iter_num it;
	__u64 value = 0;
	int *n;

	bpf_iter_num_new(&it, 0, 100);
	while ((n = bpf_iter_num_next(&it))) {
		if (HAS(first))
			value += READ(ctx, first) + *n;
	}
	bpf_iter_num_destroy(&it);
	return value;
}

PROGRAM(iterator_with_a_guard_before)
{
	struct bpf_iter_num it;
	volatile __u64 has = HAS(first);
	__u64 value = 0;

	bpf_iter_num_new(&it, 0, 100);
	while (bpf_iter_num_next(&it)) {
		if (has)
			value = READ(ctx, first);
	}
	bpf_iter_num_destroy(&it);
	return value;
}

PROGRAM(iterator_with_a_guard_behind)
{
	struct bpf_iter_num it;
	volatile __u64 has = HAS(first);

	bpf_iter_num_new(&it, 0, 100);
	while (bpf_iter_num_next(&it))
		sink = 1;
	bpf_iter_num_destroy(&it);
	if (has)
		return READ(ctx, first);
	return 0;
}

// From the second round on it is 1.
PROGRAM(iterator_changes_the_guard)
{
	struct bpf_iter_num it;
	volatile __u64 has = HAS(first);
	__u64 value = 0;

	bpf_iter_num_new(&it, 0, 100);
	while (bpf_iter_num_next(&it)) {
		if (has)
			value = READ(ctx, first);
		has = 1;
	}
	bpf_iter_num_destroy(&it);
	return value;
}

PROGRAM(iterator_changes_the_guard_at_its_end)
{
	struct bpf_iter_num it;
	volatile __u64 has = HAS(first);
	__u64 value = 0;

	bpf_iter_num_new(&it, 0, 100);
	while (bpf_iter_num_next(&it)) {
		if (has)
			value = READ(ctx, first);
	}
	bpf_iter_num_destroy(&it);
	has = 1;
	sink = has;
	return value;
}

PROGRAM(poison_behind_an_iterator)
{
	struct bpf_iter_num it;

	bpf_iter_num_new(&it, 0, 3);
	while (bpf_iter_num_next(&it))
		sink = 1;
	bpf_iter_num_destroy(&it);
	return READ(ctx, first);
}
