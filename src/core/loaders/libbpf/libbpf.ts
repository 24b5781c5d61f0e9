import { kindsCompatible } from '../../../btf/kinds.js';
import { essentialLength } from '../../../btf/names.js';
import type { Context } from '../../context.js';
import type { Query } from '../../object.js';
import { RelocationKind } from '../../spec/relocation-kind.js';
import {
  type Answerable,
  type Asked,
  type Decision,
  type Finding,
  type Loader,
  type Match,
  sameMatch,
} from '../loader.js';
import { hasPlainValue } from '../plain.js';
import { matchCandidate } from './match-spec.js';
import { patchInLibbpf } from './patch.js';
import { type LocalValue, type MatchedSpec, matchAt } from './value.js';

/**
 * libbpf 1.6 and later.
 *
 * All candidates that match must agree on the offset and the value, and the ones that do not match are
 * dropped for good: the list of candidates of a local type is shared by all its relocations, and gets
 * shorter from record to record. So the same question may have another answer later:
 *
 *     struct s     { u32 x; };              // the kernel's two candidates for `s`
 *     struct s___b { u64 x; u32 z; };
 *
 *     s->x;   // both match at offset 0: a load of 4 bytes, as `s` comes first
 *     s->z;   // only `s___b` matches, and `s` is dropped
 *     s->x;   // `s___b` alone is asked: a load of 8 bytes
 */
export const libbpf: Loader = {
  name: 'libbpf',
  asksUnnamed: false,
  essentialLength,
  isCandidate: kindsCompatible,
  agreesOnPlain: () => true,
  match,
  same: sameMatch,
  decide,
  patch: patchInLibbpf,
};

function match(context: Context, query: Answerable, candidate: number): Match | undefined {
  // Without a value of the object's own libbpf fails before it looks at candidates.
  if (query.local === undefined) return undefined;
  const { local, target, plain } = context;
  const matched = matchCandidate(context, query.spec, candidate);
  if (matched === undefined) return undefined;
  const found = matchAt(local, query.local, target, query.kind, matched);
  if (matched.plain && isPlain(context, query, matched.last)) {
    plain.query = query;
    plain.candidate = candidate;
    plain.direct = matched.direct === true;
  }
  return found;
}

function isPlain(
  { local, target }: Context,
  { spec }: Answerable,
  last: MatchedSpec['last'],
): boolean {
  const own = spec.accessors[spec.accessors.length - 1];
  if (own === undefined || last === undefined || spec.endsUnnamed) return false;
  return hasPlainValue(local, own) && hasPlainValue(target, last);
}

/**
 * `libbpf relo_core.c: bpf_core_calc_relo_insn`, for one relocation after the other. A load ends at the
 * first that fails; what is told of those behind it is what would become of them without it.
 */
function decide(load: readonly Asked[]): Decision[] {
  let left: ReadonlySet<number> | undefined;
  const failed = new Map<Query, Decision>();
  return load.map((asked) => {
    const decision = failed.get(asked.query) ?? decideOne(asked);
    if ('failure' in decision) failed.set(asked.query, decision);
    return decision;
  });

  function decideOne({ query, findings }: Asked): Decision {
    const { local, kind, error } = query;
    if (local === undefined) return { failure: 'invalid', reason: error ?? '' };
    if (kind === RelocationKind.TYPE_ID_LOCAL) return { match: ownTypeId(local) };
    const considered = left === undefined ? findings : findings.filter((one) => isLeft(one));
    const matching: Finding[] = [];
    for (const finding of considered) {
      if (finding.error !== undefined) return { failure: 'invalid', reason: finding.error };
      if (finding.match === undefined) continue;
      const first = matching[0]?.match ?? finding.match;
      const disagreement = disagreementOf(first, finding.match);
      if (disagreement !== undefined) return { failure: 'ambiguous', reason: disagreement };
      matching.push(finding);
    }
    const first = matching[0]?.match;
    if (first === undefined) return { nothing: true, asked: considered[0]?.candidate };
    if (matching.length < considered.length) {
      left = new Set(matching.map(({ candidate }) => candidate));
    }
    return { match: first };
  }

  function isLeft({ candidate }: Finding): boolean {
    return left?.has(candidate) === true;
  }
}

function ownTypeId({ value }: LocalValue): Match {
  return {
    bitOffset: 0,
    value,
    local: value,
    checked: false,
    size: 0,
    localSize: 0,
    failMemszAdjust: false,
  };
}

function disagreementOf(a: Match, b: Match): string | undefined {
  if (a.bitOffset !== b.bitOffset) {
    return `several types of this name disagree: bit offset ${a.bitOffset} and ${b.bitOffset}`;
  }
  if (a.value === b.value) return undefined;
  return `several types of this name disagree: value ${a.value} and ${b.value}`;
}
