import { inspect } from 'node:util';
import { type Btf, parseBtf, stringAt } from '../btf/btf.js';
import type { Subset } from '../btf/subset.js';
import { nameOf } from '../btf/types.js';
import { findCandidates } from './candidates/candidates.js';
import { newBudget } from './context.js';
import { askedOf, contextOf, type Findings, findForObject } from './findings.js';
import type { Decision, Finding, Loader, Match } from './loaders/loader.js';
import { LOADERS } from './loaders/loaders.js';
import type { Query } from './object.js';
import type { ObjectPart, ObjectSet } from './object-set.js';
import { isDecidedAlone } from './resolve.js';
import { RelocationKind } from './spec/relocation-kind.js';

/**
 * Resolves the relocations of a set of objects again, against a tailored BTF, and compares what each loader
 * decides with what it decides on the kernel's whole BTF: for each relocation alone, for each program,
 * and for all programs of an object together. Type ids may differ, if they are of the same type.
 *
 * @param findings from the whole BTF
 * @param mayAgree whether another loader than libbpf may also answer what libbpf does, where it found
 *   nothing in the whole BTF: aya finds no ENUM64 for an object's ENUM, but an ENUM made of it
 * @returns the first difference, as a sentence; undefined if there is none
 */
export function prove(
  objectSet: ObjectSet,
  findings: Findings,
  subset: Subset,
  mayAgree = false,
): string | undefined {
  const small = parseBtf(subset.bytes);
  const candidates = findCandidates(small, objectSet.wanted);
  const budget = newBudget(objectSet);
  for (const [index, part] of objectSet.parts.entries()) {
    const others = LOADERS.map(() => new Map<number, readonly Finding[]>());
    const context = contextOf(small, part, budget);
    findForObject(context, part, candidates, (found, loader, query) => {
      const whole = findings[index]?.[loader]?.[query] ?? [];
      const asked = part.object.queries[query] as Query;
      if (!sameFindings(LOADERS[loader] as Loader, asked, whole, found, subset.ids)) {
        others[loader]?.set(query, found);
      }
    });
    for (const [at, loader] of LOADERS.entries()) {
      const ofLoader = others[at] as ReadonlyMap<number, readonly Finding[]>;
      // What is found alike is decided alike, whatever it is loaded together with.
      if (ofLoader.size === 0) continue;
      const whole = findings[index]?.[at] as readonly (readonly Finding[])[];
      const first = mayAgree ? findings[index]?.[0] : undefined;
      const difference = compareLoads(loader, part, whole, ofLoader, subset.ids, first);
      if (difference !== undefined) return difference;
    }
  }
  return undefined;
}

/**
 * @param others what was found in the tailored BTF for the queries for which it is something else
 * @param first what libbpf finds in the whole BTF, if its answers are as good as none
 */
function compareLoads(
  loader: Loader,
  part: ObjectPart,
  whole: readonly (readonly Finding[])[],
  others: ReadonlyMap<number, readonly Finding[]>,
  ids: Uint32Array,
  first: readonly (readonly Finding[])[] | undefined,
): string | undefined {
  const tailored = whole.map((found, query) => others.get(query) ?? renumbered(found, ids));
  for (const queries of loadsOf(part, whole)) {
    if (!queries.some((query) => others.has(query))) continue;
    const [expected, found] = [whole, tailored].map((findings) =>
      loader.decide(askedOf(part.object, findings, queries)),
    ) as [readonly Decision[], readonly Decision[]];
    for (const [index, decision] of expected.entries()) {
      const query = part.object.queries[queries[index] as number] as Query;
      const other = found[index] as Decision;
      // What another loader than libbpf refuses altogether need not be refused again.
      if ('failure' in decision && loader !== LOADERS[0]) continue;
      if (sameDecision(loader, query, decision, other, ids)) continue;
      if ('nothing' in decision && first !== undefined) {
        const asked = askedOf(part.object, first, queries);
        const ofFirst = LOADERS[0]?.decide(asked)[index] as Decision;
        if (sameDecision(loader, query, ofFirst, other, ids)) continue;
      }
      return differenceOf(part.object.btf, query, loader, decision, other);
    }
  }
  return undefined;
}

/** The same findings with the ids that candidates have in the tailored BTF. */
function renumbered(findings: readonly Finding[], ids: Uint32Array): Finding[] {
  return findings.map((finding) => ({ ...finding, candidate: ids[finding.candidate] as number }));
}

/** Each query alone, and what is loaded together, if it can make a difference that it is. */
function* loadsOf(
  part: ObjectPart,
  whole: readonly (readonly Finding[])[],
): Iterable<readonly number[]> {
  for (const query of part.object.queries.keys()) yield [query];
  for (const { queries } of part.loads) if (!isDecidedAlone(whole, queries)) yield queries;
  for (const sites of part.sites) {
    const queries = sites.map((site) => part.object.sites[site]?.query as number);
    if (!isDecidedAlone(whole, queries)) yield queries;
  }
}

function sameFindings(
  loader: Loader,
  query: Query,
  whole: readonly Finding[],
  tailored: readonly Finding[],
  ids: Uint32Array,
): boolean {
  if (whole.length !== tailored.length) return false;
  return whole.every((finding, index) => {
    const other = tailored[index] as Finding;
    if (ids[finding.candidate] !== other.candidate || finding.error !== other.error) return false;
    if (finding.match === undefined) return other.match === undefined;
    return other.match !== undefined && sameMatchOf(loader, query, finding.match, other.match, ids);
  });
}

function sameDecision(
  loader: Loader,
  query: Query,
  a: Decision,
  b: Decision,
  ids: Uint32Array,
): boolean {
  if ('failure' in a) return 'failure' in b && a.failure === b.failure;
  if (!('match' in a)) return 'nothing' in b;
  return 'match' in b && sameMatchOf(loader, query, a.match, b.match, ids);
}

function sameMatchOf(
  loader: Loader,
  { kind }: Query,
  a: Match,
  b: Match,
  ids: Uint32Array,
): boolean {
  if (kind !== RelocationKind.TYPE_ID_TARGET) return loader.same(a, b, isSame);
  return loader.same(a, b, (value, other) => ids[value as number] === other);
}

function isSame(a: Match['value'], b: Match['value']): boolean {
  return a === b;
}

function differenceOf(btf: Btf, query: Query, loader: Loader, expected: Decision, found: Decision) {
  const name = stringAt(btf, nameOf(btf, query.typeId));
  return (
    `under ${loader.name}, the tailored BTF answers \`${name}\` ${query.access} (kind ${query.kind}) with ` +
    `${inspect(found)} instead of ${inspect(expected)}`
  );
}
