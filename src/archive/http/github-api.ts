import { isObjectId } from '../blob.js';
import type { GitHubRepository } from '../reference.js';
import type { TreeFile } from '../tree-listing.js';
import type { HttpClient } from './client.js';
import { UnusableAnswerError } from './http-failure.js';

/** The part of GitHub's REST API that reading a repository takes. */
export interface GitHubApi {
  /**
   * The commit that a ref stands for, and all its files.
   *
   * @param ref branch, tag or commit id; the default branch if undefined
   * @throws what the client throws; UnusableAnswerError if the answer is none
   */
  tree(ref: string | undefined, signal: AbortSignal): Promise<RepositoryTree>;
  /**
   * A blob's bytes, unchecked.
   *
   * @throws what the client throws
   */
  blob(id: string, limit: number, signal: AbortSignal): Promise<Uint8Array>;
}

export interface RepositoryTree {
  /** 40 hex digits. */
  readonly commit: string;
  readonly files: readonly TreeFile[];
}

/**
 * Makes one for a repository. It is the faces' to bring, since the client of the API is one of the
 * runner's tools.
 *
 * @param client carries all requests, so that one policy holds for them
 * @param apiUrl address of the API, without a slash at its end
 * @param token of the repository's own server
 */
export type GitHubApiFactory = (
  client: HttpClient,
  apiUrl: string,
  repository: GitHubRepository,
  token: string | undefined,
) => GitHubApi;

/** Address of the REST API of a GitHub server, by its origin. */
export function defaultApiUrl(server: string): string {
  const { protocol, host } = new URL(server);
  if (host === 'github.com' || host.endsWith('.ghe.com')) return `${protocol}//api.${host}`;
  return `${protocol}//${host}/api/v3`;
}

/**
 * Checks what the API says of a commit and its tree.
 *
 * @throws UnusableAnswerError if an id is none: it would become an output of the step, and part of an
 *   address
 */
export function repositoryTree(commit: unknown, rows: unknown): RepositoryTree {
  return { commit: objectId(commit, 'commit'), files: filesOf(rows) };
}

function filesOf(rows: unknown): TreeFile[] {
  if (!Array.isArray(rows)) throw new UnusableAnswerError('the server lists no files');
  return rows.map(record).flatMap(({ type, path, mode, sha, size }) => {
    if (type !== 'blob') return [];
    const id = objectId(sha, 'file');
    const known = typeof size === 'number' && Number.isSafeInteger(size) && size >= 0;
    return [{ path: String(path), mode: String(mode), id, ...(known && { size }) }];
  });
}

/** @throws UnusableAnswerError if it is no object id; `what` it is the id of */
export function objectId(value: unknown, what: string): string {
  if (typeof value === 'string' && isObjectId(value)) return value;
  throw new UnusableAnswerError(`the server names a ${what} by what is no object id`);
}

function record(value: unknown): Record<string, unknown> {
  return Object(value) as Record<string, unknown>;
}
