import * as zlib from 'node:zlib';
import { readTarEntries, type TarEntry } from '../unpack/tar.js';
import { unxz } from '../unpack/xz.js';

/** Bytes of an archive, unpacked: 7,000 kernels for all of Debian's libbpf-tools have a fifth of it. */
const MOST_UNPACKED = 1 << 30;

/** What archives begin with, and how the tar in them is got at; one that begins otherwise is a tar. */
const FORMATS: readonly {
  readonly magic: readonly number[];
  readonly name: string;
  unpack(packed: Uint8Array, most: number): Uint8Array | Promise<Uint8Array>;
}[] = [
  {
    magic: [0x1f, 0x8b],
    name: 'gzip',
    unpack: (packed, most) => zlib.gunzipSync(packed, { maxOutputLength: most }),
  },
  {
    magic: [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00],
    name: 'xz',
    unpack: unxz,
  },
  { magic: [0x28, 0xb5, 0x2f, 0xfd], name: 'zstd', unpack: unzstd },
];

/**
 * The members of a tar, tar.gz, tar.xz or tar.zst, told apart by their first bytes.
 *
 * @param most bytes that it may have when it is unpacked
 * @throws Error that continues a sentence on the archive
 */
export async function readPacked(packed: Uint8Array, most = MOST_UNPACKED): Promise<TarEntry[]> {
  const format = FORMATS.find(({ magic }) => magic.every((byte, i) => packed[i] === byte));
  try {
    return readTarEntries(format === undefined ? packed : await format.unpack(packed, most));
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const why = code === 'ERR_BUFFER_TOO_LARGE' ? `it unpacks to more than ${most} bytes` : message;
    const what = format === undefined ? 'a tar' : `a tar packed by ${format.name}`;
    throw new Error(`cannot be read as ${what}: ${why}`);
  }
}

/** Node.js has it since 22.15 and 23.8. */
function unzstd(packed: Uint8Array, most: number): Uint8Array {
  const { zstdDecompressSync } = zlib as Partial<Pick<typeof zlib, 'zstdDecompressSync'>>;
  if (zstdDecompressSync === undefined) {
    throw new Error('Node.js before 22.15 has no zstd; use a newer one, or unpack it before');
  }
  return zstdDecompressSync(packed, { maxOutputLength: most });
}
