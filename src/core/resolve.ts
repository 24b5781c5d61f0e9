import type { Btf } from '../btf/btf.js';
import type { Finding } from './findings.js';
import { needsCandidates } from './findings.js';
import { patchForNothing } from './loaders/libbpf/value.js';
import type { ObjectQueries, Query } from './object.js';
import type { Outcome } from './outcome.js';
import { reasonForAmbiguity, reasonForNothing } from './reason.js';
import { type Patch, patchInstruction } from './spec/instruction.js';
import { RelocationKind } from './spec/relocation-kind.js';

/** What all candidates together make of a query. */
type Answer =
  | { readonly patch: Patch; readonly found: boolean; readonly reason?: () => string }
  | { readonly failure: 'ambiguous' | 'invalid'; readonly reason: string };

/**
 * What libbpf does with each relocation of an object on one kernel
 * (`libbpf relo_core.c: bpf_core_calc_relo_insn`), with every program loaded.
 *
 * @param findings by query, as `findAll` gives them for this object
 * @param explain whether reasons are worked out for what is not there; else they are empty
 * @returns by site
 */
export function resolve(
  object: ObjectQueries,
  findings: readonly (readonly Finding[])[],
  target: Btf,
  explain = true,
): Outcome[] {
  const answers = answerAll(object, findings, target);
  const explained = (reason?: () => string) => (explain && reason ? reason() : '');
  return object.sites.map(({ query, instruction }) => {
    const { kind } = object.queries[query] as Query;
    const answer = answers[query] as Answer;
    if ('failure' in answer) return { status: answer.failure, reason: answer.reason };
    const patched = patchInstruction(instruction, answer.patch);
    if (patched.result === 'failed') return { status: 'invalid', reason: patched.reason };
    if (patched.result === 'poisoned') {
      return { status: 'unresolved', reason: patched.reason ?? explained(answer.reason) };
    }
    if (!answer.found && kind !== RelocationKind.TYPE_ID_LOCAL) {
      return { status: 'absent', reason: explained(answer.reason) };
    }
    return resolvedTo(answer.patch.target, patched.width);
  });
}

/** The same values come again and again, kernel after kernel. */
const resolved = new Map<number | bigint, Outcome>();

function resolvedTo(value: number | bigint, width: number | undefined): Outcome {
  if (width !== undefined) return { status: 'resolved', value: String(value), width };
  let outcome = resolved.get(value);
  if (outcome === undefined) {
    outcome = { status: 'resolved', value: String(value) };
    resolved.set(value, outcome);
  }
  return outcome;
}

/**
 * Answers queries in the order of their first records: a loader drops, for all later relocations of
 * the same local type, the candidates that did not match where others did.
 */
function answerAll(
  object: ObjectQueries,
  findings: readonly (readonly Finding[])[],
  target: Btf,
): Answer[] {
  const remaining = new Map<number, ReadonlySet<number>>();
  return object.queries.map((query, index): Answer => {
    const { local, error, kind } = query;
    if (local === undefined) return { failure: 'invalid', reason: error ?? '' };
    if (!needsCandidates(query)) {
      return { patch: { ...patchForNothing(local, kind), target: local.value }, found: true };
    }
    const left = remaining.get(query.typeId);
    const all = findings[index] as readonly Finding[];
    const considered = all.every(({ forLibbpf }) => forLibbpf && left === undefined)
      ? all
      : all.filter(
          ({ forLibbpf, candidate }) => forLibbpf && (left === undefined || left.has(candidate)),
        );
    const matching: Finding[] = [];
    for (const finding of considered) {
      if (finding.error !== undefined) return { failure: 'invalid', reason: finding.error };
      if (finding.match === undefined) continue;
      const first = matching[0] ?? finding;
      if (disagree(first, finding)) {
        return { failure: 'ambiguous', reason: reasonForAmbiguity(target, first, finding) };
      }
      matching.push(finding);
    }
    const first = matching[0]?.match;
    if (first === undefined) {
      const reason = () => reasonForNothing(object.btf, query, target, considered);
      return { patch: patchForNothing(local, kind), found: false, reason };
    }
    if (matching.length < considered.length) {
      remaining.set(query.typeId, new Set(matching.map(({ candidate }) => candidate)));
    }
    return { patch: first.patch, found: true };
  });
}

function disagree(a: Finding, b: Finding): boolean {
  return (
    a.match?.place.bitOffset !== b.match?.place.bitOffset ||
    a.match?.patch.target !== b.match?.patch.target
  );
}
