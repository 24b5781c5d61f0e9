/* index.json: what is taken keeps to the rules. */
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct btf_bundle_error error = { "" };
	struct btfb_index index;
	/* Of exactly this size, so that a read behind it is seen; the one byte more may be written to. */
	char *text = malloc(size + 1);
	if (text == NULL)
		return 0;
	if (size > 0)
		memcpy(text, data, size);
	if (btfb_index_read(&index, text, size, &error) != 0) {
		HOLDS(is_plain(error.text));
		return 0;
	}
	for (size_t i = 0; i < index.file_count; i++)
		HOLDS(btfb_path_is_safe(index.files[i].path) && index.files[i].size <= BTFB_FILE_MAX);
	for (size_t i = 0; i < index.kernel_count; i++) {
		const struct btfb_kernel *kernel = &index.kernels[i];
		int slashes = 0;
		for (const char *at = kernel->id; *at != '\0'; at++)
			slashes += *at == '/';
		HOLDS(slashes == 3 && kernel->file < index.file_count);
		HOLDS(kernel->id[kernel->distro_end] == '/' && kernel->id[kernel->version_end] == '/' &&
		      kernel->id[kernel->arch_end] == '/');
		HOLDS(i == 0 || strcmp(btfb_release(kernel - 1), btfb_release(kernel)) < 0 ||
		      (strcmp(btfb_release(kernel - 1), btfb_release(kernel)) == 0 &&
		       strcmp(kernel[-1].id, kernel->id) < 0));
	}
	btfb_index_free(&index);
	return 0;
}
