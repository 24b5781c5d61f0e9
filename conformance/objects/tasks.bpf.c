// Fields of tasks: renamed ones, flavours, chains, arrays, bitfields and anonymous members.

#include "common.h"

KERNEL_TYPES_BEGIN

struct list_head {
	struct list_head *next, *prev;
};

typedef struct {
	int counter;
} atomic_t;

typedef struct {
	__s64 counter;
} atomic64_t;

struct pid_namespace {
	unsigned int level;
	struct ns_common___new *gone;
};

struct upid {
	int nr;
	struct pid_namespace *ns;
};

struct pid {
	unsigned int level;
	struct upid numbers[];
};

struct pid___one_element {
	struct upid numbers[1];
};

struct mm_struct {
	struct {
		atomic_t mm_users;
		unsigned long task_size;
		unsigned long arg_start, arg_end;
		unsigned long saved_auxv[4];
	};
};

struct cred {
	unsigned int uid___not_there;
	struct {
		unsigned int val;
	} uid;
};

struct signal_struct {
	struct pid *pids[4];
	unsigned int is_child_subreaper : 1;
	unsigned int has_child_subreaper : 1;
};

struct sched_entity {
	__u64 vruntime;
	unsigned char on_rq;
	__u64 sum_exec_runtime;
};

struct thread_info {
	unsigned long flags;
	__u32 status;
};

struct task_struct {
	struct thread_info thread_info;
	unsigned int __state;
	void *stack;
	unsigned int flags;
	int prio;
	struct sched_entity se;
	struct mm_struct *mm;
	int exit_code;
	unsigned int sched_reset_on_fork : 1;
	unsigned int sched_migrated : 1;
	unsigned int in_execve : 1;
	unsigned int in_iowait : 1;
	unsigned int frozen : 1;
	int pid;
	int tgid;
	struct task_struct *real_parent;
	struct list_head children;
	struct pid *thread_pid;
	__u64 utime, start_time, start_boottime;
	const struct cred *cred;
	char comm[16];
	struct signal_struct *signal;
	struct css_set *cgroups;
	atomic64_t nothing_like_this;
	union {
		unsigned long rcu_users_or_so;
	};
	int nr_cpus_allowed;
	struct {
		unsigned long bits[1];
	} blocked_cpus;
};

struct task_struct___state {
	volatile long state;
};

struct task_struct___pids {
	struct {
		struct pid *pid;
	} pids[3];
};

struct task_struct___narrow {
	__u32 start_time;
	unsigned char flags;
	__u64 prio;
	unsigned long exit_code;
	int mm;
	__u16 pid;
};

struct css_set {
	struct cgroup *dfl_cgrp;
};

struct cgroup {
	struct kernfs_node *kn;
	int level;
	__u64 ancestor_ids[];
};

struct cgroup___ancestors {
	struct cgroup *ancestors[];
};

union kernfs_node_id___old {
	struct {
		__u32 ino;
		__u32 generation;
	};
	__u64 id;
};

struct kernfs_node {
	__u64 id;
	const char *name;
};

struct kernfs_node___old {
	union kernfs_node_id___old id;
};

KERNEL_TYPES_END

SEC("raw_tracepoint/reads")
int reads(struct bpf_raw_tracepoint_args *context)
{
	struct task_struct *task = (void *)context->args[0];
	struct pid *pid = (void *)context->args[1];
	struct cgroup *group = (void *)context->args[2];
	struct kernfs_node___old *node = (void *)context->args[3];

	sink = BPF_CORE_READ(task, pid);
	sink = BPF_CORE_READ(task, real_parent, real_parent, tgid);
	sink = BPF_CORE_READ(task, mm, mm_users.counter);
	sink = BPF_CORE_READ(task, mm, saved_auxv[3]);
	sink = BPF_CORE_READ(task, cred, uid.val);
	sink = BPF_CORE_READ(task, comm[7]);
	sink = (__u64)BPF_CORE_READ(task, signal, pids[2]);
	sink = BPF_CORE_READ(task, signal, pids[3], numbers[0].nr);
	sink = BPF_CORE_READ(task, se.vruntime);
	sink = BPF_CORE_READ(task, se.on_rq);
	sink = BPF_CORE_READ(task, thread_info.flags);
	sink = BPF_CORE_READ(task, thread_info.status);
	sink = (__u64)BPF_CORE_READ(task, children.next);
	sink = BPF_CORE_READ(task, cgroups, dfl_cgrp, kn, id);
	sink = BPF_CORE_READ(task, nothing_like_this.counter);
	sink = BPF_CORE_READ(task, rcu_users_or_so);
	sink = BPF_CORE_READ(pid, numbers[2].ns, level);
	sink = BPF_CORE_READ((struct pid___one_element *)pid, numbers[0].nr);
	sink = BPF_CORE_READ(group, ancestor_ids[1]);
	sink = (__u64)BPF_CORE_READ((struct cgroup___ancestors *)group, ancestors[1]);
	sink = BPF_CORE_READ(node, id.ino);
	sink = BPF_CORE_READ(&task[2], tgid);
	if (bpf_core_field_exists(task->__state))
		sink = BPF_CORE_READ(task, __state);
	else
		sink = BPF_CORE_READ((struct task_struct___state *)task, state);
	return 0;
}

SEC("raw_tracepoint/questions")
int questions(struct bpf_raw_tracepoint_args *context)
{
	struct task_struct *task = (void *)context->args[0];
	struct task_struct___narrow *narrow = (void *)task;

	sink = bpf_core_field_exists(task->thread_info);
	sink = bpf_core_field_exists(task->thread_info.status);
	sink = bpf_core_field_exists(task->nothing_like_this);
	sink = bpf_core_field_exists(((struct task_struct___pids *)task)->pids);
	sink = bpf_core_field_exists(((struct task_struct___pids *)task)->pids[0].pid);
	sink = bpf_core_field_exists(task->blocked_cpus.bits);
	sink = bpf_core_field_exists(struct task_struct, frozen);
	sink = bpf_core_field_exists(struct cred, uid);
	sink = bpf_core_field_exists(struct pid, numbers);
	sink = bpf_core_field_size(task->comm);
	sink = bpf_core_field_size(task->se);
	sink = bpf_core_field_size(task->comm[3]);
	sink = bpf_core_field_size(task->utime);
	sink = bpf_core_field_size(struct cgroup, ancestor_ids);
	sink = bpf_core_field_offset(task->real_parent);
	sink = bpf_core_field_offset(struct signal_struct, pids[1]);
	sink = __builtin_preserve_field_info(task->exit_code, BPF_FIELD_SIGNED);
	sink = __builtin_preserve_field_info(task->flags, BPF_FIELD_SIGNED);
	sink = __builtin_preserve_field_info(narrow->mm, BPF_FIELD_SIGNED);
	sink = __builtin_preserve_field_info(narrow->flags, BPF_FIELD_LSHIFT_U64);
	sink = __builtin_preserve_field_info(narrow->pid, BPF_FIELD_RSHIFT_U64);
	return 0;
}

SEC("raw_tracepoint/bitfields")
int bitfields(struct bpf_raw_tracepoint_args *context)
{
	struct task_struct *task = (void *)context->args[0];

	sink = BPF_CORE_READ_BITFIELD_PROBED(task, sched_reset_on_fork);
	sink = BPF_CORE_READ_BITFIELD_PROBED(task, in_execve);
	sink = BPF_CORE_READ_BITFIELD_PROBED(task, in_iowait);
	sink = BPF_CORE_READ_BITFIELD_PROBED(task, frozen);
	sink = BPF_CORE_READ_BITFIELD_PROBED(task->signal, has_child_subreaper);
	sink = BPF_CORE_READ_BITFIELD_PROBED(task, prio);
	return 0;
}

SEC("fentry/direct")
int direct(__u64 *context)
{
	struct task_struct *task = (void *)context[0];
	struct task_struct___narrow *narrow = (void *)task;
	struct task_struct___state *state = (void *)task;

	sink = task->start_time;
	sink = narrow->start_time;
	sink = narrow->flags;
	sink = narrow->prio;
	sink = narrow->exit_code;
	sink = narrow->mm;
	sink = narrow->pid;
	sink = task->comm[2];
	sink = task->mm->arg_end;
	sink = state->state;
	sink = BPF_CORE_READ_BITFIELD(task, in_iowait);
	sink = BPF_CORE_READ_BITFIELD(task, sched_migrated);
	task->flags = sink;
	task->prio = 7;
	narrow->start_time = 9;
	task->nothing_like_this.counter = 1;
	return 0;
}
