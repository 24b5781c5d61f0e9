import { ExpectedError } from '../errors.js';
import { type Kernel, kernelId } from '../kernels/kernel.js';
import { type Layout, pathOf } from './layout.js';
import type { BundleWriter } from './write.js';

/** The kernels' files of a bundle that is being written. */
export interface KernelFiles {
  /**
   * Adds a kernel's file, unless the layout shares it with one that was added.
   *
   * @param sha256 of the bytes, hex
   * @returns its path below the bundle
   * @throws ExpectedError if the layout gives two different files one name
   * @throws what `BundleWriter.add` throws
   */
  add(kernel: Kernel, sha256: string, bytes: Uint8Array): Promise<string>;
}

export function openKernelFiles(writer: Pick<BundleWriter, 'add'>, layout: Layout): KernelFiles {
  /** By path in a layout that shares files: the whole hash, and a kernel that it was added for. */
  const shared = new Map<string, { readonly sha256: string; readonly kernel: string }>();
  return {
    async add(kernel, sha256, bytes) {
      const path = pathOf(layout, kernel, sha256);
      if (layout === 'shared') {
        const id = kernelId(kernel);
        const other = shared.get(path);
        if (other?.sha256 === sha256) return path;
        // Whichever of the two came first would be kept, and by chance this never happens. A longer
        // name for the second would depend on which that is.
        if (other !== undefined) {
          throw new ExpectedError([
            `The files of ${other.kernel} and ${id} differ, and both would be "${path}": use another layout, such as tree.`,
          ]);
        }
        shared.set(path, { sha256, kernel: id });
      }
      await writer.add(path, bytes);
      return path;
    },
  };
}
