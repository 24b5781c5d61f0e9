// Put before relo_core.c, this makes it compute the shifts of bitfields as on a big-endian machine.
#include <ctype.h>
#include <endian.h>
#include <errno.h>
#include <linux/bpf.h>
#include <linux/btf.h>
#include <linux/err.h>
#include <stdio.h>
#include <string.h>
#undef __BYTE_ORDER__
#define __BYTE_ORDER__ __ORDER_BIG_ENDIAN__
