// Enumerators that kernels have, lost, gained or moved, of 32 and of 64 bits.

#include "common.h"

enum bpf_prog_type___kernel {
	BPF_PROG_TYPE_XDP___kernel = 1,
	BPF_PROG_TYPE_SYSCALL___kernel,
	BPF_PROG_TYPE_NETFILTER___kernel,
	BPF_PROG_TYPE_OF_OUR_OWN,
};

enum pid_type {
	PIDTYPE_PID,
	PIDTYPE_SID,
	PIDTYPE_MAX,
};

enum zone_type {
	ZONE_NORMAL,
	ZONE_MOVABLE,
	ZONE_DEVICE,
	__MAX_NR_ZONES,
};

enum cgroup_subsys_id {
	cpu_cgrp_id,
	memory_cgrp_id,
	misc_cgrp_id,
	CGROUP_SUBSYS_COUNT,
};

enum node_stat_item {
	NR_FILE_PAGES,
	NR_VM_NODE_STAT_ITEMS,
};

enum netdev_priv_flags {
	IFF_BONDING = 1,
	IFF_NO_QUEUE = 2,
	IFF_CHANGE_PROTO_DOWN = 0x100000000ULL,
};

enum bpf_type_flag {
	PTR_MAYBE_NULL = 1,
	MEM_RDONLY = 2,
	__BPF_TYPE_LAST_FLAG = 4,
};

enum hrtimer_mode {
	HRTIMER_MODE_REL = 5,
	HRTIMER_MODE_NEVER = -1,
};

typedef enum {
	PHY_INTERFACE_MODE_NA,
	PHY_INTERFACE_MODE_MAX,
} phy_interface_t;

#define BOTH(type, name)                                       \
	(sink = bpf_core_enum_value_exists(type, name),        \
	 sink = bpf_core_enum_value(type, name))

SEC("raw_tracepoint/enumerators")
int enumerators(void *context)
{
	BOTH(enum bpf_prog_type___kernel, BPF_PROG_TYPE_XDP___kernel);
	BOTH(enum bpf_prog_type___kernel, BPF_PROG_TYPE_SYSCALL___kernel);
	BOTH(enum bpf_prog_type___kernel, BPF_PROG_TYPE_NETFILTER___kernel);
	BOTH(enum bpf_prog_type___kernel, BPF_PROG_TYPE_OF_OUR_OWN);
	BOTH(enum pid_type, PIDTYPE_PID);
	BOTH(enum pid_type, PIDTYPE_SID);
	BOTH(enum pid_type, PIDTYPE_MAX);
	BOTH(enum zone_type, ZONE_NORMAL);
	BOTH(enum zone_type, ZONE_DEVICE);
	BOTH(enum zone_type, __MAX_NR_ZONES);
	BOTH(enum cgroup_subsys_id, memory_cgrp_id);
	BOTH(enum cgroup_subsys_id, misc_cgrp_id);
	BOTH(enum cgroup_subsys_id, CGROUP_SUBSYS_COUNT);
	BOTH(enum node_stat_item, NR_VM_NODE_STAT_ITEMS);
	BOTH(enum netdev_priv_flags, IFF_BONDING);
	BOTH(enum netdev_priv_flags, IFF_CHANGE_PROTO_DOWN);
	BOTH(enum bpf_type_flag, MEM_RDONLY);
	BOTH(enum bpf_type_flag, __BPF_TYPE_LAST_FLAG);
	BOTH(enum hrtimer_mode, HRTIMER_MODE_REL);
	BOTH(enum hrtimer_mode, HRTIMER_MODE_NEVER);
	BOTH(phy_interface_t, PHY_INTERFACE_MODE_MAX);
	sink = bpf_core_type_exists(enum pid_type);
	sink = bpf_core_type_size(enum netdev_priv_flags);
	sink = bpf_core_type_matches(enum cgroup_subsys_id);
	return 0;
}
