import { compare } from '../compare.js';
import type { Status } from '../core/outcome.js';
import type { FailOn } from '../inputs/fail-on.js';
import type { Report, SourceLine } from './report.js';
import { formatSource, subjectsOf, whereOutcome } from './subjects.js';
import { formatCount } from './text.js';

/** Relocations about one field, type or enumerator at one line that fail on the same kernels. */
export interface FailingRelocations {
  /** `task_struct.state (byte_off)`; a bitfield has several kinds. */
  readonly subject: string;
  readonly source: SourceLine | undefined;
  /** How many they are. */
  readonly relocations: number;
  /** How many kernels their objects are for. */
  readonly kernels: number;
  /** On how many of them they fail. */
  readonly failing: number;
  /** Id of the first kernel that they fail on, and why. */
  readonly first: string;
  readonly reason: string;
  /** The conditions of `fail-on` that they fall under. */
  readonly conditions: ReadonlySet<FailOn>;
}

/** The condition of `fail-on` that an outcome falls under; undefined if it is no failure. */
export function conditionOf(status: Status): FailOn | undefined {
  if (status === 'unresolved') return 'unresolved';
  return status === 'ambiguous' || status === 'invalid' ? 'invalid' : undefined;
}

/**
 * All relocations that fail somewhere, those that fail on most kernels first, then by source and
 * subject.
 *
 * @param only the condition that counts as a failure; without it, either does
 */
export function failingRelocations(report: Report, only?: FailOn): readonly FailingRelocations[] {
  const ofReport = rowsOfReports.get(report) ?? new Map<FailOn | undefined, FailingRelocations[]>();
  rowsOfReports.set(report, ofReport);
  const rows = ofReport.get(only) ?? makeRows(report, only);
  ofReport.set(only, rows);
  return rows;
}

/** The views of a report share what is worked out here. */
const rowsOfReports = new WeakMap<Report, Map<FailOn | undefined, FailingRelocations[]>>();

function makeRows(report: Report, only: FailOn | undefined): FailingRelocations[] {
  const rows = new Map<string, FailingRelocations & { name: string; kinds: string[] }>();
  for (const subject of subjectsOf(report)) {
    const where = whereOutcome(subject, report.kernels, ({ status }) => fails(status, only));
    if (where === undefined) continue;
    const { name, kind, source } = subject;
    const { kernels, matching, first, outcome, relocations, key } = where;
    const reason = outcome?.reason ?? outcome?.status ?? '';
    const rowKey = JSON.stringify([source?.file, source?.line, name, reason, key]);
    const before = rows.get(rowKey);
    const kinds = [...(before?.kinds ?? []), kind];
    rows.set(rowKey, {
      name,
      kinds,
      subject: `${name} (${kinds.join(', ')})`,
      source,
      relocations: (before?.relocations ?? 0) + relocations,
      kernels,
      failing: matching,
      first,
      reason,
      conditions: new Set([...(before?.conditions ?? []), ...conditionsOf(subject.parts.keys())]),
    });
  }
  const sourceOf = ({ source }: FailingRelocations) => (source ? formatSource(source) : '');
  return [...rows.values()].sort(
    (a, b) =>
      b.failing - a.failing || compare(sourceOf(a), sourceOf(b)) || compare(a.subject, b.subject),
  );
}

function conditionsOf(queries: Iterable<{ outcomes: readonly { status: Status }[] }>): Set<FailOn> {
  const conditions = [...queries].flatMap(({ outcomes }) =>
    outcomes.flatMap(({ status }) => conditionOf(status) ?? []),
  );
  return new Set(conditions);
}

function fails(status: Status, only: FailOn | undefined): boolean {
  const condition = conditionOf(status);
  return condition !== undefined && (only === undefined || condition === only);
}

/** One sentence on relocations that fail, without their source. */
export function describeFailure(row: FailingRelocations): string {
  const { subject, kernels, failing, first, reason } = row;
  return `${subject} resolves on ${kernels - failing} of ${formatCount(kernels, 'kernel')}: ${reason}; first: ${first}`;
}

/** How many relocations fail on at least one kernel. @param only as of `failingRelocations` */
export function countFailing(report: Report, only?: FailOn): number {
  let failing = 0;
  for (const { queries, relocations } of report.objects) {
    const failed = queries.map(({ outcomes }) =>
      outcomes.some(({ status }) => fails(status, only)),
    );
    failing += relocations.filter(({ query }) => failed[query]).length;
  }
  return failing;
}
