import { join } from 'node:path';
import type { CacheMode } from '../inputs/request.js';
import type { Log } from '../report/log.js';
import { localReuse } from '../reuse/local.js';
import { NO_REUSE, type Reuse } from '../reuse/reuse.js';
import { cacheReuse } from './cache.js';

/**
 * Reuse on a runner: by GitHub's cache service, and for entries, on machines that stay, by the tool
 * cache. Results cannot be checked as entries can by their blob ids, so what is published, and what
 * runs with a repository's rights on a stranger's request, makes its own unless it is told otherwise.
 */
export function actionReuse(mode: CacheMode, log: Log): Reuse {
  if (mode === 'none') return NO_REUSE;
  const results = mode === 'all' || (mode === 'auto' && !needsOwnResults());
  const temporary = process.env.RUNNER_TEMP;
  if (temporary === undefined) return NO_REUSE;
  const root = join(temporary, 'btf-bundle');
  const toolCache = process.env.RUNNER_TOOL_CACHE;
  if (process.env.RUNNER_ENVIRONMENT !== 'self-hosted' || toolCache === undefined) {
    return cacheReuse(root, { sources: true, results }, log);
  }
  const { store } = localReuse(join(toolCache, 'btf-bundle'), { sources: true, results: false });
  return { ...cacheReuse(root, { sources: false, results }, log), ...(store && { store }) };
}

function needsOwnResults(): boolean {
  const event = process.env.GITHUB_EVENT_NAME;
  return (
    event === 'release' || event === 'pull_request_target' || process.env.GITHUB_REF_TYPE === 'tag'
  );
}
