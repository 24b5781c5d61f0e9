#!/bin/sh
# Builds events.bpf.o again, with the same bytes. Needs Debian 12's clang-19, llvm, libbpf-dev.
set -eu
cd "$(dirname "$0")"
clang-19 -g -O2 -Wall -target bpfel -idirafter "/usr/include/$(gcc -print-multiarch)" \
	-fdebug-compilation-dir=. -c events.bpf.c -o events.bpf.o
# DWARF is not needed: BTF stays.
llvm-strip -g events.bpf.o
