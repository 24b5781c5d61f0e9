import { AsyncLocalStorage } from 'node:async_hooks';
import { access, rm } from 'node:fs/promises';
import { EOL } from 'node:os';
import { join } from 'node:path';
import { messageOf } from '../errors.js';
import { KeepingError } from '../keep/attempt.js';
import { filesIn } from '../keep/files.js';
import type { Keeper } from '../keep/keeper.js';
import type { Log } from '../report/log.js';
import type { Unsaved } from './unsaved.js';

/** Changes if what is kept changes its form, so that older entries are not looked at. */
const FORMAT = 'v2';

/** What the library gives in place of an entry's number. */
const REFUSED = -1;

/** Milliseconds after which a call of the cache service is given up. */
const PATIENCE = 5 * 60_000;

/**
 * Keeps directories in GitHub's cache service, each in an entry of its own. A call that fails throws a
 * KeepingError. On a runner without the service nothing happens.
 *
 * @param root directory for the files while they are packed and unpacked; its path is a part of what
 *   the service finds an entry by, so it must be the same in every run
 * @param kind `source`, `kernel`, `result` or `report`, which keeps their keys apart
 * @param patience milliseconds after which a call is given up
 * @param unsaved takes what is to be saved later; without it nothing is
 */
export function cacheServiceKeeper(
  root: string,
  kind: string,
  log: Log,
  patience = PATIENCE,
  unsaved?: Unsaved,
): Keeper {
  const directoryOf = (name: string) => join(root, `${kind}s`, ...name.split('/'));
  const prefixOf = (name: string) => `btf-bundle-${kind}-${FORMAT}-${name.replaceAll('/', '-')}-`;

  async function call<T>(
    what: string,
    work: (cache: typeof import('@actions/cache')) => Promise<T>,
  ): Promise<T | undefined> {
    // Loaded where it is used: it is most of this program, and many runs do without it.
    const cache = await import('@actions/cache');
    if (!cache.isFeatureAvailable()) {
      sayUnavailable(log);
      return undefined;
    }
    const { value, problem } = await heard(() => work(cache), log, patience);
    if (problem === undefined) return value;
    throw new KeepingError(
      `The cache could not be ${what}, so the run goes on without it: ${problem}`,
    );
  }

  async function saveNow(name: string, key: string, files: readonly string[]): Promise<void> {
    if (!mayWrite()) return;
    const directory = directoryOf(name);
    // An entry cannot be changed, so one that lacks something would be in the way of a whole one.
    for (const file of files) if (!(await exists(join(directory, file)))) return;
    await keepOnly(directory, files);
    const entry = `${prefixOf(name)}${key}`;
    const id = await call('written', (cache) => cache.saveCache([directory], entry));
    if (id !== REFUSED) return;
    // The library does not tell an entry that is there already from a service that is down.
    const lookup = { lookupOnly: true };
    const found = await call('written', (cache) =>
      cache.restoreCache([directory], entry, [], lookup),
    );
    if (found === undefined) log.info(`The cache took no entry for ${name}.`);
  }

  return {
    directoryOf,
    async restore(name, key) {
      const directory = directoryOf(name);
      const prefix = prefixOf(name);
      await call('read', (cache) => cache.restoreCache([directory], `${prefix}${key}`, [prefix]));
    },
    async saveLater(name, key, files) {
      if (mayWrite()) await unsaved?.add({ kind, name, key, files });
    },
    async save(name, key, files) {
      try {
        await saveNow(name, key, files);
      } finally {
        await unsaved?.remove(kind, name);
      }
    },
  };
}

/** What is not wanted any more would be carried along for ever. */
async function keepOnly(directory: string, files: readonly string[]): Promise<void> {
  const wanted = new Set(files);
  for (const name of await filesIn(directory)) {
    if (!wanted.has(name)) await rm(join(directory, name), { recursive: true, force: true });
  }
}

async function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}

/** Some events get a token that may only read, and the runner says so. */
function mayWrite(): boolean {
  const mode = process.env.ACTIONS_CACHE_MODE?.trim().toLowerCase();
  return mode !== 'read' && mode !== 'none';
}

let saidUnavailable = false;

function sayUnavailable(log: Log): void {
  if (saidUnavailable) return;
  saidUnavailable = true;
  log.info('This runner offers no cache, so nothing is kept for the next run.');
}

/**
 * Waits for a call of the cache library, for so long as is bearable, and tells what went wrong.
 *
 * The library throws next to nothing. It tells of most failures by annotations, workflow commands at
 * the start of a line, which are taken for what they are whatever their words.
 */
async function heard<T>(
  call: () => Promise<T>,
  log: Log,
  patience: number,
): Promise<{ value?: T; problem?: string }> {
  let problem: string | undefined;
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no end after ${patience / 1000} s`)), patience);
  });
  const hear = (line: string) => {
    const [, command, message = ''] = /^::([\w-]+)[^:]*::(.*)$/.exec(line) ?? [];
    if (command === 'warning' || command === 'error') problem ??= unescaped(message);
    else if (command === 'add-mask' || command === 'debug') process.stdout.write(`${line}${EOL}`);
    else if (command === undefined && line.trim() !== '') log.info(line);
  };
  try {
    const value = await Promise.race([listening(call, hear), late]);
    return problem === undefined ? { value } : { problem };
  } catch (error) {
    return { problem: problem ?? messageOf(error) };
  } finally {
    clearTimeout(timer);
  }
}

function unescaped(message: string): string {
  return message.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%');
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
