import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GitHub } from '@actions/github/lib/utils';
import { downloadTool } from '@actions/tool-cache';
import { defaultApiUrl } from '../archive/http/github-archive.js';
import { explainHttpFailure, WrongContentError } from '../archive/http/http-failure.js';
import type { Access } from '../archive/open.js';
import { TransportError } from '../errors.js';

/** Reads repositories through GitHub's API, and downloads with the runner's own tool. */
export const gitHubAccess: Access['gitHub'] = async ({ server, owner, name }, token) => {
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
      const directory = await mkdtemp(join(process.env.RUNNER_TEMP ?? tmpdir(), 'btf-bundle-'));
      try {
        const file = join(directory, 'download');
        await downloadTool(url, file, authorization, others);
        limits.signal.throwIfAborted();
        if ((await stat(file)).size > limits.bytes) {
          throw new WrongContentError(`the server sends more than ${limits.bytes} bytes`);
        }
        return new Uint8Array(await readFile(file));
      } catch (error) {
        const failure = explainHttpFailure(`${owner}/${name}`, error, token);
        if (!(failure instanceof TransportError && failure.transient)) throw error;
        // The tool has waited and tried again by itself.
        throw new TransportError(`${failure.message} Gave up after 3 tries.`, false);
      } finally {
        await rm(directory, { recursive: true, force: true });
      }
    },
  };
};

/** The runner says where its own server's API is; of other servers it is worked out. */
function apiUrlOf(server: string): string {
  const { host } = new URL(server);
  const own = process.env.GITHUB_SERVER_URL ?? 'https://github.com';
  if (process.env.GITHUB_API_URL && new URL(own).host === host) return process.env.GITHUB_API_URL;
  return defaultApiUrl(server);
}
