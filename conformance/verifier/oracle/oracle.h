/* SPDX-License-Identifier: GPL-2.0 */
#ifndef ORACLE_H
#define ORACLE_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

/* Kernels before 6.4 refuse 16 MiB and more. */
#define LOG_SIZE ((16 << 20) - 1)

enum { TEXT = 512 };

/* What a load came to. */
struct result {
	const char *word; /* loads, poison, other, refused */
	int instruction; /* the last that the log tells of, -1 if it tells of none */
	char text[TEXT]; /* why it is refused */
};

/* Reads the result out of a verifier's log; error is 0 where the program was taken. */
struct result read_log(char *log, int error);

/* Prints one line that begins with the job's number. */
void answer(const char *program, const char *section, struct result result);
void say(const char *format, ...);

/* oracle.c: how the oracle was called. */
extern bool only_instructions;

/* object.c, raw.c: one job each; what they print is the answer. */
void try_object(const char *path, const char *btf);
void try_raw(char *line, bool visited);

#endif
