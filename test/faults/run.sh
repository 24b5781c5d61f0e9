#!/usr/bin/env bash
# Faults that only root can make: read-only and full file systems, a user without a name, a small
# machine. Runs the compiled command (`npx tsc` first) against a git server made of the example's archive.
# Needs Linux, root, git, setpriv and GNU time.
set -euo pipefail
cd "$(dirname "$0")/../.."
root=$PWD
work=$(mktemp -d)
chmod 755 "$work"
mounts=()

cleanup() {
  for mount in "${mounts[@]}"; do umount "$mount"; done
  rm -rf "$work"
}
trap cleanup EXIT

# tmpfs SIZE OPTIONS DIRECTORY
tmpfs() {
  mkdir -p "$3"
  mount -t tmpfs -o "size=$1,mode=777$2" tmpfs "$3"
  mounts+=("$3")
}

# A repository in the archive's layout, read by file://: the two kernels of the example.
cp -r examples/archive "$work/archive"
git init --quiet "$work/archive"
git -C "$work/archive" config uploadpack.allowFilter true
git -C "$work/archive" config uploadpack.allowAnySHA1InWant true
git -C "$work/archive" add .
git -C "$work/archive" -c user.name=x -c user.email=x@example.org commit --quiet -m archive

# bundle NAME EXPECTED-STATUS [PREFIX...]: a run with its own cache and output unless told otherwise.
bundle() {
  local name=$1 expected=$2 status=0
  shift 2
  env TMPDIR="${TEMPORARY:-$work}" XDG_CACHE_HOME="${CACHE-$work/$name/cache}" "$@" \
    node "$root/lib/cli.js" --objects "$root/examples/exec-trace.bpf.o" --targets '*' \
    --archive "${ARCHIVE:-file://$work/archive}" --output "${OUTPUT:-$work/$name/bundle}" --fail-on none \
    >"$work/out" 2>"$work/err" || status=$?
  if ((status != expected)); then
    echo "FAILED: $name ended with $status, not with $expected" >&2
    cat "$work/out" "$work/err" >&2
    exit 1
  fi
}

# says NAME NUMBER PATTERN: so many lines of the messages match.
says() {
  local found
  found=$(grep --count --extended-regexp "$3" "$work/err" || true)
  if ((found != $2)); then
    echo "FAILED: $1: $found lines match $3, not $2" >&2
    cat "$work/err" >&2
    exit 1
  fi
  echo "ok: $1"
}

# kernels BUNDLE: how many there are.
kernels() {
  find "$1" -name '*.btf' | wc -l
}

check() {
  if ! "${@:2}"; then
    echo "FAILED: $1" >&2
    exit 1
  fi
}

# The cache.
tmpfs 64k '' "$work/small-cache"
CACHE=$work/small-cache bundle full-cache 0
says 'a cache without room costs one warning' 1 '^warning: .*ENOSPC'
check 'no kernel is lost' test "$(kernels "$work/full-cache/bundle")" = 2

tmpfs 1m ',ro' "$work/read-only"
CACHE=$work/read-only/cache bundle read-only-cache 0
says 'a read-only cache costs one warning' 1 '^warning: .*(EROFS|ENOENT)'
check 'no kernel is lost' test "$(kernels "$work/read-only-cache/bundle")" = 2
check 'the manifest names no place of this machine' bash -c "! grep --quiet '$work/read-only' '$work/read-only-cache/bundle/manifest.json'"

mkdir "$work/nameless"
chmod 777 "$work/nameless"
chown -R 12345 "$work/archive"
TEMPORARY=$work/nameless OUTPUT=$work/nameless/bundle CACHE='' bundle nameless 0 setpriv --reuid=12345 --clear-groups env -u HOME
says 'a user without a name and a home keeps nothing, and is told so once' 1 '^warning: .*home'
check 'no kernel is lost' test "$(kernels "$work/nameless/bundle")" = 2
chown -R 0 "$work/archive"

# The output.
# Room for one bundle with its reports, and not for two.
tmpfs 192k '' "$work/small-output"
bundle before 0
cp -r "$work/before/bundle" "$work/small-output/bundle"
head -c 1m /dev/zero >"$work/small-output/filler" 2>/dev/null || true
OUTPUT=$work/small-output/bundle bundle full-output 1
says 'an output without room fails once' 1 '^btf-bundle: output .*ENOSPC'
check 'the older bundle is there' test "$(kernels "$work/small-output/bundle")" = 2
check 'nothing else is there' test "$(find "$work/small-output" -maxdepth 1 -mindepth 1 | wc -l)" = 2

OUTPUT=$work/read-only/bundle bundle read-only-output 1
says 'a read-only output fails once' 1 '^btf-bundle: output .*(EROFS|ENOENT)'

# The temporary directory, into which git fetches.
tmpfs 300k '' "$work/small-temporary"
TEMPORARY=$work/small-temporary OUTPUT=$work/before/bundle bundle full-temporary 1
says 'a full temporary directory fails once' 1 '^btf-bundle: '
check 'the older bundle is there' test "$(kernels "$work/before/bundle")" = 2

# Memory on 16 processors. The kernels come from a directory, so that threads and nothing else are busy.
for copy in {1..24}; do
  mkdir -p "$work/many/debian/12/x86_64"
  cp examples/archive/debian/12/x86_64/*.xz "$work/many/debian/12/x86_64/copy-$copy.btf.tar.xz"
done
processors="import os from 'node:os'; import { syncBuiltinESMExports } from 'node:module';
os.availableParallelism = () => 16; syncBuiltinESMExports();"
printf '%s' "$processors" >"$work/processors.mjs"
ARCHIVE=$work/many bundle processors 0 NODE_OPTIONS="--import=$work/processors.mjs" \
  /usr/bin/time --format 'peak %M kB' --output "$work/time"
check 'no kernel is lost' test "$(kernels "$work/processors/bundle")" = 24
peak=$(tail -1 "$work/time" | tr -dc 0-9)
check "16 processors take less than 500 MB, not $peak kB" test "$peak" -lt 500000
echo "ok: 16 processors take $((peak / 1000)) MB"
