import type { BpfObject, Relocation } from '../core/object.js';
import type { Outcome } from '../core/outcome.js';
import type { LinkedProgram } from './link.js';
import type { Patch, Patches } from './situation.js';

/**
 * What became of one of an object's records.
 *
 * @param outcomes by site
 */
export function outcomeOf(
  object: BpfObject,
  record: number,
  outcomes: readonly Outcome[],
): Outcome {
  const { site } = object.relocations[record] as Relocation;
  return outcomes[site as number] as Outcome;
}

/** What a loader makes of the records of a program (`core/loaders/libbpf/patch.ts`). */
export function patchesOf(
  object: BpfObject,
  { records }: LinkedProgram,
  outcomes: readonly Outcome[],
): Patches {
  const poisoned = new Set<number>();
  const values = new Map<number, Patch>();
  for (const [insn, list] of records) {
    for (const record of list) {
      const { status, value, width } = outcomeOf(object, record, outcomes);
      if (status === 'unresolved') poisoned.add(insn);
      const held = status === 'absent' ? 0n : value === undefined ? undefined : BigInt(value);
      values.set(insn, { record, value: held, width });
    }
  }
  return { poisoned, values };
}
