/* Archives that are too much, and are refused before they do harm: limits DIRECTORY, which is consumers/testdata. */
#include <errno.h>
#include <zlib.h>

#include "../bundle_internal.h"
#include "check.h"

static void check_refused(const void *bytes, size_t size, int code, const char *sentence)
{
	struct btf_bundle *bundle;
	struct btf_bundle_error error = { "" };
	int failed = btf_bundle_open_memory(bytes, size, NULL, &bundle, &error);
	CHECK(failed == code && strcmp(error.text, sentence) == 0, "%d: %s", failed, error.text);
	btf_bundle_close(bundle);
}

/* Packs one part of a stream, of which the last one ends it. Returns how many bytes that made. */
static size_t pack_part(z_stream *z, const void *bytes, size_t size, int flush, uint8_t *out, size_t room)
{
	z->next_in = (Bytef *)bytes;
	z->avail_in = (uInt)size;
	z->next_out = out;
	z->avail_out = (uInt)room;
	if (deflate(z, flush) < 0 || z->avail_in > 0)
		exit(2);
	return room - z->avail_out;
}

/* A bundle with zeros behind it that unpack to `mebibytes`; the checksum at its end is right. */
static uint8_t *bomb(const char *tar, size_t tar_size, size_t mebibytes, size_t *size)
{
	enum { MIB = 1 << 20, PART = 8192 };
	static const uint8_t header[10] = { 0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255 };
	z_stream z;
	memset(&z, 0, sizeof z);
	if (deflateInit2(&z, 9, Z_DEFLATED, -15, 8, Z_DEFAULT_STRATEGY) != Z_OK)
		exit(2);
	uint8_t *zeros = calloc(1, MIB), part[PART];
	uint8_t *all = malloc(tar_size + 1024 + (mebibytes + 1) * PART);
	memcpy(all, header, sizeof header);
	*size = sizeof header;
	*size += pack_part(&z, tar, tar_size, Z_FULL_FLUSH, all + *size, tar_size + 1024);
	uLong crc = crc32(0, (const Bytef *)tar, (uInt)tar_size), of_zeros = crc32(0, zeros, MIB);
	size_t of_part = pack_part(&z, zeros, MIB, Z_FULL_FLUSH, part, PART);
	for (size_t i = 0; i < mebibytes; i++) {
		memcpy(all + *size, part, of_part);
		*size += of_part;
		crc = crc32_combine(crc, of_zeros, MIB);
	}
	*size += pack_part(&z, "", 0, Z_FINISH, all + *size, PART);
	for (int i = 0; i < 4; i++)
		all[(*size)++] = (uint8_t)(crc >> 8 * i);
	for (int i = 0; i < 4; i++)
		all[(*size)++] = (uint8_t)((mebibytes * MIB + tar_size) >> 8 * i);
	deflateEnd(&z);
	free(zeros);
	return all;
}

static void test_unpacked_size(const char *testdata)
{
	char path[1024];
	size_t tar_size, size;
	struct btf_bundle *bundle;
	struct btf_bundle_error error;
	snprintf(path, sizeof path, "%s/bundles/product-shared.tar", testdata);
	char *tar = slurp(path, &tar_size);
	uint8_t *below = bomb(tar, tar_size, 64, &size);
	CHECK(btf_bundle_open_memory(below, size, NULL, &bundle, &error) == 0, "%s", error.text);
	btf_bundle_close(bundle);
	uint8_t *above = bomb(tar, tar_size, 1024, &size);
	check_refused(above, size, -EFBIG,
		      "the archive's gzip stream is broken: it unpacks to more than 1073741824 bytes");
	free(below);
	free(above);
	free(tar);
}

static void test_members(void)
{
	size_t count = BTFB_MEMBERS_MAX + 1;
	char *tar = calloc(count + 1, BTFB_TAR_BLOCK), name[32];
	for (size_t i = 0; i < count; i++) {
		snprintf(name, sizeof name, "%zu", i);
		put_member(tar + i * BTFB_TAR_BLOCK, name, "", 0);
	}
	check_refused(tar, (count + 1) * BTFB_TAR_BLOCK, -EFBIG, "the archive has more than 65536 files");
	/* One less is taken, and has no index.json. */
	check_refused(tar + BTFB_TAR_BLOCK, count * BTFB_TAR_BLOCK, -ENOENT,
		      "index.json is not in the bundle: give the directory or the archive that btf-bundle wrote");
	free(tar);
}

int main(int argc, char **argv)
{
	if (argc != 2)
		return 2;
	test_unpacked_size(argv[1]);
	test_members();
	return conclude("limits");
}
