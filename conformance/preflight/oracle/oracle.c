// SPDX-License-Identifier: GPL-2.0
// Tells what becomes of each program of objects, alone, in a kernel: whether it loads, and whether
// libbpf then attaches it.
//
//   preflight LIST     per line: path of an object
//
// Each program is tried in a process of its own, with all others off; a map that the kernel cannot make
// is told, and left out then. Whatever is attached is detached again. Lines are cut by tabs and begin
// with the object's number, counted from 0:
//
//   OBJECT  program  section  load|attach  word  errno  text
//   OBJECT  program  section  map   name  -      text    could not be made, and was left out
//   OBJECT  program  section  proof -     0      number  which of the log's lines it is, then the line
//   OBJECT  (object)          load  refused  errno  text    libbpf does not open it
//   done OBJECT
//
// load: `loaded`, or `refused` with the verifier's last line, or libbpf's warning where the kernel saw nothing.
// attach: `attached`; `failed`; `untried`, since it needs something of user space, which text names.

#include <ctype.h>
#include <errno.h>
#include <signal.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

// Its own: each of its objects reads the kernel's BTF and asks for the kernel's features again, which takes most
// of the time where a processor is emulated. Here both are done once, before the first fork.
#include "libbpf.c"

enum { SECONDS = 60, TEXT = 400, WARNINGS = 16, MAPS = 64, ENTRIES = 1024, RING = 1 << 16,
       AT_ONCE = 6 };
/* Kernels before 6.4 refuse 16 MiB and more. */
enum { LOG_SIZE = (16 << 20) - 1 };

static unsigned long job;
static char warnings[WARNINGS][TEXT];
static unsigned int warned;
static char left_out[MAPS][TEXT], left_out_text[MAPS][TEXT];
static unsigned int left_out_count;

static void say(struct bpf_program *program, const char *what, const char *word, int error,
		const char *text)
{
	char line[TEXT];

	snprintf(line, TEXT, "%s", text ?: "");
	for (char *c = line; *c; c++)
		if (iscntrl((unsigned char)*c))
			*c = ' ';
	printf("%lu\t%s\t%s\t%s\t%s\t%d\t%s\n", job,
	       program ? bpf_program__name(program) : "(object)",
	       program ? bpf_program__section_name(program) : "", what, word, error, line);
}

static struct btf *kernel_types;

static bool starts(const char *text, const char *with)
{
	return !strncmp(text, with, strlen(with));
}

static int listen(enum libbpf_print_level level, const char *format, va_list args)
{
	if (level != LIBBPF_WARN || warned == WARNINGS)
		return 0;
	if (starts(format, "libbpf: "))
		format += strlen("libbpf: ");
	vsnprintf(warnings[warned], TEXT, format, args);
	// The log of a load is read on its own.
	if (!strstr(warnings[warned], "-- BEGIN PROG LOAD LOG --"))
		warned++;
	return 0;
}

/* What libbpf said first tells most. */
static const char *warning(int error)
{
	return warned ? warnings[0] : strerror(error);
}

static bool is_internal(struct bpf_map *map)
{
	return strchr(bpf_map__name(map), '.');
}

/* What user space fills in before a load, as the other oracle does. */
static void fill_map(struct bpf_map *map)
{
	enum bpf_map_type type = bpf_map__type(map);
	__u32 entries = bpf_map__max_entries(map);

	bpf_map__set_pin_path(map, NULL);
	if (is_internal(map))
		return;
	switch (type) {
	case BPF_MAP_TYPE_RINGBUF:
	case BPF_MAP_TYPE_USER_RINGBUF:
		bpf_map__set_key_size(map, 0);
		bpf_map__set_value_size(map, 0);
		if (!entries || entries > RING)
			bpf_map__set_max_entries(map, RING);
		return;
	case BPF_MAP_TYPE_PERF_EVENT_ARRAY:
		bpf_map__set_key_size(map, sizeof(__u32));
		bpf_map__set_value_size(map, sizeof(__u32));
		return;
	case BPF_MAP_TYPE_STACK_TRACE:
		if (!bpf_map__key_size(map))
			bpf_map__set_key_size(map, sizeof(__u32));
		if (!bpf_map__value_size(map))
			bpf_map__set_value_size(map, 127 * sizeof(__u64));
		break;
	case BPF_MAP_TYPE_SK_STORAGE:
	case BPF_MAP_TYPE_INODE_STORAGE:
	case BPF_MAP_TYPE_TASK_STORAGE:
	case BPF_MAP_TYPE_CGRP_STORAGE:
	case BPF_MAP_TYPE_CGROUP_STORAGE:
	case BPF_MAP_TYPE_PERCPU_CGROUP_STORAGE:
	case BPF_MAP_TYPE_STRUCT_OPS:
		return;
	case BPF_MAP_TYPE_HASH:
	case BPF_MAP_TYPE_PERCPU_HASH:
	case BPF_MAP_TYPE_LRU_HASH:
	case BPF_MAP_TYPE_LRU_PERCPU_HASH:
		if (entries > ENTRIES)
			bpf_map__set_max_entries(map, ENTRIES);
		break;
	default:
		break;
	}
	if (!entries)
		bpf_map__set_max_entries(map, ENTRIES);
}

static bool is_left_out(const char *name)
{
	for (unsigned int i = 0; i < left_out_count; i++)
		if (!strcmp(left_out[i], name))
			return true;
	return false;
}

static struct bpf_object *open_object(const char *path)
{
	struct bpf_object *object = bpf_object__open_file(path, NULL);
	struct bpf_map *map;

	if (!object)
		return NULL;
	bpf_object__for_each_map(map, object) {
		fill_map(map);
		if (is_left_out(bpf_map__name(map)))
			bpf_map__set_autocreate(map, false);
	}
	return object;
}

static struct bpf_program *only(struct bpf_object *object, int index)
{
	struct bpf_program *program, *found = NULL;

	bpf_object__for_each_program(program, object) {
		bpf_program__set_autoload(program, index == 0);
		if (index-- == 0)
			found = program;
	}
	return found;
}

/* A table of functions brings the programs behind it: none of them beside another program. */
static void leave_tables(struct bpf_object *object, struct bpf_program *program)
{
	struct bpf_map *map;

	bpf_object__for_each_map(map, object)
		if (bpf_map__type(map) == BPF_MAP_TYPE_STRUCT_OPS &&
		    (!program || bpf_program__type(program) != BPF_PROG_TYPE_STRUCT_OPS))
			bpf_map__set_autocreate(map, false);
}

/* The name of the map that this kernel could not make, by what libbpf said of it. */
static bool find_refused_map(char *name, char *text)
{
	const char *before = "map '";

	for (unsigned int i = 0; i < warned; i++) {
		const char *start = warnings[i] + strlen(before);
		const char *end = starts(warnings[i], before) ? strchr(start, '\'') : NULL;

		if (!end || !starts(end, "': failed to create"))
			continue;
		snprintf(name, TEXT, "%.*s", (int)(end - start), start);
		snprintf(text, TEXT, "%s", warnings[i]);
		return !is_left_out(name);
	}
	return false;
}

/*
 * Makes an object's maps alone, again and again, until only those are left that this kernel can make: once for
 * all programs of the object. Each attempt is a process of its own, for libbpf frees the kernel's types with it.
 */
static void leave_out_maps(const char *path)
{
	struct refused {
		char name[TEXT], text[TEXT];
	} one;
	bool again = true;

	while (again && left_out_count < MAPS) {
		int ends[2];
		pid_t child;

		if (pipe(ends) || (child = fork()) < 0) {
			perror("pipe or fork");
			return;
		}
		if (child == 0) {
			struct bpf_object *object = open_object(path);

			if (object) {
				only(object, -1);
				leave_tables(object, NULL);
				object->btf_vmlinux = kernel_types;
				warned = 0;
				if (bpf_object__load(object) && find_refused_map(one.name, one.text))
					again = write(ends[1], &one, sizeof(one)) > 0;
			}
			_exit(0);
		}
		close(ends[1]);
		again = read(ends[0], &one, sizeof(one)) == sizeof(one);
		close(ends[0]);
		waitpid(child, NULL, 0);
		if (again) {
			snprintf(left_out[left_out_count], TEXT, "%s", one.name);
			snprintf(left_out_text[left_out_count++], TEXT, "%s", one.text);
		}
	}
}

static bool is_summary(const char *line)
{
	return !*line || starts(line, "processed ") || starts(line, "verification time") ||
	       starts(line, "stack depth") || starts(line, "mark_precise") ||
	       starts(line, "insns processed");
}

/* The last lines of a verifier's log, newest first, of which the first is the reason. */
static void say_refused(struct bpf_program *program, char *log, int error)
{
	size_t length = strlen(log);
	int shown = 0;

	while (length > 0 && shown < 3) {
		char *line, number[16];

		while (length > 0 && log[length - 1] == '\n')
			log[--length] = '\0';
		while (length > 0 && log[length - 1] != '\n')
			length--;
		line = log + length;
		if (is_summary(line))
			continue;
		if (!shown++) {
			say(program, "load", "refused", error, line);
			continue;
		}
		snprintf(number, sizeof(number), "%d", shown);
		say(program, "proof", number, 0, line);
	}
	// The log can be a summary alone.
	if (!shown)
		say(program, "load", "refused", error, warning(error));
}

/* What of user space, or of a network, it takes to attach a program of this section; NULL if none. */
static const char *needs_target(const char *section)
{
	static const char *const prefixes[] = { "uprobe", "uretprobe", "usdt", NULL };

	for (int i = 0; prefixes[i]; i++)
		if (starts(section, prefixes[i]))
			return "user space's function";
	return NULL;
}

/* A scheduler that is attached schedules the machine. */
static bool is_scheduler(struct bpf_object *object, struct bpf_map *map)
{
	const struct btf *btf = bpf_object__btf(object);
	const struct btf_type *type = btf__type_by_id(btf, bpf_map__btf_value_type_id(map));

	return type && !strcmp(btf__name_by_offset(btf, type->name_off), "sched_ext_ops");
}

static void attach_struct_ops(struct bpf_object *object, struct bpf_program *program)
{
	struct bpf_map *map;

	bpf_object__for_each_map(map, object) {
		struct bpf_link *link;

		if (bpf_map__type(map) != BPF_MAP_TYPE_STRUCT_OPS || !bpf_map__autocreate(map))
			continue;
		if (is_scheduler(object, map)) {
			say(program, "attach", "untried", 0, "it would schedule the machine");
			return;
		}
		link = bpf_map__attach_struct_ops(map);
		if (!link) {
			say(program, "attach", "failed", errno, warning(errno));
			return;
		}
		bpf_link__destroy(link);
	}
	say(program, "attach", "attached", 0, "");
}

static void attach(struct bpf_object *object, struct bpf_program *program)
{
	const char *target = needs_target(bpf_program__section_name(program));
	struct bpf_link *link;

	warned = 0;
	if (target) {
		say(program, "attach", "untried", 0, target);
		return;
	}
	if (bpf_program__type(program) == BPF_PROG_TYPE_STRUCT_OPS) {
		attach_struct_ops(object, program);
		return;
	}
	errno = 0;
	link = bpf_program__attach(program);
	if (link) {
		say(program, "attach", "attached", 0, "");
		bpf_link__destroy(link);
	} else if (errno == EOPNOTSUPP && !warned) {
		say(program, "attach", "untried", 0, "libbpf does not attach it by itself");
	} else {
		say(program, "attach", "failed", errno, warning(errno));
	}
}

static void try_program(const char *path, int index)
{
	char *log = malloc(LOG_SIZE);
	struct bpf_object *object = open_object(path);
	struct bpf_program *program;
	int error;

	if (!object)
		return;
	program = only(object, index);
	leave_tables(object, program);
	for (unsigned int i = 0; i < left_out_count; i++)
		say(program, "map", left_out[i], 0, left_out_text[i]);
	log[0] = '\0';
	bpf_program__set_log_buf(program, log, LOG_SIZE);
	bpf_program__set_log_level(program, 0);
	// Freed with the object, in this process only.
	object->btf_vmlinux = kernel_types;
	warned = 0;
	error = -bpf_object__load(object);
	if (error) {
		say_refused(program, log, error);
	} else {
		say(program, "load", "loaded", 0, "");
		attach(object, program);
	}
	bpf_object__close(object);
}

static int count_programs(const char *path)
{
	struct bpf_object *object;
	struct bpf_program *program;
	int count = 0;

	warned = 0;
	object = bpf_object__open_file(path, NULL);
	if (!object) {
		say(NULL, "load", "refused", errno, warning(errno));
		return 0;
	}
	bpf_object__for_each_program(program, object)
		count++;
	bpf_object__close(object);
	return count;
}

/* Each program in a process of its own: a crash is its answer. */
static void try_object(const char *path)
{
	int count = count_programs(path);

	leave_out_maps(path);
	for (int i = 0; i < count; i++) {
		pid_t child = fork();
		int status = 0;

		if (child == 0) {
			alarm(SECONDS);
			try_program(path, i);
			fflush(stdout);
			_exit(0);
		}
		if (child < 0)
			perror("fork");
		else
			waitpid(child, &status, 0);
		if (WIFSIGNALED(status))
			printf("%lu\t%d\t\tload\tcrash\t%d\t%s\n", job, i, WTERMSIG(status),
			       strsignal(WTERMSIG(status)));
	}
	printf("done\t%lu\n", job);
}

int main(int argc, char **argv)
{
	struct rlimit unlimited = { RLIM_INFINITY, RLIM_INFINITY };
	FILE *list = argc == 2 ? fopen(argv[1], "r") : NULL;
	unsigned int running = 0;
	char *line = NULL;
	size_t size = 0;

	if (!list) {
		fprintf(stderr, "usage: %s LIST\n", argv[0]);
		return 1;
	}
	setrlimit(RLIMIT_MEMLOCK, &unlimited);
	libbpf_set_print(listen);
	kernel_types = btf__load_vmlinux_btf();
	if (!kernel_types) {
		perror("the kernel's BTF");
		return 1;
	}
	for (int feature = 0; feature < __FEAT_CNT; feature++)
		feat_supported(NULL, feature);
	setvbuf(stdout, NULL, _IOLBF, 1 << 16);
	for (; getline(&line, &size, list) > 0; job++) {
		pid_t child;

		line[strcspn(line, "\n")] = '\0';
		if (running < AT_ONCE)
			running++;
		else
			wait(NULL);
		child = fork();
		if (child < 0) {
			perror("fork");
			return 1;
		}
		if (child == 0) {
			// Its own place in the list would move the parent's.
			close(fileno(list));
			try_object(line);
			fflush(stdout);
			_exit(0);
		}
	}
	while (wait(NULL) > 0)
		;
	return 0;
}
