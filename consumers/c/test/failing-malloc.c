/*
 * Stands before the allocator (-Wl,--wrap=malloc and so on): counts what is not given back, and has one allocation of
 * a run fail.
 */
#include "failing-malloc.h"

void *__real_malloc(size_t size);
void *__real_calloc(size_t count, size_t size);
void *__real_realloc(void *old, size_t size);
void __real_free(void *old);
void *__wrap_malloc(size_t size);
void *__wrap_calloc(size_t count, size_t size);
void *__wrap_realloc(void *old, size_t size);
void __wrap_free(void *old);

long allocations_until_failure = -1, allocations_held;

static int fails(void)
{
	return allocations_until_failure >= 0 && allocations_until_failure-- == 0;
}

static void *counted(void *new)
{
	allocations_held += new != NULL;
	return new;
}

void *__wrap_malloc(size_t size)
{
	return fails() ? NULL : counted(__real_malloc(size));
}

void *__wrap_calloc(size_t count, size_t size)
{
	return fails() ? NULL : counted(__real_calloc(count, size));
}

void *__wrap_realloc(void *old, size_t size)
{
	if (fails())
		return NULL;
	void *new = __real_realloc(old, size);
	allocations_held += old == NULL && new != NULL;
	return new;
}

void __wrap_free(void *old)
{
	allocations_held -= old != NULL;
	__real_free(old);
}
