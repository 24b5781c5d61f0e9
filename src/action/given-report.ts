import { getInput } from '@actions/core';
import { InputError, messageOf } from '../errors.js';
import { readBaseline, readId, readKnownReport } from '../inputs/baseline.js';
import { newAttempt } from '../keep/attempt.js';
import { findBaseline } from '../keep/baselines.js';
import { compareReports } from '../report/comparison.js';
import type { Log } from '../report/log.js';
import { actionBaselines } from './baselines.js';
import { commentAccess, commentOn, readCommentMode } from './comment.js';
import { type Pull, type RunOf, readRunOf } from './pull-request.js';

/** Inputs that say what to make a report of. */
const MAKING = [
  'objects',
  'targets',
  'targets-file',
  'shard',
  'merge',
  'archive',
  'expectations',
] as const;

/**
 * Comments on a pull request by a report that another run made, which may be a stranger's: of the report only
 * words and numbers are taken, as of any report, and which pull request it is about, and what it is compared
 * with, is GitHub's to say and not the report's.
 *
 * @param path of the report, or of the directory that it lies in
 * @throws InputError if the inputs do not go together, or it is no report
 */
export async function commentOnGivenReport(path: string, log: Log): Promise<void> {
  const errors: string[] = [];
  const mode = readCommentMode(errors);
  const id = readId([getInput('id')], errors);
  const baseline = readBaseline([getInput('baseline')], errors);
  for (const name of MAKING.filter((one) => getInput(one).trim() !== '')) {
    errors.push(`${name} is of no use beside report, by which a run only comments: leave out one.`);
  }
  const given = readKnownReport(path, `report ${JSON.stringify(path)}`, errors);
  if (errors.length > 0 || given === undefined) throw new InputError(errors);

  const run = readRunOf(process.env);
  const pull = mode === 'never' ? 'comment is never' : await pullOf(run);
  if (typeof pull === 'string' || run.kind === 'none') {
    log.info(`No pull request is commented: ${pull}.`);
    return;
  }
  const baselines = actionBaselines({ id, baseline, cache: 'auto' }, log, undefined, pull.base);
  const attempt = newAttempt((message) => log.warn(message));
  const older = await findBaseline(baseline, baselines, attempt, log);
  const comparison = older && compareReports(older.report, given.report, older.baseline);
  const told = { id, report: given.report, comparison };
  const { repository } = run;
  const ofRun = run.kind === 'workflow-run' ? { otherRun: run.run } : {};
  await commentOn({ repository, pull, ...ofRun }, mode, told, log);
}

/** The pull request, or why there is none, as the end of a sentence. */
async function pullOf(run: RunOf): Promise<Pull | string> {
  if (run.kind === 'none') return run.reason;
  if (run.kind === 'pull-request') return run.pull;
  const access = commentAccess();
  if (access === undefined) return 'the input token is empty';
  try {
    const { findPull } = await import('./comments.js');
    const pull = await findPull(run.repository, run.head, access);
    return pull ?? 'no open one has the commit of that run as its newest, or more than one has';
  } catch (error) {
    return messageOf(error).replace(/\.$/, '');
  }
}
