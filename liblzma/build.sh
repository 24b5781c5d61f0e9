#!/usr/bin/env bash
# Builds liblzma from the source of XZ Utils as plain WebAssembly without any import:
#   liblzma/liblzma.wasm           the decoder, which dist/ ships
#   liblzma/encoder.wasm           LZMA2's encoder, which dist/ ships for packed bundles
#   test/archive/xz-encoder.wasm   the encoder, with which the tests make their entries
#
#   liblzma/build.sh [--check] [xz-utils_VERSION.orig.tar.xz]
#
# With --check it builds into a temporary directory, and fails if the bytes are not the committed ones.
# Needs Debian 12 with binaryen, clang-19, lld-19, libclang-rt-19-dev-wasm32 and wasi-libc.
set -euo pipefail

version=5.8.4
sha256=4ce24038fd4221e0d13bc1a2de7a4db56e90b92b3bf75321f6c14be73f65de4b
# The packages that gave the committed bytes.
built_with='binaryen 108-1
clang-19 1:19.1.7-3~deb12u1
libclang-rt-19-dev-wasm32 1:19.1.7-3~deb12u1
libllvm19 1:19.1.7-3~deb12u1
lld-19 1:19.1.7-3~deb12u1
wasi-libc 0.0~git20220510.9886d3d-2'

# clang runs wasm-opt where it finds it, and says nothing where it does not.
if ! command -v wasm-opt >/dev/null; then
	echo "build.sh: there is no wasm-opt, which clang runs on what it links: install binaryen." >&2
	exit 1
fi

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

check=false
given=
for argument in "$@"; do
	case $argument in
	--check) check=true ;;
	*) given=$(realpath "$argument") ;;
	esac
done
cd "$(dirname "$0")/.."

# The source lies in Debian's pool as long as any suite has this version.
fetch() {
	local mirror
	mirror=$(apt-get indextargets --format '$(REPO_URI)' \
		'Created-By: Packages' 'Origin: Debian' 'Label: Debian' | head -n 1)
	/usr/lib/apt/apt-helper download-file \
		"${mirror}pool/main/x/xz-utils/xz-utils_$version.orig.tar.xz" "$1" "SHA256:$sha256"
}

archive=$scratch/xz.tar.xz
if [ -n "$given" ]; then
	cp "$given" "$archive"
elif ! fetch "$archive" >"$scratch/log" 2>&1; then
	cat "$scratch/log" >&2
	echo "build.sh: Debian does not give xz-utils $version. Give its .orig.tar.xz as an argument," \
		"or take a newer version: change 'version' and 'sha256', build, and commit the result." >&2
	exit 1
fi
echo "$sha256  $archive" | sha256sum --check --quiet
tar -xf "$archive" -C "$scratch"
source=$scratch/xz-$version/src

both=(
	check/{check,crc32_fast,crc64_fast,sha256}
	common/{common,block_util,filter_common,stream_flags_common,vli_size}
	delta/delta_common
	simple/{simple_coder,x86,powerpc,ia64,arm,armthumb,arm64,sparc,riscv}
)
decoder=(
	common/{block_decoder,block_header_decoder,filter_decoder,filter_flags_decoder,index_hash}
	common/{stream_decoder,stream_flags_decoder,vli_decoder}
	delta/delta_decoder
	lz/lz_decoder
	lzma/{lzma_decoder,lzma2_decoder}
	simple/simple_decoder
)
lzma2_encoder=(
	check/{check,crc32_fast,crc64_fast}
	common/{common,block_util,filter_common,stream_flags_common,vli_size}
	common/{block_encoder,block_header_encoder,easy_encoder,easy_preset,filter_encoder}
	common/{filter_flags_encoder,index,index_encoder,stream_encoder,stream_flags_encoder}
	common/vli_encoder
	lz/{lz_encoder,lz_encoder_mf}
	lzma/{fastpos_table,lzma_encoder,lzma_encoder_optimum_fast,lzma_encoder_optimum_normal}
	lzma/{lzma_encoder_presets,lzma2_encoder}
	rangecoder/price_table
)
encoder=(
	common/{block_buffer_encoder,block_encoder,block_header_encoder,easy_preset,filter_encoder}
	common/{filter_flags_encoder,index,index_encoder,stream_buffer_encoder,stream_flags_encoder}
	common/{string_conversion,vli_encoder}
	delta/delta_encoder
	lz/{lz_encoder,lz_encoder_mf}
	lzma/{fastpos_table,lzma_encoder,lzma_encoder_optimum_fast,lzma_encoder_optimum_normal}
	lzma/{lzma_encoder_presets,lzma2_encoder}
	rangecoder/price_table
	simple/simple_encoder
)

# What configure would find for wasm32.
options=(
	-DHAVE_STDBOOL_H -DHAVE_STDINT_H -DHAVE_INTTYPES_H -DHAVE___BUILTIN_EXPECT
	-DHAVE___BUILTIN_BSWAPXX -DSIZEOF_SIZE_T=4 -DTUKLIB_FAST_UNALIGNED_ACCESS -DNDEBUG
	-DTUKLIB_SYMBOL_PREFIX=lzma_ -DHAVE_CHECK_CRC32 -DHAVE_CHECK_CRC64
)
every_part=(-DHAVE_CHECK_SHA256)
for filter in X86 POWERPC IA64 ARM ARMTHUMB ARM64 SPARC RISCV DELTA LZMA1 LZMA2; do
	every_part+=("-DHAVE_DECODER_$filter" "-DHAVE_ENCODER_$filter")
done
for finder in HC3 HC4 BT2 BT3 BT4; do every_part+=("-DHAVE_MF_$finder"); done

# Measured on BTF, in order of what they save: vectors for repeats, bit trees without branches (mask
# 0xE), optimization over all files. Loops that are not unrolled are as fast and take less room.
options+=(
	-O3 -flto -fno-unroll-loops -mbulk-memory
	-msimd128 -Iliblzma/include -DHAVE_IMMINTRIN_H -D__SSE2__ -DLZMA_RANGE_DECODER_CONFIG=0xE
)
for room in common liblzma/{api,common,check,delta,lz,lzma,rangecoder,simple}; do
	options+=("-I$source/$room")
done

# build RESULT MOST_MEMORY "EXPORTS" SOURCE... -- OPTION...
build() {
	local result=$1 most=$2 exports=() sources=() name
	for name in malloc free $3; do exports+=("-Wl,--export=$name"); done
	shift 3
	while [ "$1" != -- ]; do
		sources+=("$source/liblzma/$1.c")
		shift
	done
	shift
	clang-19 --target=wasm32-wasi -std=gnu11 "$@" "${options[@]}" -nostartfiles -Wl,--no-entry \
		-Wl,--strip-all -Wl,--stack-first "-Wl,--max-memory=$most" "${exports[@]}" \
		"${sources[@]}" -o "$result"
	chmod 644 "$result"
}

into=.
if $check; then
	into=$scratch
	mkdir -p "$into/liblzma" "$into/test/archive"
fi
decoder_file=liblzma/liblzma.wasm
lzma2_encoder_file=liblzma/encoder.wasm
encoder_file=test/archive/xz-encoder.wasm
build "$into/$decoder_file" $((192 << 20)) 'lzma_stream_decoder lzma_code lzma_end' \
	"${both[@]}" "${decoder[@]}" -- "${every_part[@]}"
build "$into/$lzma2_encoder_file" $((128 << 20)) 'lzma_easy_encoder lzma_code lzma_end' \
	"${lzma2_encoder[@]}" -- -DHAVE_ENCODER_LZMA2 -DHAVE_MF_BT4
build "$into/$encoder_file" $((1 << 30)) \
	'lzma_str_to_filters lzma_filters_free lzma_stream_buffer_encode' \
	"${both[@]}" "${encoder[@]}" -- "${every_part[@]}"
if ! $check; then exit; fi

for file in "$decoder_file" "$lzma2_encoder_file" "$encoder_file"; do
	if ! cmp "$file" "$scratch/$file"; then
		echo "build.sh: $file is not what its source gives. Run liblzma/build.sh and commit the" \
			'result; or a package has changed (< those that built it, > those that are here):' >&2
		# shellcheck disable=SC2046
		diff <(echo "$built_with") <(dpkg-query --show --showformat '${Package} ${Version}\n' \
			$(cut -d ' ' -f 1 <<<"$built_with")) >&2 || true
		exit 1
	fi
done
