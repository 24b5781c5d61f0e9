import { byteOrderOf, normalArch } from '../kernels/architectures.js';
import type { Kernel } from '../kernels/kernel.js';
import type { ObjectFile } from './load.js';

/** What of an object tells for which kernels it is. */
export type ObjectLimits = Pick<ObjectFile, 'path' | 'architectures' | 'isLimitedByRegisters'> & {
  readonly object: { readonly btf: Pick<ObjectFile['object']['btf'], 'byteOrder'> };
};

/**
 * Indices of the objects that are for a kernel's architecture. If the architecture does not tell its
 * byte order, objects of either stay, and the kernel's BTF decides.
 */
export function objectsFor(kernel: Kernel, objects: readonly ObjectLimits[]): number[] {
  return [...objects.keys()].filter((index) => {
    const object = objects[index] as ObjectLimits;
    return fitsByteOrder(kernel, object) && fitsArchitecture(kernel, object);
  });
}

/**
 * Why none of the objects is for a kernel; the same words for all kernels of one architecture. It goes
 * on after the kernel's name and a colon.
 */
export function reasonForNone({ arch }: Kernel, objects: readonly ObjectLimits[]): string {
  const kernel = { arch } as Kernel;
  const inOrder = objects.filter((object) => fitsByteOrder(kernel, object));
  const order = byteOrderOf(arch);
  if (inOrder.length === 0 && order !== undefined) {
    const other = order === 'little' ? 'big' : 'little';
    const target = order === 'little' ? 'bpfel' : 'bpfeb';
    return `kernels of ${arch} are ${order}-endian, and every object is ${other}-endian: build for ${arch} with clang -target ${target}`;
  }
  const names = [...new Set(inOrder.flatMap(({ architectures }) => architectures ?? []))].sort();
  const byRegisters = inOrder.find(({ isLimitedByRegisters }) => isLimitedByRegisters);
  if (byRegisters !== undefined) {
    return `no object is for ${arch}: they are for ${names.join(', ')}, as ${byRegisters.path} by the registers that it reads; build it for ${arch} as well`;
  }
  return `no object is for ${arch}: by the lines of objects, or their names, they are for ${names.join(', ')}; add one for ${arch}, or leave these kernels out of targets`;
}

function fitsByteOrder({ arch }: Kernel, { object }: ObjectLimits): boolean {
  const order = byteOrderOf(arch);
  return order === undefined || object.btf.byteOrder === order;
}

function fitsArchitecture({ arch }: Kernel, { architectures }: ObjectLimits): boolean {
  return architectures === undefined || architectures.includes(normalArch(arch));
}
