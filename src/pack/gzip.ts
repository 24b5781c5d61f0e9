import { Gzip } from 'fflate';
import { evenPieces } from './pieces.js';

/**
 * Packs bytes as gzip (RFC 1952) at level 9. The header tells neither a time nor a name, and `Unix`
 * wherever it is made; the same bytes give the same on every platform.
 */
export async function* gzip(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const ready: Uint8Array[] = [];
  // `mem` as a number: by default it may come from a logarithm, which no standard gives to the bit.
  const stream = new Gzip({ level: 9, mem: 8, mtime: 0 }, (bytes) => ready.push(bytes));
  for await (const { bytes, isLast } of evenPieces(chunks)) {
    stream.push(bytes, isLast);
    yield* ready.splice(0);
  }
}
