// SPDX-License-Identifier: GPL-2.0
// An arena, which came with 6.9.

#include "common.h"

LICENSE;

struct {
	__uint(type, MAP_ARENA);
	__uint(map_flags, F_MMAPABLE);
	__uint(max_entries, 4);
} arena SEC(".maps");

extern void *bpf_arena_alloc_pages(void *map, void *address, __u32 pages, int node, __u64 flags) __ksym __weak;

SEC("syscall")
int allocates(void *ctx)
{
	return bpf_arena_alloc_pages(&arena, NULL, 1, -1, 0) != NULL;
}

SEC("syscall")
int does_not_use_it(void *ctx)
{
	return 0;
}
