// Uses every CO-RE relocation kind, against the types of kernel.c.

#include <linux/bpf.h>
#include <linux/types.h>
#include <bpf/bpf_helpers.h>
#include <bpf/bpf_core_read.h>

#pragma clang attribute push(__attribute__((preserve_access_index)), apply_to = record)

struct inner {
	int depth;
};

struct task {
	int pid;
	long state;
	unsigned int flag_a : 1;
	signed int level : 5;
	struct task *parent;
	char comm[8];
	struct {
		union {
			__u32 inode;
			__u16 device;
		};
	};
	struct inner stack[4];
	__u32 narrow;
	__u64 gone;
};

struct task___old {
	int process_id;
};

struct unknown_here {
	int field;
};

struct tail {
	int length;
	struct inner items[];
};

#pragma clang attribute pop

typedef struct {
	int counter;
} atomic_count;

enum mode {
	MODE_OFF = 1,
	MODE_ON = 2,
	MODE_GONE = 9,
};

enum wide_mode {
	WIDE_LOW = 1,
	WIDE_HIGH = 0x100000000ULL,
};

volatile __u64 sink;

SEC("raw_tracepoint/fields")
int fields(struct bpf_raw_tracepoint_args *context)
{
	struct task *task = (void *)context->args[0];
	struct task___old *old = (void *)task;
	struct tail *tail = (void *)context->args[1];

	sink = bpf_core_field_offset(task->pid);
	sink = BPF_CORE_READ(task, parent, comm[2]);
	sink = bpf_core_field_offset(task->stack[2].depth);
	sink = bpf_core_field_offset(task->inode);
	sink = bpf_core_field_offset(tail->items[5].depth);
	sink = bpf_core_field_size(task->comm);
	sink = bpf_core_field_size(task->state);
	sink = bpf_core_field_exists(task->parent);
	if (bpf_core_field_exists(task->gone))
		sink = BPF_CORE_READ(task, gone);
	if (bpf_core_field_exists(old->process_id))
		sink = BPF_CORE_READ(old, process_id);
	if (bpf_core_field_exists(((struct unknown_here *)task)->field))
		sink = BPF_CORE_READ((struct unknown_here *)task, field);
	sink = BPF_CORE_READ_BITFIELD_PROBED(task, flag_a);
	sink = BPF_CORE_READ_BITFIELD_PROBED(task, level);
	return 0;
}

SEC("fentry/load")
int load(__u64 *context)
{
	struct task *task = (void *)context[0];

	// Loads of its own: their width is patched where the kernel's field is wider.
	sink = task->narrow;
	sink = BPF_CORE_READ_BITFIELD(task, flag_a);
	return 0;
}

static __attribute__((noinline)) int types(void)
{
	sink = bpf_core_type_id_local(struct task);
	sink = bpf_core_type_id_kernel(struct task);
	sink = bpf_core_type_id_kernel(struct unknown_here);
	sink = bpf_core_type_exists(atomic_count);
	sink = bpf_core_type_exists(struct unknown_here);
	sink = bpf_core_type_size(struct task);
	sink = bpf_core_type_size(struct unknown_here);
	sink = bpf_core_type_matches(struct inner);
	sink = bpf_core_type_matches(struct task);
	return 0;
}

SEC("raw_tracepoint/enums")
int enums(void *context)
{
	types();
	sink = bpf_core_enum_value_exists(enum mode, MODE_ON);
	sink = bpf_core_enum_value_exists(enum mode, MODE_GONE);
	sink = bpf_core_enum_value(enum mode, MODE_ON);
	sink = bpf_core_enum_value(enum wide_mode, WIDE_HIGH);
	return 0;
}

char LICENSE[] SEC("license") = "GPL";
