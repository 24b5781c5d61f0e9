// SPDX-License-Identifier: GPL-2.0
// What libbpf itself knows of sections and helpers; nothing is loaded.
//
//   tables < NAMES         per line: a section's name; a line `NAME TYPE` each, `-` for a type that it does not know
//   tables --sections      per row of its table: name, program type, attach type, its number, flags, by tabs
//   tables --helpers OBJECT   per program: its name, and the numbers of the helpers that it calls where the kernel
//                             has no bpf_probe_read_kernel and its kin, by tabs

#include "libbpf.c"

static const char *type_name(enum bpf_prog_type type)
{
	return libbpf_bpf_prog_type_str(type) ?: "?";
}

static int print_sections(void)
{
	for (size_t i = 0; i < ARRAY_SIZE(section_defs); i++) {
		const struct bpf_sec_def *one = &section_defs[i];
		const char *attach = libbpf_bpf_attach_type_str(one->expected_attach_type);

		printf("%s\t%s\t%s\t%d\t%s%s%s%s\n", one->sec, type_name(one->prog_type), attach ?: "?",
		       one->expected_attach_type,
		       one->cookie & SEC_EXP_ATTACH_OPT ? " optional" : "",
		       one->cookie & SEC_ATTACH_BTF ? " btf" : "",
		       one->cookie & SEC_SLEEPABLE ? " sleepable" : "",
		       one->cookie & SEC_XDP_FRAGS ? " frags" : "");
	}
	return 0;
}

static int print_helpers(const char *path)
{
	struct bpf_object *object = bpf_object__open_file(path, NULL);
	struct kern_feature_cache features;

	if (!object)
		return 1;
	for (int i = 0; i < __FEAT_CNT; i++)
		features.res[i] = FEAT_SUPPORTED;
	features.res[FEAT_PROBE_READ_KERN] = FEAT_MISSING;
	// With a token libbpf asks an object's own cache.
	object->token_fd = 1;
	object->feat_cache = &features;
	for (int i = 0; i < object->nr_programs; i++) {
		struct bpf_program *program = &object->programs[i];
		enum bpf_func_id id;

		bpf_object__sanitize_prog(object, program);
		printf("%s", program->name);
		for (size_t insn = 0; insn < program->insns_cnt; insn++)
			if (insn_is_helper_call(&program->insns[insn], &id))
				printf("\t%d", id);
		putchar('\n');
	}
	return 0;
}

static int print_types(void)
{
	char line[256];

	while (fgets(line, sizeof(line), stdin)) {
		enum bpf_prog_type type;
		enum bpf_attach_type attach;

		line[strcspn(line, "\n")] = '\0';
		printf("%s\t%s\n", line,
		       libbpf_prog_type_by_name(line, &type, &attach) ? "-" : type_name(type));
	}
	return 0;
}

static int silent(enum libbpf_print_level level, const char *format, va_list args)
{
	return 0;
}

int main(int argc, char **argv)
{
	libbpf_set_print(silent);
	if (argc == 2 && !strcmp(argv[1], "--sections"))
		return print_sections();
	if (argc == 3 && !strcmp(argv[1], "--helpers"))
		return print_helpers(argv[2]);
	return print_types();
}
