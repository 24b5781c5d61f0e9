// SPDX-License-Identifier: GPL-2.0
// Programs that load only where the verifier knows one thing more. Their instructions are written as
// they are, so that no compiler decides what is tried. The name of a program tells the rule of
// src/verdict/verifier/generations.ts that it needs, behind two underscores the variant. Four names are no rules:
//
//   always   what every kernel from 4.16 on knows
//   either   what either of two rules is enough for
//   never    what the walk does not follow on any kernel; some kernels do
//   control  what shows that the other programs are tried at all
//
// A program's context (r1) is that of a raw tracepoint; what it reads there is unknown.

#ifndef RULES_H
#define RULES_H

#include <linux/bpf.h>
#include <bpf/bpf_helpers.h>

// What libbpf puts in place of an instruction that it cannot relocate.
#define POISON "call 195896080; "
#define DONE "r0 = 0; exit; "

// A program of these instructions.
#define PROGRAM(name, code)                                                                        \
	SEC("raw_tp") __attribute__((naked)) int name(void)                                        \
	{                                                                                          \
		asm volatile(code);                                                                \
	}

// A program that is refused unless the verifier knows that `condition` holds behind `code`.
#define RULE(name, code, condition)                                                                \
	PROGRAM(name, code "if " condition " goto +1; " POISON DONE)

// The same; r6 is unknown before.
#define UNKNOWN(name, code, condition)                                                             \
	RULE(name, "r6 = *(u64 *)(r1 + 0); " code, condition)

// A static function of these instructions.
#define FUNCTION(name, code)                                                                       \
	static __attribute__((naked, noinline, used)) int name(void)                               \
	{                                                                                          \
		asm volatile(code);                                                                \
	}

#endif
