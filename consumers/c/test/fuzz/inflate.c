/* deflate: zlib takes the same data, and makes the same of it. */
#include <zlib.h>

#include "fuzz.h"

enum { ROOM = 1 << 18 };

/* What zlib makes of it: how many bytes; below 0 if the data is wrong or does not end. */
static long by_zlib(const uint8_t *data, size_t size, uint8_t *out)
{
	z_stream z;
	memset(&z, 0, sizeof z);
	HOLDS(inflateInit2(&z, -15) == Z_OK);
	z.next_in = (Bytef *)data;
	z.avail_in = (uInt)size;
	z.next_out = out;
	z.avail_out = ROOM;
	int result = inflate(&z, Z_FINISH);
	long total = (long)z.total_out;
	size_t left = z.avail_out;
	inflateEnd(&z);
	return result == Z_STREAM_END ? total : left == 0 ? ROOM : -1;
}

static long by_us(const uint8_t *data, size_t size, uint8_t *out, size_t step)
{
	struct btfb_inflate z;
	size_t done = 0, n;
	btfb_inflate_start(&z, data, size);
	do {
		n = btfb_inflate_read(&z, out + done, step < ROOM - done ? step : ROOM - done);
		done += n;
	} while (n > 0);
	return z.wrong == NULL ? (long)done : done == ROOM ? ROOM : -1;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static uint8_t wanted[ROOM], out[ROOM];
	if (size == 0)
		return 0;
	size_t step = data[0] + (size_t)1;
	long length = by_zlib(data + 1, size - 1, wanted), ours = by_us(data + 1, size - 1, out, step);
	HOLDS(ours == length && (ours < 0 || memcmp(out, wanted, (size_t)ours) == 0));
	return 0;
}
