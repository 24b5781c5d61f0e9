import { join } from 'node:path';
import type { Comparison } from '../report/comparison.js';
import type { SourceLinks } from '../report/html/links.js';
import { renderHtml } from '../report/html/render.js';
import type { Report } from '../report/report.js';
import { sarifJson } from '../report/sarif.js';
import { indexJson, indexOf } from './bundle-index.js';
import { manifestJson, reportJson } from './json.js';
import type { Manifest } from './manifest.js';
import {
  HTML_FILE,
  INDEX_FILE,
  MANIFEST_FILE,
  REPORT_FILE,
  SARIF_FILE,
  SHARD_FILE,
} from './place.js';
import type { BundleWriter } from './write.js';

/** What a run tells besides the kernels' files. */
export interface RunContent {
  readonly manifest: Manifest;
  readonly report: Report;
  /** With the baseline, if there is one. */
  readonly comparison: Comparison | undefined;
  /** Where the sources can be read, if the run knows it. */
  readonly links: SourceLinks | undefined;
  /** Whether report.sarif is written. */
  readonly sarif: boolean;
  /** The text of shard.json, if the run made one. */
  readonly shard?: string | undefined;
}

/** Absolute paths, once the bundle is in its place. */
export interface RunPaths {
  readonly manifestFile: string;
  readonly reportFile: string;
  readonly htmlFile: string;
  /** Undefined if it was not asked for. */
  readonly sarifFile?: string | undefined;
}

/**
 * Adds all that a bundle has beside its kernels' files: its manifest and index, and the reports.
 *
 * @returns where they will be, and the text of report.json
 * @throws what `BundleWriter.add` throws
 */
export async function addFilesOfRun(
  writer: BundleWriter,
  { manifest, report, comparison, links, sarif, shard }: RunContent,
): Promise<{ readonly paths: RunPaths; readonly reportText: string }> {
  const reportText = reportJson(report);
  const html = renderHtml(manifest, report, { comparison, links });
  await writer.add(MANIFEST_FILE, Buffer.from(manifestJson(manifest)));
  await writer.add(INDEX_FILE, Buffer.from(indexJson(indexOf(manifest))));
  if (shard !== undefined) await writer.add(SHARD_FILE, Buffer.from(shard));
  await writer.addReport(REPORT_FILE, Buffer.from(reportText));
  await writer.addReport(HTML_FILE, Buffer.from(html));
  if (sarif) await writer.addReport(SARIF_FILE, Buffer.from(sarifJson(report)));
  const paths = {
    manifestFile: join(writer.directory, MANIFEST_FILE),
    reportFile: join(writer.reportDirectory, REPORT_FILE),
    htmlFile: join(writer.reportDirectory, HTML_FILE),
    sarifFile: sarif ? join(writer.reportDirectory, SARIF_FILE) : undefined,
  };
  return { paths, reportText };
}
