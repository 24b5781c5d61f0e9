// What broken and odd bundles consist of, byte for byte: index.json, members of a tar, and the streams that compress one.

import { createHash } from 'node:crypto';
import { gzipSync } from 'fflate';

export const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex');

const byCodeUnit = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

/** index.json as btf-bundle writes it, of values that it would not write: a line for each file and for each release. */
export function indexText({ files, releases, ...head }) {
  const lines = (list) => (list.length > 0 ? `\n    ${list.join(',\n    ')}\n  ` : '');
  const pair = ([key, value]) => `${JSON.stringify(key)}: ${JSON.stringify(value)}`;
  const members = (object) => `{ ${Object.entries(object).map(pair).join(', ')} }`;
  const fileLines = lines(files.map(members));
  const releaseLines = lines(
    Object.keys(releases)
      .sort(byCodeUnit)
      .map((release) => `${JSON.stringify(release)}: ${members(releases[release])}`),
  );
  const rest = Object.entries(head).map((member) => `  ${pair(member)},\n`);
  return `{\n${rest.join('')}  "files": [${fileLines}],\n  "releases": {${releaseLines}}\n}\n`;
}

/** The 512 bytes before a member of a plain ustar archive. `changes` puts other text into a field, by its offset. */
export function tarHeader(name, size, changes = {}) {
  const header = Buffer.alloc(512);
  const cut = name.length > 100 ? name.lastIndexOf('/', 155) : -1;
  const fields = {
    0: name.slice(cut + 1),
    100: '0000644\0',
    108: '0000000\0',
    116: '0000000\0',
    124: `${size.toString(8).padStart(11, '0')}\0`,
    136: '00000000000\0',
    148: '        ',
    156: '0',
    257: 'ustar\0' + '00',
    345: cut > 0 ? name.slice(0, cut) : '',
  };
  for (const [offset, text] of Object.entries({ ...fields, ...changes })) {
    header.write(text, Number(offset), 'latin1');
  }
  const sum = header.reduce((total, byte) => total + byte, 0);
  if (changes[148] === undefined) header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return header;
}

/** One member: header, bytes, and zeros up to the next block. */
export const tarMember = (name, bytes, changes) =>
  Buffer.concat([tarHeader(name, bytes.length, changes), bytes, Buffer.alloc(-bytes.length & 511)]);

export const tarEnd = Buffer.alloc(1024);

export const gzip = (bytes) => Buffer.from(gzipSync(bytes, { level: 9, mtime: 0 }));

function crc32(bytes) {
  let crc = ~0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}

const uint32 = (number) => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(number >>> 0);
  return bytes;
};

const gzipTail = (bytes) => Buffer.concat([uint32(crc32(bytes)), uint32(bytes.length)]);

/** A gzip stream with every field that a header can have, around blocks that store. */
export function gzipStored(bytes) {
  const header = Buffer.from([
    ...[0x1f, 0x8b, 8, 0x1e, 0, 0, 0, 0, 0, 255],
    ...[4, 0, 0x42, 0x42, 0, 0],
    ...Buffer.from('bundle.tar\0a comment\0', 'latin1'),
  ]);
  const blocks = [];
  for (let at = 0; at === 0 || at < bytes.length; at += 0xffff) {
    const part = bytes.subarray(at, at + 0xffff);
    const last = at + 0xffff >= bytes.length ? 1 : 0;
    blocks.push(Buffer.from([last, part.length & 255, part.length >> 8]));
    blocks.push(Buffer.from([~part.length & 255, (~part.length >> 8) & 255]), part);
  }
  const check = uint32(crc32(header)).subarray(0, 2);
  return Buffer.concat([header, check, ...blocks, gzipTail(bytes)]);
}

/** A gzip stream of one block with fixed codes: literals alone, each byte by itself. */
export function gzipFixed(bytes) {
  const out = [];
  let held = 0;
  let count = 0;
  const put = (value, width) => {
    held |= value << count;
    count += width;
    for (; count >= 8; count -= 8) {
      out.push(held & 255);
      held >>>= 8;
    }
  };
  const code = (value, width) => {
    for (let bit = width - 1; bit >= 0; bit--) put((value >> bit) & 1, 1);
  };
  put(1, 1);
  put(1, 2);
  for (const byte of bytes) {
    if (byte < 144) code(0x30 + byte, 8);
    else code(0x190 + byte - 144, 9);
  }
  code(0, 7);
  put(0, 7);
  const header = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255]);
  return Buffer.concat([header, Buffer.from(out), gzipTail(bytes)]);
}

/** An xz stream with one block of LZMA2 chunks that store, and CRC32 as its check. */
export function xzStored(bytes) {
  const checked = (part) => Buffer.concat([part, uint32(crc32(part))]);
  const number = (value) => {
    const list = [];
    for (let rest = value; ; rest = Math.floor(rest / 128)) {
      if (rest < 128) return Buffer.from([...list, rest]);
      list.push((rest % 128) | 128);
    }
  };
  const chunks = [];
  for (let at = 0; at < bytes.length; at += 0x10000) {
    const part = bytes.subarray(at, at + 0x10000);
    const size = part.length - 1;
    chunks.push(Buffer.from([at === 0 ? 1 : 2, size >> 8, size & 255]), part);
  }
  const data = Buffer.concat([...chunks, Buffer.from([0])]);
  const blockHeader = checked(Buffer.from([2, 0, 0x21, 1, 0x16, 0, 0, 0]));
  const padding = Buffer.alloc(-data.length & 3);
  const block = Buffer.concat([blockHeader, data, padding, uint32(crc32(bytes))]);
  const records = Buffer.concat([
    Buffer.from([0, 1]),
    number(blockHeader.length + data.length + 4),
    number(bytes.length),
  ]);
  const index = checked(Buffer.concat([records, Buffer.alloc(-records.length & 3)]));
  const flags = Buffer.from([0, 1]);
  const footer = Buffer.concat([uint32(index.length / 4 - 1), flags]);
  return Buffer.concat([
    ...[Buffer.from([0xfd, 0x37, 0x7a, 0x58, 0x5a, 0]), flags, uint32(crc32(flags))],
    ...[block, index, uint32(crc32(footer)), footer, Buffer.from('YZ')],
  ]);
}

/** A zstd frame of blocks that store. */
export function zstdStored(bytes) {
  const parts = [uint32(0xfd2fb528), Buffer.from([0xa0]), uint32(bytes.length)];
  for (let at = 0; at < bytes.length; at += 0x20000) {
    const part = bytes.subarray(at, at + 0x20000);
    const last = at + 0x20000 >= bytes.length ? 1 : 0;
    parts.push(uint32((part.length << 3) | last).subarray(0, 3), part);
  }
  return Buffer.concat(parts);
}
