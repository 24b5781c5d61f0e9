import { execFileSync } from 'node:child_process';
import { gunzipSync, constants as zlib } from 'node:zlib';

/** Compressions of a kernel image's payload, by the bytes that they start with. */
const PAYLOADS = [
  { magic: [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00], unpack: pipe('xz', '-dc', '--single-stream') },
  { magic: [0x28, 0xb5, 0x2f, 0xfd], unpack: pipe('zstd', '-dcq') },
  { magic: [0x1f, 0x8b, 0x08], unpack: gunzip },
  { magic: [0x02, 0x21, 0x4c, 0x18], unpack: pipe('lz4', '-dc') },
];

/**
 * The raw BTF of a bootable kernel image (`vmlinuz`) of any architecture and byte order.
 * The image may be compressed as a whole (arm64), or carry its payload behind a boot loader (x86).
 *
 * @param {Buffer} image
 * @returns {Buffer}
 */
export function btfOfImage(image) {
  const plain = findBtf(image);
  if (plain) return plain;
  for (const { magic, unpack } of PAYLOADS) {
    const bytes = Buffer.from(magic);
    for (let at = image.indexOf(bytes); at >= 0; at = image.indexOf(bytes, at + 1)) {
      const inner = unpack(image.subarray(at));
      // The decompressor and small tables of its own are payloads too: the kernel is the large one.
      const btf = inner && inner.length > 1 << 20 ? btfOfImage(inner) : undefined;
      if (btf) return btf;
    }
  }
  throw new Error('no BTF in this kernel image');
}

/** A BTF header with plausible numbers, whose strings begin and end with a zero byte. */
function findBtf(bytes) {
  for (const little of [true, false]) {
    const magic = Buffer.from(little ? [0x9f, 0xeb, 1, 0] : [0xeb, 0x9f, 1, 0]);
    for (let at = bytes.indexOf(magic); at >= 0; at = bytes.indexOf(magic, at + 1)) {
      if (at + 24 > bytes.length) break;
      const [hdrLen, typeOff, typeLen, strOff, strLen] = [4, 8, 12, 16, 20].map((field) =>
        little ? bytes.readUInt32LE(at + field) : bytes.readUInt32BE(at + field),
      );
      const strings = at + hdrLen + strOff;
      const end = strings + strLen;
      const plausible =
        hdrLen >= 24 && hdrLen <= 64 && typeOff === 0 && typeLen > 4096 && strOff >= typeLen;
      if (plausible && strLen > 1024 && end <= bytes.length) {
        if (bytes[strings] === 0 && bytes[end - 1] === 0) return bytes.subarray(at, end);
      }
    }
  }
  return undefined;
}

function pipe(program, ...args) {
  return (input) => {
    try {
      const stdio = ['pipe', 'pipe', 'ignore'];
      return execFileSync(program, args, { input, stdio, maxBuffer: 1 << 29 });
    } catch (error) {
      // Bytes after the payload make some programs fail although all of it was written.
      return error.stdout?.length ? error.stdout : undefined;
    }
  };
}

function gunzip(input) {
  try {
    return gunzipSync(input, { finishFlush: zlib.Z_SYNC_FLUSH });
  } catch {
    return undefined;
  }
}
