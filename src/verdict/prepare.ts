import type { BpfObject } from '../core/object.js';
import { type Predecessors, predecessorsOf } from './guards.js';
import { type LinkedProgram, linkProgram, type RecordIndex } from './link.js';
import { type Flow, flowOf } from './walk/flow.js';
import type { Budget } from './walk/walk.js';

/** One program of an object, with what is worked out once for all kernels. */
export interface PreparedProgram {
  /** Its records and those of the functions that it is linked with, ascending. */
  readonly records: readonly number[];
  /** The sites of these, each once. */
  readonly sites: Uint32Array;
  /** What is worked out only if some kernel leaves one of them unresolved. */
  flow(): PreparedFlow;
}

export interface PreparedFlow {
  readonly program: LinkedProgram;
  readonly flow: Flow;
  readonly before: Predecessors;
  /** Names of the externals of `.kconfig` that it reads. */
  readonly kconfig: ReadonlySet<string>;
  readonly budget: Budget;
}

/**
 * @param functions those that the program is linked with, by their indices, itself first
 * @param recordsOf by `indexRecords` of the object
 * @param budget of all walks of the object
 */
export function prepareProgram(
  object: BpfObject,
  functions: readonly number[],
  recordsOf: RecordIndex,
  budget: Budget,
): PreparedProgram {
  const records = functions.flatMap((index) => [...(recordsOf.get(index)?.values() ?? [])].flat());
  const sites = new Set(records.map((record) => object.relocations[record]?.site as number));
  let prepared: PreparedFlow | undefined;
  return {
    records: records.sort((a, b) => a - b),
    sites: Uint32Array.from(sites),
    flow() {
      prepared ??= prepareFlow(
        object,
        linkProgram(object, functions[0] as number, recordsOf),
        budget,
      );
      return prepared;
    },
  };
}

function prepareFlow({ code }: BpfObject, program: LinkedProgram, budget: Budget): PreparedFlow {
  const read = [...program.references.values()].flatMap((reference) =>
    reference.kind === 'extern' && code.externs.kconfig.has(reference.name) ? [reference.name] : [],
  );
  const kconfig = new Set(read);
  return { program, flow: flowOf(program), before: predecessorsOf(program), kconfig, budget };
}
