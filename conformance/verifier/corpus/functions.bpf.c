// Guards that go through calls: static functions are entered with the caller's state, global ones are not.

#include "corpus.h"

static __noinline bool has_first(void)
{
	return HAS(first);
}

PROGRAM(static_returns_the_guard)
{
	if (has_first())
		return READ(ctx, first);
	return 0;
}

static __noinline __u64 first_if(context *ctx, bool has)
{
	if (has)
		return READ(ctx, first);
	return 0;
}

PROGRAM(static_takes_the_guard)
{
	return first_if(ctx, HAS(first));
}

static __noinline __u64 first_or_one(context *ctx, __u64 has)
{
	if (has)
		return READ(ctx, first);
	return 1;
}

PROGRAM(static_takes_the_guard_from_two_calls)
{
	return first_or_one(ctx, HAS(first)) + first_or_one(ctx, 0);
}

// Refused: the second call is not guarded.
PROGRAM(static_takes_one_from_one_call)
{
	return first_or_one(ctx, HAS(first)) + first_or_one(ctx, 1);
}

PROGRAM(static_takes_a_value_from_one_call)
{
	return first_or_one(ctx, HAS(first)) + first_or_one(ctx, READ(ctx, always));
}

static __noinline __u64 first_of(context *ctx)
{
	return READ(ctx, first);
}

PROGRAM(static_called_behind_the_guard)
{
	if (HAS(first))
		return first_of(ctx);
	return 0;
}

PROGRAM(static_called_without_guard)
{
	return first_of(ctx);
}

struct guards {
	__u64 first;
	__u64 second;
};

static __noinline void fill(struct guards *has)
{
	has->first = HAS(first);
	has->second = HAS(second);
}

PROGRAM(static_fills_the_caller_s_struct)
{
	struct guards has;

	fill(&has);
	if (has.first)
		sink = READ(ctx, first);
	if (has.second)
		sink = READ(ctx, second);
	return 0;
}

static __noinline __u64 sum(context *ctx, const struct guards *has)
{
	__u64 value = 0;

	if (has->first)
		value += READ(ctx, first);
	if (has->second)
		value += READ(ctx, second);
	return value;
}

PROGRAM(static_gets_the_caller_s_struct)
{
	struct guards has = { HAS(first), HAS(second) };

	asm volatile("" : "+m"(has));
	return sum(ctx, &has);
}

static __noinline __u64 outer(context *ctx, struct guards *has)
{
	return sum(ctx, has) + 1;
}

PROGRAM(static_hands_the_struct_on)
{
	struct guards has;

	fill(&has);
	return outer(ctx, &has);
}

struct small_guards {
	bool first, second;
};

static __noinline void fill_small(struct small_guards *has)
{
	has->first = HAS(first);
	has->second = HAS(second);
}

PROGRAM(static_fills_small_ones)
{
	struct small_guards has = {};

	fill_small(&has);
	if (has.first)
		sink = READ(ctx, first);
	if (has.second)
		sink = READ(ctx, second);
	return 0;
}

static __noinline int which(void)
{
	if (HAS(first))
		return 1;
	if (HAS(second))
		return 2;
	return -1;
}

PROGRAM(static_chooses)
{
	switch (which()) {
	case 1:
		return READ(ctx, first);
	case 2:
		return READ(ctx, second);
	default:
		return 0;
	}
}

PROGRAM(local_behind_a_static_call)
{
	__u64 has = HAS(first);

	asm volatile("" : "+r"(has));
	sink = which();
	if (has)
		return READ(ctx, first);
	return 0;
}

PROGRAM(stack_behind_a_static_call)
{
	volatile __u64 has = HAS(first);

	sink = which();
	if (has)
		return READ(ctx, first);
	return 0;
}

static __noinline __u64 of_five(context *ctx, __u64 a, __u64 b, __u64 c, __u64 d)
{
	if (a && b)
		return READ(ctx, first) + c;
	if (c || d)
		return READ(ctx, second);
	return 0;
}

PROGRAM(static_of_five_arguments)
{
	return of_five(ctx, HAS(first), HAS(first), HAS(second), 0);
}

static __noinline __u64 third_deep(context *ctx, __u64 *has)
{
	return *has ? READ(ctx, first) : 0;
}

static __noinline __u64 second_deep(context *ctx, __u64 *has)
{
	__u64 mine = 1;

	asm volatile("" : "+m"(mine));
	return third_deep(ctx, has) + mine;
}

PROGRAM(three_deep)
{
	__u64 has = HAS(first);

	asm volatile("" : "+m"(has));
	return second_deep(ctx, &has);
}

static __noinline __u64 recurses(context *ctx, __u64 n)
{
	if (n > 3)
		return HAS(first) ? READ(ctx, first) : 0;
	return READ(ctx, always) + n;
}

PROGRAM(called_in_a_loop)
{
	__u64 value = 0;

	for (__u64 i = 0; i < 6; i++)
		value += recurses(ctx, i);
	return value;
}

// A symbol that the linker hides counts as static.
__hidden __noinline bool hidden_has_first(void)
{
	return HAS(first);
}

PROGRAM(hidden_returns_the_guard)
{
	if (hidden_has_first())
		return READ(ctx, first);
	return 0;
}

__noinline int global_has_first(void)
{
	return HAS(first);
}

PROGRAM(global_returns_the_guard)
{
	if (global_has_first())
		return READ(ctx, first);
	return 0;
}

__weak __noinline int weak_has_first(void)
{
	return HAS(first);
}

PROGRAM(weak_returns_the_guard)
{
	if (weak_has_first())
		return READ(ctx, first);
	return 0;
}

__noinline int global_first_if(context *ctx, __u64 has)
{
	if (has)
		return READ(ctx, first);
	return 0;
}

PROGRAM(global_takes_the_guard)
{
	return global_first_if(ctx, HAS(first));
}

__weak __noinline int weak_first_if(context *ctx, __u64 has)
{
	if (has)
		return READ(ctx, first);
	return 0;
}

PROGRAM(weak_takes_the_guard)
{
	return weak_first_if(ctx, HAS(first));
}

__noinline int global_first(context *ctx)
{
	return READ(ctx, first);
}

PROGRAM(global_called_behind_the_guard)
{
	if (HAS(first))
		return global_first(ctx);
	return 0;
}

PROGRAM(global_called_without_guard)
{
	return global_first(ctx);
}

__noinline int global_guarded(context *ctx)
{
	if (HAS(first))
		return READ(ctx, first);
	return 0;
}

PROGRAM(global_guards_itself)
{
	return global_guarded(ctx);
}

__noinline int global_in_global(context *ctx)
{
	if (HAS(second))
		return global_first(ctx);
	return 0;
}

PROGRAM(global_calls_global)
{
	return global_in_global(ctx);
}

__noinline int global_with_memory(__u64 *has)
{
	if (!has)
		return 0;
	return *has;
}

// What a global function may write counts as written.
PROGRAM(stack_behind_a_global_call)
{
	__u64 has = HAS(first);

	asm volatile("" : "+m"(has));
	sink = global_with_memory(&has);
	if (has)
		return READ(ctx, first);
	return 0;
}

PROGRAM(local_behind_a_global_call)
{
	__u64 has = HAS(first);

	asm volatile("" : "+r"(has));
	sink = global_guarded(ctx);
	if (has)
		return READ(ctx, first);
	return 0;
}

// Both programs link the same function; one of them is guarded.
static __noinline __u64 shared(context *ctx)
{
	return READ(ctx, second);
}

PROGRAM(shares_a_function_guarded)
{
	return HAS(second) ? shared(ctx) : 0;
}

PROGRAM(shares_a_function_unguarded)
{
	return shared(ctx);
}
