/* A host that says anything, and a bundle of the table: the answer keeps to its form. Run from the repository's root. */
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct btf_bundle *bundle;
	struct btf_bundle_host host;
	struct btf_bundle_result result, again;
	char *fields[] = { host.id, host.version_id, host.id_like, host.machine, host.release };
	if (bundle == NULL)
		HOLDS(btf_bundle_open("consumers/testdata/bundles/product-shared", NULL, &bundle, NULL) == 0);
	memset(&host, 0, sizeof host);
	for (size_t field = 0, length = 0; size > 0; data++, size--) {
		if (*data == '\n' && field < 4)
			field++, length = 0;
		else if (length < 255)
			fields[field][length++] = (char)*data;
	}
	btf_bundle_find(bundle, &host, BTF_BUNDLE_ALLOW_NEAREST, &result);
	check_result(bundle, &result);
	btf_bundle_find(bundle, &host, BTF_BUNDLE_ALLOW_NEAREST, &again);
	HOLDS(memcmp(&result, &again, sizeof result) == 0);
	return 0;
}
