import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { messageOf } from '../../errors.js';
import { blobId, isObjectId } from '../blob.js';
import { type Patience, retrying } from '../retry.js';
import { explainLocalFailure, UnknownObjectError } from './git-failure.js';
import { endGit, runGit, startGit } from './process.js';
import { fetchInto, type GitContext, initRepository, onRepository, READER } from './repository.js';
import { byteReader } from './stream.js';

/** What became of the wish to read one blob. */
export type FetchedBlob =
  | { readonly id: string; readonly bytes: Uint8Array }
  | { readonly id: string; readonly error: Error };

/** Why one blob is not there. The message continues a sentence that names the entry. */
export class BlobError extends Error {
  constructor(
    message: string,
    /** Whether to fetch it again may mend it. */
    readonly mendable: boolean,
  ) {
    super(message);
    this.name = 'BlobError';
  }
}

export interface BlobOptions {
  /** The most blobs that are fetched at once. */
  readonly batchSize: number;
  /** Bytes. */
  readonly largestBlob: number;
  readonly patience: Patience;
}

/**
 * Reads blobs in batches, each blob checked by its id, in any order. The next batch is fetched while
 * one is read, and none beyond it. The first batches are smaller than the others. A blob that came wrong or not at all is fetched once more. Where
 * the server fails, all that are left come with one and the same error.
 *
 * @param ids 40 hex digits each, none of them twice
 */
export async function* readBlobs(
  git: GitContext,
  ids: readonly string[],
  options: BlobOptions,
  signal: AbortSignal,
): AsyncGenerator<FetchedBlob> {
  const ending = new AbortController();
  const either = AbortSignal.any([signal, ending.signal]);
  const start = (list: readonly string[]) => fetchBatch(git, list, options.patience, either);

  const lists = batchesOf(ids, options.batchSize);
  let ahead: Promise<Batch> | undefined = lists[0] && start(lists[0]);
  try {
    for (let index = 0; ahead !== undefined; index++) {
      const batch: Batch = await ahead;
      const next = lists[index + 1];
      ahead = next && !batch.fault ? start(next) : undefined;

      const again: string[] = [];
      for await (const blob of readBatch(git, batch, options.largestBlob, either)) {
        if ('error' in blob && blob.error instanceof BlobError && blob.error.mendable) {
          again.push(blob.id);
        } else yield blob;
      }
      let { fault } = batch;
      if (again.length > 0) {
        const second = await start(again);
        yield* readBatch(git, second, options.largestBlob, either);
        fault = second.fault;
      }
      if (fault) {
        for (const id of lists.slice(index + 1).flat()) yield { id, error: fault };
        return;
      }
    }
  } finally {
    ending.abort();
    const batch = await ahead;
    if (batch) await dropBatch(batch);
  }
}

/** Blobs that were fetched together, in a repository of their own that is thrown away after. */
interface Batch {
  readonly ids: readonly string[];
  /** Empty if there is none. */
  readonly directory: string;
  /** Why the server could not be read to the end; what came before is there all the same. */
  readonly fault?: Error;
}

/**
 * Fetches blobs in two requests. A try that fails is followed by one for what is missing then. It
 * never rejects: the batch says what went wrong.
 */
async function fetchBatch(
  git: GitContext,
  ids: readonly string[],
  patience: Patience,
  signal: AbortSignal,
): Promise<Batch> {
  let directory = '';
  try {
    directory = await mkdtemp(join(git.directory, 'batch-'));
    await initRepository(git, directory);
    const wanted = new Set(ids);
    await retrying(
      patience,
      async (number) => {
        if (number > 1) {
          for (const id of (await blobSizes(git, directory, ids, signal)).keys()) wanted.delete(id);
        }
        await fetchKnown(git, directory, wanted, signal);
      },
      signal,
    );
    return { ids, directory };
  } catch (error) {
    return {
      ids,
      directory,
      fault: explainLocalFailure(git.archive, error, join(git.directory, READER)),
    };
  }
}

/** A server refuses a whole list for one object that it lacks: that one is taken off the list. */
async function fetchKnown(
  git: GitContext,
  directory: string,
  wanted: Set<string>,
  signal: AbortSignal,
): Promise<void> {
  const options = ['--filter=blob:none', '--no-write-fetch-head'];
  for (let refusals = 0; wanted.size > 0; refusals++) {
    try {
      await fetchInto(git, directory, options, { ids: [...wanted] }, signal);
      return;
    } catch (error) {
      const isRefusal = error instanceof UnknownObjectError && wanted.delete(error.id);
      if (!isRefusal || refusals >= 10) throw error;
    }
  }
}

/** Reads the blobs of a batch one after the other, as its caller takes them, and throws it away. */
async function* readBatch(
  git: GitContext,
  batch: Batch,
  largest: number,
  signal: AbortSignal,
): AsyncGenerator<FetchedBlob> {
  const left = new Set(batch.ids);
  try {
    const sizes = await blobSizes(git, batch.directory, batch.ids, signal);
    for (const [id, size] of sizes) {
      if (size <= largest) continue;
      sizes.delete(id);
      left.delete(id);
      const message = `it has ${size} bytes, more than the limit of ${largest}`;
      yield { id, error: new BlobError(message, false) };
    }
    for await (const [id, bytes] of catFiles(git, batch.directory, [...sizes.keys()], signal)) {
      left.delete(id);
      if (blobId(bytes) === id) yield { id, bytes };
      else yield { id, error: new BlobError('its content does not fit its blob id', true) };
    }
    for (const id of left) {
      yield { id, error: batch.fault ?? new BlobError('the server did not send it', true) };
    }
  } catch (error) {
    if (signal.aborted) throw error;
    for (const id of left)
      yield { id, error: batch.fault ?? new BlobError(messageOf(error), true) };
  } finally {
    await dropBatch(batch);
  }
}

async function dropBatch(batch: Batch): Promise<void> {
  if (batch.directory === '') return;
  // What stays goes with the directory that it is in.
  await rm(batch.directory, { recursive: true, force: true }).catch(() => {});
}

/** The content of blobs that are there, in the order of their ids. */
async function* catFiles(
  git: GitContext,
  directory: string,
  ids: readonly string[],
  signal: AbortSignal,
): AsyncGenerator<[id: string, bytes: Uint8Array]> {
  if (ids.length === 0) return;
  const child = startGit(['cat-file', '--batch'], reading(git, directory));
  const abort = () => endGit(child);
  signal.addEventListener('abort', abort);
  try {
    child.stderr.resume();
    child.stdin.end(ids.map((id) => `${id}\n`).join(''));
    const output = byteReader(child.stdout);
    for (const id of ids) {
      const [name, type, size] = (await output.line()).split(' ');
      if (name !== id || type !== 'blob') throw new Error('git reads another object than asked');
      const bytes = await output.bytes(Number(size));
      await output.line();
      yield [id, bytes];
    }
  } finally {
    signal.removeEventListener('abort', abort);
    endGit(child);
  }
}

/** Sizes in bytes of those blobs that are there. */
async function blobSizes(
  git: GitContext,
  directory: string,
  ids: readonly string[],
  signal: AbortSignal,
): Promise<Map<string, number>> {
  const sizes = new Map<string, number>();
  if (directory === '') return sizes;
  const output = await runGit(['cat-file', '--batch-check'], {
    ...reading(git, directory),
    input: ids.map((id) => `${id}\n`).join(''),
    signal,
  });
  for (const line of output.toString('latin1').split('\n')) {
    const [id = '', type, size] = line.split(' ');
    if (type === 'blob' && isObjectId(id)) sizes.set(id, Number(size));
  }
  return sizes;
}

function reading(git: GitContext, directory: string) {
  return onRepository(git, join(git.directory, READER), directory);
}

/** The first batches are small, and each is so many times larger than the one before: work begins early. */
const FIRST = 8;
const GROWTH = 4;

function batchesOf<T>(items: readonly T[], most: number): T[][] {
  const lists: T[][] = [];
  let size = Math.min(FIRST, most);
  for (let start = 0; start < items.length; ) {
    lists.push(items.slice(start, start + size));
    start += size;
    size = Math.min(size * GROWTH, most);
  }
  return lists;
}
