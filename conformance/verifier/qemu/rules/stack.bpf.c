// SPDX-License-Identifier: GPL-2.0
// What the verifier remembers of the stack.

#include "rules.h"

struct {
	__uint(type, BPF_MAP_TYPE_HASH);
	__uint(max_entries, 4);
	__type(key, int);
	__type(value, long);
} hash SEC(".maps");

RULE(scalarSpills__8, "r6 = 7; *(u64 *)(r10 - 8) = r6; r7 = *(u64 *)(r10 - 8); ", "r7 == 7")
RULE(scalarSpills__wide, "r6 = 0x700000000 ll; *(u64 *)(r10 - 8) = r6; r7 = *(u64 *)(r10 - 8); "
     "r7 >>= 32; ", "r7 == 7")
RULE(scalarSpills__by_pointer, "r6 = 7; r8 = r10; r8 += -16; *(u64 *)(r8 + 8) = r6; "
     "r7 = *(u64 *)(r10 - 8); ", "r7 == 7")
RULE(scalarSpills__beside, "r6 = 7; *(u64 *)(r10 - 8) = r6; r6 = 9; *(u64 *)(r10 - 16) = r6; "
     "r7 = *(u64 *)(r10 - 8); ", "r7 == 7")
RULE(scalarSpills__twice, "r6 = 9; *(u64 *)(r10 - 8) = r6; r6 = 7; *(u64 *)(r10 - 8) = r6; "
     "r7 = *(u64 *)(r10 - 8); ", "r7 == 7")

RULE(smallSpills__4, "r6 = 7; *(u32 *)(r10 - 8) = r6; r7 = *(u32 *)(r10 - 8); ", "r7 == 7")
RULE(smallSpills__2, "r6 = 7; *(u16 *)(r10 - 8) = r6; r7 = *(u16 *)(r10 - 8); ", "r7 == 7")
RULE(smallSpills__1, "r6 = 7; *(u8 *)(r10 - 8) = r6; r7 = *(u8 *)(r10 - 8); ", "r7 == 7")
RULE(smallSpills__cut, "r6 = 0x107; *(u8 *)(r10 - 8) = r6; r7 = *(u8 *)(r10 - 8); ", "r7 == 7")

RULE(immediateStores__8, "*(u64 *)(r10 - 8) = 7; r7 = *(u64 *)(r10 - 8); ", "r7 == 7")
RULE(negativeImmediateStores__8, "*(u64 *)(r10 - 8) = -7; r7 = *(u64 *)(r10 - 8); ", "r7 == -7")
RULE(immediateStores__4, "*(u32 *)(r10 - 8) = 7; r7 = *(u32 *)(r10 - 8); ", "r7 == 7")
RULE(immediateStores__2, "*(u16 *)(r10 - 8) = 7; r7 = *(u16 *)(r10 - 8); ", "r7 == 7")
RULE(immediateStores__1, "*(u8 *)(r10 - 8) = 7; r7 = *(u8 *)(r10 - 8); ", "r7 == 7")
RULE(negativeImmediateStores__upper, "*(u64 *)(r10 - 8) = -7; r7 = *(u64 *)(r10 - 8); r7 >>= 32; ", "r7 != 0")
RULE(immediateStores__negative_4, "*(u32 *)(r10 - 8) = -7; r7 = *(u32 *)(r10 - 8); r7 >>= 4; ",
     "r7 == 0xfffffff")
RULE(immediateStores__zero, "*(u64 *)(r10 - 8) = 0; r7 = *(u64 *)(r10 - 8); ", "r7 == 0")
RULE(immediateStores__zero_4, "*(u32 *)(r10 - 8) = 0; r7 = *(u32 *)(r10 - 8); ", "r7 == 0")
RULE(immediateStores__zero_at_4, "*(u32 *)(r10 - 4) = 0; r7 = *(u32 *)(r10 - 4); ", "r7 == 0")

RULE(either__zero_spill, "r6 = 0; *(u64 *)(r10 - 8) = r6; r7 = *(u64 *)(r10 - 8); ", "r7 == 0")
// The first of them is a spill from 5.16 on.
RULE(never__eight_zeros,
     "r6 = 0; *(u8 *)(r10 - 8) = r6; *(u8 *)(r10 - 7) = r6; *(u8 *)(r10 - 6) = r6; "
     "*(u8 *)(r10 - 5) = r6; *(u8 *)(r10 - 4) = r6; *(u8 *)(r10 - 3) = r6; "
     "*(u8 *)(r10 - 2) = r6; *(u8 *)(r10 - 1) = r6; r7 = *(u64 *)(r10 - 8); ", "r7 == 0")
RULE(never__two_zeros, "r6 = 0; *(u32 *)(r10 - 8) = r6; *(u32 *)(r10 - 4) = r6; "
     "r7 = *(u64 *)(r10 - 8); ", "r7 == 0")
RULE(narrowReads__4_at_4, "r6 = 0; *(u32 *)(r10 - 4) = r6; r7 = *(u32 *)(r10 - 4); ", "r7 == 0")
RULE(narrowReads__2_at_6, "r6 = 0; *(u16 *)(r10 - 2) = r6; r7 = *(u16 *)(r10 - 2); ", "r7 == 0")
RULE(narrowReads__1_at_7, "r6 = 0; *(u8 *)(r10 - 1) = r6; r7 = *(u8 *)(r10 - 1); ", "r7 == 0")
RULE(narrowReads__1_of_4, "r6 = 0; *(u32 *)(r10 - 4) = r6; r7 = *(u8 *)(r10 - 2); ", "r7 == 0")
RULE(narrowReads__4_by_bytes, "r6 = 0; *(u16 *)(r10 - 4) = r6; *(u16 *)(r10 - 2) = r6; "
     "r7 = *(u32 *)(r10 - 4); ", "r7 == 0")
RULE(either__narrow_read_of_zero, "r6 = 0; *(u64 *)(r10 - 8) = r6; r7 = *(u32 *)(r10 - 8); ", "r7 == 0")
RULE(narrowReads__upper_of_zero, "r6 = 0; *(u64 *)(r10 - 8) = r6; r7 = *(u32 *)(r10 - 4); ",
     "r7 == 0")
RULE(either__zero_spill_4, "r6 = 0; *(u32 *)(r10 - 8) = r6; r7 = *(u32 *)(r10 - 8); ", "r7 == 0")
RULE(either__zero_spill_1, "r6 = 0; *(u8 *)(r10 - 8) = r6; r7 = *(u8 *)(r10 - 8); ", "r7 == 0")

RULE(narrowReads__zero_behind_spill, "r6 = 7; *(u32 *)(r10 - 8) = r6; r6 = 0; *(u32 *)(r10 - 4) = r6; "
     "r7 = *(u32 *)(r10 - 4); ", "r7 == 0")
RULE(never__zeros_before_spill_4, "r6 = 0; *(u32 *)(r10 - 4) = r6; r6 = 7; *(u32 *)(r10 - 8) = r6; "
     "r7 = *(u32 *)(r10 - 4); ", "r7 == 0")
RULE(never__zeros_before_spill_1, "r6 = 0; *(u8 *)(r10 - 7) = r6; r6 = 7; *(u8 *)(r10 - 8) = r6; "
     "r7 = *(u8 *)(r10 - 7); ", "r7 == 0")
UNKNOWN(narrowReads__beside_unknown, "r7 = 0; *(u32 *)(r10 - 4) = r7; *(u32 *)(r10 - 8) = r6; "
	"r7 = *(u32 *)(r10 - 4); ", "r7 == 0")

RULE(narrowFills__4_of_8, "r6 = 7; *(u64 *)(r10 - 8) = r6; r7 = *(u32 *)(r10 - 8); ", "r7 == 7")
RULE(narrowFills__2_of_8, "r6 = 7; *(u64 *)(r10 - 8) = r6; r7 = *(u16 *)(r10 - 8); ", "r7 == 7")
RULE(narrowFills__1_of_8, "r6 = 7; *(u64 *)(r10 - 8) = r6; r7 = *(u8 *)(r10 - 8); ", "r7 == 7")
RULE(narrowFills__1_of_4, "r6 = 7; *(u32 *)(r10 - 8) = r6; r7 = *(u8 *)(r10 - 8); ", "r7 == 7")
RULE(narrowFills__cut, "r6 = 0x107; *(u64 *)(r10 - 8) = r6; r7 = *(u8 *)(r10 - 8); ", "r7 == 7")
RULE(narrowFills__of_immediate, "*(u64 *)(r10 - 8) = 7; r7 = *(u32 *)(r10 - 8); ", "r7 == 7")
RULE(never__upper_of_spill, "r6 = 7; *(u64 *)(r10 - 8) = r6; r7 = *(u32 *)(r10 - 4); ", "r7 == 0")
RULE(never__spill_at_4, "r6 = 7; *(u32 *)(r10 - 4) = r6; r7 = *(u32 *)(r10 - 4); ", "r7 == 7")
RULE(never__byte_over_spill, "r6 = 7; *(u64 *)(r10 - 8) = r6; r6 = 0; *(u8 *)(r10 - 1) = r6; "
     "r7 = *(u64 *)(r10 - 8); ", "r7 == 7")
RULE(never__spill_and_zeros, "r6 = 7; r8 = 0; *(u32 *)(r10 - 8) = r6; *(u32 *)(r10 - 4) = r8; "
     "r7 = *(u64 *)(r10 - 8); ", "r7 == 7")
UNKNOWN(never__store_somewhere, "r7 = 7; *(u64 *)(r10 - 8) = r7; *(u64 *)(r10 - 16) = r7; "
	"r6 &= 8; r8 = r10; r8 += -16; r8 += r6; r9 = 9; *(u64 *)(r8 + 0) = r9; "
	"r7 = *(u64 *)(r10 - 8); ", "r7 == 7")

// The key is 4 bytes at r10 - 8; a value at r10 - 16, what is looked at is told.
#define KEY "r6 = 7; *(u64 *)(r10 - 8) = r6; *(u64 *)(r10 - 16) = r6; r2 = r10; r2 += -8; "
#define LOOKUP "r1 = hash ll; call 1; "
#define UPDATE "r3 = r10; r3 += -16; r4 = 0; r1 = hash ll; call 2; "
#define DELETE "r1 = hash ll; call 3; "

RULE(scalarSpills__below_key, KEY LOOKUP "r7 = *(u64 *)(r10 - 16); ", "r7 == 7")
RULE(readingHelpersKeepStack__key, KEY LOOKUP "r7 = *(u64 *)(r10 - 8); ", "r7 == 7")
RULE(readingHelpersKeepStack__above_key,
     "r6 = 7; *(u64 *)(r10 - 8) = r6; *(u64 *)(r10 - 16) = r6; r2 = r10; r2 += -16; " LOOKUP
     "r7 = *(u64 *)(r10 - 8); ", "r7 == 7")
RULE(readingHelpersKeepStack__update, KEY UPDATE "r7 = *(u64 *)(r10 - 16); ", "r7 == 7")
RULE(readingHelpersKeepStack__delete, KEY DELETE "r7 = *(u64 *)(r10 - 8); ", "r7 == 7")
RULE(readingHelpersKeepStack__printk, "r6 = 7; *(u64 *)(r10 - 8) = r6; r1 = r10; r1 += -8; r2 = 8; "
     "call 6; r7 = *(u64 *)(r10 - 8); ", "r7 == 7")
RULE(never__read_into, "r6 = 7; *(u64 *)(r10 - 8) = r6; r3 = r1; r1 = r10; r1 += -8; r2 = 8; "
     "call 113; r7 = *(u64 *)(r10 - 8); ", "r7 == 7")
RULE(scalarSpills__read_below, "r6 = 7; *(u64 *)(r10 - 8) = r6; r3 = r1; r1 = r10; r1 += -16; "
     "r2 = 8; call 113; r7 = *(u64 *)(r10 - 8); ", "r7 == 7")
RULE(scalarSpills__read_above, "r6 = 7; *(u64 *)(r10 - 16) = r6; r3 = r1; r1 = r10; r1 += -8; "
     "r2 = 8; call 113; r7 = *(u64 *)(r10 - 16); ", "r7 == 7")
RULE(scalarSpills__comm_below, "r6 = 7; *(u64 *)(r10 - 8) = r6; r1 = r10; r1 += -24; r2 = 16; "
     "call 16; r7 = *(u64 *)(r10 - 8); ", "r7 == 7")
RULE(always__kept_by_helper, "r6 = 7; call 7; ", "r6 == 7")
RULE(control__helper_result, "r0 = 7; call 7; ", "r0 == 7")

char LICENSE[] SEC("license") = "GPL";
