import { conditionsOf, type FailOn } from './inputs/fail-on.js';
import type { EndRequest } from './inputs/request.js';
import type { Attempt } from './keep/attempt.js';
import { type Baselines, findBaseline } from './keep/baselines.js';
import { addFilesOfRun, type RunPaths } from './output/files-of-run.js';
import type { Manifest } from './output/manifest.js';
import { addPacked, type PackedBundle } from './output/packed.js';
import type { BundleWriter } from './output/write.js';
import { type Comparison, compareReports } from './report/comparison.js';
import type { SourceLinks } from './report/html/links.js';
import type { Log } from './report/log.js';
import { failedConditions } from './report/problems.js';
import type { Report } from './report/report.js';
import type { Shard } from './shards/shard.js';
import { type ShardFile, shardJson } from './shards/shard-file.js';

/** What came of a run's kernels. */
export interface Made {
  readonly manifest: Manifest;
  readonly report: Report;
  /** If they are a part: what the run that merges needs of it. */
  readonly shard?: ShardFile | undefined;
}

/** What the end of a run works with. */
export interface EndSurroundings {
  /** Reports of other runs, for a baseline of `auto`; undefined where none are kept. */
  readonly baselines?: Baselines | undefined;
  /** Where the workspace's sources can be read, if the run knows it. */
  readonly links?: SourceLinks | undefined;
  readonly log: Log;
}

export interface RunResult extends RunPaths {
  /** Absolute path of the bundle. */
  readonly directory: string;
  /** What it was packed into. */
  readonly packed: readonly PackedBundle[];
  readonly manifest: Manifest;
  readonly report: Report;
  /** What changed since the baseline; undefined if there is none. */
  readonly comparison?: Comparison | undefined;
  /** Which part the bundle is, if it is one. */
  readonly shard?: Shard | undefined;
  /** The conditions that make the run fail. */
  readonly failOn: ReadonlySet<FailOn>;
  /** Those of them that hold; empty if the run is a success. */
  readonly failures: readonly FailOn[];
}

/**
 * The end of every run that makes a bundle, when all files of its kernels were added: compares with the
 * baseline, writes manifest and reports, packs, puts all in its place, and judges. A shard is compared
 * with nothing, and fails only by what the user asks for: the run that merges judges.
 *
 * @throws what `BundleWriter` throws
 */
export async function finishRun(
  writer: BundleWriter,
  { manifest, report, shard }: Made,
  request: EndRequest,
  { baselines, links, log, attempt }: EndSurroundings & { readonly attempt: Attempt },
): Promise<RunResult> {
  const kept = shard === undefined ? baselines : undefined;
  const older = shard === undefined && (await findBaseline(request.baseline, kept, attempt, log));
  const comparison = older ? compareReports(older.report, report, older.baseline) : undefined;
  const { paths, reportText } = await addFilesOfRun(writer, {
    ...{ manifest, report, comparison, links, sarif: request.sarif },
    shard: shard && shardJson(shard),
  });
  const packed = await addPacked(writer, manifest, request);
  const gone = writer.commit();
  for (const path of gone) log.info(`removed ${path}, which an earlier run packed`);
  await attempt(async () => kept?.keep(reportText));
  const isCompared = comparison !== undefined && comparison.kernels > 0;
  const failOn =
    shard !== undefined && request.failOn === 'default'
      ? new Set<FailOn>()
      : conditionsOf(request.failOn, isCompared && kept?.isChange === true);
  return {
    directory: writer.directory,
    ...paths,
    ...{ packed, manifest, report, comparison, failOn },
    shard: shard?.shard,
    failures: failedConditions(manifest, report, failOn, comparison),
  };
}
