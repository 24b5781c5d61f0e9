import { createHash } from 'node:crypto';
import { relative, sep } from 'node:path';
import type { Archive, Fetched } from './archive/archive.js';
import { kernelId } from './archive/kernel.js';
import { readFound, searchArchives } from './archive/search.js';
import { STATUSES, type Status } from './core/outcome.js';
import { relocationSignature } from './core/signature.js';
import { InputError, messageOf } from './errors.js';
import { objectsFor } from './objects/for-kernel.js';
import { loadObjects, type ObjectFile } from './objects/load.js';
import { manifestJson, reportJson } from './output/json.js';
import type { Manifest, ManifestKernel, ManifestMissing } from './output/manifest.js';
import { type BundleWriter, MANIFEST_FILE, openBundle, REPORT_FILE } from './output/write.js';
import { type Collector, collectReport } from './report/collect.js';
import type { Log } from './report/log.js';
import { failedKernels, type Problem, problemsOf } from './report/problems.js';
import type { Report } from './report/report.js';
import { count } from './report/text.js';
import type { FailOn, Request } from './request.js';
import { type Pool, type PooledKernel, startPool } from './tailor/pool.js';
import { workThrough } from './tailor/work.js';
import { VERSION } from './version.js';

export interface BundleResult {
  /** Absolute paths. */
  readonly directory: string;
  readonly manifestFile: string;
  readonly reportFile: string;
  readonly manifest: Manifest;
  readonly report: Report;
  readonly problems: readonly Problem[];
  /** The conditions of the request's `failOn` that hold; empty where the run is a success. */
  readonly failures: readonly FailOn[];
  readonly seconds: number;
}

/**
 * The job: takes the BTF of the kernels that are asked for, tailors each to the objects, and writes
 * the bundle.
 *
 * @param archives searched in this order
 * @throws InputError where nothing can be made of the request
 */
export async function bundle(
  request: Request,
  archives: readonly Archive[],
  log: Log,
): Promise<BundleResult> {
  const start = performance.now();
  const { objects, broken } = loadObjects(request.objects);
  if (objects.length === 0) {
    throw new InputError(broken.map(({ path, error }) => `object ${path} ${error}.`));
  }
  tellObjects(objects, log);
  const search = await searchArchives(archives, request.targets);
  log.info(`${count(search.found.length, 'kernel')} to work on.`);

  const writer = openBundle(request.output);
  const pool = startPool(
    objects.map(({ bytes }) => bytes),
    search.found.length,
  );
  try {
    const collector = collectReport(objects, pool.outcomes.outcomes);
    const kernels: ManifestKernel[] = [];
    const missing = failedKernels(search);
    let done = 0;
    await workThrough(readFound(archives, search.found), pool.capacity, async (fetched) => {
      const kernel = kernelId(fetched.entry.kernel);
      try {
        kernels.push(await tailorOne(fetched, objects, pool, writer, collector));
      } catch (error) {
        if (error instanceof InputError) throw error;
        missing.push({ kernel, reason: messageOf(error) });
      }
      log.progress('kernels', ++done, search.found.length, kernel);
    });
    const report = collector.report(broken);
    const manifest: Manifest = {
      schema: 1,
      tool: VERSION,
      archives: archives.map(describeArchive),
      signature: signatureOf(objects),
      objects: objects.map(describeObject),
      kernels: kernels.sort(byKernel),
      missing: missing.sort(byKernel),
      ownBtf: search.ownBtf.map(kernelId),
    };
    await writer.add(MANIFEST_FILE, Buffer.from(manifestJson(manifest)));
    await writer.add(REPORT_FILE, Buffer.from(reportJson(report)));
    writer.commit();
    const problems = problemsOf(report, missing, broken);
    const conditions = new Set(problems.map(({ condition }) => condition));
    return {
      directory: writer.directory,
      manifestFile: `${writer.directory}${sep}${MANIFEST_FILE}`,
      reportFile: `${writer.directory}${sep}${REPORT_FILE}`,
      manifest,
      report,
      problems,
      failures: [...conditions].filter((condition) => request.failOn.has(condition)).sort(),
      seconds: (performance.now() - start) / 1000,
    };
  } finally {
    writer.abort();
    await pool.close();
  }
}

function tellObjects(objects: readonly ObjectFile[], log: Log): void {
  for (const { path, object } of objects) {
    const number = object.relocations.length;
    if (number === 0) log.info(`${path} has no CO-RE relocations, so it needs nothing.`);
    else log.info(`${path}: ${count(number, 'relocation')}, ${object.sites.length} distinct.`);
  }
}

/** @throws Error where there is no BTF to be had of the kernel, or no object for it */
async function tailorOne(
  fetched: Fetched & { readonly archive: number },
  objects: readonly ObjectFile[],
  pool: Pool,
  writer: BundleWriter,
  collector: Collector,
): Promise<ManifestKernel> {
  if ('error' in fetched) throw fetched.error;
  const { entry, bytes, archive } = fetched;
  const kernel = kernelId(entry.kernel);
  const suited = objectsFor(entry.kernel, objects);
  if (suited.length === 0) throw new Error(`no object is for ${entry.kernel.arch}`);
  const tailored = await pool.run({ format: entry.format, bytes, objects: suited });
  const file = `${kernel}.btf`;
  await writer.add(file, tailored.btf);
  return {
    kernel,
    file,
    size: tailored.btf.length,
    sha256: tailored.sha256,
    source: {
      archive,
      path: entry.path,
      sha256: tailored.sourceSha256,
      ...(entry.blob !== undefined && { blob: entry.blob }),
      size: tailored.sourceSize,
    },
    outcomes: sumOutcomes(kernel, tailored, collector),
  };
}

function sumOutcomes(kernel: string, tailored: PooledKernel, collector: Collector) {
  const sum = Object.fromEntries(STATUSES.map((status) => [status, 0])) as Record<Status, number>;
  tailored.objects.forEach((object, index) => {
    const counts = collector.add(kernel, object, tailored.outcomes[index] as Uint32Array);
    for (const status of STATUSES) sum[status] += counts[status];
  });
  return sum;
}

function describeArchive({ name, directory, commit }: Archive): Manifest['archives'][number] {
  const shown =
    directory === undefined ? name : relative(process.cwd(), directory).split(sep).join('/');
  return { name: shown || '.', ...(commit !== undefined && { commit }) };
}

function describeObject({ path, sha256, object, architectures }: ObjectFile) {
  const relocations = object.relocations.length;
  return { path, sha256, relocations, ...(architectures && { arch: architectures }) };
}

/** Over all that the tailored files depend on besides the kernels' BTF. */
function signatureOf(objects: readonly ObjectFile[]): string {
  const parts = objects.map(({ object, architectures }) => [
    relocationSignature(object),
    architectures ?? [],
  ]);
  return createHash('sha256')
    .update(JSON.stringify([VERSION, parts]))
    .digest('hex');
}

function byKernel(
  a: ManifestMissing | ManifestKernel,
  b: ManifestMissing | ManifestKernel,
): number {
  return a.kernel < b.kernel ? -1 : 1;
}
