import { rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  DEFAULT_SPEED_LIMIT,
  type GitSettings,
  gitEnvironment,
  INHERITED_SETTINGS,
  type ServerToken,
  type SpeedLimit,
  secretsOf,
  tokenSettings,
  transportSettings,
} from './environment.js';
import { GitError, requireGit, runGit } from './process.js';
import { type GitContext, initRepository, READER } from './repository.js';

export interface WorkspaceOptions {
  readonly name: string;
  readonly url: string;
  readonly token?: ServerToken;
  /** Where it lies: in RUNNER_TEMP or the system's temporary directory if undefined. */
  readonly directory?: string;
  readonly speedLimit?: SpeedLimit;
  readonly onWarning?: (message: string) => void;
  readonly onProgress?: (done: number, total: number, detail: string) => void;
}

/** A workspace that shows the token to the server, and the same one without it. */
export interface Workspace {
  readonly git: GitContext;
  readonly anonymous: GitContext;
}

/** Directories that are in use: none outlives this process. */
const directories = new Set<string>();
process.once('exit', () => {
  for (const directory of directories) removeDirectory(directory);
});

/**
 * Makes a directory for an archive's repositories, and works out how git is to be run.
 *
 * @throws GitUnavailableError; what the file system throws
 */
export async function openWorkspace(
  options: WorkspaceOptions,
  silence: number,
): Promise<Workspace> {
  const directory = await makeDirectory(options.directory);
  directories.add(directory);
  try {
    return await prepare(options, directory, silence);
  } catch (error) {
    removeDirectory(directory);
    throw error;
  }
}

export function closeWorkspace(workspace: Workspace): void {
  removeDirectory(workspace.anonymous.directory);
}

/** A runner empties its own temporary directory after each job, and keeps it apart from other jobs'. */
async function makeDirectory(parent: string | undefined): Promise<string> {
  const make = (one: string) => mkdtemp(join(one, 'btf-bundle-git-'));
  const own = process.env.RUNNER_TEMP;
  if (parent === undefined && own) return make(own).catch(() => make(tmpdir()));
  return make(parent ?? tmpdir());
}

function removeDirectory(directory: string): void {
  directories.delete(directory);
  try {
    rmSync(directory, { recursive: true, force: true, maxRetries: 3 });
  } catch {
    // It is a temporary directory, and nothing depends on its being gone.
  }
}

async function prepare(
  options: WorkspaceOptions,
  directory: string,
  silence: number,
): Promise<Workspace> {
  await requireGit({ cwd: directory, environment: gitEnvironment([]), silence });
  const settings = [
    ...(await inheritedSettings(options.url, directory, silence)),
    ...transportSettings(options.url, options.speedLimit ?? DEFAULT_SPEED_LIMIT),
  ];
  const anonymous: GitContext = {
    archive: options.name,
    url: options.url,
    directory,
    environment: gitEnvironment(settings),
    secrets: [],
    silence,
    onMessage: messageReader(options),
  };
  await initRepository(anonymous, join(directory, READER));

  const { token } = options;
  if (token === undefined || !isOnServer(options.url, token.server)) {
    return { git: anonymous, anonymous };
  }
  const environment = gitEnvironment([...settings, ...tokenSettings(token)]);
  return { git: { ...anonymous, environment, secrets: secretsOf(token) }, anonymous };
}

function isOnServer(url: string, server: string): boolean {
  return /^https?:/i.test(url) && new URL(url).origin === new URL(server).origin;
}

/** What the user set up for git's way to this server: proxy and certificates. */
async function inheritedSettings(
  url: string,
  directory: string,
  silence: number,
): Promise<GitSettings> {
  if (!/^https?:/i.test(url)) return [];
  const environment = gitEnvironment([]);
  for (const name of ['GIT_CONFIG_GLOBAL', 'GIT_CONFIG_NOSYSTEM']) {
    if (process.env[name] === undefined) delete environment[name];
    else environment[name] = process.env[name];
  }
  // A directory of ours that is no repository, so that none above it is looked at.
  environment.GIT_DIR = directory;
  let output: Buffer;
  try {
    const args = ['config', '--null', '--get-urlmatch', 'http', url];
    output = await runGit(args, { cwd: directory, environment, silence });
  } catch (error) {
    if (error instanceof GitError) return [];
    throw error;
  }
  return output
    .toString()
    .split('\0')
    .map((row) => {
      const [key = '', ...value] = row.split('\n');
      return [key, value.join('\n')] as const;
    })
    .filter(([key]) => INHERITED_SETTINGS.has(key.toLowerCase()));
}

/** Reads git's progress, `Receiving objects:  45% (90/200), 81.00 MiB | 10.11 MiB/s`. */
function messageReader(options: WorkspaceOptions): (text: string) => void {
  let warned = false;
  return (text) => {
    if (!warned && text.includes('filtering not recognized')) {
      warned = true;
      options.onWarning?.(
        `archive ${JSON.stringify(options.name)}: its server cannot leave file contents out, so that all of them are transferred: allow uploadpack.allowFilter there.`,
      );
    }
    const states = [...text.matchAll(/Receiving objects:\s+\d+% \((\d+)\/(\d+)\)(, [^\r\n]*)?/g)];
    const [, done, total, detail = ''] = states.at(-1) ?? [];
    if (done !== undefined) {
      options.onProgress?.(Number(done), Number(total), detail.replace(/^, |, done\.$/g, ''));
    }
  };
}
