// Programs beside each other, and of other types.

#include "corpus.h"

struct {
	__uint(type, BPF_MAP_TYPE_PROG_ARRAY);
	__uint(max_entries, 2);
	__type(key, __u32);
	__type(value, __u32);
} calls SEC(".maps");

// Refused where it is missing, though only called where it is there: each is judged alone.
PROGRAM(called_by_tail_call)
{
	return READ(ctx, first);
}

PROGRAM(tail_call_behind_the_guard)
{
	if (HAS(first))
		bpf_tail_call(ctx, &calls, 0);
	return 0;
}

PROGRAM(behind_a_tail_call)
{
	bpf_tail_call(ctx, &calls, 1);
	return READ(ctx, first);
}

PROGRAM(guard_before_a_tail_call)
{
	volatile __u64 has = HAS(first);

	bpf_tail_call(ctx, &calls, 1);
	if (has)
		return READ(ctx, first);
	return 0;
}

SEC("?raw_tp")
int not_loaded_by_itself(context *ctx)
{
	return READ(ctx, first);
}

SEC("?raw_tp")
int not_loaded_by_itself_and_guarded(context *ctx)
{
	return HAS(first) ? READ(ctx, first) : 0;
}

SEC("raw_tp/sys_enter")
int one_of_two_in_a_section(context *ctx)
{
	return HAS(second) ? READ(ctx, second) : 0;
}

SEC("raw_tp/sys_enter")
int other_of_two_in_a_section(context *ctx)
{
	return READ(ctx, second);
}

SEC("tracepoint/syscalls/sys_enter_openat")
int in_a_tracepoint(__u64 *ctx)
{
	struct target *target = (void *)ctx[3];

	return HAS(first) ? BPF_CORE_READ(target, first) : 0;
}

SEC("perf_event")
int in_a_perf_event(void *ctx)
{
	struct target *target = (void *)bpf_ktime_get_ns();

	return HAS(first) ? BPF_CORE_READ(target, first) : 0;
}

SEC("xdp")
int in_xdp(struct xdp_md *ctx)
{
	void *data = (void *)(long)ctx->data, *end = (void *)(long)ctx->data_end;
	struct target *target = data;

	if (data + 128 > end)
		return XDP_PASS;
	if (HAS(first) && target->first)
		return XDP_DROP;
	if (HAS(second))
		return target->second ? XDP_TX : XDP_ABORTED;
	return XDP_PASS;
}

SEC("xdp")
int in_xdp_without_guard(struct xdp_md *ctx)
{
	void *data = (void *)(long)ctx->data, *end = (void *)(long)ctx->data_end;
	struct target *target = data;

	if (data + 128 > end)
		return XDP_PASS;
	return target->first ? XDP_DROP : XDP_PASS;
}

SEC("xdp")
int bounds_by_the_size_of_a_type(struct xdp_md *ctx)
{
	void *data = (void *)(long)ctx->data, *end = (void *)(long)ctx->data_end;
	struct target *target = data;

	if (!HAS(numbers) || data + bpf_core_type_size(struct target) > end)
		return XDP_PASS;
	return target->numbers[0] ? XDP_DROP : XDP_PASS;
}

SEC("tc")
int in_tc(struct __sk_buff *skb)
{
	__u32 has = HAS(first);

	HIDE(has);
	skb->mark = has;
	if (has)
		sink = (__u64)&((struct target *)(long)skb->hash)->first;
	return 0;
}

SEC("cgroup_skb/egress")
int in_a_cgroup(struct __sk_buff *skb)
{
	if (HAS(first))
		sink = (__u64)&((struct target *)(long)skb->len)->first;
	return 1;
}
