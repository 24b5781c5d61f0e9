import type { Archive } from './archive/archive.js';
import { searchArchives } from './archive/search.js';
import { compare } from './compare.js';
import { kernelId } from './kernels/kernel.js';
import { formatSize, plain } from './report/text.js';

/**
 * The kernels that the targets name, a line each: the packed size of its BTF, a tab, its id. Those
 * that need no file, and those whose BTF could not be made, say so in the place of the size.
 *
 * @throws InputError where a target is malformed or matches nothing
 */
export async function listKernels(
  archives: readonly Archive[],
  targets: readonly string[],
): Promise<string> {
  try {
    const { found, ownBtf, failed } = await searchArchives(archives, targets);
    const rows = [
      ...found.map(({ entry }) => [
        entry.size === undefined ? '-' : formatSize(entry.size),
        entry.kernel,
      ]),
      ...ownBtf.map((kernel) => ['own BTF', kernel]),
      ...failed.map((kernel) => ['failed', kernel]),
    ] as [string, Parameters<typeof kernelId>[0]][];
    return rows
      .map(([what, kernel]) => [what, plain(kernelId(kernel))] as const)
      .sort(([, a], [, b]) => compare(a, b))
      .map(([what, id]) => `${what}\t${id}\n`)
      .join('');
  } finally {
    await Promise.all(archives.map((archive) => archive.close?.()));
  }
}
