import { createHash, randomBytes } from 'node:crypto';
import {
  existsSync,
  lstatSync,
  readdirSync,
  readlinkSync,
  renameSync,
  rmSync,
  utimesSync,
} from 'node:fs';
import { hostname } from 'node:os';
import { basename, dirname, join } from 'node:path';

// What a run writes stands beside its place, as `<place>.tmp-…`, and what it replaces is moved aside
// to `<place>.old-…` for a moment. A run that is killed leaves them there for the next one.

/** What is written, and what is moved aside. */
type Kind = 'tmp' | 'old';

/** A live run says so this often, on what it writes. */
const SIGN_OF_LIFE_MS = 60_000;

/** After so long without a sign, a run on a machine that cannot be asked counts as dead. */
const SILENCE_MS = { tmp: 10 * SIGN_OF_LIFE_MS, old: 10_000 } as const;

/** Names that this process uses now. */
const inUse = new Set<string>();

/** A name beside a place that tells whose it is. It is in use until `release`. */
export function nameBeside(place: string, kind: Kind): string {
  const name = `${place}.${kind}-${machine()}-${process.pid}-${randomBytes(6).toString('hex')}`;
  inUse.add(name);
  return name;
}

export function release(name: string): void {
  inUse.delete(name);
}

/** Shows other machines that the run which writes `path` is alive, until the returned call. */
export function showLife(path: string): () => void {
  const timer = setInterval(() => {
    try {
      utimesSync(path, new Date(), new Date());
    } catch {
      // It is gone, or about to be.
    }
  }, SIGN_OF_LIFE_MS);
  timer.unref();
  return () => clearInterval(timer);
}

/**
 * Puts right what killed runs left of a place: a bundle that was moved aside and whose successor never
 * came is put back, and all else is removed. What live runs use stays.
 */
export function mendPlace(place: string): void {
  const dead = leftovers([place]).filter(isDead);
  const aside = dead.filter(({ kind }) => kind === 'old').sort((a, b) => b.changed - a.changed);
  if (!existsSync(place) && aside[0] !== undefined) {
    if (!moved(aside[0].path, place)) return;
  }
  for (const { path } of dead) removeTree(path);
}

/**
 * Puts right what killed runs left of places that change together with a bundle, before that is mended
 * itself. A run moves them aside, then its bundle into place, and then what it wrote for them (`swap`);
 * if it gives up, it removes its bundle last. So once that is beside its place no more, the others are
 * to come.
 *
 * @param companions those first that must come first
 * @param bundles places of the bundles that they may belong to
 */
export function mendCompanions(companions: readonly string[], bundles: readonly string[]): void {
  const unfinished = leftovers(bundles).filter(({ kind }) => kind === 'tmp');
  for (const left of leftovers(companions).filter(isDead)) {
    const bundle = unfinished.find(
      ({ machine, pid }) => machine === left.machine && pid === left.pid,
    );
    if (bundle !== undefined && !isDead(bundle)) continue;
    const stays = bundle === undefined ? 'tmp' : 'old';
    if (left.kind === stays && !existsSync(left.place)) moved(left.path, left.place);
    removeTree(left.path);
  }
}

/** Whether it could be moved: another run may be faster, or nothing may be written here; whoever writes will say so. */
function moved(from: string, to: string): boolean {
  try {
    renameSync(from, to);
    return true;
  } catch {
    return false;
  }
}

/** Removes a file or directory. What cannot be removed has a name that stands in nobody's way. */
export function removeTree(path: string): void {
  try {
    rmSync(path, { recursive: true, force: true, maxRetries: 3 });
  } catch {
    // The next run tries again.
  }
}

interface Leftover {
  /** What it is of. */
  readonly place: string;
  readonly path: string;
  readonly kind: Kind;
  readonly machine: string;
  readonly pid: number;
  /** Milliseconds of the last change, renames included. */
  readonly changed: number;
}

/** All that is beside some places, in the order of these. */
function leftovers(places: readonly string[]): Leftover[] {
  const directories = new Map(places.map((place) => [dirname(place), [] as string[]]));
  for (const directory of directories.keys()) directories.set(directory, namesIn(directory));
  return places.flatMap((place) => {
    const prefix = `${basename(place)}.`;
    const names = directories.get(dirname(place)) ?? [];
    return names
      .filter((name) => name.startsWith(prefix))
      .flatMap((name) => leftoverOf(place, name, name.slice(prefix.length)));
  });
}

function leftoverOf(place: string, name: string, rest: string): Leftover[] {
  const parts = /^(tmp|old)-([0-9a-f]{8})-(\d+)-[0-9a-f]{12}$/.exec(rest);
  const path = join(dirname(place), name);
  const stats = lstatSync(path, { throwIfNoEntry: false });
  if (parts === null || stats === undefined) return [];
  const [, kind, machine = '', pid] = parts;
  return [{ place, path, kind: kind as Kind, machine, pid: Number(pid), changed: stats.ctimeMs }];
}

function namesIn(directory: string): string[] {
  try {
    return readdirSync(directory);
  } catch {
    return [];
  }
}

function isDead(leftover: Leftover): boolean {
  if (inUse.has(leftover.path)) return false;
  if (leftover.machine !== machine()) {
    return Date.now() - leftover.changed > SILENCE_MS[leftover.kind];
  }
  // The number of a process that ended may be ours by now.
  return leftover.pid === process.pid || !isAlive(leftover.pid);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Where process numbers mean the same: 8 hex digits of a host and, on Linux, its PID namespace. */
function machine(): string {
  let space = '';
  try {
    space = readlinkSync('/proc/self/ns/pid');
  } catch {
    // Only Linux has them.
  }
  return createHash('sha256').update(`${hostname()} ${space}`).digest('hex').slice(0, 8);
}
