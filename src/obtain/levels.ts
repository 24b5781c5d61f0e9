import type { Archive } from '../archive/archive.js';
import type { FoundEntry } from '../archive/search.js';
import type { Attempt } from '../keep/attempt.js';
import type { Keepers } from '../keep/keeper.js';
import type { Log } from '../report/log.js';
import { archiveLevel } from './from-archive.js';
import { type KeptFor, keptKernels } from './kept-kernel.js';
import { keptResults, type ResultsOf } from './kept-result.js';
import { keptSources } from './kept-source.js';
import type { Level } from './level.js';

/** The levels that a run has, the cheapest first. */
export function openLevels(
  archives: readonly Archive[],
  wanted: readonly FoundEntry[],
  { results, kernels, sources }: Keepers,
  of: ResultsOf & KeptFor,
  log: Pick<Log, 'info' | 'warn'>,
  attempt: Attempt,
): Level[] {
  return [
    ...(results === undefined
      ? []
      : [keptResults(results, of, (message) => log.warn(message), attempt)]),
    ...(kernels === undefined ? [] : [keptKernels(kernels, archives, wanted, of, attempt)]),
    ...(sources === undefined ? [] : [keptSources(sources, archives, wanted, log, attempt)]),
    archiveLevel(archives, 'directory'),
    archiveLevel(archives, 'network'),
  ];
}
