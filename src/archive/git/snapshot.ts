import { mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import { TransportError } from '../../errors.js';
import { isObjectId } from '../blob.js';
import { type Patience, retrying } from '../retry.js';
import type { TreeFile } from '../tree-listing.js';
import { UnknownRefError } from './git-failure.js';
import { GitError, runGit } from './process.js';
import { fetchInto, type GitContext, initRepository, onRepository } from './repository.js';

/** One commit of an archive: its files, without their content. */
export interface Snapshot {
  readonly commit: string;
  readonly files: readonly TreeFile[];
}

/**
 * Fetches the trees of one commit, in three requests, and lists them.
 *
 * @param ref branch, tag, or full or short commit id; the default branch if undefined
 * @throws TransportError
 */
export async function fetchSnapshot(
  git: GitContext,
  ref: string | undefined,
  patience: Patience,
): Promise<Snapshot> {
  let directory: string;
  try {
    directory = await fetchTrees(git, isCommitId(ref) ? ref.toLowerCase() : ref, patience);
  } catch (error) {
    if (!(error instanceof UnknownRefError) || !isShortCommitId(ref)) throw error;
    directory = await fetchTrees(git, await expandCommitId(git, ref, patience, error), patience);
  }
  const repository = onRepository(git, directory);
  const commit = (
    await runGit(['rev-parse', '--verify', '--quiet', 'FETCH_HEAD^{commit}'], repository)
  )
    .toString()
    .trim();
  const rows = await runGit(['ls-tree', '-r', '-z', '--full-tree', commit], repository);
  return { commit, files: parseTree(rows.toString()) };
}

/** @returns the repository that has them */
function fetchTrees(git: GitContext, ref: string | undefined, patience: Patience): Promise<string> {
  const options = ['--depth=1', '--filter=blob:none'];
  return retrying(patience, () => fetchNew(git, options, [ref ?? 'HEAD']));
}

/** Fetches into a new repository: one whose fetch was broken off may have stayed locked. */
async function fetchNew(
  git: GitContext,
  options: readonly string[],
  refspecs: readonly string[],
): Promise<string> {
  const directory = await mkdtemp(join(git.directory, 'trees-'));
  await initRepository(git, directory);
  await fetchInto(git, directory, options, { refspecs });
  return directory;
}

/**
 * Servers give objects by their full ids only. The commits of all branches and tags, without their
 * trees, tell which one is meant.
 */
async function expandCommitId(
  git: GitContext,
  ref: string,
  patience: Patience,
  unknown: UnknownRefError,
): Promise<string> {
  const refspecs = ['+refs/heads/*:refs/heads/*', '+refs/tags/*:refs/tags/*'];
  const directory = await retrying(patience, () => fetchNew(git, ['--filter=tree:0'], refspecs));
  try {
    const id = await runGit(
      ['rev-parse', '--verify', '--quiet', `${ref}^{commit}`],
      onRepository(git, directory),
    );
    return id.toString().trim();
  } catch (error) {
    if (!(error instanceof GitError)) throw error;
    if (!/ambiguous/.test(error.stderr)) throw unknown;
    throw new TransportError(
      `archive ${JSON.stringify(git.archive)} has several commits ${ref}…: give the full commit id.`,
      false,
    );
  }
}

/** @param rows `mode type id<TAB>path<NUL>`, as `git ls-tree -z` writes them */
function parseTree(rows: string): TreeFile[] {
  const files: TreeFile[] = [];
  for (const row of rows.split('\0')) {
    const [, mode, id, path] = /^(\d{6}) \w+ ([0-9a-f]+)\t(.*)$/s.exec(row) ?? [];
    if (mode !== undefined && id !== undefined && path !== undefined)
      files.push({ mode, id, path });
  }
  return files;
}

function isCommitId(ref: string | undefined): ref is string {
  return ref !== undefined && isObjectId(ref.toLowerCase());
}

function isShortCommitId(ref: string | undefined): ref is string {
  return ref !== undefined && /^[0-9a-f]{4,39}$/i.test(ref);
}
