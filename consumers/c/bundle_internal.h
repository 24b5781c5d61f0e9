/* What the files of this library know of each other. A product includes btf_bundle.h only. */
#ifndef BTF_BUNDLE_INTERNAL_H
#define BTF_BUNDLE_INTERNAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "btf_bundle.h"

#define BTFB_MIB (UINT64_C(1) << 20)
/* Larger than any bundle, and small enough that a hostile one does no harm. */
#define BTFB_FILE_MAX (64 * BTFB_MIB)
#define BTFB_ARCHIVE_MAX (1024 * BTFB_MIB)
#define BTFB_MEMBERS_MAX 65536
#define BTFB_NUMBER_MAX ((UINT64_C(1) << 53) - 1) /* what every reader of JSON gives exactly */
#define BTFB_JSON_DEPTH 8
#define BTFB_SCHEMA 1
/* Of a path, of a place (distro/version/arch) and of a release. */
#define BTFB_NAME_MAX 255

/* bundle_error.c */
#define BTFB_PATH_RULE "a path leads down from the bundle's directory, without \"..\", \".\" and empty parts"

/* Writes a sentence, without what could do harm in a log, and returns `code`. `error` may be NULL in all of these. */
#if defined(__GNUC__)
__attribute__((format(printf, 3, 4)))
#endif
int btfb_fail(struct btf_bundle_error *error, int code, const char *format, ...);
int btfb_fail_memory(struct btf_bundle_error *error);
int btfb_fail_no_index(struct btf_bundle_error *error);
/* "`path` cannot be `what`", and what the errno `number` means. */
int btfb_fail_system(struct btf_bundle_error *error, int number, const char *what, const char *path);
/* Makes a string harmless for a log: what is not printable ASCII becomes a question mark. */
void btfb_clean(char *text);
/* Whether a path keeps to BTFB_PATH_RULE, and is of printable ASCII, without blanks and backslashes. */
bool btfb_path_is_safe(const char *path);
/* Makes room for `needed` items of `item` bytes each. NULL if there is no memory; `list` stays valid then. */
void *btfb_grow(void *list, size_t *room, size_t needed, size_t item);

/* bundle_sha256.c */
void btfb_sha256(const uint8_t *bytes, size_t size, uint8_t digest[32]);

/* bundle_inflate.c: deflate as a stream. */
#define BTFB_CODE_BITS 15 /* of the longest code: RFC 1951, 3.2.7 */
#define BTFB_FAST_BITS 9  /* codes up to this length are found in one step */
#define BTFB_WINDOW 32768

/* A canonical Huffman code: how many codes have a length, and their symbols in order of codes. */
struct btfb_code {
	uint16_t fast[1 << BTFB_FAST_BITS]; /* by the next bits: symbol << 4 | length; 0 if the code is longer */
	uint16_t count[BTFB_CODE_BITS + 1];
	uint16_t symbol[288];
};

struct btfb_inflate {
	const uint8_t *in, *end; /* what is not used yet; behind the end of the stream as well */
	uint64_t bits;		 /* taken from `in` and not used yet, the next one lowest */
	int bit_count;
	int mode;
	bool last_block;
	size_t length;	    /* what is still to be copied of a stored block, or of a match */
	uint64_t distance;  /* of the match, back from window_at */
	uint64_t window_at; /* how many bytes there were; the next one's place, modulo the window */
	const char *wrong;  /* NULL, or what is wrong with the data, as the end of a sentence */
	struct btfb_code literals, distances;
	uint8_t window[BTFB_WINDOW];
};

void btfb_inflate_start(struct btfb_inflate *z, const uint8_t *bytes, size_t size);
/* Gives up to `size` bytes; fewer at the end of the stream, or if it is wrong. */
size_t btfb_inflate_read(struct btfb_inflate *z, uint8_t *out, size_t size);

/* bundle_gzip.c: gzip as a stream, in the same way. What is wrong may show behind the last byte only. */
struct btfb_gzip {
	struct btfb_inflate inflate;
	uint32_t crc;
	const char *wrong;
};

void btfb_gzip_start(struct btfb_gzip *gzip, const uint8_t *bytes, size_t size);
size_t btfb_gzip_read(struct btfb_gzip *gzip, uint8_t *out, size_t size);
uint32_t btfb_crc32(uint32_t crc, const uint8_t *bytes, size_t size);

/* bundle_json.c: JSON is read from a buffer that it may change; strings end up in it, with a zero behind them. */
struct btfb_json {
	char *start, *at, *end;
	int depth;
	bool fresh; /* in an object or array of which nothing was read yet */
	const char *wrong; /* NULL as long as all went well */
};

/* What `wrong` points to if there are more than BTFB_JSON_DEPTH levels. */
extern const char btfb_json_too_deep[];

void btfb_json_start(struct btfb_json *json, char *text, size_t size);
/* Enters an object ('{') or an array ('['). */
bool btfb_json_enter(struct btfb_json *json, char bracket);
/* Goes to the next member or element. False, and out of the object or array, behind the last one; false if wrong. */
bool btfb_json_next(struct btfb_json *json, char bracket);
/* The name of a member, and the colon behind it. NULL if wrong. */
const char *btfb_json_name(struct btfb_json *json);
const char *btfb_json_string(struct btfb_json *json);
bool btfb_json_number(struct btfb_json *json, uint64_t *number);
/* Passes any value, and leaves it as it is. */
bool btfb_json_skip(struct btfb_json *json);
/* Passes what may stand behind the value of the whole text: nothing but white space. */
bool btfb_json_finish(struct btfb_json *json);
bool btfb_json_fail(struct btfb_json *json, const char *wrong);

/* bundle_root.c */
#define BTFB_PATH_SIZE 4096 /* Linux's PATH_MAX, which counts the zero at the end */
/*
 * Writes where a file below a root directory is. Every symbolic link on the way is followed as the root's own system does:
 * an absolute target begins at the root, and ".." stops there. False if there is no such file, there are more than 40
 * links, or a path becomes too long.
 */
bool btfb_below_root(char path[BTFB_PATH_SIZE], const char *root, const char *below);

/* bundle_host.c: sets id, version_id and id_like from the text of an os-release. */
void btfb_os_release(const char *text, size_t size, struct btf_bundle_host *host);

/* bundle_index.c: index.json. */
struct btfb_file {
	const char *path;
	size_t size;
	uint8_t sha256[32];
	uint64_t at; /* in an unpacked archive; BTFB_ABSENT if it has no such member */
	size_t archived_size;
};

#define BTFB_ABSENT UINT64_MAX

struct btfb_kernel {
	const char *id; /* distro/version/arch/release */
	/* Where the parts end in it. */
	uint16_t distro_end, version_end, arch_end;
	uint32_t file;
};

struct btfb_index {
	char *text, *ids;
	const char *signature;
	struct btfb_file *files;
	size_t file_count;
	struct btfb_kernel *kernels; /* sorted by release, then by id */
	size_t kernel_count;
};

/* The release of a kernel. */
const char *btfb_release(const struct btfb_kernel *kernel);
/* Reads index.json. `text` has room for one byte more than `size`, and is taken over, also if this fails. */
int btfb_index_read(struct btfb_index *index, char *text, size_t size, struct btf_bundle_error *error);
void btfb_index_free(struct btfb_index *index);
/* Writes 64 hexadecimal digits as bytes. */
bool btfb_hex(const char *digits, uint8_t bytes[32]);

/* bundle_tar.c */
#define BTFB_TAR_BLOCK 512

struct btfb_member {
	enum { BTFB_TAR_END, BTFB_TAR_DIRECTORY, BTFB_TAR_FILE } kind;
	char name[155 + 1 + 100 + 1];
	const char *path; /* the name without "./" before it */
	uint64_t size;
};

/* Whether a header has the magic of ustar, or GNU's. */
bool btfb_is_tar(const uint8_t *header);
/* Reads a header, BTFB_TAR_BLOCK bytes that lie at byte `at` of the archive, and refuses what is none of a bundle. */
int btfb_tar_header(const uint8_t *header, uint64_t at, struct btfb_member *member, struct btf_bundle_error *error);

/* bundle_archive.c: a tar in memory, as it is or as gzip. */
struct btfb_archive {
	const uint8_t *bytes;
	size_t size;
	bool gzip;
};

/* Tells what `bytes` are, and refuses what cannot be read. */
int btfb_archive_open(struct btfb_archive *archive, const uint8_t *bytes, size_t size, struct btf_bundle_error *error);
/* Goes through the whole archive, and reads its index.json into `index`, with the places of the files. */
int btfb_archive_index(const struct btfb_archive *archive, struct btfb_index *index, struct btf_bundle_error *error);
/* Reads `size` bytes at byte `at` of the unpacked archive. */
int btfb_archive_read(const struct btfb_archive *archive, uint64_t at, uint8_t *bytes, size_t size,
		      struct btf_bundle_error *error);

/* bundle_disk.c */
/* Opens a file for reading. A negative errno if that fails. Never waits for a writer, as opening a pipe does. */
int btfb_open(int directory, const char *path);
/* Reads up to `room` bytes from where a file is. Fewer are there only at its end. */
int btfb_read_some(int fd, uint8_t *bytes, size_t room, size_t *size);
/*
 * Reads a file of up to `limit` bytes. `*bytes` has room for one more, and goes to free(). -EFBIG if it has more, of which
 * `*size` tells; -EINVAL if it is a directory, a pipe or the like.
 */
int btfb_read_file(int fd, size_t limit, uint8_t **bytes, size_t *size);

/* bundle_release.c */
/* Orders releases: runs of digits by their number, others by bytes. */
int btfb_release_compare(const char *a, const char *b);
/* Whether two releases have the same first two numbers, and the same runs of letters in order. */
bool btfb_release_alike(const char *a, const char *b);

struct btf_bundle {
	int directory; /* -1 if it is packed */
	uint8_t *packed;
	struct btfb_archive archive;
	struct btfb_index index;
};

#endif
