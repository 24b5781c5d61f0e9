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

/** The API lists at most 100,000 files in 7 MB. */
const MAX_ANSWER = 32 << 20;

/**
 * @param apiUrl address of the API
 * @param token of the repository's own server
 */
export function gitHubApi(
  client: HttpClient,
  apiUrl: string,
  { owner, name }: GitHubRepository,
  token: string | undefined,
): GitHubApi {
  const at = (...parts: string[]) =>
    [apiUrl.replace(/\/+$/, ''), 'repos', ...[owner, name, ...parts].map(encodeURIComponent)].join(
      '/',
    );
  const headers = (type: string) => ({
    accept: `application/vnd.github${type}+json`,
    ...(token !== undefined && { authorization: `Bearer ${token}` }),
  });

  async function ask(url: string, signal: AbortSignal): Promise<Record<string, unknown>> {
    const bytes = await client.get(url, { headers: headers(''), limit: MAX_ANSWER, signal });
    try {
      return record(JSON.parse(Buffer.from(bytes).toString()));
    } catch {
      throw new UnusableAnswerError('the server answers with no JSON: check that it is GitHub');
    }
  }

  return {
    async tree(ref, signal) {
      const wanted = ref ?? String((await ask(at(), signal)).default_branch);
      const answer = await ask(at('commits', wanted), signal);
      const commit = objectId(answer.sha, 'commit');
      const root = objectId(record(record(answer.commit).tree).sha, 'tree');
      const tree = await ask(`${at('git', 'trees', root)}?recursive=1`, signal);
      if (tree.truncated) {
        throw new UnusableAnswerError(
          'it has more files than the API lists: install git, which has no such limit',
        );
      }
      return { commit, files: filesOf(tree.tree) };
    },
    blob: (id, limit, signal) =>
      client.get(at('git', 'blobs', id), { headers: headers('.raw'), limit, signal }),
  };
}

/** Address of the REST API of a GitHub server, by its origin. */
export function defaultApiUrl(server: string): string {
  const { protocol, host } = new URL(server);
  if (host === 'github.com' || host.endsWith('.ghe.com')) return `${protocol}//api.${host}`;
  return `${protocol}//${host}/api/v3`;
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

/** An id that is none would become an output of the step, and part of an address. */
function objectId(value: unknown, what: string): string {
  if (typeof value === 'string' && isObjectId(value)) return value;
  throw new UnusableAnswerError(`the server names a ${what} by what is no object id`);
}

function record(value: unknown): Record<string, unknown> {
  return Object(value) as Record<string, unknown>;
}
