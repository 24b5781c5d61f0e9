import type { FoundEntry } from '../archive/search.js';
import type { Keep } from '../tailor/one-kernel.js';
import type { TailoredKernel } from '../tailor/tailored-kernel.js';
import type { Origin } from './origins.js';

/** What a level has of one kernel: its tailored BTF, its packed BTF, or the reason why it has neither. */
export type Given = { readonly found: FoundEntry } & (
  | { readonly kernel: TailoredKernel }
  | { readonly packed: Uint8Array }
  | { readonly error: Error }
);

/**
 * A way to kernels. Levels are asked in order, the cheapest first. What one level does not give is
 * asked of the next, and what a later one gives is offered to the earlier ones, to be kept for later
 * runs.
 */
export interface Level {
  readonly origin: Origin;
  /**
   * Gives what it has, in any order, and is silent of what it does not have. Each packed entry is in
   * memory of its own.
   */
  give(wanted: readonly FoundEntry[]): AsyncIterable<Given>;
  /** For what it wants a part of a kernel kept that a later level gives; undefined if for nothing. */
  toKeep?(found: FoundEntry): Promise<Keep | undefined>;
  /** Keeps an entry that a later level gave. Any failure costs its keeping, and nothing else. */
  keepPacked?(found: FoundEntry, packed: Uint8Array): Promise<void>;
  /** Keeps a kernel that was tailored from what a later level gave. The same holds of failures. */
  keepKernel?(found: FoundEntry, kernel: TailoredKernel): Promise<void>;
  /** Nothing more comes of this kernel, whichever level gave it. */
  settled?(found: FoundEntry): void;
  /**
   * Is called now and then, and at the latest when the run is told to end: writes what later runs need to
   * find what was kept so far. What takes long is left to whoever comes after this process.
   */
  checkpoint?(): Promise<void>;
  /** Is called when there are no more kernels: hands over what was kept to where later runs find it. */
  save?(): Promise<void>;
}
