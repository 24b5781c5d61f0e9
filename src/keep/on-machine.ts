import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import type { CacheMode } from '../inputs/request.js';
import type { Log } from '../report/log.js';
import type { Keeper, Keepers, SourceKeeper } from './keeper.js';
import { directoryUnits, fileUnits, type Limits, trim, type Unit } from './trim.js';

const SOURCE_DAYS = 90;

/** Enough for all of BTFHub-Archive: of a kernel some hundred kilobytes are kept. */
const KERNELS: Limits = { bytes: 2 * 2 ** 30, days: 90 };

/** Enough for a hundred changes of relocations, each over some hundred kernels of a few kilobytes. */
const RESULTS: Limits = { bytes: 2 ** 29, days: 30 };

/** A kind of what is kept on a machine, in a directory of its own name. */
export interface Kind {
  readonly name: 'sources' | 'kernels' | 'results';
  /** What people call one of those that are kept or removed as one. */
  readonly unit: string;
  /** All of them, in that directory. */
  unitsOf(root: string): Promise<Unit[]>;
}

const SOURCE_KIND: Kind = { name: 'sources', unit: 'file', unitsOf: fileUnits };
/** By the format of its files and `distro/version/arch`. */
const KERNEL_KIND: Kind = {
  name: 'kernels',
  unit: 'group',
  unitsOf: (root) => directoryUnits(root, 4),
};
/** By signature. */
const RESULT_KIND: Kind = { name: 'results', unit: 'set', unitsOf: directoryUnits };

export const KINDS: readonly Kind[] = [SOURCE_KIND, KERNEL_KIND, RESULT_KIND];

/**
 * What a run in a terminal keeps: in the cache directory of its user.
 *
 * @param cacheSize bytes of sources
 */
export function keepersOnMachine(
  mode: CacheMode,
  cacheSize: number,
  log: Pick<Log, 'warn'>,
): Keepers {
  if (mode === 'none') return {};
  const root = userCacheDirectory();
  if (root === undefined) {
    log.warn(
      'This user has no home directory, so nothing is kept for later runs: set HOME or XDG_CACHE_HOME, or set cache to none.',
    );
    return {};
  }
  return {
    sources: sourcesOnMachine(root, cacheSize),
    ...(mode !== 'source' && {
      kernels: kernelsOnMachine(root),
      results: resultsOnMachine(root),
    }),
  };
}

/**
 * Where programs of this user keep what they can make again; undefined for a user without a home, as
 * one whose number has no name in a container.
 */
export function userCacheDirectory(): string | undefined {
  const { XDG_CACHE_HOME, LOCALAPPDATA } = process.env;
  if (process.platform === 'win32' && LOCALAPPDATA) return join(LOCALAPPDATA, 'btf-bundle');
  // By its specification one that is not absolute is passed over.
  if (process.platform !== 'darwin' && XDG_CACHE_HOME && isAbsolute(XDG_CACHE_HOME)) {
    return join(XDG_CACHE_HOME, 'btf-bundle');
  }
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

/**
 * Packed entries in `root/sources`, trimmed file by file.
 *
 * @param bytes of those that are kept
 */
export function sourcesOnMachine(root: string, bytes: number, days = SOURCE_DAYS): SourceKeeper {
  return {
    ...machineKeeper(root, SOURCE_KIND, { bytes, days }),
    budget: { bytes, beyond: 'some' },
  };
}

/** The parts of kernels that objects ask about, in `root/kernels`, trimmed by distro, version and architecture. */
export function kernelsOnMachine(root: string, limits = KERNELS): Keeper {
  return machineKeeper(root, KERNEL_KIND, limits);
}

/** Results in `root/results`, trimmed by signature. */
export function resultsOnMachine(root: string, limits = RESULTS): Keeper {
  return machineKeeper(root, RESULT_KIND, limits);
}

/** What lies in a directory that stays is there without being saved or brought back. */
function machineKeeper(directory: string, { name: kind, unitsOf }: Kind, limits: Limits): Keeper {
  const root = join(directory, kind);
  return {
    directoryOf: (name) => join(root, ...name.split('/')),
    restore: async () => {},
    save: async () => {},
    trim: async () => {
      await trim(await unitsOf(root), limits);
    },
  };
}
