#ifndef FAILING_MALLOC_H
#define FAILING_MALLOC_H

#include <stddef.h>

/* How many allocations succeed before one fails; below 0 for all. It is below 0 again once one has failed. */
extern long allocations_until_failure;
/* How many allocations were not given back. */
extern long allocations_held;

#endif
