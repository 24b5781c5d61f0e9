/** What compressors are given at a time: where one piece ends shows in what they make of it. */
const PIECE = 64 << 10;

/**
 * The same bytes in pieces of 64 KiB, but for the last one, which is smaller and may be empty. How they
 * came makes no difference then. A piece holds its bytes until the next one is asked for.
 */
export async function* evenPieces(
  chunks: AsyncIterable<Uint8Array>,
): AsyncGenerator<{ readonly bytes: Uint8Array; readonly isLast: boolean }> {
  const piece = new Uint8Array(PIECE);
  let filled = 0;
  for await (const chunk of chunks) {
    for (let taken = 0; taken < chunk.length; ) {
      const part = chunk.subarray(taken, taken + PIECE - filled);
      piece.set(part, filled);
      filled += part.length;
      taken += part.length;
      if (filled === PIECE) {
        yield { bytes: piece, isLast: false };
        filled = 0;
      }
    }
  }
  yield { bytes: piece.subarray(0, filled), isLast: true };
}
