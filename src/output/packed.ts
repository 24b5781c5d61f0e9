import { PACK_FORMATS, type PackFormat } from '../pack/format.js';
import { packed } from '../pack/pack.js';
import type { Member } from '../pack/tar.js';
import { indexJson, indexOf } from './bundle-index.js';
import { manifestJson } from './json.js';
import { architecturesOf, type Manifest, ofArchitecture } from './manifest.js';
import { packedPlace } from './packed-place.js';
import { INDEX_FILE, MANIFEST_FILE } from './place.js';
import type { BundleWriter } from './write.js';

/** What of a bundle is packed into one archive: all of it, or the kernels of an architecture each. */
export const PACK_BY = ['all', 'arch'] as const;
type PackBy = (typeof PACK_BY)[number];

/** Without a format, nothing is packed. */
export const PACK_CHOICES = ['none', ...PACK_FORMATS] as const;

/** How a bundle is packed. */
export interface Packing {
  /** Directory of the bundle, as the user wrote it. */
  readonly output: string;
  readonly pack: 'none' | PackFormat;
  readonly packBy: PackBy;
}

/** A packed bundle. */
export interface PackedBundle {
  /** Absolute. */
  readonly path: string;
  /** Bytes. */
  readonly size: number;
}

/**
 * The places of the packed bundles that a run writes.
 *
 * @param architectures of its kernels, as archives name them
 */
export function packedPlacesFor(
  { output, pack, packBy }: Packing,
  architectures: Iterable<string>,
): string[] {
  if (pack === 'none') return [];
  if (packBy === 'all') return [packedPlace(output, pack)];
  return [...new Set(architectures)].map((arch) => packedPlace(output, pack, arch));
}

/**
 * Packs what ships of a bundle that is being written: its kernels' files, and the manifest and index of
 * just these, but no reports. Every file of a kernel must have been added.
 *
 * @returns the packed bundles, as they will be once the bundle is in its place
 * @throws what `BundleWriter.addPacked` throws
 */
export async function addPacked(
  writer: BundleWriter,
  manifest: Manifest,
  { output, pack, packBy }: Packing,
): Promise<PackedBundle[]> {
  if (pack === 'none') return [];
  const parts =
    packBy === 'all'
      ? [{ arch: undefined, part: manifest }]
      : architecturesOf(manifest).map((arch) => ({ arch, part: ofArchitecture(manifest, arch) }));
  const bundles: PackedBundle[] = [];
  for (const { arch, part } of parts) {
    const path = packedPlace(output, pack, arch);
    const size = await writer.addPacked(path, packed(pack, membersOf(writer, part)));
    bundles.push({ path, size });
  }
  return bundles;
}

function membersOf(writer: BundleWriter, manifest: Manifest): Member[] {
  const files = new Set(manifest.kernels.map(({ file }) => file));
  return [
    { path: INDEX_FILE, read: () => Buffer.from(indexJson(indexOf(manifest))) },
    { path: MANIFEST_FILE, read: () => Buffer.from(manifestJson(manifest)) },
    ...Array.from(files, (path) => ({ path, read: () => writer.read(path) })),
  ];
}
