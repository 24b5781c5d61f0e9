#!/bin/sh
# Builds the oracle of aya: build.sh OUTPUT
# Gives OUTPUT/release/aya-oracle. Needs cargo and rustc 1.95 or later. aya-obj 0.6 asks for 1.98, but
# all that it takes from it is one method, which the compilers before it have under a feature's name.
set -eu
output=$(mkdir -p "$1" && cd "$1" && pwd)
cd "$(dirname "$0")"
export RUSTC_BOOTSTRAP=1
export RUSTFLAGS='-Zcrate-attr=feature(result_option_map_or_default) -Aunused_features'
cargo build --quiet --release --locked --ignore-rust-version --target-dir "$output"
