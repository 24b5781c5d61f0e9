import type { PackFormat } from './format.js';
import { gzip } from './gzip.js';
import { type Member, tarOf } from './tar.js';
import { xz } from './xz.js';
import { zstd } from './zstd.js';

/**
 * Packs files: a tar, compressed by what the format says. The same files give the same bytes on every
 * platform and processor, but for `tar.zst`, whose bytes depend on the zstd of Node.js.
 *
 * @returns the archive, piece by piece; memory is bounded by the largest file and about 100 MiB
 * @throws ExpectedError if a path has no room in a tar, or this Node.js does not know the format
 * @throws whatever a member's `read` throws
 */
export function packed(format: PackFormat, members: readonly Member[]): AsyncGenerator<Uint8Array> {
  const tar = tarOf(members);
  if (format === 'tar.gz') return gzip(tar);
  if (format === 'tar.xz') return xz(tar);
  if (format === 'tar.zst') return zstd(tar);
  return tar;
}
