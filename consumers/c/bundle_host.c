/* What is known of a host: os-release(5), uname(2), and whether the kernel has BTF of its own. */
#ifndef _POSIX_C_SOURCE
#define _POSIX_C_SOURCE 200809L
#endif
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/utsname.h>
#include <unistd.h>

#include "bundle_internal.h"

enum { OS_RELEASE_MAX = 65536, ROOT_MAX = BTFB_PATH_SIZE - 64, VALUE_SIZE = sizeof((struct btf_bundle_host *)0)->id };

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\r';
}

/* A value while it is read. */
struct value {
	char text[VALUE_SIZE];
	size_t length;
	bool too_long;
};

static void add(struct value *value, char c)
{
	/* A zero would end the string here; no control character is in a bundle. */
	if (value->length + 1 < sizeof value->text)
		value->text[value->length++] = c == '\0' ? 1 : c;
	else
		value->too_long = true;
}

/* Reads a value as a shell does, up to the first blank outside of quotes. */
static void read_value(const char *at, const char *end, struct value *value)
{
	char quote = '\0';
	value->length = 0;
	value->too_long = false;
	for (; at < end; at++) {
		bool escapes = quote == '"' ? at + 1 < end && strchr("\"\\$`", at[1]) != NULL && at[1] != '\0' :
					      quote == '\0' && at + 1 < end;
		if (*at == '\\' && escapes)
			add(value, *++at);
		else if (quote == '\0' && (*at == '"' || *at == '\''))
			quote = *at;
		else if (quote != '\0' && *at == quote)
			quote = '\0';
		else if (quote == '\0' && is_blank(*at))
			break;
		else
			add(value, *at);
	}
	if (value->too_long)
		value->length = 0;
	value->text[value->length] = '\0';
}

static void read_line(const char *at, const char *end, struct btf_bundle_host *host)
{
	const struct {
		const char *key;
		char *field;
	} known[] = {
		{ "ID", host->id }, { "VERSION_ID", host->version_id }, { "ID_LIKE", host->id_like },
	};
	struct value value;
	while (at < end && is_blank(*at))
		at++;
	while (end > at && is_blank(end[-1]))
		end--;
	const char *equals = at < end && *at != '#' ? memchr(at, '=', (size_t)(end - at)) : NULL;
	if (equals == NULL)
		return;
	const char *key_end = equals, *start = equals + 1;
	while (key_end > at && is_blank(key_end[-1]))
		key_end--;
	while (start < end && is_blank(*start))
		start++;
	for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
		size_t length = strlen(known[i].key);
		if ((size_t)(key_end - at) != length || memcmp(at, known[i].key, length) != 0)
			continue;
		read_value(start, end, &value);
		memcpy(known[i].field, value.text, value.length + 1);
	}
}

void btfb_os_release(const char *text, size_t size, struct btf_bundle_host *host)
{
	const char *end = text + size;
	host->id[0] = host->version_id[0] = host->id_like[0] = '\0';
	while (text < end) {
		const char *line_end = memchr(text, '\n', (size_t)(end - text));
		if (line_end == NULL)
			line_end = end;
		read_line(text, line_end, host);
		text = line_end < end ? line_end + 1 : end;
	}
}

static int read_start(const char *path, uint8_t *bytes, size_t room, size_t *size)
{
	int fd = btfb_open(AT_FDCWD, path);
	if (fd < 0)
		return fd;
	int result = btfb_read_some(fd, bytes, room, size);
	close(fd);
	return result;
}

int btf_bundle_host_os_release(const char *path, struct btf_bundle_host *host, struct btf_bundle_error *error)
{
	uint8_t *text = malloc(OS_RELEASE_MAX);
	if (text == NULL)
		return btfb_fail(error, -ENOMEM, "there is not enough memory to read os-release");
	size_t size;
	int result = read_start(path, text, OS_RELEASE_MAX, &size);
	if (result == 0)
		btfb_os_release((const char *)text, size, host);
	else
		btfb_fail_system(error, -result, "read", path);
	free(text);
	return result;
}

/* A line of /proc, without blanks around it. False if there is no such file, or more in it than a field holds. */
static bool read_fact(const char *root, const char *below, char *field)
{
	char path[BTFB_PATH_SIZE], text[VALUE_SIZE + 64];
	size_t size, start = 0;
	if (!btfb_below_root(path, root, below) || read_start(path, (uint8_t *)text, sizeof text, &size) != 0)
		return false;
	while (size > 0 && (is_blank(text[size - 1]) || text[size - 1] == '\n'))
		size--;
	while (start < size && (is_blank(text[start]) || text[start] == '\n'))
		start++;
	if (size - start >= VALUE_SIZE)
		return false;
	for (; start < size; start++)
		*field++ = text[start] == '\0' ? 1 : text[start];
	*field = '\0';
	return true;
}

static bool read_os_release(const char *root, const char *below, struct btf_bundle_host *host, int *result)
{
	char path[BTFB_PATH_SIZE];
	if (btfb_below_root(path, root, below))
		*result = btf_bundle_host_os_release(path, host, NULL);
	return *result == 0 || *result == -ENOMEM;
}

int btf_bundle_host(const char *root, struct btf_bundle_host *host, struct btf_bundle_error *error)
{
	char path[BTFB_PATH_SIZE] = "/sys/kernel/btf/vmlinux";
	struct utsname name;
	struct stat status;
	bool is_there = true;
	int result = -ENOENT;
	memset(host, 0, sizeof *host);
	if (strlen(root) >= ROOT_MAX)
		return btfb_fail(error, -ENAMETOOLONG, "the path of the host's root is too long");
	if (uname(&name) != 0)
		return btfb_fail_system(error, errno, "asked by uname", "the kernel's release");

	if (read_fact(root, "proc/sys/kernel/osrelease", host->release)) {
		if (!read_fact(root, "proc/sys/kernel/arch", host->machine))
			snprintf(host->machine, sizeof host->machine, "%s", name.machine);
		is_there = btfb_below_root(path, root, "sys/kernel/btf/vmlinux");
	} else {
		snprintf(host->release, sizeof host->release, "%s", name.release);
		snprintf(host->machine, sizeof host->machine, "%s", name.machine);
	}
	host->has_btf = is_there && stat(path, &status) == 0;

	if (!read_os_release(root, "etc/os-release", host, &result))
		read_os_release(root, "usr/lib/os-release", host, &result);
	return result == -ENOMEM ? btfb_fail_memory(error) : 0;
}
