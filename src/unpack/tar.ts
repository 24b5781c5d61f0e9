import { FormatError } from '../errors.js';

const BLOCK = 512;

/** A regular file of a tar archive. */
export interface TarMember {
  readonly name: string;
  /** A view of the archive's bytes, not a copy. */
  readonly bytes: Uint8Array;
}

/** Anything that a tar archive has: a regular file, or a directory, link or device. */
export interface TarEntry extends TarMember {
  readonly type: 'file' | 'other';
}

/**
 * The regular files of a tar archive, in its order, as `readTarEntries` reads it.
 *
 * @throws FormatError that names the byte at which the archive is broken
 */
export function readTar(tar: Uint8Array): TarMember[] {
  return readTarEntries(tar)
    .filter(({ type }) => type === 'file')
    .map(({ name, bytes }) => ({ name, bytes }));
}

/**
 * All that a tar archive has, in its order. Understands POSIX ustar and pax, and GNU tar
 * (https://www.gnu.org/software/tar/manual/html_node/Standard.html). An end without the two zero
 * blocks is accepted if it falls between two members.
 *
 * @throws FormatError that names the byte at which the archive is broken
 */
export function readTarEntries(tar: Uint8Array): TarEntry[] {
  const members: TarEntry[] = [];
  let longName: string | undefined;
  let at = 0;
  while (at < tar.length) {
    if (at + BLOCK > tar.length) throw new FormatError('tar', at, 'it ends inside the header');
    const header = tar.subarray(at, at + BLOCK);
    if (header.every((byte) => byte === 0)) break;
    checkHeader(header, at);
    const start = at + BLOCK;
    const size = readNumber(header.subarray(124, 136), at + 124, 'size');
    if (size > tar.length - start) {
      const rest = tar.length - start;
      throw new FormatError('tar', at, `only ${rest} bytes follow of the ${size}-byte member`);
    }
    const bytes = tar.subarray(start, start + size);
    const type = String.fromCharCode(header[156] || 0x30);
    if (type === 'L') longName = readText(bytes);
    else if (type === 'x') longName = paxPath(bytes) ?? longName;
    else {
      const isFile = type === '0' || type === '7';
      // Global records of pax are about no file.
      if (type !== 'g') {
        const name = longName ?? memberName(header);
        members.push({ name, type: isFile ? 'file' : 'other', bytes });
      }
      longName = undefined;
    }
    at = start + Math.ceil(size / BLOCK) * BLOCK;
  }
  return members;
}

/** The sum of all header bytes, the checksum's own eight taken as spaces. */
function checkHeader(header: Uint8Array, at: number): void {
  let sum = 8 * 0x20;
  for (const [i, byte] of header.entries()) {
    if (i < 148 || i >= 156) sum += byte;
  }
  const stated = readNumber(header.subarray(148, 156), at + 148, 'header checksum');
  if (sum !== stated) {
    throw new FormatError('tar', at, `the checksum is ${sum} and not the stated ${stated}`);
  }
}

/** Octal digits between spaces and NULs or, if the first bit is set, GNU's base-256. */
function readNumber(field: Uint8Array, at: number, what: string): number {
  const first = field[0] ?? 0;
  if ((first & 0x80) !== 0) {
    let value = first & 0x7f;
    for (const byte of field.subarray(1)) value = value * 256 + byte;
    if (!Number.isSafeInteger(value)) throw new FormatError('tar', at, `impossible ${what}`);
    return value;
  }
  const text = readText(field).trim();
  if (!/^[0-7]+$/.test(text)) throw new FormatError('tar', at, `no octal ${what}`);
  return Number.parseInt(text, 8);
}

/** The `path` of a pax record list: lines of `length keyword=value`. */
function paxPath(bytes: Uint8Array): string | undefined {
  return /^\d+ path=(.*)$/m.exec(Buffer.from(bytes).toString('utf8'))?.[1];
}

function memberName(header: Uint8Array): string {
  const name = readText(header.subarray(0, 100));
  // GNU's magic is "ustar  ", without a NUL: its header has times in the place of the prefix of POSIX.
  const isPosix = Buffer.from(header.subarray(257, 263)).toString('latin1') === 'ustar\0';
  const prefix = isPosix ? readText(header.subarray(345, 500)) : '';
  return prefix === '' ? name : `${prefix}/${name}`;
}

function readText(field: Uint8Array): string {
  const end = field.indexOf(0);
  return Buffer.from(end < 0 ? field : field.subarray(0, end)).toString('latin1');
}
