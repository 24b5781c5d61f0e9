// SPDX-License-Identifier: GPL-2.0
// Reads a verifier's log from its end.

#include <ctype.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "oracle.h"

/* What libbpf puts in place of an instruction that it could not relocate: a call of no helper. */
#define POISON "invalid func unknown#195896080"
/* What libbpf makes of the two last lines of such a log. */
#define RENAMED "<invalid CO-RE relocation>"

static bool starts(const char *text, const char *with)
{
	return !strncmp(text, with, strlen(with));
}

/* Of a line such as `12: (85) call unknown#195896080` the number, else -1. */
static int instruction_of(const char *line)
{
	char *end;
	long number = strtol(line, &end, 10);

	if (!isdigit((unsigned char)*line) || end[0] != ':' || end[1] != ' ')
		return -1;
	return end[2] == '(' || end[2] == '<' ? number : -1;
}

/* Lines that follow the reason. */
static bool is_summary(const char *line)
{
	return !*line || starts(line, "processed ") || starts(line, "verification time") ||
	       starts(line, "stack depth") || starts(line, "mark_precise") ||
	       starts(line, "insns processed");
}

struct result read_log(char *log, int error)
{
	struct result result = { error ? "other" : "loads", -1, "" };
	size_t length = log ? strlen(log) : 0;

	if (!error)
		return result;
	snprintf(result.text, TEXT, "%s", strerror(error));
	for (bool found = false; length > 0;) {
		char *line;

		while (length > 0 && log[length - 1] == '\n')
			log[--length] = '\0';
		while (length > 0 && log[length - 1] != '\n')
			length--;
		line = log + length;
		if (!found && !is_summary(line)) {
			found = true;
			snprintf(result.text, TEXT, "%s", line);
		}
		if (starts(line, POISON))
			result.word = "poison";
		result.instruction = instruction_of(line);
		if (result.instruction >= 0) {
			if (strstr(line, RENAMED))
				result.word = "poison";
			break;
		}
	}
	return result;
}
