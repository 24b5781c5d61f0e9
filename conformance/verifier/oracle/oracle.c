// SPDX-License-Identifier: GPL-2.0
// Tells what the running kernel's verifier makes of programs, each alone:
//
//   verifier [--insns] JOBS   per line: path of an object, a tab, path of BTF or "-"
//   verifier --raw [--visited] JOBS            per line: a program of instructions, see raw.c
//
// Each job runs in a process of its own: if it crashes, or takes longer than a minute, that is its
// answer. Lines are cut by tabs and begin with the job's number, counted from 0:
//
//   JOB  program  section  loads|poison|other|refused  instruction  text
//   JOB  program  section  insns  hex          with --insns, before which nothing is loaded
//   JOB  name     .kconfig|.ksyms  is  value   what libbpf found for an extern
//   JOB  (object)          crash|refused  -1  text
//   done JOB
//
// "poison": refused at the instruction that stands for an unresolved CO-RE relocation. "other":
// refused for another reason, which is the log's last line. "refused": by libbpf, before the kernel
// saw it. What is said of "(object)" holds for all programs that have no line. libbpf gives up an
// object as a whole at the first program that it refuses; here the others are still tried.
//
// Where an object asks for CONFIG_X, libbpf reads /proc/config.gz or /boot/config-RELEASE.

#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "oracle.h"

enum { SECONDS = 60 };

bool only_instructions;
static unsigned long job;

void say(const char *format, ...)
{
	va_list args;

	va_start(args, format);
	printf("%lu\t", job);
	vprintf(format, args);
	putchar('\n');
	va_end(args);
}

void answer(const char *program, const char *section, struct result result)
{
	for (char *c = result.text; *c; c++)
		if (*c == '\t' || *c == '\n' || *c == '\r')
			*c = ' ';
	say("%s\t%s\t%s\t%d\t%s", program, section, result.word, result.instruction, result.text);
}

static void run(char *line, bool raw, bool visited)
{
	char *btf = strchr(line, '\t');

	alarm(SECONDS);
	if (raw) {
		try_raw(line, visited);
		return;
	}
	if (btf)
		*btf++ = '\0';
	try_object(line, btf && strcmp(btf, "-") ? btf : NULL);
}

int main(int argc, char **argv)
{
	struct rlimit unlimited = { RLIM_INFINITY, RLIM_INFINITY };
	bool raw = false, visited = false;
	const char *list = NULL;
	char *line = NULL;
	size_t size = 0;
	ssize_t length;
	FILE *jobs;

	for (int i = 1; i < argc; i++) {
		if (!strcmp(argv[i], "--insns"))
			only_instructions = true;
		else if (!strcmp(argv[i], "--raw"))
			raw = true;
		else if (!strcmp(argv[i], "--visited"))
			visited = true;
		else
			list = argv[i];
	}
	jobs = list ? fopen(list, "r") : NULL;
	if (!jobs) {
		fprintf(stderr, "usage: %s [--insns] [--raw [--visited]] JOBS\n", argv[0]);
		return 1;
	}
	setrlimit(RLIMIT_MEMLOCK, &unlimited);
	setvbuf(stdout, NULL, _IOLBF, 1 << 16);
	for (; (length = getline(&line, &size, jobs)) > 0; job++) {
		int status;
		pid_t child;

		if (line[length - 1] == '\n')
			line[length - 1] = '\0';
		child = fork();
		if (child < 0) {
			perror("fork");
			return 1;
		}
		if (child == 0) {
			// Its own place in the list would move the parent's.
			close(fileno(jobs));
			run(line, raw, visited);
			fflush(stdout);
			_exit(0);
		}
		waitpid(child, &status, 0);
		if (WIFSIGNALED(status))
			say("(object)\t\tcrash\t-1\t%s", strsignal(WTERMSIG(status)));
		printf("done\t%lu\n", job);
	}
	return 0;
}
