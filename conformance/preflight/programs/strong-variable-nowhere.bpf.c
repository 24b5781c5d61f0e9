// SPDX-License-Identifier: GPL-2.0
// A variable that no kernel has.

#include "common.h"

LICENSE;

extern const int no_such_variable __ksym;

RAW(reads_a_variable)
{
	return no_such_variable;
}
