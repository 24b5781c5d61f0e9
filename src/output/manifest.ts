import { relative, sep } from 'node:path';
import type { Archive } from '../archive/archive.js';
import type { FoundEntry } from '../archive/search.js';
import { STATUSES, type Status } from '../core/outcome.js';
import { kernelId } from '../kernels/kernel.js';
import type { ObjectFile } from '../objects/load.js';
import type { TailoredKernel } from '../tailor/tailored-kernel.js';

/** `manifest.json`, as `schema/manifest.schema.json` describes it. */
export interface Manifest {
  readonly schema: 1;
  /** Version of btf-bundle that wrote it. */
  readonly tool: string;
  readonly archives: readonly ManifestArchive[];
  /** SHA-256 over all that the tailored files depend on besides their kernels' BTF, hex. */
  readonly signature: string;
  readonly objects: readonly ManifestObject[];
  readonly kernels: readonly ManifestKernel[];
  /** Kernels that were asked for and are not in the bundle. */
  readonly missing: readonly ManifestMissing[];
  /** Ids of kernels that were asked for and carry their own BTF. */
  readonly ownBtf: readonly string[];
}

export interface ManifestArchive {
  readonly name: string;
  readonly commit?: string;
}

export interface ManifestObject {
  readonly path: string;
  readonly sha256: string;
  /** Number of CO-RE records. */
  readonly relocations: number;
  /** Architectures (as archives name them) that it is for; without it, every one of its byte order. */
  readonly arch?: readonly string[];
}

export interface ManifestKernel {
  /** `distro/version/arch/release` */
  readonly kernel: string;
  /** Path below the bundle's directory. */
  readonly file: string;
  /** Bytes. */
  readonly size: number;
  readonly sha256: string;
  readonly source: {
    /** Index into `archives`. */
    readonly archive: number;
    readonly path: string;
    /** Git blob id of the packed entry; where the archive has none, its SHA-256, hex. */
    readonly blob?: string;
    readonly sha256?: string;
    /** Bytes of the whole BTF, unpacked. */
    readonly size: number;
  };
  /** How many relocations of its objects end in each way. */
  readonly outcomes: Readonly<Record<Status, number>>;
}

export interface ManifestMissing {
  readonly kernel: string;
  readonly reason: string;
}

/** A directory stands in the manifest by its path from the current directory. */
export function describeArchive({ name, directory, commit }: Archive): ManifestArchive {
  const way = directory && relative(process.cwd(), directory).split(sep).join('/');
  return { name: way === '' ? '.' : (way ?? name), ...(commit !== undefined && { commit }) };
}

export function describeObject({
  path,
  sha256,
  object,
  architectures,
}: ObjectFile): ManifestObject {
  const relocations = object.relocations.length;
  return { path, sha256, relocations, ...(architectures && { arch: architectures }) };
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
  const content = blob === undefined ? { sha256: packedSha256 as string } : { blob };
  const outcomes = Object.fromEntries(
    STATUSES.map((status) => [status, counts.reduce((sum, one) => sum + one[status], 0)]),
  ) as Record<Status, number>;
  return {
    kernel: kernelId(entry.kernel),
    file,
    size: btf.length,
    sha256,
    source: { archive, path, ...content, size: wholeSize },
    outcomes,
  };
}
