import { randomBytes } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
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
  const resultsFile = (signature: string) => join(root, 'results', `${signature}.json`);
  return {
    ...(levels.sources && { store: blobStore(join(root, 'sources')) }),
    restoreSources: async () => {},
    saveSources: async () => {},
    async restoreResults(signature) {
      if (!levels.results) return undefined;
      return readFile(resultsFile(signature)).catch(() => undefined);
    },
    async saveResults(signature, _digest, bytes) {
      if (!levels.results) return;
      const file = resultsFile(signature);
      const temporary = `${file}.${randomBytes(6).toString('hex')}`;
      await mkdir(join(root, 'results'), { recursive: true });
      await writeFile(temporary, bytes);
      await rename(temporary, file);
    },
  };
}
