#define _POSIX_C_SOURCE 200809L
#include "check.h"

#include <dirent.h>

int checks_made, checks_failed;

char *slurp(const char *path, size_t *size)
{
	FILE *file = fopen(path, "rb");
	if (file == NULL) {
		perror(path);
		exit(2);
	}
	fseek(file, 0, SEEK_END);
	*size = (size_t)ftell(file);
	rewind(file);
	char *bytes = malloc(*size + 1);
	if (bytes == NULL || fread(bytes, 1, *size, file) != *size) {
		perror(path);
		exit(2);
	}
	bytes[*size] = '\0';
	fclose(file);
	return bytes;
}

size_t put_member(char *tar, const char *name, const char *bytes, size_t size)
{
	unsigned sum = 0;
	snprintf(tar, 100, "%s", name);
	snprintf(tar + 124, 12, "%011zo", size);
	memset(tar + 148, ' ', 8);
	tar[156] = '0';
	memcpy(tar + 257, "ustar\00000", 8);
	for (size_t i = 0; i < 512; i++)
		sum += (unsigned char)tar[i];
	snprintf(tar + 148, 7, "%06o", sum);
	if (size > 0)
		memcpy(tar + 512, bytes, size);
	return 512 + (size + 511) / 512 * 512;
}

int count_descriptors(void)
{
	int count = 0;
	DIR *directory = opendir("/proc/self/fd");
	while (directory != NULL && readdir(directory) != NULL)
		count++;
	closedir(directory);
	return count;
}

int conclude(const char *test)
{
	printf("%s: %d checks, %d failed\n", test, checks_made, checks_failed);
	return checks_failed == 0 && checks_made > 0 ? 0 : 1;
}
