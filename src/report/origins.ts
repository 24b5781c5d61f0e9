import { formatCount, formatSize } from './text.js';

/** Where kernels came from: how many, and their packed bytes where they had to be read. */
export interface Origins {
  /** Worked out by an earlier run. */
  results: number;
  /** Fetched by an earlier run. */
  readonly sources: Amount;
  readonly network: Amount;
  readonly directory: Amount;
}

interface Amount {
  kernels: number;
  bytes: number;
}

export function newOrigins(): Origins {
  const none = () => ({ kernels: 0, bytes: 0 });
  return { results: 0, sources: none(), network: none(), directory: none() };
}

export function noteFetched(
  origins: Origins,
  from: 'sources' | 'network' | 'directory',
  bytes: number,
): void {
  origins[from].kernels++;
  origins[from].bytes += bytes;
}

/** One line for people: what came from where, and what that saved. */
export function describeOrigins({ results, sources, network, directory }: Origins): string {
  const parts = [
    network.kernels > 0 &&
      `${formatCount(network.kernels, 'kernel')} fetched (${formatSize(network.bytes)})`,
    sources.kernels > 0 &&
      `${formatCount(sources.kernels, 'kernel')} kept from an earlier run (${formatSize(sources.bytes)} not fetched)`,
    results > 0 &&
      `${formatCount(results, 'kernel')} with the results of an earlier run (neither fetched nor unpacked)`,
    directory.kernels > 0 &&
      `${formatCount(directory.kernels, 'kernel')} read from a directory (${formatSize(directory.bytes)})`,
  ];
  return parts.filter(Boolean).join(', ') || 'none';
}
