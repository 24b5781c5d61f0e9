#!/bin/bash
# All checks of the C library. Needs root and Debian's gcc, clang-19, libclang-rt-19-dev, libbpf-dev, libelf-dev,
# zlib1g-dev and util-linux, and a kernel that loads eBPF. Set FUZZ_RUNS to fuzz longer.
set -euo pipefail
cd "$(dirname "$0")"
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
testdata=../testdata
bundles=$testdata/bundles

warnings=(-std=c99 -Wall -Wextra -Werror -pedantic -Wconversion -Wshadow -Wstrict-prototypes -Wmissing-prototypes)
in_tests=(-std=c99 -D_POSIX_C_SOURCE=200809L -Wall -Wextra -Werror -pedantic -g)
sanitizers=(-fsanitize=address -fsanitize=undefined -fno-sanitize-recover=all)
export ASAN_OPTIONS=detect_leaks=1

say() { printf '\n--- %s\n' "$*"; }

say 'compiles, without a warning, by all compilers and for 32 bits'
for compiler in gcc clang-19; do
  for options in -O0 -O2 '-O2 -fPIC' '-Os -std=gnu17 -D_GNU_SOURCE'; do
    # shellcheck disable=SC2086
    (cd "$scratch" && "$compiler" "${warnings[@]}" $options -c "$OLDPWD"/*.c)
  done
done
mkdir "$scratch/gnu"
touch "$scratch/gnu/stubs-32.h" # which comes with another architecture's libc6-dev
clang-19 -m32 -I"$scratch" -I"/usr/include/$(gcc -print-multiarch)" "${warnings[@]}" -fsyntax-only ./*.c
clang-19 -x c++ -fsyntax-only -Wall -Wextra -Werror btf_bundle.h

say 'has no variables, names that are its own, and prints nothing'
(cd "$scratch" && gcc -O2 -std=c99 -fno-pie -c "$OLDPWD"/*.c)
size -t "$scratch"/*.o | tail -1
if nm "$scratch"/*.o | grep -E ' [bBcCdD] '; then
  echo 'there are variables' >&2
  exit 1
fi
if nm -g --defined-only "$scratch"/*.o | grep -E '^[0-9a-f]+ ' | grep -vE ' (btf_bundle|btfb)_[a-z0-9_]+$'; then
  echo 'there are names that are not its own' >&2
  exit 1
fi
if nm -u "$scratch"/*.o | grep -E ' (f?printf|v?fprintf|puts|fputs|putchar|perror|fwrite|exit|abort|stdout|stderr|strerror|strtok)$'; then
  echo 'there is something that prints or ends the program' >&2
  exit 1
fi

# build NAME COMPILER OPTION… [LIBRARY…]: test/NAME.c with the library
build() {
  local name=$1 compiler=$2
  shift 2
  "$compiler" "${in_tests[@]}" ./*.c "test/$name.c" test/check.c "$@" -o "$scratch/$name"
}

say 'the table, and each part'
for compiler in gcc clang-19; do
  build table "$compiler" "${sanitizers[@]}"
  "$scratch/table" "$testdata"
  build units "$compiler" "${sanitizers[@]}" -lz
  "$scratch/units"
done

say 'every allocation fails once'
build memory gcc "${sanitizers[@]}" test/failing-malloc.c \
  -Wl,--wrap=malloc,--wrap=calloc,--wrap=realloc,--wrap=free
"$scratch/memory" "$testdata"

say 'threads share a bundle'
build threads gcc -fsanitize=thread -lpthread
"$scratch/threads" "$bundles/product-tree.tar.gz"

say 'too much'
build limits gcc -O2 -lz
"$scratch/limits" "$testdata"

say 'the signature of a build'
signature=$(sed -n 's/^ *"signature": "\(.*\)",$/\1/p' "$bundles/product-tree/index.json")
for quote in '' '"'; do
  build signature gcc "-DBTF_BUNDLE_SIGNATURE=$quote$signature$quote"
  "$scratch/signature" "$bundles/product-tree" fits
  build signature gcc "-DBTF_BUNDLE_SIGNATURE=${quote}f${signature:1}$quote"
  "$scratch/signature" "$bundles/product-tree" other
done

say 'without /proc'
build without-proc gcc
mkdir "$scratch/temporary"
# shellcheck disable=SC2016
TMPDIR=$scratch/temporary unshare --mount sh -c 'mount -t tmpfs none /proc && exec "$@"' sh \
  "$scratch/without-proc" "$bundles/product-tree.tar.gz"
rmdir "$scratch/temporary"

say 'fuzzing'
sh test/fuzz/seeds.sh "$scratch/seeds"
for target in archive index os_release find inflate; do
  clang-19 "${in_tests[@]}" -O1 -fsanitize=fuzzer "${sanitizers[@]}" ./*.c "test/fuzz/$target.c" -lz \
    -o "$scratch/fuzz-$target"
  (cd ../.. && "$scratch/fuzz-$target" -runs="${FUZZ_RUNS:-20000}" -max_len=100000 -seed=1 -print_final_stats=1 \
    -artifact_prefix="fuzz-$target-" "$scratch/seeds/$target") >"$scratch/log" 2>&1 || {
    cat "$scratch/log"
    exit 1
  }
  echo "$target: $(sed -n 's/^stat::number_of_executed_units: *//p' "$scratch/log") runs"
done

say "README.md's program"
sed -n '/^```c$/,/^```$/{/^```/d;p}' README.md | sed '/^extern /d' >"$scratch/example.c"
gcc -std=gnu17 -Wall -Wextra -Werror -I. "$scratch/example.c" ./*.c -lbpf -o "$scratch/example"
cp "$bundles/product-tree.tar.gz" "$scratch/btf-bundle.tar.gz"
cp ../example/events.bpf.o "$scratch/program.bpf.o"
(cd "$scratch" && ./example)

say 'the example, linked statically'
CFLAGS=-Werror sh example.sh "$bundles/product-shared" "$bundles/product-shared.tar.gz" "$scratch/events"
(cd "$scratch" && for _ in 1 2 3 4 5 6 7 8 9 10; do sleep 0.5 && /bin/true; done) &
timeout 60 "$scratch/events" --count 1
wait
