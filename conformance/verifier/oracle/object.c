// SPDX-License-Identifier: GPL-2.0
// Loads each program of an object alone, after libbpf relocated them all at once. libbpf can do that
// by bpf_program__clone() only from 1.8 on, so its own function for one program is called, which is
// static: libbpf.c is included.

#include "libbpf.c"

#include "oracle.h"

enum { ENTRIES = 1024, RING = 1 << 16, STACK = 127 * sizeof(__u64), ATTEMPTS = 64 };

/* The last warnings, of which the first that names somebody is the reason. */
static char warnings[8][TEXT];
static unsigned int warned;

static int listen(enum libbpf_print_level level, const char *format, va_list args)
{
	char *line = warnings[warned % 8];

	if (level != LIBBPF_WARN)
		return 0;
	if (str_has_pfx(format, "libbpf: "))
		format += strlen("libbpf: ");
	vsnprintf(line, TEXT, format, args);
	line[strcspn(line, "\n")] = '\0';
	// The log of a load has lines of its own.
	if (!strstr(line, "-- BEGIN PROG LOAD LOG --"))
		warned++;
	return 0;
}

/* The newest warning that begins with prefix, and the name between there and the next quote. */
static bool find_warning(const char *prefix, const char *then, char *name)
{
	for (unsigned int i = 1; i <= warned && i <= 8; i++) {
		const char *line = warnings[(warned - i) % 8];
		const char *start = line + strlen(prefix);
		const char *end = str_has_pfx(line, prefix) ? strchr(start, '\'') : NULL;

		if (!end || !str_has_pfx(end, then))
			continue;
		snprintf(name, TEXT, "%.*s", (int)(end - start), start);
		return true;
	}
	return false;
}

/* The oldest warning about a name, which tells most; the oldest of all if there is no such one. */
static const char *reason(const char *name, int error)
{
	unsigned int from = warned < 8 ? 0 : warned - 8;

	for (unsigned int i = from; name && i < warned; i++)
		if (strstr(warnings[i % 8], name))
			return warnings[i % 8];
	return warned ? warnings[from % 8] : strerror(-error);
}

static struct result refusal(const char *text)
{
	struct result result = { "refused", -1, "" };

	snprintf(result.text, TEXT, "%s", text);
	return result;
}

/* Storage maps have no size of their own. */
static bool is_sized(enum bpf_map_type type)
{
	switch (type) {
	case BPF_MAP_TYPE_CGROUP_STORAGE:
	case BPF_MAP_TYPE_PERCPU_CGROUP_STORAGE:
	case BPF_MAP_TYPE_SK_STORAGE:
	case BPF_MAP_TYPE_INODE_STORAGE:
	case BPF_MAP_TYPE_TASK_STORAGE:
	case BPF_MAP_TYPE_CGRP_STORAGE:
	case BPF_MAP_TYPE_STRUCT_OPS:
	// Of these libbpf knows the number: that of the processors.
	case BPF_MAP_TYPE_PERF_EVENT_ARRAY:
		return false;
	default:
		return true;
	}
}

static bool is_ring(enum bpf_map_type type)
{
	return type == BPF_MAP_TYPE_RINGBUF || type == BPF_MAP_TYPE_USER_RINGBUF;
}

/* A hash's size decides nothing but the time that it takes to make. */
static bool is_hash(enum bpf_map_type type)
{
	return type == BPF_MAP_TYPE_HASH || type == BPF_MAP_TYPE_PERCPU_HASH ||
	       type == BPF_MAP_TYPE_LRU_HASH || type == BPF_MAP_TYPE_LRU_PERCPU_HASH;
}

static void fill_definition(struct bpf_map_def *def)
{
	if (is_ring(def->type)) {
		// Some declare the type of what they put into it, which the kernel does not take.
		def->key_size = def->value_size = 0;
		if (!def->max_entries || def->max_entries > RING)
			def->max_entries = RING;
	} else if (!def->max_entries && is_sized(def->type)) {
		def->max_entries = ENTRIES;
	} else if (is_hash(def->type) && def->max_entries > ENTRIES) {
		def->max_entries = ENTRIES;
	}
	if (def->type == BPF_MAP_TYPE_PERF_EVENT_ARRAY)
		def->key_size = def->value_size = sizeof(__u32);
	if (def->type == BPF_MAP_TYPE_STACK_TRACE) {
		def->key_size = def->key_size ?: sizeof(__u32);
		def->value_size = def->value_size ?: STACK;
	}
}

static void fill_map(struct bpf_map *map)
{
	bool outer = map->def.type == BPF_MAP_TYPE_ARRAY_OF_MAPS ||
		     map->def.type == BPF_MAP_TYPE_HASH_OF_MAPS;

	zfree(&map->pin_path);
	if (bpf_map__is_internal(map))
		return;
	fill_definition(&map->def);
	if (map->inner_map)
		fill_definition(&map->inner_map->def);
	if (outer && !map->inner_map && map->inner_map_fd < 0)
		map->inner_map_fd = bpf_map_create(BPF_MAP_TYPE_ARRAY, NULL, sizeof(__u32),
						   sizeof(__u64), ENTRIES, NULL);
}

/* What the next attempt does without, since the one before failed by it. */
static char left_out[ATTEMPTS][TEXT];
static unsigned int left_out_count;
static bool without_struct_ops;

static bool is_left_out(const char *name)
{
	for (unsigned int i = 0; i < left_out_count; i++)
		if (!strcmp(left_out[i], name))
			return true;
	return false;
}

/* Other loaders go by names of sections that libbpf does not know. */
static void guess_type(struct bpf_program *program)
{
	if (program->type != BPF_PROG_TYPE_UNSPEC)
		return;
	if (str_has_pfx(program->sec_name, "socket"))
		bpf_program__set_type(program, BPF_PROG_TYPE_SOCKET_FILTER);
	else if (str_has_pfx(program->sec_name, "tc"))
		bpf_program__set_type(program, BPF_PROG_TYPE_SCHED_CLS);
	else if (str_has_pfx(program->sec_name, "sk_lookup"))
		bpf_program__set_type(program, BPF_PROG_TYPE_SK_LOOKUP);
}

static struct bpf_object *open_object(const char *path, const char *btf, int *error)
{
	LIBBPF_OPTS(bpf_object_open_opts, options, .btf_custom_path = btf);
	struct bpf_object *object = bpf_object__open_file(path, &options);

	*error = object ? 0 : -errno;
	for (int i = 0; object && i < object->nr_programs; i++) {
		object->programs[i].autoload = !is_left_out(object->programs[i].name);
		guess_type(&object->programs[i]);
	}
	for (int i = 0; object && i < object->nr_maps; i++) {
		struct bpf_map *map = &object->maps[i];

		map->autocreate = !is_left_out(map->name) &&
				  !(without_struct_ops && bpf_map__is_struct_ops(map));
		fill_map(map);
	}
	return object;
}

static void say_externs(struct bpf_object *object)
{
	for (int i = 0; i < object->nr_extern; i++) {
		struct extern_desc *ext = &object->externs[i];
		__u64 value = 0;

		if (ext->type == EXT_KCFG) {
			void *data = object->maps[object->kconfig_map_idx].mmaped;

			if (ext->kcfg.sz <= sizeof(value) && data)
				memcpy(&value, data + ext->kcfg.data_off, ext->kcfg.sz);
			say("%s\t.kconfig\tis\t%llu", ext->name, (unsigned long long)value);
		} else {
			say("%s\t.ksyms\tis\t%d", ext->name, ext->is_set);
		}
	}
}

static void say_instructions(struct bpf_program *program)
{
	const unsigned char *bytes = (const void *)program->insns;
	size_t size = program->insns_cnt * sizeof(struct bpf_insn);
	char *hex = calloc(size, 2);

	for (size_t i = 0; i < size; i++)
		for (int half = 0; half < 2; half++)
			hex[2 * i + half] = "0123456789abcdef"[bytes[i] >> (half ? 0 : 4) & 15];
	say("%s\t%s\tinsns\t%.*s", program->name, program->sec_name, (int)(2 * size), hex);
	free(hex);
}

static void load(struct bpf_object *object, struct bpf_program *program)
{
	static char *log;
	int fd = -1, error;
	char name[TEXT];

	if (only_instructions) {
		say_instructions(program);
		return;
	}
	if (!log)
		log = malloc(LOG_SIZE);
	log[0] = '\0';
	warned = 0;
	program->log_buf = log;
	program->log_size = LOG_SIZE;
	// libbpf asks for a log if the load fails.
	program->log_level = 0;
	error = bpf_object_load_prog(object, program, program->insns, program->insns_cnt,
				     object->license, object->kern_version, &fd);
	if (fd >= 0)
		close(fd);
	if (!error || find_warning("prog '", "': BPF program load failed", name))
		answer(program->name, program->sec_name, read_log(log, -error));
	else
		answer(program->name, program->sec_name, refusal(reason(program->name, error)));
}

/*
 * Takes what the warnings name out of the next attempt: a program that libbpf refuses, which is
 * told; a map that this kernel cannot make. False if there is nothing to take out.
 */
static bool leave_out(struct bpf_object *object, int error)
{
	char name[TEXT];

	for (unsigned int i = 0; i < warned && i < 8; i++) {
		if (!without_struct_ops && str_has_pfx(warnings[i], "struct_ops init_kern"))
			return without_struct_ops = true;
	}
	if (left_out_count == ATTEMPTS)
		return false;
	if (find_warning("map '", "': failed to create", name)) {
		snprintf(left_out[left_out_count++], TEXT, "%s", name);
		return true;
	}
	if (!find_warning("prog '", "': ", name) || is_left_out(name))
		return false;
	for (int i = 0; i < object->nr_programs; i++) {
		struct bpf_program *program = &object->programs[i];

		if (strcmp(program->name, name) || prog_is_subprog(object, program))
			continue;
		answer(name, program->sec_name, refusal(reason(name, error)));
		snprintf(left_out[left_out_count++], TEXT, "%s", name);
		return true;
	}
	return false;
}

void try_object(const char *path, const char *btf)
{
	struct bpf_object *object;
	int error;

	libbpf_set_strict_mode(LIBBPF_STRICT_ALL);
	libbpf_set_print(listen);
	for (bool again = true; again; bpf_object__close(object)) {
		warned = 0;
		object = open_object(path, btf, &error);
		error = error ?: bpf_object__prepare(object);
		again = error && object && leave_out(object, error);
		if (error && !again)
			answer("(object)", "", refusal(reason(NULL, error)));
		if (error)
			continue;
		say_externs(object);
		for (int i = 0; i < object->nr_programs; i++) {
			struct bpf_program *program = &object->programs[i];

			if (!prog_is_subprog(object, program) && !is_left_out(program->name))
				load(object, program);
		}
	}
}
