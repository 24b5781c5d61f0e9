const REGULAR = 0o100000;
const DIRECTORY = 0o040000;

/**
 * An archive in the form that a kernel unpacks as its initramfs ("newc", see
 * Documentation/driver-api/early-userspace/buffer-format.rst). Directories above a file are made, once.
 * Several archives may follow one another.
 *
 * @param {Map<string, { bytes: Buffer, executable?: boolean }>} files by path, without a leading slash
 * @returns {Buffer}
 */
export function cpioOf(files) {
  const chunks = [];
  const made = new Set();
  for (const [path, { bytes, executable }] of files) {
    const parts = path.split('/').slice(0, -1);
    for (const i of parts.keys()) {
      const directory = parts.slice(0, i + 1).join('/');
      if (!made.has(directory)) chunks.push(entry(directory, DIRECTORY | 0o755, Buffer.alloc(0)));
      made.add(directory);
    }
    chunks.push(entry(path, REGULAR | (executable ? 0o755 : 0o644), bytes));
  }
  chunks.push(entry('TRAILER!!!', 0, Buffer.alloc(0)));
  return Buffer.concat(chunks);
}

function entry(path, mode, bytes) {
  const name = Buffer.from(`${path}\0`);
  // Inode, mode, user, group, links, time, size, four device numbers, size of the name, checksum.
  const fields = [0, mode, 0, 0, 1, 0, bytes.length, 0, 0, 0, 0, name.length, 0];
  const header = fields.map((field) => field.toString(16).padStart(8, '0')).join('');
  return Buffer.concat([
    padded(Buffer.concat([Buffer.from(`070701${header}`), name])),
    padded(bytes),
  ]);
}

function padded(bytes) {
  return Buffer.concat([bytes, Buffer.alloc(-bytes.length & 3)]);
}
