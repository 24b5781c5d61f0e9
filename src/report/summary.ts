import type { FailOn } from '../inputs/fail-on.js';
import type { Manifest } from '../output/manifest.js';
import { countFailing, type FailingRelocations, failingRelocations } from './failures.js';
import { type LoaderDifference, loaderDifferences } from './loader-differences.js';
import { escapeMarkdown, formatCode, takeFitting } from './markdown.js';
import { brokenObjects, failedConditions, problemsOf } from './problems.js';
import type { Report, SourceLine } from './report.js';
import { formatSource } from './subjects.js';
import { formatCount, formatNumber, formatSize } from './text.js';
import {
  countRelocations,
  outcomeTotals,
  type Totals,
  totalsByVersion,
  totalsOf,
  worstKernels,
} from './totals.js';

/** Together far below the 1 MiB that a step summary may have. */
const SECTION_BYTES = 96 * 1024;
const MOST_VERSIONS = 200;
const MOST_KERNELS = 20;
const MOST_RELOCATIONS = 30;
const MOST_LINES = 100;

/**
 * The step summary of a run, in GitHub's markdown.
 *
 * @param failOn conditions that make the run fail
 */
export function renderSummary(
  manifest: Manifest,
  report: Report,
  failOn: ReadonlySet<FailOn>,
): string {
  const failed = failedConditions(manifest, report, failOn);
  return [
    `## BTF bundle: ${failed.length === 0 ? 'done' : `failed (${failed.join(', ')})`}`,
    formatHeadline(manifest, report),
    formatTable(
      'Kernels',
      ['Distribution', 'Version', 'Architecture', '>Kernels', '>BTF before', '>after'],
      totalsByVersion(manifest),
      versionRow,
      MOST_VERSIONS,
    ),
    formatTable(
      'Outcomes',
      ['Outcome', '>Relocations × kernels'],
      outcomeTotals(manifest),
      ([status, sum]) => [status, formatNumber(sum)],
      MOST_LINES,
    ),
    formatTable(
      'Relocations that do not resolve everywhere',
      ['Relocation', 'Source', '>Fails on', 'First', 'Reason there'],
      failingRelocations(report),
      failureRow,
      MOST_RELOCATIONS,
    ),
    formatTable(
      'Relocations that other loaders answer otherwise than libbpf',
      ['Relocation', 'Source', 'Answer', '>On', 'First'],
      loaderDifferences(report),
      differenceRow,
      MOST_RELOCATIONS,
    ),
    formatTable(
      'Kernels on which relocations fail',
      ['Kernel', '>Failing relocations'],
      worstKernels(manifest),
      ({ kernel, failures }) => [formatCode(kernel.kernel), formatNumber(failures)],
      MOST_KERNELS,
    ),
    formatList(
      'Objects that could not be used',
      brokenObjects(report),
      ({ path, error }) => `${formatCode(path)}: ${escapeMarkdown(error)}`,
    ),
    formatList(
      'Kernels that are missing',
      manifest.missing,
      ({ kernel, reason }) => `${formatCode(kernel)}: ${escapeMarkdown(reason)}`,
    ),
    formatList('Kernels that carry their own BTF and need none', manifest.ownBtf, formatCode),
    formatList(
      'Problems',
      problemsOf(manifest, report),
      ({ condition, message }) => `${condition}: ${escapeMarkdown(message)}`,
    ),
  ]
    .filter((section) => section !== '')
    .join('\n\n')
    .concat('\n');
}

function formatHeadline(manifest: Manifest, report: Report): string {
  const { kernels, before, after } = totalsOf(manifest.kernels);
  const relocations = countRelocations(manifest);
  const failing = countFailing(report);
  const verdict =
    failing === 0
      ? 'all of them resolve everywhere'
      : `${formatNumber(failing)} of them not resolved on every kernel`;
  return [
    `**${formatCount(kernels, 'kernel')}**, **${formatSize(before)}** of BTF tailored to`,
    ` **${formatSize(after)}**, for ${formatCount(manifest.objects.length, 'object')} with`,
    ` ${formatCount(relocations, 'relocation')}${relocations === 0 ? '' : ` (${verdict})`}.`,
  ].join('');
}

function versionRow([version, { kernels, before, after }]: [string[], Totals]): string[] {
  const [distro = '', number = '', arch = ''] = version.map(escapeMarkdown);
  return [distro, number, arch, formatNumber(kernels), formatSize(before), formatSize(after)];
}

function failureRow(row: FailingRelocations): string[] {
  const { subject, relocations, source, kernels, failing, first, reason } = row;
  return [
    formatCode(subject) + formatTimes(relocations),
    formatSourceCell(source),
    `${formatNumber(failing)} of ${formatNumber(kernels)}`,
    formatCode(first),
    escapeMarkdown(reason),
  ];
}

function differenceRow(difference: LoaderDifference): string[] {
  const { subject, relocations, source, answers, differing, kernels, first } = difference;
  return [
    formatCode(subject) + formatTimes(relocations),
    formatSourceCell(source),
    escapeMarkdown(answers.join(', ')),
    `${formatNumber(differing)} of ${formatNumber(kernels)}`,
    formatCode(first),
  ];
}

function formatTimes(relocations: number): string {
  return relocations === 1 ? '' : ` × ${formatNumber(relocations)}`;
}

function formatSourceCell(source: SourceLine | undefined): string {
  return source === undefined ? '' : formatCode(formatSource(source));
}

/** A table whose headings with a leading `>` are of numbers; empty if there are no items. */
function formatTable<Item>(
  title: string,
  headings: readonly string[],
  items: readonly Item[],
  rowOf: (item: Item) => readonly string[],
  most: number,
): string {
  if (items.length === 0) return '';
  const formatRow = (item: Item) => `| ${rowOf(item).join(' | ')} |`;
  return [
    `### ${title}`,
    '',
    `| ${headings.map((heading) => heading.replace('>', '')).join(' | ')} |`,
    `| ${headings.map((heading) => (heading.startsWith('>') ? '---:' : '---')).join(' | ')} |`,
    ...takeFitting(items, formatRow, most, SECTION_BYTES),
  ].join('\n');
}

/** A folded list; empty if there are no items. */
function formatList<Item>(
  title: string,
  items: readonly Item[],
  format: (item: Item) => string,
): string {
  if (items.length === 0) return '';
  return [
    `<details><summary>${title}: ${formatNumber(items.length)}</summary>`,
    '',
    ...takeFitting(items, (item) => `- ${format(item)}`, MOST_LINES, SECTION_BYTES),
    '',
    '</details>',
  ].join('\n');
}
