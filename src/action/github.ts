import { type GitHubApiFactory, objectId, repositoryTree } from '../archive/http/github-api.js';
import { UnusableAnswerError } from '../archive/http/http-failure.js';
import { causeOf, octokitOver } from './octokit.js';

/** GitHub's REST API by the runner's own client, over connections of ours. */
export const gitHubApi: GitHubApiFactory = (client, apiUrl, { owner, name: repo }, token) => {
  const authorization: Readonly<Record<string, string>> =
    token === undefined ? {} : { authorization: `Bearer ${token}` };
  const octokit = octokitOver(apiUrl, token, async (url, options) => ({
    status: 200,
    headers: {},
    bytes: await client.get(url, options),
  }));

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
