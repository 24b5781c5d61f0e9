import type { EntryFormat } from '../archive/entry-path.js';
import { readTar } from './tar.js';
import { btfOfVmlinux } from './vmlinux.js';
import { type Unpacking, unxz } from './xz.js';

/** The largest BTF in BTFHub-Archive, which was not deduplicated, has 27 MB. */
const MAX_UNPACKED = 256 << 20;

/**
 * The raw BTF that an entry's bytes hold. That of `btf` is the given array itself, that of `vmlinux` a
 * view of it, that of `btf.tar.xz` a view of the unpacked tar.
 *
 * @throws FormatError or Error, one sentence that says what is broken, if the bytes are not what
 *   the format says or unpack to more than 256 MiB
 */
export async function unpackEntry(
  packed: Uint8Array,
  format: EntryFormat,
  unpacking?: Unpacking,
): Promise<Uint8Array> {
  switch (format) {
    case 'btf.tar.xz':
      return onlyBtf(await unxz(packed, MAX_UNPACKED, unpacking));
    case 'btf.xz':
      return unxz(packed, MAX_UNPACKED, unpacking);
    case 'btf':
      return packed;
    case 'vmlinux':
      return btfOfVmlinux(packed);
  }
}

/** The member is found by its suffix: its name need not be the kernel's, nor without a directory. */
function onlyBtf(tar: Uint8Array): Uint8Array {
  const members = readTar(tar);
  const [first, ...more] = members.filter(({ name }) => name.endsWith('.btf'));
  if (first === undefined) {
    throw new Error(`tar: no .btf file in it, ${enumerate(members.map(({ name }) => name))}`);
  }
  if (more.length > 0) {
    const names = [first, ...more].map(({ name }) => name);
    throw new Error(`tar: several .btf files in it, ${enumerate(names)}`);
  }
  return first.bytes;
}

function enumerate(names: readonly string[]): string {
  if (names.length === 0) return 'and no other file';
  const shown = names.slice(0, 3).map((name) => JSON.stringify(name));
  if (names.length > shown.length) shown.push(`${names.length - shown.length} more`);
  return `but ${shown.join(', ')}`;
}
