import { lstat, readdir, rm } from 'node:fs/promises';
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

export const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * Removes what was not used for long, and of the rest the least recently used until it fits. What
 * another run removes at the same time is no error.
 *
 * @returns what was removed
 */
export async function trim(
  units: readonly Unit[],
  limits: Limits,
  now = Date.now(),
): Promise<Unit[]> {
  const removed: Unit[] = [];
  let total = 0;
  for (const unit of [...units].sort((a, b) => b.used - a.used)) {
    total += unit.bytes;
    if (total <= limits.bytes && now - unit.used <= limits.days * DAY_MS) continue;
    await rm(unit.path, { recursive: true, force: true });
    removed.push(unit);
  }
  return removed;
}

/**
 * Each file below a directory as a unit. A symbolic link is one by itself, also if it stands for the
 * directory: what it leads to belongs to somebody else.
 */
export function fileUnits(root: string): Promise<Unit[]> {
  return unitsBelow(root, Number.POSITIVE_INFINITY);
}

/**
 * Each directory that lies so deep below another one as a unit, which was used when the newest of its
 * files was. A file above is a unit of its own.
 *
 * @param depth 1 for the directories in `root`
 */
export function directoryUnits(root: string, depth = 1): Promise<Unit[]> {
  return unitsBelow(root, depth);
}

async function unitsBelow(path: string, depth: number): Promise<Unit[]> {
  const stats = await lstat(path).catch(() => undefined);
  if (stats === undefined) return [];
  if (!stats.isDirectory()) return [{ path, bytes: stats.size, used: stats.mtimeMs }];
  const names = await readdir(path).catch(() => []);
  const units: Unit[] = [];
  for (const name of names) units.push(...(await unitsBelow(join(path, name), depth - 1)));
  if (depth > 0) return units;
  const used = Math.max(0, ...units.map((unit) => unit.used));
  return [{ path, bytes: units.reduce((sum, { bytes }) => sum + bytes, 0), used }];
}
