/* What all fuzz targets share. */
#ifndef FUZZ_H
#define FUZZ_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../../bundle_internal.h"

/* Ends the run if something does not hold, so that the fuzzer keeps the input. */
#define HOLDS(condition)                                                       \
	do {                                                                   \
		if (!(condition)) {                                            \
			fprintf(stderr, "%s:%d: %s\n", __FILE__, __LINE__, #condition); \
			abort();                                               \
		}                                                              \
	} while (0)

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Whether a text for a log is a sentence in printable ASCII. */
static inline bool is_plain(const char *text)
{
	if (*text == '\0')
		return false;
	for (; *text != '\0'; text++)
		if (*text < ' ' || *text > '~')
			return false;
	return true;
}

/* What holds for each result, whatever was looked for. */
static inline void check_result(const struct btf_bundle *bundle, const struct btf_bundle_result *result)
{
	bool has_file = result->how == BTF_BUNDLE_EXACT || result->how == BTF_BUNDLE_RELEASE ||
			result->how == BTF_BUNDLE_NEAREST;
	HOLDS(is_plain(result->why));
	HOLDS(has_file == (result->kernel != NULL) && has_file == (result->path != NULL));
	HOLDS((result->how == BTF_BUNDLE_AMBIGUOUS) == (result->candidate_count >= 2));
	const char *before = "";
	for (size_t i = 0; i < result->candidate_count; i++) {
		const char *candidate = btf_bundle_candidate(bundle, result, i);
		HOLDS(candidate != NULL && strcmp(before, candidate) < 0);
		before = candidate;
	}
	HOLDS(btf_bundle_candidate(bundle, result, result->candidate_count) == NULL);
}

#endif
