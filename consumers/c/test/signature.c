/*
 * Built with BTF_BUNDLE_SIGNATURE: signature BUNDLE fits|other says whether that is the bundle's. What is given when
 * opening counts more than what was built in.
 */
#include <errno.h>

#include "../btf_bundle.h"
#include "check.h"

int main(int argc, char **argv)
{
	struct btf_bundle *bundle;
	struct btf_bundle_error error = { "" };
	struct btf_bundle_options options = { NULL };
	if (argc != 3)
		return 2;
	int wanted = strcmp(argv[2], "fits") == 0 ? 0 : -ESTALE;
	CHECK(btf_bundle_open(argv[1], NULL, &bundle, &error) == wanted, "%s", error.text);
	btf_bundle_close(bundle);
	CHECK(btf_bundle_open(argv[1], &options, &bundle, &error) == wanted, "%s", error.text);
	btf_bundle_close(bundle);
	options.signature = "";
	CHECK(btf_bundle_open(argv[1], &options, &bundle, &error) == 0, "%s", error.text);
	btf_bundle_close(bundle);
	options.signature = "0000000000000000000000000000000000000000000000000000000000000000";
	CHECK(btf_bundle_open(argv[1], &options, &bundle, &error) == -ESTALE, "%s", error.text);
	btf_bundle_close(bundle);
	return conclude("signature");
}
