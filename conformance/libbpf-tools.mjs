import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';

const EM_BPF = 247;

/**
 * Takes the eBPF object out of each program of Debian's package libbpf-tools, which carries it in
 * its data as it was built.
 *
 * @param {string} cache
 * @returns {string[]} paths of the objects, sorted
 */
export function extractTools(cache) {
  const home = join(cache, 'libbpf-tools');
  mkdirSync(home, { recursive: true });
  const files = execFileSync('dpkg', ['-L', 'libbpf-tools'], { encoding: 'utf8' }).split('\n');
  return files
    .filter((file) => /\/s?bin\/./.test(file))
    .flatMap((file) => extractObjects(file, home))
    .sort();
}

/**
 * Takes out of a program the eBPF objects that it carries in its data.
 *
 * @param {string} file
 * @param {string} home directory for them
 * @returns {string[]} their paths
 */
export function extractObjects(file, home) {
  return elfImages(readFileSync(file)).map((image, i) => {
    const name = i === 0 ? basename(file) : `${basename(file)}-${i}`;
    const path = join(home, `${name}.bpf.o`);
    if (!existsSync(path)) writeFileSync(path, image);
    return path;
  });
}

/** Every little-endian eBPF ELF image inside other bytes; its end is that of its last part. */
function elfImages(bytes) {
  const images = [];
  const magic = Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1]);
  for (let at = bytes.indexOf(magic); at >= 0; at = bytes.indexOf(magic, at + 1)) {
    if (bytes.readUInt16LE(at + 18) !== EM_BPF) continue;
    const table = Number(bytes.readBigUInt64LE(at + 40));
    const count = bytes.readUInt16LE(at + 60);
    let end = table + count * 64;
    for (let i = 0; i < count; i++) {
      const header = at + table + i * 64;
      const empty = bytes.readUInt32LE(header + 4) === 8;
      const offset = Number(bytes.readBigUInt64LE(header + 24));
      const size = Number(bytes.readBigUInt64LE(header + 32));
      if (!empty) end = Math.max(end, offset + size);
    }
    images.push(bytes.subarray(at, at + end));
  }
  return images;
}
