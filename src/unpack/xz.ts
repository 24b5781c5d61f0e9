import { FormatError } from '../errors.js';
import { type Liblzma, loadLiblzma } from './liblzma.js';
import {
  LZMA_FINISH,
  LZMA_OK,
  LZMA_RUN,
  LZMA_STREAM_END,
  lzmaStream,
  STREAM,
} from './lzma-stream.js';
import { unpackedSizeOf } from './xz-index.js';

const LZMA_TELL_UNSUPPORTED_CHECK = 0x02;
const LZMA_CONCATENATED = 0x08;
const LZMA_IGNORE_CHECK = 0x10;
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
const MEMORY_LIMIT = 128n << 20n;
const CHUNK = 256 << 10;

/** Gives bytes to write into; what they hold before is of no matter. */
export type RoomFor = (size: number) => Uint8Array;

export interface Unpacking {
  /** Gives the array that is returned; without it that is a new one. */
  readonly roomFor?: RoomFor;
  /**
   * Another checksum has already proven the packed bytes, so that those inside of them need not be
   * worked out. Broken data is still refused if it is no stream of a compressor.
   */
  readonly proven?: boolean;
}

/** A thread's liblzma, with room in its memory for what goes in and out. */
interface Decoder {
  readonly lzma: Liblzma;
  /** Address of an `lzma_stream`. */
  readonly stream: number;
  /** Addresses of CHUNK bytes each. */
  readonly input: number;
  readonly output: number;
}

let loading: Promise<Decoder> | undefined;

/**
 * Unpacks an xz file (https://tukaani.org/xz/xz-file-format.txt) in memory: one stream or several,
 * with padding after each. Besides the result it takes up to 128 MiB, for the stream's dictionary,
 * and keeps it for the next file.
 *
 * @param limit most bytes that it may unpack to
 * @throws FormatError that names the byte of the packed data at which it is broken
 */
export async function unxz(
  packed: Uint8Array,
  limit: number,
  { roomFor = (size) => new Uint8Array(size), proven = false }: Unpacking = {},
): Promise<Uint8Array> {
  const size = unpackedSizeOf(packed);
  if (size > limit) {
    throw new FormatError(
      'xz',
      packed.length,
      `more than ${limit} bytes unpacked stand in the index`,
    );
  }
  loading ??= startDecoder();
  const decoder = await loading;
  const room = roomFor(size);
  const flags = LZMA_CONCATENATED | LZMA_TELL_UNSUPPORTED_CHECK | (proven ? LZMA_IGNORE_CHECK : 0);
  try {
    return decode(decoder, packed, room, flags);
  } catch (error) {
    // A decoder that crashed may have spoilt its memory.
    if (!(error instanceof FormatError)) loading = undefined;
    throw error;
  }
}

async function startDecoder(): Promise<Decoder> {
  const lzma = await loadLiblzma();
  const stream = lzma.malloc(STREAM.size + 2 * CHUNK);
  const input = stream + STREAM.size;
  return { lzma, stream, input, output: input + CHUNK };
}

function decode(
  { lzma, stream, input, output }: Decoder,
  packed: Uint8Array,
  unpacked: Uint8Array,
  flags: number,
): Uint8Array {
  const { bytesAt, get, set } = lzmaStream(lzma, stream);

  bytesAt(stream, STREAM.size).fill(0);
  try {
    let code = lzma.lzma_stream_decoder(stream, MEMORY_LIMIT, flags);
    let taken = 0;
    let given = 0;
    while (code === LZMA_OK) {
      if (get(STREAM.availIn) === 0 && taken < packed.length) {
        const piece = packed.subarray(taken, taken + CHUNK);
        bytesAt(input, piece.length).set(piece);
        set(STREAM.nextIn, input);
        set(STREAM.availIn, piece.length);
        taken += piece.length;
      }
      set(STREAM.nextOut, output);
      set(STREAM.availOut, CHUNK);
      code = lzma.lzma_code(stream, taken === packed.length ? LZMA_FINISH : LZMA_RUN);

      const size = CHUNK - get(STREAM.availOut);
      if (given + size > unpacked.length) {
        throw new FormatError('xz', get(STREAM.totalIn), 'more data than the index tells');
      }
      unpacked.set(bytesAt(output, size), given);
      given += size;
    }
    const read = get(STREAM.totalIn);
    if (code !== LZMA_STREAM_END) {
      throw new FormatError('xz', read, FAULTS[code] ?? `liblzma gave up with code ${code}`);
    }
    if (given !== unpacked.length) throw new FormatError('xz', read, 'the stream ends early');
    return unpacked;
  } finally {
    lzma.lzma_end(stream);
  }
}
