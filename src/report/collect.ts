import { compare } from '../compare.js';
import type { Relocation } from '../core/object.js';
import { type Outcome, STATUSES, type Status } from '../core/outcome.js';
import type { BrokenObject, ObjectFile } from '../objects/load.js';
import { VERSION } from '../version.js';
import type { Workspace } from '../workspace/workspace.js';
import { type Judged, type NumberedGroup, tellVerdicts } from './describe-programs.js';
import { sourceNames } from './object-sources.js';
import { describeAnswers } from './regroup.js';
import { type Report, type ReportObject, withOrdinals } from './report.js';
import { type Questioned, questionOf } from './subjects.js';

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
    const { btf, sites, queries: asked, relocations } = file.object;
    const questionOfQuery = asked.map((query) => questionOf(btf, query));
    const questions = sites.map(({ query }) => questionOfQuery[query] as Questioned);
    const sourceOf = sourceNames(file.path, file.object, workspace);
    const { words, numbers } = tellVerdicts({
      groups: ofObject,
      verdicts: judged.verdicts,
      outcomes: known,
      ...{ relocations, questions, sourceOf },
    });
    const { groups, programs, queries, queryOf } = describeAnswers({
      ...{ questions, words, outcomes: known },
      programs: judged.programs[index] ?? [],
      groups: ofObject.map((group, i) => ({ ...group, verdicts: numbers[i] as number[] })),
    });
    const placeOf = ({ section, insn, source: point }: Relocation) => {
      const source = point && sourceOf(point);
      return { section, insn, ...(source && { source }) };
    };
    return {
      path: workspace.nameOfObject(file.path),
      ...{ groups, programs, queries },
      needs: judged.needs[index] ?? [],
      relocations: withOrdinals(
        relocations.flatMap((relocation) => {
          const { program, site } = relocation;
          if (program === undefined || site === undefined) return [];
          return [{ program, query: queryOf[site] as number, ...placeOf(relocation) }];
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

function numberGroups(
  groups: readonly Group[],
  numbers: ReadonlyMap<string, number>,
): NumberedGroup[] {
  return groups.map(({ outcomes, verdicts, kernels }) => ({
    outcomes,
    verdicts,
    members: kernels.map((kernel) => numbers.get(kernel) as number),
  }));
}
