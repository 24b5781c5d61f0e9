import type { ByteOrder } from '../byte-order.js';
import { type Kernel, normalArch } from '../kernels/kernel.js';
import type { ObjectFile } from './load.js';

/** Architectures, as `uname -m` names them, of which all kernels have one byte order. */
const BYTE_ORDERS: Readonly<Record<string, ByteOrder>> = {
  x86_64: 'little',
  i686: 'little',
  arm64: 'little',
  ppc64le: 'little',
  riscv64: 'little',
  loongarch64: 'little',
  mips64el: 'little',
  s390x: 'big',
  ppc64: 'big',
};

/**
 * Indices of the objects that are for a kernel's architecture. Where the architecture does not tell
 * its byte order, objects of either stay, and the kernel's BTF decides.
 */
export function objectsFor(kernel: Kernel, objects: readonly ObjectFile[]): number[] {
  const arch = normalArch(kernel.arch);
  const byteOrder = BYTE_ORDERS[arch];
  return [...objects.keys()].filter((index) => {
    const { architectures, object } = objects[index] as ObjectFile;
    if (byteOrder !== undefined && object.btf.byteOrder !== byteOrder) return false;
    return architectures === undefined || architectures.some((one) => normalArch(one) === arch);
  });
}
