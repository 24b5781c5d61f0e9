// What the kernel's version, its configuration and its symbols decide.

#include "corpus.h"

#define KERNEL(major, minor) (((major) << 16) + ((minor) << 8))

extern int LINUX_KERNEL_VERSION __kconfig;
extern bool LINUX_HAS_BPF_COOKIE __kconfig __weak;
extern bool LINUX_HAS_SYSCALL_WRAPPER __kconfig __weak;
extern bool CONFIG_BPF_SYSCALL __kconfig __weak;
extern bool CONFIG_NOT_OF_THIS_WORLD __kconfig __weak;
extern enum libbpf_tristate CONFIG_NET __kconfig __weak;
extern int CONFIG_NR_CPUS __kconfig __weak;
extern char CONFIG_DEFAULT_HOSTNAME[32] __kconfig __weak;

PROGRAM(version_too_old)
{
	if (LINUX_KERNEL_VERSION < KERNEL(4, 15))
		return READ(ctx, first);
	return 0;
}

PROGRAM(version_new_enough)
{
	if (LINUX_KERNEL_VERSION >= KERNEL(4, 15))
		return READ(ctx, first);
	return 0;
}

PROGRAM(version_in_a_range)
{
	if (LINUX_KERNEL_VERSION >= KERNEL(4, 15) && LINUX_KERNEL_VERSION < KERNEL(5, 3))
		return READ(ctx, first);
	if (LINUX_KERNEL_VERSION < KERNEL(4, 10) || LINUX_KERNEL_VERSION >= KERNEL(99, 0))
		return READ(ctx, second);
	return 0;
}

PROGRAM(version_by_shift)
{
	if (LINUX_KERNEL_VERSION >> 16 < 4)
		return READ(ctx, first);
	return 0;
}

PROGRAM(version_by_guard)
{
	if (LINUX_KERNEL_VERSION < KERNEL(4, 15) || HAS(first))
		return READ(ctx, first);
	return 0;
}

PROGRAM(no_syscall_wrapper)
{
	if (!LINUX_HAS_SYSCALL_WRAPPER)
		return READ(ctx, first);
	return 0;
}

PROGRAM(no_cookie)
{
	if (!LINUX_HAS_BPF_COOKIE)
		return READ(ctx, first);
	return 0;
}

PROGRAM(config_set)
{
	if (CONFIG_BPF_SYSCALL)
		return READ(ctx, first);
	return 0;
}

PROGRAM(config_not_set)
{
	if (!CONFIG_BPF_SYSCALL)
		return READ(ctx, first);
	return 0;
}

PROGRAM(config_unknown_to_the_kernel)
{
	if (CONFIG_NOT_OF_THIS_WORLD)
		return READ(ctx, first);
	return 0;
}

PROGRAM(config_of_three_states)
{
	if (CONFIG_NET == TRI_MODULE)
		return READ(ctx, first);
	return 0;
}

PROGRAM(config_number)
{
	if (CONFIG_NR_CPUS > 1000000)
		return READ(ctx, first);
	return 0;
}

PROGRAM(config_string)
{
	if (CONFIG_DEFAULT_HOSTNAME[0] == 'x')
		return READ(ctx, first);
	return 0;
}

extern const void nowhere_in_the_kernel __ksym __weak;
extern const void runqueues __ksym __weak;
extern const void init_task __ksym __weak;

PROGRAM(symbol_missing)
{
	if (&nowhere_in_the_kernel)
		return READ(ctx, first);
	return 0;
}

PROGRAM(symbol_missing_otherwise)
{
	if (!&nowhere_in_the_kernel)
		return READ(ctx, first);
	return 0;
}

PROGRAM(symbol_there)
{
	if (&init_task)
		return READ(ctx, first);
	return 0;
}

PROGRAM(symbol_there_otherwise)
{
	if (!&init_task)
		return READ(ctx, first);
	return 0;
}

PROGRAM(variable_of_the_kernel)
{
	if (!&runqueues)
		return READ(ctx, first);
	return 0;
}

struct task_struct;

extern struct task_struct *bpf_not_a_kernel_function(int pid) __ksym __weak;
extern __u64 *bpf_cast_to_kern_ctx(void *object) __ksym __weak;
extern void bpf_rcu_read_lock(void) __ksym __weak;
extern void bpf_rcu_read_unlock(void) __ksym __weak;

PROGRAM(function_missing)
{
	if (bpf_not_a_kernel_function)
		return READ(ctx, first);
	return 0;
}

PROGRAM(function_missing_otherwise)
{
	if (!bpf_not_a_kernel_function)
		return READ(ctx, first);
	return 0;
}

PROGRAM(function_missing_is_called_if_there)
{
	if (bpf_not_a_kernel_function) {
		sink = (__u64)bpf_not_a_kernel_function(1);
		return READ(ctx, first);
	}
	return HAS(second) ? READ(ctx, second) : 0;
}

PROGRAM(function_there)
{
	if (bpf_rcu_read_lock)
		return READ(ctx, first);
	return 0;
}

PROGRAM(function_there_otherwise)
{
	if (!bpf_rcu_read_lock)
		return READ(ctx, first);
	return 0;
}

PROGRAM(guard_behind_calls_of_kernel_functions)
{
	volatile __u64 has = HAS(first);

	if (!bpf_rcu_read_lock || !bpf_rcu_read_unlock)
		return 0;
	bpf_rcu_read_lock();
	sink = READ(ctx, always);
	bpf_rcu_read_unlock();
	if (has)
		return READ(ctx, first);
	return 0;
}
