#!/bin/sh
# Builds the example with a bundle of your own in it, as a static program.
#
#   consumers/go/example.sh BUNDLE PACKED PROGRAM
#
# BUNDLE is the bundle as a directory, PACKED is the same as tar.gz, PROGRAM is where the program goes. Go embeds BUNDLE.
set -eu
bundle=$(realpath "$1")
program=$(realpath "$3")
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
# What is embedded lies below the module, so that it has to be a copy of it.
cp -r "$(dirname "$0")" "$scratch/go"
cd "$scratch/go/examples/cilium"
rm -r bundle
cp -r "$bundle" bundle
CGO_ENABLED=0 go build -trimpath -ldflags '-s -w' -o "$program" .
