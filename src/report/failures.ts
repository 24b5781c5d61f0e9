import { compare } from '../compare.js';
import type { Status } from '../core/outcome.js';
import type { Manifest } from '../output/manifest.js';
import type { Report, ReportObject, ReportSite } from './report.js';
import { formatCount } from './text.js';

/** A relocation, at one place of the source, that a loader cannot carry out on every kernel. */
export interface FailingRelocation {
  /** `task_struct.state (byte_off)` */
  readonly label: string;
  /** `file.c:line`, where the object tells it. */
  readonly source?: string;
  /** How many kernels its objects are for. */
  readonly kernels: number;
  /** On how many of them it fails. */
  readonly failing: number;
  /** Id of the first kernel that it fails on, and why. */
  readonly first: string;
  readonly reason: string;
}

/** Ends in which a loader can do nothing with the relocation. */
const FAILURES: readonly Status[] = ['unresolved', 'ambiguous', 'invalid'];

export function isFailure(status: Status): boolean {
  return FAILURES.includes(status);
}

/** A relocation as people write it: `task_struct.state (byte_off)`, `bpf_func_id::BPF_FUNC_x (enumval_value)`. */
export function siteLabel({ kind, type, access }: ReportSite): string {
  if (access === '') return `${type} (${kind})`;
  const name = type.replace(/^(struct|union|enum) /, '');
  const joint = kind.startsWith('enumval') ? '::' : access.startsWith('[') ? '' : '.';
  return `${name}${joint}${access} (${kind})`;
}

/**
 * All relocations that fail somewhere, the same place of the source in several objects taken as one:
 * those that fail on most kernels first, then by source and label.
 *
 * @param statuses the ends that count as failures
 */
export function failingRelocations(
  report: Report,
  statuses: readonly Status[] = FAILURES,
): FailingRelocation[] {
  const places = new Map<string, Place>();
  for (const object of report.objects) {
    for (const { site: index, source } of object.relocations) {
      const site = index === undefined ? undefined : object.sites[index];
      if (site === undefined) continue;
      const label = siteLabel(site);
      const key = JSON.stringify([source, label]);
      let place = places.get(key);
      if (place === undefined) {
        place = { label, source, parts: new Map() };
        places.set(key, place);
      }
      place.parts.set(site, object);
    }
  }
  return [...places.values()]
    .filter(({ parts }) => [...parts.keys()].some((site) => endsIn(site, statuses)))
    .map((place) => failingPlace(place, report.kernels, statuses))
    .sort(
      (a, b) =>
        b.failing - a.failing ||
        compare(a.source ?? '', b.source ?? '') ||
        compare(a.label, b.label),
    );
}

interface Place {
  readonly label: string;
  readonly source: string | undefined;
  readonly parts: Map<ReportSite, ReportObject>;
}

const MET = 1;
const FAILED = 2;

function failingPlace(
  { label, source, parts }: Place,
  kernels: readonly string[],
  statuses: readonly Status[],
): FailingRelocation {
  const marks = new Uint8Array(kernels.length);
  let first = kernels.length;
  let reason = '';
  let met = 0;
  let failing = 0;
  for (const [site, { groups }] of parts) {
    for (const { status, reason: why, groups: indices } of site.outcomes) {
      const mark = statuses.includes(status) ? FAILED : MET;
      for (const group of indices) {
        for (const kernel of groups[group] ?? []) {
          const before = marks[kernel] ?? 0;
          if (before === 0) met++;
          if (before >= mark) continue;
          marks[kernel] = mark;
          if (mark !== FAILED) continue;
          failing++;
          if (kernel > first) continue;
          first = kernel;
          reason = why ?? status;
        }
      }
    }
  }
  return { label, source, kernels: met, failing, first: kernels[first] ?? '', reason };
}

function endsIn({ outcomes }: ReportSite, statuses: readonly Status[]): boolean {
  return outcomes.some(({ status }) => statuses.includes(status));
}

/** One sentence on a relocation, without its source. */
export function failureSentence(relocation: FailingRelocation): string {
  const { label, kernels, failing, first, reason } = relocation;
  return `${label} resolves on ${kernels - failing} of ${formatCount(kernels, 'kernel')}: ${reason}; first: ${first}`;
}

/** How many CO-RE records fail on at least one kernel. */
export function countFailingRecords(report: Report): number {
  let failing = 0;
  for (const { sites, relocations } of report.objects) {
    const fails = sites.map((site) => endsIn(site, FAILURES));
    failing += relocations.filter(({ site }) => site !== undefined && fails[site]).length;
  }
  return failing;
}

/** How many CO-RE records the objects have. */
export function countRecords(manifest: Manifest): number {
  return manifest.objects.reduce((sum, { relocations }) => sum + relocations, 0);
}
