import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { compare } from './compare.js';
import { ExpectedError, messageOf } from './errors.js';
import { sentencesOf, unitedRemarks } from './expectations/remarks.js';
import { type EndSurroundings, finishRun, type RunResult } from './finish.js';
import type { MergeRequest } from './inputs/merge-request.js';
import { newAttempt } from './keep/attempt.js';
import type { Kernel } from './kernels/kernel.js';
import { shortfallOf } from './obtain/shortfall.js';
import { MOST_FILE_BYTES } from './output/bundle-index.js';
import { openKernelFiles } from './output/kernel-files.js';
import { pathOf } from './output/layout.js';
import { architecturesOf, type Manifest, type ManifestKernel } from './output/manifest.js';
import { mendOutput } from './output/mend.js';
import { packedPlacesFor } from './output/packed.js';
import { newClaims } from './output/paths.js';
import { openBundle } from './output/write.js';
import { readRegularFile } from './regular-file.js';
import { mergeReports } from './report/merge-reports.js';
import { formatCount } from './report/text.js';
import type { ShardBundle } from './shards/read-shards.js';

/**
 * Makes the bundle of a run over all kernels, from the bundles of its shards: byte for byte what one job
 * would have made. No object, archive or cache is needed.
 *
 * @throws ExpectedError if a shard is broken, or there is no kernel; a bundle that is there stays as it is
 */
export async function mergeShards(
  request: MergeRequest,
  surroundings: EndSurroundings,
): Promise<RunResult> {
  const start = performance.now();
  const { shards, output, reportDirectory } = request;
  const { log } = surroundings;
  mendOutput(output);
  const manifest = mergeManifests(shards.map((shard) => shard.manifest));
  const { kernels, missing, layout } = manifest;
  log.info(`${formatCount(kernels.length, 'kernel')} in ${formatCount(shards.length, 'shard')}.`);
  const report = mergeReports(
    shards.map((shard) => shard.report),
    sentencesOf(unitedRemarks(shards.map(({ remarks }) => remarks))),
  );
  const packedTo = packedPlacesFor(request, architecturesOf(manifest));
  const writer = openBundle(output, reportDirectory, packedTo);
  try {
    const shortfall = shortfallOf(kernels.length, missing, [], writer.replaces);
    if (shortfall !== undefined) throw shortfall;
    const files = openKernelFiles(writer, layout);
    let done = 0;
    for (const shard of shards) {
      for (const kernel of shard.manifest.kernels) {
        const { of, bytes } = readKernelFile(shard, kernel);
        await files.add(of, kernel.sha256, bytes);
        log.progress('kernels', ++done, kernels.length, kernel.kernel);
      }
    }
    const attempt = newAttempt((message) => log.warn(message));
    const made = { manifest, report };
    const result = await finishRun(writer, made, request, { ...surroundings, attempt });
    log.info(`done in ${((performance.now() - start) / 1000).toFixed(1)} s`);
    return result;
  } finally {
    writer.abort();
  }
}

/** Kernels that no shard needs to look at are in all of them, and count once. */
function mergeManifests(manifests: readonly Manifest[]): Manifest {
  const [first] = manifests as [Manifest];
  const kernels = manifests.flatMap((manifest) => manifest.kernels);
  const missing = new Map(
    manifests.flatMap((manifest) => manifest.missing).map((one) => [one.kernel, one]),
  );
  const byKernel = (a: { kernel: string }, b: { kernel: string }) => compare(a.kernel, b.kernel);
  return {
    ...first,
    kernels: kernels.sort(byKernel),
    missing: [...missing.values()].sort(byKernel),
  };
}

/**
 * Reads what a shard made for a kernel.
 *
 * @throws ExpectedError if that is not what its manifest says
 */
function readKernelFile(
  { directory, manifest }: ShardBundle,
  { kernel: id, file, sha256 }: ManifestKernel,
): { of: Kernel; bytes: Uint8Array } {
  try {
    const [distro = '', version = '', arch = '', release = '', ...more] = id.split('/');
    const of = { distro, version, arch, release };
    const flaw =
      newClaims().claim(file) ??
      (more.length > 0 || pathOf(manifest.layout, of, sha256) !== file
        ? 'its kernel has another'
        : undefined);
    if (flaw !== undefined) throw new Error(`cannot be its file, for ${flaw}`);
    const path = join(directory, ...file.split('/'));
    const bytes = readRegularFile(path, MOST_FILE_BYTES, 'what the shard made');
    if (createHash('sha256').update(bytes).digest('hex') === sha256) return { of, bytes };
    throw new Error('is not what its manifest says');
  } catch (error) {
    throw new ExpectedError([
      `The shard in ${JSON.stringify(directory)} is broken, for ${JSON.stringify(file)} ${messageOf(error)}: take it from its job once more, or run that again.`,
    ]);
  }
}
