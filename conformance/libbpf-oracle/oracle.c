// SPDX-License-Identifier: GPL-2.0
// Asks libbpf's own code what it does with each CO-RE record of an object on each kernel.
//
//   oracle JOBS
//
// JOBS has three paths a line, with tabs between: an object's .BTF section, its records, a kernel's
// BTF. Records have a line each: kind, type id and offset of the access string (decimal), and the
// 16 bytes from the instruction on (hex, in this machine's byte order). Prints, per job and record:
// index of the job, "alone", index of the record, status, value, width of the memory access (0 where
// it stays), the value that the object's own types give, libbpf's last warning; with tabs between.
// "done" and the index follow each job. Where libbpf refuses BTF, the job has but one line: its index,
// "refused", whose BTF it is ("object" or "kernel"), and the warning.
//
// Each record is resolved twice. Alone, with all candidates; and, as in a load of the whole object,
// with the candidates that the records of its type before it have left: a line with "load" in the
// place of "alone" follows where that differs. A question that failed once, so that the load ends,
// gets no other answer later. Built against libbpf's sources, whose internal functions
// it calls: a real load ends at the first bad record, and hides what would become of the others.
//
// A record at which libbpf crashes is answered by "crash".

#include <errno.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <linux/bpf.h>
#include "btf.h"
#include "libbpf.h"
#include "libbpf_internal.h"
#include "relo_core.h"

struct record {
	struct bpf_core_relo relo;
	struct bpf_insn insns[2];
};

struct answer {
	const char *status;
	unsigned long long value;
	int width;
	unsigned long long local;
};

static char warning[512];
static sigjmp_buf before_crash;
// Whether the last record that was resolved has a value, or is known to have none.
static int computed;
static int nothing_matches;

static int listen(enum libbpf_print_level level, const char *format, va_list args)
{
	char line[512];

	vsnprintf(line, sizeof(line), format, args);
	line[strcspn(line, "\n\t")] = 0;
	if (level == LIBBPF_WARN)
		memcpy(warning, line, sizeof(warning));
	if (strstr(line, "no matching targets found"))
		nothing_matches = 1;
	return 0;
}

static struct record *read_records(const char *path, int *count)
{
	struct record *records = NULL;
	unsigned int kind, type, access;
	char hex[33];
	FILE *file = fopen(path, "r");

	*count = 0;
	while (file && fscanf(file, "%u %u %u %32s", &kind, &type, &access, hex) == 4) {
		struct record record = {
			.relo = { .kind = kind, .type_id = type, .access_str_off = access },
		};

		for (int i = 0; i < 16; i++)
			sscanf(hex + 2 * i, "%2hhx", (unsigned char *)record.insns + i);
		records = realloc(records, (*count + 1) * sizeof(record));
		records[(*count)++] = record;
	}
	if (file)
		fclose(file);
	return records;
}

static struct bpf_core_cand_list *candidates(const struct btf *local, __u32 id,
					     const struct btf *kernel)
{
	struct bpf_core_cand_list *list = calloc(1, sizeof(*list));
	struct bpf_core_cand root = { .btf = local, .id = id };
	const struct btf_type *type = btf__type_by_id(local, id);
	const char *name = btf__name_by_offset(local, type->name_off);

	if (!name || !*name ||
	    bpf_core_add_cands(&root, bpf_core_essential_name_len(name), kernel, "kernel", 1, list))
		return NULL;
	return list;
}

static int width_of(const struct bpf_insn *insn)
{
	switch (BPF_SIZE(insn->code)) {
	case BPF_DW: return 8;
	case BPF_W: return 4;
	case BPF_H: return 2;
	default: return 1;
	}
}

static void crash(int signal)
{
	siglongjmp(before_crash, signal);
}

// On a stack of its own, since the usual one may be what ran out.
static void catch_crashes(void)
{
	static const int signals[] = { SIGSEGV, SIGBUS, SIGFPE, SIGABRT, SIGILL };
	static char stack[1 << 16];
	stack_t other = { .ss_sp = stack, .ss_size = sizeof(stack) };
	struct sigaction action = { .sa_handler = crash, .sa_flags = SA_ONSTACK };

	sigaltstack(&other, NULL);
	for (unsigned int i = 0; i < sizeof(signals) / sizeof(*signals); i++)
		sigaction(signals[i], &action, NULL);
}

static struct answer resolve(const struct record *record, const struct btf *local,
			     struct bpf_core_cand_list *list)
{
	static struct bpf_core_spec scratch[3];
	struct bpf_core_relo_res result = {};
	struct bpf_insn insns[2];
	int error, class;

	memset(scratch, 0, sizeof(scratch));
	memcpy(insns, record->insns, sizeof(insns));
	warning[0] = 0;
	nothing_matches = 0;

	computed = 0;
	if (!list && record->relo.kind != BPF_CORE_TYPE_ID_LOCAL)
		return (struct answer){ "invalid" };
	if (sigsetjmp(before_crash, 1))
		return (struct answer){ "crash" };
	error = bpf_core_calc_relo_insn("program", &record->relo, 0, local, list, scratch, &result);
	if (error)
		return (struct answer){ strstr(warning, "ambiguity") ? "ambiguous" : "invalid" };
	computed = 1;
	if (bpf_core_patch_insn("program", insns, 0, &record->relo, 0, &result))
		return (struct answer){ "invalid", .local = result.orig_val };
	if (insns[0].code == (BPF_JMP | BPF_CALL) && insns[0].imm == 195896080)
		return (struct answer){ "unresolved", .local = result.orig_val };
	if (nothing_matches)
		return (struct answer){ "absent", .local = result.orig_val };

	class = BPF_CLASS(insns[0].code);
	return (struct answer){
		"resolved", result.new_val,
		class != BPF_ALU && class != BPF_ALU64 && class != BPF_LD &&
		insns[0].code != record->insns[0].code ? width_of(insns) : 0,
		result.orig_val,
	};
}

static void print(const char *mode, int job, int index, struct answer answer)
{
	printf("%d\t%s\t%d\t%s\t%llu\t%d\t%llu\t%s\n", job, mode, index, answer.status,
	       answer.value, answer.width, answer.local, warning);
}

static void free_lists(struct bpf_core_cand_list **lists, int count)
{
	for (int id = 0; id < count; id++)
		if (lists[id])
			bpf_core_free_cands(lists[id]);
	free(lists);
}

static struct bpf_core_cand_list *copy_of(const struct bpf_core_cand_list *list)
{
	struct bpf_core_cand_list *copy;

	if (!list)
		return NULL;
	copy = calloc(1, sizeof(*copy));
	copy->len = list->len;
	copy->cands = malloc((list->len + 1) * sizeof(*list->cands));
	if (list->len)
		memcpy(copy->cands, list->cands, list->len * sizeof(*list->cands));
	return copy;
}

static int same_question(const struct bpf_core_relo *a, const struct bpf_core_relo *b)
{
	return a->kind == b->kind && a->type_id == b->type_id &&
	       a->access_str_off == b->access_str_off;
}

// As in a load that would go on behind a record that fails. Resolving drops the candidates that do not
// match from the list that it is given.
static struct answer resolve_in_load(const struct record *records, struct answer *failures, int index,
				     const struct btf *local, struct bpf_core_cand_list **left)
{
	struct bpf_core_cand_list *some;
	struct answer answer;

	for (int i = 0; i < index; i++)
		if (failures[i].status && same_question(&records[i].relo, &records[index].relo))
			return failures[i];
	some = copy_of(*left);
	answer = resolve(&records[index], local, some);
	if (computed && some) {
		bpf_core_free_cands(*left);
		*left = some;
	} else if (some) {
		// The list is left half done: go on with the one before.
		bpf_core_free_cands(some);
	}
	if (!computed)
		failures[index] = answer;
	return answer;
}

static void answer_all(int job, const struct btf *local, const struct record *records, int count,
		       const struct btf *kernel)
{
	int types = btf__type_cnt(local);
	struct bpf_core_cand_list **full = calloc(types, sizeof(*full));
	struct bpf_core_cand_list **left = calloc(types, sizeof(*left));
	struct answer *failures = calloc(count + 1, sizeof(*failures));

	for (int i = 0; i < count; i++) {
		__u32 id = records[i].relo.type_id;
		struct bpf_core_cand_list *all;
		struct answer alone, in_load;

		if (id >= types) {
			print("alone", job, i, (struct answer){ "invalid" });
			continue;
		}
		if (!full[id]) {
			full[id] = candidates(local, id, kernel);
			left[id] = copy_of(full[id]);
		}
		all = copy_of(full[id]);
		alone = resolve(&records[i], local, all);
		print("alone", job, i, alone);
		if (all)
			bpf_core_free_cands(all);

		in_load = resolve_in_load(records, failures, i, local, &left[id]);
		if (strcmp(alone.status, in_load.status) || alone.value != in_load.value ||
		    alone.width != in_load.width)
			print("load", job, i, in_load);
	}
	free_lists(full, types);
	free_lists(left, types);
	free(failures);
}

// Parses a file anew only where it is not the one of the job before. NULL where libbpf refuses it.
static struct btf *parse(const char *path, char *last, struct btf **parsed)
{
	struct btf *volatile fresh = NULL;

	if (!strcmp(path, last))
		return *parsed;
	btf__free(*parsed);
	strcpy(last, path);
	warning[0] = 0;
	if (sigsetjmp(before_crash, 1))
		strcpy(warning, "crash");
	else
		fresh = btf__parse(path, NULL);
	if (!fresh && !warning[0])
		snprintf(warning, sizeof(warning), "%s", strerror(errno));
	if (!fresh)
		last[0] = 0;
	return *parsed = fresh;
}

int main(int argc, char **argv)
{
	static char local_path[4096], records_path[4096], kernel_path[4096];
	static char last_local[4096], last_kernel[4096];
	struct btf *local = NULL, *kernel = NULL;
	FILE *jobs = argc == 2 ? fopen(argv[1], "r") : NULL;

	if (!jobs)
		return 2;
	catch_crashes();
	libbpf_set_strict_mode(LIBBPF_STRICT_ALL);
	libbpf_set_print(listen);
	for (int job = 0; fscanf(jobs, "%4095[^\t]\t%4095[^\t]\t%4095[^\n]\n", local_path,
				 records_path, kernel_path) == 3; job++) {
		struct record *records;
		int count;

		if (!parse(local_path, last_local, &local)) {
			printf("%d\trefused\tobject\t%s\n", job, warning);
		} else if (!parse(kernel_path, last_kernel, &kernel)) {
			printf("%d\trefused\tkernel\t%s\n", job, warning);
		} else {
			records = read_records(records_path, &count);
			answer_all(job, local, records, count, kernel);
			free(records);
		}
		printf("done\t%d\n", job);
		fflush(stdout);
	}
	return 0;
}
