#!/bin/sh
# Builds both objects again, with the same bytes. Needs Debian 12's clang-19, llvm, libbpf-dev, gcc.
set -eu
cd "$(dirname "$0")"

# Result; further arguments go to clang.
build() {
	result=$1
	shift
	clang-19 -g -O2 -Wall -target bpfel -idirafter "/usr/include/$(gcc -print-multiarch)" \
		-fdebug-compilation-dir=. -c probe.bpf.c -o "$result" "$@"
	llvm-strip -g "$result"
}

build good.bpf.o
build broken.bpf.o -DBROKEN
