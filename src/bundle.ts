import type { Archive } from './archive/archive.js';
import { searchArchives } from './archive/search.js';
import { compare } from './compare.js';
import { InputError } from './errors.js';
import { judgeProduct } from './expectations/judge-product.js';
import { conditionsOf, type FailOn } from './inputs/fail-on.js';
import type { Request } from './inputs/request.js';
import { newAttempt } from './keep/attempt.js';
import { type Baselines, findBaseline } from './keep/baselines.js';
import type { Keepers } from './keep/keeper.js';
import { kernelId } from './kernels/kernel.js';
import { objectsFor } from './objects/for-kernel.js';
import { loadObjects } from './objects/load.js';
import { remarksOn } from './objects/remarks.js';
import { signatureOf } from './objects/signature.js';
import { openLevels } from './obtain/levels.js';
import { obtain } from './obtain/obtain.js';
import { describeOrigins, newOrigins, noteOrigin } from './obtain/origins.js';
import { planKernels } from './obtain/plan.js';
import { shortfallOf } from './obtain/shortfall.js';
import { addFilesOfRun, type RunPaths } from './output/files-of-run.js';
import { openKernelFiles } from './output/kernel-files.js';
import {
  describeArchive,
  describeKernel,
  describeObjects,
  type Manifest,
  type ManifestKernel,
} from './output/manifest.js';
import { mendOutput } from './output/mend.js';
import { addPacked, type PackedBundle, packedPlacesFor } from './output/packed.js';
import { openBundle } from './output/write.js';
import { collectReport } from './report/collect.js';
import { type Comparison, compareReports } from './report/comparison.js';
import type { SourceLinks } from './report/html/links.js';
import type { Log } from './report/log.js';
import { failedConditions } from './report/problems.js';
import type { Report } from './report/report.js';
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

export interface BundleResult extends RunPaths {
  /** Absolute path of the bundle. */
  readonly directory: string;
  /** What it was packed into. */
  readonly packed: readonly PackedBundle[];
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
  mendOutput(request.output);
  const { objects, broken } = readObjects(request, log);
  const workspace = openWorkspace(
    [...objects, ...broken].map(({ path }) => path),
    request.sourceMap,
  );
  const search = await searchArchives(archives, request.targets);
  const { wanted, missing } = planKernels(search, objects, request.layout);
  log.info(`${formatCount(wanted.length, 'kernel')} to make a file for.`);

  const packedTo = packedPlacesFor(
    request,
    wanted.map(({ entry }) => entry.kernel.arch),
  );
  const writer = openBundle(request.output, request.reportDirectory, packedTo);
  const files = openKernelFiles(writer, request.layout);
  const product = {
    objects: objects.map(({ object }) => object),
    compat: request.compat,
    signature: signatureOf(objects, request.compat),
    table: newOutcomeTable(),
  };
  const { table } = product;
  const pool = startPool(product, table);
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
    const levels = openLevels(archives, wanted, keepers, product, log, attempt);

    const kernels: ManifestKernel[] = [];
    const outages: { kernel: string; error: Error }[] = [];
    const origins = newOrigins();
    let done = 0;
    for await (const one of obtain(wanted, {
      levels,
      attempt,
      capacity: pool.capacity,
      tailor: ({ entry: { kernel, format, blob } }, bytes) =>
        pool.run({
          format,
          bytes,
          proven: blob !== undefined,
          objects: objectsFor(kernel, objects),
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
        const file = await files.add(one.found.entry.kernel, kernel.sha256, kernel.btf);
        kernels.push(describeKernel(one.found, file, kernel, counts));
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
      compat: request.compat === 'none' ? undefined : request.compat,
      layout: request.layout,
      objects: describeObjects(objects, workspace),
      kernels: kernels.sort(byKernel),
      missing: missing.sort(byKernel),
      ownBtf: search.ownBtf.map(kernelId),
    };
    const older = await findBaseline(request.baseline, baselines, attempt, log);
    const comparison = older && compareReports(older.report, report, older.baseline);
    const { sarif } = request;
    const content = { manifest, report, comparison, links, sarif };
    const { paths, reportText } = await addFilesOfRun(writer, content);
    const packed = await addPacked(writer, manifest, request);
    const gone = writer.commit();
    for (const path of gone) log.info(`removed ${path}, which an earlier run packed`);
    await attempt(async () => baselines?.keep(reportText));
    const isCompared = comparison !== undefined && comparison.kernels > 0;
    const failOn = conditionsOf(request.failOn, isCompared && baselines?.isChange === true);
    log.info(`done in ${((performance.now() - start) / 1000).toFixed(1)} s`);
    return {
      directory: writer.directory,
      ...paths,
      packed,
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

function byKernel(a: { kernel: string }, b: { kernel: string }): number {
  return compare(a.kernel, b.kernel);
}
