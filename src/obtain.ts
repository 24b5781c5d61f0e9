import type { Archive, Entry, Fetched } from './archive/archive.js';
import { type FoundEntry, readFound } from './archive/search.js';
import { groupOf, storedArchive } from './archive/store.js';
import { compare } from './compare.js';
import { STATUSES, type Status } from './core/outcome.js';
import { InputError, messageOf } from './errors.js';
import { kernelId } from './kernels/kernel.js';
import { objectsFor } from './objects/for-kernel.js';
import type { ObjectFile } from './objects/load.js';
import type { ManifestKernel, ManifestMissing } from './output/manifest.js';
import type { Log } from './report/log.js';
import { newOrigins, noteFetched, type Origins } from './report/origins.js';
import { openResults, type Result, type Results, resultKey } from './reuse/results.js';
import { digestOf, type Reuse, sourceGroups } from './reuse/reuse.js';
import type { OutcomeTable } from './tailor/outcome-table.js';
import { startPool } from './tailor/pool.js';
import { workThrough } from './tailor/work.js';

/** What kernels are tailored to. */
export interface ProductFiles {
  readonly objects: readonly ObjectFile[];
  readonly signature: string;
  /** Takes the outcomes. */
  readonly table: OutcomeTable;
}

/** Takes what was obtained of each kernel. */
export interface Sink {
  write(path: string, bytes: Uint8Array): Promise<void>;
  /** @returns how many of the object's relocations end in each way */
  count(kernel: string, object: number, outcomes: Uint32Array): Record<Status, number>;
}

export interface Obtained {
  /** Sorted by kernel, as `missing` is. */
  readonly kernels: ManifestKernel[];
  readonly missing: ManifestMissing[];
  readonly origins: Origins;
}

interface Means {
  readonly archives: readonly Archive[];
  readonly reuse: Reuse;
  readonly log: Log;
}

type Found = Fetched & { readonly archive: number };

/**
 * Obtains the tailored BTF of each kernel in the cheapest way: as the result of an earlier run, or
 * tailored now from its entry, which an earlier run may have fetched. What is new is kept for later.
 */
export async function obtainKernels(
  product: ProductFiles,
  found: readonly FoundEntry[],
  means: Means,
  sink: Sink,
): Promise<Obtained> {
  const results = await openKept(product, means);
  const obtained: Obtained = { kernels: [], missing: [], origins: newOrigins() };
  const left: FoundEntry[] = [];
  for (const one of found) {
    const { kernel } = one.entry;
    const kept = await readKept(results, one.entry);
    if (kept !== undefined) {
      obtained.kernels.push(await put(sink, one, kept.result, kept.btf));
      obtained.origins.results++;
    } else if (objectsFor(kernel, product.objects).length === 0) {
      obtained.missing.push({
        kernel: kernelId(kernel),
        reason: `no object is for ${kernel.arch}`,
      });
    } else {
      left.push(one);
    }
  }
  if (left.length > 0) await tailorEntries(product, found, left, means, sink, results, obtained);
  if (results !== undefined && results.added.size > 0) await keep(results, product, means);
  obtained.kernels.sort(byKernel);
  obtained.missing.sort(byKernel);
  return obtained;
}

/** Tailors what no earlier run has a result for, and adds it to the results. */
async function tailorEntries(
  { objects, table }: ProductFiles,
  found: readonly FoundEntry[],
  left: readonly FoundEntry[],
  { archives, reuse, log }: Means,
  sink: Sink,
  results: Results | undefined,
  { kernels, missing, origins }: Obtained,
): Promise<void> {
  const wanted = sourceGroups(archives, found);
  await reuse.restoreSources(worthRestoring(wanted, left));
  const { store } = reuse;
  const sources = archives.map((archive) =>
    store === undefined || archive.directory !== undefined
      ? archive
      : storedArchive(archive, store),
  );
  const fetchedGroups = new Set<string>();
  const pool = startPool(
    objects.map(({ bytes }) => bytes),
    left.length,
    table,
  );
  const work = async (one: Found) => {
    const kernel = kernelId(one.entry.kernel);
    try {
      if ('error' in one) throw one.error;
      const local = archives[one.archive]?.directory !== undefined;
      noteFetched(
        origins,
        local ? 'directory' : one.stored ? 'sources' : 'network',
        one.bytes.length,
      );
      if (!local && !one.stored) fetchedGroups.add(groupOf(one.entry.kernel));
      const { btf, sourceSha256, ...result } = await pool.run({
        format: one.entry.format,
        bytes: one.bytes,
        objects: objectsFor(one.entry.kernel, objects),
      });
      if (one.entry.blob !== undefined) await results?.add(keyOf(one.entry), result, btf);
      kernels.push(await put(sink, one, result, btf, sourceSha256));
    } catch (error) {
      if (error instanceof InputError) throw error;
      missing.push({ kernel, reason: messageOf(error) });
    }
    log.progress('kernels', kernels.length + missing.length, found.length, kernel);
  };
  try {
    await workThrough(readFound(sources, left), pool.capacity, work);
  } finally {
    await pool.close();
  }
  await reuse.saveSources(wanted.filter(({ name }) => fetchedGroups.has(name)));
}

async function put(
  sink: Sink,
  { entry, archive }: FoundEntry,
  result: Result,
  btf: Uint8Array,
  sourceSha256?: string,
): Promise<ManifestKernel> {
  const kernel = kernelId(entry.kernel);
  const file = `${kernel}.btf`;
  await sink.write(file, btf);
  const outcomes = Object.fromEntries(STATUSES.map((status) => [status, 0])) as Record<
    Status,
    number
  >;
  result.objects.forEach((object, index) => {
    const counts = sink.count(kernel, object, result.outcomes[index] as Uint32Array);
    for (const status of STATUSES) outcomes[status] += counts[status];
  });
  const { blob, path } = entry;
  const content = blob === undefined ? { packedSha256: sourceSha256 as string } : { blob };
  return {
    kernel,
    file,
    size: btf.length,
    sha256: result.sha256,
    source: { archive, path, ...content, btfSize: result.sourceSize },
    outcomes,
  };
}

async function openKept(
  { objects, signature, table }: ProductFiles,
  { reuse, log }: Means,
): Promise<Results | undefined> {
  const directory = await reuse.restoreResults(signature);
  if (directory === undefined) return undefined;
  const sites = objects.map(({ object }) => object.sites.length);
  return openResults(directory, signature, sites, table, (message) => log.warn(message));
}

async function readKept(results: Results | undefined, entry: Entry) {
  if (results === undefined || entry.blob === undefined) return undefined;
  const result = results.get(keyOf(entry));
  const btf = result && (await results.readBtf(result));
  return result && btf && { result, btf };
}

async function keep(results: Results, product: ProductFiles, { reuse, log }: Means): Promise<void> {
  try {
    await results.save();
    await reuse.saveResults(product.signature, digestOf(results.keys()));
  } catch (error) {
    log.warn(`The results could not be kept for the next run: ${messageOf(error)}.`);
  }
}

function keyOf({ blob, kernel }: Entry): string {
  return resultKey(blob as string, kernel.arch);
}

/** A group is fetched piece by piece where less than one in so many of its entries is lacking. */
const WORTH_RESTORING = 4;

function worthRestoring(
  groups: ReturnType<typeof sourceGroups>,
  left: readonly FoundEntry[],
): ReturnType<typeof sourceGroups> {
  const lacking = new Map<string, number>();
  for (const { entry } of left) {
    const name = groupOf(entry.kernel);
    lacking.set(name, (lacking.get(name) ?? 0) + 1);
  }
  return groups.filter(
    ({ name, blobs }) => (lacking.get(name) ?? 0) * WORTH_RESTORING >= blobs.length,
  );
}

function byKernel(a: { kernel: string }, b: { kernel: string }): number {
  return compare(a.kernel, b.kernel);
}
