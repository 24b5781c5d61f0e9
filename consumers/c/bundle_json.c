/*
 * A reader of JSON (RFC 8259) that goes through a text once, in the order in which it is written. It reads no more kinds
 * of values than index.json has, in no more than BTFB_JSON_DEPTH levels; what it passes by is checked as well.
 */
#include <string.h>

#include "bundle_internal.h"

const char btfb_json_too_deep[] = "it is nested too deep";

void btfb_json_start(struct btfb_json *json, char *text, size_t size)
{
	json->start = json->at = text;
	json->end = text + size;
	json->depth = 0;
	json->fresh = false;
	json->wrong = NULL;
}

bool btfb_json_fail(struct btfb_json *json, const char *wrong)
{
	if (json->wrong == NULL)
		json->wrong = wrong;
	return false;
}

/* The next character that is not white space; 0 at the end. */
static char peek(struct btfb_json *json)
{
	while (json->at < json->end &&
	       (*json->at == ' ' || *json->at == '\t' || *json->at == '\r' || *json->at == '\n'))
		json->at++;
	return json->at < json->end ? *json->at : '\0';
}

static bool expect(struct btfb_json *json, char character, const char *wrong)
{
	if (json->wrong != NULL || peek(json) != character || json->at == json->end)
		return btfb_json_fail(json, wrong);
	json->at++;
	return true;
}

bool btfb_json_enter(struct btfb_json *json, char bracket)
{
	if (!expect(json, bracket, bracket == '{' ? "an object is expected" : "an array is expected"))
		return false;
	if (json->depth == BTFB_JSON_DEPTH)
		return btfb_json_fail(json, btfb_json_too_deep);
	json->depth++;
	json->fresh = true;
	return true;
}

bool btfb_json_next(struct btfb_json *json, char bracket)
{
	if (json->wrong != NULL)
		return false;
	bool first = json->fresh;
	json->fresh = false;
	if (peek(json) == (bracket == '{' ? '}' : ']')) {
		json->at++;
		json->depth--;
		return false;
	}
	return first || expect(json, ',', "a comma is expected");
}

/* Four hexadecimal digits, or -1. */
static long hex4(const char *at, const char *end)
{
	long value = 0;
	if (end - at < 4)
		return -1;
	for (int i = 0; i < 4; i++) {
		const char *digits = "0123456789abcdef0123456789ABCDEF";
		const char *digit = at[i] == '\0' ? NULL : strchr(digits, at[i]);
		if (digit == NULL)
			return -1;
		value = value << 4 | ((digit - digits) & 15);
	}
	return value;
}

/*
 * The character of a \u escape, whose digits begin at *at; two escapes for one beyond 0xffff. Half of such a pair is the
 * character that stands for what is wrong, as it is elsewhere. -1 if these are no digits.
 */
static long unicode_escape(const char **at, const char *end)
{
	long high = hex4(*at, end);
	if (high < 0)
		return -1;
	*at += 4;
	if (high < 0xd800 || high >= 0xe000)
		return high;
	bool has_next = high < 0xdc00 && end - *at >= 6 && (*at)[0] == '\\' && (*at)[1] == 'u';
	long low = has_next ? hex4(*at + 2, end) : -1;
	if (low < 0xdc00 || low >= 0xe000)
		return 0xfffd;
	*at += 6;
	return 0x10000 + ((high - 0xd800) << 10) + (low - 0xdc00);
}

/* Writes a character as UTF-8, which is never longer than its escape. */
static char *put_utf8(char *out, long c)
{
	if (c < 0x80) {
		*out++ = (char)c;
		return out;
	}
	int more = c < 0x800 ? 1 : c < 0x10000 ? 2 : 3;
	*out++ = (char)((0xff << (7 - more) & 0xff) | c >> (6 * more));
	while (more-- > 0)
		*out++ = (char)(0x80 | (c >> (6 * more) & 0x3f));
	return out;
}

/* How many bytes a well-formed character of UTF-8 beyond ASCII has; 0 if it is not one (RFC 3629, 4). */
static int utf8_length(const char *text, const char *end)
{
	const unsigned char *at = (const unsigned char *)text;
	int length = at[0] < 0xc2 ? 0 : at[0] < 0xe0 ? 2 : at[0] < 0xf0 ? 3 : at[0] < 0xf5 ? 4 : 0;
	if (length == 0 || end - text < length)
		return 0;
	for (int i = 1; i < length; i++)
		if ((at[i] & 0xc0) != 0x80)
			return 0;
	bool bad = (at[0] == 0xe0 && at[1] < 0xa0) || (at[0] == 0xed && at[1] >= 0xa0) ||
		   (at[0] == 0xf0 && at[1] < 0x90) || (at[0] == 0xf4 && at[1] >= 0x90);
	return bad ? 0 : length;
}

/* Passes a string. If `keep`, writes what it says over it, with a zero behind, and returns it; else any pointer. */
static const char *string(struct btfb_json *json, bool keep)
{
	if (!expect(json, '"', "a string is expected"))
		return NULL;
	char *start = json->at, *out = start;
	const char *at = start;
	for (;;) {
		if (at == json->end) {
			btfb_json_fail(json, "a string has no end");
			return NULL;
		}
		long c = (unsigned char)*at;
		int length = 1;
		if (c == '"')
			break;
		if (c < 0x20) {
			btfb_json_fail(json, "a string has a control character");
			return NULL;
		}
		if (c == '\\') {
			static const char escapes[] = "\"\\/bfnrt", meanings[] = "\"\\/\b\f\n\r\t";
			const char *escape = ++at < json->end && *at != '\0' ? strchr(escapes, *at) : NULL;
			if (escape != NULL) {
				c = meanings[escape - escapes];
				at++;
			} else if (at < json->end && *at == 'u') {
				at++;
				c = unicode_escape(&at, json->end);
			} else {
				c = -1;
			}
			if (c < 0) {
				btfb_json_fail(json, "a string has a wrong escape");
				return NULL;
			}
			/* A zero would end the string here. No control character is in what means something. */
			if (keep)
				out = put_utf8(out, c == 0 ? 1 : c);
			continue;
		}
		if (c >= 0x80 && (length = utf8_length(at, json->end)) == 0) {
			btfb_json_fail(json, "a string is not UTF-8");
			return NULL;
		}
		if (keep)
			memmove(out, at, (size_t)length);
		out += length;
		at += length;
	}
	if (keep)
		*out = '\0';
	json->at = start + (at - start) + 1;
	return start;
}

const char *btfb_json_string(struct btfb_json *json)
{
	return string(json, true);
}

const char *btfb_json_name(struct btfb_json *json)
{
	const char *name = string(json, true);
	return expect(json, ':', "a colon is expected") ? name : NULL;
}

static bool is_digit(const struct btfb_json *json)
{
	return json->at < json->end && *json->at >= '0' && *json->at <= '9';
}

/* Whether the character behind a number or a word is none of it. */
static bool ends(const struct btfb_json *json)
{
	static const char inside[] = "+-.0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
	return json->at == json->end || *json->at == '\0' || strchr(inside, *json->at) == NULL;
}

bool btfb_json_number(struct btfb_json *json, uint64_t *number)
{
	static const char wrong[] = "a whole number is expected";
	if (json->wrong != NULL)
		return false;
	peek(json);
	if (!is_digit(json))
		return btfb_json_fail(json, wrong);
	bool zero = *json->at == '0';
	const char *start = json->at;
	for (*number = 0; is_digit(json); json->at++) {
		uint64_t digit = (uint64_t)(*json->at - '0');
		if (*number > (BTFB_NUMBER_MAX - digit) / 10)
			return btfb_json_fail(json, "a number is too large");
		*number = *number * 10 + digit;
	}
	if (!ends(json) || (zero && json->at - start > 1))
		return btfb_json_fail(json, wrong);
	return true;
}

static bool skip_digits(struct btfb_json *json)
{
	if (!is_digit(json))
		return false;
	while (is_digit(json))
		json->at++;
	return true;
}

static bool skip_number(struct btfb_json *json)
{
	json->at += *json->at == '-';
	bool zero = is_digit(json) && *json->at == '0';
	if (zero)
		json->at++;
	bool good = zero || skip_digits(json);
	if (good && json->at < json->end && *json->at == '.') {
		json->at++;
		good = skip_digits(json);
	}
	if (good && json->at < json->end && (*json->at == 'e' || *json->at == 'E')) {
		json->at++;
		json->at += json->at < json->end && (*json->at == '+' || *json->at == '-');
		good = skip_digits(json);
	}
	return (good && ends(json)) || btfb_json_fail(json, "a number is wrong");
}

static bool skip_word(struct btfb_json *json)
{
	static const char *const words[] = { "true", "false", "null" };
	for (size_t i = 0; i < 3; i++) {
		size_t length = strlen(words[i]);
		if ((size_t)(json->end - json->at) < length || memcmp(json->at, words[i], length) != 0)
			continue;
		json->at += length;
		return ends(json) || btfb_json_fail(json, "a value is expected");
	}
	return btfb_json_fail(json, "a value is expected");
}

bool btfb_json_skip(struct btfb_json *json)
{
	if (json->wrong != NULL)
		return false;
	char c = peek(json);
	if (c == '"')
		return string(json, false) != NULL;
	if (c == '-' || is_digit(json))
		return skip_number(json);
	if (c != '{' && c != '[')
		return skip_word(json);
	btfb_json_enter(json, c);
	while (btfb_json_next(json, c)) {
		if (c == '{' && (string(json, false) == NULL || !expect(json, ':', "a colon is expected")))
			return false;
		btfb_json_skip(json);
	}
	return json->wrong == NULL;
}

bool btfb_json_finish(struct btfb_json *json)
{
	peek(json);
	return json->wrong == NULL && (json->at == json->end || btfb_json_fail(json, "something stands behind its end"));
}
