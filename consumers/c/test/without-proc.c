/*
 * What a program does where memory with a path is not to be had: without-proc ARCHIVE, run where nothing is mounted on
 * /proc. Its directory for temporary files is in TMPDIR.
 */
#define _POSIX_C_SOURCE 200809L
#include <unistd.h>

#include "../btf_bundle.h"
#include "check.h"

int main(int argc, char **argv)
{
	struct btf_bundle *bundle;
	struct btf_bundle_host host;
	struct btf_bundle_result result;
	struct btf_bundle_file file;
	struct btf_bundle_error error = { "" };
	if (argc != 2 || access("/proc/self", F_OK) == 0)
		return 2;
	CHECK(btf_bundle_open(argv[1], NULL, &bundle, &error) == 0, "%s", error.text);
	CHECK(btf_bundle_host("/", &host, &error) == 0 && host.release[0] != '\0', "%s", error.text);
	host.has_btf = false;
	strcpy(host.machine, "x86_64");
	strcpy(host.release, "5.4.0-42-generic");
	btf_bundle_find(bundle, &host, 0, &result);
	CHECK(btf_bundle_file_open(bundle, &result, NULL, &file, &error) == 0, "%s", error.text);
	const char *directory = getenv("TMPDIR");
	CHECK(file.temporary && directory != NULL && strncmp(file.path, directory, strlen(directory)) == 0, "%s",
	      file.path);
	size_t size;
	char *bytes = slurp(file.path, &size), *path = strdup(file.path);
	CHECK(size == result.size, "%zu", size);
	btf_bundle_file_close(&file);
	CHECK(access(path, F_OK) != 0, "%s stays", path);
	free(bytes);
	free(path);
	btf_bundle_close(bundle);
	return conclude("without-proc");
}
