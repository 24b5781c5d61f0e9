import type { ChangeKind, Comparison } from './comparison.js';
import { changeRows, countChanged, describeChange, headLine } from './comparison-words.js';
import { formatNumber, plain } from './text.js';

const MOST_LINES = 10;
const CO_RE_ONLY =
  'compared by CO-RE relocations only, since an older btf-bundle made one of the reports: helpers, maps, attach points and the like are not';

/** What changed between two reports, for people: plain text, a few lines. */
export function renderComparison(comparison: Comparison): string {
  return comparisonLines(comparison)
    .map((line) => `${plain(line)}\n`)
    .join('');
}

/** The same as lines, whose foreign strings are as they are. */
export function comparisonLines(comparison: Comparison): string[] {
  const { newKernels, goneKernels, addedPrograms, gonePrograms } = comparison;
  const { addedRelocations, goneRelocations } = comparison;
  const isToldAtTheHead = changeRows(comparison, 'newly-broken').length === 1;
  return [
    headLine(comparison),
    ...(isToldAtTheHead ? [] : section(comparison, 'newly-broken', 'are newly broken')),
    ...section(comparison, 'newly-unattached', 'newly cannot attach'),
    ...section(comparison, 'newly-depends', 'newly may not load'),
    ...section(comparison, 'mended', 'are mended'),
    ...(comparison.isCoReOnly ? [CO_RE_ONLY] : []),
    ...addedAndGone('programs', addedPrograms.length, gonePrograms.length),
    ...addedAndGone('relocations', addedRelocations, goneRelocations),
    ...addedAndGone('kernels, which are not compared', newKernels.length, goneKernels.length),
  ];
}

function section(comparison: Comparison, kind: ChangeKind, what: string): string[] {
  const rows = changeRows(comparison, kind);
  if (rows.length === 0) return [];
  const left = rows.length - MOST_LINES;
  return [
    `programs that ${what}: ${formatNumber(countChanged(comparison, kind))}`,
    ...rows.slice(0, MOST_LINES).map((row) => `  ${describeChange(comparison, row)}`),
    ...(left > 0 ? [`  … and ${formatNumber(left)} more`] : []),
  ];
}

/** `programs: 2 added, 1 gone`; nothing if there are none. */
function addedAndGone(what: string, added: number, gone: number): string[] {
  const parts = [
    ...(added === 0 ? [] : [`${formatNumber(added)} added`]),
    ...(gone === 0 ? [] : [`${formatNumber(gone)} gone`]),
  ];
  return parts.length === 0 ? [] : [`${what}: ${parts.join(', ')}`];
}
