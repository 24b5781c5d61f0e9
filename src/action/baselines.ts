import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { messageOf } from '../errors.js';
import type { Request } from '../inputs/request.js';
import { KeepingError } from '../keep/attempt.js';
import type { Baselines } from '../keep/baselines.js';
import { isObjectId, keepReport, keptReport } from '../keep/kept-report.js';
import type { Log } from '../report/log.js';
import { cacheServiceKeeper } from './cache-service.js';

/** Events whose runs are about a change that is not merged yet. */
const CHANGES: readonly string[] = ['pull_request', 'pull_request_target', 'merge_group'];

/** Events whose runs are about what a branch has, so that changes to it are compared with their reports. */
const OF_BRANCHES: readonly string[] = ['push', 'schedule', 'workflow_dispatch'];

const BRANCH = 'refs/heads/';

/**
 * Reports in GitHub's cache service. What a pull request's run writes there can be read by runs of that pull
 * request only, in which it would come before what the base branch has. So such a run writes none, and what is
 * read says by itself which run it is of.
 *
 * @param base branch that a change is for, such as `main`, in a run that is not about the change by its event
 */
export function actionBaselines(
  { id, baseline, cache }: Pick<Request, 'id' | 'baseline' | 'cache'>,
  log: Log,
  patience?: number,
  base?: string,
): Baselines {
  const { RUNNER_TEMP, GITHUB_EVENT_NAME: event = '', GITHUB_REPOSITORY = '' } = process.env;
  const { GITHUB_REF = '', GITHUB_SHA = '' } = process.env;
  const isWanted = baseline === 'auto' && cache !== 'none' && RUNNER_TEMP;
  const keeper = () =>
    cacheServiceKeeper(join(RUNNER_TEMP ?? '', 'btf-bundle'), 'report', log, patience);
  return {
    isChange: base !== undefined || CHANGES.includes(event),
    async find() {
      if (!isWanted) return cache === 'none' ? 'cache is none' : 'this runner keeps nothing';
      const ref = base === undefined ? baseRef() : `${BRANCH}${base}`;
      if (ref === undefined) return 'this run does not tell the branch that the change is for';
      const branch = ref.slice(BRANCH.length);
      const line = { repository: GITHUB_REPOSITORY, ref, id };
      try {
        const found = await keptReport(keeper(), line, (one) => OF_BRANCHES.includes(one));
        return found ?? `no run on ${branch} has kept a report with the id ${id}`;
      } catch (error) {
        if (error instanceof KeepingError) throw error;
        return `the report that a run on ${branch} kept ${messageOf(error)}`;
      }
    },
    async keep(report) {
      if (!isWanted || !OF_BRANCHES.includes(event) || !GITHUB_REF.startsWith(BRANCH)) return;
      if (!isObjectId(GITHUB_SHA)) return;
      const line = { repository: GITHUB_REPOSITORY, ref: GITHUB_REF, id };
      await keepReport(keeper(), { ...line, event, commit: GITHUB_SHA }, report);
    },
  };
}

/** The branch that the change is to be merged into, such as `refs/heads/main`. */
function baseRef(): string | undefined {
  const { GITHUB_BASE_REF } = process.env;
  if (GITHUB_BASE_REF) return `${BRANCH}${GITHUB_BASE_REF}`;
  try {
    const event = JSON.parse(readFileSync(process.env.GITHUB_EVENT_PATH ?? '', 'utf8'));
    const ref: unknown = event.merge_group?.base_ref;
    return typeof ref === 'string' && ref.startsWith(BRANCH) ? ref : undefined;
  } catch {
    return undefined;
  }
}
