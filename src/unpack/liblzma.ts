import { readFileSync } from 'node:fs';
import createLZMA from 'node-liblzma/wasm/liblzma.js';

/** liblzma compiled to WebAssembly; a 64-bit argument is passed as its low and its high half. */
export interface Liblzma {
  /** The whole memory; another array after each call that allocates. */
  readonly HEAPU8: Uint8Array;
  _malloc(size: number): number;
  _free(address: number): void;
  getValue(address: number, type: 'i32'): number;
  setValue(address: number, value: number, type: 'i32'): void;
  _lzma_stream_decoder(stream: number, limitLow: number, limitHigh: number, flags: number): number;
  _lzma_code(stream: number, action: number): number;
  _lzma_end(stream: number): void;
}

/**
 * Loads a liblzma of its own, with its own memory.
 *
 * ncc copies the .wasm file beside the bundle and puts its new place into this file. It finds the
 * place only as `readFileSync` of a literal, and only in a file whose syntax is at most ES2020:
 * otherwise it copies spoilt bytes. Hence this file stays apart and plain.
 */
export async function loadLiblzma(): Promise<Liblzma> {
  const wasmBinary = readFileSync(
    new URL('../../node_modules/node-liblzma/lib/wasm/liblzma.wasm', import.meta.url),
  );
  return (await createLZMA({ wasmBinary })) as unknown as Liblzma;
}
