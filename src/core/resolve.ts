import type { Btf } from '../btf/btf.js';
import { askedOf, type ObjectFindings } from './findings.js';
import type { Decision, Finding, Loader } from './loaders/loader.js';
import { LOADERS } from './loaders/loaders.js';
import type { Query, Site } from './object.js';
import type { ObjectPart } from './object-set.js';
import { type Answer, type OtherLoader, type Outcome, STATUSES } from './outcome.js';
import { reasonForNothing } from './reason.js';
import { RelocationKind } from './spec/relocation-kind.js';

/**
 * What loaders do with each relocation of an object on one kernel: libbpf, with every program loaded,
 * and the others if they answer otherwise.
 *
 * @param findings as `findAll` gives them for this object
 * @returns by site
 */
export function resolve(part: ObjectPart, findings: ObjectFindings, target: Btf): Outcome[] {
  const [libbpf, ...others] = LOADERS as readonly [Loader, ...Loader[]];
  const decisions = decideSites(libbpf, part, findings[0] as readonly Finding[][]);
  const decisionsOfOthers = others.map((loader, index) =>
    decideQueries(loader, part, findings[index + 1] as readonly Finding[][]),
  );
  return part.object.sites.map((site, index) => {
    const query = part.object.queries[site.query] as Query;
    const decision = decisions[index] as Decision;
    const answer = libbpf.patch(query, site.instruction, decision);
    let loaders: Partial<Record<OtherLoader, Answer>> | undefined;
    // What libbpf refuses whatever the kernel has, it refuses for the object's own types.
    for (const [other, loader] of query.local === undefined ? [] : others.entries()) {
      const found = worstAnswer(loader, query, site, decisionsOfOthers[other]?.[site.query] ?? []);
      if (sameAnswer(answer, found)) continue;
      loaders = { ...loaders, [loader.name]: shownAnswer(query, found) };
    }
    if (answer.status === 'resolved') {
      return loaders ? { ...shownAnswer(query, answer), loaders } : resolvedTo(query, answer);
    }
    const asked = 'nothing' in decision ? decision.asked : undefined;
    const reason = answer.reason ?? reasonForNothing(part.object.btf, query, target, asked);
    return { ...shownAnswer(query, answer), reason, ...(loaders && { loaders }) };
  });
}

/** What a loader of all programs decides, by site. */
export function decideSites(
  loader: Loader,
  { object, sites }: ObjectPart,
  findings: readonly (readonly Finding[])[],
): Decision[] {
  const decisions = new Array<Decision>(object.sites.length);
  for (const load of sites) {
    const queries = load.map((site) => (object.sites[site] as Site).query);
    const decided = loader.decide(askedOf(object, findings, queries));
    load.forEach((site, index) => {
      decisions[site] = decided[index] as Decision;
    });
  }
  return decisions;
}

/** What a loader of single programs decides, by query: one decision, or one for each kind of program. */
function decideQueries(
  loader: Loader,
  { object, loads }: ObjectPart,
  findings: readonly (readonly Finding[])[],
): Decision[][] {
  const alone = object.queries.map((query, index) => {
    const asked = { local: object.btf, query, findings: findings[index] ?? [] };
    return loader.decide([asked])[0] as Decision;
  });
  const decisions: Decision[][] = object.queries.map(() => []);
  for (const { queries } of loads) {
    if (isDecidedAlone(findings, queries)) continue;
    loader.decide(askedOf(object, findings, queries)).forEach((decision, index) => {
      const query = queries[index] as number;
      // If one relocation is refused, so is the program. It is told of that one only.
      const blameless =
        'failure' in decision &&
        decision.failure === 'invalid' &&
        !('failure' in (alone[query] as Decision));
      if (!blameless && query !== queries[index - 1]) decisions[query]?.push(decision);
    });
  }
  return decisions.map((list, query) => (list.length > 0 ? list : [alone[query] as Decision]));
}

/** With at most one candidate there is nothing for which queries could depend on each other. */
export function isDecidedAlone(
  findings: readonly (readonly Finding[])[],
  queries: readonly number[],
): boolean {
  return queries.every((query) => (findings[query] as readonly Finding[]).length < 2);
}

/** Of the answers of several programs that share a relocation, the one that is worst for it. */
function worstAnswer(
  loader: Loader,
  query: Query,
  { instruction }: Site,
  decisions: readonly Decision[],
): Answer {
  let worst: Answer | undefined;
  for (const decision of decisions) {
    const answer = loader.patch(query, instruction, decision);
    if (worst === undefined || rank(answer) > rank(worst)) worst = answer;
  }
  return worst as Answer;
}

function rank({ status }: Answer): number {
  return STATUSES.indexOf(status);
}

function sameAnswer(a: Answer, b: Answer): boolean {
  return a.status === b.status && a.value === b.value && a.width === b.width;
}

/** Type ids are told by no report: each kernel has another one, and a tailored file yet another. */
function shownAnswer(query: Query, { status, value, width }: Answer): Answer {
  if (isTypeId(query) || value === undefined) return { status };
  return width === undefined ? { status, value } : { status, value, width };
}

function isTypeId({ kind }: Query): boolean {
  return kind === RelocationKind.TYPE_ID_TARGET || kind === RelocationKind.TYPE_ID_LOCAL;
}

/** The same values come again and again, kernel after kernel. */
const resolved = new Map<string, Outcome>();

function resolvedTo(query: Query, answer: Answer): Outcome {
  const { value = '', width } = answer;
  if (width !== undefined || isTypeId(query)) {
    return shownAnswer(query, answer);
  }
  let outcome = resolved.get(value);
  if (outcome === undefined) {
    outcome = shownAnswer(query, answer);
    resolved.set(value, outcome);
  }
  return outcome;
}
