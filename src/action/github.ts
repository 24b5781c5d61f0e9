import { readFile, rm } from 'node:fs/promises';
import { GitHub } from '@actions/github/lib/utils';
import { downloadTool } from '@actions/tool-cache';
import type { Access } from '../archive/open.js';

/** Reads repositories through GitHub's API, and downloads with the runner's own tool. */
export const gitHubAccess: Access['gitHub'] = async ({ server }, token) => {
  const apiUrl = apiUrlOf(server);
  const client = new GitHub({ baseUrl: apiUrl, ...(token !== undefined && { auth: token }) });
  return {
    apiUrl,
    async listRepository(owner, repo, ref) {
      const target = ref ?? (await client.rest.repos.get({ owner, repo })).data.default_branch;
      const { data: commit } = await client.rest.repos.getCommit({ owner, repo, ref: target });
      const { data } = await client.rest.git.getTree({
        owner,
        repo,
        tree_sha: commit.commit.tree.sha,
        recursive: '1',
      });
      if (data.truncated) throw new Error('the repository has more files than the API lists');
      const files = data.tree
        .filter(({ type }) => type === 'blob')
        .map(({ path = '', mode = '', sha = '', size }) => ({
          path,
          mode,
          id: sha,
          ...(size !== undefined && { size }),
        }));
      return { commit: commit.sha, files };
    },
    async download(url, headers, limits) {
      const { authorization, ...others } = headers;
      const file = await downloadTool(url, undefined, authorization, others);
      try {
        limits.signal.throwIfAborted();
        return new Uint8Array(await readFile(file));
      } finally {
        await rm(file, { force: true });
      }
    },
  };
};

/** The runner says where its own server's API is; of other servers it is worked out. */
function apiUrlOf(server: string): string {
  const { protocol, host } = new URL(server);
  const own = process.env.GITHUB_SERVER_URL ?? 'https://github.com';
  if (process.env.GITHUB_API_URL && new URL(own).host === host) return process.env.GITHUB_API_URL;
  const hasApiHost = host === 'github.com' || host.endsWith('.ghe.com');
  return hasApiHost ? `${protocol}//api.${host}` : `${protocol}//${host}/api/v3`;
}
