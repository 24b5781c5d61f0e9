/* The headers of a tar archive: plain files with the magic of ustar or of GNU, and nothing that needs a second header. */
#include <errno.h>
#include <string.h>

#include "bundle_internal.h"

/* Where the fields of a header are, and how long: POSIX.1-2017, pax, "ustar Interchange Format". */
enum { NAME = 0, SIZE = 124, CHECKSUM = 148, TYPE = 156, MAGIC = 257, PREFIX = 345 };
enum { NAME_LENGTH = 100, SIZE_LENGTH = 12, CHECKSUM_LENGTH = 8, PREFIX_LENGTH = 155 };

/* Octal digits, between blanks or zeros. */
static bool octal(const uint8_t *field, size_t width, uint64_t *number)
{
	size_t i = 0;
	while (i < width && field[i] == ' ')
		i++;
	size_t start = i;
	for (*number = 0; i < width && field[i] >= '0' && field[i] <= '7'; i++)
		*number = *number << 3 | (uint64_t)(field[i] - '0');
	bool has_digits = i > start;
	for (; i < width; i++)
		if (field[i] != ' ' && field[i] != '\0')
			return false;
	return has_digits;
}

static bool is_zero(const uint8_t *header)
{
	for (size_t i = 0; i < BTFB_TAR_BLOCK; i++)
		if (header[i] != 0)
			return false;
	return true;
}

static bool sum_is_right(const uint8_t *header)
{
	uint64_t given, sum = 0;
	for (size_t i = 0; i < BTFB_TAR_BLOCK; i++)
		sum += i >= CHECKSUM && i < CHECKSUM + CHECKSUM_LENGTH ? (uint8_t)' ' : header[i];
	return octal(header + CHECKSUM, CHECKSUM_LENGTH, &given) && given == sum;
}

/* Puts prefix and name together. Either may fill its field, without a zero behind. */
static void full_name(const uint8_t *header, char *name)
{
	/* GNU has other things in the place of the prefix. */
	bool has_prefix = header[MAGIC + 5] == '\0' && header[PREFIX] != '\0';
	for (size_t i = 0; has_prefix && i < PREFIX_LENGTH && header[PREFIX + i] != '\0'; i++)
		*name++ = (char)header[PREFIX + i];
	if (has_prefix)
		*name++ = '/';
	for (size_t i = 0; i < NAME_LENGTH && header[NAME + i] != '\0'; i++)
		*name++ = (char)header[NAME + i];
	*name = '\0';
}

bool btfb_is_tar(const uint8_t *header)
{
	return memcmp(header + MAGIC, "ustar", 6) == 0 || memcmp(header + MAGIC, "ustar ", 6) == 0;
}

int btfb_tar_header(const uint8_t *header, uint64_t at, struct btfb_member *member, struct btf_bundle_error *error)
{
	unsigned long long byte = at;
	member->kind = BTFB_TAR_END;
	if (is_zero(header))
		return 0;
	if (!sum_is_right(header))
		return btfb_fail(error, -EBADMSG, "the archive is broken: the header at byte %llu has a wrong checksum", byte);
	if (!btfb_is_tar(header))
		return btfb_fail(error, -EBADMSG, "the archive is broken: the header at byte %llu is not of ustar", byte);
	if (!octal(header + SIZE, SIZE_LENGTH, &member->size))
		return btfb_fail(error, -EBADMSG, "the archive is broken: the header at byte %llu has no size", byte);
	full_name(header, member->name);
	member->path = member->name + (strncmp(member->name, "./", 2) == 0 ? 2 : 0);

	member->kind = BTFB_TAR_DIRECTORY;
	if (header[TYPE] == '5' && member->size == 0)
		return 0;
	member->kind = BTFB_TAR_FILE;
	if (header[TYPE] != '0' && header[TYPE] != '\0')
		return btfb_fail(error, -EBADMSG, "the archive's member %s is of type %c, and only plain files are read",
				 member->name, header[TYPE]);
	if (!btfb_path_is_safe(member->path))
		return btfb_fail(error, -EBADMSG, "the archive has the member \"%s\": " BTFB_PATH_RULE, member->name);
	if (member->size > BTFB_FILE_MAX)
		return btfb_fail(error, -EFBIG,
				 "the archive's member %s has %llu bytes, and no file of a bundle has more than %llu",
				 member->name, (unsigned long long)member->size, (unsigned long long)BTFB_FILE_MAX);
	return 0;
}
