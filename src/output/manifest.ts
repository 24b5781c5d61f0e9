import type { Archive } from '../archive/archive.js';
import type { FoundEntry } from '../archive/search.js';
import { parseBtf } from '../btf/btf.js';
import { type NewerFormat, newerFormatsOf } from '../btf/older-format.js';
import { compare } from '../compare.js';
import type { Compat } from '../core/compat.js';
import { STATUSES, type Status } from '../core/outcome.js';
import { kernelId } from '../kernels/kernel.js';
import type { ObjectFile } from '../objects/load.js';
import type { TailoredKernel } from '../tailor/tailored-kernel.js';
import type { Workspace } from '../workspace/workspace.js';
import type { Layout } from './layout.js';

/** What is in a bundle, and what it was made from. `manifest.json` is one way to write it. */
export interface Manifest {
  /** Version of btf-bundle that made it. */
  readonly tool: string;
  /** Searched in this order. */
  readonly archives: readonly ManifestArchive[];
  /** SHA-256 over all that the tailored files depend on besides their kernels' BTF, hex. */
  readonly signature: string;
  /** The oldest reader that the files are written for; undefined: kernels' own formats. */
  readonly compat?: Exclude<Compat, 'none'> | undefined;
  /** How the kernels' files lie. */
  readonly layout: Layout;
  /** Sorted by path. */
  readonly objects: readonly ManifestObject[];
  /** Sorted by id, as `missing` and `ownBtf` are. */
  readonly kernels: readonly ManifestKernel[];
  /** Kernels that were asked for and are not in the bundle. */
  readonly missing: readonly ManifestMissing[];
  /** Ids of kernels that were asked for and carry their own BTF. */
  readonly ownBtf: readonly string[];
}

export interface ManifestArchive {
  /** What the user called it; a directory by its path, as that of an object. */
  readonly name: string;
  /** The commit that was read, 40 hex digits, if the archive has commits. */
  readonly commit?: string;
}

export interface ManifestObject {
  /** Relative to the workspace; begins with `OUTSIDE` (of `report.ts`) if the file lies elsewhere. */
  readonly path: string;
  readonly sha256: string;
  /** Number of its CO-RE relocations that a loader looks at. */
  readonly relocations: number;
  /** Architectures (as archives name them) that it is for; without it, every one of its byte order. */
  readonly arch?: readonly string[];
}

export interface ManifestKernel {
  /** `distro/version/arch/release` */
  readonly kernel: string;
  /** Path below the bundle's directory; several kernels can have one file. */
  readonly file: string;
  /** Bytes. */
  readonly size: number;
  readonly sha256: string;
  /** What the file has that older readers do not know; undefined if there is nothing. */
  readonly formats?: readonly NewerFormat[];
  readonly source: ManifestSource;
  /** How many relocations of its objects end in each way. */
  readonly outcomes: Readonly<Record<Status, number>>;
}

/** The entry of an archive that a file was made from. */
export interface ManifestSource {
  /** Index into `archives`. */
  readonly archive: number;
  readonly path: string;
  /** Git blob id of the packed entry. */
  readonly blob?: string;
  /** SHA-256 of the packed entry, hex; only without a blob id. */
  readonly packedSha256?: string;
  /** Bytes of the whole BTF, unpacked. */
  readonly btfSize: number;
}

export interface ManifestMissing {
  readonly kernel: string;
  /** In words. */
  readonly reason: string;
}

export function describeArchive(
  { name, directory, commit }: Archive,
  workspace: Workspace,
): ManifestArchive {
  const known = directory === undefined ? name : workspace.nameOfDirectory(directory);
  return { name: known, ...(commit !== undefined && { commit }) };
}

export function describeObjects(
  objects: readonly ObjectFile[],
  workspace: Workspace,
): ManifestObject[] {
  return objects
    .map(({ path, sha256, object, architectures }) => ({
      path: workspace.nameOfObject(path),
      sha256,
      relocations: object.relocations.filter(({ program }) => program !== undefined).length,
      ...(architectures && { arch: architectures }),
    }))
    .sort((a, b) => compare(a.path, b.path));
}

/**
 * @param file path below the bundle
 * @param counts by object of the kernel: how many of its relocations end in each way
 */
export function describeKernel(
  { entry, archive }: FoundEntry,
  file: string,
  { btf, sha256, wholeSize, packedSha256 }: TailoredKernel,
  counts: readonly Readonly<Record<Status, number>>[],
): ManifestKernel {
  const { blob, path } = entry;
  const content = blob === undefined ? { packedSha256: packedSha256 as string } : { blob };
  const outcomes = Object.fromEntries(
    STATUSES.map((status) => [status, counts.reduce((sum, one) => sum + one[status], 0)]),
  ) as Record<Status, number>;
  const formats = newerFormatsOf(parseBtf(btf));
  return {
    kernel: kernelId(entry.kernel),
    file,
    size: btf.length,
    sha256,
    ...(formats.length > 0 && { formats }),
    source: { archive, path, ...content, btfSize: wholeSize },
    outcomes,
  };
}

/** The architectures of a manifest's kernels, as archives name them, sorted. */
export function architecturesOf({ kernels }: Manifest): string[] {
  return [...new Set(kernels.map(({ kernel }) => archOf(kernel)))].sort(compare);
}

/** A manifest with the kernels of one architecture, and all else as it is. */
export function ofArchitecture(manifest: Manifest, arch: string): Manifest {
  const { kernels, missing, ownBtf } = manifest;
  return {
    ...manifest,
    kernels: kernels.filter(({ kernel }) => archOf(kernel) === arch),
    missing: missing.filter(({ kernel }) => archOf(kernel) === arch),
    ownBtf: ownBtf.filter((kernel) => archOf(kernel) === arch),
  };
}

/** The third part of `distro/version/arch/release`. */
function archOf(kernel: string): string {
  return kernel.split('/')[2] ?? '';
}
