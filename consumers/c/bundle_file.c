/* A file that libbpf can open by its path: in memory where Linux has that, else a temporary one. */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE /* syscall(), F_ADD_SEALS */
#endif
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#ifdef __linux__
#include <sys/syscall.h>
#endif

#include "bundle_internal.h"

static int write_all(int fd, const uint8_t *bytes, size_t size)
{
	while (size > 0) {
		ssize_t n = write(fd, bytes, size);
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return -errno;
		bytes += n;
		size -= (size_t)n;
	}
	return 0;
}

/* A file in memory that nothing can change, if a path leads to it; else a negative errno. */
static int in_memory(const uint8_t *bytes, size_t size, char **path)
{
#if defined(__linux__) && defined(SYS_memfd_create)
	enum { CLOSE_ON_EXEC = 1, ALLOW_SEALING = 2 }; /* linux/memfd.h */
	int fd = (int)syscall(SYS_memfd_create, "btf-bundle", CLOSE_ON_EXEC | ALLOW_SEALING);
	if (fd < 0)
		return -errno;
	char text[64];
	snprintf(text, sizeof text, "/proc/self/fd/%d", fd);
	int result = write_all(fd, bytes, size);
	if (result == 0 && access(text, R_OK) != 0)
		result = -errno;
	if (result == 0 && lseek(fd, 0, SEEK_SET) != 0)
		result = -errno;
	if (result == 0 && (*path = malloc(strlen(text) + 1)) == NULL)
		result = -ENOMEM;
	if (result != 0) {
		close(fd);
		return result;
	}
	strcpy(*path, text);
#ifdef F_ADD_SEALS
	fcntl(fd, F_ADD_SEALS, F_SEAL_SEAL | F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_WRITE);
#endif
	return fd;
#else
	(void)bytes;
	(void)size;
	(void)path;
	return -ENOSYS;
#endif
}

static int temporary(const uint8_t *bytes, size_t size, const char *directory, char **path,
		     struct btf_bundle_error *error)
{
	static const char name[] = "/btf-bundle-XXXXXX";
	if (directory == NULL)
		directory = getenv("TMPDIR");
	if (directory == NULL || directory[0] == '\0')
		directory = "/tmp";
	*path = malloc(strlen(directory) + sizeof name);
	if (*path == NULL)
		return btfb_fail_memory(error);
	strcpy(*path, directory);
	strcat(*path, name);
	int fd = mkstemp(*path);
	int result = fd < 0 ? -errno : 0;
	if (fd >= 0) {
		fcntl(fd, F_SETFD, FD_CLOEXEC);
		result = write_all(fd, bytes, size);
		if (result == 0 && lseek(fd, 0, SEEK_SET) != 0)
			result = -errno;
		if (result == 0)
			return fd;
		close(fd);
		unlink(*path);
	}
	free(*path);
	*path = NULL;
	return btfb_fail_system(error, -result, "written to", directory);
}

int btf_bundle_file_open(const struct btf_bundle *bundle, const struct btf_bundle_result *result, const char *directory,
			 struct btf_bundle_file *file, struct btf_bundle_error *error)
{
	void *bytes;
	size_t size;
	*file = (struct btf_bundle_file){ -1, NULL, false };
	int failed = btf_bundle_read(bundle, result, &bytes, &size, error);
	if (failed != 0)
		return failed;
	if (directory == NULL)
		file->fd = in_memory(bytes, size, &file->path);
	if (file->fd < 0) {
		file->fd = temporary(bytes, size, directory, &file->path, error);
		file->temporary = true;
	}
	free(bytes);
	if (file->fd >= 0)
		return 0;
	failed = file->fd;
	*file = (struct btf_bundle_file){ -1, NULL, false };
	return failed;
}

void btf_bundle_file_close(struct btf_bundle_file *file)
{
	if (file->fd >= 0)
		close(file->fd);
	if (file->temporary)
		unlink(file->path);
	free(file->path);
	*file = (struct btf_bundle_file){ -1, NULL, false };
}
