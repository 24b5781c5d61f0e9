import type { Manifest } from '../output/manifest.js';
import { countFailing, describeFailure, failingRelocations } from './failures.js';
import { countDiffering, describeDifference, loaderDifferences } from './loader-differences.js';
import { problemsOf } from './problems.js';
import type { Report, SourceLine } from './report.js';
import { formatSource } from './subjects.js';
import { formatCount, formatNumber, formatSize, plain } from './text.js';
import { countRelocations, outcomeTotals, totalsOf } from './totals.js';

const MOST_LINES = 10;

/** What came of a run, for people: plain text, a few lines. */
export function renderTerminal(manifest: Manifest, report: Report): string {
  const { kernels, before, after } = totalsOf(manifest.kernels);
  const outcomes = outcomeTotals(manifest)
    .filter(([, sum]) => sum > 0)
    .map(([status, sum]) => `${formatNumber(sum)} ${status}`);
  const objects = formatCount(manifest.objects.length, 'object');
  const failing = countFailing(report);
  const relocations = formatCount(countRelocations(manifest), 'relocation');
  return [
    `${formatCount(kernels, 'kernel')}: ${formatSize(before)} of BTF tailored to ${formatSize(after)}`,
    `${objects} with ${relocations}, ${formatNumber(failing)} of them not resolved on every kernel`,
    ...(outcomes.length === 0 ? [] : [`outcomes over all kernels: ${outcomes.join(', ')}`]),
    ...formatSection('kernels that carry their own BTF and need none', manifest.ownBtf),
    ...formatSection(
      'relocations that do not resolve everywhere',
      failingRelocations(report).map((row) => formatRow(row, describeFailure(row))),
      failing,
    ),
    ...formatSection(
      'relocations that other loaders answer otherwise than libbpf',
      loaderDifferences(report).map((row) => formatRow(row, describeDifference(row))),
      countDiffering(report),
    ),
    ...formatSection(
      'problems',
      problemsOf(manifest, report).map(({ condition, message }) => `${condition}: ${message}`),
    ),
  ]
    .map((line) => `${plain(line)}\n`)
    .join('');
}

/** Where the files are, a line each. */
export function renderPaths(paths: {
  readonly directory: string;
  readonly manifestFile: string;
  readonly reportFile: string;
}): string {
  return [
    `bundle:   ${paths.directory}`,
    `manifest: ${paths.manifestFile}`,
    `report:   ${paths.reportFile}`,
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

/** @param total of what the items tell, if one may tell of several */
function formatSection(title: string, items: readonly string[], total = items.length): string[] {
  if (items.length === 0) return [];
  const shown = items.slice(0, MOST_LINES).map((item) => `  ${item}`);
  const left = items.length - shown.length;
  return [
    `${title}: ${formatNumber(total)}`,
    ...shown,
    ...(left === 0 ? [] : [`  … and ${formatNumber(left)} more, in report.json and manifest.json`]),
  ];
}
