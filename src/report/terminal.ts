import type { Manifest } from '../output/manifest.js';
import type { PackedBundle } from '../output/packed.js';
import type { Comparison } from './comparison.js';
import { comparisonLines } from './comparison-lines.js';
import {
  countFailingPrograms,
  describeKernelBtf,
  describeProgram,
  describeVerdicts,
  type FailingVerdict,
  failingPrograms,
} from './failing-programs.js';
import { countFailing } from './failures.js';
import { describeFormats } from './formats.js';
import { countDiffering, describeDifference, loaderDifferences } from './loader-differences.js';
import { problemsBesidePrograms } from './problems.js';
import type { Report, SourceLine } from './report.js';
import { formatSource } from './subjects.js';
import { formatCount, formatNumber, formatSize, plain } from './text.js';
import { describeObjects, describeSharing, outcomeTotals, totalsOf } from './totals.js';

const MOST_LINES = 10;

/**
 * What came of a run, for people: plain text, a few lines.
 *
 * @param comparison with the baseline, if there is one; comes first
 */
export function renderTerminal(
  manifest: Manifest,
  report: Report,
  comparison?: Comparison,
): string {
  const { kernels, before, after } = totalsOf(manifest.kernels);
  const outcomes = outcomeTotals(manifest)
    .filter(([, sum]) => sum > 0)
    .map(([status, sum]) => `${formatNumber(sum)} ${status}`);
  const failing = countFailing(report);
  const unresolved =
    failing === 0 ? '' : `; ${formatCount(failing, 'relocation')} not resolved on every kernel`;
  return [
    ...(comparison === undefined ? [] : comparisonLines(comparison)),
    `${formatCount(kernels, 'kernel')}: ${formatSize(before)} of BTF tailored to ${formatSize(after)}`,
    ...describeSharing(manifest),
    ...describeFormats(manifest),
    describeObjects(manifest, report),
    ...describeVerdicts(report),
    ...(outcomes.length === 0
      ? []
      : [`outcomes over all kernels: ${outcomes.join(', ')}${unresolved}`]),
    ...describeKernelBtf(report),
    ...formatPrograms('broken', 'programs that are broken'),
    ...formatPrograms('depends', 'programs that may not load'),
    ...formatSection('expectations to look at', report.expectations ?? []),
    ...formatSection('kernels that carry their own BTF and need none', manifest.ownBtf),
    ...formatSection(
      'relocations that other loaders answer otherwise than libbpf',
      loaderDifferences(report).map((row) => formatRow(row, describeDifference(row))),
      countDiffering(report),
    ),
    ...formatSection(
      'problems',
      problemsBesidePrograms(manifest, report).map(
        ({ condition, message }) => `${condition}: ${message}`,
      ),
    ),
  ]
    .map((line) => `${plain(line)}\n`)
    .join('');

  function formatPrograms(verdict: FailingVerdict, title: string): string[] {
    const rows = failingPrograms(report, verdict);
    const lines = rows.slice(0, MOST_LINES).map((row) => describeProgram(report, row));
    return formatSection(title, lines, countFailingPrograms(report, verdict), rows.length);
  }
}

/** Where the files are, a line each. */
export function renderPaths(paths: {
  readonly directory: string;
  readonly manifestFile: string;
  readonly reportFile: string;
  readonly htmlFile: string;
  readonly sarifFile?: string | undefined;
  readonly packed: readonly PackedBundle[];
}): string {
  return [
    `bundle:   ${paths.directory}`,
    `manifest: ${paths.manifestFile}`,
    `report:   ${paths.reportFile}`,
    `page:     ${paths.htmlFile}`,
    ...(paths.sarifFile === undefined ? [] : [`sarif:    ${paths.sarifFile}`]),
    ...paths.packed.map(({ path, size }) => `packed:   ${path} (${formatSize(size)})`),
  ]
    .map((line) => `${plain(line)}\n`)
    .join('');
}

function formatRow(
  { source, relocations }: { source: SourceLine | undefined; relocations: number },
  sentence: string,
): string {
  const times = relocations === 1 ? '' : ` (${formatCount(relocations, 'relocation')})`;
  return `${source === undefined ? '' : `${formatSource(source)}: `}${sentence}${times}`;
}

/**
 * @param total of what the items tell, if one may tell of several
 * @param rows how many items there are, if only the first are given
 */
function formatSection(
  title: string,
  items: readonly string[],
  total = items.length,
  rows = items.length,
): string[] {
  if (items.length === 0) return [];
  const shown = items.slice(0, MOST_LINES).map((item) => `  ${item}`);
  const left = rows - shown.length;
  return [
    `${title}: ${formatNumber(total)}`,
    ...shown,
    ...(left === 0 ? [] : [`  … and ${formatNumber(left)} more, in report.json and manifest.json`]),
  ];
}
