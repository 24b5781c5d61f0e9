import { formatCount, formatSize } from '../report/text.js';

/** Where a kernel came from. */
export type Origin =
  /** Tailored by an earlier run. */
  | 'results'
  /** Tailored from the part of it that an earlier run kept. */
  | 'kept'
  /** Fetched by an earlier run. */
  | 'sources'
  | 'network'
  | 'directory';

interface Amount {
  kernels: number;
  /** Of the packed entries. */
  bytes: number;
}

export type Origins = Readonly<Record<Origin, Amount>>;

export function newOrigins(): Origins {
  const none = () => ({ kernels: 0, bytes: 0 });
  return { results: none(), kept: none(), sources: none(), network: none(), directory: none() };
}

export function noteOrigin(origins: Origins, origin: Origin, bytes = 0): void {
  origins[origin].kernels++;
  origins[origin].bytes += bytes;
}

/** One line for people: what came from where, and what that saved. */
export function describeOrigins({ results, kept, sources, network, directory }: Origins): string {
  const parts = [
    network.kernels > 0 &&
      `${formatCount(network.kernels, 'kernel')} fetched (${formatSize(network.bytes)})`,
    sources.kernels > 0 &&
      `${formatCount(sources.kernels, 'kernel')} kept from an earlier run (${formatSize(sources.bytes)} not fetched)`,
    results.kernels > 0 &&
      `${formatCount(results.kernels, 'kernel')} with the results of an earlier run (neither fetched nor unpacked)`,
    kept.kernels > 0 &&
      `${formatCount(kept.kernels, 'kernel')} from the types that an earlier run kept (neither fetched nor unpacked)`,
    directory.kernels > 0 &&
      `${formatCount(directory.kernels, 'kernel')} read from a directory (${formatSize(directory.bytes)})`,
  ];
  return parts.filter(Boolean).join(', ') || 'none';
}
