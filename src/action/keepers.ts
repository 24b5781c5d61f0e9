import { join } from 'node:path';
import { messageOf } from '../errors.js';
import type { Request } from '../inputs/request.js';
import { type Keepers, type SourceKeeper, savingOnly } from '../keep/keeper.js';
import { sourcesOnMachine } from '../keep/on-machine.js';
import type { Log } from '../report/log.js';
import { cacheServiceKeeper } from './cache-service.js';
import { toolCacheDirectory } from './tool-cache.js';
import { newUnsaved } from './unsaved.js';

/** Events whose runs judge a change and publish nothing, by GitHub's own rules on their tokens. */
const CHECKING: readonly string[] = ['pull_request', 'merge_group'];

/**
 * What a run on a runner keeps: in GitHub's cache service, and entries, on machines that stay, in the
 * tool cache.
 *
 * Results and kept kernels cannot be checked as entries can by their blob ids. So with `auto` only a run that checks a
 * change uses those of earlier runs. Any other one may be a release, whatever event starts it: it makes
 * its own, and saves them for the checks.
 */
export async function actionKeepers(
  { cache: mode, cacheSize }: Pick<Request, 'cache' | 'cacheSize'>,
  log: Log,
  patience?: number,
): Promise<Keepers> {
  const { RUNNER_TEMP, RUNNER_TOOL_CACHE, RUNNER_ENVIRONMENT, GITHUB_EVENT_NAME } = process.env;
  if (mode === 'none' || !RUNNER_TEMP) return {};
  const root = join(RUNNER_TEMP, 'btf-bundle');
  const unsaved = newUnsaved(root);
  const inService = (kind: string) => cacheServiceKeeper(root, kind, log, patience, unsaved);
  const stays = RUNNER_ENVIRONMENT === 'self-hosted' && RUNNER_TOOL_CACHE;
  const sources = stays
    ? await inToolCache(RUNNER_TEMP, cacheSize, log)
    : { ...inService('source'), budget: { bytes: cacheSize, beyond: 'none' as const } };
  if (mode === 'source') return sources === undefined ? {} : { sources };
  const trusts = mode === 'all' || CHECKING.includes(GITHUB_EVENT_NAME ?? '');
  const made = (kind: string) => (trusts ? inService(kind) : savingOnly(inService(kind)));
  return { ...(sources && { sources }), kernels: made('kernel'), results: made('result') };
}

async function inToolCache(
  temporary: string,
  cacheSize: number,
  log: Log,
): Promise<SourceKeeper | undefined> {
  try {
    return sourcesOnMachine(await toolCacheDirectory(temporary), cacheSize);
  } catch (error) {
    log.warn(
      `Fetched files are not kept, since the tool cache cannot be used: ${messageOf(error)}.`,
    );
    return undefined;
  }
}
