// SPDX-License-Identifier: GPL-2.0
// Which comparisons of constants go one way, and what a branch tells.

#include "rules.h"

// The poison is where the branch goes if it is taken.
#define FALLS(name, code, condition)                                                               \
	PROGRAM(name, code "if " condition " goto +2; " DONE POISON DONE)

// The other side of `condition` ends; then `then` holds.
#define BEHIND(name, code, condition, then)                                                        \
	PROGRAM(name, "r6 = *(u64 *)(r1 + 0); r6 >>= 1; " code "if " condition " goto +2; " DONE     \
		      "if " then " goto +1; " POISON DONE)

RULE(always__equal, "r6 = 7; ", "r6 == 7")
FALLS(always__equal_not_taken, "r6 = 7; ", "r6 != 7")
RULE(equalityBothWays__differs, "r6 = 7; ", "r6 != 8")
FALLS(equalityBothWays__differs_not_taken, "r6 = 7; ", "r6 == 8")
RULE(equalityBothWays__minus_one, "r6 = 0xffffffff ll; ", "r6 != -1")

RULE(everyComparison__gt, "r6 = -1; ", "r6 > 7")
RULE(everyComparison__ge, "r6 = 7; ", "r6 >= 7")
RULE(everyComparison__lt, "r6 = 7; ", "r6 < -1")
RULE(everyComparison__le, "r6 = 7; ", "r6 <= 7")
RULE(everyComparison__sgt, "r6 = 7; ", "r6 s> -1")
RULE(everyComparison__sge, "r6 = 7; ", "r6 s>= -1")
RULE(everyComparison__slt, "r6 = -2; ", "r6 s< -1")
RULE(everyComparison__sle, "r6 = -1; ", "r6 s<= -1")
RULE(everyComparison__set, "r6 = 6; ", "r6 & 2")
FALLS(everyComparison__gt_not, "r6 = 7; ", "r6 > 7")
FALLS(everyComparison__ge_not, "r6 = 7; ", "r6 >= -1")
FALLS(everyComparison__lt_not, "r6 = -1; ", "r6 < 7")
FALLS(everyComparison__le_not, "r6 = 7; ", "r6 <= 6")
FALLS(everyComparison__sgt_not, "r6 = -1; ", "r6 s> 7")
FALLS(everyComparison__sge_not, "r6 = -2; ", "r6 s>= -1")
FALLS(everyComparison__slt_not, "r6 = 7; ", "r6 s< -1")
FALLS(everyComparison__sle_not, "r6 = 7; ", "r6 s<= -1")
FALLS(everyComparison__set_not, "r6 = 5; ", "r6 & 2")

RULE(jumps32__eq, "r6 = 0x500000007 ll; ", "w6 == 7")
RULE(jumps32__ne, "r6 = 0x500000007 ll; ", "w6 != 8")
RULE(jumps32__gt, "r6 = -1; ", "w6 > 7")
RULE(jumps32__ge, "r6 = 0x500000007 ll; ", "w6 >= 7")
RULE(jumps32__lt, "r6 = 0x500000007 ll; ", "w6 < 8")
RULE(jumps32__le, "r6 = 0x500000007 ll; ", "w6 <= 7")
RULE(jumps32__sgt, "r6 = 7; ", "w6 s> -1")
RULE(jumps32__sge, "r6 = 7; ", "w6 s>= 7")
RULE(jumps32__slt, "r6 = 0xfffffffe ll; ", "w6 s< -1")
RULE(jumps32__sle, "r6 = 0xfffffffe ll; ", "w6 s<= -2")
RULE(jumps32__set, "r6 = 0x500000002 ll; ", "w6 & 2")
FALLS(jumps32__eq_not, "r6 = 7; ", "w6 == 8")
FALLS(jumps32__set_not, "r6 = 0x200000000 ll; ", "w6 & 2")

RULE(registerComparisons__eq, "r6 = 7; r7 = 7; ", "r6 == r7")
RULE(registerComparisons__ne, "r6 = 7; r7 = 8; ", "r6 != r7")
RULE(registerComparisons__gt, "r6 = 7; r7 = 6; ", "r6 > r7")
RULE(registerComparisons__slt, "r6 = -7; r7 = 6; ", "r6 s< r7")
RULE(registerComparisons__set, "r6 = 7; r7 = 4; ", "r6 & r7")
RULE(registerComparisons__wide, "r6 = 0x700000000 ll; r7 = 0x700000000 ll; ", "r6 == r7")
RULE(registerComparisons__lower, "r6 = 7; r7 = 7; ", "w6 == w7")
UNKNOWN(never__itself, "", "r6 == r6")

BEHIND(refinements__constant, "", "r6 == 5", "r6 == 5")
BEHIND(refinements__zero, "", "r6 == 0", "r6 == 0")
BEHIND(never__refined_copy, "r7 = r6; ", "r6 == 5", "r7 == 5")
BEHIND(never__refined_by_copy, "r7 = r6; ", "r7 == 5", "r6 == 5")
BEHIND(never__refined_spill, "*(u64 *)(r10 - 8) = r6; r8 = *(u64 *)(r10 - 8); ", "r8 == 5",
       "r6 == 5")
BEHIND(never__refined_by_register, "r7 = 5; ", "r6 == r7", "r6 == 5")
BEHIND(never__not_zero, "", "r6 != 0", "r6 != 0")
BEHIND(never__lower_refined, "w6 = w6; ", "w6 == 5", "r6 == 5")
UNKNOWN(never__range, "r6 &= 7; ", "r6 < 9")
UNKNOWN(never__bits, "r6 |= 1; ", "r6 != 0")
RULE(always__two_states,
     "r6 = *(u64 *)(r1 + 0); r7 = 3; if r6 == 1 goto +1; r7 = 4; r7 &= 8; ", "r7 != 8")

// A loop that ends is followed to its end.
RULE(always__behind_loop, "r6 = 7; r7 = 0; r7 += 1; if r7 != 5 goto -2; ", "r6 == 7")

char LICENSE[] SEC("license") = "GPL";
