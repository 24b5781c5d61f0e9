import { rm, rmdir } from 'node:fs/promises';
import { join } from 'node:path';
import { KINDS, type Kind } from './on-machine.js';
import { DAY_MS, type Unit } from './trim.js';

/** What is kept of one kind; a unit of it is kept or removed as one. */
export interface Kept extends Pick<Kind, 'name' | 'unit'> {
  readonly units: readonly Unit[];
}

/**
 * What runs on this machine kept.
 *
 * @param root directory of all that is kept
 */
export function keptIn(root: string): Promise<Kept[]> {
  return Promise.all(
    KINDS.map(async ({ name, unit, unitsOf }) => ({
      ...{ name, unit },
      units: await unitsOf(join(root, name)),
    })),
  );
}

/**
 * Removes what runs on this machine kept. A symbolic link among it is removed, and not what it leads to.
 *
 * @param days removes what was not used for so many only; all if undefined
 * @returns what was removed
 * @throws Error of the system
 */
export async function removeKept(root: string, days?: number, now = Date.now()): Promise<Kept[]> {
  const removed = [];
  for (const { units, ...kind } of await keptIn(root)) {
    const isOld = ({ used }: Unit) => days === undefined || now - used > days * DAY_MS;
    const old = units.filter(isOld);
    for (const { path } of old) await rm(path, { recursive: true, force: true });
    // Directories that are empty now.
    if (days === undefined) await rm(join(root, kind.name), { recursive: true, force: true });
    removed.push({ ...kind, units: old });
  }
  await rmdir(root).catch(() => {});
  return removed;
}
