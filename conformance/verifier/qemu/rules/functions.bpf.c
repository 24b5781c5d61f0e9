// SPDX-License-Identifier: GPL-2.0
// What the verifier carries into functions and callbacks, and what it knows of addresses.

#include "rules.h"

struct {
	__uint(type, BPF_MAP_TYPE_ARRAY);
	__uint(max_entries, 4);
	__type(key, int);
	__type(value, long);
} array SEC(".maps");

const volatile long seven = 7;
const volatile int table[4] = {1, 2, 3, -4};
const volatile unsigned char flag = 0;
long changed = 7;

FUNCTION(argument, "if r1 == 7 goto +1; " POISON DONE)
RULE(always__argument, "r1 = 7; call argument; r0 = 0; ", "r0 == 0")
RULE(control__argument, "r1 = 8; call argument; r0 = 0; ", "r0 == 0")
RULE(never__two_calls, "r1 = 7; call argument; r1 = 8; call argument; r0 = 0; ", "r0 == 0")

FUNCTION(result, "r0 = 7; exit; ")
RULE(always__result, "call result; ", "r0 == 7")
RULE(always__kept_by_function, "r6 = 7; call result; ", "r6 == 7")

FUNCTION(fill, "r2 = 7; *(u64 *)(r1 + 0) = r2; r0 = 0; exit; ")
RULE(scalarSpills__filled, "r1 = r10; r1 += -8; call fill; r7 = *(u64 *)(r10 - 8); ", "r7 == 7")

FUNCTION(look, "r2 = *(u64 *)(r1 + 0); if r2 == 7 goto +1; " POISON DONE)
RULE(scalarSpills__looked_at, "r6 = 7; *(u64 *)(r10 - 8) = r6; r1 = r10; r1 += -8; call look; "
     "r0 = 0; ", "r0 == 0")
FUNCTION(frame, "r6 = 9; *(u64 *)(r10 - 8) = r6; r0 = 0; exit; ")
RULE(scalarSpills__of_caller, "r6 = 7; *(u64 *)(r10 - 8) = r6; call frame; "
     "r7 = *(u64 *)(r10 - 8); ", "r7 == 7")
FUNCTION(nested, "call argument; r0 = 7; exit; ")
RULE(always__nested, "r1 = 7; call nested; ", "r0 == 7")

// A global function is verified on its own, with whatever arguments.
__attribute__((noinline)) int poisoned(int x)
{
	asm volatile("call 195896080");
	return x;
}
__attribute__((noinline)) int global(int x)
{
	asm volatile("");
	return 7;
}
__attribute__((noinline)) int global_argument(int x)
{
	if (x != 7)
		asm volatile("call 195896080");
	return 0;
}
PROGRAM(globalFunctions__behind_guard, "r6 = 7; if r6 == 7 goto +2; r1 = 7; call poisoned; " DONE)
PROGRAM(control__global, "r1 = 7; call poisoned; " DONE)
PROGRAM(control__global_argument, "r1 = 7; call global_argument; " DONE)
RULE(never__global_result, "r1 = 7; call global; ", "r0 == 7")
RULE(always__kept_by_global, "r6 = 7; r1 = 7; call global; ", "r6 == 7")

FUNCTION(poisoned_callback, POISON DONE)
PROGRAM(zeroRoundLoops__bpf_loop, "r1 = 0; r2 = poisoned_callback ll; r3 = 0; r4 = 0; call 181; " DONE)
PROGRAM(control__loop, "r1 = 1; r2 = poisoned_callback ll; r3 = 0; r4 = 0; call 181; " DONE)
FUNCTION(context_callback, "r6 = *(u64 *)(r2 + 0); if r6 == 7 goto +1; " POISON DONE)
PROGRAM(scalarSpills__loop_context, "r6 = 7; *(u64 *)(r10 - 8) = r6; r1 = 3; r2 = context_callback ll; "
	"r3 = r10; r3 += -8; r4 = 0; call 181; " DONE)
FUNCTION(changing_callback, "r6 = *(u64 *)(r2 + 0); if r6 == 7 goto +1; " POISON
	 "r6 = 8; *(u64 *)(r2 + 0) = r6; " DONE)
PROGRAM(never__changing_context, "r6 = 7; *(u64 *)(r10 - 8) = r6; r1 = 3; r2 = changing_callback ll; "
	"r3 = r10; r3 += -8; r4 = 0; call 181; " DONE)
FUNCTION(each_callback, "r6 = *(u64 *)(r4 + 0); if r6 == 7 goto +1; " POISON DONE)
PROGRAM(scalarSpills__each_context, "r6 = 7; *(u64 *)(r10 - 8) = r6; r1 = array ll; r2 = each_callback ll; "
	"r3 = r10; r3 += -8; r4 = 0; call 164; " DONE)
RULE(scalarSpills__behind_callback, "r6 = 7; r1 = 3; r2 = context_callback ll; r3 = r10; r3 += -8; r4 = 0; "
     "*(u64 *)(r10 - 8) = r6; call 181; ", "r6 == 7")

RULE(readOnlyMaps__8, "r6 = seven ll; r7 = *(u64 *)(r6 + 0); ", "r7 == 7")
RULE(readOnlyMaps__4, "r6 = table ll; r7 = *(u32 *)(r6 + 8); ", "r7 == 3")
RULE(readOnlyMaps__4_of_8, "r6 = seven ll; r7 = *(u32 *)(r6 + 4); ", "r7 == 0")
RULE(readOnlyMaps__1, "r6 = flag ll; r7 = *(u8 *)(r6 + 0); ", "r7 == 0")
RULE(readOnlyMaps__moved, "r6 = table ll; r8 = 4; r6 += r8; r7 = *(u32 *)(r6 + 0); ", "r7 == 2")
RULE(readOnlyMaps__sign_extended, "r6 = table ll; r7 = *(s32 *)(r6 + 12); ", "r7 == -4")
RULE(control__changed, "r6 = changed ll; r7 = *(u64 *)(r6 + 0); ", "r7 == 7")

RULE(notNull__variable, "r6 = changed ll; ", "r6 != 0")
RULE(notNull__read_only, "r6 = seven ll; ", "r6 != 0")
RULE(never__map, "r6 = array ll; ", "r6 != 0")
RULE(never__context, "", "r1 != 0")
RULE(never__stack, "r6 = r10; ", "r6 != 0")
PROGRAM(never__second_check, "r6 = 0; *(u32 *)(r10 - 4) = r6; r2 = r10; r2 += -4; r1 = array ll; call 1; "
	"if r0 != 0 goto +2; " DONE "if r0 != 0 goto +1; " POISON DONE)
PROGRAM(always__null_value, "r6 = 0; *(u32 *)(r10 - 4) = r6; r2 = r10; r2 += -4; r1 = array ll; call 1; "
	"if r0 == 0 goto +2; " DONE "if r0 == 0 goto +1; " POISON DONE)

extern void bpf_rcu_read_lock(void) __ksym __weak;
extern void bpf_there_is_no_such_function(void) __ksym __weak;

// From 6.2 on; a kernel without it takes the other side.
SEC("raw_tp") int always__present_kfunc(void *ctx)
{
	if (!bpf_rcu_read_lock)
		asm volatile("call 195896080");
	return 0;
}
extern void schedule(void) __ksym __weak;

// Every kernel has this one, and no program may call it.
SEC("raw_tp") int always__present_function(void *ctx)
{
	if (!schedule)
		asm volatile("call 195896080");
	return 0;
}
SEC("raw_tp") int always__missing_kfunc(void *ctx)
{
	if (bpf_there_is_no_such_function)
		asm volatile("call 195896080");
	return 0;
}

char LICENSE[] SEC("license") = "GPL";
