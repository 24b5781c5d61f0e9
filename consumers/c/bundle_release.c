/* Releases as uname -r says them: which is the later one, and which are of one kind. */
#include <string.h>

#include "bundle_internal.h"

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* The length of the run that begins here: of digits, or of what is none. */
static size_t run(const char *text)
{
	size_t length = 0;
	while (text[length] != '\0' && is_digit(text[length]) == is_digit(text[0]))
		length++;
	return length;
}

static int compare_bytes(const char *a, size_t of_a, const char *b, size_t of_b)
{
	int order = memcmp(a, b, of_a < of_b ? of_a : of_b);
	return order != 0 ? order : (of_a > of_b) - (of_a < of_b);
}

/* Digits as a number, of any length. */
static int compare_numbers(const char *a, size_t of_a, const char *b, size_t of_b)
{
	for (; of_a > 0 && *a == '0'; of_a--)
		a++;
	for (; of_b > 0 && *b == '0'; of_b--)
		b++;
	return of_a != of_b ? (of_a > of_b) - (of_a < of_b) : memcmp(a, b, of_a);
}

int btfb_release_compare(const char *a, const char *b)
{
	const char *at = a, *bt = b;
	while (*at != '\0' && *bt != '\0') {
		size_t of_a = run(at), of_b = run(bt);
		bool numbers = is_digit(*at) && is_digit(*bt);
		int order = (numbers ? compare_numbers : compare_bytes)(at, of_a, bt, of_b);
		if (order != 0)
			return order;
		at += of_a;
		bt += of_b;
	}
	if (*at != '\0' || *bt != '\0')
		return *at != '\0' ? 1 : -1;
	return 0;
}

/* The next run of which each character is_one; its length is 0 behind the last one. */
static const char *next_run(const char *text, bool (*is_one)(char), size_t *length)
{
	while (*text != '\0' && !is_one(*text))
		text++;
	*length = 0;
	while (text[*length] != '\0' && is_one(text[*length]))
		++*length;
	return text;
}

bool btfb_release_alike(const char *a, const char *b)
{
	const char *at = a, *bt = b;
	size_t of_a, of_b;
	for (int i = 0; i < 2; i++) {
		at = next_run(at, is_digit, &of_a);
		bt = next_run(bt, is_digit, &of_b);
		if (of_a == 0 || of_b == 0 || compare_numbers(at, of_a, bt, of_b) != 0)
			return false;
		at += of_a;
		bt += of_b;
	}
	at = a;
	bt = b;
	do {
		at = next_run(at, is_letter, &of_a);
		bt = next_run(bt, is_letter, &of_b);
		if (of_a != of_b || memcmp(at, bt, of_a) != 0)
			return false;
		at += of_a;
		bt += of_b;
	} while (of_a > 0);
	return true;
}
