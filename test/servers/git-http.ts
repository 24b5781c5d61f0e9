import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What stands at a path of a commit: content, or a symbolic link. */
export type TestFile = string | Uint8Array | { readonly link: string };

export interface ServedRequest {
  readonly method: string;
  readonly url: string;
  readonly authorization: string | undefined;
}

export interface GitServer {
  /** Address of the repository. */
  readonly url: string;
  readonly origin: string;
  /** Directory of the bare repository. */
  readonly repository: string;
  readonly requests: ServedRequest[];
  /** Bytes of the bodies that were sent. */
  bytes: number;
  /** Makes a commit of exactly these files on top of the branch `main`, and tells its id. */
  commit(files: Readonly<Record<string, TestFile>>): string;
  git(...args: string[]): string;
  /** Zero again. */
  forget(): void;
  close(): Promise<void>;
}

export interface GitServerOptions {
  readonly objectFormat?: 'sha1' | 'sha256';
  /** A server that filters nothing, as some mirrors. */
  readonly withoutFilter?: boolean;
}

/** `git http-backend` behind a server on loopback, set up as GitHub is: filters, and any id. */
export async function startGitServer(options: GitServerOptions = {}): Promise<GitServer> {
  const backend = join(execFileSync('git', ['--exec-path']).toString().trim(), 'git-http-backend');
  if (!existsSync(backend)) {
    throw new Error(
      `These tests serve a repository with git http-backend, and ${backend} is not there: install the full git package.`,
    );
  }
  const root = mkdtempSync(join(tmpdir(), 'btf-bundle-git-server-'));
  const repository = join(root, 'owner', 'archive');
  mkdirSync(repository, { recursive: true });
  const environment = cleanEnvironment();
  const git = (input: string | Uint8Array, ...args: string[]) =>
    execFileSync('git', args, { cwd: repository, env: environment, input, stdio: 'pipe' })
      .toString()
      .trim();
  const format = options.objectFormat ?? 'sha1';
  git('', 'init', '--quiet', '--bare', '--initial-branch=main', `--object-format=${format}`);
  git('', 'config', 'uploadpack.allowFilter', String(!options.withoutFilter));
  git('', 'config', 'uploadpack.allowAnySHA1InWant', 'true');
  git('', 'config', 'http.receivepack', 'false');

  const requests: ServedRequest[] = [];
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
    requests.push({
      method: request.method ?? '',
      url: request.url ?? '',
      authorization: request.headers.authorization,
    });
    const cgi = spawn(backend, {
      env: {
        ...environment,
        GIT_HTTP_EXPORT_ALL: '1',
        GIT_PROJECT_ROOT: root,
        GIT_PROTOCOL: String(request.headers['git-protocol'] ?? ''),
        PATH_INFO: decodeURIComponent(pathname),
        QUERY_STRING: searchParams.toString(),
        REMOTE_ADDR: '127.0.0.1',
        REQUEST_METHOD: request.method,
        CONTENT_TYPE: request.headers['content-type'] ?? '',
        HTTP_CONTENT_ENCODING: String(request.headers['content-encoding'] ?? ''),
        ...(request.headers['content-length'] && {
          CONTENT_LENGTH: request.headers['content-length'],
        }),
      },
      stdio: ['pipe', 'pipe', 'ignore'],
    });
    cgi.stdin.on('error', () => {});
    request.pipe(cgi.stdin);
    let head = Buffer.alloc(0);
    cgi.stdout.on('data', (chunk: Buffer) => {
      if (response.headersSent) {
        result.bytes += chunk.length;
        response.write(chunk);
        return;
      }
      head = Buffer.concat([head, chunk]);
      const end = head.indexOf('\r\n\r\n');
      if (end < 0) return;
      let status = 200;
      for (const line of head.toString('latin1', 0, end).split('\r\n')) {
        const [name = '', value = ''] = line.split(/: */, 2);
        if (name.toLowerCase() === 'status') status = Number.parseInt(value, 10);
        else response.setHeader(name, value);
      }
      response.writeHead(status);
      const body = head.subarray(end + 4);
      result.bytes += body.length;
      response.write(body);
    });
    cgi.stdout.on('end', () => response.end());
    response.on('close', () => cgi.kill());
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  const result: GitServer = {
    origin,
    url: `${origin}/owner/archive`,
    repository,
    requests,
    bytes: 0,
    commit: (files) => commit(git, files),
    git: (...args) => git('', ...args),
    forget() {
      requests.length = 0;
      result.bytes = 0;
    },
    async close() {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
      rmSync(root, { recursive: true, force: true });
    },
  };
  return result;
}

type Git = (input: string | Uint8Array, ...args: string[]) => string;

function commit(git: Git, files: Readonly<Record<string, TestFile>>): string {
  const rows = Object.entries(files).map(([path, file]) => {
    const isLink = typeof file === 'object' && 'link' in file;
    const id = git(isLink ? file.link : file, 'hash-object', '-w', '--stdin');
    return `${isLink ? '120000' : '100644'} ${id}\t${path}\n`;
  });
  git('', 'read-tree', '--empty');
  git(rows.join(''), 'update-index', '--index-info');
  const parent = git('', 'for-each-ref', '--format=%(objectname)', 'refs/heads/main');
  const parents = parent === '' ? [] : ['-p', parent];
  const id = git('', 'commit-tree', git('', 'write-tree'), '-m', 'An archive', ...parents);
  git('', 'update-ref', 'refs/heads/main', id);
  return id;
}

/** The machine's own configuration of git plays no part. */
function cleanEnvironment(): NodeJS.ProcessEnv {
  const environment = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_')),
  );
  const person = { NAME: 'Test', EMAIL: 'test@localhost', DATE: '2020-01-01T00:00:00Z' };
  for (const [name, value] of Object.entries(person)) {
    environment[`GIT_AUTHOR_${name}`] = value;
    environment[`GIT_COMMITTER_${name}`] = value;
  }
  return { ...environment, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' };
}
