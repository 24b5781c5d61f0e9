import { type Kernel, normalArch } from '../archive/kernel.js';
import type { ObjectFile } from './load.js';

/** Indices of the objects that are for a kernel's architecture; their byte order is not looked at. */
export function objectsFor(kernel: Kernel, objects: readonly ObjectFile[]): number[] {
  const arch = normalArch(kernel.arch);
  return [...objects.keys()].filter((index) => {
    const { architectures } = objects[index] as ObjectFile;
    return architectures === undefined || architectures.some((one) => normalArch(one) === arch);
  });
}
