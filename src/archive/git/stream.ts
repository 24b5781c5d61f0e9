import type { Readable } from 'node:stream';

/** Takes lines and counted bytes off a stream, which is read no further than that needs. */
export interface ByteReader {
  /** The next line, without its newline. */
  line(): Promise<string>;
  /** The next bytes, in memory of their own. */
  bytes(count: number): Promise<Uint8Array>;
}

const NEWLINE = 10;
const MAX_LINE = 4096;

/** Both functions throw if the stream ends too early. */
export function byteReader(stream: Readable): ByteReader {
  const chunks = stream[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  let rest: Buffer = Buffer.alloc(0);

  async function more(): Promise<Buffer> {
    const next = await chunks.next();
    if (next.done) throw new Error('git ended before all was read');
    return next.value;
  }

  return {
    async line() {
      let end = rest.indexOf(NEWLINE);
      while (end < 0) {
        if (rest.length > MAX_LINE) throw new Error('git writes a line that is too long');
        rest = Buffer.concat([rest, await more()]);
        end = rest.indexOf(NEWLINE);
      }
      const line = rest.toString('latin1', 0, end);
      rest = rest.subarray(end + 1);
      return line;
    },

    async bytes(count) {
      const bytes = Buffer.allocUnsafeSlow(count);
      for (let filled = 0; filled < count; ) {
        if (rest.length === 0) rest = await more();
        const copied = rest.copy(bytes, filled);
        rest = rest.subarray(copied);
        filled += copied;
      }
      return bytes;
    },
  };
}
