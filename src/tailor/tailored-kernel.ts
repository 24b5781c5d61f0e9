import type { KeptPart } from '../core/kept/kept-file.js';

/** One kernel's BTF, tailored to the objects of a product. */
export interface TailoredKernel {
  /** The tailored BTF, raw. */
  readonly btf: Uint8Array;
  /** SHA-256 of it, hex. */
  readonly sha256: string;
  /** Bytes of the whole BTF that it was made from. */
  readonly wholeSize: number;
  /** How many helpers the kernel has, if its BTF tells (`verdict/verifier/helpers-of.ts`). */
  readonly helpers?: number | undefined;
  /** What its BTF says of the names that the product asks for: a number of a facts table; absent if it asks nothing. */
  readonly facts?: number | undefined;
  /** SHA-256 of the entry as packed, hex; not known of one with a blob id, nor of an earlier run's result. */
  readonly packedSha256?: string;
  /** Indices of the objects that it serves: those of the kernel's architecture and byte order. */
  readonly objects: readonly number[];
  /** By object of `objects`, by site: numbers of an outcome table. */
  readonly outcomes: readonly Uint32Array[];
  /** The part of the kernel that later runs need, if it was asked for and can be kept. */
  readonly kept?: KeptPart;
}
