import { withChecksum } from '../archive/pack.js';

/** Puts right checksums into what may no longer be an xz stream, so that more of it is looked at. */
export function repairXz(bytes: Uint8Array): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const seal = (at: number, from: number, to: number) => {
    if (from < 0 || from > to || to > bytes.length || at < 0 || at + 4 > bytes.length) return;
    view.setUint32(at, crc32(bytes.subarray(from, to)), true);
  };
  seal(8, 6, 8);
  const blockHeader = ((bytes[12] ?? 0) + 1) * 4;
  seal(12 + blockHeader - 4, 12, 12 + blockHeader - 4);
  const footer = bytes.length - 12;
  seal(footer, footer + 4, footer + 10);
  if (footer >= 0) {
    const index = footer - (view.getUint32(footer + 4, true) + 1) * 4;
    seal(footer - 4, index, footer - 4);
  }
  return bytes;
}

/** Puts a right checksum into the header at `at` of what may no longer be a tar archive. */
export function repairTar(bytes: Uint8Array, at: number): Uint8Array {
  if (at + 512 <= bytes.length) withChecksum(Buffer.from(bytes.buffer, bytes.byteOffset + at, 512));
  return bytes;
}

/** The CRC-32 of IEEE 802.3. */
function crc32(bytes: Uint8Array): number {
  let crc = 0xffff_ffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb8_8320 : 0);
  }
  return (crc ^ 0xffff_ffff) >>> 0;
}
