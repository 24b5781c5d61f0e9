#!/usr/bin/env bash
# Packs a bundle of `layout: inspektor-gadget` as the btfgen layers of a gadget's image, one for each architecture that
# `ig image build` makes: btfs-x86_64.tar.gz and btfs-arm64.tar.gz. Needs GNU tar and gzip. Same bundle, same bytes.
#
#   gadget-layer.sh BUNDLE DIRECTORY
set -euo pipefail
export LC_ALL=C

bundle=$1 directory=$2
[[ -f $bundle/manifest.json ]] || { echo "$bundle is no bundle: it has no manifest.json." >&2; exit 1; }
mkdir -p "$directory"
empty=$(mktemp -d)
trap 'rmdir "$empty"' EXIT

# pack OURS THEIRS
pack() {
  local from=$bundle/$1
  # An image has a layer for both, also where a bundle has kernels of one.
  [[ -d $from ]] || from=$empty
  # Names are compared as they are, so nothing stands before ID/VERSION_ID/….
  find "$from" -type f -name '*.btf' -printf '%P\n' | sort |
    tar --create --format=ustar --directory="$from" --files-from=- \
      --mtime=@0 --owner=0 --group=0 --numeric-owner --mode=u=rw,go=r |
    gzip --no-name >"$directory/btfs-$2.tar.gz"
}
pack x86 x86_64
pack arm64 arm64
