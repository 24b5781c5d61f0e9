import { compare } from '../compare.js';
import { STATUSES, type Status } from '../core/outcome.js';
import type { Manifest, ManifestKernel } from '../output/manifest.js';
import type { Report } from './report.js';
import { formatCount } from './text.js';

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
