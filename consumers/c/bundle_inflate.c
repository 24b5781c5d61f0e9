/*
 * deflate (RFC 1951) as a stream: each call gives some more bytes, and all that is held is a window of 32 KiB and two
 * tables. Code lengths are accepted and refused as zlib does it.
 */
#include <string.h>

#include "bundle_internal.h"

enum {
	MAX_BITS = BTFB_CODE_BITS,
	FAST_BITS = BTFB_FAST_BITS,
	WINDOW = BTFB_WINDOW,
	NO_SYMBOL = -1,
};

enum mode { BLOCK_HEADER, STORED, CODES, MATCH, END, FAILED };

void btfb_inflate_start(struct btfb_inflate *z, const uint8_t *bytes, size_t size)
{
	memset(z, 0, sizeof *z);
	z->in = bytes;
	z->end = bytes + size;
	z->mode = BLOCK_HEADER;
}

static bool fail(struct btfb_inflate *z, const char *wrong)
{
	z->wrong = wrong;
	z->mode = FAILED;
	return false;
}

static bool cut_short(struct btfb_inflate *z)
{
	return fail(z, "it ends too early");
}

/* Takes bytes in as long as there is room for them. Behind the end of the input come none. */
static void refill(struct btfb_inflate *z)
{
	while (z->bit_count <= 56 && z->in < z->end) {
		z->bits |= (uint64_t)*z->in++ << z->bit_count;
		z->bit_count += 8;
	}
}

static void drop(struct btfb_inflate *z, int count)
{
	z->bits >>= count;
	z->bit_count -= count;
}

/* The next `count` bits, up to 16. */
static bool take(struct btfb_inflate *z, int count, unsigned *value)
{
	refill(z);
	if (z->bit_count < count)
		return cut_short(z);
	*value = (unsigned)(z->bits & ((UINT64_C(1) << count) - 1));
	drop(z, count);
	return true;
}

/* A code's bits as deflate packs them: the first one lowest. */
static unsigned reversed(unsigned code, int length)
{
	unsigned result = 0;
	for (int i = 0; i < length; i++)
		result |= (code >> i & 1) << (length - 1 - i);
	return result;
}

/*
 * Makes a code from the lengths of its symbols' codes (RFC 1951, 3.2.2). Returns how many codes of the longest length are
 * not given: 0 for a complete code, below 0 for one that gives codes twice.
 */
static int make_code(struct btfb_code *c, const uint8_t *lengths, unsigned symbols)
{
	memset(c, 0, sizeof *c);
	for (unsigned s = 0; s < symbols; s++)
		c->count[lengths[s]]++;
	c->count[0] = 0;

	int left = 1;
	for (int length = 1; length <= MAX_BITS; length++) {
		left = left * 2 - c->count[length];
		if (left < 0)
			return left;
	}

	unsigned offset[MAX_BITS + 2] = { 0 }, next[MAX_BITS + 2] = { 0 };
	for (int length = 1; length <= MAX_BITS; length++) {
		offset[length + 1] = offset[length] + c->count[length];
		next[length + 1] = (next[length] + c->count[length]) << 1;
	}
	for (unsigned s = 0; s < symbols; s++) {
		int length = lengths[s];
		if (length == 0)
			continue;
		c->symbol[offset[length]++] = (uint16_t)s;
		unsigned code = next[length]++;
		if (length > FAST_BITS)
			continue;
		for (unsigned i = reversed(code, length); i < 1u << FAST_BITS; i += 1u << length)
			c->fast[i] = (uint16_t)(s << 4 | (unsigned)length);
	}
	return left;
}

/* The symbol of the next code, or NO_SYMBOL with z->mode FAILED. */
static int decode(struct btfb_inflate *z, const struct btfb_code *c)
{
	refill(z);
	uint16_t fast = c->fast[z->bits & ((1u << FAST_BITS) - 1)];
	int length = fast & 15;
	if (fast != 0 && length <= z->bit_count) {
		drop(z, length);
		return fast >> 4;
	}
	int code = 0, first = 0, index = 0;
	for (length = 1; length <= MAX_BITS; length++) {
		if (length > z->bit_count) {
			cut_short(z);
			return NO_SYMBOL;
		}
		code |= (int)(z->bits >> (length - 1) & 1);
		int count = c->count[length];
		if (code - count < first) {
			drop(z, length);
			return c->symbol[index + (code - first)];
		}
		index += count;
		first = (first + count) << 1;
		code <<= 1;
	}
	fail(z, "it has a code that is not defined");
	return NO_SYMBOL;
}

/* RFC 1951, 3.2.6. */
static void fixed_codes(struct btfb_inflate *z)
{
	uint8_t lengths[288];
	memset(lengths, 8, 144);
	memset(lengths + 144, 9, 112);
	memset(lengths + 256, 7, 24);
	memset(lengths + 280, 8, 8);
	make_code(&z->literals, lengths, 288);
	memset(lengths, 5, 30);
	make_code(&z->distances, lengths, 30);
}

/* A code may leave bits unused only if it has one symbol, of one bit, or none. */
static bool is_usable(const struct btfb_code *c, int left)
{
	unsigned used = 0;
	for (int length = 1; length <= MAX_BITS; length++)
		used += c->count[length];
	return left == 0 || (left > 0 && used == c->count[1]);
}

/* RFC 1951, 3.2.7. */
static bool dynamic_codes(struct btfb_inflate *z)
{
	static const uint8_t order[19] = { 16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15 };
	unsigned literals, distances, given;
	if (!take(z, 5, &literals) || !take(z, 5, &distances) || !take(z, 4, &given))
		return false;
	literals += 257;
	distances += 1;
	given += 4;
	if (literals > 286 || distances > 30)
		return fail(z, "it has too many length or distance codes");

	uint8_t lengths[286 + 30] = { 0 };
	for (unsigned i = 0; i < given; i++) {
		unsigned length;
		if (!take(z, 3, &length))
			return false;
		lengths[order[i]] = (uint8_t)length;
	}
	if (make_code(&z->literals, lengths, 19) != 0)
		return fail(z, "its code lengths are wrong");

	memset(lengths, 0, sizeof lengths);
	for (unsigned at = 0; at < literals + distances;) {
		int symbol = decode(z, &z->literals);
		if (symbol < 0)
			return false;
		if (symbol < 16) {
			lengths[at++] = (uint8_t)symbol;
			continue;
		}
		unsigned extra;
		if (!take(z, symbol == 16 ? 2 : symbol == 17 ? 3 : 7, &extra))
			return false;
		unsigned repeat = extra + (symbol == 18 ? 11 : 3);
		if ((symbol == 16 && at == 0) || repeat > literals + distances - at)
			return fail(z, "its code lengths are wrong");
		memset(lengths + at, symbol == 16 ? lengths[at - 1] : 0, repeat);
		at += repeat;
	}
	if (lengths[256] == 0)
		return fail(z, "a block of it has no end");

	int left = make_code(&z->literals, lengths, literals);
	if (!is_usable(&z->literals, left))
		return fail(z, "its code lengths are wrong");
	left = make_code(&z->distances, lengths + literals, distances);
	return is_usable(&z->distances, left) || fail(z, "its code lengths are wrong");
}

/* Goes back to whole bytes: what was taken in too early is read again. */
static void align(struct btfb_inflate *z)
{
	z->in -= z->bit_count / 8;
	z->bits = 0;
	z->bit_count = 0;
}

static bool block_header(struct btfb_inflate *z)
{
	if (z->last_block) {
		align(z);
		z->mode = END;
		return true;
	}
	unsigned last, type, length, inverted;
	if (!take(z, 1, &last) || !take(z, 2, &type))
		return false;
	z->last_block = last;
	switch (type) {
	case 0:
		align(z);
		if (!take(z, 16, &length) || !take(z, 16, &inverted))
			return false;
		if (length != (~inverted & 0xffff))
			return fail(z, "the length of a stored block is wrong");
		align(z);
		z->length = length;
		z->mode = STORED;
		return true;
	case 1:
		fixed_codes(z);
		z->mode = CODES;
		return true;
	case 2:
		if (!dynamic_codes(z))
			return false;
		z->mode = CODES;
		return true;
	default:
		return fail(z, "it has a block of a type that is not defined");
	}
}

static void put(struct btfb_inflate *z, uint8_t *out, uint8_t byte)
{
	*out = byte;
	z->window[z->window_at++ % WINDOW] = byte;
}

static size_t stored(struct btfb_inflate *z, uint8_t *out, size_t size)
{
	if ((size_t)(z->end - z->in) < z->length) {
		cut_short(z);
		return 0;
	}
	size_t count = z->length < size ? z->length : size;
	for (size_t i = 0; i < count; i++)
		put(z, out + i, *z->in++);
	z->length -= count;
	if (z->length == 0)
		z->mode = BLOCK_HEADER;
	return count;
}

static size_t match(struct btfb_inflate *z, uint8_t *out, size_t size)
{
	size_t count = z->length < size ? z->length : size;
	for (size_t i = 0; i < count; i++)
		put(z, out + i, z->window[(z->window_at - z->distance) % WINDOW]);
	z->length -= count;
	z->mode = z->length == 0 ? CODES : MATCH;
	return count;
}

/* RFC 1951, 3.2.5: what a length or a distance code begins with, and how many more bits it has. */
static bool match_header(struct btfb_inflate *z, int symbol)
{
	static const uint16_t length_base[29] = { 3,  4,  5,  6,  7,  8,  9,  10, 11,  13,  15,	 17,  19,  23, 27,
						  31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258 };
	static const uint8_t length_extra[29] = { 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2,
						  2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0 };
	static const uint16_t distance_base[30] = { 1,	 2,   3,   4,	5,   7,	   9,	 13,   17,   25,
						    33,	 49,  65,  97,	129, 193,  257,	 385,  513,  769,
						    1025, 1537, 2049, 3073, 4097, 6145, 8193, 12289, 16385, 24577 };
	unsigned extra;
	if (symbol >= 257 + 29)
		return fail(z, "it has a code that is not defined");
	symbol -= 257;
	if (!take(z, length_extra[symbol], &extra))
		return false;
	z->length = length_base[symbol] + extra;
	symbol = decode(z, &z->distances);
	if (symbol < 0 || !take(z, symbol < 2 ? 0 : symbol / 2 - 1, &extra))
		return false;
	z->distance = distance_base[symbol] + extra;
	if (z->distance > z->window_at)
		return fail(z, "it refers to what is before its start");
	return true;
}

static size_t codes(struct btfb_inflate *z, uint8_t *out, size_t size)
{
	size_t done = 0;
	while (done < size) {
		int symbol = decode(z, &z->literals);
		if (symbol < 0)
			break;
		if (symbol < 256) {
			put(z, out + done++, (uint8_t)symbol);
			continue;
		}
		if (symbol == 256) {
			z->mode = BLOCK_HEADER;
			break;
		}
		if (!match_header(z, symbol))
			break;
		done += match(z, out + done, size - done);
	}
	return done;
}

size_t btfb_inflate_read(struct btfb_inflate *z, uint8_t *out, size_t size)
{
	size_t done = 0;
	while (done < size) {
		switch (z->mode) {
		case BLOCK_HEADER:
			block_header(z);
			break;
		case STORED:
			done += stored(z, out + done, size - done);
			break;
		case CODES:
			done += codes(z, out + done, size - done);
			break;
		case MATCH:
			done += match(z, out + done, size - done);
			break;
		default:
			return done;
		}
	}
	return done;
}
