import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { type Compiled, compile } from '../compiled.js';
import { type ConnectProxy, startConnectProxy } from '../servers/connect-proxy.js';
import { type GitServer, startGitServer, type TestFile } from '../servers/git-http.js';
import { type GitHubApi, startGitHubApi } from '../servers/github-api.js';
import {
  AUTHORITY,
  forward,
  type SecureServer,
  startSecureServer,
} from '../servers/secure-server.js';
import { archiveFiles, newRunner, OBJECTS, type Runner } from './runner.js';

const TOKEN = 'ghs_ThisTokenMustNotTravel0123456789';
const BASIC = Buffer.from(`x-access-token:${TOKEN}`).toString('base64');

let compiled: Compiled;
let runner: Runner;
let git: GitServer;
let api: GitHubApi;
let files: Record<string, TestFile>;
beforeAll(async () => {
  compiled = compile();
  runner = newRunner(compiled);
  files = await archiveFiles();
  git = await startGitServer();
  git.commit(files);
  api = await startGitHubApi('owner', 'archive', files);
});
afterAll(async () => {
  await git.close();
  await api.close();
  runner.remove();
  compiled.remove();
});

describe('a server of a company, over HTTPS,', () => {
  let server: SecureServer;
  let isDowngrading: boolean;
  beforeAll(async () => {
    server = await startSecureServer((_, request, response) => {
      if (!isDowngrading) return forward(api.origin, request, response);
      response.writeHead(302, { location: `${api.origin}${request.url}` }).end();
    });
  });
  afterAll(() => server.close());
  beforeEach(() => {
    isDowngrading = false;
  });
  const list = (environment: Record<string, string>) =>
    runner.terminal(['list', '--targets=small/1/x86_64/1.0', '--archive=owner/archive'], {
      environment: { GITHUB_SERVER_URL: server.origin, ...environment },
    });

  test('is trusted if Node is told of its authority', async () => {
    const run = await list({ NODE_EXTRA_CA_CERTS: AUTHORITY });
    expect([run.status, run.stderr]).toEqual([0, '']);
    expect(run.lines).toEqual(['1.4 kB\tsmall/1/x86_64/1.0', '']);
  });

  test('is not trusted otherwise, with a word on what to do', async () => {
    const run = await list({});
    expect(run.status).toBe(1);
    expect(run.stderr).toMatch(
      /^warning: archive "owner\/archive": the server's certificate is not trusted here \(\w+\): give the file of its authority in NODE_EXTRA_CA_CERTS\. The kernels are listed without sizes\.\nbtf-bundle: archive "owner\/archive": the server's certificate is not trusted here: set http\.sslCAInfo in git's configuration\.\n$/,
    );
  });

  test('leads to no address without HTTPS', async () => {
    isDowngrading = true;
    const run = await list({ NODE_EXTRA_CA_CERTS: AUTHORITY });
    expect(run.stderr).toContain('the server redirects from https: to http:.');
    expect(run.lines).toEqual(['']);
  });
});

describe('github.com, through the proxy of a company,', () => {
  let server: SecureServer;
  let proxy: ConnectProxy;
  let rawStatus: number;
  beforeAll(async () => {
    server = await startSecureServer((host, request, response) => {
      if (host === 'github.com') return forward(git.origin, request, response);
      const path = decodeURIComponent(request.url ?? '')
        .split('/')
        .slice(4)
        .join('/');
      const file = host === 'raw.githubusercontent.com' ? files[path] : undefined;
      const isFile = rawStatus === 200 && file instanceof Uint8Array;
      response.writeHead(isFile ? 200 : rawStatus === 200 ? 404 : rawStatus);
      response.end(isFile ? file : 'No');
    });
    proxy = await startConnectProxy(server.origin);
  });
  afterAll(async () => {
    await proxy.close();
    await server.close();
  });
  beforeEach(() => {
    rawStatus = 200;
  });
  afterEach(() => {
    server.seen.length = 0;
    proxy.seen.length = 0;
    git.forget();
  });
  const bundle = (targets: string) =>
    runner.terminal(
      [
        `--objects=${OBJECTS.kinds}`,
        `--targets=${targets}`,
        '--archive=owner/archive',
        '--cache=none',
      ],
      {
        environment: {
          https_proxy: proxy.host,
          NODE_EXTRA_CA_CERTS: AUTHORITY,
          GIT_SSL_CAINFO: AUTHORITY,
          GITHUB_TOKEN: TOKEN,
        },
      },
    );
  const asked = (host: string) => server.seen.filter(({ url }) => url.startsWith(`${host}/`));
  const few = 'small/1/x86_64/1.0\nsmall/1/x86_64/1.1\nsmall/1/x86_64/1.3';

  test('gives few files without git, and without the token', async () => {
    const run = await bundle(few);
    expect(run.status).toBe(0);
    expect(run.from).toMatch(/^3 kernels fetched/);
    const raw = asked('raw.githubusercontent.com');
    expect(raw).toHaveLength(3);
    for (const { authorization } of raw) expect(authorization).toBeUndefined();
    // Three for the trees, and two for the links.
    expect(asked('github.com')).toHaveLength(5);
    for (const { authorization } of asked('github.com')) {
      expect(authorization).toBe(`basic ${BASIC}`);
    }
    expect(new Set(proxy.seen.map(({ target }) => target))).toEqual(
      new Set(['github.com:443', 'raw.githubusercontent.com:443']),
    );
  });

  test('gives them by git if its raw server fails', async () => {
    rawStatus = 503;
    const run = await bundle(few);
    expect([run.status, run.manifest?.missing]).toEqual([0, []]);
    expect(run.from).toMatch(/^3 kernels fetched/);
    expect(asked('github.com')).toHaveLength(7);
    expect(run.seconds).toBeLessThan(5);
  });

  test('gives many by git alone', async () => {
    const run = await bundle('small\n!small/1/x86_64/0.9');
    expect(run.from).toMatch(/^4 kernels fetched/);
    expect(asked('raw.githubusercontent.com')).toEqual([]);
    expect(asked('github.com')).toHaveLength(7);
  });
});
