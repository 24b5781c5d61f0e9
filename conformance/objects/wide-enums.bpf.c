// Enums of 64 bits in kernels since 6.1, of which nothing is asked that needs more than 31: a loader that
// knows no such enum can answer it.

#include "common.h"

enum ib_uverbs_device_cap_flags {
	IB_UVERBS_DEVICE_RESIZE_MAX_WR = 1,
	IB_UVERBS_DEVICE_BAD_QKEY_CNTR = 2,
};

enum netdev_priv_flags {
	IFF_BONDING = 1,
	IFF_NO_QUEUE = 2,
};

enum perf_callchain_context {
	PERF_CONTEXT_KERNEL = 1,
};

enum not_in_any_kernel {
	OF_NONE,
};

#define IF_THERE(type, name) \
	(sink = bpf_core_enum_value_exists(type, name) ? bpf_core_enum_value(type, name) : 0)

SEC("raw_tracepoint/values")
int values(void *context)
{
	IF_THERE(enum ib_uverbs_device_cap_flags, IB_UVERBS_DEVICE_RESIZE_MAX_WR);
	IF_THERE(enum ib_uverbs_device_cap_flags, IB_UVERBS_DEVICE_BAD_QKEY_CNTR);
	IF_THERE(enum netdev_priv_flags, IFF_BONDING);
	IF_THERE(enum netdev_priv_flags, IFF_NO_QUEUE);
	IF_THERE(enum not_in_any_kernel, OF_NONE);
	return 0;
}

SEC("raw_tracepoint/types")
int types(void *context)
{
	sink = bpf_core_type_exists(enum perf_callchain_context);
	sink = bpf_core_type_size(enum perf_callchain_context);
	sink = bpf_core_type_size(enum ib_uverbs_device_cap_flags);
	sink = bpf_core_type_exists(enum not_in_any_kernel);
	return 0;
}
