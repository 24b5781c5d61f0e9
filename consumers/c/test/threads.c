/* Four threads use one bundle: threads ARCHIVE KERNELS. Built with the thread sanitizer, which ends it if they race. */
#include <pthread.h>

#include "../btf_bundle.h"
#include "check.h"

static struct btf_bundle *bundle;

static void *use(void *argument)
{
	struct btf_bundle_host host;
	struct btf_bundle_result result;
	struct btf_bundle_file file;
	long *failed = argument;
	memset(&host, 0, sizeof host);
	strcpy(host.machine, "x86_64");
	strcpy(host.release, "5.4.0-42-generic");
	for (int i = 0; i < 20; i++) {
		btf_bundle_find(bundle, &host, BTF_BUNDLE_ALLOW_NEAREST, &result);
		*failed += btf_bundle_file_open(bundle, &result, NULL, &file, NULL) != 0;
		btf_bundle_file_close(&file);
	}
	return NULL;
}

int main(int argc, char **argv)
{
	pthread_t threads[4];
	long failed[4] = { 0 };
	struct btf_bundle_error error;
	if (argc != 2)
		return 2;
	CHECK(btf_bundle_open(argv[1], NULL, &bundle, &error) == 0, "%s", error.text);
	if (bundle == NULL)
		return 1;
	for (size_t i = 0; i < 4; i++)
		CHECK(pthread_create(&threads[i], NULL, use, &failed[i]) == 0, "%zu", i);
	for (size_t i = 0; i < 4; i++) {
		pthread_join(threads[i], NULL);
		CHECK(failed[i] == 0, "%zu: %ld", i, failed[i]);
	}
	btf_bundle_close(bundle);
	return conclude("threads");
}
