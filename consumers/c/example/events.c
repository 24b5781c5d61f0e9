/*
 * Reports each program that is executed, on kernels with and without BTF of their own. A bundle and an eBPF object are
 * linked into this program (../example.sh); libbpf loads the object.
 *
 *   events [--root DIRECTORY] [--count N]
 *
 * The host is read below DIRECTORY ("/"). The program ends behind N events, or never.
 */
#include <bpf/libbpf.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../btf_bundle.h"

/* As `ld -r -b binary` names what it makes of bundle.tar.gz and events.bpf.o. */
extern const char _binary_bundle_tar_gz_start[], _binary_bundle_tar_gz_end[];
extern const char _binary_events_bpf_o_start[], _binary_events_bpf_o_end[];

/* struct event of events.bpf.c. */
struct event {
	__u32 pid, parent;
	__u64 state;
	char filename[64];
};

static void report(void *reported, int cpu, void *data, __u32 size)
{
	const struct event *event = data;
	(void)cpu;
	if (size < sizeof *event)
		return;
	printf("event: pid=%u parent=%u filename=%.64s\n", event->pid, event->parent, event->filename);
	++*(long *)reported;
}

static void report_lost(void *reported, int cpu, __u64 count)
{
	(void)reported;
	fprintf(stderr, "lost: %llu on CPU %d\n", (unsigned long long)count, cpu);
}

/*
 * Finds the file of the host. 0, and a file without a path if the kernel needs none; or a negative errno, behind a
 * sentence that says why.
 */
static int find_btf(const char *root, struct btf_bundle_file *file)
{
	struct btf_bundle *bundle;
	struct btf_bundle_host host;
	struct btf_bundle_result result;
	struct btf_bundle_error error;
	size_t size = (size_t)(_binary_bundle_tar_gz_end - _binary_bundle_tar_gz_start);

	int failed = btf_bundle_open_memory(_binary_bundle_tar_gz_start, size, NULL, &bundle, &error);
	if (failed == 0)
		failed = btf_bundle_host(root, &host, &error);
	if (failed == 0) {
		btf_bundle_find(bundle, &host, 0, &result);
		printf("how: %s\n", btf_bundle_how_name(result.how));
		if (result.kernel != NULL)
			printf("kernel: %s\n", result.kernel);
		printf("why: %s\n", result.why);
		if (result.how != BTF_BUNDLE_OWN)
			failed = btf_bundle_file_open(bundle, &result, NULL, file, &error);
	}
	if (failed != 0)
		fprintf(stderr, "%s\n", error.text);
	btf_bundle_close(bundle);
	return failed;
}

static struct bpf_object *load(const char *btf_path)
{
	LIBBPF_OPTS(bpf_object_open_opts, options, .object_name = "events", .btf_custom_path = btf_path);
	size_t size = (size_t)(_binary_events_bpf_o_end - _binary_events_bpf_o_start);
	struct bpf_object *object = bpf_object__open_mem(_binary_events_bpf_o_start, size, &options);
	if (object != NULL && bpf_object__load(object) == 0)
		return object;
	perror("the object cannot be loaded");
	bpf_object__close(object);
	return NULL;
}

/* Attaches the program, and reports `count` events; below 0 is without an end. */
static int run(struct bpf_object *object, long count)
{
	long reported = 0;
	int result = 1;
	struct bpf_link *link = NULL;
	/* Ready before the first event, so that none is lost. */
	struct perf_buffer *buffer =
		perf_buffer__new(bpf_object__find_map_fd_by_name(object, "events"), 16, report, report_lost, &reported, NULL);
	struct bpf_program *program = bpf_object__find_program_by_name(object, "report_exec");
	if (buffer == NULL || program == NULL) {
		perror("the object lacks its map or its program");
		goto out;
	}
	link = bpf_program__attach(program);
	if (link == NULL) {
		perror("the program cannot be attached");
		goto out;
	}
	printf("attached\n");
	while (count < 0 || reported < count) {
		int got = perf_buffer__poll(buffer, 1000);
		if (got < 0 && got != -EINTR) {
			perror("events cannot be read");
			goto out;
		}
	}
	result = 0;
out:
	bpf_link__destroy(link);
	perf_buffer__free(buffer);
	return result;
}

int main(int argc, char **argv)
{
	const char *root = "/";
	long count = -1;
	struct btf_bundle_file file = { -1, NULL, false };
	for (int i = 1; i < argc; i += 2) {
		if (i + 1 < argc && strcmp(argv[i], "--root") == 0) {
			root = argv[i + 1];
		} else if (i + 1 < argc && strcmp(argv[i], "--count") == 0) {
			count = atol(argv[i + 1]);
		} else {
			fprintf(stderr, "usage: %s [--root DIRECTORY] [--count N]\n", argv[0]);
			return 2;
		}
	}
	/* A line is there as soon as it is printed, also for a pipe. */
	setvbuf(stdout, NULL, _IOLBF, 0);
	if (find_btf(root, &file) != 0)
		return 1;
	struct bpf_object *object = load(file.path);
	btf_bundle_file_close(&file);
	if (object == NULL)
		return 1;
	printf("loaded\n");
	int result = run(object, count);
	bpf_object__close(object);
	return result;
}
