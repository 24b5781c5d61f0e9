import { readFileSync } from 'node:fs';

/** What is used of it: TypeScript knows it in browsers only. */
declare const WebAssembly: {
  instantiate(bytes: Uint8Array): Promise<{ instance: { exports: unknown } }>;
};

/** liblzma's encoder as WebAssembly, under liblzma's own names. Addresses are offsets in its memory. */
export interface LiblzmaEncoder {
  /** It grows: its `buffer` is another one after a call that allocates. */
  readonly memory: { readonly buffer: ArrayBuffer };
  malloc(size: number): number;
  lzma_easy_encoder(stream: number, preset: number, check: number): number;
  lzma_code(stream: number, action: number): number;
  lzma_end(stream: number): void;
}

/**
 * Starts an encoder of its own, with its own memory, which goes with it. How the file was built:
 * liblzma/build.sh. Why this file stays apart and plain: `unpack/liblzma.ts`.
 */
export async function loadLiblzmaEncoder(): Promise<LiblzmaEncoder> {
  const bytes = readFileSync(new URL('../../liblzma/encoder.wasm', import.meta.url));
  const { instance } = await WebAssembly.instantiate(bytes);
  return instance.exports as LiblzmaEncoder;
}
