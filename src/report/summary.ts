import type { BundleResult } from '../bundle.js';
import {
  countFailingRecords,
  countRecords,
  type FailingRelocation,
  failingRelocations,
} from './failures.js';
import { code, fitting, text } from './markdown.js';
import { count, grouped, size } from './text.js';
import { outcomeTotals, type Totals, totals, totalsByPlace, worstKernels } from './totals.js';

/** Together far below the 1 MiB that a step summary may have. */
const SECTION_BYTES = 96 * 1024;
const MOST_PLACES = 200;
const MOST_KERNELS = 20;
const MOST_RELOCATIONS = 30;
const MOST_LINES = 100;

/** The step summary of a run, in GitHub's markdown. */
export function summary(result: BundleResult): string {
  const { manifest, report, problems, failures } = result;
  const relocations = failingRelocations(report);
  return [
    `## BTF bundle: ${failures.length === 0 ? 'done' : `failed (${failures.join(', ')})`}`,
    headline(result),
    table(
      'Kernels',
      ['Distribution', 'Version', 'Architecture', '>Kernels', '>BTF before', '>after'],
      totalsByPlace(manifest).map(placeRow),
      MOST_PLACES,
    ),
    table(
      'Outcomes',
      ['Outcome', '>Relocations × kernels'],
      outcomeTotals(manifest).map(([status, sum]) => [status, grouped(sum)]),
      MOST_LINES,
    ),
    table(
      'Relocations that do not resolve everywhere',
      ['Relocation', 'Source', '>Fails on', 'First', 'Reason there'],
      relocations.map(relocationRow),
      MOST_RELOCATIONS,
    ),
    table(
      'Kernels on which relocations fail',
      ['Kernel', '>Failing relocations'],
      worstKernels(manifest).map(({ kernel, failures }) => [
        code(kernel.kernel),
        grouped(failures),
      ]),
      MOST_KERNELS,
    ),
    lines(
      'Objects that could not be used',
      report.objects.flatMap(({ path, error }) =>
        error === undefined ? [] : [`${code(path)}: ${text(error)}`],
      ),
    ),
    lines(
      'Kernels that are missing',
      manifest.missing.map(({ kernel, reason }) => `${code(kernel)}: ${text(reason)}`),
    ),
    lines('Kernels that carry their own BTF and need none', manifest.ownBtf.map(code)),
    lines(
      'Problems',
      problems.map(({ condition, message }) => `${condition}: ${text(message)}`),
    ),
  ]
    .filter((section) => section !== '')
    .join('\n\n')
    .concat('\n');
}

function headline({ manifest, report }: BundleResult): string {
  const { kernels, before, after } = totals(manifest.kernels);
  const records = countRecords(manifest);
  const failing = countFailingRecords(report);
  const verdict =
    failing === 0
      ? 'all of them resolve everywhere'
      : `${grouped(failing)} do not resolve everywhere`;
  return [
    `**${count(kernels, 'kernel')}**, **${size(before)}** of BTF tailored to **${size(after)}**,`,
    `for ${count(manifest.objects.length, 'object')} with ${count(records, 'relocation')}`,
    records === 0 ? '.' : `(${verdict}).`,
  ]
    .join(' ')
    .replace(' .', '.');
}

function placeRow([place, { kernels, before, after }]: [string, Totals]): string[] {
  const [distro = '', version = '', arch = ''] = place.split('/');
  return [text(distro), text(version), text(arch), grouped(kernels), size(before), size(after)];
}

function relocationRow({ label, source, kernels, failing, first, reason }: FailingRelocation) {
  return [
    code(label),
    source === undefined ? '' : code(source),
    `${grouped(failing)} of ${grouped(kernels)}`,
    code(first),
    text(reason),
  ];
}

/** A table whose headings with a leading `>` are of numbers; empty where there are no rows. */
function table(
  title: string,
  headings: readonly string[],
  rows: readonly (readonly string[])[],
  most: number,
): string {
  if (rows.length === 0) return '';
  const written = rows.map((cells) => `| ${cells.join(' | ')} |`);
  return [
    `### ${title}`,
    '',
    `| ${headings.map((heading) => heading.replace('>', '')).join(' | ')} |`,
    `| ${headings.map((heading) => (heading.startsWith('>') ? '---:' : '---')).join(' | ')} |`,
    ...fitting(written, most, SECTION_BYTES, (left) => `\n… and ${grouped(left)} more.`),
  ].join('\n');
}

/** A folded list; empty where there are no items. */
function lines(title: string, items: readonly string[]): string {
  if (items.length === 0) return '';
  const written = items.map((item) => `- ${item}`);
  return [
    `<details><summary>${title}: ${grouped(items.length)}</summary>`,
    '',
    ...fitting(written, MOST_LINES, SECTION_BYTES, (left) => `\n… and ${grouped(left)} more.`),
    '',
    '</details>',
  ].join('\n');
}
