import * as zlib from 'node:zlib';
import { InputError } from '../errors.js';
import { evenPieces } from './pieces.js';

const LEVEL = 19;
/** 8 MiB: what every decoder takes without being asked. */
const WINDOW_LOG = 23;

/** Whether this Node.js has zstd. */
export function hasZstd(): boolean {
  return zlib.createZstdCompress !== undefined;
}

/** The sentence for one that has none. */
export function zstdLacks(): InputError {
  return new InputError([
    `pack "tar.zst" needs Node.js 22.15 or later, and this is ${process.version}: take a newer one, or pack as tar.xz.`,
  ]);
}

/**
 * Packs bytes as zstd (RFC 8878) at level 19, by the zstd of Node.js: another version of it may give
 * other bytes.
 *
 * @throws InputError if this Node.js has none
 */
export async function* zstd(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  if (!hasZstd()) throw zstdLacks();
  const { ZSTD_c_compressionLevel, ZSTD_c_windowLog, ZSTD_c_checksumFlag } = zlib.constants;
  const stream = zlib.createZstdCompress({
    params: {
      [ZSTD_c_compressionLevel]: LEVEL,
      [ZSTD_c_windowLog]: WINDOW_LOG,
      [ZSTD_c_checksumFlag]: 1,
    },
  });
  const feeding = feed();
  yield* stream as AsyncIterable<Uint8Array>;
  await feeding;

  async function feed(): Promise<void> {
    try {
      for await (const { bytes, isLast } of evenPieces(chunks)) {
        const written = new Promise<void>((resolve, reject) => {
          stream.write(bytes, (error) => (error ? reject(error) : resolve()));
        });
        await written;
        if (isLast) stream.end();
      }
    } catch (error) {
      stream.destroy(error as Error);
    }
  }
}
