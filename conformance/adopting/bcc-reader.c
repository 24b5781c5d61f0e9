// Calls what each of bcc's libbpf-tools calls before it opens its object. Writes the file that it was given for
// this host to the path in its argument, and nothing if there is none.
#include <stdio.h>
#include <bpf/libbpf.h>
#include "btf_helpers.h"

int main(int argc, char **argv)
{
	LIBBPF_OPTS(bpf_object_open_opts, options);
	FILE *from, *to;
	int c;

	if (argc != 2)
		return 2;
	if (ensure_core_btf(&options) != 0 || !options.btf_custom_path)
		return 0;
	from = fopen(options.btf_custom_path, "rb");
	to = fopen(argv[1], "wb");
	if (!from || !to)
		return 2;
	while ((c = getc(from)) != EOF)
		putc(c, to);
	fclose(from);
	if (fclose(to) != 0)
		return 2;
	cleanup_core_btf(&options);
	return 0;
}
