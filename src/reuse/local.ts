import { homedir } from 'node:os';
import { join } from 'node:path';
import { blobStore } from '../archive/store.js';
import type { Reuse } from './reuse.js';

/** Levels of reuse that a run is allowed. */
export interface ReuseLevels {
  readonly sources: boolean;
  readonly results: boolean;
}

/** Where programs of this user keep what they can make again. */
export function userCacheDirectory(): string {
  const { XDG_CACHE_HOME, LOCALAPPDATA } = process.env;
  if (process.platform === 'win32' && LOCALAPPDATA) return join(LOCALAPPDATA, 'btf-bundle');
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Caches', 'btf-bundle');
  return join(XDG_CACHE_HOME || join(homedir(), '.cache'), 'btf-bundle');
}

/** Reuse by a directory that stays on the machine. */
export function localReuse(root: string, levels: ReuseLevels): Reuse {
  return {
    ...(levels.sources && { store: blobStore(join(root, 'sources')) }),
    restoreSources: async () => {},
    saveSources: async () => {},
    restoreResults: async (signature) =>
      levels.results ? join(root, 'results', signature) : undefined,
    saveResults: async () => {},
  };
}
