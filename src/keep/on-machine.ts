import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import type { CacheMode } from '../inputs/request.js';
import type { Log } from '../report/log.js';
import type { Keeper, Keepers } from './keeper.js';
import { directoryUnits, fileUnits, type Limits, trim, type Unit } from './trim.js';

/** Enough for the kernels of several products: a packed kernel has one to five megabytes. */
const SOURCES: Limits = { bytes: 4 * 2 ** 30, days: 90 };

/** Enough for a hundred changes of relocations, each over some hundred kernels of a few kilobytes. */
const RESULTS: Limits = { bytes: 2 ** 29, days: 30 };

/** Enough for all of BTFHub-Archive: of a kernel some hundred kilobytes are kept. */
const KERNELS: Limits = { bytes: 2 * 2 ** 30, days: 90 };

/** What a run in a terminal keeps: in the cache directory of its user. */
export function keepersOnMachine(mode: CacheMode, log: Pick<Log, 'warn'>): Keepers {
  if (mode === 'none') return {};
  const root = userCacheDirectory();
  if (root === undefined) {
    log.warn(
      'This user has no home directory, so nothing is kept for later runs: set HOME or XDG_CACHE_HOME, or set cache to none.',
    );
    return {};
  }
  return {
    sources: sourcesOnMachine(root),
    ...(mode !== 'source' && {
      results: resultsOnMachine(root),
      kernels: kernelsOnMachine(root),
    }),
  };
}

/**
 * Where programs of this user keep what they can make again; undefined for a user without a home, as
 * one whose number has no name in a container.
 */
function userCacheDirectory(): string | undefined {
  const { XDG_CACHE_HOME, LOCALAPPDATA } = process.env;
  if (process.platform === 'win32' && LOCALAPPDATA) return join(LOCALAPPDATA, 'btf-bundle');
  if (process.platform !== 'darwin' && XDG_CACHE_HOME) return join(XDG_CACHE_HOME, 'btf-bundle');
  const home = homeDirectory();
  if (home === undefined) return undefined;
  const parts = process.platform === 'darwin' ? ['Library', 'Caches'] : ['.cache'];
  return join(home, ...parts, 'btf-bundle');
}

function homeDirectory(): string | undefined {
  try {
    const home = homedir();
    return isAbsolute(home) ? home : undefined;
  } catch {
    return undefined;
  }
}

/** Packed entries in `root/sources`, trimmed file by file. */
export function sourcesOnMachine(root: string, limits = SOURCES): Keeper {
  return machineKeeper(join(root, 'sources'), fileUnits, limits);
}

/** Results in `root/results`, trimmed by signature. */
export function resultsOnMachine(root: string, limits = RESULTS): Keeper {
  return machineKeeper(join(root, 'results'), directoryUnits, limits);
}

/** Parts of kernels in `root/kernels`, trimmed file by file. */
export function kernelsOnMachine(root: string, limits = KERNELS): Keeper {
  return machineKeeper(join(root, 'kernels'), fileUnits, limits);
}

/** What lies in a directory that stays is there without being brought back. */
function machineKeeper(
  root: string,
  unitsOf: (root: string) => Promise<Unit[]>,
  limits: Limits,
): Keeper {
  let trimmed: Promise<void> | undefined;
  const trimAll = async () => trim(await unitsOf(root), limits);
  return {
    directoryOf: (name) => join(root, ...name.split('/')),
    restore: async () => {},
    // All names are trimmed together, so that the first one to be saved does it for all.
    save: () => {
      trimmed ??= trimAll();
      return trimmed;
    },
  };
}
