import { createHash } from 'node:crypto';
import type { EntryFormat } from '../archive/entry-path.js';
import { parseBtf } from '../btf/btf.js';
import type { Compat } from '../core/compat.js';
import type { ObjectQueries } from '../core/object.js';
import { makeObjectSet, type ObjectSet } from '../core/object-set.js';
import { tailor } from '../core/tailor.js';
import { unpackEntry } from '../unpack/entry.js';
import { helpersOf } from '../verdict/verifier/helpers-of.js';
import type { OutcomeTable } from './outcome-table.js';
import type { TailoredKernel } from './tailored-kernel.js';

/** What kernels are tailored to. */
export interface Product {
  readonly objects: readonly ObjectQueries[];
  readonly compat: Compat;
}

/** One kernel's work. */
export interface KernelWork {
  readonly format: EntryFormat;
  /** The archive entry, packed as it is. */
  readonly bytes: Uint8Array;
  /** Whether the bytes were checked by their blob id, so that xz need not check what is in them. */
  readonly proven?: boolean;
  /** Indices of the objects that are for the kernel's architecture. */
  readonly objects: readonly number[];
}

/** Room of this many bytes is kept from kernel to kernel; few kernels have more BTF. */
const KEPT_ROOM = 16 << 20;

/**
 * Makes the function that does one kernel's work. Kernels are worked on one after the other, for they
 * are unpacked into the same room: as garbage it would add up to more than all else.
 *
 * @param table takes the outcomes
 * @returns a function that throws if the entry is broken, or if no object is of its byte order
 */
export function kernelTailor({ objects: all, compat }: Product, table: OutcomeTable) {
  const objectSets = new Map<string, ObjectSet>();

  let kept: Uint8Array | undefined;
  const roomFor = (size: number) => {
    if (size > KEPT_ROOM) return new Uint8Array(size);
    kept ??= new Uint8Array(KEPT_ROOM);
    return kept.subarray(0, size);
  };
  let last: Promise<unknown> = Promise.resolve();
  return (work: KernelWork): Promise<TailoredKernel> => {
    const next = last.then(() => tailorKernel(work));
    last = next.catch(() => undefined);
    return next;
  };

  async function tailorKernel(work: KernelWork): Promise<TailoredKernel> {
    const raw = await unpackEntry(work.bytes, work.format, {
      roomFor,
      proven: work.proven === true,
    });
    const target = parseBtf(raw);
    const objects = work.objects.filter((index) => all[index]?.btf.byteOrder === target.byteOrder);
    if (objects.length === 0) {
      throw new Error(`no object is ${target.byteOrder}-endian, as the kernel is`);
    }
    const key = objects.join();
    const objectSet =
      objectSets.get(key) ?? makeObjectSet(objects.map((index) => all[index] as ObjectQueries));
    objectSets.set(key, objectSet);
    const { bytes, outcomes } = tailor(target, objectSet, compat);
    return {
      btf: bytes,
      sha256: sha256(bytes),
      wholeSize: raw.length,
      helpers: helpersOf(target),
      packedSha256: sha256(work.bytes),
      objects,
      outcomes: outcomes.map((list) => Uint32Array.from(list, table.numberOf)),
    };
  }
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
