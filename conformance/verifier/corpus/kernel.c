// The types of the made-up kernels. A macro puts in what some of them lack: FIRST, SECOND, EXTRA, NEWER.
// WIDE makes a field wider.

enum mode {
	MODE_OLD = 1,
#ifdef NEWER
	MODE_NEW = 7,
#endif
};

#ifdef EXTRA
struct extra {
	int before;
	unsigned long long value;
	struct extra *next;
};
#endif

struct target {
	unsigned long long before;
	unsigned long long always;
#ifdef FIRST
	unsigned long long first;
#else
	unsigned long long first_old;
#endif
#ifdef SECOND
#ifdef WIDE
	unsigned long long second;
#else
	unsigned int second;
#endif
#endif
#ifdef NEWER
	unsigned int wide : 5;
	unsigned int flag : 1;
#endif
#ifdef EXTRA
	struct extra *extra;
#endif
#ifdef SECOND
	unsigned int numbers[4];
#endif
#ifdef NEWER
	char name[16];
#endif
};

// What a program's context has; the verifier knows it too, so the places are those of <linux/bpf.h>.
struct __sk_buff {
	unsigned int len;
#ifdef FIRST
	unsigned int pkt_type;
#else
	unsigned int : 32;
#endif
#ifdef SECOND
	unsigned int mark;
#endif
};

enum mode mode;
struct target target;
struct __sk_buff context;
