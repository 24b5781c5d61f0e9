/* Sentences for a caller, and what of a bundle's strings may stand in them. */
#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bundle_internal.h"

void btfb_clean(char *text)
{
	for (; *text != '\0'; text++)
		if (*text < 0x20 || *text > 0x7e)
			*text = '?';
}

int btfb_fail(struct btf_bundle_error *error, int code, const char *format, ...)
{
	if (error == NULL)
		return code;
	va_list arguments;
	va_start(arguments, format);
	vsnprintf(error->text, sizeof error->text, format, arguments);
	va_end(arguments);
	btfb_clean(error->text);
	return code;
}

int btfb_fail_memory(struct btf_bundle_error *error)
{
	return btfb_fail(error, -ENOMEM, "there is not enough memory to read the bundle");
}

int btfb_fail_no_index(struct btf_bundle_error *error)
{
	return btfb_fail(error, -ENOENT,
			 "index.json is not in the bundle: give the directory or the archive that btf-bundle wrote");
}

int btfb_fail_system(struct btf_bundle_error *error, int number, const char *what, const char *path)
{
	/* strerror() may write into a buffer that threads share, and strerror_r() is two different functions. */
	static const struct {
		int number;
		const char *meaning;
	} known[] = {
		{ EACCES, "permission is denied" },	      { EPERM, "that is not permitted" },
		{ ENOENT, "there is no such file" },	      { ENOTDIR, "a part of its path is no directory" },
		{ ENAMETOOLONG, "its name is too long" },     { ELOOP, "there are too many links" },
		{ EMFILE, "too many files are open" },	      { ENFILE, "too many files are open" },
		{ ENOSPC, "there is no space left" },	      { EROFS, "the file system is read-only" },
		{ EIO, "reading or writing the disk failed" }, { ENOMEM, "there is not enough memory" },
	};
	for (size_t i = 0; i < sizeof known / sizeof *known; i++)
		if (known[i].number == number)
			return btfb_fail(error, -number, "%s cannot be %s: %s", path, what, known[i].meaning);
	return btfb_fail(error, -number, "%s cannot be %s: error %d", path, what, number);
}

bool btfb_path_is_safe(const char *path)
{
	size_t length = strlen(path);
	if (length > BTFB_NAME_MAX)
		return false;
	for (size_t i = 0; i < length; i++)
		if (path[i] <= ' ' || path[i] > '~' || path[i] == '\\')
			return false;
	for (const char *part = path;; part++) {
		size_t of_part = strcspn(part, "/");
		if (of_part == 0 || strncmp(part, ".", of_part) == 0 || strncmp(part, "..", of_part) == 0)
			return false;
		part += of_part;
		if (*part == '\0')
			return true;
	}
}

void *btfb_grow(void *list, size_t *room, size_t needed, size_t item)
{
	if (needed <= *room)
		return list;
	size_t larger = *room > needed / 2 ? *room * 2 : needed;
	void *moved = larger > SIZE_MAX / item ? NULL : realloc(list, larger * item);
	if (moved != NULL)
		*room = larger;
	return moved;
}
