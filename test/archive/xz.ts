import { readFileSync } from 'node:fs';

declare const WebAssembly: {
  Module: new (bytes: Uint8Array) => object;
  Instance: new (module: object) => { exports: unknown };
};

/** liblzma's encoder (liblzma/build.sh), under liblzma's own names. */
interface Encoder {
  readonly memory: { readonly buffer: ArrayBuffer };
  malloc(size: number): number;
  free(address: number): void;
  lzma_str_to_filters(
    text: number,
    errorAt: number,
    filters: number,
    flags: number,
    allocator: number,
  ): number;
  lzma_filters_free(filters: number, allocator: number): void;
  lzma_stream_buffer_encode(
    filters: number,
    check: number,
    allocator: number,
    input: number,
    inputSize: number,
    output: number,
    outputPosition: number,
    outputSize: number,
  ): number;
}

const CHECKS = { none: 0, crc32: 1, crc64: 4, sha256: 10 };
/** Bytes of five `lzma_filter`. */
const FILTERS_SIZE = 5 * 16;

let encoder: Encoder | undefined;

/**
 * An xz stream of one block.
 *
 * @param filters as `xz --filters` takes them, such as `x86 lzma2:preset=0`
 */
export async function xz(
  bytes: Uint8Array,
  filters = 'lzma2:preset=1',
  check: keyof typeof CHECKS = 'crc64',
): Promise<Uint8Array> {
  encoder ??= startEncoder();
  const lzma = encoder;
  const text = Buffer.from(`${filters}\0`);
  const room = bytes.length + (bytes.length >> 2) + 1024;
  const sizes = [FILTERS_SIZE, 4, text.length, bytes.length, room];
  const addresses = sizes.map((size) => lzma.malloc(size));
  const [chain = 0, position = 0, name = 0, input = 0, output = 0] = addresses;
  const view = () => new DataView(lzma.memory.buffer);
  const put = (at: number, data: Uint8Array) => new Uint8Array(lzma.memory.buffer).set(data, at);

  put(name, text);
  put(input, bytes);
  if (lzma.lzma_str_to_filters(name, position, chain, 0, 0) !== 0) {
    throw new Error(`liblzma does not take the filters ${filters}`);
  }
  view().setUint32(position, 0, true);
  const code = lzma.lzma_stream_buffer_encode(
    chain,
    CHECKS[check],
    0,
    input,
    bytes.length,
    output,
    position,
    room,
  );
  if (code !== 0) throw new Error(`liblzma code ${code}`);
  const size = view().getUint32(position, true);
  const packed = new Uint8Array(lzma.memory.buffer.slice(output, output + size));
  lzma.lzma_filters_free(chain, 0);
  for (const address of addresses) lzma.free(address);
  return packed;
}

function startEncoder(): Encoder {
  const file = new URL('xz-encoder.wasm', import.meta.url);
  return new WebAssembly.Instance(new WebAssembly.Module(readFileSync(file))).exports as Encoder;
}
