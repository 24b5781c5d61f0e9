import { basename } from 'node:path';
import type { FailOn } from '../inputs/fail-on.js';
import type { Manifest } from '../output/manifest.js';
import type { PackedBundle } from '../output/packed.js';
import { changedRows, newlyFailing } from './changed-programs.js';
import type { Comparison } from './comparison.js';
import { headLine } from './comparison-words.js';
import {
  countGuardedPrograms,
  describeKernelBtf,
  describeProgram,
  describeShare,
  describeVerdicts,
  describeVersions,
  describeWay,
  excusedPrograms,
  type FailingVerdict,
  failingPrograms,
  guardedPrograms,
  moreThan,
  programNames,
} from './failing-programs.js';
import { countFailing, type FailingRelocations, failingRelocations } from './failures.js';
import { describeFormats } from './formats.js';
import { countDiffering, type LoaderDifference, loaderDifferences } from './loader-differences.js';
import { escapeMarkdown, formatCode, formatSentence } from './markdown.js';
import { fold, listOf, tableOf } from './markdown-sections.js';
import { renderPicture } from './picture.js';
import { brokenObjects, problemsOf } from './problems.js';
import type { ProgramRow } from './program-rows.js';
import type { Report, SourceLine } from './report.js';
import { formatSource } from './subjects.js';
import { formatCount, formatNumber, formatSize } from './text.js';
import {
  describeObjects,
  describeSharing,
  outcomeTotals,
  type Totals,
  totalsByVersion,
  totalsOf,
} from './totals.js';

const MOST_VERSIONS = 200;
/** With more rows, the table of kernels is folded. */
const MOST_SHOWN_VERSIONS = 10;
const MOST_ROWS = 30;
const MOST_PROBLEMS = 10;
const MOST_LINES = 100;

/**
 * The step summary of a run, in GitHub's markdown: what the change does, what fails the run and which
 * programs do not load, what is new first; then a picture of it and the kernels; all else is folded.
 *
 * @param failOn conditions that make the run fail
 * @param comparison with the baseline, if there is one
 * @param packed what the bundle was packed into
 */
export function renderSummary(
  manifest: Manifest,
  report: Report,
  failOn: ReadonlySet<FailOn>,
  comparison?: Comparison,
  packed: readonly PackedBundle[] = [],
): string {
  const problems = problemsOf(manifest, report, comparison).filter(({ condition }) =>
    failOn.has(condition),
  );
  const failed = [...new Set(problems.map(({ condition }) => condition))].sort();
  return [
    `## BTF bundle: ${failed.length === 0 ? 'done' : `failed (${failed.join(', ')})`}`,
    comparison === undefined ? '' : `**${formatSentence(headLine(comparison))}**`,
    formatHeadline(manifest, report, packed),
    listOf(
      problems,
      ({ condition, message }) => `${condition}: ${escapeMarkdown(message)}`,
      MOST_PROBLEMS,
    ),
    formatPrograms(report, 'broken', 'Programs that are broken', comparison),
    formatPrograms(report, 'depends', 'Programs that may not load', comparison),
    formatPicture(report),
    formatKernels(manifest),
    formatMended(report, comparison),
    formatFoldedPrograms(report),
    fold('Expectations to look at', report.expectations?.length ?? 0, () =>
      listOf(report.expectations ?? [], escapeMarkdown, MOST_LINES),
    ),
    formatUnusable(manifest, report),
    formatRelocations(report),
  ]
    .flat()
    .filter((section) => section !== '')
    .join('\n\n')
    .concat('\n');
}

function formatHeadline(
  manifest: Manifest,
  report: Report,
  packed: readonly PackedBundle[],
): string[] {
  const { kernels, before, after } = totalsOf(manifest.kernels);
  const outcomes = outcomeTotals(manifest)
    .filter(([, sum]) => sum > 0)
    .map(([status, sum]) => `${formatNumber(sum)} ${status}`);
  return [
    [
      `**${formatCount(kernels, 'kernel')}**, **${formatSize(before)}** of BTF tailored to`,
      ` **${formatSize(after)}**, for ${describeObjects(manifest, report)}.`,
    ].join(''),
    [
      ...describeSharing(manifest),
      ...describeFormats(manifest),
      ...describeVerdicts(report),
      ...(outcomes.length === 0 ? [] : [`outcomes over all kernels: ${outcomes.join(', ')}`]),
      ...describeKernelBtf(report),
    ]
      .map((line) => `- ${escapeMarkdown(line)}`)
      .concat(
        packed.map(
          ({ path, size }) => `- packed as ${formatCode(basename(path))} (${formatSize(size)})`,
        ),
      )
      .join('\n'),
  ];
}

/** Programs that are not excused, a row for each place and reason; those that this change made so first. */
function formatPrograms(
  report: Report,
  verdict: FailingVerdict,
  title: string,
  comparison: Comparison | undefined,
): string {
  const rows = failingPrograms(report, verdict);
  if (rows.length === 0) return '';
  const headings = ['Program', '>Kernels', 'Where', 'Why'];
  const news = comparison && newlyFailing(report, comparison);
  const isNew = new Set(rows.filter((row) => news?.isIn(row)));
  const rowOf = (row: ProgramRow) => {
    const [program = '', ...cells] = programRow(report, row);
    return [isNew.has(row) ? `**new** ${program}` : program, ...cells];
  };
  const sorted = [...isNew, ...rows.filter((row) => !isNew.has(row))];
  return `### ${title}\n\n${tableOf(headings, sorted, rowOf, MOST_ROWS)}`;
}

function formatPicture(report: Report): string {
  const picture = renderPicture(report);
  return picture === '' ? '' : `### Where they fail\n\n${picture}`;
}

function formatMended(report: Report, comparison: Comparison | undefined): string {
  const rows = comparison === undefined ? [] : changedRows(report, comparison, 'mended');
  return fold('Programs that are mended', countOf(rows), () =>
    tableOf(
      ['Program', '>Kernels', 'Where', 'Why it failed before'],
      rows,
      (row) => programRow(report, row),
      MOST_ROWS,
    ),
  );
}

function programRow(report: Report, row: ProgramRow): string[] {
  const names = programNames(report, row);
  const way = describeWay(row);
  return [
    names.map(formatCode).join(', ') + moreThan(names, row),
    describeShare(row),
    escapeMarkdown(describeVersions(report, row)),
    escapeMarkdown(row.reason) + (way === '' ? '' : `; the way there: ${escapeMarkdown(way)}`),
  ];
}

function formatFoldedPrograms(report: Report): string[] {
  const listed = (rows: readonly ProgramRow[]) =>
    listOf(rows, (row) => escapeMarkdown(describeProgram(report, row)), MOST_LINES);
  const excused = excusedPrograms(report);
  return [
    fold('Programs that are guarded', countGuardedPrograms(report), () =>
      listed(guardedPrograms(report)),
    ),
    fold('Programs that are excused', countOf(excused), () => listed(excused)),
  ];
}

/** How many programs some rows are about. */
function countOf(rows: readonly ProgramRow[]): number {
  const keys = rows.flatMap(({ programs }) =>
    programs.map(({ program, object }) => JSON.stringify([program, object])),
  );
  return new Set(keys).size;
}

function formatKernels(manifest: Manifest): string {
  const versions = totalsByVersion(manifest);
  if (versions.length === 0) return '';
  const table = () =>
    tableOf(
      ['Distribution', 'Version', 'Architecture', '>Kernels', '>BTF before', '>after'],
      versions,
      versionRow,
      MOST_VERSIONS,
    );
  return versions.length > MOST_SHOWN_VERSIONS
    ? fold('Kernels by version and architecture', versions.length, table)
    : `### Kernels\n\n${table()}`;
}

function versionRow([version, { kernels, before, after }]: [string[], Totals]): string[] {
  const [distro = '', number = '', arch = ''] = version.map(escapeMarkdown);
  return [distro, number, arch, formatNumber(kernels), formatSize(before), formatSize(after)];
}

function formatUnusable(manifest: Manifest, report: Report): string[] {
  const { missing, ownBtf } = manifest;
  const broken = brokenObjects(report);
  return [
    fold('Objects that could not be used', broken.length, () =>
      listOf(
        broken,
        ({ path, error }) => `${formatCode(path)}: ${escapeMarkdown(error)}`,
        MOST_LINES,
      ),
    ),
    fold('Kernels that are missing', missing.length, () =>
      listOf(
        missing,
        ({ kernel, reason }) => `${formatCode(kernel)}: ${escapeMarkdown(reason)}`,
        MOST_LINES,
      ),
    ),
    fold('Kernels that carry their own BTF and need none', ownBtf.length, () =>
      listOf(ownBtf, formatCode, MOST_LINES),
    ),
  ];
}

function formatRelocations(report: Report): string[] {
  return [
    fold('Relocations that do not resolve everywhere', countFailing(report), () =>
      tableOf(
        ['Relocation', 'Source', '>Fails on', 'First', 'Reason there'],
        failingRelocations(report),
        failureRow,
        MOST_ROWS,
      ),
    ),
    fold(
      'Relocations that other loaders answer otherwise than libbpf',
      countDiffering(report),
      () =>
        tableOf(
          ['Relocation', 'Source', 'Answer', '>On', 'First'],
          loaderDifferences(report),
          differenceRow,
          MOST_ROWS,
        ),
    ),
  ];
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
