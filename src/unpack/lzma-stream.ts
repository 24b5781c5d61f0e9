/** Byte offsets in `lzma_stream` if pointers have 32 bits, and its size. */
export const STREAM = { nextIn: 0, availIn: 4, totalIn: 8, nextOut: 16, availOut: 20, size: 96 };
export const LZMA_RUN = 0;
export const LZMA_FINISH = 3;
export const LZMA_OK = 0;
export const LZMA_STREAM_END = 1;

/** A liblzma's memory. It grows: its `buffer` is another one after a call that allocates. */
export interface LzmaMemory {
  readonly memory: { readonly buffer: ArrayBuffer };
}

/**
 * Reads and writes a liblzma's memory.
 *
 * @param stream address of an `lzma_stream`; `get` and `set` take the offsets of its fields
 */
export function lzmaStream(lzma: LzmaMemory, stream: number) {
  return {
    bytesAt: (address: number, size: number) => new Uint8Array(lzma.memory.buffer, address, size),
    get: (field: number) => new DataView(lzma.memory.buffer).getUint32(stream + field, true),
    set: (field: number, value: number) =>
      new DataView(lzma.memory.buffer).setUint32(stream + field, value, true),
  };
}
