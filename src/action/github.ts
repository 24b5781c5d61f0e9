import { GitHub } from '@actions/github/lib/utils';
import { type GitHubApiFactory, objectId, repositoryTree } from '../archive/http/github-api.js';
import { UnusableAnswerError } from '../archive/http/http-failure.js';
import { VERSION } from '../version.js';

/** The API lists at most 100,000 files in 7 MB. */
const MAX_ANSWER = 32 << 20;

/** GitHub's REST API by the runner's own client, over connections of ours. */
export const gitHubApi: GitHubApiFactory = (client, apiUrl, { owner, name: repo }, token) => {
  const authorization: Readonly<Record<string, string>> =
    token === undefined ? {} : { authorization: `Bearer ${token}` };
  const octokit = new GitHub({
    baseUrl: apiUrl,
    userAgent: `btf-bundle/${VERSION}`,
    request: { fetch: fetchAnswer },
  });

  /** The part of `fetch` that the client asks for. Failures are thrown, and not answered with. */
  async function fetchAnswer(url: string, { headers, signal }: Asking): Promise<Response> {
    const bytes = await client.get(url, {
      headers: { ...headers, ...authorization },
      limit: MAX_ANSWER,
      ...(signal && { signal }),
    });
    if (!isJson(bytes)) {
      throw new UnusableAnswerError('the server answers with no JSON: check that it is GitHub');
    }
    return new Response(bytes, { headers: { 'content-type': 'application/json' } });
  }

  return {
    async tree(ref, signal) {
      const request = { signal };
      try {
        const { rest } = octokit;
        const wanted = ref ?? (await rest.repos.get({ owner, repo, request })).data.default_branch;
        const { data } = await rest.repos.getCommit({ owner, repo, ref: String(wanted), request });
        const root = objectId(data.commit?.tree?.sha, 'tree');
        const tree = await rest.git.getTree({
          owner,
          repo,
          tree_sha: root,
          recursive: '1',
          request,
        });
        if (tree.data.truncated) {
          throw new UnusableAnswerError(
            'it has more files than the API lists: install git, which has no such limit',
          );
        }
        return repositoryTree(data.sha, tree.data.tree);
      } catch (error) {
        throw causeOf(error);
      }
    },
    blob(id, limit, signal) {
      const parts = ['repos', owner, repo, 'git', 'blobs', id].map(encodeURIComponent);
      const headers = { accept: 'application/vnd.github.raw+json', ...authorization };
      return client.get([apiUrl, ...parts].join('/'), { headers, limit, signal });
    },
  };
};

interface Asking {
  readonly headers: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
}

/** The client would hand over what it cannot read, as a string. */
function isJson(bytes: Uint8Array): boolean {
  try {
    JSON.parse(Buffer.from(bytes).toString());
    return true;
  } catch {
    return false;
  }
}

/** What was thrown on the way, which the client wraps. */
function causeOf(error: unknown): unknown {
  const { cause } = Object(error) as { cause?: unknown };
  return cause instanceof Error ? cause : error;
}
