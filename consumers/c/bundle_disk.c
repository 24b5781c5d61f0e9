/* Reading files as POSIX has them. */
#ifndef _POSIX_C_SOURCE
#define _POSIX_C_SOURCE 200809L
#endif
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "bundle_internal.h"

int btfb_open(int directory, const char *path)
{
	int fd;
	do
		fd = openat(directory, path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
	while (fd < 0 && errno == EINTR);
	return fd < 0 ? -errno : fd;
}

int btfb_read_some(int fd, uint8_t *bytes, size_t room, size_t *size)
{
	*size = 0;
	while (*size < room) {
		ssize_t n = read(fd, bytes + *size, room - *size);
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return -errno;
		if (n == 0)
			break;
		*size += (size_t)n;
	}
	return 0;
}

int btfb_read_file(int fd, size_t limit, uint8_t **bytes, size_t *size)
{
	struct stat status;
	*bytes = NULL;
	*size = 0;
	if (fstat(fd, &status) != 0)
		return -errno;
	if (!S_ISREG(status.st_mode))
		return -EINVAL;
	if (status.st_size < 0)
		return -EIO;
	*size = (size_t)status.st_size;
	if ((uintmax_t)status.st_size > limit)
		return -EFBIG;
	/* One byte more tells whether the file grew meanwhile. */
	size_t room = *size + 1;
	*bytes = malloc(room);
	if (*bytes == NULL)
		return -ENOMEM;
	int result = btfb_read_some(fd, *bytes, room, size);
	if (result == 0 && *size == room)
		result = -EAGAIN;
	if (result != 0) {
		free(*bytes);
		*bytes = NULL;
	}
	return result;
}
