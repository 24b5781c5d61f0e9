#!/bin/sh
# Builds the oracles of loads, attachments and tables against a libbpf source tree: build.sh SOURCE OUTPUT
# Gives OUTPUT/preflight-oracle and OUTPUT/preflight-tables, linked statically, so that they also run where
# there are no libraries.
# Needs make, gcc, libelf-dev and zlib1g-dev; libzstd-dev too where libelf was built with it.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
source=$1
mkdir -p "$2/libbpf"
output=$(cd "$2" && pwd)
zstd=$(gcc -print-file-name=libzstd.a)
test -e "$zstd" || zstd=

make -s -j2 -C "$source/src" BUILD_STATIC_ONLY=1 OBJDIR="$output/libbpf" >/dev/null
# Each includes libbpf.c, so the archive's member of that name is not taken.
for program in oracle tables; do
	gcc -O2 -g -w -D_GNU_SOURCE -D_LARGEFILE64_SOURCE -D_FILE_OFFSET_BITS=64 \
		-I"$source/src" -I"$source/include" -I"$source/include/uapi" -static \
		"$here/$program.c" "$output/libbpf/libbpf.a" -lelf -lz $zstd -o "$output/preflight-$program"
done
