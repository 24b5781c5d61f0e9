import { sep } from 'node:path';
import type { Archive } from './archive/archive.js';
import { searchArchives } from './archive/search.js';
import { compare } from './compare.js';
import { InputError } from './errors.js';
import type { FailOn, Request } from './inputs/request.js';
import { kernelId } from './kernels/kernel.js';
import { loadObjects, type ObjectFile } from './objects/load.js';
import { signatureOf } from './objects/signature.js';
import { obtainKernels } from './obtain.js';
import { manifestJson, reportJson } from './output/json.js';
import { describeArchive, describeObjects, type Manifest } from './output/manifest.js';
import { MANIFEST_FILE, openBundle, REPORT_FILE } from './output/write.js';
import { collectReport } from './report/collect.js';
import type { Log } from './report/log.js';
import { describeOrigins } from './report/origins.js';
import { failedConditions, failedKernels } from './report/problems.js';
import type { Report } from './report/report.js';
import { formatCount } from './report/text.js';
import type { Reuse } from './reuse/reuse.js';
import { newOutcomeTable } from './tailor/outcome-table.js';
import { VERSION } from './version.js';
import { openWorkspace } from './workspace/workspace.js';

/** What a run works with besides its request. */
export interface Surroundings {
  /** Searched in this order. */
  readonly archives: readonly Archive[];
  readonly reuse: Reuse;
  readonly log: Log;
}

export interface BundleResult {
  /** Absolute paths. */
  readonly directory: string;
  readonly manifestFile: string;
  readonly reportFile: string;
  readonly manifest: Manifest;
  readonly report: Report;
  /** The conditions of the request's `failOn` that hold; empty where the run is a success. */
  readonly failures: readonly FailOn[];
}

/**
 * The job: takes the BTF of the kernels that are asked for, tailors each to the objects, and writes
 * the bundle.
 *
 * @throws InputError where nothing can be made of the request
 */
export async function bundle(
  request: Request,
  { archives, reuse, log }: Surroundings,
): Promise<BundleResult> {
  const start = performance.now();
  const { objects, broken } = loadObjects(request.objects);
  if (objects.length === 0) {
    throw new InputError(broken.map(({ path, error }) => `object ${path} ${error}.`));
  }
  tellObjects(objects, log);
  const workspace = openWorkspace(
    [...objects, ...broken].map(({ path }) => path),
    request.sourceMap,
  );
  const search = await searchArchives(archives, request.targets);
  log.info(`${formatCount(search.found.length, 'kernel')} to make a file for.`);

  const writer = openBundle(request.output);
  try {
    const table = newOutcomeTable();
    const collector = collectReport(objects, table.outcomes, workspace);
    const signature = signatureOf(objects);
    const product = { objects, signature, table };
    const obtained = await obtainKernels(
      product,
      search.found,
      { archives, reuse, log },
      {
        write: (path, bytes) => writer.add(path, bytes),
        count: (kernel, object, outcomes) => collector.add(kernel, object, outcomes),
      },
    );
    const missing = [...failedKernels(search), ...obtained.missing];
    const report = collector.report(broken);
    const manifest: Manifest = {
      tool: VERSION,
      archives: archives.map((archive) => describeArchive(archive, workspace)),
      signature,
      objects: describeObjects(objects, workspace),
      kernels: obtained.kernels,
      missing: missing.sort((a, b) => compare(a.kernel, b.kernel)),
      ownBtf: search.ownBtf.map(kernelId),
    };
    await writer.add(MANIFEST_FILE, Buffer.from(manifestJson(manifest)));
    await writer.add(REPORT_FILE, Buffer.from(reportJson(report)));
    writer.commit();
    log.info(`from: ${describeOrigins(obtained.origins)}`);
    log.info(`done in ${((performance.now() - start) / 1000).toFixed(1)} s`);
    return {
      directory: writer.directory,
      manifestFile: `${writer.directory}${sep}${MANIFEST_FILE}`,
      reportFile: `${writer.directory}${sep}${REPORT_FILE}`,
      manifest,
      report,
      failures: failedConditions(manifest, report, request.failOn),
    };
  } finally {
    writer.abort();
    await Promise.all(archives.map((archive) => archive.close?.()));
  }
}

function tellObjects(objects: readonly ObjectFile[], log: Log): void {
  for (const { path, object } of objects) {
    const number = object.relocations.length;
    if (number === 0) log.info(`${path} has no CO-RE relocations, so it needs nothing.`);
    else
      log.info(`${path}: ${formatCount(number, 'relocation')}, ${object.sites.length} distinct.`);
  }
}
