import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { explainFailure } from './git-failure.js';
import { GitError, type GitRun, runGit } from './process.js';

/** What every git process of one archive shares. */
export interface GitContext {
  /** The archive's name, for messages. */
  readonly archive: string;
  readonly url: string;
  /** Directory of ours that everything is below. */
  readonly directory: string;
  readonly environment: NodeJS.ProcessEnv;
  readonly secrets: readonly string[];
  readonly silence: number;
  readonly onMessage?: (text: string) => void;
}

/**
 * Name of the repository that objects are read through. A fetch with a filter makes its repository
 * one that fetches what is missing by itself, one blob at a time; this one does not.
 */
export const READER = 'reader';

/** How git runs on a repository; the objects may be those of another one. */
export function onRepository(git: GitContext, directory: string, objects = directory): GitRun {
  return {
    cwd: git.directory,
    silence: git.silence,
    environment: {
      ...git.environment,
      GIT_DIR: directory,
      GIT_OBJECT_DIRECTORY: join(objects, 'objects'),
    },
  };
}

/** Makes an empty bare repository without hooks. */
export async function initRepository(git: GitContext, directory: string): Promise<void> {
  await runGit(
    ['init', '--bare', '--quiet', '--template=', '--object-format=sha1', '--', directory],
    { cwd: git.directory, silence: git.silence, environment: git.environment },
  );
}

/**
 * Fetches into a repository.
 *
 * @param options arguments before the address
 * @param what refspecs; or object ids, a line each, for standard input
 * @throws TransportError
 */
export async function fetchInto(
  git: GitContext,
  directory: string,
  options: readonly string[],
  what: { readonly refspecs: readonly string[] } | { readonly ids: readonly string[] },
  signal?: AbortSignal,
): Promise<void> {
  const trace = `${directory}.trace`;
  const run = onRepository(git, directory);
  const args = ['fetch', '--progress', '--no-tags', '--recurse-submodules=no', ...options];
  const isList = 'ids' in what;
  const asked = isList ? what.ids : what.refspecs;
  try {
    await runGit(
      [...args, ...(isList ? ['--stdin'] : []), '--', git.url, ...(isList ? [] : asked)],
      {
        ...run,
        environment: { ...run.environment, GIT_TRACE_CURL: trace, GIT_TRACE_CURL_NO_DATA: '1' },
        growing: join(directory, 'objects', 'pack'),
        input: isList ? `${asked.join('\n')}\n` : '',
        ...(signal && { signal }),
        ...(git.onMessage && { onMessage: git.onMessage }),
      },
    );
  } catch (error) {
    if (!(error instanceof GitError)) throw error;
    throw await explainFailure(git.archive, error, trace, git.secrets, asked);
  } finally {
    await rm(trace, { force: true });
  }
}
