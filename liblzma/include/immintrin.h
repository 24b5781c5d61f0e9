/* What liblzma's dict_repeat() uses of SSE2, in WebAssembly's own vectors. */
#include <wasm_simd128.h>

typedef v128_t __m128i;

static inline __m128i _mm_loadu_si128(const __m128i *address) {
	return wasm_v128_load(address);
}

static inline void _mm_storeu_si128(__m128i *address, __m128i value) {
	wasm_v128_store(address, value);
}
