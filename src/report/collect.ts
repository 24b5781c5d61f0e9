import { compare } from '../compare.js';
import type { Query, Relocation } from '../core/object.js';
import { type Outcome, STATUSES, type Status } from '../core/outcome.js';
import type { SourcePoint } from '../core/source-lines.js';
import type { BrokenObject, ObjectFile } from '../objects/load.js';
import { VERSION } from '../version.js';
import type { Source } from '../workspace/sources.js';
import type { Workspace } from '../workspace/workspace.js';
import { describePrograms, type Judged, placesIn } from './describe-programs.js';
import { distinctAnswers, type NumberedGroup } from './groups.js';
import {
  type Report,
  type ReportObject,
  type ReportQuery,
  type SourceLine,
  withOrdinals,
} from './report.js';
import { questionOf } from './subjects.js';

/** Takes what kernels answer, and makes the report of it. Kernels that agree take no more room. */
export interface Collector {
  /**
   * @param kernel its id
   * @param object index of the object
   * @param outcomes by site, the numbers of the outcomes
   * @param verdicts by program, the numbers of the verdicts
   * @returns how many of the object's relocations end in each way
   */
  add(
    kernel: string,
    object: number,
    outcomes: Uint32Array,
    verdicts: Uint32Array,
  ): Record<Status, number>;
  /** @param expectations sentences on those that match nothing or are not needed */
  report(broken: readonly BrokenObject[], expectations?: readonly string[]): Report;
}

/** Kernels that agree on every relocation and every verdict of one object. */
interface Group {
  readonly outcomes: Uint32Array;
  readonly verdicts: Uint32Array;
  readonly kernels: string[];
  readonly counts: Record<Status, number>;
}

/**
 * @param known the outcomes that the numbers stand for; it grows while kernels are added
 * @param workspace gives objects and sources their names
 * @param judged the objects' programs, and the verdicts that the numbers stand for
 */
export function collectReport(
  objects: readonly ObjectFile[],
  known: readonly Outcome[],
  workspace: Workspace,
  judged: Judged,
): Collector {
  const groups = objects.map(() => new Map<string, Group>());
  const weights = objects.map(relocationsBySite);

  return {
    add(kernel, object, outcomes, verdicts) {
      const ofObject = groups[object] as Map<string, Group>;
      // Each list has the same length for all kernels.
      const text = keyOf(outcomes) + keyOf(verdicts);
      const group = ofObject.get(text) ?? {
        outcomes,
        verdicts,
        kernels: [],
        counts: countStatuses(weights[object] as Uint32Array, outcomes, known),
      };
      ofObject.set(text, group);
      group.kernels.push(kernel);
      return group.counts;
    },
    report(broken, expectations = []) {
      const all = groups.flatMap((ofObject) => [...ofObject.values()]);
      const kernels = [...new Set(all.flatMap((group) => group.kernels))].sort();
      const numbers = new Map(kernels.map((kernel, number) => [kernel, number]));
      const whole = objects.map((file, index) =>
        describeObject(file, index, numberGroups([...(groups[index]?.values() ?? [])], numbers)),
      );
      const failed = broken.map(
        ({ path, error }): ReportObject => ({
          path: workspace.nameOfObject(path),
          error,
          groups: [],
          programs: [],
          queries: [],
          relocations: [],
          ignored: [],
        }),
      );
      const byPath = (a: ReportObject, b: ReportObject) => compare(a.path, b.path);
      return {
        tool: VERSION,
        kernels,
        objects: [...whole, ...failed].sort(byPath),
        ...(expectations.length > 0 && { expectations }),
      };
    },
  };

  function describeObject(
    file: ObjectFile,
    index: number,
    ofObject: readonly NumberedGroup[],
  ): ReportObject {
    const { relocations } = file.object;
    const { queries, queryOfSite } = describeQueries(file, ofObject, known);
    const places = placesIn(ofObject, judged.verdicts);
    const names = workspace.namesOfSources(file.path, sourcesOf(relocations, places));
    const sourceOf = ({ file: path, line }: SourcePoint): SourceLine => ({
      file: names.get(path) ?? path,
      line,
    });
    const placeOf = ({ section, insn, source: point }: Relocation) => {
      const source = point && sourceOf(point);
      return { section, insn, ...(source && { source }) };
    };
    return {
      path: workspace.nameOfObject(file.path),
      groups: ofObject.map(({ members }) => members),
      programs: describePrograms({
        programs: judged.programs[index] ?? [],
        groups: ofObject,
        verdicts: judged.verdicts,
        outcomes: known,
        ...{ relocations, queries, queryOfSite, sourceOf },
      }),
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

function keyOf({ buffer, byteOffset, byteLength }: Uint32Array): string {
  return Buffer.from(buffer, byteOffset, byteLength).toString('latin1');
}

/** How many relocations each site has. */
function relocationsBySite({ object }: ObjectFile): Uint32Array {
  const weights = new Uint32Array(object.sites.length);
  for (const { site } of object.relocations) {
    if (site !== undefined) weights[site] = (weights[site] as number) + 1;
  }
  return weights;
}

function countStatuses(
  weights: Uint32Array,
  outcomes: Uint32Array,
  known: readonly Outcome[],
): Record<Status, number> {
  const byOutcome = new Uint32Array(known.length);
  for (let site = 0; site < outcomes.length; site++) {
    const outcome = outcomes[site] as number;
    byOutcome[outcome] = (byOutcome[outcome] as number) + (weights[site] as number);
  }
  const counts = Object.fromEntries(STATUSES.map((status) => [status, 0])) as Record<
    Status,
    number
  >;
  for (const [outcome, { status }] of known.entries())
    counts[status] += byOutcome[outcome] as number;
  return counts;
}

/** The groups by their first kernels. */
function numberGroups(
  groups: readonly Group[],
  numbers: ReadonlyMap<string, number>,
): NumberedGroup[] {
  return groups
    .map(({ outcomes, verdicts, kernels }) => ({
      outcomes,
      verdicts,
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
    const asked = questionOf(object.btf, object.queries[site.query] as Query);
    const key = JSON.stringify([asked, groups.map(({ outcomes }) => outcomes[number])]);
    let index = indices.get(key);
    if (index === undefined) {
      const outcomes = distinctAnswers(
        groups,
        (group) => group.outcomes[number] as number,
        (group) => known[group.outcomes[number] as number] as Outcome,
      );
      index = queries.push({ ...asked, outcomes }) - 1;
      indices.set(key, index);
    }
    return index;
  });
  return { queries, queryOfSite };
}

/** The source files of relocations and of verdicts, with the lines of them that are known. */
function sourcesOf(relocations: readonly Relocation[], places: readonly SourcePoint[]): Source[] {
  const sources = new Map<string, Map<number, string>>();
  const add = ({ file, line, text }: SourcePoint) => {
    const lines = sources.get(file) ?? new Map<number, string>();
    sources.set(file, lines);
    if (text !== undefined) lines.set(line, text);
  };
  for (const { source } of relocations) {
    if (source !== undefined) add(source);
  }
  places.forEach(add);
  return [...sources].map(([path, lines]) => ({ path, lines }));
}
