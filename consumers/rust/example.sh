#!/bin/sh
# Builds the example with aya: example.sh BUNDLE PACKED PROGRAM
# Gives a static program at PROGRAM. It has PACKED (tar or tar.gz) compiled in, and refuses the bundle of
# any other objects than those of the directory BUNDLE. Needs cargo and rustc 1.87 or later, and network.
set -eu
[ $# -eq 3 ] || {
	sed -n '2s/# //p' "$0" >&2
	exit 2
}
absolute() { printf '%s/%s' "$(cd "$(dirname "$1")" && pwd)" "$(basename "$1")"; }
BTF_BUNDLE=$(absolute "$2")
BTF_BUNDLE_SIGNATURE=$(sed -n 's/^ *"signature": "\([0-9a-f]*\)",$/\1/p' "$1/index.json")
export BTF_BUNDLE BTF_BUNDLE_SIGNATURE
program=$(absolute "$3")

cd "$(dirname "$0")/example-aya"
# Named, so that the flag is for the program alone: what runs at build time cannot be static.
machine=$(rustc -vV | sed -n 's/^host: //p')
RUSTFLAGS='-C target-feature=+crt-static' \
	cargo build --quiet --release --locked --target "$machine" --target-dir target
cp "target/$machine/release/example-aya" "$program"
