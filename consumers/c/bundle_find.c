/* The rules by which a host gets its file. consumers/README.md tells them, with an example of each. */
#include <stdio.h>
#include <string.h>

#include "bundle_internal.h"

const char *btf_bundle_how_name(enum btf_bundle_how how)
{
	static const char *const names[] = { "none", "own", "exact", "release", "nearest", "ambiguous" };
	return (size_t)how < sizeof names / sizeof *names ? names[how] : "unknown";
}

/* The machine as uname says it, in the bundle's word. */
static const char *arch_of(const char *machine)
{
	if (strcmp(machine, "amd64") == 0)
		return "x86_64";
	if (strcmp(machine, "aarch64") == 0)
		return "arm64";
	return machine;
}

/* Where kernels of a host would be: its distribution, and one or more versions, the best first. */
struct places {
	const char *distro;
	struct {
		const char *text;
		size_t length;
	} versions[3];
	int count;
};

static void add_version(struct places *places, const char *text, size_t length)
{
	places->versions[places->count].text = text;
	places->versions[places->count++].length = length;
}

/* What the archive makes of a VERSION_ID that says more than it keeps. */
static void find_places(struct places *places, const struct btf_bundle_host *host)
{
	static const char *const by_major[] = { "rhel", "centos", "ol", "almalinux", "rocky" };
	places->distro = host->id;
	places->count = 0;
	if (host->id[0] == '\0' || host->version_id[0] == '\0')
		return;
	add_version(places, host->version_id, strlen(host->version_id));
	size_t major = strcspn(host->version_id, ".");
	for (size_t i = 0; i < sizeof by_major / sizeof *by_major; i++)
		if (host->version_id[major] == '.' && strcmp(host->id, by_major[i]) == 0)
			add_version(places, host->version_id, major);
	if (strcmp(host->id, "amzn") == 0 && strncmp(host->version_id, "201", 3) == 0) {
		add_version(places, "2018", 4);
		add_version(places, "1", 1);
	}
}

static bool part_is(const char *id, size_t from, size_t to, const char *text, size_t length)
{
	return to - from == length && memcmp(id + from, text, length) == 0;
}

static bool distro_is(const struct btfb_kernel *kernel, const char *distro, size_t length)
{
	return part_is(kernel->id, 0, kernel->distro_end, distro, length);
}

static bool arch_is(const struct btfb_kernel *kernel, const char *arch)
{
	return part_is(kernel->id, (size_t)kernel->version_end + 1, kernel->arch_end, arch, strlen(arch));
}

static bool is_at(const struct btfb_kernel *kernel, const struct places *places, int version, const char *arch)
{
	return distro_is(kernel, places->distro, strlen(places->distro)) && arch_is(kernel, arch) &&
	       part_is(kernel->id, (size_t)kernel->distro_end + 1, kernel->version_end, places->versions[version].text,
		       places->versions[version].length);
}

const char *btfb_release(const struct btfb_kernel *kernel)
{
	return kernel->id + kernel->arch_end + 1;
}

/* The first kernel whose release is not before `release`. */
static size_t first_of(const struct btfb_index *index, const char *release)
{
	size_t low = 0, high = index->kernel_count;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (strcmp(btfb_release(&index->kernels[middle]), release) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static bool release_is(const struct btfb_index *index, size_t at, const char *release)
{
	return at < index->kernel_count && strcmp(btfb_release(&index->kernels[at]), release) == 0;
}

/* Which kernels of a release count: those of an architecture, and of a distribution if there is one. */
struct filter {
	const char *release, *arch, *distro;
	size_t distro_length;
};

/* The first kernel from `at` on that counts, or kernel_count. */
static size_t next_candidate(const struct btfb_index *index, size_t at, const struct filter *filter)
{
	for (; release_is(index, at, filter->release); at++) {
		const struct btfb_kernel *kernel = &index->kernels[at];
		if (arch_is(kernel, filter->arch) &&
		    (filter->distro_length == 0 || distro_is(kernel, filter->distro, filter->distro_length)))
			return at;
	}
	return index->kernel_count;
}

static bool has_candidate(const struct btfb_index *index, size_t first, struct filter *filter, const char *distro,
			  size_t length)
{
	filter->distro = distro;
	filter->distro_length = length;
	return next_candidate(index, first, filter) < index->kernel_count;
}

/* Narrows the filter to the host's distribution, or to one that it is like; leaves it wide if none of these count. */
static void narrow(const struct btfb_index *index, size_t first, struct filter *filter,
		   const struct btf_bundle_host *host)
{
	size_t length = strlen(host->id);
	if (length > 0 && has_candidate(index, first, filter, host->id, length))
		return;
	for (const char *word = host->id_like; *word != '\0'; word += length) {
		length = strcspn(word, " \t\r");
		if (length > 0 && has_candidate(index, first, filter, word, length))
			return;
		length += strspn(word + length, " \t\r");
	}
	filter->distro_length = 0;
}

static bool same_file(const struct btfb_index *index, size_t a, size_t b)
{
	const struct btfb_file *x = &index->files[index->kernels[a].file];
	const struct btfb_file *y = &index->files[index->kernels[b].file];
	return x->size == y->size && memcmp(x->sha256, y->sha256, sizeof x->sha256) == 0;
}

static enum btf_bundle_how take(struct btf_bundle_result *result, enum btf_bundle_how how,
				const struct btfb_index *index, size_t at)
{
	const struct btfb_kernel *kernel = &index->kernels[at];
	const struct btfb_file *file = &index->files[kernel->file];
	result->how = how;
	result->kernel = kernel->id;
	result->path = file->path;
	result->size = file->size;
	result->file = kernel->file;
	return how;
}

#define SAY(result, ...) snprintf((result)->why, sizeof(result)->why, __VA_ARGS__)

static bool find_exact(const struct btfb_index *index, size_t first, const struct btf_bundle_host *host,
		       const struct places *places, const char *arch, struct btf_bundle_result *result)
{
	for (int version = 0; version < places->count; version++) {
		for (size_t at = first; release_is(index, at, host->release); at++) {
			const struct btfb_kernel *kernel = &index->kernels[at];
			if (!is_at(kernel, places, version, arch))
				continue;
			take(result, BTF_BUNDLE_EXACT, index, at);
			if (version == 0)
				SAY(result, "the bundle has this kernel: %s", kernel->id);
			else
				SAY(result, "the bundle has this kernel: %s, for %s %s is kept as %.*s", kernel->id,
				    host->id, host->version_id, (int)kernel->version_end, kernel->id);
			return true;
		}
	}
	return false;
}

static bool find_by_release(const struct btfb_index *index, size_t first, const struct btf_bundle_host *host,
			    const char *arch, struct btf_bundle_result *result)
{
	struct filter filter = { host->release, arch, "", 0 };
	narrow(index, first, &filter, host);
	size_t taken = next_candidate(index, first, &filter), count = 0;
	bool differ = false;
	for (size_t at = taken; at < index->kernel_count; at = next_candidate(index, at + 1, &filter)) {
		differ = differ || !same_file(index, taken, at);
		count++;
	}
	if (count == 0)
		return false;

	const char *under = filter.distro_length > 0 ? " under " : "";
	int length = (int)filter.distro_length;
	if (!differ)
		take(result, BTF_BUNDLE_RELEASE, index, taken);
	if (differ) {
		result->how = BTF_BUNDLE_AMBIGUOUS;
		result->candidate_count = count;
		result->first = taken;
		result->distro_length = filter.distro_length;
		SAY(result,
		    "the bundle has %s for %s %zu times%s%.*s, with files that differ: "
		    "only the host's ID and VERSION_ID can tell which",
		    host->release, arch, count, under, length, filter.distro);
	} else if (count == 1) {
		SAY(result, "the bundle has %s for %s once%s%.*s: %s", host->release, arch, under, length, filter.distro,
		    result->kernel);
	} else {
		SAY(result, "the bundle has %s for %s %zu times%s%.*s, always with the same file: %s is the first",
		    host->release, arch, count, under, length, filter.distro, result->kernel);
	}
	return true;
}

/* Whether release `a` is nearer to the host's than `b`: below before above, and then the one with less between. */
static bool is_nearer(const char *a, const char *b, const char *release)
{
	bool a_above = btfb_release_compare(a, release) > 0, b_above = btfb_release_compare(b, release) > 0;
	if (a_above != b_above)
		return b_above;
	int order = btfb_release_compare(a, b);
	if (order == 0)
		return strcmp(a, b) < 0;
	return a_above ? order < 0 : order > 0;
}

static bool find_nearest(const struct btfb_index *index, const struct btf_bundle_host *host,
			 const struct places *places, const char *arch, struct btf_bundle_result *result)
{
	size_t nearest = index->kernel_count;
	for (int version = 0; version < places->count; version++) {
		for (size_t at = 0; at < index->kernel_count; at++) {
			const char *release = btfb_release(&index->kernels[at]);
			if (is_at(&index->kernels[at], places, version, arch) &&
			    btfb_release_alike(release, host->release) &&
			    (nearest == index->kernel_count ||
			     is_nearer(release, btfb_release(&index->kernels[nearest]), host->release)))
				nearest = at;
		}
	}
	if (nearest == index->kernel_count)
		return false;
	take(result, BTF_BUNDLE_NEAREST, index, nearest);
	bool above = btfb_release_compare(btfb_release(&index->kernels[nearest]), host->release) > 0;
	SAY(result, "a guess: the bundle has no kernel %s for %s, and %s is the nearest that is %s", host->release, arch,
	    result->kernel, above ? "newer" : "older");
	return true;
}

static enum btf_bundle_how find(const struct btfb_index *index, const struct btf_bundle_host *host, unsigned flags,
				struct btf_bundle_result *result)
{
	struct places places;
	const char *arch = arch_of(host->machine);
	if (host->has_btf) {
		SAY(result, "the kernel has BTF of its own, in /sys/kernel/btf/vmlinux: no file is needed");
		return result->how = BTF_BUNDLE_OWN;
	}
	if (host->release[0] == '\0' || host->machine[0] == '\0') {
		SAY(result, "the host's kernel is not known: its release or its machine is empty");
		return result->how;
	}
	size_t first = first_of(index, host->release);
	find_places(&places, host);
	if (find_exact(index, first, host, &places, arch, result) || find_by_release(index, first, host, arch, result))
		return result->how;
	bool guess = (flags & BTF_BUNDLE_ALLOW_NEAREST) != 0;
	if (!guess || !find_nearest(index, host, &places, arch, result))
		SAY(result, "the bundle has no kernel %s for %s%s", host->release, arch, guess ? ", and none near it" : "");
	return result->how;
}

enum btf_bundle_how btf_bundle_find(const struct btf_bundle *bundle, const struct btf_bundle_host *host, unsigned flags,
				    struct btf_bundle_result *result)
{
	memset(result, 0, sizeof *result);
	result->how = BTF_BUNDLE_NONE;
	find(&bundle->index, host, flags, result);
	btfb_clean(result->why);
	return result->how;
}

const char *btf_bundle_candidate(const struct btf_bundle *bundle, const struct btf_bundle_result *result, size_t number)
{
	const struct btfb_index *index = &bundle->index;
	if (number >= result->candidate_count)
		return NULL;
	/* All candidates have the release, the architecture and, if it was narrowed, the distribution of the first. */
	const struct btfb_kernel *kernel = &index->kernels[result->first];
	size_t at = result->first;
	for (;;) {
		const struct btfb_kernel *other = &index->kernels[at];
		bool counts = part_is(other->id, (size_t)other->version_end + 1, other->arch_end,
				      kernel->id + kernel->version_end + 1,
				      (size_t)kernel->arch_end - kernel->version_end - 1) &&
			      (result->distro_length == 0 || distro_is(other, kernel->id, kernel->distro_end));
		if (counts && number-- == 0)
			return other->id;
		at++;
	}
}
