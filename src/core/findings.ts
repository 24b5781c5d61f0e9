import type { Btf } from '../btf/btf.js';
import { kindsCompatible } from '../btf/kinds.js';
import { kindOf } from '../btf/types.js';
import type { Candidates } from './candidates/candidates.js';
import { type Evidence, progressOf } from './choose/evidence.js';
import { CANDIDATE_STEPS, type Context, type Effort, step } from './context.js';
import { matchCandidateInCilium } from './loaders/cilium/find-field.js';
import type { Fixup } from './loaders/cilium/fixups.js';
import { matchCandidate } from './loaders/libbpf/match-spec.js';
import { type Place, patchFor } from './loaders/libbpf/value.js';
import { LoadError } from './loaders/load-error.js';
import type { Query } from './object.js';
import type { Product, ProductPart } from './product.js';
import type { Patch } from './spec/instruction.js';
import type { LocalSpec } from './spec/local-spec.js';
import { RelocationKind } from './spec/relocation-kind.js';

/** What both loaders make of one query and one candidate. */
export interface Finding {
  readonly candidate: number;
  /** Whether libbpf takes the type for a candidate; cilium/ebpf takes more of them. */
  readonly forLibbpf: boolean;
  readonly forCilium: boolean;
  /** Where and how libbpf patches; undefined where the candidate does not match. */
  readonly match?: { readonly place: Place; readonly patch: Patch };
  /** Why libbpf gives up on the candidate. */
  readonly error?: string;
  /** cilium/ebpf's fixup; undefined where it would poison, or answer that nothing is there. */
  readonly cilium?: Fixup;
  /** Why cilium/ebpf gives up on the candidate. */
  readonly ciliumError?: string;
  /** From where to where, in the evidence, the marks are that both left; equal where it is not taken. */
  readonly marksFrom: number;
  readonly marksTo: number;
}

/** By part of the product, by query: the findings in the order of the kernel's types. */
export type Findings = readonly (readonly (readonly Finding[])[])[];

/** Queries that a loader compares with candidates; libbpf only where there is a local value. */
export interface Answerable extends Query {
  readonly spec: LocalSpec;
}

export function needsCandidates(query: Query): query is Answerable {
  return query.spec !== undefined && query.kind !== RelocationKind.TYPE_ID_LOCAL;
}

/**
 * Compares every query of a product with every candidate of a kernel.
 *
 * @param evidence takes down what is looked at of the kernel's BTF
 */
export function findAll(
  target: Btf,
  product: Product,
  candidates: Candidates,
  effort: Effort,
  evidence?: Evidence,
): Findings {
  return product.parts.map((part) => {
    const context: Context = { local: part.object.btf, target, effort, evidence };
    const byType = new Map<number, Candidate[]>();
    return part.object.queries.map((query, index) => {
      if (!needsCandidates(query)) return [];
      let found = byType.get(query.typeId);
      if (found === undefined) {
        found = candidatesOf(target, part, index, query, candidates);
        byType.set(query.typeId, found);
      }
      return found.map((candidate) => findOne(context, query, candidate));
    });
  });
}

interface Candidate {
  readonly candidate: number;
  readonly forLibbpf: boolean;
  readonly forCilium: boolean;
}

function candidatesOf(
  target: Btf,
  part: ProductPart,
  index: number,
  query: Query,
  candidates: Candidates,
): Candidate[] {
  const names = part.names[index] as { libbpf: number; cilium: number };
  const kind = kindOf(part.object.btf, query.typeId);
  const libbpf = (candidates.libbpf[names.libbpf] as number[]).filter((id) =>
    kindsCompatible(kind, kindOf(target, id)),
  );
  const cilium = candidates.cilium[names.cilium] as readonly number[];
  const only = libbpf[0];
  if (libbpf.length === 1 && cilium.length === 1 && cilium[0] === only) {
    return [{ candidate: only as number, forLibbpf: true, forCilium: true }];
  }
  const forLibbpf = new Set(libbpf);
  const forCilium = new Set(cilium);
  return [...new Set([...libbpf, ...cilium])]
    .sort((a, b) => a - b)
    .map((candidate) => ({
      candidate,
      forLibbpf: forLibbpf.has(candidate),
      forCilium: forCilium.has(candidate),
    }));
}

function findOne(context: Context, query: Answerable, of: Candidate): Finding {
  step(context, CANDIDATE_STEPS);
  const { candidate, forLibbpf, forCilium } = of;
  const marksFrom = progressOf(context.evidence);
  const answer = forLibbpf ? askLibbpf(context, query, candidate) : undefined;
  const [match, error] = typeof answer === 'string' ? [undefined, answer] : [answer, undefined];
  const fixup = forCilium ? askCilium(context, query, candidate) : undefined;
  const [cilium, ciliumError] = typeof fixup === 'string' ? [undefined, fixup] : [fixup, undefined];
  // One literal with all properties: a kernel makes thousands, and spreading is what they would cost.
  return {
    candidate,
    forLibbpf,
    forCilium,
    match,
    error,
    cilium,
    ciliumError,
    marksFrom,
    marksTo: progressOf(context.evidence),
  };
}

/** The match, if there is one, or the reason why libbpf gives up. */
function askLibbpf(context: Context, query: Answerable, candidate: number) {
  const { local } = query;
  if (local === undefined) return undefined;
  try {
    const place = matchCandidate(context, query.spec, candidate);
    if (place === undefined) return undefined;
    return {
      place,
      patch: patchFor(context.local, local, context.target, query.kind, place),
    };
  } catch (error) {
    if (error instanceof LoadError) return error.message;
    throw error;
  }
}

/** The fixup, if there is one, or the reason why cilium/ebpf gives up. */
function askCilium(context: Context, query: Answerable, candidate: number) {
  try {
    return matchCandidateInCilium(context, query.spec, candidate);
  } catch (error) {
    if (error instanceof LoadError) return error.message;
    throw error;
  }
}
