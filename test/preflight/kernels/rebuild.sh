#!/bin/sh
# Builds the BTF of kernels that cannot be booted again, with the same bytes. Needs Debian 12's clang-19 and llvm.
set -eu
cd "$(dirname "$0")"
for release in 4.14 4.18 5.4; do
	clang-19 -O1 -g -Wall -target bpfel -fdebug-compilation-dir=. -c "$release.c" -o "$release.o"
	llvm-objcopy --dump-section ".BTF=$release.btf" "$release.o"
	rm "$release.o"
done
