#!/usr/bin/env bash
# Packs one architecture of a bundle of `layout: tree` as Datadog's agent reads it: each kernel's file as
# PLATFORM/RELEASE.btf.tar.xz, or ubuntu/VERSION/RELEASE.btf.tar.xz, and all of them as minimized-btfs.tar.xz.
# Needs GNU tar and xz. Same bundle, same bytes.
#
#   datadog.sh BUNDLE x86_64|arm64 DIRECTORY
set -euo pipefail
export LC_ALL=C

bundle=$1 arch=$2 directory=$3
[[ -f $bundle/manifest.json ]] || { echo "$bundle is no bundle: it has no manifest.json." >&2; exit 1; }
mkdir -p "$directory"
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

# pack FROM MEMBER...
pack() {
  tar --create --format=ustar --directory="$1" --sort=name \
    --mtime=@0 --owner=0 --group=0 --numeric-owner --mode=u=rwX,go=rX -- "${@:2}" | xz --threads=1
}

find "$bundle" -type f -path "$bundle/*/*/$arch/*.btf" -printf '%P\n' | sort >"$scratch/kernels"
[[ -s $scratch/kernels ]] || {
  echo "$bundle has no kernels for $arch: it wants layout: tree, and targets of that architecture." >&2
  exit 1
}
mkdir "$scratch/btfs"
while IFS=/ read -r platform version _ file; do
  kernel=$platform/$version/$arch/$file
  case $platform in
  # Two versions of Ubuntu have kernels of one release.
  ubuntu) place=ubuntu/$version ;;
  amzn | centos | debian | fedora | ol | opensuse-leap | rhel | sles) place=$platform ;;
  *)
    echo "$kernel is left out: the agent knows no platform $platform." >&2
    continue
    ;;
  esac
  mkdir -p "$scratch/btfs/$place"
  pack "$bundle/$platform/$version/$arch" "$file" >"$scratch/one"
  packed=$scratch/btfs/$place/$file.tar.xz
  if [[ -e $packed ]] && ! cmp --silent "$packed" "$scratch/one"; then
    echo "$kernel differs from the same release under another version of $platform: target one of them." >&2
    exit 1
  fi
  mv "$scratch/one" "$packed"
done <"$scratch/kernels"

# What stands before the first slash is the platform, so nothing may stand before that.
mapfile -t platforms < <(ls "$scratch/btfs")
pack "$scratch/btfs" "${platforms[@]}" >"$directory/minimized-btfs.tar.xz"
