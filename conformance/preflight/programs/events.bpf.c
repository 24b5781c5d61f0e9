// SPDX-License-Identifier: GPL-2.0
// "A ring buffer if there is one, else a perf buffer", as products write it.

#include "common.h"

LICENSE;

struct {
	__uint(type, BPF_MAP_TYPE_RINGBUF);
	__uint(max_entries, 65536);
} ring SEC(".maps");

struct {
	__uint(type, BPF_MAP_TYPE_PERF_EVENT_ARRAY);
	__uint(key_size, 4);
	__uint(value_size, 4);
} perf SEC(".maps");

struct {
	__uint(type, MAP_USER_RINGBUF);
	__uint(max_entries, 65536);
} user_ring SEC(".maps");

RAW(ring_or_perf_by_helper)
{
	__u64 value = 1;

	if (bpf_core_enum_value_exists(enum bpf_func_id, BPF_FUNC_ringbuf_output))
		return bpf_ringbuf_output(&ring, &value, sizeof(value), 0);
	return bpf_perf_event_output(ctx, &perf, BPF_F_CURRENT_CPU, &value, sizeof(value));
}

RAW(ring_or_perf_by_type)
{
	__u64 value = 1;

	if (bpf_core_type_exists(struct bpf_ringbuf))
		return bpf_ringbuf_output(&ring, &value, sizeof(value), 0);
	return bpf_perf_event_output(ctx, &perf, BPF_F_CURRENT_CPU, &value, sizeof(value));
}

static long drained(struct bpf_dynptr *pointer, void *ctx)
{
	return 0;
}

RAW(user_ring_if_there_is)
{
	if (bpf_core_enum_value_exists(enum bpf_func_id, BPF_FUNC_user_ringbuf_drain))
		return bpf_user_ringbuf_drain(&user_ring, drained, NULL, 0);
	return 0;
}

RAW(only_perf)
{
	__u64 value = 1;

	return bpf_perf_event_output(ctx, &perf, BPF_F_CURRENT_CPU, &value, sizeof(value));
}

enum bpf_func_id___new {
	BPF_FUNC_ktime_get_tai_ns___new = 1,
};

RAW(by_flavour_of_the_enum)
{
	if (bpf_core_enum_value_exists(enum bpf_func_id___new, BPF_FUNC_ktime_get_tai_ns___new))
		return bpf_ktime_get_tai_ns();
	return bpf_ktime_get_ns();
}

const volatile bool use_tai = false;

RAW(by_a_variable)
{
	if (use_tai)
		return bpf_ktime_get_tai_ns();
	return bpf_ktime_get_ns();
}
