import { isAnyEnum, Kind } from '../../../btf/kinds.js';
import { enumeratorName, kindOf, lengthOf } from '../../../btf/types.js';
import { needType, progressOf, takeBack } from '../../choose/evidence.js';
import { type Context, step } from '../../context.js';
import type { Accessor } from '../../spec/local-spec.js';
import {
  isEnumeratorBased,
  isShift,
  isTypeBased,
  RelocationKind,
} from '../../spec/relocation-kind.js';
import {
  type Answerable,
  type Asked,
  type Decision,
  type Loader,
  type Match,
  NOTHING,
} from '../loader.js';
import { findField } from './find-field.js';
import { enumeratorValueInCilium, fieldValue, sizeInCilium } from './fixup-values.js';
import { essentialLengthInCilium, indexedLengthInCilium, namesEqualInCilium } from './names.js';
import { checksForExistence, patchInCilium } from './patch.js';
import { typesCompatibleInCilium, typesMatchInCilium } from './type-graphs.js';

/**
 * cilium/ebpf 0.22.
 *
 * All relocations of one local type in a program are decided together: the candidate that leaves the
 * fewest of them unanswered counts, and two that leave equally few must agree on all.
 *
 *     struct s     { int a; };              // the kernel's two candidates for `s`
 *     struct s___b { int pad, a, b; };
 *
 *     s->a, s->b   // `s___b` answers both: offsets 4 and 8. libbpf calls `s->a` ambiguous.
 */
export const cilium: Loader = {
  name: 'cilium',
  asksUnnamed: false,
  essentialLength: essentialLengthInCilium,
  indexedLength: indexedLengthInCilium,
  // A tag has no name there; all other kinds may be candidates of each other.
  isCandidate: (_, kind) => kind !== Kind.TYPE_TAG,
  agreesOnPlain,
  match,
  same: (a, b, sameValue) => BigInt(a.local) === BigInt(b.local) && sameValue(a.value, b.value),
  decide,
  patch: patchInCilium,
};

/** It searches anonymous members in another order, and takes shifts and signs for itself. */
function agreesOnPlain(kind: number, direct: boolean): boolean {
  return direct && kind !== RelocationKind.FIELD_SIGNED && !isShift(kind);
}

/** `btf/core.go: coreCalculateFixup` */
function match(context: Context, query: Answerable, candidate: number): Match | undefined {
  const before = progressOf(context.evidence);
  const found = compare(context, query, candidate);
  if (found === undefined) takeBack(context.evidence, before);
  return found;
}

function compare(context: Context, query: Answerable, candidate: number): Match | undefined {
  const { local, target, evidence } = context;
  const { spec, kind } = query;
  if (isTypeBased(kind)) {
    const matches =
      kind === RelocationKind.TYPE_MATCHES ? typesMatchInCilium : typesCompatibleInCilium;
    if (!matches(context, spec.rootId, candidate)) return undefined;
    if (kind === RelocationKind.TYPE_ID_TARGET) return matchOf(spec.rootId, candidate);
    if (kind !== RelocationKind.TYPE_SIZE) return matchOf(1, 1);
    return matchOf(sizeInCilium(local, spec.rootId), sizeInCilium(target, candidate));
  }
  if (isEnumeratorBased(kind)) {
    const index = findEnumerator(context, spec.accessors[0] as Accessor, candidate);
    if (index === undefined) return undefined;
    needType(evidence, candidate);
    if (kind === RelocationKind.ENUMVAL_EXISTS) return matchOf(1, 1);
    const { typeId, index: localIndex } = spec.accessors[0] as Accessor;
    return matchOf(
      enumeratorValueInCilium(local, typeId, localIndex),
      enumeratorValueInCilium(target, target.underlying[candidate] as number, index),
    );
  }
  if (kindOf(target, target.underlying[candidate] as number) === Kind.FWD) return undefined;
  const fields = findField(context, spec, candidate);
  if (fields === undefined) return undefined;
  const found = fieldValue(kind, local, fields.local, target, fields.target);
  return matchOf(found.local, found.value, found.checked);
}

function matchOf(local: number | bigint, value: number | bigint, checked = true): Match {
  return { bitOffset: 0, value, local, checked, size: 0, localSize: 0, failMemszAdjust: false };
}

/** `btf/core.go: coreFindEnumValue` */
function findEnumerator(context: Context, { name }: Accessor, candidate: number) {
  const { local, target } = context;
  const id = target.underlying[candidate] as number;
  if (!isAnyEnum(kindOf(target, id))) return undefined;
  for (let index = 0; index < lengthOf(target, id); index++) {
    step(context);
    if (namesEqualInCilium(local, name, target, enumeratorName(target, id, index))) return index;
  }
  return undefined;
}

/** `btf/core.go: coreCalculateFixups` */
function decide(load: readonly Asked[]): readonly Decision[] {
  const asking = load.filter(({ query }) => query.kind !== RelocationKind.TYPE_ID_LOCAL);
  const decisions = decideTogether(asking)[Symbol.iterator]();
  return load.map(({ query }) => {
    if (query.kind === RelocationKind.TYPE_ID_LOCAL) {
      return { match: matchOf(query.typeId, query.typeId) };
    }
    return decisions.next().value as Decision;
  });
}

function decideTogether(load: readonly Asked[]): readonly Decision[] {
  for (const asked of load) {
    const error = errorOf(asked);
    if (error !== undefined) return load.map(() => ({ failure: 'invalid', reason: error }));
  }
  const answers = answersByCandidate(load);
  let best: (Match | undefined)[] | undefined;
  let bestScore = load.length;
  for (const matches of answers.values()) {
    const score = matches.filter((found) => found === undefined).length;
    if (score > bestScore) continue;
    if (score < bestScore) {
      bestScore = score;
      best = matches;
    } else if (
      best?.some((found, index) => !sameFixup(load[index] as Asked, found, matches[index]))
    ) {
      const reason = 'several types of this name answer equally well and disagree';
      return load.map(() => ({ failure: 'ambiguous', reason }));
    }
  }
  return load.map((_, index) => {
    const found = best?.[index];
    return found === undefined ? NOTHING : { match: found };
  });
}

/** Kinds of types that have no name there, whatever their BTF says. */
const UNNAMED_KINDS: ReadonlySet<number> = new Set([Kind.PTR, Kind.ARRAY, Kind.TYPE_TAG]);

/** Why cilium/ebpf refuses the program for one of its relocations. */
function errorOf({ local, query, findings }: Asked): string | undefined {
  if (query.spec === undefined) return query.error ?? '';
  if (query.unnamed || UNNAMED_KINDS.has(kindOf(local, query.typeId)))
    return 'a type without a name';
  return findings.find(({ error }) => error !== undefined)?.error;
}

/**
 * `btf/core.go: COREFixup.equal`. It does not look at poison, which has 0 for both values: so poison
 * equals a fixup from 0 to 0.
 */
function sameFixup({ query }: Asked, a: Match | undefined, b: Match | undefined): boolean {
  const without = { local: checksForExistence(query.kind) ? 1 : 0, value: 0 };
  const [one, other] = [a ?? without, b ?? without];
  return BigInt(one.local) === BigInt(other.local) && one.value === other.value;
}

/** In the order of the candidates, which is that of the kernel's types. */
function answersByCandidate(load: readonly Asked[]): Map<number, (Match | undefined)[]> {
  const answers = new Map<number, (Match | undefined)[]>();
  for (const { findings } of load) {
    for (const { candidate } of findings) answers.set(candidate, new Array(load.length));
  }
  load.forEach(({ findings }, index) => {
    for (const { candidate, match: found } of findings) {
      (answers.get(candidate) as (Match | undefined)[])[index] = found;
    }
  });
  return answers;
}
