import { lstatSync, renameSync } from 'node:fs';
import { nameBeside, release, removeTree } from './leftovers.js';

/** What was written beside the place that it takes. */
export interface Arrival {
  readonly place: string;
  readonly beside: string;
}

/**
 * Moves files and directories away and others into their places: all of them, in these orders, or, if
 * one cannot be moved, none.
 *
 * No `await` in here: a signal is then handled before or after it, never between two renames.
 *
 * @param leaving places; where nothing is, nothing is done
 * @throws the error of the rename that failed
 */
export function swap(leaving: readonly string[], arriving: readonly Arrival[]): void {
  const aside: Arrival[] = [];
  const arrived: Arrival[] = [];
  try {
    for (const place of leaving) {
      if (lstatSync(place, { throwIfNoEntry: false }) === undefined) continue;
      const beside = nameBeside(place, 'old');
      aside.push({ place, beside });
      rename(place, beside);
    }
    for (const arrival of arriving) {
      rename(arrival.beside, arrival.place);
      arrived.push(arrival);
    }
    for (const { beside } of aside) removeTree(beside);
  } catch (error) {
    for (const { place, beside } of arrived.reverse()) renameIfPossible(place, beside);
    for (const { place, beside } of aside.reverse()) renameIfPossible(beside, place);
    throw error;
  } finally {
    for (const { beside } of aside) release(beside);
  }
}

/** What cannot be moved back stays beside its place, and the next run puts it right. */
function renameIfPossible(from: string, to: string): void {
  try {
    renameSync(from, to);
  } catch {
    // The error that led here is told.
  }
}

/** Windows renames no directory that a virus scanner looks into; it does not look for long. */
export function rename(from: string, to: string): void {
  for (let tries = 1; ; tries++) {
    try {
      renameSync(from, to);
      return;
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      const passing = code === 'EPERM' || code === 'EACCES' || code === 'EBUSY';
      if (process.platform !== 'win32' || !passing || tries === 20) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 100);
    }
  }
}
