import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** How much is kept on a machine. */
export interface Limits {
  /** Bytes in all. */
  readonly bytes: number;
  /** Days since it was last used. */
  readonly days: number;
}

/** What is kept or removed as one. */
export interface Unit {
  readonly path: string;
  readonly bytes: number;
  /** Milliseconds of the last use. */
  readonly used: number;
}

const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * Removes what was not used for long, and of the rest the least recently used until it fits. What
 * another run removes at the same time is no error.
 */
export async function trim(
  units: readonly Unit[],
  limits: Limits,
  now = Date.now(),
): Promise<void> {
  let total = 0;
  for (const { path, bytes, used } of [...units].sort((a, b) => b.used - a.used)) {
    total += bytes;
    if (total <= limits.bytes && now - used <= limits.days * DAY_MS) continue;
    await rm(path, { recursive: true, force: true });
  }
}

/** Each file below a directory as a unit. */
export async function fileUnits(root: string): Promise<Unit[]> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true }).catch(() => []);
  const units = await Promise.all(
    entries
      .filter((entry) => entry.isFile())
      .map(async (entry): Promise<Unit[]> => {
        const path = join(entry.parentPath, entry.name);
        const stats = await stat(path).catch(() => undefined);
        return stats === undefined ? [] : [{ path, bytes: stats.size, used: stats.mtimeMs }];
      }),
  );
  return units.flat();
}

/** Each directory in a directory as a unit, which was used when the newest of its files was. */
export async function directoryUnits(root: string): Promise<Unit[]> {
  const entries = await readdir(root, { withFileTypes: true }).catch(() => []);
  return Promise.all(
    entries
      .filter((entry) => entry.isDirectory())
      .map(async ({ name }): Promise<Unit> => {
        const path = join(root, name);
        const files = await fileUnits(path);
        return {
          path,
          bytes: files.reduce((sum, { bytes }) => sum + bytes, 0),
          used: Math.max(0, ...files.map(({ used }) => used)),
        };
      }),
  );
}
