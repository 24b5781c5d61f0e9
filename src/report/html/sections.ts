import type { Manifest } from '../../output/manifest.js';
import type { Comparison } from '../comparison.js';
import { headLine } from '../comparison-words.js';
import {
  describeKernelBtf,
  describeShare,
  describeVerdicts,
  describeVersions,
  excusedPrograms,
  type FailingVerdict,
  failingPrograms,
  moreThan,
  programNames,
} from '../failing-programs.js';
import { productNeeds } from '../needs-words.js';
import { brokenObjects, missingByReason } from '../problems.js';
import type { ProgramRow } from '../program-rows.js';
import type { Report, SourceLine } from '../report.js';
import { formatSource } from '../subjects.js';
import { formatCount, formatNumber, formatSize } from '../text.js';
import { describeObjects, totalsOf } from '../totals.js';
import { escapeHtml, sentenceHtml } from './escape.js';
import { type LinkOf, linkToLine } from './links.js';

// What can be read without the script: the same as in the step summary, for the matrix tells the rest.

const MOST_ROWS = 300;
const MOST_ITEMS = 100;

/** What the run, or the change, comes to. */
export function headSection(manifest: Manifest, report: Report, comparison?: Comparison): string {
  const { kernels, before, after } = totalsOf(manifest.kernels);
  const sizes = `${formatSize(before)} of BTF tailored to ${formatSize(after)}`;
  const facts = [
    `${formatCount(kernels, 'kernel')}, ${describeObjects(manifest, report)}: ${sizes}`,
    ...describeVerdicts(report),
    ...describeKernelBtf(report),
  ];
  return [
    '<h1>BTF bundle report</h1>',
    comparison && describeChange(comparison),
    ...facts.map((fact) => `<p class="quiet">${sentence(fact)}</p>`),
  ]
    .filter((part) => part !== undefined)
    .join('\n');
}

function describeChange(comparison: Comparison): string {
  const isBad = comparison.changes.some(({ kind }) => kind !== 'mended');
  return `<p class="headline ${isBad ? 'bad' : 'good'}">${sentence(headLine(comparison))}</p>`;
}

/** The programs that do not load everywhere, and what went wrong besides. */
export function listSections(manifest: Manifest, report: Report, linkOf: LinkOf): string {
  return [
    ...programSection('Programs that are broken', 'broken', failing('broken')),
    ...programSection('Programs that cannot attach', 'unattached', failing('unattached')),
    ...programSection('Programs that may not load', 'depends', failing('depends')),
    ...programSection('Programs that are excused', 'excused', excusedPrograms(report)),
    ...listSection('Expectations to look at', report.expectations ?? [], sentenceHtml),
    ...listSection(
      'Objects that could not be used',
      brokenObjects(report),
      ({ path, error }) => `${code(path)} ${sentenceHtml(error)}`,
    ),
    ...listSection('Kernels that are missing', missingByReason(manifest), missingItem),
    ...listSection(
      'Kernels that carry their own BTF and need none',
      countVersions(manifest.ownBtf),
      ([version, number]) => `${code(version)}: ${formatCount(number, 'kernel')}`,
    ),
  ].join('\n');

  function failing(verdict: FailingVerdict): ProgramRow[] {
    return failingPrograms(report, verdict);
  }

  function programSection(title: string, kind: string, rows: readonly ProgramRow[]): string[] {
    if (rows.length === 0) return [];
    return [
      `<section><h2>${title}</h2><div class="scrolled"><table>`,
      '<thead><tr><th scope="col">Program</th><th scope="col">Kernels</th><th scope="col">Where</th><th scope="col">Why</th></tr></thead>',
      '<tbody>',
      ...rows.slice(0, MOST_ROWS).map((row) => programRow(kind, row)),
      `</tbody></table></div>${moreItems(rows.length - MOST_ROWS)}</section>`,
    ];
  }

  function programRow(kind: string, row: ProgramRow): string {
    const names = programNames(report, row);
    const cells = [
      `<span class="chip ${kind}" aria-hidden="true">${kind[0]?.toUpperCase()}</span>${names.map(code).join(', ')}${moreThan(names, row)}`,
      describeShare(row),
      escapeHtml(describeVersions(report, row)),
      [
        sentenceHtml(row.reason),
        linkedPlace(row.source, linkOf),
        row.excused && `<br>excused by ${escapeHtml(row.excused)}`,
      ].join(''),
    ];
    return `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;
  }
}

/** What the product needs, as a table that is closed until a reader opens it. */
export function needsSection(report: Report): string {
  const rows = productNeeds(report);
  if (rows.length === 0) return '';
  return [
    `<section><details><summary>What this product needs of a kernel besides CO-RE: ${formatCount(rows.length, 'thing')}</summary><div class="scrolled"><table>`,
    '<thead><tr><th scope="col">What</th><th scope="col">Name</th><th scope="col">Since Linux</th><th scope="col">Programs</th></tr></thead>',
    '<tbody>',
    ...rows
      .slice(0, MOST_ROWS)
      .map(
        ({ kind, name, since, programs }) =>
          `<tr><td>${escapeHtml(kind)}</td><td>${code(name)}</td><td>${escapeHtml(since ?? '')}</td><td>${formatNumber(programs)}</td></tr>`,
      ),
    `</tbody></table></div>${moreItems(rows.length - MOST_ROWS)}</details></section>`,
  ].join('\n');
}

function listSection<Item>(
  title: string,
  items: readonly Item[],
  format: (item: Item) => string,
): string[] {
  if (items.length === 0) return [];
  return [
    `<section><h2>${title}</h2><ul>`,
    ...items.slice(0, MOST_ITEMS).map((item) => `<li>${format(item)}</li>`),
    `</ul>${moreItems(items.length - MOST_ITEMS)}</section>`,
  ];
}

function moreItems(left: number): string {
  return left <= 0 ? '' : `<p class="quiet">And ${formatCount(left, 'more row')}.</p>`;
}

function missingItem([reason, kernels]: [string, string[]]): string {
  const [first = ''] = kernels;
  const which =
    kernels.length === 1 ? '' : ` and ${formatCount(kernels.length - 1, 'more kernel')}`;
  return `${code(first)}${which}: ${sentenceHtml(reason)}`;
}

/** How many kernels there are of each version and architecture. */
function countVersions(kernels: readonly string[]): [string, number][] {
  const counts = new Map<string, number>();
  for (const id of kernels) {
    const version = id.split('/').slice(0, 3).join('/');
    counts.set(version, (counts.get(version) ?? 0) + 1);
  }
  return [...counts];
}

/** The reason names the place, so that it is only repeated as a link. */
function linkedPlace(source: SourceLine | undefined, linkOf: LinkOf): string {
  const link = source && linkToLine(linkOf, source);
  if (source === undefined || link === undefined) return '';
  return `<br><a href="${escapeHtml(link)}" rel="noreferrer">${code(formatSource(source))}</a>`;
}

function code(foreign: string): string {
  return `<code>${escapeHtml(foreign)}</code>`;
}

/** With a capital and a full stop. */
function sentence(words: string): string {
  return sentenceHtml(`${words.slice(0, 1).toUpperCase()}${words.slice(1)}.`);
}
