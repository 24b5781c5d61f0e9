// Types of real kernels, as tools ask for them. The running kernel's BTF is changed, not made.

#include "corpus.h"

#pragma clang attribute push(__attribute__((preserve_access_index)), apply_to = record)

struct task_struct {
	unsigned int __state;
	int pid;
	int exit_code;
	struct task_struct *real_parent;
	struct mm_struct *mm;
};

struct task_struct___before_5_14 {
	volatile long state;
};

struct mm_struct {
	unsigned long arg_start;
	unsigned long arg_end;
};

struct request {
	struct request_queue *q;
	struct gendisk___left *rq_disk;
};

struct request_queue {
	struct gendisk *disk;
};

struct gendisk {
	int major;
	int first_minor;
};

struct gendisk___left {
	int major;
};

struct bpf_ringbuf {
	__u64 mask;
};

#pragma clang attribute pop

enum bpf_func_id___asked {
	BPF_FUNC_probe_read_kernel___asked = 1,
	BPF_FUNC_of_the_future___asked = 2,
};

#define TASK() ((struct task_struct *)bpf_get_current_task())

PROGRAM(task_state)
{
	struct task_struct *task = TASK();
	struct task_struct___before_5_14 *before = (void *)task;

	if (bpf_core_field_exists(task->__state))
		return BPF_CORE_READ(task, __state);
	return BPF_CORE_READ(before, state);
}

PROGRAM(task_state_by_old_name_first)
{
	struct task_struct *task = TASK();
	struct task_struct___before_5_14 *before = (void *)task;

	if (bpf_core_field_exists(before->state))
		return BPF_CORE_READ(before, state);
	return BPF_CORE_READ(task, __state);
}

static __noinline struct gendisk *disk_of(struct request *request)
{
	if (bpf_core_field_exists(request->rq_disk))
		return (void *)BPF_CORE_READ(request, rq_disk);
	return BPF_CORE_READ(request, q, disk);
}

PROGRAM(disk_of_a_request)
{
	struct gendisk *disk = disk_of((void *)ctx->args[0]);

	return disk ? BPF_CORE_READ(disk, major) << 20 | BPF_CORE_READ(disk, first_minor) : 0;
}

const volatile int wanted_pid = 0;

PROGRAM(parent_of_a_wanted_task)
{
	struct task_struct *task = TASK();

	if (wanted_pid && wanted_pid != BPF_CORE_READ(task, pid))
		return 0;
	return BPF_CORE_READ(task, real_parent, pid);
}

PROGRAM(arguments)
{
	struct task_struct *task = TASK();
	unsigned long length;

	if (!bpf_core_type_exists(struct mm_struct) || !bpf_core_field_exists(task->mm->arg_end))
		return 0;
	length = BPF_CORE_READ(task, mm, arg_end) - BPF_CORE_READ(task, mm, arg_start);
	return length > 4096;
}

PROGRAM(exit_code_without_guard)
{
	return BPF_CORE_READ(TASK(), exit_code) >> 8;
}

PROGRAM(helper_by_its_enumerator)
{
	struct task_struct *task = TASK();

	if (bpf_core_enum_value_exists(enum bpf_func_id___asked, BPF_FUNC_probe_read_kernel___asked))
		return bpf_core_enum_value(enum bpf_func_id___asked, BPF_FUNC_probe_read_kernel___asked) +
		       BPF_CORE_READ(task, pid);
	if (bpf_core_enum_value_exists(enum bpf_func_id___asked, BPF_FUNC_of_the_future___asked))
		return bpf_core_enum_value(enum bpf_func_id___asked, BPF_FUNC_of_the_future___asked);
	return 0;
}

PROGRAM(ring_buffer_by_its_type)
{
	if (bpf_core_type_exists(struct bpf_ringbuf))
		return bpf_core_field_offset(((struct bpf_ringbuf *)0)->mask);
	return 0;
}

// These read the kernel's own types, without a helper.

SEC("tp_btf/sched_process_exit")
int typed_tracepoint(__u64 *ctx)
{
	struct task_struct *task = (void *)ctx[0];

	if (bpf_core_field_exists(task->exit_code))
		return task->exit_code;
	return task->pid;
}

SEC("tp_btf/sched_process_exit")
int typed_tracepoint_without_guard(__u64 *ctx)
{
	struct task_struct *task = (void *)ctx[0];

	sink = task->exit_code;
	return 0;
}

SEC("iter/task")
int iterator(struct task_struct **ctx)
{
	struct task_struct *task = ctx[1];

	if (task && bpf_core_field_exists(task->exit_code))
		sink = task->exit_code;
	return 0;
}
