#!/bin/sh
# Builds exec-trace.bpf.o again, with the same bytes. Needs Debian 12's clang-19, llvm, libbpf-dev.
set -eu
cd "$(dirname "$0")"
clang-19 -g -O2 -Wall -target bpfel -idirafter "/usr/include/$(gcc -print-multiarch)" \
	-fdebug-compilation-dir=. -c exec-trace.bpf.c -o exec-trace.bpf.o
# DWARF is not needed: BTF stays.
llvm-strip -g exec-trace.bpf.o
