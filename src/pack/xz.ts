import {
  LZMA_FINISH,
  LZMA_OK,
  LZMA_RUN,
  LZMA_STREAM_END,
  lzmaStream,
  STREAM,
} from '../unpack/lzma-stream.js';
import { loadLiblzmaEncoder } from './liblzma-encoder.js';
import { evenPieces } from './pieces.js';

const LZMA_CHECK_CRC64 = 4;

/** `xz -6`: a dictionary of 8 MiB, for which the encoder takes 94 MiB and who unpacks it 9 MiB. */
const PRESET = 6;
const ROOM = 64 << 10;

/**
 * Packs bytes as an xz stream of one block, as `xz -6 --threads=1` does. The same bytes give the same
 * on every platform.
 *
 * @throws Error if there is not enough memory
 */
export async function* xz(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const lzma = await loadLiblzmaEncoder();
  const stream = lzma.malloc(STREAM.size + 2 * ROOM);
  const input = stream + STREAM.size;
  const output = input + ROOM;
  const { bytesAt, get, set } = lzmaStream(lzma, stream);

  bytesAt(stream, STREAM.size).fill(0);
  check(lzma.lzma_easy_encoder(stream, PRESET, LZMA_CHECK_CRC64), LZMA_OK);
  for await (const { bytes, isLast } of evenPieces(chunks)) {
    bytesAt(input, bytes.length).set(bytes);
    set(STREAM.nextIn, input);
    set(STREAM.availIn, bytes.length);
    let code: number;
    do {
      set(STREAM.nextOut, output);
      set(STREAM.availOut, ROOM);
      code = lzma.lzma_code(stream, isLast ? LZMA_FINISH : LZMA_RUN);
      const size = ROOM - get(STREAM.availOut);
      if (size > 0) yield bytesAt(output, size).slice();
    } while (code === LZMA_OK && (isLast || get(STREAM.availIn) > 0));
    check(code, isLast ? LZMA_STREAM_END : LZMA_OK);
  }
}

function check(code: number, expected: number): void {
  if (code !== expected) throw new Error(`liblzma gave up to pack with code ${code}`);
}
