/* Opening, reading and closing a bundle. The rules by which a host gets its file are in bundle_find.c. */
#ifndef _POSIX_C_SOURCE
#define _POSIX_C_SOURCE 200809L
#endif
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "bundle_internal.h"

#ifdef BTF_BUNDLE_SIGNATURE
#define TEXT(macro) TEXT_OF(macro)
#define TEXT_OF(tokens) #tokens
#endif

/* The signature that a bundle has to have, cut where it is too long to be one; "" if any may. */
static void expected_signature(const struct btf_bundle_options *options, char signature[66])
{
	const char *text = options != NULL ? options->signature : NULL;
#ifdef BTF_BUNDLE_SIGNATURE
	/* A macro may be given with quotes or without. */
	static const char built_in[] = TEXT(BTF_BUNDLE_SIGNATURE);
	if (text == NULL)
		text = built_in + (built_in[0] == '"');
#endif
	size_t length = text == NULL ? 0 : strcspn(text, "\"");
	if (length > 65)
		length = 65;
	if (length > 0)
		memcpy(signature, text, length);
	signature[length] = '\0';
}

static int check_signature(const struct btf_bundle *bundle, const struct btf_bundle_options *options,
			   struct btf_bundle_error *error)
{
	char expected[66];
	uint8_t bytes[32];
	expected_signature(options, expected);
	if (expected[0] == '\0')
		return 0;
	if (!btfb_hex(expected, bytes))
		return btfb_fail(error, -EINVAL,
				 "the expected signature \"%s\" is not 64 hex digits: "
				 "take the one in index.json of the build's bundle",
				 expected);
	if (strcmp(expected, bundle->index.signature) != 0)
		return btfb_fail(error, -ESTALE,
				 "the bundle is of other objects: its signature begins with %.12s, and %.12s is expected: "
				 "build the bundle and the program from the same objects",
				 bundle->index.signature, expected);
	return 0;
}

static int open_archive(struct btf_bundle *bundle, const uint8_t *bytes, size_t size, struct btf_bundle_error *error)
{
	int result = btfb_archive_open(&bundle->archive, bytes, size, error);
	return result != 0 ? result : btfb_archive_index(&bundle->archive, &bundle->index, error);
}

static int fail_too_large(const char *path, size_t size, uint64_t limit, struct btf_bundle_error *error)
{
	return btfb_fail(error, -EFBIG, "%s has %zu bytes, and no file of a bundle has more than %llu", path, size,
			 (unsigned long long)limit);
}

static int open_directory(struct btf_bundle *bundle, struct btf_bundle_error *error)
{
	uint8_t *text = NULL;
	size_t size;
	int fd = btfb_open(bundle->directory, "index.json");
	if (fd == -ENOENT)
		return btfb_fail_no_index(error);
	if (fd < 0)
		return btfb_fail_system(error, -fd, "opened", "index.json");
	int result = btfb_read_file(fd, BTFB_FILE_MAX, &text, &size);
	close(fd);
	if (result == -EINVAL)
		return btfb_fail_no_index(error);
	if (result == -EFBIG)
		return fail_too_large("index.json", size, BTFB_FILE_MAX, error);
	if (result != 0)
		return btfb_fail_system(error, -result, "read", "index.json");
	return btfb_index_read(&bundle->index, (char *)text, size, error);
}

/* Opens what lies at a path: a directory, which stays open, or a file, which is read whole. */
static int open_path(struct btf_bundle *bundle, const char *path, struct btf_bundle_error *error)
{
	struct stat status;
	size_t size;
	int fd = btfb_open(AT_FDCWD, path);
	if (fd < 0)
		return btfb_fail_system(error, -fd, "opened", path);
	if (fstat(fd, &status) == 0 && S_ISDIR(status.st_mode)) {
		bundle->directory = fd;
		return open_directory(bundle, error);
	}
	int result = btfb_read_file(fd, (size_t)BTFB_ARCHIVE_MAX, &bundle->packed, &size);
	close(fd);
	if (result == -EINVAL)
		return btfb_fail(error, result, "%s is neither a directory nor a file", path);
	if (result == -EFBIG)
		return fail_too_large(path, size, BTFB_ARCHIVE_MAX, error);
	if (result != 0)
		return btfb_fail_system(error, -result, "read", path);
	return open_archive(bundle, bundle->packed, size, error);
}

/* Opens a path, or bytes if there is none. */
static int open_any(const char *path, const uint8_t *bytes, size_t size, const struct btf_bundle_options *options,
		    struct btf_bundle **opened, struct btf_bundle_error *error)
{
	*opened = NULL;
	struct btf_bundle *bundle = calloc(1, sizeof *bundle);
	if (bundle == NULL)
		return btfb_fail_memory(error);
	bundle->directory = -1;
	int result = path != NULL ? open_path(bundle, path, error) : open_archive(bundle, bytes, size, error);
	if (result == 0)
		result = check_signature(bundle, options, error);
	if (result == 0)
		*opened = bundle;
	else
		btf_bundle_close(bundle);
	return result;
}

int btf_bundle_open(const char *path, const struct btf_bundle_options *options, struct btf_bundle **bundle,
		    struct btf_bundle_error *error)
{
	return open_any(path, NULL, 0, options, bundle, error);
}

int btf_bundle_open_memory(const void *bytes, size_t size, const struct btf_bundle_options *options,
			   struct btf_bundle **bundle, struct btf_bundle_error *error)
{
	return open_any(NULL, bytes, size, options, bundle, error);
}

void btf_bundle_close(struct btf_bundle *bundle)
{
	if (bundle == NULL)
		return;
	if (bundle->directory >= 0)
		close(bundle->directory);
	btfb_index_free(&bundle->index);
	free(bundle->packed);
	free(bundle);
}

#define MEND "make the bundle again, or copy it whole"

static int fail_missing(const struct btfb_file *file, struct btf_bundle_error *error)
{
	return btfb_fail(error, -ENOENT, "%s is in index.json, but not in the bundle: " MEND, file->path);
}

static int fail_size(const struct btfb_file *file, size_t size, struct btf_bundle_error *error)
{
	return btfb_fail(error, -EBADMSG, "%s has %zu bytes, and index.json says %zu: " MEND, file->path, size,
			 file->size);
}

static int check_bytes(const struct btfb_file *file, const uint8_t *bytes, struct btf_bundle_error *error)
{
	uint8_t digest[32];
	char text[2][13];
	btfb_sha256(bytes, file->size, digest);
	if (memcmp(digest, file->sha256, sizeof digest) == 0)
		return 0;
	for (size_t i = 0; i < 12; i++) {
		text[0][i] = "0123456789abcdef"[digest[i / 2] >> (i % 2 == 0 ? 4 : 0) & 15];
		text[1][i] = "0123456789abcdef"[file->sha256[i / 2] >> (i % 2 == 0 ? 4 : 0) & 15];
	}
	return btfb_fail(error, -EBADMSG,
			 "%s is not the file that index.json names: its sha256 begins with %.12s, not %.12s: " MEND,
			 file->path, text[0], text[1]);
}

static int read_from_directory(int directory, const struct btfb_file *file, uint8_t **bytes,
			       struct btf_bundle_error *error)
{
	size_t size;
	int fd = btfb_open(directory, file->path);
	if (fd == -ENOENT || fd == -ENOTDIR)
		return fail_missing(file, error);
	if (fd < 0)
		return btfb_fail_system(error, -fd, "opened", file->path);
	int result = btfb_read_file(fd, file->size, bytes, &size);
	close(fd);
	if (result == -EINVAL)
		return fail_missing(file, error);
	if (result != 0 && result != -EFBIG)
		return btfb_fail_system(error, -result, "read", file->path);
	return result == 0 && size == file->size ? 0 : fail_size(file, size, error);
}

static int read_from_archive(const struct btfb_archive *archive, const struct btfb_file *file, uint8_t **bytes,
			     struct btf_bundle_error *error)
{
	if (file->at == BTFB_ABSENT)
		return fail_missing(file, error);
	if (file->archived_size != file->size)
		return fail_size(file, file->archived_size, error);
	*bytes = malloc(file->size + 1);
	if (*bytes == NULL)
		return btfb_fail_memory(error);
	return btfb_archive_read(archive, file->at, *bytes, file->size, error);
}

int btf_bundle_read(const struct btf_bundle *bundle, const struct btf_bundle_result *result, void **bytes, size_t *size,
		    struct btf_bundle_error *error)
{
	uint8_t *read = NULL;
	*bytes = NULL;
	*size = 0;
	if (result->path == NULL)
		return btfb_fail(error, -ENOENT, "%s", result->why);
	const struct btfb_file *file = &bundle->index.files[result->file];
	int failed = bundle->directory >= 0 ? read_from_directory(bundle->directory, file, &read, error) :
					      read_from_archive(&bundle->archive, file, &read, error);
	if (failed == 0)
		failed = check_bytes(file, read, error);
	if (failed != 0) {
		free(read);
		return failed;
	}
	*bytes = read;
	*size = file->size;
	return 0;
}
