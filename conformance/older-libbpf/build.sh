#!/bin/sh
# Builds the oracle and the loader of libbpf-oracle/ against libbpf 0.8: build.sh OUTPUT
# Gives OUTPUT/oracle, OUTPUT/oracle-be and OUTPUT/load. Needs cargo, and what libbpf-oracle/build.sh does.
set -eu
output=$(mkdir -p "$1" && cd "$1" && pwd)
cd "$(dirname "$0")"
rm -rf "$output/crates"
cargo vendor --quiet --locked "$output/crates" >/dev/null
source=$output/crates/libbpf-sys/libbpf
../libbpf-oracle/build.sh "$source" "$output"
mkdir -p "$output/include"
ln -sfn "$source/src" "$output/include/bpf"
gcc -O2 -w -I"$output/include" -I"$source/include" -I"$source/include/uapi" \
	../libbpf-oracle/load.c "$output/libbpf/libbpf.a" -lelf -lz -o "$output/load"
