import type { Btf } from '../btf/btf.js';
import { kindOf } from '../btf/types.js';
import type { Candidates } from './candidates/candidates.js';
import { type Evidence, progressOf, takeBack } from './choose/evidence.js';
import { type Budget, CANDIDATE_STEPS, type Context, memberSearch, step } from './context.js';
import { LoadError } from './loaders/load-error.js';
import type { Answerable, Asked, Finding, Loader, Match } from './loaders/loader.js';
import { LOADERS } from './loaders/loaders.js';
import { noPlainMatch } from './loaders/plain.js';
import type { ObjectQueries, Query } from './object.js';
import type { ObjectPart, ObjectSet } from './object-set.js';
import { RelocationKind } from './spec/relocation-kind.js';

/** Of one object, by loader, by query: what its candidates answer, in the order of the kernel's types. */
export type ObjectFindings = readonly (readonly (readonly Finding[])[])[];

/** By object. */
export type Findings = readonly ObjectFindings[];

/** Whether a kernel is asked at all: not for the object's own type id, and not if nobody can ask. */
function isAnswerable(query: Query): query is Answerable {
  return query.spec !== undefined && query.kind !== RelocationKind.TYPE_ID_LOCAL;
}

/**
 * Compares every query of a set of objects with every candidate of a kernel, as every loader does.
 *
 * @param evidence takes down what is looked at of the kernel's BTF
 */
export function findAll(
  target: Btf,
  objectSet: ObjectSet,
  candidates: Candidates,
  budget: Budget,
  evidence?: Evidence,
): Findings {
  return objectSet.parts.map((part) => {
    const findings = LOADERS.map((): (readonly Finding[])[] => []);
    findForObject(contextOf(target, part, budget, evidence), part, candidates, (found, loader) => {
      findings[loader]?.push(found);
    });
    return findings;
  });
}

/** What one object's relocations are compared with a kernel in. */
export function contextOf(
  target: Btf,
  { object }: ObjectPart,
  budget: Budget,
  evidence?: Evidence,
): Context {
  const members = memberSearch(object.btf, target, object.queries.length);
  return { local: object.btf, target, budget, evidence, members, plain: noPlainMatch() };
}

/**
 * Compares every query of an object with its candidates, as every loader does: query by query, with
 * one loader after the other.
 *
 * @param take gets what was found, with the indices of the loader and the query
 */
export function findForObject(
  context: Context,
  part: ObjectPart,
  candidates: Candidates,
  take: (findings: readonly Finding[], loader: number, query: number) => void,
): void {
  const candidatesOf = LOADERS.map((_, loader) =>
    candidateLookup(context, part, loader, candidates),
  );
  let ofFirst = NONE;
  part.object.queries.forEach((query, index) => {
    for (let loader = 0; loader < LOADERS.length; loader++) {
      const ids = isAnswerable(query) ? (candidatesOf[loader]?.(query, index) ?? []) : [];
      if (ids.length === 0) {
        take(NONE, loader, index);
        continue;
      }
      if (loader > 0 && isFoundAlike(context, LOADERS[loader] as Loader, query, ids)) {
        take(ofFirst, loader, index);
        continue;
      }
      const found: Finding[] = [];
      for (const candidate of ids) {
        found.push(findOne(context, LOADERS[loader] as Loader, query as Answerable, candidate));
      }
      if (loader === 0) ofFirst = found;
      take(found, loader, index);
    }
  });
}

/** Whether a loader has libbpf's only candidate alone, and finds there what libbpf has just found. */
function isFoundAlike(
  { plain }: Context,
  loader: Loader,
  query: Query,
  ids: readonly number[],
): boolean {
  return (
    ids.length === 1 &&
    plain.query === query &&
    plain.candidate === ids[0] &&
    loader.agreesOnPlain(query.kind, plain.direct)
  );
}

/** The candidates of a query, which are those of all queries about its type. */
function candidateLookup(
  { target }: Context,
  { object, names }: ObjectPart,
  loader: number,
  candidates: Candidates,
) {
  const byType = new Map<number, readonly number[]>();
  return ({ typeId }: Query, index: number): readonly number[] => {
    const known = byType.get(typeId);
    if (known !== undefined) return known;
    const kind = kindOf(object.btf, typeId);
    const named = candidates[loader]?.[names[loader]?.[index] as number] ?? [];
    const ids = named.filter((id) => LOADERS[loader]?.isCandidate(kind, kindOf(target, id)));
    byType.set(typeId, ids);
    return ids;
  };
}

const NONE: readonly Finding[] = [];

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
    // What another loader than libbpf refuses need not be refused again.
    if (loader !== LOADERS[0]) takeBack(context.evidence, marksFrom);
  }
  return { candidate, match, error, marksFrom, marksTo: progressOf(context.evidence) };
}

/** The queries of a load with what was found for them. */
export function askedOf(
  { btf, queries }: ObjectQueries,
  findings: readonly (readonly Finding[])[],
  load: readonly number[],
): Asked[] {
  return load.map((query) => ({
    local: btf,
    query: queries[query] as Query,
    findings: findings[query] as readonly Finding[],
  }));
}
