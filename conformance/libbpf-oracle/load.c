// SPDX-License-Identifier: GPL-2.0
// Loads each program of an object into the running kernel, as a loader with a BTF file of its own:
//
//   load OBJECT.o BTF...
//
// Prints "BTF<tab>path" per file, then "PROGRAM<tab>name<tab>error" (0 where it loads), and before
// it what libbpf's log said of each relocation that it applied.

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <bpf/libbpf.h>

static int listen(enum libbpf_print_level level, const char *format, va_list args)
{
	char line[1024];

	vsnprintf(line, sizeof(line), format, args);
	if (strstr(line, "relo #") && !strstr(line, "candidate #"))
		printf("%s", line);
	return 0;
}

static struct bpf_object *open_with(const char *object, const char *btf)
{
	LIBBPF_OPTS(bpf_object_open_opts, options, .btf_custom_path = btf);

	return bpf_object__open_file(object, &options);
}

static void load_each(const char *path, const char *btf)
{
	struct bpf_object *object = open_with(path, btf);
	struct bpf_program *program;
	int count = 0;

	if (!object) {
		printf("PROGRAM\t(object)\t%d\n", errno);
		return;
	}
	bpf_object__for_each_program(program, object)
		count++;
	bpf_object__close(object);
	for (int chosen = 0; chosen < count; chosen++) {
		const char *name = "";
		int index = 0, error;

		object = open_with(path, btf);
		bpf_object__for_each_program(program, object) {
			bpf_program__set_autoload(program, index == chosen);
			if (index++ == chosen)
				name = bpf_program__name(program);
		}
		error = bpf_object__load(object);
		printf("PROGRAM\t%s\t%d\n", name, -error);
		bpf_object__close(object);
	}
}

int main(int argc, char **argv)
{
	libbpf_set_strict_mode(LIBBPF_STRICT_ALL);
	libbpf_set_print(listen);
	for (int i = 2; i < argc; i++) {
		printf("BTF\t%s\n", argv[i]);
		load_each(argv[1], argv[i]);
	}
	return 0;
}
