/* SPDX-License-Identifier: GPL-2.0 */
#ifndef COMMON_H
#define COMMON_H

#include <stdbool.h>
#include <linux/bpf.h>
#include <bpf/bpf_helpers.h>
#include <bpf/bpf_core_read.h>

#define LICENSE char _license[] SEC("license") = "GPL"

/* What is asked of the kernel's types. */
#define KERNEL __attribute__((preserve_access_index))

#define RAW(name) \
	SEC("raw_tp/sys_enter") \
	int name(__u64 *ctx)

struct task_struct {
	int pid;
} KERNEL;

/* Map types and flags that the headers at hand may lack. */
enum {
	MAP_USER_RINGBUF = 31,
	MAP_CGRP_STORAGE = 32,
	MAP_ARENA = 33,
	F_NO_PREALLOC = 1,
	F_RDONLY_PROG = 1 << 7,
	F_INNER_MAP = 1 << 12,
	F_MMAPABLE = 1 << 10,
};

#endif
