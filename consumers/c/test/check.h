/* What all tests share: a check that says where it failed, and goes on. */
#ifndef CHECK_H
#define CHECK_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

extern int checks_made, checks_failed;

#define CHECK(condition, ...)                                                          \
	do {                                                                           \
		checks_made++;                                                         \
		if (!(condition)) {                                                    \
			checks_failed++;                                               \
			fprintf(stderr, "%s:%d: %s: ", __FILE__, __LINE__, #condition); \
			fprintf(stderr, __VA_ARGS__);                                  \
			fputc('\n', stderr);                                           \
		}                                                                      \
	} while (0)

/* Reads a whole file, with a zero behind it. Ends the test if that fails. */
char *slurp(const char *path, size_t *size);
/* Writes a member of a tar, where there are zeros. Returns how many bytes that takes. */
size_t put_member(char *tar, const char *name, const char *bytes, size_t size);
/* How many file descriptors this process has. */
int count_descriptors(void);
/* Says how many checks there were. What a test returns from main(). */
int conclude(const char *test);

#endif
