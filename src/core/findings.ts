import type { Btf } from '../btf/btf.js';
import { kindOf } from '../btf/types.js';
import type { Candidates } from './candidates/candidates.js';
import { type Evidence, progressOf } from './choose/evidence.js';
import { type Budget, CANDIDATE_STEPS, type Context, step } from './context.js';
import { LoadError } from './loaders/load-error.js';
import type { Answerable, Asked, Finding, Loader, Match } from './loaders/loader.js';
import { LOADERS } from './loaders/loaders.js';
import type { ObjectQueries, Query } from './object.js';
import type { Product, ProductPart } from './product.js';
import { RelocationKind } from './spec/relocation-kind.js';

/** Of one object, by loader, by query: what its candidates answer, in the order of the kernel's types. */
export type ObjectFindings = readonly (readonly (readonly Finding[])[])[];

/** By part of the product. */
export type Findings = readonly ObjectFindings[];

/** Whether a kernel is asked at all: not for the object's own type id, and not if nobody can ask. */
function isAnswerable(query: Query): query is Answerable {
  return query.spec !== undefined && query.kind !== RelocationKind.TYPE_ID_LOCAL;
}

/**
 * Compares every query of a product with every candidate of a kernel, as every loader does.
 *
 * @param evidence takes down what is looked at of the kernel's BTF
 */
export function findAll(
  target: Btf,
  product: Product,
  candidates: Candidates,
  budget: Budget,
  evidence?: Evidence,
): Findings {
  return product.parts.map((part) => {
    const context: Context = { local: part.object.btf, target, budget, evidence };
    return LOADERS.map((loader, index) =>
      findForLoader(
        context,
        part,
        loader,
        part.names[index] as Int32Array,
        candidates[index] ?? [],
      ),
    );
  });
}

function findForLoader(
  context: Context,
  { object }: ProductPart,
  loader: Loader,
  names: Int32Array,
  byName: readonly (readonly number[])[],
): readonly Finding[][] {
  const byType = new Map<number, readonly number[]>();
  return object.queries.map((query, index) => {
    if (!isAnswerable(query)) return [];
    let candidates = byType.get(query.typeId);
    if (candidates === undefined) {
      const kind = kindOf(object.btf, query.typeId);
      candidates = (byName[names[index] as number] ?? []).filter((id) =>
        loader.isCandidate(kind, kindOf(context.target, id)),
      );
      byType.set(query.typeId, candidates);
    }
    return candidates.map((candidate) => findOne(context, loader, query, candidate));
  });
}

function findOne(context: Context, loader: Loader, query: Answerable, candidate: number): Finding {
  step(context, CANDIDATE_STEPS);
  const marksFrom = progressOf(context.evidence);
  let match: Match | undefined;
  let error: string | undefined;
  try {
    match = loader.match(context, query, candidate);
  } catch (thrown) {
    if (!(thrown instanceof LoadError)) throw thrown;
    error = thrown.message;
  }
  return { candidate, match, error, marksFrom, marksTo: progressOf(context.evidence) };
}

/** The queries of a load with what was found for them. */
export function askedOf(
  { queries }: ObjectQueries,
  findings: readonly (readonly Finding[])[],
  load: readonly number[],
): Asked[] {
  return load.map((query) => ({
    query: queries[query] as Query,
    findings: findings[query] as readonly Finding[],
  }));
}
