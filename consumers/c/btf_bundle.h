/*
 * Finds the tailored BTF of the kernel that this program runs on, in a bundle that btf-bundle made.
 *
 * A bundle is a directory, or one file of it (tar or tar.gz) that lies on a disk or was linked into the program.
 * Nothing here prints, and nothing is global: all that a call knows is in its arguments. One bundle may be used by
 * several threads at once, apart from btf_bundle_close().
 *
 * A function that can fail returns 0, or a negative errno. It then writes a sentence into `error`, which may be NULL.
 *
 *   -ENOENT     there is no such file, or no index.json in it
 *   -EBADMSG    what was read is not a bundle, or is a damaged one
 *   -ESTALE     the bundle is of other objects than those that the program expects
 *   -ENOTSUP    it is packed in a way, or has a schema, that this library does not read
 *   -EFBIG      it is beyond a limit: 64 MiB for a file, 1 GiB for all that an archive unpacks to
 *   -EINVAL     an argument is wrong
 *   -ENOMEM and others of the system
 */
#ifndef BTF_BUNDLE_H
#define BTF_BUNDLE_H

#include <stdbool.h>
#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

struct btf_bundle;

struct btf_bundle_error {
	char text[1024]; /* a sentence, in ASCII; set only if something failed */
};

struct btf_bundle_options {
	/*
	 * The signature that the objects of this build have: 64 hexadecimal digits, as in the bundle's manifest.json.
	 * A bundle with another one is refused. NULL is BTF_BUNDLE_SIGNATURE, if btf_bundle.c was compiled with
	 * -DBTF_BUNDLE_SIGNATURE=<64 digits>, else any bundle is taken. "" is any bundle, whatever was compiled in.
	 */
	const char *signature;
};

/*
 * Opens a directory, or a packed file. `options` may be NULL. What `*bundle` is set to goes to btf_bundle_close();
 * it is NULL if this fails.
 */
int btf_bundle_open(const char *path, const struct btf_bundle_options *options, struct btf_bundle **bundle,
		    struct btf_bundle_error *error);

/*
 * Opens a packed file in memory, as `ld -r -b binary` or an array puts it there. The bytes are not copied: they have
 * to stay as they are until the bundle is closed.
 */
int btf_bundle_open_memory(const void *bytes, size_t size, const struct btf_bundle_options *options,
			   struct btf_bundle **bundle, struct btf_bundle_error *error);

/* Gives back all that the bundle holds. Strings in results are gone with it. NULL is nothing to do. */
void btf_bundle_close(struct btf_bundle *bundle);

/*
 * What is known of a host. Each field may be set by hand; "" is unknown. A struct of zeros is a host that nothing is
 * known of.
 */
struct btf_bundle_host {
	char id[256];	      /* ID of os-release: "ubuntu" */
	char version_id[256]; /* VERSION_ID: "20.04" */
	char id_like[256];    /* ID_LIKE: words, "rhel centos fedora" */
	char machine[256];    /* uname -m: "x86_64" */
	char release[256];    /* uname -r: "5.4.0-42-generic" */
	bool has_btf;	      /* the kernel brings BTF of its own */
};

/*
 * Reads what is known of a host. `root` is "/" for this machine, or where a container has its host's root mounted: symbolic
 * links are then followed below it, wherever they lead.
 * Without an os-release its fields stay empty. If there is root/proc/sys/kernel/osrelease, the kernel's facts are
 * read below root, else they are uname(2)'s and those of /sys/kernel/btf/vmlinux. Fails only if the system does.
 */
int btf_bundle_host(const char *root, struct btf_bundle_host *host, struct btf_bundle_error *error);

/* Sets id, version_id and id_like from one os-release file that lies elsewhere. */
int btf_bundle_host_os_release(const char *path, struct btf_bundle_host *host, struct btf_bundle_error *error);

enum btf_bundle_how {
	BTF_BUNDLE_NONE,      /* the bundle has no file for this kernel */
	BTF_BUNDLE_OWN,	      /* the kernel brings its own BTF: no file is wanted */
	BTF_BUNDLE_EXACT,     /* of the host's distribution, version, architecture and release */
	BTF_BUNDLE_RELEASE,   /* the release is in the bundle, and all kernels that it can be have one file */
	BTF_BUNDLE_NEAREST,   /* a guess, which was asked for: another kernel of the same distribution */
	BTF_BUNDLE_AMBIGUOUS, /* the release is in the bundle more than once, with files that differ */
};

/* "none", "own", "exact", "release", "nearest" or "ambiguous". */
const char *btf_bundle_how_name(enum btf_bundle_how how);

/* For `flags`: if there is no file for the host's kernel, take the nearest kernel's. It may be wrong. */
#define BTF_BUNDLE_ALLOW_NEAREST 1u

/* Nothing in it is to be given back. The strings belong to the bundle. */
struct btf_bundle_result {
	enum btf_bundle_how how;
	const char *kernel;	   /* whose file it is: "ubuntu/20.04/x86_64/5.4.0-42-generic"; NULL if there is no file */
	const char *path;	   /* the file's path in the bundle; NULL if there is no file */
	size_t size;		   /* its size in bytes */
	char why[2048];		   /* a sentence for a log */
	size_t candidate_count;	   /* if ambiguous: how many kernels it could be */
	size_t file, first, distro_length; /* of this library alone */
};

/* Finds the file for a host. Returns what result->how then is. It reads nothing and cannot fail. */
enum btf_bundle_how btf_bundle_find(const struct btf_bundle *bundle, const struct btf_bundle_host *host, unsigned flags,
				    struct btf_bundle_result *result);

/* The id of candidate `number`, from 0, of an ambiguous result, sorted; NULL behind the last one. */
const char *btf_bundle_candidate(const struct btf_bundle *bundle, const struct btf_bundle_result *result,
				 size_t number);

/*
 * Reads the file of a result, and checks its size and SHA-256. What `*bytes` is set to goes to free(). Fails with
 * -ENOENT, and the result's `why`, if the result has no file.
 */
int btf_bundle_read(const struct btf_bundle *bundle, const struct btf_bundle_result *result, void **bytes, size_t *size,
		    struct btf_bundle_error *error);

/* A file that libbpf can open, for btf_custom_path. */
struct btf_bundle_file {
	int fd;	       /* at its start; its own, closed on exec */
	char *path;    /* /proc/self/fd/N, or a temporary file's */
	bool temporary; /* path is to be removed: btf_bundle_file_close() does it */
};

/*
 * Does what btf_bundle_read() does, and puts the bytes where a path leads to them. If `directory` is NULL, that is memory
 * with a file descriptor where the system has it (Linux since 3.17, with /proc), which only this process can open by
 * that path, else a temporary file in $TMPDIR or /tmp. If it is a directory, it is a temporary file in there. A
 * temporary file can be read by this user alone. `file` goes to btf_bundle_file_close() as soon as libbpf has loaded the
 * object; if this fails, there is nothing to close, and no harm in it.
 */
int btf_bundle_file_open(const struct btf_bundle *bundle, const struct btf_bundle_result *result, const char *directory,
			 struct btf_bundle_file *file, struct btf_bundle_error *error);
void btf_bundle_file_close(struct btf_bundle_file *file);

#ifdef __cplusplus
}
#endif

#endif
