import { compare } from '../compare.js';
import type { Query, Relocation } from '../core/object.js';
import { type Outcome, STATUSES, type Status } from '../core/outcome.js';
import { describeSpec } from '../core/spec/local-spec.js';
import { RELOCATION_KIND_NAMES } from '../core/spec/relocation-kind.js';
import type { BrokenObject, ObjectFile } from '../objects/load.js';
import { VERSION } from '../version.js';
import type { Source } from '../workspace/sources.js';
import type { Workspace } from '../workspace/workspace.js';
import {
  type QueryOutcome,
  type Report,
  type ReportObject,
  type ReportQuery,
  type SourceLine,
  withOrdinals,
} from './report.js';

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

/** A group whose kernels have their numbers in the report, sorted. */
interface NumberedGroup {
  readonly outcomes: Uint32Array;
  readonly members: readonly number[];
}

/**
 * @param known the outcomes that the numbers stand for; it grows while kernels are added
 * @param workspace gives objects and sources their names
 */
export function collectReport(
  objects: readonly ObjectFile[],
  known: readonly Outcome[],
  workspace: Workspace,
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
        counts: countStatuses(objects[object] as ObjectFile, outcomes, known),
      };
      ofObject.set(text, group);
      group.kernels.push(kernel);
      return group.counts;
    },
    report(broken) {
      const all = groups.flatMap((ofObject) => [...ofObject.values()]);
      const kernels = [...new Set(all.flatMap((group) => group.kernels))].sort();
      const numbers = new Map(kernels.map((kernel, number) => [kernel, number]));
      const whole = objects.map((file, index) =>
        describeObject(file, numberGroups([...(groups[index]?.values() ?? [])], numbers)),
      );
      const failed = broken.map(
        ({ path, error }): ReportObject => ({
          path: workspace.nameOfObject(path),
          error,
          groups: [],
          queries: [],
          relocations: [],
          ignored: [],
        }),
      );
      const byPath = (a: ReportObject, b: ReportObject) => compare(a.path, b.path);
      return { tool: VERSION, kernels, objects: [...whole, ...failed].sort(byPath) };
    },
  };

  function describeObject(file: ObjectFile, ofObject: readonly NumberedGroup[]): ReportObject {
    const { relocations } = file.object;
    const { queries, queryOfSite } = describeQueries(file, ofObject, known);
    const names = workspace.namesOfSources(file.path, sourcesOf(relocations));
    const placeOf = ({ section, insn, source: point }: Relocation) => {
      const source: SourceLine | undefined = point && {
        file: names.get(point.file) ?? point.file,
        line: point.line,
      };
      return { section, insn, ...(source && { source }) };
    };
    return {
      path: workspace.nameOfObject(file.path),
      groups: ofObject.map(({ members }) => members),
      queries,
      relocations: withOrdinals(
        relocations.flatMap((relocation) => {
          const { program, site } = relocation;
          if (program === undefined || site === undefined) return [];
          return [{ program, query: queryOfSite[site] as number, ...placeOf(relocation) }];
        }),
        queries,
      ),
      ignored: relocations.filter(({ program }) => program === undefined).map(placeOf),
    };
  }
}

function countStatuses({ object }: ObjectFile, outcomes: Uint32Array, known: readonly Outcome[]) {
  const counts = Object.fromEntries(STATUSES.map((status) => [status, 0])) as Record<
    Status,
    number
  >;
  for (const { site } of object.relocations) {
    if (site !== undefined) counts[known[outcomes[site] as number]?.status as Status]++;
  }
  return counts;
}

/** The groups by their first kernels. */
function numberGroups(
  groups: readonly Group[],
  numbers: ReadonlyMap<string, number>,
): NumberedGroup[] {
  return groups
    .map(({ outcomes, kernels }) => ({
      outcomes,
      members: kernels.map((kernel) => numbers.get(kernel) as number).sort((a, b) => a - b),
    }))
    .sort((a, b) => (a.members[0] as number) - (b.members[0] as number));
}

/** What the object's sites ask, each with its answers; sites that are the same in both are one. */
function describeQueries(
  { object }: ObjectFile,
  groups: readonly NumberedGroup[],
  known: readonly Outcome[],
): { queries: ReportQuery[]; queryOfSite: number[] } {
  const queries: ReportQuery[] = [];
  const indices = new Map<string, number>();
  const queryOfSite = object.sites.map((site, number) => {
    const { kind, typeId, spec } = object.queries[site.query] as Query;
    const asked = {
      kind: RELOCATION_KIND_NAMES[kind] ?? `kind ${kind}`,
      ...describeSpec(object.btf, typeId, spec),
    };
    const key = JSON.stringify([asked, groups.map(({ outcomes }) => outcomes[number])]);
    let index = indices.get(key);
    if (index === undefined) {
      const outcomes = groupOutcomes(groups, number, known);
      index = queries.push({ ...asked, outcomes }) - 1;
      indices.set(key, index);
    }
    return index;
  });
  return { queries, queryOfSite };
}

/** Distinct outcomes of one site, that of most kernels first. */
function groupOutcomes(
  groups: readonly NumberedGroup[],
  site: number,
  known: readonly Outcome[],
): QueryOutcome[] {
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

/** The source files of relocations, with the lines of them that are known. */
function sourcesOf(relocations: readonly Relocation[]): Source[] {
  const sources = new Map<string, Map<number, string>>();
  for (const { source } of relocations) {
    if (source === undefined) continue;
    const lines = sources.get(source.file) ?? new Map<number, string>();
    sources.set(source.file, lines);
    if (source.text !== undefined) lines.set(source.line, source.text);
  }
  return [...sources].map(([path, lines]) => ({ path, lines }));
}
