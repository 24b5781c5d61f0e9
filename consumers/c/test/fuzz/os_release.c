/* os-release: what is read of it is a value of one line, that fits. */
#include "fuzz.h"

static void check_field(const char field[256])
{
	const char *end = memchr(field, '\0', 256);
	HOLDS(end != NULL && memchr(field, '\n', (size_t)(end - field)) == NULL);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct btf_bundle_host host;
	memset(&host, 'x', sizeof host);
	btfb_os_release((const char *)data, size, &host);
	check_field(host.id);
	check_field(host.version_id);
	check_field(host.id_like);
	HOLDS(host.machine[0] == 'x' && host.release[0] == 'x');
	return 0;
}
