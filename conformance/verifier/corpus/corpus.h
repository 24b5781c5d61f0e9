// What every file of the corpus begins with. kernel.c has the kernels that these types are sought in.

#include <linux/bpf.h>
#include <linux/types.h>
#include <stdbool.h>
#include <bpf/bpf_helpers.h>
#include <bpf/bpf_core_read.h>

#pragma clang attribute push(__attribute__((preserve_access_index)), apply_to = record)

enum mode {
	MODE_OLD = 1,
	MODE_NEW = 2,
};

struct extra {
	__u64 value;
	struct extra *next;
};

struct target {
	__u64 always;
	__u64 first;
	__u32 second;
	__u32 wide : 5;
	__u32 flag : 1;
	struct extra *extra;
	__u32 numbers[4];
	char name[16];
};

// Not called so by any kernel, but by older ones.
struct target___old {
	__u64 first_old;
	__u64 nowhere;
};

#pragma clang attribute pop

#define HAS(field) bpf_core_field_exists(((struct target *)0)->field)
#define HAS_OLD(field) bpf_core_field_exists(((struct target___old *)0)->field)
#define SIZE(field) bpf_core_field_size(((struct target *)0)->field)

typedef struct bpf_raw_tracepoint_args context;

// What the kernel gave us. The verifier takes it for any number, so it is read by a helper. This is
// no macro, for what is inside of BPF_CORE_READ would be asked of the kernel too.
static __always_inline struct target *target_of(context *ctx)
{
	return (struct target *)ctx->args[0];
}

#define READ(ctx, fields...) BPF_CORE_READ(target_of(ctx), fields)

#define PROGRAM(name) \
	SEC("raw_tp") \
	int name(context *ctx)

// Takes a value from the compiler's sight, but not from the verifier's.
#define HIDE(value) asm volatile("" : "+r"(value))

// All registers that outlive a call are wanted for something else: what is live is spilled.
#define SPILL_ALL() asm volatile("" ::: "r0", "r1", "r2", "r3", "r4", "r5", "r6", "r7", "r8", "r9")

struct value {
	__u64 number;
	__u64 bytes[15];
};

struct {
	__uint(type, BPF_MAP_TYPE_ARRAY);
	__uint(max_entries, 4);
	__type(key, __u32);
	__type(value, struct value);
} values SEC(".maps");

static __always_inline struct value *look_up(__u32 key)
{
	return bpf_map_lookup_elem(&values, &key);
}

volatile __u64 sink;

char LICENSE[] SEC("license") = "GPL";
