import type { BundleResult } from '../bundle.js';
import {
  countFailingRecords,
  countRecords,
  failingRelocations,
  failureSentence,
} from './failures.js';
import { describeOrigins } from './origins.js';
import { formatCount, formatNumber, formatSize, plain } from './text.js';
import { outcomeTotals, totals } from './totals.js';

const MOST_LINES = 10;

/** What a run did, for people: plain text, a few lines, the last of them where the files are. */
export function terminalReport(result: BundleResult): string {
  const { manifest, report, problems, origins, seconds } = result;
  const { kernels, before, after } = totals(manifest.kernels);
  const outcomes = outcomeTotals(manifest)
    .filter(([, sum]) => sum > 0)
    .map(([status, sum]) => `${formatNumber(sum)} ${status}`);
  const relocations = failingRelocations(report);
  const lines = [
    `${formatCount(kernels, 'kernel')}: ${formatSize(before)} of BTF tailored to ${formatSize(after)}, in ${seconds.toFixed(1)} s`,
    `from: ${describeOrigins(origins)}`,
    `${formatCount(manifest.objects.length, 'object')} with ${formatCount(countRecords(manifest), 'relocation')}, ${formatNumber(countFailingRecords(report))} of them not resolved on every kernel`,
    ...(outcomes.length === 0 ? [] : [`outcomes over all kernels: ${outcomes.join(', ')}`]),
    ...section('kernels that carry their own BTF and need none', manifest.ownBtf),
    ...section(
      'relocations that do not resolve everywhere',
      relocations.map((relocation) =>
        [relocation.source, failureSentence(relocation)].filter(Boolean).join(': '),
      ),
    ),
    ...section(
      'problems',
      problems.map(({ condition, message }) => `${condition}: ${message}`),
    ),
    `bundle:   ${plain(result.directory)}`,
    `manifest: ${plain(result.manifestFile)}`,
    `report:   ${plain(result.reportFile)}`,
  ];
  return `${lines.join('\n')}\n`;
}

/** One sentence for a run that did its work and fails by `fail-on`. */
export function failureLine({ failures, problems }: BundleResult): string {
  const parts = failures.map((failure) => {
    const number = problems.filter(({ condition }) => condition === failure).length;
    return number === 0 ? failure : `${failure} (${formatNumber(number)})`;
  });
  return `The run fails because of ${parts.join(', ')}: mend what is reported, or change fail-on.`;
}

function section(title: string, items: readonly string[]): string[] {
  if (items.length === 0) return [];
  const shown = items.slice(0, MOST_LINES).map((item) => `  ${plain(item)}`);
  const left = items.length - shown.length;
  return [
    `${title}: ${formatNumber(items.length)}`,
    ...shown,
    ...(left === 0 ? [] : [`  … and ${formatNumber(left)} more, in report.json and manifest.json`]),
  ];
}
