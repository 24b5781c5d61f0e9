/*
 * Archives in memory: tar, as it is or as gzip. Nothing of it is kept unpacked but index.json. A file is found again by
 * its place, so that a bundle costs little memory however large it is.
 */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "bundle_internal.h"

/* An archive from its start to its end. */
struct stream {
	const struct btfb_archive *archive;
	struct btfb_gzip *gzip; /* NULL if it is not packed */
	uint64_t at;
};

static int stream_start(struct stream *s, const struct btfb_archive *archive, struct btf_bundle_error *error)
{
	*s = (struct stream){ archive, NULL, 0 };
	if (!archive->gzip)
		return 0;
	s->gzip = malloc(sizeof *s->gzip);
	if (s->gzip == NULL)
		return btfb_fail_memory(error);
	btfb_gzip_start(s->gzip, archive->bytes, archive->size);
	return 0;
}

static void stream_end(struct stream *s)
{
	free(s->gzip);
}

/* Reads up to `size` bytes, or passes them if `bytes` is NULL. Fewer are there only at the end. */
static int stream_read(struct stream *s, uint8_t *bytes, uint64_t size, uint64_t *got, struct btf_bundle_error *error)
{
	uint8_t passed[4096];
	*got = 0;
	if (size > BTFB_ARCHIVE_MAX - s->at)
		size = BTFB_ARCHIVE_MAX - s->at + 1;
	if (s->gzip == NULL) {
		uint64_t left = s->archive->size - s->at;
		*got = size < left ? size : left;
		if (bytes != NULL && *got > 0)
			memcpy(bytes, s->archive->bytes + s->at, (size_t)*got);
	}
	while (s->gzip != NULL && *got < size) {
		uint64_t wanted = size - *got;
		if (bytes == NULL && wanted > sizeof passed)
			wanted = sizeof passed;
		size_t n = btfb_gzip_read(s->gzip, bytes == NULL ? passed : bytes + *got, (size_t)wanted);
		if (s->gzip->wrong != NULL)
			return btfb_fail(error, -EBADMSG, "the archive's gzip stream is broken: %s", s->gzip->wrong);
		*got += n;
		if (n < wanted)
			break;
	}
	s->at += *got;
	if (s->at > BTFB_ARCHIVE_MAX)
		return btfb_fail(error, -EFBIG, "the archive's gzip stream is broken: it unpacks to more than %llu bytes",
				 (unsigned long long)BTFB_ARCHIVE_MAX);
	return 0;
}

static int fail_cut(struct btf_bundle_error *error)
{
	return btfb_fail(error, -EBADMSG, "the archive is broken: it ends too early");
}

static int stream_read_all(struct stream *s, uint8_t *bytes, uint64_t size, struct btf_bundle_error *error)
{
	uint64_t got;
	int result = stream_read(s, bytes, size, &got, error);
	return result == 0 && got < size ? fail_cut(error) : result;
}

static bool begins(const uint8_t *bytes, size_t size, const char *magic, size_t length)
{
	return size >= length && memcmp(bytes, magic, length) == 0;
}

static int fail_compressed(const char *by, struct btf_bundle_error *error)
{
	return btfb_fail(error, -ENOTSUP,
			 "the archive is compressed by %s, which this library does not read: pack it as tar or tar.gz", by);
}

static int fail_no_archive(struct btf_bundle_error *error)
{
	return btfb_fail(error, -EBADMSG, "the archive is neither tar nor tar.gz");
}

int btfb_archive_open(struct btfb_archive *archive, const uint8_t *bytes, size_t size, struct btf_bundle_error *error)
{
	*archive = (struct btfb_archive){ bytes, size, begins(bytes, size, "\x1f\x8b", 2) };
	if (begins(bytes, size, "\xfd\x37\x7a\x58\x5a\x00", 6))
		return fail_compressed("xz", error);
	if (begins(bytes, size, "\x28\xb5\x2f\xfd", 4))
		return fail_compressed("zstd", error);
	if (!archive->gzip && (size < BTFB_TAR_BLOCK || !btfb_is_tar(bytes)))
		return fail_no_archive(error);
	return 0;
}

struct place {
	size_t name_at; /* in the names, which move while they grow */
	const char *name;
	uint64_t at, size;
};

/* The members of an archive. */
struct members {
	struct place *list;
	size_t count, room;
	char *names;
	size_t names_used, names_room;
};

static int add_member(struct members *m, const char *name, uint64_t at, uint64_t size, struct btf_bundle_error *error)
{
	size_t length = strlen(name) + 1;
	if (m->count == BTFB_MEMBERS_MAX)
		return btfb_fail(error, -EFBIG, "the archive has more than %d files", BTFB_MEMBERS_MAX);
	struct place *list = btfb_grow(m->list, &m->room, m->count + 1, sizeof *list);
	if (list == NULL)
		return btfb_fail_memory(error);
	m->list = list;
	char *names = btfb_grow(m->names, &m->names_room, m->names_used + length, 1);
	if (names == NULL)
		return btfb_fail_memory(error);
	m->names = names;
	memcpy(names + m->names_used, name, length);
	list[m->count++] = (struct place){ m->names_used, NULL, at, size };
	m->names_used += length;
	return 0;
}

/* Goes through the whole archive: lists its files, and puts index.json's text aside. */
static int list_members(struct stream *s, struct members *m, char **text, size_t *text_size,
			struct btf_bundle_error *error)
{
	uint8_t header[BTFB_TAR_BLOCK];
	struct btfb_member member;
	int result;
	for (;;) {
		uint64_t at = s->at, got;
		if ((result = stream_read(s, header, sizeof header, &got, error)) != 0)
			return result;
		if (at == 0 && (got < sizeof header || !btfb_is_tar(header)))
			return fail_no_archive(error);
		if (got < sizeof header)
			return fail_cut(error);
		if ((result = btfb_tar_header(header, at, &member, error)) != 0)
			return result;
		if (member.kind == BTFB_TAR_END)
			break;
		if (member.kind == BTFB_TAR_DIRECTORY)
			continue;
		if ((result = add_member(m, member.path, s->at, member.size, error)) != 0)
			return result;
		uint64_t passed = (member.size + BTFB_TAR_BLOCK - 1) / BTFB_TAR_BLOCK * BTFB_TAR_BLOCK;
		if (*text == NULL && strcmp(member.path, "index.json") == 0) {
			*text_size = (size_t)member.size;
			*text = malloc(*text_size + 1);
			if (*text == NULL)
				return btfb_fail_memory(error);
			if ((result = stream_read_all(s, (uint8_t *)*text, member.size, error)) != 0)
				return result;
			passed -= member.size;
		}
		if ((result = stream_read_all(s, NULL, passed, error)) != 0)
			return result;
	}
	if (s->gzip == NULL)
		return 0;
	/* The checksum stands behind the last byte. */
	uint64_t got;
	return stream_read(s, NULL, BTFB_ARCHIVE_MAX, &got, error);
}

static int compare_places(const void *a, const void *b)
{
	return strcmp(((const struct place *)a)->name, ((const struct place *)b)->name);
}

/* Sorts the members by name, of which none may stand twice. */
static int sort_members(struct members *m, struct btf_bundle_error *error)
{
	for (size_t i = 0; i < m->count; i++)
		m->list[i].name = m->names + m->list[i].name_at;
	if (m->count > 1)
		qsort(m->list, m->count, sizeof *m->list, compare_places);
	for (size_t i = 1; i < m->count; i++)
		if (compare_places(&m->list[i - 1], &m->list[i]) == 0)
			return btfb_fail(error, -EBADMSG, "the archive has %s twice", m->list[i].name);
	return 0;
}

static void place_files(struct btfb_index *index, const struct members *m)
{
	for (size_t i = 0; i < index->file_count; i++) {
		struct btfb_file *file = &index->files[i];
		struct place wanted = { 0, file->path, 0, 0 };
		const struct place *found = bsearch(&wanted, m->list, m->count, sizeof *m->list, compare_places);
		file->at = found == NULL ? BTFB_ABSENT : found->at;
		file->archived_size = found == NULL ? 0 : (size_t)found->size;
	}
}

int btfb_archive_index(const struct btfb_archive *archive, struct btfb_index *index, struct btf_bundle_error *error)
{
	struct stream s;
	struct members m = { NULL, 0, 0, NULL, 0, 0 };
	char *text = NULL;
	size_t text_size = 0;
	int result = stream_start(&s, archive, error);
	if (result == 0)
		result = list_members(&s, &m, &text, &text_size, error);
	stream_end(&s);
	if (result == 0)
		result = sort_members(&m, error);
	if (result == 0 && text == NULL)
		result = btfb_fail_no_index(error);
	if (result == 0) {
		result = btfb_index_read(index, text, text_size, error);
		text = NULL;
	}
	if (result == 0)
		place_files(index, &m);
	free(text);
	free(m.list);
	free(m.names);
	return result;
}

int btfb_archive_read(const struct btfb_archive *archive, uint64_t at, uint8_t *bytes, size_t size,
		      struct btf_bundle_error *error)
{
	struct stream s;
	int result = stream_start(&s, archive, error);
	if (result == 0)
		result = stream_read_all(&s, NULL, at, error);
	if (result == 0)
		result = stream_read_all(&s, bytes, size, error);
	stream_end(&s);
	return result;
}
