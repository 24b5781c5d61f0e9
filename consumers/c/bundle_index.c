/* index.json: which files a bundle has, and which kernel each is for. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "bundle_internal.h"

/* Where the values of the outermost object begin; NULL if there is none. */
struct values {
	char *schema, *signature, *files, *releases;
};

static int fail_shape(const struct btfb_json *json, struct btf_bundle_error *error)
{
	return btfb_fail(error, -EBADMSG, "index.json is not what btf-bundle writes: %s at byte %zu", json->wrong,
			 (size_t)(json->at - json->start));
}

/* Finds the values by the names that mean something. A name may stand once. */
static bool find_values(struct btfb_json *json, struct values *values)
{
	const struct {
		const char *name;
		char **at;
	} known[] = {
		{ "schema", &values->schema },
		{ "signature", &values->signature },
		{ "files", &values->files },
		{ "releases", &values->releases },
	};
	char *twice = NULL;
	int schemas = 0;
	btfb_json_enter(json, '{');
	while (btfb_json_next(json, '{')) {
		const char *name = btfb_json_name(json);
		for (size_t i = 0; name != NULL && i < sizeof known / sizeof *known; i++) {
			if (strcmp(name, known[i].name) != 0)
				continue;
			schemas += i == 0;
			if (*known[i].at != NULL && twice == NULL)
				twice = json->at;
			else if (*known[i].at == NULL)
				*known[i].at = json->at;
		}
		btfb_json_skip(json);
	}
	if (twice != NULL) {
		json->at = twice;
		if (schemas > 1)
			values->schema = NULL; /* neither counts */
		return btfb_json_fail(json, "a name stands twice");
	}
	if (values->schema == NULL || values->signature == NULL || values->files == NULL || values->releases == NULL)
		return btfb_json_fail(json, "schema, signature, files or releases is missing");
	return json->wrong == NULL;
}

/* Goes back to a value that was passed. */
static void go_to(struct btfb_json *json, char *value)
{
	json->at = value;
	json->depth = 1;
}

bool btfb_hex(const char *digits, uint8_t bytes[32])
{
	for (size_t i = 0; i < 64; i++) {
		const char *all = "0123456789abcdef";
		const char *digit = digits[i] == '\0' ? NULL : strchr(all, digits[i]);
		if (digit == NULL)
			return false;
		uint8_t value = (uint8_t)(digit - all);
		bytes[i / 2] = (uint8_t)(i % 2 == 0 ? value << 4 : bytes[i / 2] | value);
	}
	return digits[64] == '\0';
}

static int read_file(struct btfb_json *json, struct btfb_file *file, struct btf_bundle_error *error)
{
	bool has_size = false, has_sha256 = false;
	uint64_t size = 0;
	*file = (struct btfb_file){ NULL, 0, { 0 }, BTFB_ABSENT, 0 };
	btfb_json_enter(json, '{');
	while (btfb_json_next(json, '{')) {
		const char *name = btfb_json_name(json);
		bool *seen = NULL, has_path = file->path != NULL;
		if (name == NULL)
			break;
		if (strcmp(name, "path") == 0) {
			seen = &has_path;
			if (!has_path)
				file->path = btfb_json_string(json);
		} else if (strcmp(name, "size") == 0) {
			seen = &has_size;
			if (!has_size)
				btfb_json_number(json, &size);
		} else if (strcmp(name, "sha256") == 0) {
			seen = &has_sha256;
			const char *digits = has_sha256 ? NULL : btfb_json_string(json);
			if (digits != NULL && !btfb_hex(digits, file->sha256))
				btfb_json_fail(json, "a sha256 is not 64 hex digits");
		} else {
			btfb_json_skip(json);
		}
		if (seen != NULL && *seen)
			btfb_json_fail(json, "a name stands twice");
		if (seen != NULL)
			*seen = true;
	}
	if (json->wrong == NULL && (file->path == NULL || !has_size || !has_sha256))
		btfb_json_fail(json, "path, size or sha256 of a file is missing");
	if (json->wrong != NULL)
		return fail_shape(json, error);
	if (!btfb_path_is_safe(file->path))
		return btfb_fail(error, -EBADMSG, "index.json names the file \"%s\": " BTFB_PATH_RULE, file->path);
	if (size > BTFB_FILE_MAX)
		return btfb_fail(error, -EFBIG,
				 "index.json gives %s %llu bytes, and no file of a bundle has more than %llu", file->path,
				 (unsigned long long)size, (unsigned long long)BTFB_FILE_MAX);
	file->size = (size_t)size;
	return 0;
}

static int read_files(struct btfb_json *json, struct btfb_index *index, struct btf_bundle_error *error)
{
	size_t room = 0;
	btfb_json_enter(json, '[');
	while (btfb_json_next(json, '[')) {
		struct btfb_file *files = btfb_grow(index->files, &room, index->file_count + 1, sizeof *files);
		if (files == NULL)
			return btfb_fail_memory(error);
		index->files = files;
		int result = read_file(json, &files[index->file_count], error);
		if (result != 0)
			return result;
		index->file_count++;
	}
	return json->wrong == NULL ? 0 : fail_shape(json, error);
}

/* Whether a string has `count` parts, as a path has them. */
static bool has_parts(const char *text, int count)
{
	for (const char *at = text; *at != '\0'; at++)
		count -= *at == '/';
	return count == 1 && btfb_path_is_safe(text);
}

/* A kernel whose id is still in two pieces. */
struct entry {
	const char *release, *place;
	uint32_t file;
};

/* What is needed only until the index is read. */
struct draft {
	const char **releases;
	size_t release_count, release_room;
	struct entry *entries; /* index->kernel_count of them */
	size_t entry_room;
};

static int read_release(struct btfb_json *json, const char *release, struct btfb_index *index, struct draft *draft,
			struct btf_bundle_error *error)
{
	btfb_json_enter(json, '{');
	while (btfb_json_next(json, '{')) {
		uint64_t number;
		const char *place = btfb_json_name(json);
		if (place != NULL && !has_parts(place, 3))
			btfb_json_fail(json, "a place has not the three parts of distro/version/arch");
		if (place == NULL || !btfb_json_number(json, &number))
			break;
		if (number >= index->file_count)
			return btfb_fail(error, -EBADMSG, "index.json leads %s/%s to file %llu, and has %zu", place, release,
					 (unsigned long long)number, index->file_count);
		struct entry *list = btfb_grow(draft->entries, &draft->entry_room, index->kernel_count + 1, sizeof *list);
		if (list == NULL)
			return btfb_fail_memory(error);
		draft->entries = list;
		list[index->kernel_count++] = (struct entry){ release, place, (uint32_t)number };
	}
	return json->wrong == NULL ? 0 : fail_shape(json, error);
}

static int compare_names(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static int compare_entries(const void *a, const void *b)
{
	const struct entry *x = a, *y = b;
	int order = strcmp(x->release, y->release);
	return order != 0 ? order : strcmp(x->place, y->place);
}

static int fail_twice(const char *name, struct btf_bundle_error *error)
{
	return btfb_fail(error, -EBADMSG, "index.json is not what btf-bundle writes: %s stands twice", name);
}

static int read_releases(struct btfb_json *json, struct btfb_index *index, struct draft *draft,
			 struct btf_bundle_error *error)
{
	btfb_json_enter(json, '{');
	while (btfb_json_next(json, '{')) {
		const char *release = btfb_json_name(json);
		if (release != NULL && !has_parts(release, 1))
			btfb_json_fail(json, "a release is not one part of a path");
		const char **list =
			btfb_grow(draft->releases, &draft->release_room, draft->release_count + 1, sizeof *list);
		if (list == NULL)
			return btfb_fail_memory(error);
		draft->releases = list;
		list[draft->release_count++] = release;
		int result = read_release(json, release, index, draft, error);
		if (result != 0)
			return result;
	}
	if (json->wrong != NULL)
		return fail_shape(json, error);

	if (draft->release_count > 1)
		qsort(draft->releases, draft->release_count, sizeof *draft->releases, compare_names);
	for (size_t i = 1; i < draft->release_count; i++)
		if (strcmp(draft->releases[i - 1], draft->releases[i]) == 0)
			return fail_twice(draft->releases[i], error);
	if (index->kernel_count > 1)
		qsort(draft->entries, index->kernel_count, sizeof *draft->entries, compare_entries);
	for (size_t i = 1; i < index->kernel_count; i++)
		if (compare_entries(&draft->entries[i - 1], &draft->entries[i]) == 0)
			return fail_twice(draft->entries[i].place, error);
	return 0;
}

/* Puts the ids of all kernels together. */
static int make_kernels(struct btfb_index *index, const struct entry *entries, struct btf_bundle_error *error)
{
	size_t size = 1;
	for (size_t i = 0; i < index->kernel_count; i++)
		size += strlen(entries[i].place) + 1 + strlen(entries[i].release) + 1;
	index->ids = malloc(size);
	index->kernels = calloc(index->kernel_count + 1, sizeof *index->kernels);
	if (index->ids == NULL || index->kernels == NULL)
		return btfb_fail_memory(error);

	char *at = index->ids;
	for (size_t i = 0; i < index->kernel_count; i++) {
		const char *place = entries[i].place;
		size_t of_place = strlen(place), of_release = strlen(entries[i].release);
		size_t distro_end = strcspn(place, "/");
		size_t version_end = distro_end + 1 + strcspn(place + distro_end + 1, "/");
		index->kernels[i] = (struct btfb_kernel){ at, (uint16_t)distro_end, (uint16_t)version_end,
							  (uint16_t)of_place, entries[i].file };
		memcpy(at, place, of_place);
		at[of_place] = '/';
		memcpy(at + of_place + 1, entries[i].release, of_release + 1);
		at += of_place + 1 + of_release + 1;
	}
	return 0;
}

/* What holds for the text as a whole, whatever it says. */
static int check_json(struct btfb_json *json, struct btf_bundle_error *error)
{
	btfb_json_skip(json);
	btfb_json_finish(json);
	if (json->wrong == NULL)
		return 0;
	if (json->wrong == btfb_json_too_deep)
		return btfb_fail(error, -EBADMSG, "index.json is nested deeper than %d levels", BTFB_JSON_DEPTH);
	return btfb_fail(error, -EBADMSG, "index.json is not JSON: %s at byte %zu", json->wrong,
			 (size_t)(json->at - json->start));
}

static int read_index(struct btfb_index *index, size_t size, struct draft *draft, struct btf_bundle_error *error)
{
	struct btfb_json json;
	struct values values = { NULL, NULL, NULL, NULL };
	uint8_t unused[32];
	uint64_t schema;

	btfb_json_start(&json, index->text, size);
	int result = check_json(&json, error);
	if (result != 0)
		return result;

	/* The schema comes first: another one may mean anything by the other names. */
	btfb_json_start(&json, index->text, size);
	bool found = find_values(&json, &values);
	if (values.schema != NULL) {
		struct btfb_json at_schema = json;
		at_schema.wrong = NULL;
		go_to(&at_schema, values.schema);
		if (btfb_json_number(&at_schema, &schema) && schema != BTFB_SCHEMA)
			return btfb_fail(error, -ENOTSUP,
					 "index.json has schema %llu, and this library reads schema %d: "
					 "take the library of the btf-bundle that wrote the bundle",
					 (unsigned long long)schema, BTFB_SCHEMA);
		if (at_schema.wrong != NULL)
			return fail_shape(&at_schema, error);
	}
	if (!found)
		return fail_shape(&json, error);

	go_to(&json, values.signature);
	index->signature = btfb_json_string(&json);
	if (index->signature != NULL && !btfb_hex(index->signature, unused))
		btfb_json_fail(&json, "the signature is not 64 hex digits");
	if (json.wrong != NULL)
		return fail_shape(&json, error);
	go_to(&json, values.files);
	if ((result = read_files(&json, index, error)) != 0)
		return result;
	go_to(&json, values.releases);
	if ((result = read_releases(&json, index, draft, error)) != 0)
		return result;
	return make_kernels(index, draft->entries, error);
}

int btfb_index_read(struct btfb_index *index, char *text, size_t size, struct btf_bundle_error *error)
{
	struct draft draft = { NULL, 0, 0, NULL, 0 };
	*index = (struct btfb_index){ text, NULL, NULL, NULL, 0, NULL, 0 };
	int result = read_index(index, size, &draft, error);
	free(draft.releases);
	free(draft.entries);
	if (result != 0)
		btfb_index_free(index);
	return result;
}

void btfb_index_free(struct btfb_index *index)
{
	free(index->text);
	free(index->ids);
	free(index->files);
	free(index->kernels);
	*index = (struct btfb_index){ NULL, NULL, NULL, NULL, 0, NULL, 0 };
}
