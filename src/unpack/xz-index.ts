import { FormatError } from '../errors.js';

const HEADER_SIZE = 12;
const FOOTER_SIZE = 12;

/**
 * How many bytes an xz file unpacks to, as the indices of its streams say
 * (https://tukaani.org/xz/xz-file-format.txt, sections 2 and 4). What unpacks it must hold the blocks
 * against the indices; nothing of the blocks is looked at here.
 *
 * @throws FormatError that names the byte at which the file is no xz file
 */
export function unpackedSizeOf(packed: Uint8Array): number {
  const view = new DataView(packed.buffer, packed.byteOffset, packed.byteLength);
  let size = 0;
  let end = packed.length;
  do {
    const stream = readStream(packed, view, endOfPadding(view, end));
    size += stream.unpackedSize;
    end = stream.start;
  } while (end > 0);
  return size;
}

/** Zeros may follow a stream, four at a time. */
function endOfPadding(view: DataView, end: number): number {
  let at = end;
  while (at >= 4 && view.getUint32(at - 4) === 0) at -= 4;
  return at;
}

/** The stream that ends at `end`. */
function readStream(
  packed: Uint8Array,
  view: DataView,
  end: number,
): { start: number; unpackedSize: number } {
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
  const start = index - blocksSize - HEADER_SIZE;
  if (start < 0) throw new FormatError('xz', index, 'the index does not fit the blocks');
  return { start, unpackedSize };
}
