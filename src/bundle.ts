import { join } from 'node:path';
import type { Archive } from './archive/archive.js';
import { type FoundEntry, type Search, searchArchives } from './archive/search.js';
import { compare } from './compare.js';
import { InputError } from './errors.js';
import { judgeProduct } from './expectations/judge-product.js';
import { conditionsOf, type FailOn } from './inputs/fail-on.js';
import type { Request } from './inputs/request.js';
import { newAttempt } from './keep/attempt.js';
import { type Baselines, findBaseline } from './keep/baselines.js';
import type { Keepers } from './keep/keeper.js';
import { kernelId } from './kernels/kernel.js';
import { objectsFor, reasonForNone } from './objects/for-kernel.js';
import { loadObjects, type ObjectFile } from './objects/load.js';
import { remarksOn } from './objects/remarks.js';
import { signatureOf } from './objects/signature.js';
import { openLevels } from './obtain/levels.js';
import { obtain } from './obtain/obtain.js';
import { describeOrigins, newOrigins, noteOrigin } from './obtain/origins.js';
import { type Missing, shortfallOf } from './obtain/shortfall.js';
import { manifestJson, reportJson } from './output/json.js';
import { mendPlace } from './output/leftovers.js';
import {
  describeArchive,
  describeKernel,
  describeObjects,
  type Manifest,
  type ManifestKernel,
} from './output/manifest.js';
import { newClaims } from './output/paths.js';
import {
  FILES_OF_RUN,
  HTML_FILE,
  MANIFEST_FILE,
  REPORT_FILE,
  realDirectory,
  SARIF_FILE,
} from './output/place.js';
import { openBundle } from './output/write.js';
import { collectReport } from './report/collect.js';
import { type Comparison, compareReports } from './report/comparison.js';
import type { SourceLinks } from './report/html/links.js';
import { renderHtml } from './report/html/render.js';
import type { Log } from './report/log.js';
import { failedConditions, failedKernels } from './report/problems.js';
import type { Report } from './report/report.js';
import { sarifJson } from './report/sarif.js';
import { formatCount } from './report/text.js';
import { newOutcomeTable } from './tailor/outcome-table.js';
import { startPool } from './tailor/pool.js';
import { sharedObject } from './tailor/shared-object.js';
import { newVerdictTable } from './verdict/verdict-table.js';
import { VERSION } from './version.js';
import { openWorkspace } from './workspace/workspace.js';

/** What a run works with besides its request. */
export interface Surroundings {
  /** Searched in this order. */
  readonly archives: readonly Archive[];
  readonly keepers: Keepers;
  /** Reports of other runs, for a baseline of `auto`; undefined where none are kept. */
  readonly baselines?: Baselines;
  /** Where the workspace's sources can be read, if the run knows it. */
  readonly links?: SourceLinks | undefined;
  readonly log: Log;
}

export interface BundleResult {
  /** Absolute paths. */
  readonly directory: string;
  readonly manifestFile: string;
  readonly reportFile: string;
  readonly htmlFile: string;
  /** Undefined if it was not asked for. */
  readonly sarifFile?: string | undefined;
  readonly manifest: Manifest;
  readonly report: Report;
  /** What changed since the baseline; undefined if there is none. */
  readonly comparison?: Comparison | undefined;
  /** The conditions that make the run fail. */
  readonly failOn: ReadonlySet<FailOn>;
  /** Those of them that hold; empty if the run is a success. */
  readonly failures: readonly FailOn[];
}

/**
 * The job: takes the BTF of the kernels that are asked for, tailors each to the objects, and writes
 * the bundle.
 *
 * @throws InputError if nothing can be made of the request
 * @throws ExpectedError if a server or this machine failed, or no kernel could be made; a bundle that
 *   is there stays as it is
 */
export async function bundle(
  request: Request,
  { archives, keepers, baselines, links, log }: Surroundings,
): Promise<BundleResult> {
  const start = performance.now();
  // First of all, for a run that fails by its input has a bundle to leave alone, too.
  mendPlace(realDirectory(request.output));
  const { objects, broken } = readObjects(request, log);
  const workspace = openWorkspace(
    [...objects, ...broken].map(({ path }) => path),
    request.sourceMap,
  );
  const search = await searchArchives(archives, request.targets);
  const { wanted, missing } = planKernels(search, objects);
  log.info(`${formatCount(wanted.length, 'kernel')} to make a file for.`);

  const writer = openBundle(request.output, request.reportDirectory);
  const product = {
    objects: objects.map(({ object }) => object),
    signature: signatureOf(objects),
    table: newOutcomeTable(),
  };
  const { table } = product;
  const pool = startPool(product.objects, table);
  try {
    const verdicts = newVerdictTable();
    const judge = judgeProduct(
      objects,
      table.outcomes,
      verdicts,
      request.expectations,
      search.aliases,
    );
    const collector = collectReport(objects, table.outcomes, workspace, {
      programs: judge.programs,
      verdicts: verdicts.verdicts,
    });
    const attempt = newAttempt((message) => log.warn(message));
    const of = {
      ...product,
      objectsFor: ({ entry }: FoundEntry) => objectsFor(entry.kernel, objects),
      tailor: pool.run,
      capacity: pool.capacity,
    };
    const levels = openLevels(archives, wanted, keepers, of, log, attempt);

    const kernels: ManifestKernel[] = [];
    const outages: { kernel: string; error: Error }[] = [];
    const origins = newOrigins();
    let done = 0;
    for await (const one of obtain(wanted, {
      levels,
      attempt,
      capacity: pool.capacity,
      tailor: ({ entry: { kernel, format, blob } }, bytes, keep) =>
        pool.run({
          format,
          bytes,
          proven: blob !== undefined,
          objects: objectsFor(kernel, objects),
          keep,
        }),
    })) {
      const id = kernelId(one.found.entry.kernel);
      if ('outage' in one) {
        outages.push({ kernel: id, error: one.outage });
      } else if ('missing' in one) {
        missing.push({ kernel: id, reason: one.missing });
      } else {
        const { kernel, origin, packedSize } = one;
        const judged = judge.judge(one.found.entry.kernel, kernel);
        const counts = kernel.objects.map((object, index) =>
          collector.add(
            id,
            object,
            kernel.outcomes[index] as Uint32Array,
            judged[index] as Uint32Array,
          ),
        );
        await writer.add(fileOf(id), kernel.btf);
        kernels.push(describeKernel(one.found, fileOf(id), kernel, counts));
        noteOrigin(origins, origin, packedSize);
      }
      log.progress('kernels', ++done, wanted.length, id);
    }
    log.info(`from: ${describeOrigins(origins)}`);
    const shortfall = shortfallOf(kernels.length, missing, outages, writer.replaces);
    if (shortfall !== undefined) throw shortfall;

    const lost = new Set(missing.map(({ kernel }) => kernel));
    const asked = [...search.found.map(({ entry }) => entry.kernel), ...search.failed];
    const remarks = judge.remarks({
      kernels: [...asked, ...search.ownBtf],
      missing: asked.filter((kernel) => lost.has(kernelId(kernel))),
      unread: broken.map(({ path }) => path),
    });
    const report = collector.report(broken, remarks);
    const manifest: Manifest = {
      tool: VERSION,
      archives: archives.map((archive) => describeArchive(archive, workspace)),
      signature: product.signature,
      objects: describeObjects(objects, workspace),
      kernels: kernels.sort(byKernel),
      missing: missing.sort(byKernel),
      ownBtf: search.ownBtf.map(kernelId),
    };
    const older = await findBaseline(request.baseline, baselines, attempt, log);
    const comparison = older && compareReports(older.report, report, older.baseline);
    const reportText = reportJson(report);
    const html = renderHtml(manifest, report, { comparison, links });
    await writer.add(MANIFEST_FILE, Buffer.from(manifestJson(manifest)));
    await writer.addReport(REPORT_FILE, Buffer.from(reportText));
    await writer.addReport(HTML_FILE, Buffer.from(html));
    if (request.sarif) await writer.addReport(SARIF_FILE, Buffer.from(sarifJson(report)));
    writer.commit();
    await attempt(async () => baselines?.keep(reportText));
    const isCompared = comparison !== undefined && comparison.kernels > 0;
    const failOn = conditionsOf(request.failOn, isCompared && baselines?.isChange === true);
    log.info(`done in ${((performance.now() - start) / 1000).toFixed(1)} s`);
    return {
      directory: writer.directory,
      manifestFile: join(writer.directory, MANIFEST_FILE),
      reportFile: join(writer.reportDirectory, REPORT_FILE),
      htmlFile: join(writer.reportDirectory, HTML_FILE),
      sarifFile: request.sarif ? join(writer.reportDirectory, SARIF_FILE) : undefined,
      manifest,
      report,
      comparison,
      failOn,
      failures: failedConditions(manifest, report, failOn, comparison),
    };
  } finally {
    writer.abort();
    await pool.close();
    await Promise.all(archives.map((archive) => archive.close?.()));
  }
}

/** @throws InputError if there is no object to work with */
function readObjects(request: Request, log: Log) {
  const { objects, broken } = loadObjects(request.objects);
  if (objects.length === 0) {
    throw new InputError(broken.map(({ path, error }) => `object ${path} ${error}.`));
  }
  const { info, warnings } = remarksOn(objects);
  for (const line of info) log.info(line);
  for (const line of warnings) log.warn(line);
  return {
    objects: objects.map((file) => ({ ...file, object: sharedObject(file.object) })),
    broken,
  };
}

/** Which kernels can be made, and which cannot whatever their BTF is. */
function planKernels(
  search: Search,
  objects: readonly ObjectFile[],
): { wanted: FoundEntry[]; missing: Missing[] } {
  const wanted: FoundEntry[] = [];
  const missing: Missing[] = [...failedKernels(search)];
  const claims = newClaims();
  for (const path of FILES_OF_RUN) claims.claim(path);
  for (const found of search.found) {
    const { kernel } = found.entry;
    const id = kernelId(kernel);
    const flaw = claims.claim(fileOf(id));
    if (flaw !== undefined) missing.push({ kernel: id, reason: `it can have no file: ${flaw}` });
    else if (objectsFor(kernel, objects).length > 0) wanted.push(found);
    else missing.push({ kernel: id, reason: reasonForNone(kernel, objects) });
  }
  return { wanted, missing };
}

/** Path of a kernel's file in the bundle. */
function fileOf(kernel: string): string {
  return `${kernel}.btf`;
}

function byKernel(a: { kernel: string }, b: { kernel: string }): number {
  return compare(a.kernel, b.kernel);
}
