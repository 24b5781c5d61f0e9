/* gzip (RFC 1952): one member around deflate, with nothing behind it. */
#include <string.h>

#include "bundle_internal.h"

/* RFC 1952, 8, four bits at a time. */
uint32_t btfb_crc32(uint32_t crc, const uint8_t *bytes, size_t size)
{
	static const uint32_t table[16] = { 0x00000000, 0x1db71064, 0x3b6e20c8, 0x26d930ac, 0x76dc4190, 0x6b6b51f4,
					    0x4db26158, 0x5005713c, 0xedb88320, 0xf00f9344, 0xd6d6a3e8, 0xcb61b38c,
					    0x9b64c2b0, 0x86d3d2d4, 0xa00ae278, 0xbdbdf21c };
	crc = ~crc;
	for (size_t i = 0; i < size; i++) {
		crc ^= bytes[i];
		crc = crc >> 4 ^ table[crc & 15];
		crc = crc >> 4 ^ table[crc & 15];
	}
	return ~crc;
}

static uint32_t little_endian(const uint8_t *bytes, size_t count)
{
	uint32_t value = 0;
	while (count-- > 0)
		value = value << 8 | bytes[count];
	return value;
}

/* Passes the header (2.3). NULL, or what is wrong. */
static const char *header(const uint8_t **start, const uint8_t *end)
{
	enum { HEADER_CRC = 2, EXTRA = 4, NAME = 8, COMMENT = 16, RESERVED = 0xe0 };
	static const char early[] = "it ends too early";
	const uint8_t *at = *start;
	if (end - at < 10)
		return early;
	if (at[0] != 0x1f || at[1] != 0x8b || at[2] != 8 || (at[3] & RESERVED))
		return "its header is wrong";
	unsigned flags = at[3];
	at += 10;
	if (flags & EXTRA) {
		if (end - at < 2 || (uint32_t)(end - at - 2) < little_endian(at, 2))
			return early;
		at += 2 + little_endian(at, 2);
	}
	for (unsigned flag = NAME; flag <= COMMENT; flag *= 2) {
		if (!(flags & flag))
			continue;
		at = memchr(at, 0, (size_t)(end - at));
		if (at == NULL)
			return early;
		at++;
	}
	if (flags & HEADER_CRC) {
		if (end - at < 2)
			return early;
		if ((btfb_crc32(0, *start, (size_t)(at - *start)) & 0xffff) != little_endian(at, 2))
			return "its header's checksum is wrong";
		at += 2;
	}
	*start = at;
	return NULL;
}

/* What is wrong behind the last byte, or NULL. */
static const char *trailer(const struct btfb_gzip *gzip)
{
	const uint8_t *at = gzip->inflate.in;
	if (gzip->inflate.end - at < 8)
		return "it ends too early";
	if (little_endian(at, 4) != gzip->crc)
		return "its checksum is wrong";
	if (little_endian(at + 4, 4) != (gzip->inflate.window_at & 0xffffffff))
		return "its length is wrong";
	if (gzip->inflate.end - at > 8)
		return "something stands behind it";
	return NULL;
}

void btfb_gzip_start(struct btfb_gzip *gzip, const uint8_t *bytes, size_t size)
{
	const uint8_t *at = bytes;
	gzip->crc = 0;
	gzip->wrong = header(&at, bytes + size);
	btfb_inflate_start(&gzip->inflate, at, size - (size_t)(at - bytes));
}

size_t btfb_gzip_read(struct btfb_gzip *gzip, uint8_t *out, size_t size)
{
	if (gzip->wrong != NULL)
		return 0;
	size_t done = btfb_inflate_read(&gzip->inflate, out, size);
	gzip->crc = btfb_crc32(gzip->crc, out, done);
	if (gzip->inflate.wrong != NULL)
		gzip->wrong = gzip->inflate.wrong;
	else if (done < size)
		gzip->wrong = trailer(gzip);
	return done;
}
