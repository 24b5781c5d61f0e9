import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { blobId } from '../../src/archive/blob.js';
import type { TestFile } from './git-http.js';

export interface GitHubApi {
  readonly origin: string;
  readonly commit: string;
  close(): Promise<void>;
}

/** What reading a repository takes of the REST API of a GitHub Enterprise Server, on loopback. */
export async function startGitHubApi(
  owner: string,
  name: string,
  files: Readonly<Record<string, TestFile>>,
): Promise<GitHubApi> {
  const commit = createHash('sha1').update('commit').digest('hex');
  const root = createHash('sha1').update('tree').digest('hex');
  const blobs = new Map<string, Buffer>();
  const tree = Object.entries(files).map(([path, file]) => {
    const isLink = typeof file === 'object' && 'link' in file;
    const bytes = Buffer.from(isLink ? file.link : (file as string));
    const sha = blobId(bytes);
    blobs.set(sha, bytes);
    return { path, mode: isLink ? '120000' : '100644', type: 'blob', sha, size: bytes.length };
  });
  const repository = `/api/v3/repos/${owner}/${name}`;
  const answers: Record<string, unknown> = {
    [repository]: { default_branch: 'main' },
    [`${repository}/commits/main`]: { sha: commit, commit: { tree: { sha: root } } },
    [`${repository}/git/trees/${root}`]: { sha: root, tree, truncated: false },
  };

  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const blob = blobs.get(pathname.replace(`${repository}/git/blobs/`, ''));
    const answer = answers[pathname];
    if (blob) response.writeHead(200, { 'Content-Length': blob.length }).end(blob);
    else if (answer) {
      response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify(answer));
    } else response.writeHead(404, { 'Content-Type': 'application/json' }).end('{}');
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    commit,
    async close() {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}
