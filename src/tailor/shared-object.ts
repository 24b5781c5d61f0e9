import type { Btf } from '../btf/btf.js';
import type { BpfObject } from '../core/object.js';

/**
 * The object with its BTF in memory that all threads can read at once. The file that it was read from
 * is no longer held by it.
 */
export function sharedObject<T extends Pick<BpfObject, 'btf'>>(object: T): T {
  const btf = Object.fromEntries(
    Object.entries(object.btf).map(([name, value]) => [name, shared(value)]),
  ) as unknown as Btf;
  return { ...object, btf };
}

function shared(value: unknown): unknown {
  if (value instanceof Uint8Array) {
    const copy = new Uint8Array(new SharedArrayBuffer(value.byteLength));
    copy.set(value);
    return copy;
  }
  if (value instanceof Uint32Array) {
    const copy = new Uint32Array(new SharedArrayBuffer(value.byteLength));
    copy.set(value);
    return copy;
  }
  return value;
}
