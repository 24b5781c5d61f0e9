// SPDX-License-Identifier: GPL-2.0
// Open-coded iterators and dynamic pointers: groups of functions that came together.

#include "common.h"

LICENSE;

extern int bpf_iter_num_new(struct bpf_iter_num *it, int start, int end) __ksym __weak;
extern int *bpf_iter_num_next(struct bpf_iter_num *it) __ksym __weak;
extern void bpf_iter_num_destroy(struct bpf_iter_num *it) __ksym __weak;
extern int bpf_dynptr_from_skb(struct __sk_buff *skb, __u64 flags, struct bpf_dynptr *ptr) __ksym __weak;

RAW(iterates)
{
	struct bpf_iter_num it;
	int *one, sum = 0;

	bpf_iter_num_new(&it, 0, 4);
	while ((one = bpf_iter_num_next(&it)))
		sum += *one;
	bpf_iter_num_destroy(&it);
	return sum;
}

SEC("tc")
int takes_a_dynptr(struct __sk_buff *skb)
{
	struct bpf_dynptr pointer;

	if (!bpf_dynptr_from_skb)
		return 0;
	return bpf_dynptr_from_skb(skb, 0, &pointer);
}
