// SPDX-License-Identifier: GPL-2.0
// One program for each map type; a map that the kernel cannot make is no matter to the others.

#include "common.h"

LICENSE;

#define SIZED(name, kind, entries, keys, values) \
	struct { \
		__uint(type, kind); \
		__uint(max_entries, entries); \
		__uint(key_size, keys); \
		__uint(value_size, values); \
	} name SEC(".maps")

SIZED(hash, BPF_MAP_TYPE_HASH, 8, 4, 8);
SIZED(lru_hash, BPF_MAP_TYPE_LRU_HASH, 8, 4, 8);
SIZED(queue, BPF_MAP_TYPE_QUEUE, 8, 0, 8);
SIZED(ring, BPF_MAP_TYPE_RINGBUF, 65536, 0, 0);
SIZED(bloom, BPF_MAP_TYPE_BLOOM_FILTER, 8, 0, 8);
SIZED(user_ring, MAP_USER_RINGBUF, 65536, 0, 0);
SIZED(tails, BPF_MAP_TYPE_PROG_ARRAY, 2, 4, 4);
SIZED(cpus, BPF_MAP_TYPE_CPUMAP, 2, 4, 4);
SIZED(devices, BPF_MAP_TYPE_DEVMAP, 2, 4, 4);
SIZED(devices_by_hash, BPF_MAP_TYPE_DEVMAP_HASH, 2, 4, 4);
SIZED(xsk, BPF_MAP_TYPE_XSKMAP, 2, 4, 4);
SIZED(sockets, BPF_MAP_TYPE_SOCKHASH, 2, 4, 4);

struct {
	__uint(type, BPF_MAP_TYPE_LPM_TRIE);
	__uint(map_flags, F_NO_PREALLOC);
	__uint(max_entries, 8);
	__uint(key_size, 8);
	__uint(value_size, 8);
} trie SEC(".maps");

#define STORAGE(name, kind) \
	struct { \
		__uint(type, kind); \
		__uint(map_flags, F_NO_PREALLOC); \
		__type(key, int); \
		__type(value, __u64); \
	} name SEC(".maps")

STORAGE(task_storage, BPF_MAP_TYPE_TASK_STORAGE);
STORAGE(inode_storage, BPF_MAP_TYPE_INODE_STORAGE);
STORAGE(cgroup_storage, MAP_CGRP_STORAGE);
STORAGE(socket_storage, BPF_MAP_TYPE_SK_STORAGE);

struct {
	__uint(type, BPF_MAP_TYPE_ARRAY);
	__uint(map_flags, F_MMAPABLE);
	__uint(max_entries, 2);
	__type(key, __u32);
	__type(value, __u64);
} mapped SEC(".maps");

struct {
	__uint(type, BPF_MAP_TYPE_ARRAY);
	__uint(map_flags, F_RDONLY_PROG);
	__uint(max_entries, 2);
	__type(key, __u32);
	__type(value, __u64);
} read_only SEC(".maps");

struct inner {
	__uint(type, BPF_MAP_TYPE_ARRAY);
	__uint(max_entries, 1);
	__type(key, __u32);
	__type(value, __u64);
} inner SEC(".maps");

struct {
	__uint(type, BPF_MAP_TYPE_ARRAY_OF_MAPS);
	__uint(max_entries, 2);
	__type(key, __u32);
	__array(values, struct inner);
} outer SEC(".maps") = { .values = { &inner } };

struct inner_of_any_size {
	__uint(type, BPF_MAP_TYPE_ARRAY);
	__uint(map_flags, F_INNER_MAP);
	__uint(max_entries, 1);
	__type(key, __u32);
	__type(value, __u64);
};

struct {
	__uint(type, BPF_MAP_TYPE_HASH_OF_MAPS);
	__uint(max_entries, 2);
	__type(key, __u32);
	__array(values, struct inner_of_any_size);
} outer_of_any_size SEC(".maps");

struct with_timer {
	struct bpf_timer timer;
};

struct {
	__uint(type, BPF_MAP_TYPE_ARRAY);
	__uint(max_entries, 1);
	__type(key, __u32);
	__type(value, struct with_timer);
} timers SEC(".maps");

struct with_lock {
	struct bpf_spin_lock lock;
	__u32 value;
};

struct {
	__uint(type, BPF_MAP_TYPE_ARRAY);
	__uint(max_entries, 1);
	__type(key, __u32);
	__type(value, struct with_lock);
} locks SEC(".maps");

struct {
	__uint(type, 90);
	__uint(max_entries, 1);
	__type(key, __u32);
	__type(value, __u64);
} unknown_type SEC(".maps");

#define LOOK_UP(name) \
	RAW(use_##name) \
	{ \
		__u32 key[2] = {}; \
		return bpf_map_lookup_elem(&name, key) != 0; \
	}

LOOK_UP(hash)
LOOK_UP(lru_hash)
LOOK_UP(mapped)
LOOK_UP(read_only)
LOOK_UP(outer)
LOOK_UP(outer_of_any_size)
LOOK_UP(unknown_type)

RAW(use_trie)
{
	__u64 key = 0;

	return bpf_map_lookup_elem(&trie, &key) != 0;
}

RAW(use_queue)
{
	__u64 value = 0;

	return bpf_map_pop_elem(&queue, &value);
}

RAW(use_ring_output)
{
	__u64 value = 0;

	return bpf_ringbuf_output(&ring, &value, sizeof(value), 0);
}

RAW(use_ring_reserve)
{
	__u64 *value = bpf_ringbuf_reserve(&ring, sizeof(*value), 0);

	if (value) {
		*value = 1;
		bpf_ringbuf_submit(value, 0);
	}
	return 0;
}

RAW(use_ring_dynptr)
{
	struct bpf_dynptr pointer;

	bpf_ringbuf_reserve_dynptr(&ring, 64, 0, &pointer);
	bpf_ringbuf_discard_dynptr(&pointer, 0);
	return 0;
}

RAW(use_bloom)
{
	__u64 value = 0;

	return bpf_map_peek_elem(&bloom, &value);
}

static long drained(struct bpf_dynptr *pointer, void *ctx)
{
	return 0;
}

RAW(use_user_ring)
{
	return bpf_user_ringbuf_drain(&user_ring, drained, NULL, 0);
}

RAW(use_tails)
{
	bpf_tail_call(ctx, &tails, 0);
	return 0;
}

SEC("tp_btf/sched_switch")
int use_task_storage(__u64 *ctx)
{
	return bpf_task_storage_get(&task_storage, bpf_get_current_task_btf(), NULL, 1) != 0;
}

struct file {
	struct inode *f_inode;
} KERNEL;

SEC("lsm/file_open")
int use_inode_storage(__u64 *ctx)
{
	struct file *file = (void *)ctx[0];

	bpf_inode_storage_get(&inode_storage, file->f_inode, NULL, 1);
	return 0;
}

struct cgroup;

struct css_set {
	struct cgroup *dfl_cgrp;
} KERNEL;

struct task_with_cgroups {
	struct css_set *cgroups;
};

struct task_struct___cgroups {
	struct css_set *cgroups;
} KERNEL;

SEC("tp_btf/sys_enter")
int use_cgroup_storage(__u64 *ctx)
{
	struct task_struct___cgroups *task = (void *)bpf_get_current_task_btf();

	return bpf_cgrp_storage_get(&cgroup_storage, task->cgroups->dfl_cgrp, NULL, 1) != 0;
}

SEC("tc")
int use_socket_storage(struct __sk_buff *skb)
{
	struct bpf_sock *sock = skb->sk ? bpf_sk_fullsock(skb->sk) : NULL;

	return sock ? bpf_sk_storage_get(&socket_storage, sock, NULL, 1) != 0 : 0;
}

SEC("xdp")
int use_cpus(struct xdp_md *ctx)
{
	return bpf_redirect_map(&cpus, 0, 0);
}

SEC("xdp")
int use_devices(struct xdp_md *ctx)
{
	return bpf_redirect_map(&devices, 0, 0);
}

SEC("xdp")
int use_devices_by_hash(struct xdp_md *ctx)
{
	return bpf_redirect_map(&devices_by_hash, 0, 0);
}

SEC("xdp")
int use_xsk(struct xdp_md *ctx)
{
	return bpf_redirect_map(&xsk, 0, 0);
}

SEC("sk_skb/stream_verdict")
int use_sockets(struct __sk_buff *skb)
{
	__u32 key = 0;

	return bpf_sk_redirect_hash(skb, &sockets, &key, 0);
}

static int fired(void *map, int *key, struct bpf_timer *timer)
{
	return 0;
}

SEC("tc")
int use_timers(struct __sk_buff *skb)
{
	__u32 key = 0;
	struct with_timer *one = bpf_map_lookup_elem(&timers, &key);

	if (one) {
		bpf_timer_init(&one->timer, &timers, 1);
		bpf_timer_set_callback(&one->timer, fired);
	}
	return 0;
}

SEC("tc")
int use_locks(struct __sk_buff *skb)
{
	__u32 key = 0;
	struct with_lock *one = bpf_map_lookup_elem(&locks, &key);

	if (one) {
		bpf_spin_lock(&one->lock);
		one->value++;
		bpf_spin_unlock(&one->lock);
	}
	return 0;
}
