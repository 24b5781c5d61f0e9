/* Where a file below a root directory is. */
#ifndef _POSIX_C_SOURCE
#define _POSIX_C_SOURCE 200809L
#endif
#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "bundle_internal.h"

/* As many links as Linux follows. */
enum { LINKS_MAX = 40 };

/* What is left of a path, with a link's target before it, as long as both fit. */
static bool put_before(char left[BTFB_PATH_SIZE], const char *target, size_t length)
{
	size_t of_left = strlen(left);
	if (length + 1 + of_left >= BTFB_PATH_SIZE)
		return false;
	memmove(left + length + 1, left, of_left + 1);
	memcpy(left, target, length);
	left[length] = '/';
	return true;
}

/* Takes the last part off a path, unless there is none behind its first `of_root` bytes. */
static size_t parent_of(char *path, size_t end, size_t of_root)
{
	while (end > of_root && path[--end] != '/')
		;
	path[end] = '\0';
	return end;
}

bool btfb_below_root(char path[BTFB_PATH_SIZE], const char *root, const char *below)
{
	char left[BTFB_PATH_SIZE], target[BTFB_PATH_SIZE];
	size_t of_root = strlen(root), end;
	while (of_root > 0 && root[of_root - 1] == '/')
		of_root--;
	if (of_root >= BTFB_PATH_SIZE || strlen(below) >= BTFB_PATH_SIZE)
		return false;
	memcpy(path, root, of_root);
	path[end = of_root] = '\0';
	strcpy(left, below);
	for (int links = 0; left[0] != '\0';) {
		size_t length = strcspn(left, "/"), passed = length + (left[length] == '/');
		bool stays = length == 0 || (length == 1 && left[0] == '.');
		bool up = length == 2 && left[0] == '.' && left[1] == '.';
		if (!stays && !up) {
			if (end + 1 + length >= BTFB_PATH_SIZE)
				return false;
			path[end++] = '/';
			memcpy(path + end, left, length);
			path[end += length] = '\0';
		}
		memmove(left, left + passed, strlen(left + passed) + 1);
		if (up)
			end = parent_of(path, end, of_root);
		if (stays || up)
			continue;
		ssize_t of_target = readlink(path, target, sizeof target);
		if (of_target < 0 && errno == EINVAL)
			continue; /* it is no link */
		if (of_target < 0 || links++ == LINKS_MAX || !put_before(left, target, (size_t)of_target))
			return false;
		end = parent_of(path, end, of_root);
		if (target[0] == '/')
			path[end = of_root] = '\0';
	}
	if (end == 0)
		strcpy(path, "/");
	return true;
}
