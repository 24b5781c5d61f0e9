import { messageOf } from '../errors.js';
import { readRegularFile } from '../regular-file.js';

/** The pull request that a run is about, as GitHub's event tells it. */
export type RunOf =
  | { readonly kind: 'pull-request'; readonly repository: RepositoryName; readonly pull: Pull }
  /** Of a run of another workflow, whose pull request is looked up by its branch. */
  | {
      readonly kind: 'workflow-run';
      readonly repository: RepositoryName;
      readonly head: Head;
      readonly run: number;
    }
  /** Any other one: why it has no pull request, and whether who asks for nothing special is told. */
  | { readonly kind: 'none'; readonly reason: string; readonly isRemarkable: boolean };

export interface RepositoryName {
  readonly owner: string;
  readonly repo: string;
}

export interface Pull {
  readonly number: number;
  /** Newest commit of its branch, 40 hex digits. */
  readonly commit: string;
  /** Branch that it is for, such as `main`. */
  readonly base: string;
}

/** Where a pull request comes from. */
export interface Head {
  readonly owner: string;
  /** Number of the repository, which stays when it is renamed. */
  readonly repositoryId: number;
  readonly branch: string;
  readonly commit: string;
}

/** GitHub's events have at most 25 MB. */
const MAX_EVENT = 64 << 20;

/**
 * Reads off the event what the run is about.
 *
 * In a run of `pull_request_target` none is commented: who starts it there has built a stranger's code with
 * a token that writes, or has nothing to tell of the pull request.
 *
 * @param environment the runner's GITHUB_EVENT_NAME, GITHUB_EVENT_PATH and GITHUB_REPOSITORY
 */
export function readRunOf(environment: Readonly<Record<string, string | undefined>>): RunOf {
  const none = (reason: string, isRemarkable = true): RunOf => {
    return { kind: 'none', reason, isRemarkable };
  };
  const { GITHUB_EVENT_NAME: name = '', GITHUB_EVENT_PATH: path = '' } = environment;
  if (name === 'pull_request_target') {
    return none(
      'a run of pull_request_target makes none: see docs/examples/pull-request-forks.yml',
    );
  }
  if (name !== 'pull_request' && name !== 'workflow_run') {
    return none('this run is about none', false);
  }
  const [, owner, repo] = /^([\w.-]+)\/([\w.-]+)$/.exec(environment.GITHUB_REPOSITORY ?? '') ?? [];
  if (owner === undefined || repo === undefined) return none('GITHUB_REPOSITORY names none');
  const repository = { owner, repo };
  let event: Record<string, unknown>;
  try {
    event = record(
      JSON.parse(Buffer.from(readRegularFile(path, MAX_EVENT, 'the event')).toString()),
    );
  } catch (error) {
    return none(`the runner's event cannot be read: ${messageOf(error)}`);
  }
  if (name === 'pull_request') {
    const pull = pullOf(event.pull_request);
    return pull ? { kind: 'pull-request', repository, pull } : none('the event names none');
  }
  const run = record(event.workflow_run);
  if (run.event !== 'pull_request') return none('the workflow’s run is about no pull request');
  const { owner: headOwner, id } = record(run.head_repository);
  const { login } = record(headOwner);
  const { id: number, head_branch: branch, head_sha: commit } = run;
  const isWhole = isText(login) && isText(branch) && isCommit(commit);
  if (!isWhole || !isNumber(id) || !isNumber(number)) {
    return none('the event does not say which');
  }
  return {
    kind: 'workflow-run',
    repository,
    head: { owner: login, repositoryId: id, branch, commit },
    run: number,
  };
}

/** A pull request as GitHub's events and its API tell it; undefined if that is none. */
export function pullOf(value: unknown): Pull | undefined {
  const { number, head, base } = record(value);
  const { sha: commit } = record(head);
  const { ref } = record(base);
  if (!isNumber(number) || !isCommit(commit) || !isText(ref)) return undefined;
  return { number, commit, base: ref };
}

/** Whether a pull request of the API is the one whose branch a run was of, and still is at its commit. */
export function isOfHead(value: unknown, head: Head): boolean {
  const { sha, ref, repo } = record(record(value).head);
  return sha === head.commit && ref === head.branch && record(repo).id === head.repositoryId;
}

function record(value: unknown): Record<string, unknown> {
  return Object(value) as Record<string, unknown>;
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

function isNumber(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) > 0;
}

function isCommit(value: unknown): value is string {
  return typeof value === 'string' && /^[0-9a-f]{40}$/.test(value);
}
