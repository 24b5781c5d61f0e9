/* A packed bundle from memory: opens it, and reads the file of each kernel that it has. */
#include "fuzz.h"

size_t LLVMFuzzerMutate(uint8_t *data, size_t size, size_t room);
size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t size, size_t room, unsigned seed);

static void find_each(const struct btf_bundle *bundle)
{
	struct btf_bundle_host host;
	struct btf_bundle_result result;
	struct btf_bundle_error error;
	size_t count = bundle->index.kernel_count < 8 ? bundle->index.kernel_count : 8;
	for (size_t i = 0; i < count; i++) {
		const struct btfb_kernel *kernel = &bundle->index.kernels[i];
		size_t version = (size_t)kernel->distro_end + 1, arch = (size_t)kernel->version_end + 1, size;
		void *bytes;
		memset(&host, 0, sizeof host);
		memcpy(host.id, kernel->id, kernel->distro_end);
		memcpy(host.version_id, kernel->id + version, kernel->version_end - version);
		memcpy(host.machine, kernel->id + arch, kernel->arch_end - arch);
		strcpy(host.release, btfb_release(kernel));
		btf_bundle_find(bundle, &host, BTF_BUNDLE_ALLOW_NEAREST, &result);
		check_result(bundle, &result);
		error.text[0] = '\0';
		int failed = btf_bundle_read(bundle, &result, &bytes, &size, &error);
		HOLDS(failed <= 0 && (failed == 0) == (bytes != NULL) && (failed == 0 || is_plain(error.text)));
		HOLDS(failed != 0 || size == result.size);
		free(bytes);
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct btf_bundle *bundle;
	struct btf_bundle_error error = { "" };
	int failed = btf_bundle_open_memory(data, size, NULL, &bundle, &error);
	HOLDS(failed <= 0 && (failed == 0) == (bundle != NULL) && (failed == 0 || is_plain(error.text)));
	if (bundle != NULL)
		find_each(bundle);
	btf_bundle_close(bundle);
	return 0;
}

/* Puts right what a header's checksum should be, for else no change of a header would come through. */
static void mend(uint8_t *data, size_t size)
{
	for (size_t at = 0; size - at >= BTFB_TAR_BLOCK;) {
		unsigned sum = 0;
		char digits[8];
		memset(data + at + 148, ' ', 8);
		for (size_t i = 0; i < BTFB_TAR_BLOCK; i++)
			sum += data[at + i];
		snprintf(digits, sizeof digits, "%06o", sum);
		memcpy(data + at + 148, digits, 7);
		data[at + 124 + 11] = '\0';
		unsigned long long length = strtoull((char *)data + at + 124, NULL, 8);
		if (length > size || sum == 8 * ' ')
			return;
		size_t step = (size_t)(length + 2 * BTFB_TAR_BLOCK - 1) / BTFB_TAR_BLOCK * BTFB_TAR_BLOCK;
		if (step > size - at)
			return;
		at += step;
	}
}

size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t size, size_t room, unsigned seed)
{
	size = LLVMFuzzerMutate(data, size, room);
	if (seed % 8 != 0 && size > 2 && data[0] != 0x1f)
		mend(data, size);
	return size;
}
