import type { BpfObject, Query, Relocation, Site } from '../core/object.js';
import type { Outcome } from '../core/outcome.js';
import { RelocationKind } from '../core/spec/relocation-kind.js';
import type { LinkedProgram } from './link.js';
import type { Patch, Patches } from './walk/situation.js';

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

/**
 * What a loader makes of the records of a program (`core/loaders/libbpf/patch.ts`).
 *
 * @param isCoarse whether only what answers a question whether something exists is known. Fewer values
 *   are fewer different programs, and what is not reached then is not reached with all of them.
 */
export function patchesOf(
  object: BpfObject,
  { records, siteAt }: LinkedProgram,
  outcomes: readonly Outcome[],
  isCoarse = false,
): Patches {
  const poisoned = new Set<number>();
  for (let insn = 0; insn < siteAt.length; insn++) {
    const site = siteAt[insn] as number;
    if (site >= 0 && (outcomes[site] as Outcome).status === 'unresolved') poisoned.add(insn);
  }
  for (const [insn, list] of records) {
    const isPoisoned = (record: number) =>
      outcomeOf(object, record, outcomes).status === 'unresolved';
    if (list.length > 1 && list.some(isPoisoned)) poisoned.add(insn);
  }
  return {
    poisoned,
    values: {
      get(insn): Patch | undefined {
        const site = siteAt[insn] as number;
        if (site < 0) return undefined;
        const outcome = outcomes[site] as Outcome;
        const isKnown = !isCoarse || isQuestion(queryOf(object, site));
        const value = isKnown ? heldBy(outcome) : undefined;
        return { record: records.get(insn)?.at(-1) as number, value, width: outcome.width };
      },
    },
  };
}

/** Whether a query asks if something exists. */
export function isQuestion(query: Pick<Query, 'kind'> | undefined): boolean {
  return query !== undefined && QUESTIONS.has(query.kind);
}

const QUESTIONS: ReadonlySet<number> = new Set([
  RelocationKind.FIELD_EXISTS,
  RelocationKind.TYPE_EXISTS,
  RelocationKind.ENUMVAL_EXISTS,
  RelocationKind.TYPE_MATCHES,
]);

function queryOf({ queries, sites }: BpfObject, site: number): Query | undefined {
  return queries[(sites[site] as Site).query];
}

const VALUES = new WeakMap<Outcome, bigint>();

function heldBy(outcome: Outcome): bigint | undefined {
  const { status, value } = outcome;
  if (status === 'absent') return 0n;
  if (value === undefined) return undefined;
  let known = VALUES.get(outcome);
  if (known === undefined) {
    known = BigInt(value);
    VALUES.set(outcome, known);
  }
  return known;
}
