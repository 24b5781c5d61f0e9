import type { BundleResult } from '../bundle.js';
import {
  countFailingRecords,
  countRecords,
  failingRelocations,
  failureSentence,
} from './failures.js';
import { count, grouped, plain, size } from './text.js';
import { outcomeTotals, totals } from './totals.js';

const MOST_LINES = 10;

/** What a run did, for people: plain text, a few lines, the last of them where the files are. */
export function terminalReport(result: BundleResult): string {
  const { manifest, report, problems } = result;
  const { kernels, before, after } = totals(manifest.kernels);
  const outcomes = outcomeTotals(manifest)
    .filter(([, sum]) => sum > 0)
    .map(([status, sum]) => `${grouped(sum)} ${status}`);
  const relocations = failingRelocations(report);
  const lines = [
    `${count(kernels, 'kernel')}: ${size(before)} of BTF tailored to ${size(after)}`,
    `${count(manifest.objects.length, 'object')} with ${count(countRecords(manifest), 'relocation')}, ${grouped(countFailingRecords(report))} of them not resolved on every kernel`,
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
    return number === 0 ? failure : `${failure} (${grouped(number)})`;
  });
  return `The run fails because of ${parts.join(', ')}: mend what is reported, or change fail-on.`;
}

function section(title: string, items: readonly string[]): string[] {
  if (items.length === 0) return [];
  const shown = items.slice(0, MOST_LINES).map((item) => `  ${plain(item)}`);
  const left = items.length - shown.length;
  return [
    `${title}: ${grouped(items.length)}`,
    ...shown,
    ...(left === 0 ? [] : [`  … and ${grouped(left)} more, in report.json and manifest.json`]),
  ];
}
