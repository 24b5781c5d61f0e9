import { messageOf, TransportError } from '../../errors.js';
import type { Archive, Entry, Fetched } from '../archive.js';
import { blobId, isObjectId } from '../blob.js';
import type { GitHubRepository } from '../reference.js';
import { DEFAULT_PATIENCE, type Patience, retrying } from '../retry.js';
import { listTree, type TreeFile } from '../tree-listing.js';
import type { Download } from './download.js';
import { explainHttpFailure, NotFoundError, statusOf, WrongContentError } from './http-failure.js';

/** The commit that a ref stands for, and all its files. */
export interface RepositoryTree {
  /** 40 hex digits. */
  readonly commit: string;
  readonly files: readonly TreeFile[];
}

export interface HttpArchiveOptions {
  /** What the user called it. */
  readonly name: string;
  readonly repository: GitHubRepository;
  /** Branch, tag or commit id; the default branch where undefined. */
  readonly ref?: string;
  /** The commit that it is read at, where it was listed in another way; otherwise `list` finds it. */
  readonly commit?: string;
  /** Of the repository's own server. */
  readonly token?: string;
  /** Address of the REST API; worked out from the server where undefined. */
  readonly apiUrl?: string;
  /** Origin that serves raw files of public repositories; only github.com has one. */
  readonly rawUrl?: string;
  /** Lists a repository through the API. */
  readonly listRepository: (
    owner: string,
    name: string,
    ref: string | undefined,
  ) => Promise<RepositoryTree>;
  readonly download: Download;
  /** Downloads at once: 4. */
  readonly concurrency?: number;
  /** A file of more bytes is refused: 100 MB, as much as the API gives. */
  readonly largestBlob?: number;
  readonly patience?: Patience;
}

/**
 * An archive in a GitHub repository, read file by file over HTTPS: for machines without git, and
 * for a few entries.
 *
 * A file comes from the raw server at the pinned commit, without the token, where there is such a
 * server: that counts against no quota. Where it does not have the file, as of a private
 * repository, and on GitHub Enterprise Server, the file comes from the API's blob endpoint. It takes
 * the token, answers the same way on every server, and knows the blob by the very id that it is
 * checked by; each file counts against the quota of requests.
 *
 * `list` throws TransportError, and InputError where there is no entry. `read` gives an entry that is missing, too large or wrong an error
 * of its own, in the order of the entries; where the server fails, all that are left come with one
 * and the same TransportError.
 */
export function httpArchive(options: HttpArchiveOptions): Archive {
  const { name, repository, token, concurrency = 4, largestBlob = 100_000_000 } = options;
  const { owner, name: repositoryName } = repository;
  const apiUrl = (options.apiUrl ?? defaultApiUrl(repository.server)).replace(/\/+$/, '');
  let rawUrl = options.rawUrl ?? defaultRawUrl(repository.server);
  const patience = options.patience ?? DEFAULT_PATIENCE;
  let { commit } = options;

  function rawAddress(path: string): string {
    const parts = [owner, repositoryName, commit ?? '', ...path.split('/')];
    return [rawUrl, ...parts.map(encodeURIComponent)].join('/');
  }

  async function downloadBlob(
    file: Wanted,
    signal: AbortSignal,
    source: 'raw' | 'api',
  ): Promise<Uint8Array> {
    const limits = { bytes: file.size ?? largestBlob, signal };
    if (source === 'raw' && rawUrl !== undefined && commit !== undefined) {
      try {
        return await options.download(rawAddress(file.path), {}, limits);
      } catch (error) {
        if (statusOf(error) !== 404) throw error;
        // The server hides what is private.
        rawUrl = undefined;
      }
    }
    const parts = [owner, repositoryName, 'git', 'blobs', file.id].map(encodeURIComponent);
    const headers = {
      accept: 'application/vnd.github.raw+json',
      ...(token && { authorization: `Bearer ${token}` }),
    };
    return options.download([apiUrl, 'repos', ...parts].join('/'), headers, limits);
  }

  /** Does a request as patiently as allowed, and puts its failure into words. */
  function request<T>(attempt: (signal: AbortSignal) => Promise<T>, closing: AbortSignal) {
    const once = async () => {
      const silence = AbortSignal.timeout(patience.silence);
      const signal = AbortSignal.any([closing, silence]);
      try {
        return await orAborted(attempt(signal), signal);
      } catch (error) {
        closing.throwIfAborted();
        const seconds = patience.silence / 1000;
        const cause = silence.aborted ? new Error(`no answer within ${seconds} s`) : error;
        throw explainHttpFailure(name, cause, token);
      }
    };
    return retrying(patience, once, closing);
  }

  async function readBlob(file: Wanted, closing: AbortSignal): Promise<Uint8Array> {
    try {
      return await readFrom('raw', file, closing);
    } catch (error) {
      if (!(error instanceof WrongContentError)) throw error;
      // Out of a stale cache, or the path is a link: the blob's own address knows neither.
      return readFrom('api', file, closing);
    }
  }

  async function readFrom(source: 'raw' | 'api', file: Wanted, closing: AbortSignal) {
    const bytes = await request((signal) => downloadBlob(file, signal, source), closing);
    if (blobId(bytes) === file.id) return bytes;
    throw new WrongContentError('its content does not fit its blob id');
  }

  async function readEntry(entry: Entry, closing: AbortSignal): Promise<Fetched> {
    try {
      const id = entry.blob ?? '';
      if (!isObjectId(id)) throw new Error('it has no blob id');
      if ((entry.size ?? 0) > largestBlob) {
        throw new Error(`it has ${entry.size} bytes, more than the limit of ${largestBlob}`);
      }
      return { entry, bytes: await readBlob({ ...entry, id }, closing) };
    } catch (error) {
      if (error instanceof TransportError) return { entry, error };
      return { entry, error: new Error(`${entry.path} cannot be read: ${messageOf(error)}.`) };
    }
  }

  async function readLinks(links: readonly TreeFile[]): Promise<Map<string, string>> {
    const { signal } = new AbortController();
    const targets = new Map<string, string>();
    for (const link of links) {
      const bytes = await readBlob(link, signal).catch((error) => {
        if (error instanceof TransportError) throw error;
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
      const { signal } = new AbortController();
      const list = () => options.listRepository(owner, repositoryName, options.ref);
      const tree = await request(list, signal).catch((error) => {
        if (!(error instanceof NotFoundError)) throw error;
        throw new TransportError(
          `archive ${JSON.stringify(name)}: there is no such repository or ref, or the token may not read it.`,
          false,
        );
      });
      commit = tree.commit;
      return listTree(name, tree.files, readLinks);
    },

    async *read(entries) {
      const closing = new AbortController();
      const ahead: Promise<Fetched>[] = [];
      let started = 0;
      const startUpTo = (count: number) => {
        for (const entry of entries.slice(started, count)) {
          ahead.push(readEntry(entry, closing.signal));
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
  };
}

interface Wanted {
  readonly path: string;
  readonly id: string;
  readonly size?: number;
}

/** Address of the REST API of a GitHub server, by its origin. */
export function defaultApiUrl(server: string): string {
  const { protocol, host } = new URL(server);
  if (host === 'github.com' || host.endsWith('.ghe.com')) return `${protocol}//api.${host}`;
  return `${protocol}//${host}/api/v3`;
}

function defaultRawUrl(server: string): string | undefined {
  return server === 'https://github.com' ? 'https://raw.githubusercontent.com' : undefined;
}

/** For work that does not listen to its signal. */
function orAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason);
    if (signal.aborted) abort();
    signal.addEventListener('abort', abort, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}
