#!/bin/sh
# Builds the oracle against a libbpf source tree: build.sh SOURCE OUTPUT
# Gives OUTPUT/oracle for little-endian objects and OUTPUT/oracle-be for big-endian ones.
# Needs make, gcc, libelf-dev and zlib1g-dev.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
source=$1
mkdir -p "$2/libbpf"
output=$(cd "$2" && pwd)
flags="-O2 -g -w -D_GNU_SOURCE -I$source/include -I$source/include/uapi -I$source/src"

make -s -j2 -C "$source/src" BUILD_STATIC_ONLY=1 OBJDIR="$output/libbpf" >/dev/null
gcc $flags "$here/oracle.c" "$output/libbpf/libbpf.a" -lelf -lz -o "$output/oracle"
gcc $flags -include "$here/as-big-endian.h" -c "$source/src/relo_core.c" -o "$output/relo_core.o"
# Takes the place of the archive's member of this name, since it is found first.
gcc $flags "$here/oracle.c" "$output/relo_core.o" "$output/libbpf/libbpf.a" -lelf -lz \
	-o "$output/oracle-be"
