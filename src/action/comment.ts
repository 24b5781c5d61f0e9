import { getInput } from '@actions/core';
import { defaultApiUrl } from '../archive/http/github-api.js';
import { messageOf } from '../errors.js';
import { commentMarker, isWorthComment, renderComment } from '../report/comment.js';
import type { Comparison } from '../report/comparison.js';
import type { Log } from '../report/log.js';
import type { Report } from '../report/report.js';
import type { CommentAccess } from './comments.js';
import { type Pull, type RepositoryName, readRunOf } from './pull-request.js';

/** When a pull request gets a comment; `auto`: once there is something to tell. */
export type CommentMode = 'auto' | 'always' | 'never';
const MODES: readonly string[] = ['auto', 'always', 'never'];

/**
 * Reads the input `comment`.
 *
 * @param errors takes a sentence if it is none of the words
 */
export function readCommentMode(errors: string[]): CommentMode {
  const written = getInput('comment') || 'auto';
  if (MODES.includes(written)) return written as CommentMode;
  errors.push(`comment does not know ${JSON.stringify(written)}: use auto, always or never.`);
  return 'never';
}

/** What a comment is made of. */
export interface Told {
  readonly id: string;
  readonly report: Report;
  readonly comparison: Comparison | undefined;
}

/** The pull request that a comment is for. */
export interface CommentPlace {
  readonly repository: RepositoryName;
  readonly pull: Pull;
  /** Number of the run that made the report, if it was another one than this. */
  readonly otherRun?: number;
}

/** Milliseconds; all that a comment says is elsewhere, too. */
const MOST_WAIT = 3 * 60_000;

/** Comments on the pull request that this run is about, if it is about one. */
export async function commentOnRun(mode: CommentMode, told: Told, log: Log): Promise<void> {
  if (mode === 'never') return;
  const run = readRunOf(process.env);
  if (run.kind === 'pull-request') {
    await commentOn({ repository: run.repository, pull: run.pull }, mode, told, log);
  } else if (run.kind === 'workflow-run') {
    log.info('No pull request is commented: give what the run before has found as report.');
  } else if (run.isRemarkable || mode === 'always') {
    log.info(`No pull request is commented: ${run.reason}.`);
  }
}

/**
 * Makes or updates the comment on a pull request, and tells in the log what was done. Nothing that goes wrong
 * fails the run.
 */
export async function commentOn(
  { repository, pull, otherRun }: CommentPlace,
  mode: CommentMode,
  { id, report, comparison }: Told,
  log: Log,
): Promise<void> {
  const access = commentAccess();
  if (access === undefined) {
    log.info('No pull request is commented: the input token is empty.');
    return;
  }
  const run = addressOfRun(repository, otherRun);
  const body = renderComment(report, comparison, {
    id,
    commit: pull.commit,
    ...(run !== undefined && { run }),
    isForeign: otherRun !== undefined,
  });
  const isWanted = mode === 'always' || (comparison !== undefined && isWorthComment(comparison));
  try {
    // Loaded where it is used: most runs are of no pull request.
    const { keepComment } = await import('./comments.js');
    const comment = { marker: commentMarker(id), body, isWanted };
    const done = await keepComment(repository, pull.number, comment, access);
    if (done !== 'none') log.info(`The comment on pull request ${pull.number} is ${done}.`);
  } catch (error) {
    log.info(`No comment, the step summary has it all: ${messageOf(error)}`);
  }
}

/** The way to the API of the run's own server, which is the only one that gets the token. */
export function commentAccess(): CommentAccess | undefined {
  const token = getInput('token');
  if (token === '') return undefined;
  const { GITHUB_API_URL, GITHUB_SERVER_URL } = process.env;
  const apiUrl = GITHUB_API_URL || defaultApiUrl(GITHUB_SERVER_URL || 'https://github.com');
  return { apiUrl: apiUrl.replace(/\/+$/, ''), token, signal: AbortSignal.timeout(MOST_WAIT) };
}

/** Undefined if the runner does not tell it, or what it tells would be more than an address. */
function addressOfRun({ owner, repo }: RepositoryName, number?: number): string | undefined {
  const { GITHUB_SERVER_URL, GITHUB_RUN_ID } = process.env;
  const address = `${GITHUB_SERVER_URL}/${owner}/${repo}/actions/runs/${number ?? GITHUB_RUN_ID}`;
  return /^https?:\/\/[\w.:/-]+\/\d+$/.test(address) ? address : undefined;
}
