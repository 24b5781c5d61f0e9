// Questions about types: ids, existence, size, and whether they match, behind pointers and not.

#include "common.h"

typedef struct {
	int counter;
} atomic_t;

struct refcount_struct {
	atomic_t refs;
};

typedef struct refcount_struct refcount_t;

struct list_head {
	struct list_head *next, *prev;
};

struct hlist_node {
	struct hlist_node *next, **pprev;
};

struct callback_head {
	struct callback_head *next;
	void (*func)(struct callback_head *head);
};

struct qstr {
	union {
		struct {
			__u32 hash;
			__u32 len;
		};
		__u64 hash_len;
	};
	const unsigned char *name;
};

struct file;
struct inode;
struct work_struct;
struct notifier_block;

struct file_operations {
	int (*open)(struct inode *, struct file *);
	int (*flush)(struct file *, void *id);
};

struct seq_operations {
	void *(*start)(struct seq_file *m, long long *pos);
};

struct path {
	struct vfsmount *mnt;
	struct dentry *dentry;
};

struct timespec64 {
	long long tv_sec;
	long tv_nsec;
};

struct kref {
	refcount_t refcount;
};

struct kref___wrong {
	int refcount;
};

union sigval {
	int sival_int;
	void *sival_ptr;
};

typedef unsigned int gfp_t;
typedef __u64 dma_addr_t;
typedef int (*initcall_t)(void);
typedef void (*work_func_t)(struct work_struct *work);
typedef void (*rcu_callback_t)(struct callback_head *head);
typedef int (*notifier_fn_t)(struct notifier_block *nb, unsigned long action, void *data);
typedef int (*notifier_fn_t___wrong)(struct notifier_block *nb, unsigned long action);
typedef unsigned long kernel_ulong_t;
typedef _Bool bool;

struct bpf_map_ops;
struct task_struct {
	int pid;
};
struct task_struct___everything {
	struct {
		int nothing;
	} x;
};
struct not_in_any_kernel {
	int x;
};
enum pid_type {
	PIDTYPE_PID,
	PIDTYPE_TGID,
};
enum bpf_map_type___not_its_name {
	SOMETHING,
};
enum zone_type {
	ZONE_NORMAL,
	ZONE_OF_OUR_OWN,
};

#define EXISTS(type) (sink = bpf_core_type_exists(type))
#define SIZE(type) (sink = bpf_core_type_size(type))
#define ID(type) (sink = bpf_core_type_id_kernel(type))
#define MATCHES(type) (sink = bpf_core_type_matches(type))
#define EVERY(of)                                                                          \
	of(atomic_t);                                                                      \
	of(refcount_t);                                                                    \
	of(struct refcount_struct);                                                        \
	of(struct list_head);                                                              \
	of(struct hlist_node);                                                             \
	of(struct callback_head);                                                          \
	of(struct qstr);                                                                   \
	of(struct file_operations);                                                        \
	of(struct seq_operations);                                                         \
	of(struct path);                                                                   \
	of(struct timespec64);                                                             \
	of(struct kref);                                                                   \
	of(struct kref___wrong);                                                           \
	of(union sigval);                                                                  \
	of(gfp_t);                                                                         \
	of(dma_addr_t);                                                                    \
	of(initcall_t);                                                                    \
	of(work_func_t);                                                                   \
	of(rcu_callback_t);                                                                \
	of(notifier_fn_t);                                                                 \
	of(notifier_fn_t___wrong);                                                         \
	of(kernel_ulong_t);                                                                \
	of(bool);                                                                          \
	of(struct task_struct);                                                            \
	of(struct task_struct___everything);                                               \
	of(struct not_in_any_kernel);                                                      \
	of(enum pid_type);                                                                 \
	of(enum bpf_map_type___not_its_name);                                              \
	of(enum zone_type)

SEC("raw_tracepoint/exists")
int exists(void *context)
{
	EVERY(EXISTS);
	return 0;
}

SEC("raw_tracepoint/sizes")
int sizes(void *context)
{
	EVERY(SIZE);
	return 0;
}

SEC("raw_tracepoint/ids")
int ids(void *context)
{
	EVERY(ID);
	sink = bpf_core_type_id_local(struct path);
	sink = bpf_core_type_id_local(struct not_in_any_kernel);
	return 0;
}

SEC("raw_tracepoint/matches")
int matches(void *context)
{
	EVERY(MATCHES);
	return 0;
}
