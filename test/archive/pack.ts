export interface Member {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** `0`, a regular file, unless it is given. */
  readonly type?: string;
}

/** A ustar archive of the members. */
export function tar(members: readonly Member[]): Uint8Array {
  const blocks = members.flatMap(({ name, bytes, type }) => {
    const padding = Buffer.alloc((512 - (bytes.length % 512)) % 512);
    return [tarHeader(name, bytes.length, type ?? '0'), bytes, padding];
  });
  return Buffer.concat([...blocks, Buffer.alloc(1024)]);
}

function tarHeader(name: string, size: number, type: string): Uint8Array {
  const header = Buffer.alloc(512);
  header.write(name, 0, 'latin1');
  header.write('0000644\0', 100);
  header.write(`${size.toString(8).padStart(11, '0')}\0`, 124);
  header.write(type, 156);
  header.write('ustar\x0000', 257);
  return withChecksum(header);
}

/** Puts the right checksum into a header. */
export function withChecksum(header: Buffer): Buffer {
  header.write('        ', 148);
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return header;
}

/** Bytes that hardly compress, the same for the same seed. */
export function noise(size: number, seed: number): Uint8Array {
  const bytes = new Uint8Array(size);
  let state = seed >>> 0 || 1;
  for (let i = 0; i < size; i++) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    bytes[i] = state >>> 24;
  }
  return bytes;
}
