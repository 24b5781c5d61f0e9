// Guards and callbacks, which a helper calls with a context.

#include "corpus.h"

struct state {
	context *ctx;
	__u64 has;
	__u64 value;
};

static long read_if(__u32 i, struct state *state)
{
	if (state->has)
		bpf_probe_read_kernel(&state->value, 8, &((struct target *)(long)i)->first);
	return 0;
}

PROGRAM(callback_reads_the_guard)
{
	struct state state = { ctx, HAS(first) };

	bpf_loop(5, read_if, &state, 0);
	return state.value;
}

static long read_inside(__u32 i, struct state *state)
{
	if (HAS(first))
		bpf_probe_read_kernel(&state->value, 8, &((struct target *)(long)i)->first);
	return 0;
}

PROGRAM(callback_guards_itself)
{
	struct state state = {};

	bpf_loop(5, read_inside, &state, 0);
	return state.value;
}

static long read_always(__u32 i, struct state *state)
{
	bpf_probe_read_kernel(&state->value, 8, &((struct target *)(long)i)->first);
	return 0;
}

PROGRAM(callback_without_guard)
{
	struct state state = {};

	bpf_loop(5, read_always, &state, 0);
	return state.value;
}

PROGRAM(callback_behind_the_guard)
{
	struct state state = {};

	if (HAS(first))
		bpf_loop(5, read_always, &state, 0);
	return state.value;
}

PROGRAM(no_rounds)
{
	struct state state = {};

	bpf_loop(0, read_always, &state, 0);
	return state.value;
}

PROGRAM(rounds_by_the_guard)
{
	struct state state = {};

	bpf_loop(HAS(first) ? 5 : 0, read_always, &state, 0);
	return state.value;
}

PROGRAM(rounds_by_a_value)
{
	struct state state = {};

	bpf_loop(READ(ctx, always), read_always, &state, 0);
	return state.value;
}

static long set_guard(__u32 i, struct state *state)
{
	state->has = 1;
	return 0;
}

PROGRAM(callback_sets_the_guard)
{
	struct state state = { ctx, HAS(first) };

	bpf_loop(5, set_guard, &state, 0);
	if (state.has)
		return READ(ctx, first);
	return 0;
}

static long clear_guard(__u32 i, struct state *state)
{
	state->has = 0;
	return 0;
}

PROGRAM(callback_clears_the_guard)
{
	struct state state = { ctx, HAS(first) };

	bpf_loop(5, clear_guard, &state, 0);
	if (state.has)
		return READ(ctx, first);
	return 0;
}

// In the second round it is set.
static long read_and_set(__u32 i, struct state *state)
{
	if (state->has)
		bpf_probe_read_kernel(&state->value, 8, &((struct target *)(long)i)->first);
	state->has = 1;
	return 0;
}

PROGRAM(callback_sets_the_guard_for_itself)
{
	struct state state = { ctx, HAS(first) };

	bpf_loop(5, read_and_set, &state, 0);
	return state.value;
}

PROGRAM(callback_sets_the_guard_for_no_round)
{
	struct state state = { ctx, HAS(first) };

	bpf_loop(1, read_and_set, &state, 0);
	return state.value;
}

static long count(__u32 i, struct state *state)
{
	state->value += i;
	return 0;
}

PROGRAM(guard_behind_a_callback)
{
	struct state state = { ctx, HAS(first) };
	__u64 has = HAS(second);

	asm volatile("" : "+r"(has));
	bpf_loop(5, count, &state, 0);
	if (state.has)
		sink = READ(ctx, first);
	if (has)
		sink = READ(ctx, second);
	return 0;
}

static long read_u64(__u32 i, __u64 *has)
{
	if (*has)
		sink = (__u64)&((struct target *)(long)i)->first;
	return 0;
}

PROGRAM(callback_gets_a_number)
{
	__u64 has = HAS(first);

	bpf_loop(3, read_u64, &has, 0);
	return 0;
}

static long no_context(__u32 i, void *nothing)
{
	if (HAS(first))
		sink = (__u64)&((struct target *)(long)i)->first;
	return 0;
}

PROGRAM(callback_gets_nothing)
{
	bpf_loop(3, no_context, NULL, 0);
	return 0;
}

static long nested_callback(__u32 i, struct state *state)
{
	bpf_loop(2, read_if, state, 0);
	return 0;
}

PROGRAM(callback_in_a_callback)
{
	struct state state = { ctx, HAS(first) };

	bpf_loop(3, nested_callback, &state, 0);
	return state.value;
}

static __noinline void helper_of_callback(__u32 i, struct state *state)
{
	if (state->has)
		bpf_probe_read_kernel(&state->value, 8, &((struct target *)(long)i)->first);
}

static long calls_a_function(__u32 i, struct state *state)
{
	helper_of_callback(i, state);
	return i == 3;
}

PROGRAM(callback_calls_a_function)
{
	struct state state = { ctx, HAS(first) };

	bpf_loop(8, calls_a_function, &state, 0);
	return state.value;
}

static long stops(__u32 i, struct state *state)
{
	if (!HAS(first))
		return 1;
	bpf_probe_read_kernel(&state->value, 8, &((struct target *)(long)i)->first);
	return 0;
}

PROGRAM(callback_stops)
{
	struct state state = {};

	bpf_loop(8, stops, &state, 0);
	return state.value;
}

static long for_each_read(void *map, const void *key, void *value, struct state *state)
{
	if (state->has)
		bpf_probe_read_kernel(&state->value, 8, &target_of(state->ctx)->first);
	return 0;
}

PROGRAM(for_each_reads_the_guard)
{
	struct state state = { ctx, HAS(first) };

	bpf_for_each_map_elem(&values, for_each_read, &state, 0);
	return state.value;
}

static long for_each_read_always(void *map, const void *key, void *value, struct state *state)
{
	bpf_probe_read_kernel(&state->value, 8, &target_of(state->ctx)->first);
	return 0;
}

PROGRAM(for_each_behind_the_guard)
{
	struct state state = { ctx };

	if (HAS(first))
		bpf_for_each_map_elem(&values, for_each_read_always, &state, 0);
	return state.value;
}

PROGRAM(for_each_without_guard)
{
	struct state state = { ctx };

	bpf_for_each_map_elem(&values, for_each_read_always, &state, 0);
	return state.value;
}

static long for_each_sets(void *map, const void *key, void *value, struct state *state)
{
	state->has = 1;
	return 0;
}

PROGRAM(for_each_sets_the_guard)
{
	struct state state = { ctx, HAS(first) };

	bpf_for_each_map_elem(&values, for_each_sets, &state, 0);
	if (state.has)
		return READ(ctx, first);
	return 0;
}

static long for_each_value(void *map, const void *key, struct value *value, __u64 *has)
{
	if (*has)
		value->number = (__u64)&((struct target *)value->number)->first;
	return 0;
}

PROGRAM(for_each_gets_a_number)
{
	__u64 has = HAS(first);

	bpf_for_each_map_elem(&values, for_each_value, &has, 0);
	return 0;
}

// Which of two callbacks is decided by the guard.
PROGRAM(callback_chosen_by_the_guard)
{
	struct state state = {};

	if (HAS(first))
		bpf_loop(5, read_always, &state, 0);
	else
		bpf_loop(5, count, &state, 0);
	return state.value;
}

struct {
	__uint(type, BPF_MAP_TYPE_USER_RINGBUF);
	__uint(max_entries, 4096);
} messages SEC(".maps");

static long on_message(void *message, struct state *state)
{
	if (state->has)
		state->value = (__u64)&((struct target *)state->value)->first;
	return 0;
}

PROGRAM(message_reads_the_guard)
{
	struct state state = { ctx, HAS(first) };

	bpf_user_ringbuf_drain(&messages, on_message, &state, 0);
	return state.value;
}

struct timed {
	struct bpf_timer timer;
	__u64 has;
};

struct {
	__uint(type, BPF_MAP_TYPE_ARRAY);
	__uint(max_entries, 1);
	__type(key, __u32);
	__type(value, struct timed);
} timers SEC(".maps");

static int on_time_guarded(void *map, __u32 *key, struct timed *timed)
{
	if (HAS(first))
		sink = (__u64)&((struct target *)timed->has)->first;
	return 0;
}

SEC("tc")
int timer_guards_itself(struct __sk_buff *skb)
{
	__u32 key = 0;
	struct timed *timed = bpf_map_lookup_elem(&timers, &key);

	if (timed)
		bpf_timer_set_callback(&timed->timer, on_time_guarded);
	return 0;
}

static int on_time(void *map, __u32 *key, struct timed *timed)
{
	if (timed->has)
		sink = (__u64)&((struct target *)timed->has)->first;
	return 0;
}

// What the map holds is unknown.
SEC("tc")
int timer_reads_the_guard_in_its_map(struct __sk_buff *skb)
{
	__u32 key = 0;
	struct timed *timed = bpf_map_lookup_elem(&timers, &key);

	if (timed) {
		timed->has = HAS(first);
		bpf_timer_set_callback(&timed->timer, on_time);
	}
	return 0;
}

SEC("tc")
int timer_set_behind_the_guard(struct __sk_buff *skb)
{
	__u32 key = 0;
	struct timed *timed = bpf_map_lookup_elem(&timers, &key);

	if (timed && HAS(first))
		bpf_timer_set_callback(&timed->timer, on_time);
	return 0;
}
