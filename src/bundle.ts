import type { Archive } from './archive/archive.js';
import { type FoundEntry, searchArchives } from './archive/search.js';
import { compare } from './compare.js';
import { InputError } from './errors.js';
import { judgeProduct } from './expectations/judge-product.js';
import { sentencesOf } from './expectations/remarks.js';
import { newVerdictTable } from './expectations/verdict-table.js';
import { type EndSurroundings, finishRun, type RunResult } from './finish.js';
import type { Request } from './inputs/request.js';
import type { Interrupt } from './interrupt.js';
import { newAttempt } from './keep/attempt.js';
import type { Keepers } from './keep/keeper.js';
import { kernelId } from './kernels/kernel.js';
import { objectsFor } from './objects/for-kernel.js';
import { loadObjects } from './objects/load.js';
import { remarksOn } from './objects/remarks.js';
import { signatureOf } from './objects/signature.js';
import { inFlight } from './obtain/in-flight.js';
import { openLevels } from './obtain/levels.js';
import { obtain } from './obtain/obtain.js';
import { describeOrigins, newOrigins, noteOrigin } from './obtain/origins.js';
import { planKernels } from './obtain/plan.js';
import { shortfallOf } from './obtain/shortfall.js';
import { openKernelFiles } from './output/kernel-files.js';
import {
  describeArchive,
  describeKernel,
  describeObjects,
  type Manifest,
  type ManifestKernel,
} from './output/manifest.js';
import { mendOutput } from './output/mend.js';
import { packedPlacesFor } from './output/packed.js';
import { openBundle } from './output/write.js';
import { mergeAsked } from './preflight/asked.js';
import { needsTable } from './preflight/needs-table.js';
import { readNeeds } from './preflight/read-needs.js';
import { collectReport } from './report/collect.js';
import type { Log } from './report/log.js';
import { formatCount } from './report/text.js';
import { planOf } from './shards/plan.js';
import { nameOfShard, partOf } from './shards/shard.js';
import { startPool } from './tailor/pool.js';
import { sharedObject } from './tailor/shared-object.js';
import { newTables } from './tailor/tables.js';
import { VERSION } from './version.js';
import { openWorkspace } from './workspace/workspace.js';

/** What a run works with besides its request. */
export interface Surroundings extends EndSurroundings {
  /** Searched in this order. */
  readonly archives: readonly Archive[];
  readonly keepers: Keepers;
  /** What tells the run to end early, and to keep what it has. */
  readonly interrupt?: Interrupt | undefined;
}

/** So many files are written at once: most of that is waiting. */
const WRITES = 4;

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
  { archives, keepers, baselines, links, log, interrupt }: Surroundings,
): Promise<RunResult> {
  const start = performance.now();
  // First of all, for a run that fails by its input has a bundle to leave alone, too.
  mendOutput(request.output);
  const { objects, broken } = readObjects(request, log);
  const workspace = openWorkspace(
    [...objects, ...broken].map(({ path }) => path),
    request.sourceMap,
  );
  const search = await searchArchives(archives, request.targets);
  const { wanted: planned, missing } = planKernels(search, objects, request.layout);
  const { shard } = request;
  const wanted = shard === undefined ? planned : partOf(planned, shard);
  const share = shard && ` of ${planned.length}, shard ${nameOfShard(shard)},`;
  log.info(`${formatCount(wanted.length, 'kernel')}${share ?? ''} to make a file for.`);

  const packedTo = packedPlacesFor(
    request,
    wanted.map(({ entry }) => entry.kernel.arch),
  );
  const writer = openBundle(request.output, request.reportDirectory, packedTo);
  const files = openKernelFiles(writer, request.layout);
  const needs = objects.map(({ object }) => readNeeds(object));
  const tables = newTables();
  const product = {
    objects: objects.map(({ object }) => object),
    compat: request.compat,
    signature: signatureOf(objects, request.compat),
    asked: mergeAsked(needs.map(({ asked }) => asked)),
    tables,
  };
  const pool = startPool(product, tables);
  try {
    const verdicts = newVerdictTable();
    const judge = judgeProduct(
      objects,
      needs,
      tables,
      verdicts,
      request.expectations,
      search.aliases,
    );
    const collector = collectReport(objects, tables.outcomes.outcomes, workspace, {
      programs: judge.programs,
      needs: needs.map(needsTable),
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
    interrupt?.signal.addEventListener('abort', () => {
      log.info(
        `Ended early: what came of ${done} of ${formatCount(wanted.length, 'kernel')} is kept.`,
      );
    });
    const obtained = obtain(wanted, {
      ...{ levels, attempt, interrupt },
      capacity: pool.capacity,
      expect: pool.expect,
      tailor: ({ entry: { kernel, format, blob } }, bytes, keep) =>
        pool.run({
          format,
          bytes,
          proven: blob !== undefined,
          objects: objectsFor(kernel, objects),
          keep,
        }),
    });
    const written = inFlight(obtained, WRITES, async (one) => {
      if (!('kernel' in one)) return one;
      const { sha256, btf } = one.kernel;
      return { ...one, file: await files.add(one.found.entry.kernel, sha256, btf) };
    });
    for await (const one of written) {
      const id = kernelId(one.found.entry.kernel);
      if ('outage' in one) {
        outages.push({ kernel: id, error: one.outage });
      } else if ('missing' in one) {
        missing.push({ kernel: id, reason: one.missing });
      } else {
        const { kernel, origin, packedSize, file } = one;
        const judged = judge.judge(one.found.entry.kernel, kernel);
        const counts = kernel.objects.map((object, index) =>
          collector.add(
            id,
            object,
            kernel.outcomes[index] as Uint32Array,
            judged[index] as Uint32Array,
          ),
        );
        kernels.push(describeKernel(one.found, file, kernel, counts));
        noteOrigin(origins, origin, packedSize);
      }
      log.progress('kernels', ++done, wanted.length, id);
    }
    log.info(`from: ${describeOrigins(origins)}`);
    const isShard = shard !== undefined;
    const shortfall = shortfallOf(kernels.length, missing, outages, writer.replaces, isShard);
    if (shortfall !== undefined) throw shortfall;

    const lost = new Set(missing.map(({ kernel }) => kernel));
    const asked = [...search.found.map(({ entry }) => entry.kernel), ...search.failed];
    const remarks = judge.remarks({
      kernels: [...asked, ...search.ownBtf],
      missing: asked.filter((kernel) => lost.has(kernelId(kernel))),
      unread: broken.map(({ path }) => path),
    });
    // Of a part nothing can be said of what no kernel needs.
    const report = collector.report(broken, isShard ? [] : sentencesOf(remarks));
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
    const plan = shard && planOf(manifest, broken, search, request.expectations);
    const ofShard = shard && plan && { tool: VERSION, shard, plan, remarks };
    const made = { manifest, report, shard: ofShard };
    const result = await finishRun(writer, made, request, { baselines, links, log, attempt });
    for (const keeper of [keepers.sources, keepers.kernels, keepers.results]) {
      await attempt(async () => keeper?.trim?.());
    }
    log.info(`done in ${((performance.now() - start) / 1000).toFixed(1)} s`);
    return result;
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
