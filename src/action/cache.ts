import { AsyncLocalStorage } from 'node:async_hooks';
import { rm } from 'node:fs/promises';
import { EOL } from 'node:os';
import { join } from 'node:path';
import { blobStore } from '../archive/store.js';
import { messageOf } from '../errors.js';
import type { Log } from '../report/log.js';
import type { ReuseLevels } from '../reuse/local.js';
import { digestOf, type Reuse, type SourceGroup } from '../reuse/reuse.js';

/** Changes where what is kept changes its form, so that older entries are not looked at. */
const FORMAT = 'v1';

/** Milliseconds after which a call of the cache service is given up. */
const PATIENCE = 5 * 60_000;

/**
 * Reuse by GitHub's cache service: one entry for the results, and one for each distro, version and
 * architecture. The first call that fails costs a warning, and no other is made after it.
 *
 * @param root directory for the files while they are packed and unpacked; its path is a part of what
 *   the service finds an entry by, so it must be the same in every run
 * @param patience milliseconds after which a call is given up
 */
export function cacheReuse(
  root: string,
  levels: ReuseLevels,
  log: Log,
  patience = PATIENCE,
): Reuse {
  const store = blobStore(join(root, 'sources'));
  const resultsDirectory = join(root, 'results');
  const service = cacheService(log, patience);

  async function restoreGroup(group: SourceGroup): Promise<void> {
    const kept = new Set(await store.list(group.name));
    const lacking = group.blobs.filter((blob) => !kept.has(blob)).length;
    if (lacking === 0) return;
    const prefix = sourcePrefix(group.name);
    await service.restore(
      store.directoryOf(group.name),
      `${prefix}${digestOf(group.blobs)}`,
      prefix,
    );
  }

  async function saveGroup(group: SourceGroup): Promise<void> {
    const wanted = new Set(group.blobs);
    const kept = await store.list(group.name);
    const directory = store.directoryOf(group.name);
    for (const name of kept) {
      // What is no more wanted would be carried along for ever.
      if (!wanted.has(name)) await rm(join(directory, name), { force: true });
    }
    const whole = kept.filter((name) => wanted.has(name)).length === wanted.size;
    if (whole) await service.save(directory, `${sourcePrefix(group.name)}${digestOf(group.blobs)}`);
  }

  return {
    ...(levels.sources && { store }),
    async restoreSources(groups) {
      if (levels.sources) for (const group of groups) await restoreGroup(group);
    },
    async saveSources(groups) {
      if (levels.sources) for (const group of groups) await saveGroup(group);
    },
    async restoreResults(signature) {
      if (!levels.results) return undefined;
      const prefix = resultPrefix(signature);
      // An earlier step of the same job may have left its own there.
      await rm(resultsDirectory, { recursive: true, force: true });
      await service.restore(resultsDirectory, `${prefix}newest`, prefix);
      return resultsDirectory;
    },
    async saveResults(signature, digest) {
      if (!levels.results) return;
      await service.save(resultsDirectory, `${resultPrefix(signature)}${digest}`);
    },
  };
}

function sourcePrefix(group: string): string {
  return `btf-bundle-source-${FORMAT}-${group.replaceAll('/', '-')}-`;
}

function resultPrefix(signature: string): string {
  return `btf-bundle-result-${FORMAT}-${signature}-`;
}

function cacheService(log: Log, patience: number) {
  let down = false;

  async function call(
    what: string,
    work: (cache: typeof import('@actions/cache')) => Promise<unknown>,
  ): Promise<void> {
    if (down) return;
    // Loaded where it is used: it is most of this program, and many runs do without it.
    const cache = await import('@actions/cache');
    if (!cache.isFeatureAvailable()) {
      down = true;
      log.info('This runner offers no cache, so nothing is kept for the next run.');
      return;
    }
    const problem = await problemOf(() => work(cache), log, patience);
    if (problem === undefined) return;
    down = true;
    log.warn(`The cache could not be ${what}, so the run goes on without it: ${problem}`);
  }

  return {
    restore: (directory: string, key: string, prefix: string) =>
      call('read', (cache) => cache.restoreCache([directory], key, [prefix])),
    save: (directory: string, key: string) =>
      call('written', (cache) => cache.saveCache([directory], key)),
  };
}

/** Waits for a call of the cache library, for so long as is bearable, and tells what went wrong. */
async function problemOf(
  call: () => Promise<unknown>,
  log: Log,
  patience: number,
): Promise<string | undefined> {
  let problem: string | undefined;
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no end after ${patience / 1000} s`)), patience);
  });
  const hear = (line: string) => {
    if (/^::(add-mask|debug)::/.test(line)) process.stdout.write(`${line}${EOL}`);
    const told = complaintOf(line);
    if (told !== undefined) problem ??= told;
    else if (!/^(::.*)?\s*$/.test(line)) log.info(line);
  };
  try {
    await Promise.race([listening(call, hear), late]);
  } catch (error) {
    problem ??= messageOf(error);
  } finally {
    clearTimeout(timer);
  }
  return problem;
}

/**
 * The library throws next to nothing: of most failures it tells by annotations. Why it could not
 * begin to save, it tells by a debug message (v2) or a line (v1); an entry that is there already is
 * no failure.
 */
function complaintOf(line: string): string | undefined {
  const [, annotation] = /^::(?:warning|error)[^:]*::(.*)$/.exec(line) ?? [];
  const [, v2] = /^::debug::Failed to reserve cache: (.*)$/.exec(line) ?? [];
  const [, v1] = /^Failed to save: .* More details: (.*)$/.exec(line) ?? [];
  const reservation = v2 ?? v1;
  const isThere = reservation !== undefined && /\(409\)|exist/i.test(reservation);
  const message = annotation ?? (isThere ? undefined : reservation);
  return message?.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%');
}

const listener = new AsyncLocalStorage<(line: string) => void>();
let isTapped = false;

/**
 * Takes what a call writes to standard output off it, line by line, also after the call was given
 * up: a cache that is down is worth one warning, not the library's annotations besides.
 */
function listening<T>(call: () => Promise<T>, hear: (line: string) => void): Promise<T> {
  if (!isTapped) tapOutput();
  isTapped = true;
  return listener.run(hear, call);
}

function tapOutput(): void {
  const write = process.stdout.write.bind(process.stdout) as (...args: unknown[]) => boolean;
  process.stdout.write = ((chunk: string | Uint8Array, ...others: unknown[]) => {
    const hear = listener.getStore();
    if (hear === undefined) return write(chunk, ...others);
    listener.exit(() => String(chunk).split(/\r?\n/).forEach(hear));
    return true;
  }) as typeof process.stdout.write;
}
