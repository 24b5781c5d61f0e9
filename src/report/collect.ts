import { compare } from '../compare.js';
import type { Query } from '../core/object.js';
import { type Outcome, STATUSES, type Status } from '../core/outcome.js';
import { describeSpec } from '../core/spec/local-spec.js';
import { RELOCATION_KIND_NAMES } from '../core/spec/relocation-kind.js';
import type { BrokenObject, ObjectFile } from '../objects/load.js';
import { VERSION } from '../version.js';
import type { Report, ReportObject, ReportSite, SiteOutcome } from './report.js';

/** Takes what kernels answer, and makes the report of it. Kernels that agree take no more room. */
export interface Collector {
  /**
   * @param kernel its id
   * @param object index of the object
   * @param outcomes by site, the numbers of the outcomes
   * @returns how many of the object's relocations end in each way
   */
  add(kernel: string, object: number, outcomes: Uint32Array): Record<Status, number>;
  report(broken: readonly BrokenObject[]): Report;
}

/** Kernels that agree on every relocation of one object. */
interface Group {
  readonly outcomes: Uint32Array;
  readonly kernels: string[];
  readonly counts: Record<Status, number>;
}

/** @param known the outcomes that the numbers stand for; it grows while kernels are added */
export function collectReport(
  objects: readonly ObjectFile[],
  known: readonly Outcome[],
): Collector {
  const groups = objects.map(() => new Map<string, Group>());

  return {
    add(kernel, object, outcomes) {
      const key = Buffer.from(outcomes.buffer, outcomes.byteOffset, outcomes.byteLength);
      const ofObject = groups[object] as Map<string, Group>;
      const text = key.toString('latin1');
      const group = ofObject.get(text) ?? {
        outcomes,
        kernels: [],
        counts: count(objects[object] as ObjectFile, outcomes, known),
      };
      ofObject.set(text, group);
      group.kernels.push(kernel);
      return group.counts;
    },
    report(broken) {
      const all = groups.flatMap((ofObject) => [...ofObject.values()]);
      const kernels = [...new Set(all.flatMap((group) => group.kernels))].sort();
      const indices = new Map(kernels.map((kernel, index) => [kernel, index]));
      const whole = objects.map((file, index) =>
        reportObject(file, [...(groups[index] as Map<string, Group>).values()], indices, known),
      );
      const failed = broken.map(({ path, error }) => ({
        path,
        error,
        groups: [],
        sites: [],
        relocations: [],
      }));
      const byPath = (a: ReportObject, b: ReportObject) => compare(a.path, b.path);
      return { schema: 1, tool: VERSION, kernels, objects: [...whole, ...failed].sort(byPath) };
    },
  };
}

function count({ object }: ObjectFile, outcomes: Uint32Array, known: readonly Outcome[]) {
  const counts = Object.fromEntries(STATUSES.map((status) => [status, 0])) as Record<
    Status,
    number
  >;
  for (const { site } of object.relocations) {
    if (site !== undefined) counts[known[outcomes[site] as number]?.status as Status]++;
  }
  return counts;
}

function reportObject(
  { path, object }: ObjectFile,
  unsorted: readonly Group[],
  indices: ReadonlyMap<string, number>,
  known: readonly Outcome[],
): ReportObject {
  const groups = unsorted
    .map((group) => ({
      ...group,
      members: group.kernels.map((kernel) => indices.get(kernel) as number).sort((a, b) => a - b),
    }))
    .sort((a, b) => (a.members[0] as number) - (b.members[0] as number));
  const sites = object.sites.map((site, index): ReportSite => {
    const query = object.queries[site.query] as Query;
    return {
      kind: RELOCATION_KIND_NAMES[query.kind] ?? `kind ${query.kind}`,
      ...describeSpec(object.btf, query.typeId, query.spec),
      outcomes: groupOutcomes(groups, index, known),
    };
  });
  return {
    path,
    groups: groups.map(({ members }) => members),
    sites,
    relocations: relocationsOf(object),
  };
}

function relocationsOf({ relocations }: ObjectFile['object']): ReportObject['relocations'] {
  return relocations.map(({ section, insn, program, site, file, line }) => ({
    ...(program !== undefined && { program }),
    section,
    insn,
    ...(site !== undefined && { site }),
    ...(file !== undefined && { source: `${file}:${line}` }),
  }));
}

/** Distinct outcomes of one site, that of most kernels first. */
function groupOutcomes(
  groups: readonly { outcomes: Uint32Array; members: readonly number[] }[],
  site: number,
  known: readonly Outcome[],
): SiteOutcome[] {
  const byNumber = new Map<number, { groups: number[]; kernels: number }>();
  groups.forEach(({ outcomes, members }, index) => {
    const number = outcomes[site] as number;
    const entry = byNumber.get(number) ?? { groups: [], kernels: 0 };
    byNumber.set(number, entry);
    entry.groups.push(index);
    entry.kernels += members.length;
  });
  return [...byNumber]
    .sort(
      ([, a], [, b]) => b.kernels - a.kernels || (a.groups[0] as number) - (b.groups[0] as number),
    )
    .map(([number, entry]) => ({ ...(known[number] as Outcome), groups: entry.groups }));
}
