// SPDX-License-Identifier: GPL-2.0
// Gives instructions to the kernel as they are. A line has
//
//   number of the program type, a tab, the instructions in hex[, a tab, contents of map 1 in hex]
//
// A 64-bit load with the source register 1 or 2 (map, map value) has a number in place of a file
// descriptor: 0 is an array of one value of 64 bytes, 1 a frozen one that programs only read. With
// --visited, a line `visited` has each instruction that the verifier walked, cut by commas. A
// function of the program is static, and takes and returns whatever it likes.

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <linux/bpf.h>
#include <bpf.h>
#include <btf.h>

#include "oracle.h"

enum { VALUE = 64 };

static size_t read_hex(const char *hex, void *to)
{
	size_t size = strlen(hex) / 2;

	for (size_t i = 0; i < size; i++)
		sscanf(hex + 2 * i, "%2hhx", (unsigned char *)to + i);
	return size;
}

static int make_map(const char *contents)
{
	LIBBPF_OPTS(bpf_map_create_opts, options, .map_flags = contents ? BPF_F_RDONLY_PROG : 0);
	size_t size = contents ? strlen(contents) / 2 : VALUE;
	char *value = calloc(1, size);
	int zero = 0;
	int fd = bpf_map_create(BPF_MAP_TYPE_ARRAY, NULL, sizeof(zero), size, 1, &options);

	if (contents) {
		read_hex(contents, value);
		bpf_map_update_elem(fd, &zero, value, 0);
		bpf_map_freeze(fd);
	}
	free(value);
	return fd;
}

static bool is_wide(const struct bpf_insn *insn)
{
	return insn->code == (BPF_LD | BPF_IMM | BPF_DW);
}

static void set_maps(struct bpf_insn *insns, size_t count, const char *contents)
{
	int maps[2] = { -1, -1 };

	for (size_t i = 0; i < count; i++) {
		unsigned int number = insns[i].imm;

		if (!is_wide(&insns[i]))
			continue;
		if (number < 2 && (insns[i].src_reg == BPF_PSEUDO_MAP_FD ||
				   insns[i].src_reg == BPF_PSEUDO_MAP_VALUE)) {
			if (maps[number] < 0)
				maps[number] = make_map(number ? contents : NULL);
			insns[i].imm = maps[number];
		}
		i++;
	}
}

/* Callbacks need types of all functions; returns how many there are, 0 if there are no callbacks. */
static int make_functions(const struct bpf_insn *insns, size_t count, struct bpf_func_info *infos)
{
	char *starts = calloc(1, count + 1);
	bool callbacks = false;
	int functions = 0;

	starts[0] = 1;
	for (size_t i = 0; i < count; i++) {
		bool callback = is_wide(&insns[i]) && insns[i].src_reg == BPF_PSEUDO_FUNC;
		bool call = insns[i].code == (BPF_JMP | BPF_CALL) &&
			    insns[i].src_reg == BPF_PSEUDO_CALL;
		long target = i + insns[i].imm + 1;

		callbacks |= callback;
		if ((call || callback) && target >= 0 && target < count)
			starts[target] = 1;
		i += is_wide(&insns[i]);
	}
	for (size_t i = 0; callbacks && i < count; i++)
		if (starts[i])
			infos[functions++] = (struct bpf_func_info){ .insn_off = i, .type_id = 3 };
	free(starts);
	return functions;
}

static int load_types(void)
{
	struct btf *btf = btf__new_empty();
	__u32 size;

	btf__add_int(btf, "int", 4, BTF_INT_SIGNED);
	btf__add_func_proto(btf, 1);
	btf__add_func(btf, "function", BTF_FUNC_STATIC, 2);
	const void *data = btf__raw_data(btf, &size);

	return bpf_btf_load(data, size, NULL);
}

/* Lines such as `12: (85) call`, and those that tell that a walk ended there: `12: safe`. */
static void say_visited(const char *log, size_t count)
{
	char *visited = calloc(1, count + 1);
	char *text = malloc(count * 8 + 1), *end = text;

	for (const char *line = log; line; line = strchr(line, '\n')) {
		char *after;
		long number;

		line += *line == '\n';
		if (!strncmp(line, "from ", 5) && strstr(line, " to "))
			number = strtol(strstr(line, " to ") + 4, &after, 10);
		else
			number = strtol(line, &after, 10);
		if (after > line && after[0] == ':' && number >= 0 && number < count)
			visited[number] |= after[1] == ' ' && (after[2] == '(' || after[2] == 's');
	}
	*end = '\0';
	for (size_t i = 0; i < count; i++)
		if (visited[i])
			end += sprintf(end, "%s%zu", end > text ? "," : "", i);
	say("raw\t\tvisited\t%s", text);
	free(visited);
	free(text);
}

void try_raw(char *line, bool visited)
{
	LIBBPF_OPTS(bpf_prog_load_opts, options, .log_size = LOG_SIZE);
	char *save, *type = strtok_r(line, "\t", &save), *hex = strtok_r(NULL, "\t", &save);
	char *contents = strtok_r(NULL, "\t", &save);
	size_t length = hex ? strlen(hex) / 2 : 0;
	size_t count = length / sizeof(struct bpf_insn);
	struct bpf_insn *insns = calloc(1, length + 1);
	struct bpf_func_info *infos = calloc(count + 1, sizeof(*infos));
	char *log = malloc(LOG_SIZE);
	int fd, error, functions;

	if (hex)
		read_hex(hex, insns);
	set_maps(insns, count, contents);
	functions = make_functions(insns, count, infos);
	if (functions) {
		options.prog_btf_fd = load_types();
		options.func_info = infos;
		options.func_info_cnt = functions;
		options.func_info_rec_size = sizeof(*infos);
	}
	log[0] = '\0';
	options.log_buf = log;
	options.log_level = visited ? 2 : 1;
	fd = bpf_prog_load(type ? atoi(type) : 0, NULL, "GPL", insns, count, &options);
	error = fd < 0 ? errno : 0;
	// A log that does not fit loses lines.
	if (visited && (error == ENOSPC || options.log_true_size > LOG_SIZE))
		say("raw\t\ttoo large");
	else if (visited)
		say_visited(log, count);
	answer("raw", "", read_log(log, error));
}
