import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { newAttempt } from '../keep/attempt.js';
import type { Log } from '../report/log.js';
import { cacheServiceKeeper } from './cache-service.js';
import { readUnsaved } from './unsaved.js';

/**
 * Saves in the cache service what a run that was ended kept on the runner. A failure is told, and costs
 * the keeping only.
 *
 * @param file list of what there is to save
 */
export async function saveUnsaved(file: string, log: Log): Promise<void> {
  const { RUNNER_TEMP } = process.env;
  if (!RUNNER_TEMP) return;
  const attempt = newAttempt((message) => log.warn(message));
  const saves = (await attempt(() => readUnsaved(file))) ?? [];
  let saved = 0;
  for (const { kind, name, key, files } of saves) {
    const keeper = cacheServiceKeeper(join(RUNNER_TEMP, 'btf-bundle'), kind, log);
    await attempt(async () => {
      await keeper.save(name, key, files);
      saved++;
    });
  }
  await rm(file, { force: true });
  log.info(
    `Saved of what the run that was ended left for later ones: ${saved} of ${saves.length}.`,
  );
}
