import { messageOf, TransportError } from '../../errors.js';
import type { Archive, Entry, Fetched } from '../archive.js';
import { blobId, isObjectId } from '../blob.js';
import type { GitHubRepository } from '../reference.js';
import { DEFAULT_PATIENCE, type Patience } from '../retry.js';
import { listTree, type TreeFile } from '../tree-listing.js';
import { httpClient } from './client.js';
import { defaultApiUrl, type GitHubApiFactory } from './github-api.js';
import { explainHttpFailure, NotFoundError, WrongContentError } from './http-failure.js';

export interface GitHubArchiveOptions {
  /** What the user called it. */
  readonly name: string;
  readonly repository: GitHubRepository;
  /** Branch, tag or commit id; the default branch if undefined. */
  readonly ref?: string;
  /** The commit that it is read at, if it was listed in another way; otherwise `list` finds it. */
  readonly commit?: string;
  /** Of the repository's own server. */
  readonly token?: string;
  /** Address of the REST API; worked out from the server if undefined. */
  readonly apiUrl?: string;
  /** Origin that serves raw files of public repositories; only github.com has one. */
  readonly rawUrl?: string;
  /** Downloads at once: 4. */
  readonly concurrency?: number;
  /** A file of more bytes is refused: 100 MB, as much as the API gives. */
  readonly largestBlob?: number;
  readonly patience?: Patience;
  readonly api: GitHubApiFactory;
}

/**
 * An archive in a GitHub repository, read file by file over HTTPS: for machines without git, and
 * for a few entries.
 *
 * A file comes from the raw server at the pinned commit, without the token, if there is such a
 * server: that counts against no quota. If it does not have the file, as of a private repository,
 * and on GitHub Enterprise Server, the file comes from the API's blob endpoint. It takes the token,
 * answers the same way on every server, and knows the blob by the very id that it is checked by;
 * each file counts against the quota of requests.
 *
 * `list` throws TransportError, and InputError if there is no entry. `read` gives an entry that is
 * missing, too large or wrong an error of its own, in the order of the entries; if the server fails,
 * all that are left come with one and the same TransportError.
 */
export function gitHubArchive(options: GitHubArchiveOptions): Archive & { close(): Promise<void> } {
  const { name, repository, token, concurrency = 4, largestBlob = 100_000_000 } = options;
  const secrets = token === undefined ? [] : [token];
  const patience = options.patience ?? DEFAULT_PATIENCE;
  const subject = `archive ${JSON.stringify(name)}`;
  const client = httpClient({ subject, patience, secrets });
  const apiUrl = (options.apiUrl ?? defaultApiUrl(repository.server)).replace(/\/+$/, '');
  const api = options.api(client, apiUrl, repository, token);
  let rawUrl = options.rawUrl ?? defaultRawUrl(repository.server);
  let { commit } = options;
  const closed = new AbortController();

  function rawAddress(path: string): string {
    const parts = [repository.owner, repository.name, commit ?? '', ...path.split('/')];
    return [rawUrl, ...parts.map(encodeURIComponent)].join('/');
  }

  async function readBlob(file: Wanted, signal: AbortSignal): Promise<Uint8Array> {
    const limit = file.size ?? largestBlob;
    if (rawUrl !== undefined && commit !== undefined) {
      try {
        return checked(file, await client.get(rawAddress(file.path), { limit, signal }));
      } catch (error) {
        // The server hides what is private.
        if (error instanceof NotFoundError) rawUrl = undefined;
        // Out of a stale cache, or the path is a link: the blob's own address knows neither.
        else if (!(error instanceof WrongContentError)) throw error;
      }
    }
    return checked(file, await api.blob(file.id, limit, signal));
  }

  async function readEntry(entry: Entry, signal: AbortSignal): Promise<Fetched> {
    try {
      const id = entry.blob ?? '';
      if (!isObjectId(id)) throw new Error('it has no blob id');
      if ((entry.size ?? 0) > largestBlob) {
        throw new Error(`it has ${entry.size} bytes, more than the limit of ${largestBlob}`);
      }
      return { entry, bytes: await readBlob({ ...entry, id }, signal) };
    } catch (error) {
      if (error instanceof TransportError) return { entry, error };
      return { entry, error: new Error(`${entry.path} cannot be read: ${messageOf(error)}.`) };
    }
  }

  async function readLinks(links: readonly TreeFile[]): Promise<Map<string, string>> {
    const targets = new Map<string, string>();
    for (const link of links) {
      const bytes = await readBlob(link, closed.signal).catch((error) => {
        if (error instanceof TransportError || closed.signal.aborted) throw error;
        return new Uint8Array();
      });
      targets.set(link.path, Buffer.from(bytes).toString());
    }
    return targets;
  }

  return {
    name,

    get commit() {
      return commit;
    },

    async list() {
      const tree = await api.tree(options.ref, closed.signal).catch((error) => {
        if (!(error instanceof NotFoundError)) throw explainHttpFailure(subject, error, secrets);
        throw new TransportError(
          `${subject}: there is no such repository or ref, or the token may not read it.`,
          false,
        );
      });
      commit = tree.commit;
      return listTree(name, tree.files, readLinks);
    },

    async *read(entries) {
      const closing = new AbortController();
      const either = AbortSignal.any([closing.signal, closed.signal]);
      const ahead: Promise<Fetched>[] = [];
      let started = 0;
      const startUpTo = (count: number) => {
        for (const entry of entries.slice(started, count)) {
          ahead.push(readEntry(entry, either));
        }
        started = Math.max(started, count);
      };
      try {
        for (let done = 0; done < entries.length; done++) {
          startUpTo(done + concurrency);
          const fetched = (await ahead.shift()) as Fetched;
          yield fetched;
          if (!('error' in fetched && fetched.error instanceof TransportError)) continue;
          closing.abort(fetched.error);
          for (const entry of entries.slice(done + 1)) yield { entry, error: fetched.error };
          return;
        }
      } finally {
        closing.abort(new Error('The reading was ended.'));
        await Promise.all(ahead);
      }
    },

    close() {
      closed.abort(new Error('The archive was closed.'));
      return client.close();
    },
  };
}

interface Wanted {
  readonly path: string;
  /** Blob id. */
  readonly id: string;
  readonly size?: number;
}

function checked(file: Wanted, bytes: Uint8Array): Uint8Array {
  if (blobId(bytes) === file.id) return bytes;
  throw new WrongContentError('its content does not fit its blob id');
}

function defaultRawUrl(server: string): string | undefined {
  return server === 'https://github.com' ? 'https://raw.githubusercontent.com' : undefined;
}
