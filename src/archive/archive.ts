import type { Kernel } from '../kernels/kernel.js';
import type { EntryFormat } from './entry-path.js';

/** One file of an archive that holds one kernel's BTF. */
export interface Entry {
  readonly kernel: Kernel;
  readonly format: EntryFormat;
  /** Path inside the archive, with `/` between its parts. */
  readonly path: string;
  /** Size in bytes as packed, if the archive tells it. */
  readonly size?: number;
  /** Git blob id of the packed bytes, 40 lower-case hex digits, if the archive tells it. */
  readonly blob?: string;
}

/** All that an archive holds. Every list is sorted by path. */
export interface Listing {
  readonly entries: readonly Entry[];
  /** Kernels with a `.hasbtf` marker: they carry their own BTF and need none. */
  readonly ownBtf: readonly Kernel[];
  /** Kernels with a `.failed` marker: the archive could not make their BTF. */
  readonly failed: readonly Kernel[];
  /** Symbolic links between directories, link path to target path (`amzn/1` to `amzn/2018`). */
  readonly aliases: ReadonlyMap<string, string>;
  /** What is neither an entry nor a marker, or can be none in a bundle. */
  readonly strays: readonly Stray[];
}

/** A path of an archive that is not used. */
export interface Stray {
  readonly path: string;
  /** Continues a sentence that names the path. */
  readonly reason: string;
  /** Whether it is a kernel's all the same, so that the kernel is missed. */
  readonly isKernel: boolean;
}

/** What became of the wish to read one entry. */
export type Fetched =
  | {
      readonly entry: Entry;
      readonly bytes: Uint8Array;
      /** Whether it was kept from an earlier run. */
      readonly stored?: boolean;
    }
  | { readonly entry: Entry; readonly error: Error };

/** Where kernels' BTF comes from. */
export interface Archive {
  /** What the user called it: a directory, `owner/repository`, or an address. */
  readonly name: string;
  /** Absolute path, if it is a directory. */
  readonly directory?: string;
  /** The commit that is read, 40 hex digits, if the archive has commits. */
  readonly commit?: string;
  /**
   * Lists what the archive holds.
   *
   * @throws ExpectedError if the archive itself cannot be read, or holds no entry
   */
  list(): Promise<Listing>;
  /**
   * Reads entries, packed as they are, in any order, each in memory of its own: its bytes may be
   * moved to a thread. Reads ahead no more than its caller takes.
   * An entry that cannot be read comes with its error; the others still come. If the archive itself
   * cannot be read any more, all entries that are left come with one and the same TransportError.
   */
  read(entries: readonly Entry[]): AsyncIterable<Fetched>;
  /** Ends what still runs and removes what was kept for the time. */
  close?(): Promise<void>;
}
