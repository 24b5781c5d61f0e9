import { readFileSync } from 'node:fs';

/** What is used of it: TypeScript knows it in browsers only. */
declare const WebAssembly: {
  instantiate(bytes: Uint8Array): Promise<{ instance: { exports: unknown } }>;
};

/** liblzma's decoder as WebAssembly, under liblzma's own names. Addresses are offsets in its memory. */
export interface Liblzma {
  /** It grows: its `buffer` is another one after a call that allocates. */
  readonly memory: { readonly buffer: ArrayBuffer };
  malloc(size: number): number;
  lzma_stream_decoder(stream: number, memoryLimit: bigint, flags: number): number;
  lzma_code(stream: number, action: number): number;
  lzma_end(stream: number): void;
}

/**
 * Starts a liblzma of its own, with its own memory. How the file was built: liblzma/build.sh.
 *
 * ncc copies the .wasm file beside the bundle and puts its new place into this file. It finds the
 * place only as `readFileSync` of a literal, and only in a file whose syntax is at most ES2020:
 * otherwise it copies spoilt bytes. Hence this file stays apart and plain. The path is right from
 * src/ and from lib/.
 */
export async function loadLiblzma(): Promise<Liblzma> {
  const bytes = readFileSync(new URL('../../liblzma/liblzma.wasm', import.meta.url));
  const { instance } = await WebAssembly.instantiate(bytes);
  return instance.exports as Liblzma;
}
