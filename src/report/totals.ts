import { compare } from '../compare.js';
import { STATUSES, type Status } from '../core/outcome.js';
import type { Manifest, ManifestKernel } from '../output/manifest.js';
import { isFailure } from './failures.js';

/** Sums over some of a bundle's kernels. */
export interface Totals {
  readonly kernels: number;
  /** Bytes of whole BTF, unpacked. */
  readonly before: number;
  /** Bytes of tailored BTF. */
  readonly after: number;
}

export function totals(kernels: readonly ManifestKernel[]): Totals {
  return {
    kernels: kernels.length,
    before: kernels.reduce((sum, { source }) => sum + source.size, 0),
    after: kernels.reduce((sum, { size }) => sum + size, 0),
  };
}

/** Totals of each `distro/version/arch`, sorted by it. */
export function totalsByPlace(manifest: Manifest): [place: string, totals: Totals][] {
  const places = new Map<string, ManifestKernel[]>();
  for (const kernel of manifest.kernels) {
    const place = kernel.kernel.split('/').slice(0, 3).join('/');
    const there = places.get(place);
    if (there === undefined) places.set(place, [kernel]);
    else there.push(kernel);
  }
  return [...places]
    .sort(([a], [b]) => compare(a, b))
    .map(([place, kernels]) => [place, totals(kernels)]);
}

/** Each way in which relocations end, over all kernels. */
export function outcomeTotals(manifest: Manifest): [status: Status, relocations: number][] {
  return STATUSES.map((status) => [
    status,
    manifest.kernels.reduce((sum, { outcomes }) => sum + outcomes[status], 0),
  ]);
}

/** Kernels on which relocations fail, those with most failures first. */
export function worstKernels(manifest: Manifest): { kernel: ManifestKernel; failures: number }[] {
  return manifest.kernels
    .map((kernel) => ({
      kernel,
      failures: STATUSES.filter(isFailure).reduce(
        (sum, status) => sum + kernel.outcomes[status],
        0,
      ),
    }))
    .filter(({ failures }) => failures > 0)
    .sort((a, b) => b.failures - a.failures || compare(a.kernel.kernel, b.kernel.kernel));
}
