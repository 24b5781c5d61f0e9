import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { blobStore } from '../archive/store.js';
import { messageOf } from '../errors.js';
import type { Log } from '../report/log.js';
import type { ReuseLevels } from '../reuse/local.js';
import { digestOf, type Reuse, type SourceGroup } from '../reuse/reuse.js';

/** Changes where what is kept changes its form, so that older entries are not looked at. */
const FORMAT = 'v1';
const RESULTS_FILE = 'results.json';

/** Milliseconds after which a call of the cache service is given up. */
const PATIENCE = 5 * 60_000;

/**
 * Reuse by GitHub's cache service: one entry for the results, and one for each distro, version and
 * architecture. The first call that fails costs a warning, and no other is made after it.
 *
 * @param root directory for the files while they are packed and unpacked; its path is a part of what
 *   the service finds an entry by, so it must be the same in every run
 */
export function cacheReuse(root: string, levels: ReuseLevels, log: Log): Reuse {
  const store = blobStore(join(root, 'sources'));
  const resultsDirectory = join(root, 'results');
  const service = cacheService(log);

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
      await service.restore(resultsDirectory, `${prefix}newest`, prefix);
      return readFile(join(resultsDirectory, RESULTS_FILE)).catch(() => undefined);
    },
    async saveResults(signature, digest, bytes) {
      if (!levels.results) return;
      await rm(resultsDirectory, { recursive: true, force: true });
      await mkdir(resultsDirectory, { recursive: true });
      await writeFile(join(resultsDirectory, RESULTS_FILE), bytes);
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

function cacheService(log: Log) {
  let down = false;

  async function call<T>(
    what: string,
    work: (cache: typeof import('@actions/cache')) => Promise<T>,
  ) {
    if (down) return;
    // Loaded where it is used: it is most of this program, and many runs do without it.
    const cache = await import('@actions/cache');
    if (!cache.isFeatureAvailable()) {
      down = true;
      log.info('This runner offers no cache, so nothing is kept for the next run.');
      return;
    }
    const problem = await listen(() => work(cache), log);
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

/**
 * Waits for a call of the cache library, for so long as is bearable. The library tells of failures
 * by annotations only; these are taken off the output, for a cache that is down is worth one warning.
 *
 * @returns what went wrong
 */
async function listen(call: () => Promise<unknown>, log: Log): Promise<string | undefined> {
  let problem: string | undefined;
  const lines: string[] = [];
  const write = process.stdout.write;
  process.stdout.write = ((chunk: string | Uint8Array) => {
    for (const line of String(chunk).split('\n')) {
      const [, message] = /^::(?:warning|error)[^:]*::(.*)$/.exec(line) ?? [];
      if (message !== undefined) problem ??= unescapeData(message);
      else if (line.trim() !== '') lines.push(line);
    }
    return true;
  }) as typeof process.stdout.write;
  let timer: NodeJS.Timeout | undefined;
  try {
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error(`no end after ${PATIENCE / 1000} s`)), PATIENCE);
    });
    await Promise.race([call(), late]);
  } catch (error) {
    problem ??= messageOf(error);
  } finally {
    clearTimeout(timer);
    process.stdout.write = write;
    for (const line of lines) log.info(line);
  }
  return problem;
}

/** Undoes the escapes of a workflow command's message. */
function unescapeData(message: string): string {
  return message.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%');
}
