import { FormatError } from '../errors.js';
import { type Liblzma, loadLiblzma } from './liblzma.js';

/** Byte offsets in `lzma_stream` where pointers have 32 bits, and its size. */
const STREAM = { nextIn: 0, availIn: 4, totalIn: 8, nextOut: 16, availOut: 20, size: 96 };
const LZMA_RUN = 0;
const LZMA_FINISH = 3;
const LZMA_OK = 0;
const LZMA_STREAM_END = 1;
const LZMA_TELL_UNSUPPORTED_CHECK = 2;
const FAULTS: Readonly<Record<number, string>> = {
  3: 'it is protected by a kind of check that is not supported',
  5: 'there is not enough memory to unpack it',
  6: 'its dictionary is too large to unpack it in 128 MiB of memory',
  7: 'no xz header',
  8: 'it uses a filter or an option that is not supported',
  9: 'the data is corrupt',
  10: 'it is cut off',
};

/** `xz -9` needs 65 MiB; what needs more than this was not made for reading on many machines. */
const MEMORY_LIMIT = 128 << 20;
const CHUNK = 256 << 10;

const HEADER_SIZE = 12;
const FOOTER_SIZE = 12;

let loading: Promise<Liblzma> | undefined;

/** Gives bytes to write into; what they hold before is of no matter. */
export type RoomFor = (size: number) => Uint8Array;

/**
 * Unpacks a single xz stream (https://tukaani.org/xz/xz-file-format.txt) in memory, padding after it
 * allowed. Its checks are verified. Besides the result it takes up to 128 MiB, for the stream's
 * dictionary.
 *
 * @param limit most bytes that it may unpack to
 * @param roomFor gives the array that is returned
 * @throws FormatError that names the byte of the packed data at which it is broken
 */
export async function unxz(
  packed: Uint8Array,
  limit: number,
  roomFor: RoomFor = (size) => new Uint8Array(size),
): Promise<Uint8Array> {
  const { end, unpackedSize } = readIndex(packed);
  if (unpackedSize > limit) {
    throw new FormatError('xz', end, `more than ${limit} bytes unpacked stand in the index`);
  }
  loading ??= loadLiblzma();
  return decode(await loading, packed.subarray(0, end), roomFor(unpackedSize));
}

/** Where the stream ends, and the size that its index says it unpacks to. */
function readIndex(packed: Uint8Array): { end: number; unpackedSize: number } {
  const view = new DataView(packed.buffer, packed.byteOffset, packed.byteLength);
  let end = packed.length;
  while (end >= 4 && view.getUint32(end - 4) === 0) end -= 4;
  const footer = end - FOOTER_SIZE;
  if (footer < HEADER_SIZE || view.getUint16(end - 2) !== 0x595a) {
    throw new FormatError('xz', end, 'cut off or no xz file: no stream footer ends');
  }
  const indexSize = (view.getUint32(footer + 4, true) + 1) * 4;
  const index = footer - indexSize;
  if (index < HEADER_SIZE || packed[index] !== 0) {
    throw new FormatError('xz', footer + 4, 'the footer points to no index');
  }

  let at = index + 1;
  const readInteger = (): number => {
    let value = 0;
    for (let shift = 0; shift < 49; shift += 7) {
      const byte = packed[at++] ?? 0;
      value += (byte & 0x7f) * 2 ** shift;
      if ((byte & 0x80) === 0) return value;
    }
    throw new FormatError('xz', at, 'an impossible size stands in the index');
  };

  let blocksSize = 0;
  let unpackedSize = 0;
  const records = readInteger();
  for (let i = 0; i < records; i++) {
    if (at >= footer) throw new FormatError('xz', at, 'the index is cut off');
    blocksSize += Math.ceil(readInteger() / 4) * 4;
    unpackedSize += readInteger();
  }
  if (HEADER_SIZE + blocksSize !== index) {
    const before = index - HEADER_SIZE - blocksSize;
    throw new FormatError(
      'xz',
      index,
      before > 0
        ? `${before} bytes before the last stream (several streams in a file are not supported)`
        : 'the index does not fit the blocks',
    );
  }
  return { end, unpackedSize };
}

function decode(lzma: Liblzma, packed: Uint8Array, unpacked: Uint8Array): Uint8Array {
  // One block of memory: the stream's state, then a piece of the input, then one of the output.
  const stream = lzma._malloc(STREAM.size + 2 * CHUNK);
  if (stream === 0) throw new FormatError('xz', 0, FAULTS[5] ?? '');
  const input = stream + STREAM.size;
  const output = input + CHUNK;
  const get = (field: number) => lzma.getValue(stream + field, 'i32');
  const set = (field: number, value: number) => lzma.setValue(stream + field, value, 'i32');
  lzma.HEAPU8.fill(0, stream, input);

  try {
    let code = lzma._lzma_stream_decoder(stream, MEMORY_LIMIT, 0, LZMA_TELL_UNSUPPORTED_CHECK);
    let taken = 0;
    let given = 0;
    while (code === LZMA_OK) {
      if (get(STREAM.availIn) === 0 && taken < packed.length) {
        const piece = packed.subarray(taken, taken + CHUNK);
        lzma.HEAPU8.set(piece, input);
        set(STREAM.nextIn, input);
        set(STREAM.availIn, piece.length);
        taken += piece.length;
      }
      set(STREAM.nextOut, output);
      set(STREAM.availOut, CHUNK);
      code = lzma._lzma_code(stream, taken === packed.length ? LZMA_FINISH : LZMA_RUN);

      const size = CHUNK - get(STREAM.availOut);
      if (given + size > unpacked.length) {
        throw new FormatError('xz', get(STREAM.totalIn), 'more data than the index tells');
      }
      unpacked.set(lzma.HEAPU8.subarray(output, output + size), given);
      given += size;
    }
    const read = get(STREAM.totalIn);
    if (code !== LZMA_STREAM_END) {
      throw new FormatError('xz', read, FAULTS[code] ?? `liblzma gave up with code ${code}`);
    }
    if (given !== unpacked.length || read !== packed.length) {
      throw new FormatError('xz', read, 'the stream ends early');
    }
    return unpacked;
  } finally {
    lzma._lzma_end(stream);
    lzma._free(stream);
  }
}
