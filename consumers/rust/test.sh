#!/bin/sh
# Tests the Rust library, and checks its and its example's form: test.sh, from any directory.
# Needs cargo, rustc, rustfmt and clippy (Debian 12: cargo-web, rustc-web, rustfmt-web, rust-web-clippy), and
# network for what the example depends on. A tool that is missing fails it.
set -eu
cd "$(dirname "$0")"

cargo fmt --check
cargo clippy --quiet --locked --all-targets -- --deny warnings
RUSTDOCFLAGS='--deny warnings' cargo doc --quiet --locked --no-deps
cargo test --quiet --locked

cd example-aya
cargo fmt --check
BTF_BUNDLE=$(cd ../../testdata/bundles && pwd)/product-shared.tar.gz \
	cargo clippy --quiet --locked --target-dir target -- --deny warnings
