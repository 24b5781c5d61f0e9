#!/bin/sh
# Builds the example with a bundle of your own in it, as a static program.
#
#   consumers/c/example.sh BUNDLE PACKED PROGRAM
#
# BUNDLE is the bundle as a directory, PACKED the same as tar.gz, PROGRAM where the program goes. PACKED is linked in.
# Needs gcc, libbpf-dev, libelf-dev and zlib1g-dev; libzstd-dev too where libelf was built with it. CFLAGS are taken.
set -eu
packed=$(realpath "$2")
program=$(realpath "$3")
signature=$(sed -n 's/^ *"signature": "\([0-9a-f]*\)",$/\1/p' "$1/index.json")
cd "$(dirname "$0")"
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

# The names of the files become those of the symbols.
cp "$packed" "$scratch/bundle.tar.gz"
cp ../example/events.bpf.o "$scratch"
for file in bundle.tar.gz events.bpf.o; do
	(cd "$scratch" && ld -r -b binary -z noexecstack -o "$file.data.o" "$file")
done

zstd=$(gcc -print-file-name=libzstd.a)
test -e "$zstd" || zstd=
# shellcheck disable=SC2086
gcc -O2 -g -Wall -Wextra ${CFLAGS:-} -static "-DBTF_BUNDLE_SIGNATURE=$signature" \
	example/events.c ./*.c "$scratch"/*.data.o -lbpf -lelf -lz $zstd -o "$program"
