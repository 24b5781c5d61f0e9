/*
 * Runs the table that the three libraries share: table DIRECTORY, which is consumers/testdata. Each bundle is opened by
 * its path and, if it is packed, from memory as well.
 */
#include <unistd.h>

#include "../btf_bundle.h"
#include "check.h"

static const char *testdata;

/* A line of a table, taken apart: "" for a column that holds "-". */
struct line {
	char *column[12];
	int count;
};

/* Takes the next line off *text. False behind the last one. */
static int next_line(char **text, struct line *line)
{
	for (;;) {
		if (**text == '\0')
			return 0;
		char *start = *text, *end = strchr(start, '\n');
		*text = end == NULL ? start + strlen(start) : end + 1;
		if (end != NULL)
			*end = '\0';
		if (*start == '#' || *start == '\0')
			continue;
		for (line->count = 0; start != NULL && line->count < 12; line->count++) {
			char *tab = strchr(start, '\t');
			if (tab != NULL)
				*tab = '\0';
			line->column[line->count] = strcmp(start, "-") == 0 ? start + 1 : start;
			start = tab == NULL ? NULL : tab + 1;
		}
		return 1;
	}
}

static char *in_testdata(char *path, size_t size, const char *first, const char *second)
{
	snprintf(path, size, "%s/%s/%s", testdata, first, second);
	return path;
}

/* A bundle, and the bytes it was opened from, if it was from memory. */
struct opened {
	struct btf_bundle *bundle;
	char *bytes;
	int result;
	struct btf_bundle_error error;
};

static struct opened open_bundle(const char *name, const char *signature, int from_memory)
{
	struct opened opened = { NULL, NULL, 0, { "" } };
	struct btf_bundle_options options = { signature };
	char path[1024];
	in_testdata(path, sizeof path, "bundles", name);
	if (from_memory) {
		/* Of exactly this size, so that the sanitizer sees a read behind it. */
		size_t size;
		char *bytes = slurp(path, &size);
		opened.bytes = malloc(size > 0 ? size : 1);
		memcpy(opened.bytes, bytes, size);
		free(bytes);
		opened.result =
			btf_bundle_open_memory(opened.bytes, size, &options, &opened.bundle, &opened.error);
	} else {
		opened.result = btf_bundle_open(path, &options, &opened.bundle, &opened.error);
	}
	CHECK((opened.result == 0) == (opened.bundle != NULL), "%s", name);
	return opened;
}

static void close_bundle(struct opened *opened)
{
	btf_bundle_close(opened->bundle);
	free(opened->bytes);
}

static int is_packed(const char *bundle)
{
	return strstr(bundle, ".tar") != NULL;
}

static void set(char field[256], const char *value)
{
	snprintf(field, 256, "%s", value);
}

static void override(struct btf_bundle_host *host, char *key_and_value)
{
	char path[1024], *value = strchr(key_and_value, '=');
	struct btf_bundle_error error;
	*value++ = '\0';
	if (strcmp(key_and_value, "id") == 0)
		set(host->id, value);
	else if (strcmp(key_and_value, "version_id") == 0)
		set(host->version_id, value);
	else if (strcmp(key_and_value, "id_like") == 0)
		set(host->id_like, value);
	else if (strcmp(key_and_value, "machine") == 0)
		set(host->machine, value);
	else if (strcmp(key_and_value, "release") == 0)
		set(host->release, value);
	else if (strcmp(key_and_value, "btf") == 0)
		host->has_btf = strcmp(value, "yes") == 0;
	else if (strcmp(key_and_value, "os-release") == 0)
		CHECK(btf_bundle_host_os_release(in_testdata(path, sizeof path, ".", value), host, &error) == 0, "%s",
		      error.text);
	else
		CHECK(0, "an override is not known: %s", key_and_value);
}

static void check_file(const struct opened *opened, const struct btf_bundle_result *result, const char *directory,
		       const void *wanted, size_t size)
{
	struct btf_bundle_file file;
	struct btf_bundle_error error = { "" };
	CHECK(btf_bundle_file_open(opened->bundle, result, directory, &file, &error) == 0, "%s", error.text);
	if (file.fd < 0)
		return;
	CHECK(file.temporary == (directory != NULL), "%s", file.path);
	char *path = strdup(file.path);
	size_t by_path_size;
	char *by_path = slurp(file.path, &by_path_size), *by_descriptor = malloc(size + 1);
	CHECK(by_path_size == size && memcmp(by_path, wanted, size) == 0, "%s", file.path);
	CHECK(read(file.fd, by_descriptor, size + 1) == (ssize_t)size && memcmp(by_descriptor, wanted, size) == 0, "%s",
	      file.path);
	free(by_path);
	free(by_descriptor);
	btf_bundle_file_close(&file);
	CHECK(access(path, F_OK) != 0, "%s stays", path);
	free(path);
}

static void check_bytes(const struct opened *opened, const struct btf_bundle_result *result, const char *kernel)
{
	char path[1024], name[1024];
	struct btf_bundle_error error = { "" };
	size_t wanted_size, size;
	void *bytes;
	snprintf(name, sizeof name, "%s.btf", kernel);
	char *wanted = slurp(in_testdata(path, sizeof path, "bundles/product-tree", name), &wanted_size);
	CHECK(btf_bundle_read(opened->bundle, result, &bytes, &size, &error) == 0, "%s", error.text);
	CHECK(size == wanted_size && bytes != NULL && memcmp(bytes, wanted, size) == 0, "%s", kernel);
	free(bytes);
	check_file(opened, result, NULL, wanted, wanted_size);
	check_file(opened, result, "/tmp", wanted, wanted_size);
	struct btf_bundle_file file;
	CHECK(btf_bundle_file_open(opened->bundle, result, "/nowhere", &file, &error) < 0 && file.fd < 0, "%s", kernel);
	CHECK(strcmp(error.text, "/nowhere cannot be written to: there is no such file") == 0, "%s", error.text);
	free(wanted);
}

static void run_case(const struct line *line, const char *bundle, int from_memory, int other_layout)
{
	char **c = (char **)line->column;
	const char *name = c[0], *how = c[7], *kernel = c[8], *path = c[9], *candidates = c[10], *why = c[11];
	char root[1024], overrides[1024], listed[4096] = "";
	struct btf_bundle_host host;
	struct btf_bundle_result result;
	struct btf_bundle_error error = { "" };

	snprintf(root, sizeof root, "%s/hosts/%s%s", testdata, c[1], c[2]);
	CHECK(btf_bundle_host(root, &host, &error) == 0, "%s: %s", name, error.text);
	snprintf(overrides, sizeof overrides, "%s", c[3]);
	for (char *item = strtok(overrides, ","); item != NULL; item = strtok(NULL, ","))
		override(&host, item);

	struct opened opened = open_bundle(bundle, c[6], from_memory);
	CHECK(opened.result == 0, "%s: %s: %s", name, bundle, opened.error.text);
	if (opened.result != 0) {
		close_bundle(&opened);
		return;
	}
	unsigned flags = strcmp(c[5], "nearest") == 0 ? BTF_BUNDLE_ALLOW_NEAREST : 0;
	enum btf_bundle_how found = btf_bundle_find(opened.bundle, &host, flags, &result);
	CHECK(found == result.how && strcmp(btf_bundle_how_name(found), how) == 0, "%s: %s", name,
	      btf_bundle_how_name(found));
	CHECK(strcmp(result.why, why) == 0, "%s: %s", name, result.why);
	CHECK(strcmp(result.kernel == NULL ? "" : result.kernel, kernel) == 0, "%s: %s", name, result.kernel);
	CHECK((result.kernel == NULL) == (result.path == NULL), "%s", name);
	if (!other_layout)
		CHECK(strcmp(result.path == NULL ? "" : result.path, path) == 0, "%s: %s", name, result.path);
	for (size_t i = 0; i <= result.candidate_count; i++) {
		const char *candidate = btf_bundle_candidate(opened.bundle, &result, i);
		CHECK((candidate == NULL) == (i == result.candidate_count), "%s: %zu", name, i);
		if (candidate != NULL)
			snprintf(listed + strlen(listed), sizeof listed - strlen(listed), "%s%s", i == 0 ? "" : ",",
				 candidate);
	}
	CHECK(strcmp(listed, candidates) == 0, "%s: %s", name, listed);

	if (result.kernel != NULL) {
		check_bytes(&opened, &result, kernel);
	} else {
		void *bytes;
		size_t size;
		CHECK(btf_bundle_read(opened.bundle, &result, &bytes, &size, &error) < 0 && bytes == NULL, "%s", name);
		CHECK(strcmp(error.text, why) == 0, "%s: %s", name, error.text);
	}
	close_bundle(&opened);
}

static void run_broken(const struct line *line, int from_memory)
{
	char **c = (char **)line->column;
	const char *name = c[0], *when = c[2], *kernel = c[3], *match = c[4], *sentence = c[5];
	char parts[1024], *part[4] = { "", "", "", "" };
	struct btf_bundle_host host;
	struct btf_bundle_result result;
	struct opened opened = open_bundle(name, c[1], from_memory);
	int failed = opened.result;
	CHECK((failed != 0) == (strcmp(when, "open") == 0), "%s: %s", name, opened.error.text);
	if (failed == 0) {
		memset(&host, 0, sizeof host);
		snprintf(parts, sizeof parts, "%s", kernel);
		part[0] = strtok(parts, "/");
		for (int i = 1; i < 4; i++)
			part[i] = strtok(NULL, "/");
		set(host.id, part[0]);
		set(host.version_id, part[1]);
		set(host.machine, part[2]);
		set(host.release, part[3]);
		void *bytes;
		size_t size;
		CHECK(btf_bundle_find(opened.bundle, &host, 0, &result) == BTF_BUNDLE_EXACT, "%s: %s", name, result.why);
		failed = btf_bundle_read(opened.bundle, &result, &bytes, &size, &opened.error);
		free(bytes);
	}
	CHECK(failed < 0, "%s: %d", name, failed);
	if (strcmp(match, "is") == 0)
		CHECK(strcmp(opened.error.text, sentence) == 0, "%s: %s", name, opened.error.text);
	else
		CHECK(strncmp(opened.error.text, sentence, strlen(sentence)) == 0, "%s: %s", name, opened.error.text);
	close_bundle(&opened);
}

int main(int argc, char **argv)
{
	static const char *const others[] = { "product-shared", "product-tree.tar.gz", "product-shared.tar",
					      "product-shared.tar.gz" };
	char path[1024];
	struct line line;
	size_t size;
	int cases = 0, broken = 0, descriptors = count_descriptors();
	if (argc != 2)
		return 2;
	testdata = argv[1];

	char *table = slurp(in_testdata(path, sizeof path, ".", "cases.tsv"), &size);
	for (char *at = table; next_line(&at, &line); cases++) {
		CHECK(line.count == 12, "%s has %d columns", line.column[0], line.count);
		run_case(&line, line.column[4], 0, 0);
		if (is_packed(line.column[4]))
			run_case(&line, line.column[4], 1, 0);
		for (size_t i = 0; strcmp(line.column[4], "product-tree") == 0 && i < 4; i++)
			for (int from_memory = 0; from_memory <= is_packed(others[i]); from_memory++)
				run_case(&line, others[i], from_memory, 1);
	}
	free(table);

	table = slurp(in_testdata(path, sizeof path, ".", "broken.tsv"), &size);
	for (char *at = table; next_line(&at, &line); broken++) {
		CHECK(line.count == 6, "%s has %d columns", line.column[0], line.count);
		run_broken(&line, 0);
		if (is_packed(line.column[0]))
			run_broken(&line, 1);
	}
	free(table);
	CHECK(cases >= 30 && broken >= 30, "%d, %d", cases, broken);
	CHECK(count_descriptors() == descriptors, "%d", count_descriptors());
	return conclude("table");
}
