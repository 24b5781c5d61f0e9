import { openArchives } from '../archive/open.js';
import { searchArchives } from '../archive/search.js';
import { compare } from '../compare.js';
import { type Inputs, makeListRequest } from '../inputs/request.js';
import { type Kernel, kernelId } from '../kernels/kernel.js';
import { formatSize, plain } from '../report/text.js';
import { DONE, type Work } from './command.js';

/**
 * Prints the kernels that the targets name, a line each: the packed size of its BTF, a tab, its id.
 * Those that need no file, and those whose BTF could not be made, say so in the place of the size.
 *
 * @throws InputError if the inputs are wrong; nothing has been done then
 */
export function listWork(inputs: Inputs): Work {
  const { archives: references, targets } = makeListRequest(inputs);
  return async ({ log, access, write }) => {
    const archives = openArchives(references, { ...access, sizes: true });
    try {
      const { found, ownBtf, failed } = await searchArchives(archives, targets);
      const rows: [string, Kernel][] = [
        ...found.map(({ entry }): [string, Kernel] => [
          entry.size === undefined ? '-' : formatSize(entry.size),
          entry.kernel,
        ]),
        ...ownBtf.map((kernel): [string, Kernel] => ['own BTF', kernel]),
        ...failed.map((kernel): [string, Kernel] => ['failed', kernel]),
      ];
      const lines = rows
        .map(([what, kernel]) => [what, plain(kernelId(kernel))] as const)
        .sort(([, a], [, b]) => compare(a, b))
        .map(([what, id]) => `${what}\t${id}\n`);
      log.end();
      write(lines.join(''));
      return DONE;
    } finally {
      await Promise.all(archives.map((archive) => archive.close?.()));
    }
  };
}
