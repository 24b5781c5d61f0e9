import { compare } from '../compare.js';
import { STATUSES, type Status } from '../core/outcome.js';
import type { Manifest, ManifestKernel } from '../output/manifest.js';
import type { Report } from './report.js';
import { formatCount, formatSize } from './text.js';

/** Sums over some of a bundle's kernels. */
export interface Totals {
  readonly kernels: number;
  /** Bytes of whole BTF, unpacked. */
  readonly before: number;
  /** Bytes of tailored BTF. */
  readonly after: number;
}

export function totalsOf(kernels: readonly ManifestKernel[]): Totals {
  return {
    kernels: kernels.length,
    before: kernels.reduce((sum, { source }) => sum + source.btfSize, 0),
    after: kernels.reduce((sum, { size }) => sum + size, 0),
  };
}

/** How many different files some kernels have, and the sum of their sizes. */
export function differentFiles(kernels: readonly ManifestKernel[]): {
  readonly count: number;
  /** Bytes. */
  readonly bytes: number;
} {
  const sizes = new Map(kernels.map(({ sha256, size }) => [sha256, size]));
  return { count: sizes.size, bytes: [...sizes.values()].reduce((sum, size) => sum + size, 0) };
}

/** Of the bytes of a tree, what must be saved by sharing files before it is worth a line. */
const WORTH_TELLING = 1 / 10;

/**
 * What it saves that kernels share files, or in a tree, what it would save if that is much: a line or
 * none.
 */
export function describeSharing({ layout, kernels }: Manifest): string[] {
  const { after } = totalsOf(kernels);
  const { count, bytes } = differentFiles(kernels);
  const files = `${formatCount(count, 'different file')} of ${formatSize(bytes)}`;
  const saved = (100 * (after - bytes)) / after;
  if (layout === 'shared' && count === kernels.length)
    return count > 1 ? ['shared: no two kernels share a file'] : [];
  if (layout === 'shared')
    return [`shared: ${files}, ${Math.floor(saved)} % less than a file each`];
  if (layout !== 'tree' || saved <= 100 * WORTH_TELLING) return [];
  return [`layout shared would write ${files}, ${Math.floor(saved)} % less`];
}

/** Totals of each distribution's version and architecture, sorted by them. */
export function totalsByVersion(manifest: Manifest): [version: string[], totals: Totals][] {
  const versions = new Map<string, ManifestKernel[]>();
  for (const kernel of manifest.kernels) {
    const version = kernel.kernel.split('/').slice(0, 3).join('/');
    const kernels = versions.get(version);
    if (kernels === undefined) versions.set(version, [kernel]);
    else kernels.push(kernel);
  }
  return [...versions]
    .sort(([a], [b]) => compare(a, b))
    .map(([version, kernels]) => [version.split('/'), totalsOf(kernels)]);
}

/** Each way in which relocations end, over all kernels. */
export function outcomeTotals(manifest: Manifest): [status: Status, relocations: number][] {
  return STATUSES.map((status) => [
    status,
    manifest.kernels.reduce((sum, { outcomes }) => sum + outcomes[status], 0),
  ]);
}

/** How many CO-RE relocations the objects have. */
export function countRelocations(manifest: Manifest): number {
  return manifest.objects.reduce((sum, { relocations }) => sum + relocations, 0);
}

/** `2 objects with 4 programs and 68 relocations`; older reports tell no programs. */
export function describeObjects(manifest: Manifest, report: Report): string {
  const programs = report.objects.reduce((sum, object) => sum + object.programs.length, 0);
  return [
    `${formatCount(manifest.objects.length, 'object')} with `,
    programs === 0 ? '' : `${formatCount(programs, 'program')} and `,
    formatCount(countRelocations(manifest), 'relocation'),
  ].join('');
}
