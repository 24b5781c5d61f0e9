/*
 * Has every allocation fail once: memory DIRECTORY, which is consumers/testdata. Whatever a program does with a bundle
 * then ends with -ENOMEM, or goes well without that memory, and all is given back.
 */
#include <errno.h>
#include <unistd.h>

#include "../btf_bundle.h"
#include "check.h"
#include "failing-malloc.h"

static char path[1024], root[1024];
static char *archive;
static size_t archive_size;

/* All that a program does. 0, or what failed first. */
static int use(struct btf_bundle_error *error)
{
	struct btf_bundle *bundle;
	struct btf_bundle_host host;
	struct btf_bundle_result result;
	struct btf_bundle_file file;
	void *bytes;
	size_t size;
	int failed = btf_bundle_host(root, &host, error);
	if (failed == 0)
		failed = archive != NULL ? btf_bundle_open_memory(archive, archive_size, NULL, &bundle, error) :
					   btf_bundle_open(path, NULL, &bundle, error);
	if (failed != 0)
		return failed;
	btf_bundle_find(bundle, &host, BTF_BUNDLE_ALLOW_NEAREST, &result);
	failed = btf_bundle_read(bundle, &result, &bytes, &size, error);
	free(bytes);
	for (int i = 0; i < 2 && failed == 0; i++) {
		failed = btf_bundle_file_open(bundle, &result, i == 0 ? NULL : "/tmp", &file, error);
		btf_bundle_file_close(&file);
	}
	btf_bundle_close(bundle);
	return failed;
}

static void fail_each(const char *name)
{
	struct btf_bundle_error error;
	int descriptors = count_descriptors();
	long held = allocations_held, failed = 0;
	allocations_until_failure = -1;
	CHECK(use(&error) == 0, "%s: %s", name, error.text);
	CHECK(allocations_held == held, "%s: %ld", name, allocations_held - held);
	for (long n = 0;; n++) {
		allocations_until_failure = n;
		error.text[0] = '\0';
		int result = use(&error);
		bool reached = allocations_until_failure < 0;
		allocations_until_failure = -1;
		CHECK(result == 0 || (result == -ENOMEM && strstr(error.text, "memory") != NULL), "%s: %ld: %s", name, n,
		      error.text);
		CHECK(allocations_held == held, "%s: %ld: %ld", name, n, allocations_held - held);
		failed += result != 0;
		if (!reached)
			break;
	}
	CHECK(failed >= 8, "%s: only %ld", name, failed);
	CHECK(count_descriptors() == descriptors, "%s: %d", name, count_descriptors());
}

int main(int argc, char **argv)
{
	static const char *const bundles[] = { "product-tree", "product-shared.tar", "product-tree.tar.gz" };
	if (argc != 2)
		return 2;
	snprintf(root, sizeof root, "%s/hosts/usr-lib-only", argv[1]);
	for (size_t i = 0; i < 3; i++) {
		snprintf(path, sizeof path, "%s/bundles/%s", argv[1], bundles[i]);
		fail_each(bundles[i]);
		if (i == 0)
			continue;
		archive = slurp(path, &archive_size);
		fail_each("from memory");
		free(archive);
		archive = NULL;
	}
	return conclude("memory");
}
