/* The parts of the library, each against what its standard or another program says. */
#define _POSIX_C_SOURCE 200809L
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

#include "../bundle_internal.h"
#include "check.h"

static const char *hex(const uint8_t digest[32], char text[65])
{
	for (size_t i = 0; i < 32; i++)
		snprintf(text + 2 * i, 3, "%02x", digest[i]);
	return text;
}

static void check_digest(const char *text, size_t size, const char *wanted)
{
	uint8_t digest[32];
	char digits[65];
	btfb_sha256((const uint8_t *)text, size, digest);
	CHECK(strcmp(hex(digest, digits), wanted) == 0, "%zu bytes: %s", size, digits);
}

static void test_sha256(void)
{
	/* FIPS 180-4's examples, and what Python's hashlib makes of all lengths up to 299. */
	check_digest("", 0, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
	check_digest("abc", 3, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
	check_digest("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", 56,
		     "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
	char *many = malloc(1000000);
	memset(many, 'a', 1000000);
	check_digest(many, 1000000, "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
	free(many);

	char digests[300 * 32];
	for (size_t size = 0; size < 300; size++) {
		uint8_t bytes[300];
		for (size_t i = 0; i < size; i++)
			bytes[i] = (uint8_t)(i * 7 % 251);
		btfb_sha256(bytes, size, (uint8_t *)digests + size * 32);
	}
	check_digest(digests, sizeof digests, "35c6b5439515e743ab02715b54e01009ca52b6e596d342fd26c560cf4719bffd");
}

/* Packs by zlib, as gzip. */
static uint8_t *pack(const uint8_t *bytes, size_t size, int level, int strategy, int window, size_t *packed_size)
{
	z_stream z;
	memset(&z, 0, sizeof z);
	if (deflateInit2(&z, level, Z_DEFLATED, 16 + window, 8, strategy) != Z_OK)
		exit(2);
	uLong room = deflateBound(&z, (uLong)size) + 64;
	uint8_t *packed = malloc(room);
	z.next_in = (Bytef *)bytes;
	z.avail_in = (uInt)size;
	z.next_out = packed;
	z.avail_out = (uInt)room;
	if (deflate(&z, Z_FINISH) != Z_STREAM_END)
		exit(2);
	*packed_size = z.total_out;
	deflateEnd(&z);
	return packed;
}

/* Unpacks in pieces of `step` bytes. The number of bytes, or -1 if the data is wrong. */
static long unpack(const uint8_t *packed, size_t size, uint8_t *out, size_t room, size_t step)
{
	struct btfb_gzip *gzip = malloc(sizeof *gzip);
	size_t done = 0, n;
	btfb_gzip_start(gzip, packed, size);
	do {
		n = btfb_gzip_read(gzip, out + done, step < room - done ? step : room - done);
		done += n;
	} while (n > 0);
	long result = gzip->wrong == NULL ? (long)done : -1;
	free(gzip);
	return result;
}

/* Bytes that repeat and do not, near and far. */
static void fill(uint8_t *bytes, size_t size, int kind)
{
	uint32_t seed = 12345;
	for (size_t i = 0; i < size; i++) {
		seed = seed * 1103515245 + 12345;
		uint8_t random = (uint8_t)(seed >> 16);
		bytes[i] = kind == 0 ? random :
			   kind == 1 ? 0 :
			   kind == 2 ? (uint8_t)(i >= 40000 && i % 90 < 80 ? bytes[i - 32000] : random & 63) :
				       (uint8_t)("the quick brown fox "[i % 20] + (seed >> 30 == 0));
	}
}

/* More codes than RFC 1951, 3.2.7 has: 287 lengths, then 31 distances. */
static void test_too_many_codes(void)
{
	static const uint8_t blocks[2][4] = { { 5 | (30 << 3 & 0xff), 0, 0, 0 }, { 5, 30, 0, 0 } };
	for (int i = 0; i < 2; i++) {
		struct btfb_inflate z;
		uint8_t byte;
		btfb_inflate_start(&z, blocks[i], sizeof blocks[i]);
		CHECK(btfb_inflate_read(&z, &byte, 1) == 0 && z.wrong != NULL &&
			      strcmp(z.wrong, "it has too many length or distance codes") == 0,
		      "%d: %s", i, z.wrong);
	}
}

static void test_inflate(void)
{
	static const int strategies[] = { Z_DEFAULT_STRATEGY, Z_HUFFMAN_ONLY, Z_RLE, Z_FIXED };
	enum { SIZE = 200000 };
	uint8_t *bytes = malloc(SIZE), *out = malloc(SIZE + 1);
	for (int kind = 0; kind < 4; kind++) {
		fill(bytes, SIZE, kind);
		for (int level = 0; level <= 9; level += 3) {
			for (size_t s = 0; s < 4; s++) {
				size_t packed_size, size = s == 3 ? 70000 : SIZE;
				uint8_t *packed = pack(bytes, size, level, strategies[s], s == 1 ? 9 : 15, &packed_size);
				size_t step = s == 0 ? SIZE + 1 : s == 1 ? 1 : s == 2 ? 257 : 33000;
				CHECK(unpack(packed, packed_size, out, SIZE + 1, step) == (long)size &&
					      memcmp(out, bytes, size) == 0,
				      "%d %d %zu", kind, level, s);
				free(packed);
			}
		}
	}

	/* Cut anywhere, or with anything behind it, it is refused. A bit that changes is seen, or changes nothing. */
	size_t packed_size, few = 300;
	fill(bytes, few, 3);
	uint8_t *packed = pack(bytes, few, 9, Z_DEFAULT_STRATEGY, 15, &packed_size);
	uint8_t *exact = malloc(packed_size + 1);
	for (size_t size = 0; size < packed_size; size++) {
		uint8_t *cut = malloc(size + 1);
		memcpy(cut + 1, packed, size);
		CHECK(unpack(cut + 1, size, out, SIZE, SIZE) < 0, "%zu of %zu", size, packed_size);
		free(cut);
	}
	memcpy(exact, packed, packed_size);
	exact[packed_size] = 0;
	CHECK(unpack(exact, packed_size + 1, out, SIZE, SIZE) < 0, "something behind");
	size_t seen = 0;
	for (size_t bit = 0; bit < packed_size * 8; bit++) {
		exact[bit / 8] ^= (uint8_t)(1 << bit % 8);
		long size = unpack(exact, packed_size, out, SIZE, SIZE);
		CHECK(size < 0 || (size == (long)few && memcmp(out, bytes, few) == 0), "bit %zu", bit);
		seen += size < 0;
		exact[bit / 8] ^= (uint8_t)(1 << bit % 8);
	}
	/* Time, flags and system of the header, and what fills the last byte, mean nothing here. */
	CHECK(seen >= packed_size * 8 - 64, "%zu of %zu", seen, packed_size * 8);
	free(exact);
	free(packed);
	free(bytes);
	free(out);
	for (size_t size = 0; size < 40; size++) {
		const uint8_t *text = (const uint8_t *)"The CRC-32 of this is what zlib says it is.";
		CHECK(btfb_crc32(0, text, size) == crc32(0, text, (uInt)size), "%zu", size);
	}
}

/* The sentence that an index is refused with, or "" if it is taken. */
static const char *index_error(const char *text, struct btf_bundle_error *error)
{
	struct btfb_index index;
	size_t size = strlen(text);
	char *copy = malloc(size + 1);
	memcpy(copy, text, size);
	error->text[0] = '\0';
	if (btfb_index_read(&index, copy, size, error) == 0)
		btfb_index_free(&index);
	return error->text;
}

#define DIGITS "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
#define INDEX(more) "{\"schema\":1,\"signature\":\"" DIGITS "\",\"files\":[],\"releases\":{}" more "}"
#define SKIPPED(value) INDEX(",\"more\":" value)
#define NOT_JSON "index.json is not JSON: "

static void test_json(void)
{
	static const struct {
		const char *text, *error;
	} cases[] = {
		{ INDEX(""), "" },
		{ " \t\r\n" INDEX("") "\n ", "" },
		{ SKIPPED("[1, -1, 0, -0.5, 1e9, 1.25E-3, true, false, null, \"x\", [], {}, {\"a\": [{}]}]"), "" },
		{ SKIPPED("\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u0000\\ud83d\\ude00\\ud800\""), "" },
		{ SKIPPED("\"\xc3\xa4 \xe2\x82\xac \xf0\x9f\x98\x80\""), "" },
		{ SKIPPED("[[[[[[[]]]]]]]"), "" },
		{ SKIPPED("[[[[[[[[]]]]]]]]"), "index.json is nested deeper than 8 levels" },
		{ SKIPPED("01"), NOT_JSON },	  { SKIPPED("-"), NOT_JSON },	    { SKIPPED("+1"), NOT_JSON },
		{ SKIPPED("1."), NOT_JSON },	  { SKIPPED(".5"), NOT_JSON },	    { SKIPPED("1e"), NOT_JSON },
		{ SKIPPED("0x10"), NOT_JSON },	  { SKIPPED("tru"), NOT_JSON },	    { SKIPPED("truely"), NOT_JSON },
		{ SKIPPED("[1,]"), NOT_JSON },	  { SKIPPED("[1 2]"), NOT_JSON },   { SKIPPED("{\"a\":1,}"), NOT_JSON },
		{ SKIPPED("{\"a\" 1}"), NOT_JSON }, { SKIPPED("{a:1}"), NOT_JSON },   { SKIPPED("[1}"), NOT_JSON },
		{ SKIPPED("\"\n\""), NOT_JSON },  { SKIPPED("\"\\x\""), NOT_JSON }, { SKIPPED("\"\\u12g4\""), NOT_JSON },
		{ SKIPPED("\"\xc0\xaf\""), NOT_JSON }, { SKIPPED("\"\xed\xa0\x80\""), NOT_JSON },
		{ SKIPPED("\"\xf4\x90\x80\x80\""), NOT_JSON }, { SKIPPED("\"\xc3\""), NOT_JSON },
		{ SKIPPED("\"\x80\""), NOT_JSON }, { INDEX(",\"a\":\""), NOT_JSON }, { INDEX(",\"a\":\"\\"), NOT_JSON },
		{ INDEX(",\"a\":\"\\u00"), NOT_JSON }, { "{", NOT_JSON }, { "\"", NOT_JSON }, { "", NOT_JSON },
		{ "-", NOT_JSON }, { "1", "index.json is not what btf-bundle writes: an object is expected" },
		/* A name by its escapes is the same name. */
		{ INDEX(",\"schem\\u0061\":1"), "index.json is not what btf-bundle writes: a name stands twice" },
		/* Another schema may mean anything by the rest. */
		{ "{\"schema\":2}", "index.json has schema 2, and this library reads schema 1" },
		{ "{\"schema\":2,\"files\":{},\"files\":1}", "index.json has schema 2" },
		{ "{\"schema\":1}", "index.json is not what btf-bundle writes: schema, signature" },
	};
	struct btf_bundle_error error;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const char *got = index_error(cases[i].text, &error), *wanted = cases[i].error;
		CHECK(strncmp(got, wanted, strlen(wanted)) == 0 && (wanted[0] != '\0' || got[0] == '\0'), "%s: %s",
		      cases[i].text, got);
	}
}

#define FILES(file) "{\"releases\":{},\"files\":[" file "],\"signature\":\"" DIGITS "\",\"schema\":1}"
#define FILE_OF(path) FILES("{\"path\":\"" path "\",\"size\":1,\"sha256\":\"" DIGITS "\"}")
#define KERNELS(releases)                                                                                   \
	"{\"releases\":{" releases "},\"files\":[{\"path\":\"a\",\"size\":1,\"sha256\":\"" DIGITS "\"}]," \
	"\"signature\":\"" DIGITS "\",\"schema\":1}"
#define SHAPE "index.json is not what btf-bundle writes: "

static void test_index(void)
{
	static const struct {
		const char *text, *error;
	} cases[] = {
		{ FILE_OF("a/b"), "" },
		{ FILE_OF("a\\u002fb..c/.d"), "" },
		{ FILE_OF("a\\u0000b"), "index.json names the file \"a?b\": " },
		{ FILE_OF("\\u002e\\u002e/b"), "index.json names the file \"../b\"" },
		{ FILE_OF("a/"), "index.json names the file \"a/\"" },
		{ FILE_OF("a/.."), "index.json names the file" },
		{ FILE_OF("a b"), "index.json names the file" },
		{ FILE_OF("\xc3\xa4"), "index.json names the file \"?\?\"" },
		{ FILE_OF("\\u00e4"), "index.json names the file \"?\?\"" },
		{ FILE_OF("\\u20ac"), "index.json names the file \"?\?\?\"" },
		{ FILE_OF("\\ud83d\\ude00"), "index.json names the file \"?\?\?\?\"" },
		{ FILE_OF("\\ud83dx"), "index.json names the file \"?\?\?x\"" },
		{ FILE_OF("\\ud83dxxdc00"), "index.json names the file \"?\?\?xxdc00\"" },
		{ FILE_OF("\\u0080\\u07ff\\u0800\\uffff"), "index.json names the file \"?\?\?\?\?\?\?\?\?\?\"" },
		{ FILE_OF("\\ud800\\udc00"), "index.json names the file \"?\?\?\?\"" },
		{ FILE_OF("\\udc00\\udc00"), "index.json names the file \"?\?\?\?\?\?\"" },
		{ FILES("{\"path\":\"a\",\"more\":{},\"size\":1,\"sha256\":\"" DIGITS "\"}"), "" },
		{ FILES("{\"path\":\"a\",\"path\":\"b\"}"), SHAPE "a name stands twice" },
		{ FILES("{\"size\":1,\"size\":1}"), SHAPE "a name stands twice" },
		{ FILES("{\"sha256\":\"" DIGITS "\",\"sha256\":\"" DIGITS "\"}"), SHAPE "a name stands twice" },
		{ FILES("{\"size\":18446744073709551616}"), SHAPE "a number is too large" },
		{ FILES("{\"size\":1.0}"), SHAPE "a whole number is expected" },
		{ FILES("{\"size\":\"1\"}"), SHAPE "a whole number is expected" },
		{ FILES("{\"sha256\":\"0\"}"), SHAPE "a sha256 is not 64 hex digits" },
		{ FILES("[]"), SHAPE "an object is expected" },
		{ KERNELS("\"1\":{\"d/v/a\":0,\"d/v/b\":0},\"2\":{\"d/v/a\":0}"), "" },
		{ KERNELS("\"1\":{\"d/v/a\":1}"), "index.json leads d/v/a/1 to file 1, and has 1" },
		{ KERNELS("\"1\":{\"d/v/a\":4294967296}"), "index.json leads d/v/a/1 to file 4294967296" },
		{ KERNELS("\"1\":{\"d/v/a\":0,\"d/v/a\":0}"), SHAPE "d/v/a stands twice" },
		{ KERNELS("\"1\":{},\"1\":{}"), SHAPE "1 stands twice" },
		{ KERNELS("\"1\":{\"d/v/a/b\":0}"), SHAPE "a place" },
		{ KERNELS("\"1\":{\"d//a\":0}"), SHAPE "a place" },
		{ KERNELS("\"1\":{\"d/../a\":0}"), SHAPE "a place" },
		{ KERNELS("\"..\":{\"d/v/a\":0}"), SHAPE "a release" },
		{ KERNELS("\"1\":[]"), SHAPE "an object is expected" },
	};
	struct btf_bundle_error error;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const char *got = index_error(cases[i].text, &error), *wanted = cases[i].error;
		CHECK(strncmp(got, wanted, strlen(wanted)) == 0 && (wanted[0] != '\0' || got[0] == '\0'), "%s: %s",
		      cases[i].text, got);
	}

	/* A name of 255 bytes is the longest. */
	char path[257], text[1024];
	for (size_t length = 255; length <= 256; length++) {
		memset(path, 'a', length);
		path[length] = '\0';
		snprintf(text, sizeof text, FILES("{\"path\":\"%s\",\"size\":1,\"sha256\":\"" DIGITS "\"}"), path);
		CHECK((index_error(text, &error)[0] == '\0') == (length == 255), "%s", error.text);
	}
}

static void test_releases(void)
{
	static const char *const ascending[] = {
		"3.10.0-957.el7.x86_64", "3.10.0-1062.el7.x86_64", "3.10.0-1062.el7.x86_64.debug", "4.9.0-1",
		"4.19.0-1", "5.4.0-42-aws", "5.4.0-42-generic", "5.4.0-99999999999999999999999-generic",
		"5.4.0-100000000000000000000000-generic",
	};
	size_t count = sizeof ascending / sizeof *ascending;
	for (size_t a = 0; a < count; a++)
		for (size_t b = 0; b < count; b++) {
			int order = btfb_release_compare(ascending[a], ascending[b]);
			CHECK((a < b) == (order < 0) && (a == b) == (order == 0), "%s %s", ascending[a], ascending[b]);
		}
	CHECK(btfb_release_compare("5.04.0", "5.4.00") == 0, "leading zeros");
	CHECK(btfb_release_compare("5.4", "5.4-rc1") < 0 && btfb_release_compare("", "0") < 0, "a beginning");
	CHECK(btfb_release_compare("5.a", "5.1") > 0, "a letter and a digit");

	CHECK(btfb_release_alike("5.4.0-42-generic", "5.04.9-1-generic"), "series and flavour");
	CHECK(!btfb_release_alike("5.4.0-42-generic", "5.40.0-42-generic"), "series");
	CHECK(!btfb_release_alike("5.4.0-42-generic", "5.4.0-42-aws"), "flavour");
	CHECK(!btfb_release_alike("5.4.0-42-generic", "5.4.0-42-generic-x"), "more letters");
	CHECK(!btfb_release_alike("5.4.0-a-b", "5.4.0-ab"), "other runs");
	CHECK(!btfb_release_alike("5", "5") && !btfb_release_alike("", ""), "less than two numbers");
}

static void check_value(const char *quoted, const char *wanted)
{
	struct btf_bundle_host host;
	char text[1024];
	int size = snprintf(text, sizeof text, "ID=before\nID=%s\nVERSION_ID=x", quoted);
	btfb_os_release(text, (size_t)size, &host);
	CHECK(strcmp(host.id, wanted) == 0 && strcmp(host.version_id, "x") == 0, "%s: %s", quoted, host.id);
}

static void test_os_release(void)
{
	static const char *const values[][2] = {
		{ "plain", "plain" },
		{ "a b", "a" },
		{ "\"a b\"", "a b" },
		{ "'a \"b\\'", "a \"b\\" },
		{ "\"a\\\"b\\\\c\\$d\\`\"", "a\"b\\c$d`" },
		{ "\"\\a\\'\"", "\\a\\'" },
		{ "\\\"a\\ b", "\"a b" },
		{ "'a'\"b\"c", "abc" },
		{ "\"not closed", "not closed" },
		{ "\"ends in \\", "ends in \\" },
		{ "ends\\", "ends\\" },
		{ "", "" },
		{ "\"\"", "" },
		{ " \t blanks \r", "blanks" },
		{ "a=b", "a=b" },
	};
	for (size_t i = 0; i < sizeof values / sizeof *values; i++)
		check_value(values[i][0], values[i][1]);
	char longest[257];
	memset(longest, 'a', sizeof longest);
	longest[256] = '\0';
	check_value(longest, "");
	check_value(longest + 1, longest + 1);

	struct btf_bundle_host host;
	static const char text[] = "#ID=a\n ID_LIKE = 'b c' \nIDX=d\n=e\nID\nexport ID=f\n\tVERSION_ID\t=\t1\n";
	btfb_os_release(text, sizeof text - 1, &host);
	CHECK(host.id[0] == '\0' && strcmp(host.id_like, "b c") == 0 && strcmp(host.version_id, "1") == 0, "%s %s",
	      host.id, host.id_like);
}

static void write_file(const char *path, const char *text)
{
	FILE *file = fopen(path, "w");
	if (file == NULL || fputs(text, file) < 0 || fclose(file) != 0)
		exit(2);
}

/* What lies on a disk, and is not what it should be. */
static void test_disk(void)
{
	char directory[] = "/tmp/btf-bundle-test-XXXXXX", index[] = "/tmp/btf-bundle-test-XXXXXX/index.json",
	     a[] = "/tmp/btf-bundle-test-XXXXXX/a";
	struct btf_bundle *bundle;
	struct btf_bundle_error error;
	struct btf_bundle_result result;
	struct btf_bundle_host host;
	void *bytes;
	size_t size;
	int descriptors = count_descriptors();
	if (mkdtemp(directory) == NULL)
		exit(2);
	memcpy(index, directory, strlen(directory));
	memcpy(a, directory, strlen(directory));

	CHECK(btf_bundle_open(a, NULL, &bundle, &error) == -ENOENT && bundle == NULL, "%s", error.text);
	CHECK(strstr(error.text, "cannot be opened: there is no such file") != NULL, "%s", error.text);
	CHECK(btf_bundle_open(a, NULL, &bundle, NULL) == -ENOENT, "without a place for the sentence");
	CHECK(btf_bundle_open(directory, NULL, &bundle, &error) == -ENOENT, "%s", error.text);
	/* A pipe without a writer is not waited for. */
	if (mkfifo(a, 0600) != 0 || mkdir(index, 0700) != 0)
		exit(2);
	CHECK(btf_bundle_open(a, NULL, &bundle, &error) == -EINVAL, "%s", error.text);
	CHECK(btf_bundle_open("/dev/zero", NULL, &bundle, &error) == -EINVAL, "%s", error.text);
	CHECK(btf_bundle_open(directory, NULL, &bundle, &error) == -ENOENT, "%s", error.text);
	rmdir(index);

	write_file(index, "");
	if (truncate(index, (64 << 20) + 1) != 0)
		exit(2);
	CHECK(btf_bundle_open(directory, NULL, &bundle, &error) == -EFBIG, "%s", error.text);
	CHECK(strcmp(error.text, "index.json has 67108865 bytes, and no file of a bundle has more than 67108864") == 0,
	      "%s", error.text);

	write_file(index, KERNELS("\"1\":{\"d/v/x86_64\":0}"));
	CHECK(btf_bundle_open(directory, NULL, &bundle, &error) == 0, "%s", error.text);
	memset(&host, 0, sizeof host);
	strcpy(host.machine, "x86_64");
	strcpy(host.release, "1");
	CHECK(btf_bundle_find(bundle, &host, 0, &result) == BTF_BUNDLE_RELEASE, "%s", result.why);
	CHECK(btf_bundle_read(bundle, &result, &bytes, &size, &error) == -ENOENT, "%s", error.text);
	unlink(a);
	write_file(a, "xy");
	CHECK(btf_bundle_read(bundle, &result, &bytes, &size, &error) == -EBADMSG, "%s", error.text);
	CHECK(strncmp(error.text, "a has 2 bytes, and index.json says 1", 36) == 0, "%s", error.text);
	write_file(a, "");
	CHECK(btf_bundle_read(bundle, &result, &bytes, &size, &error) == -EBADMSG && bytes == NULL, "%s", error.text);
	struct btf_bundle_file file;
	CHECK(btf_bundle_file_open(bundle, &result, NULL, &file, &error) == -EBADMSG && file.fd < 0, "%s", error.text);
	btf_bundle_file_close(&file);
	btf_bundle_close(bundle);
	btf_bundle_close(NULL);
	unlink(a);
	unlink(index);
	rmdir(directory);
	CHECK(count_descriptors() == descriptors, "%d", count_descriptors());
}

static struct btf_bundle_host host_of(const char *id, const char *version_id, const char *release)
{
	struct btf_bundle_host host;
	memset(&host, 0, sizeof host);
	strcpy(host.id, id);
	strcpy(host.version_id, version_id);
	strcpy(host.machine, "x86_64");
	strcpy(host.release, release);
	return host;
}

/* An archive that is whole, and has other files than its index says. */
static void test_archive(void)
{
	static const char index[] = KERNELS("\"5.4.0-1\":{\"d/v/x86_64\":0},\"5.04.0-1\":{\"d/v/x86_64\":0}");
	struct btf_bundle *bundle;
	struct btf_bundle_error error;
	struct btf_bundle_result result;
	struct btf_bundle_host host = host_of("d", "v", "5.4.0-1");
	void *bytes;
	for (size_t of_file = 0; of_file < 3; of_file++) {
		char *tar = calloc(1, 8192);
		size_t size = put_member(tar, "./index.json", index, sizeof index - 1);
		size += put_member(tar + size, of_file == 0 ? "b" : "a", "xy", of_file);
		size += 512;
		CHECK(btf_bundle_open_memory(tar, size, NULL, &bundle, &error) == 0, "%s", error.text);
		btf_bundle_find(bundle, &host, 0, &result);
		CHECK(result.how == BTF_BUNDLE_EXACT, "%s", result.why);
		int failed = btf_bundle_read(bundle, &result, &bytes, &size, &error);
		CHECK(failed == (of_file == 0 ? -ENOENT : -EBADMSG) && bytes == NULL && size == 0, "%s", error.text);
		static const char *const sentences[] = { "a is in index.json, but not in the bundle",
							 "a is not the file that index.json names",
							 "a has 2 bytes, and index.json says 1" };
		CHECK(strncmp(error.text, sentences[of_file], strlen(sentences[of_file])) == 0, "%s", error.text);

		/* Of two that are equal by number, the one that is less byte by byte. */
		struct btf_bundle_host later = host_of("d", "v", "5.4.0-2");
		btf_bundle_find(bundle, &later, BTF_BUNDLE_ALLOW_NEAREST, &result);
		CHECK(result.how == BTF_BUNDLE_NEAREST && strcmp(result.kernel, "d/v/x86_64/5.04.0-1") == 0, "%s",
		      result.why);
		btf_bundle_close(bundle);

		/* Behind a header that is right, one of another kind. */
		memcpy(tar + 1024 + 257, "xstar", 5);
		size_t sum = 0;
		memset(tar + 1024 + 148, ' ', 8);
		for (size_t i = 0; i < 512; i++)
			sum += (unsigned char)tar[1024 + i];
		snprintf(tar + 1024 + 148, 7, "%06zo", sum);
		CHECK(btf_bundle_open_memory(tar, 4096, NULL, &bundle, &error) == -EBADMSG, "%s", error.text);
		CHECK(strcmp(error.text, "the archive is broken: the header at byte 1024 is not of ustar") == 0, "%s",
		      error.text);
		free(tar);
	}
	/* A name whose two fields are full, without a zero behind either. */
	char *tar = calloc(1, 8192), name[256], text[1024];
	memset(name, 'a', 255);
	name[255] = '\0';
	name[154] = '/';
	snprintf(text, sizeof text, FILES("{\"path\":\"%s\",\"size\":1,\"sha256\":\"" DIGITS "\"}"), name);
	size_t header = put_member(tar, "./index.json", text, strlen(text)), sum = 0;
	put_member(tar + header, name + 155, "x", 1);
	memcpy(tar + header, name + 155, 100);
	memcpy(tar + header + 345, name, 154);
	memset(tar + header + 148, ' ', 8);
	for (size_t i = 0; i < 512; i++)
		sum += (unsigned char)tar[header + i];
	snprintf(tar + header + 148, 7, "%06zo", sum);
	CHECK(btf_bundle_open_memory(tar, 8192, NULL, &bundle, &error) == 0, "%s", error.text);
	CHECK(bundle != NULL && bundle->index.files[0].at == header + 512, "a long name");
	btf_bundle_close(bundle);
	free(tar);

	/* gzip, and no tar in it. */
	size_t size;
	uint8_t *packed = pack((const uint8_t *)"no tar", 6, 9, Z_DEFAULT_STRATEGY, 15, &size);
	CHECK(btf_bundle_open_memory(packed, size, NULL, &bundle, &error) == -EBADMSG, "%s", error.text);
	CHECK(strcmp(error.text, "the archive is neither tar nor tar.gz") == 0, "%s", error.text);
	free(packed);
}

/* A disk that is full: nothing stays of the file, and nothing is open. */
static void test_full_disk(void)
{
	static const char index[] = KERNELS("\"1\":{\"d/v/x86_64\":0}"), directory[] = "/tmp/btf-bundle-full";
	struct btf_bundle *bundle;
	struct btf_bundle_error error;
	struct btf_bundle_result result;
	struct btf_bundle_file file;
	struct btf_bundle_host host = host_of("", "", "1");
	struct rlimit before, none = { 0, 0 };
	uint8_t digest[32];
	char digits[65], *tar = calloc(1, 8192), *digits_at;
	btfb_sha256((const uint8_t *)"x", 1, digest);
	size_t size = put_member(tar, "./index.json", index, sizeof index - 1);
	/* The digits of "x", so that reading goes well. */
	digits_at = strstr(tar + 512, DIGITS);
	memcpy(digits_at, hex(digest, digits), 64);
	size += put_member(tar + size, "a", "x", 1);
	CHECK(btf_bundle_open_memory(tar, size + 512, NULL, &bundle, &error) == 0, "%s", error.text);
	btf_bundle_find(bundle, &host, 0, &result);
	int descriptors = count_descriptors();
	if (mkdir(directory, 0700) != 0 || getrlimit(RLIMIT_FSIZE, &before) != 0)
		exit(2);
	none.rlim_max = before.rlim_max;
	signal(SIGXFSZ, SIG_IGN);
	setrlimit(RLIMIT_FSIZE, &none);
	setenv("TMPDIR", directory, 1);
	int failed = btf_bundle_file_open(bundle, &result, NULL, &file, &error);
	setrlimit(RLIMIT_FSIZE, &before);
	CHECK(failed == -EFBIG && file.fd < 0, "%d", failed);
	CHECK(strstr(error.text, "/tmp/btf-bundle-full cannot be written to: error") != NULL, "%s", error.text);
	CHECK(rmdir(directory) == 0, "something stays in %s", directory);
	CHECK(count_descriptors() == descriptors, "%d", count_descriptors());
	btf_bundle_close(bundle);
	free(tar);
}

/* What is left of a path may grow to 4,095 bytes by a link, and by no more. */
static void test_long_link(const char *root, const char *directory, const char *wanted)
{
	char of_directory[64], file[96], link[64], target[4200] = "";
	struct btf_bundle_host host;
	snprintf(of_directory, sizeof of_directory, "%s/%s", root, directory);
	snprintf(file, sizeof file, "%s/os-release", of_directory);
	snprintf(link, sizeof link, "%s/etc", root);
	for (size_t i = 0; i < 2041; i++)
		memcpy(target + 2 * i, "./", 2);
	strcat(target, directory);
	mkdir(of_directory, 0700);
	write_file(file, "ID=debian\n");
	if (symlink(target, link) != 0)
		exit(2);
	CHECK(btf_bundle_host(root, &host, NULL) == 0 && strcmp(host.id, wanted) == 0, "%s: %s", directory, host.id);
	unlink(link);
	unlink(file);
	rmdir(of_directory);
}

/* Facts of the kernel: below the root if /proc is there, else of this machine. */
static void test_host(void)
{
	char root[] = "/tmp/btf-bundle-test-XXXXXX", path[64];
	struct btf_bundle_host host, here;
	struct btf_bundle_error error;
	if (mkdtemp(root) == NULL)
		exit(2);
	CHECK(btf_bundle_host("/", &here, &error) == 0, "%s", error.text);
	CHECK(here.release[0] != '\0' && here.machine[0] != '\0', "%s", here.release);
	CHECK(btf_bundle_host(root, &host, &error) == 0, "%s", error.text);
	CHECK(strcmp(host.release, here.release) == 0 && strcmp(host.machine, here.machine) == 0 &&
		      host.has_btf == here.has_btf && host.id[0] == '\0',
	      "%s", host.release);

	static const char *const directories[] = { "proc", "proc/sys", "proc/sys/kernel" };
	for (size_t i = 0; i < 3; i++) {
		snprintf(path, sizeof path, "%s/%s", root, directories[i]);
		mkdir(path, 0700);
	}
	snprintf(path, sizeof path, "%s/proc/sys/kernel/osrelease", root);
	write_file(path, " 4.14.1\n");
	CHECK(btf_bundle_host(root, &host, &error) == 0, "%s", error.text);
	CHECK(strcmp(host.release, "4.14.1") == 0 && strcmp(host.machine, here.machine) == 0 && !host.has_btf, "%s",
	      host.release);
	unlink(path);
	for (size_t i = 3; i-- > 0;) {
		snprintf(path, sizeof path, "%s/%s", root, directories[i]);
		rmdir(path);
	}
	test_long_link(root, "ee", "debian");
	test_long_link(root, "eee", "");
	rmdir(root);

	char *deep = malloc(5000);
	memset(deep, 'a', 4999);
	deep[4999] = '\0';
	CHECK(btf_bundle_host(deep, &host, &error) == -ENAMETOOLONG, "%s", error.text);
	free(deep);
	CHECK(btf_bundle_host_os_release("/nowhere", &host, &error) == -ENOENT, "%s", error.text);
}

int main(void)
{
	test_sha256();
	test_inflate();
	test_too_many_codes();
	test_json();
	test_index();
	test_releases();
	test_os_release();
	test_disk();
	test_archive();
	test_full_disk();
	test_host();
	CHECK(strcmp(btf_bundle_how_name((enum btf_bundle_how)99), "unknown") == 0, "a how that is none");
	return conclude("units");
}
