import { join } from 'node:path';
import { messageOf } from '../../errors.js';
import type { Archive, Entry, Fetched } from '../archive.js';
import { isObjectId } from '../blob.js';
import { DEFAULT_PATIENCE, type Patience } from '../retry.js';
import { listTree, type TreeFile } from '../tree-listing.js';
import { BlobError, type FetchedBlob, readBlobs } from './batches.js';
import type { ServerToken, SpeedLimit } from './environment.js';
import { explainLocalFailure, RedirectError } from './git-failure.js';
import { type GitContext, READER } from './repository.js';
import { fetchSnapshot, type Snapshot } from './snapshot.js';
import { closeWorkspace, openWorkspace, type Workspace } from './workspace.js';

export interface GitArchiveOptions {
  /** What the user called it. */
  readonly name: string;
  readonly url: string;
  /** Branch, tag, or full or short commit id; the default branch if undefined. */
  readonly ref?: string;
  /** Shown to its own server only; an archive on another server is read without it. */
  readonly token?: ServerToken;
  /** Where the repositories lie while they are needed: a temporary directory if undefined. */
  readonly directory?: string;
  /** Blobs that are fetched at once, which is what a broken transfer loses: 200. */
  readonly batchSize?: number;
  /** A blob of more bytes is refused: 256 MiB. */
  readonly largestBlob?: number;
  readonly patience?: Patience;
  readonly speedLimit?: SpeedLimit;
  readonly onWarning?: (message: string) => void;
  /** `done` of `total` blobs of a batch are here; git's own words on bytes and rate. */
  readonly onProgress?: (done: number, total: number, detail: string) => void;
}

/**
 * An archive in a git repository, read by the `git` program with no clone and no checkout. Three
 * requests fetch the trees, two the symbolic links, and two each batch of entries.
 *
 * `list` throws GitUnavailableError if this machine has no git, TransportError if the repository
 * cannot be read, and InputError if it holds no entry. `read` gives an entry whose blob is missing,
 * too large or wrong an error of its own; if the server, git or its directory fails, all that are left
 * come with one and the same TransportError.
 */
export function gitArchive(options: GitArchiveOptions): Archive & { close(): Promise<void> } {
  const { batchSize = 200, largestBlob = 256 << 20, patience = DEFAULT_PATIENCE } = options;
  const closing = new AbortController();
  let workspace: Promise<Workspace> | undefined;
  let git: GitContext | undefined;
  let commit: string | undefined;

  function explain(error: unknown): never {
    throw explainLocalFailure(options.name, error, git && join(git.directory, READER));
  }

  async function open(): Promise<GitContext> {
    workspace ??= openWorkspace(options, patience.silence).catch(explain);
    git ??= (await workspace).git;
    return git;
  }

  async function readSnapshot(): Promise<Snapshot> {
    try {
      return await fetchSnapshot(await open(), options.ref, patience);
    } catch (error) {
      const anonymous = (await workspace)?.anonymous;
      if (!(error instanceof RedirectError) || git === anonymous) throw error;
      // A renamed repository. What is public can be read at its new address, without the token.
      git = anonymous;
      return await fetchSnapshot(await open(), options.ref, patience);
    }
  }

  async function* readIds(ids: Iterable<string>): AsyncGenerator<FetchedBlob> {
    const limits = { batchSize, largestBlob, patience };
    yield* readBlobs(await open(), [...new Set(ids)], limits, closing.signal);
  }

  async function readLinks(links: readonly TreeFile[]): Promise<Map<string, string>> {
    const targets = new Map<string, string>();
    for await (const blob of readIds(links.map((link) => link.id))) {
      if ('bytes' in blob) targets.set(blob.id, Buffer.from(blob.bytes).toString());
      else if (!(blob.error instanceof BlobError)) throw blob.error;
    }
    return new Map(links.map((link) => [link.path, targets.get(link.id) ?? '']));
  }

  return {
    name: options.name,

    get commit() {
      return commit;
    },

    async list() {
      const snapshot = await readSnapshot().catch(explain);
      commit = snapshot.commit;
      return listTree(options.name, snapshot.files, readLinks);
    },

    async *read(entries) {
      const byId = new Map<string, Entry[]>();
      for (const entry of entries) {
        const id = entry.blob ?? '';
        if (isObjectId(id)) byId.set(id, [...(byId.get(id) ?? []), entry]);
        else yield failedEntry(entry, new BlobError('it has no blob id', false));
      }
      for await (const blob of readIds(byId.keys())) {
        const sharers = byId.get(blob.id) ?? [];
        const [last] = sharers.slice(-1);
        for (const entry of sharers) {
          if ('error' in blob) yield failedEntry(entry, blob.error);
          // Who takes the bytes may move them away, and links share a blob.
          else yield { entry, bytes: entry === last ? blob.bytes : new Uint8Array(blob.bytes) };
        }
      }
    },

    async close() {
      closing.abort(new Error('The archive was closed.'));
      const opened = await workspace?.catch(() => undefined);
      if (opened) closeWorkspace(opened);
    },
  };
}

function failedEntry(entry: Entry, error: Error): Fetched {
  if (!(error instanceof BlobError)) return { entry, error };
  return { entry, error: new Error(`${entry.path} cannot be read: ${messageOf(error)}.`) };
}
