import type { Btf } from '../../../btf/btf.js';
import type { Context } from '../../context.js';
import type { Query } from '../../object.js';
import { WIDTHS } from '../../opcodes.js';
import type { Instruction } from '../../spec/instruction.js';
import { MAX_OFFSET } from '../../spec/instruction.js';
import { isFieldBased, isShift, RelocationKind } from '../../spec/relocation-kind.js';
import { LoadError } from '../load-error.js';
import {
  type Answerable,
  type Asked,
  type Decision,
  type Loader,
  type Match,
  NOTHING,
  type Patched,
  sameMatch,
} from '../loader.js';
import { sizeInAya } from './compatible.js';
import { matchCandidateInAya } from './match-spec.js';
import { essentialLengthInAya } from './names.js';
import { type ComputedValue, computedValue, mayChangeWidthInAya } from './value.js';

/**
 * aya-obj 0.6.
 *
 * Every relocation is decided by itself, and all candidates that match must agree. A flavour is all
 * that follows the first `___`:
 *
 *     struct task_struct___v5___x86 { int tgid; };   // asks for `task_struct`; libbpf asks for
 *                                                    // `task_struct___v5`
 */
export const aya: Loader = {
  name: 'aya',
  asksUnnamed: true,
  essentialLength: essentialLengthInAya,
  isCandidate: (localKind, kind) => localKind === kind,
  // Shifts of what is larger than 8 bytes wrap around in 64 bits there.
  agreesOnPlain: (kind) => !isShift(kind),
  match,
  same: sameMatch,
  decide: (load) => load.map(decideOne),
  patch,
};

function match(context: Context, query: Answerable, candidate: number): Match | undefined {
  const { spec, kind } = query;
  // It has no such relocation, and says so whatever the kernel has.
  if (kind === RelocationKind.TYPE_MATCHES) return undefined;
  const matched = matchCandidateInAya(context, spec, candidate);
  if (matched === undefined) return undefined;
  const { local, target } = context;
  const own = ownValue(local, query);
  if (own === undefined) throw new LoadError(NO_VALUE);
  const found = computedValue(target, kind, matched);
  return {
    bitOffset: matched.bitOffset,
    value: found?.value,
    local: own.value,
    checked: false,
    size: found?.size ?? 0,
    localSize: own.size,
    failMemszAdjust:
      found !== undefined &&
      own.size !== found.size &&
      !mayChangeWidthInAya(local, own, target, found),
  };
}

const NO_VALUE = "the object's own types do not tell the value";
const ownValues = new WeakMap<Query, ComputedValue | false>();

/** The value by the object's own types, worked out once for all kernels. */
function ownValue(local: Btf, query: Answerable): ComputedValue | undefined {
  let own = ownValues.get(query);
  if (own === undefined) {
    const { spec, kind } = query;
    const last = spec.accessors[spec.accessors.length - 1];
    // The first index counts bytes there, not bits, which only bitfields show.
    const skipped = (spec.rawSpec[0] ?? 0) * (sizeInAya(local, spec.rootId) ?? 0) * 7;
    const bitOffset = isFieldBased(kind) ? spec.bitOffset - skipped : 0;
    const matched = { rootId: spec.rootId, bitOffset, ...(last && { last }) };
    own = computedValue(local, kind, matched) ?? false;
    ownValues.set(query, own);
  }
  return own || undefined;
}

/** `aya-obj btf/relocation.rs: relocate_btf_functions` */
function decideOne({ local, query, findings }: Asked): Decision {
  const refusal = refusalOf(local, query);
  if (refusal !== undefined) return { failure: 'invalid', reason: refusal };
  if (query.kind === RelocationKind.TYPE_ID_LOCAL) return { match: ownTypeId(query.typeId) };
  let first: Match | undefined;
  let agree = true;
  for (const { match: found, error } of findings) {
    if (error !== undefined) return { failure: 'invalid', reason: error };
    if (found === undefined) continue;
    first ??= found;
    agree &&= found === first || agrees(first, found);
  }
  if (!agree) return { failure: 'ambiguous', reason: 'several types of this name disagree' };
  if (first !== undefined) return { match: first };
  const needed =
    query.kind === RelocationKind.TYPE_SIZE || query.kind === RelocationKind.TYPE_ID_TARGET;
  return needed ? { failure: 'invalid', reason: 'no such type here' } : NOTHING;
}

/** A candidate of which the value cannot be worked out disagrees with none. */
function agrees(a: Match, b: Match): boolean {
  if (a.bitOffset !== b.bitOffset) return false;
  return a.value === undefined || b.value === undefined || a.value === b.value;
}

/** Why aya refuses the object, whatever the kernel has. */
function refusalOf(local: Btf, query: Query): string | undefined {
  const { kind, spec, error } = query;
  if (kind === RelocationKind.TYPE_MATCHES) return 'aya knows no relocation of this kind';
  if (spec === undefined) return error ?? '';
  if (spec.flexibleInUnion) return 'an array of no elements at the end of a union';
  if (ownValue(local, query as Answerable) === undefined) return NO_VALUE;
  return undefined;
}

function ownTypeId(value: number): Match {
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

/** `aya-obj btf/relocation.rs: ComputedRelocation::apply`. What the instruction holds is not checked. */
function patch(query: Query, insn: Instruction, decision: Decision): Patched {
  if ('failure' in decision) return { status: decision.failure };
  const found = 'match' in decision ? decision.match : undefined;
  const isAnswered =
    query.kind === RelocationKind.FIELD_EXISTS ||
    query.kind === RelocationKind.ENUMVAL_EXISTS ||
    query.kind === RelocationKind.TYPE_EXISTS;
  const value = found === undefined ? (isAnswered ? 0 : undefined) : found.value;
  if (value === undefined) return { status: 'unresolved' };
  if (insn.form === 'other' && !insn.load64) return { status: 'invalid' };
  if (found === undefined) return { status: 'absent' };
  if (insn.form !== 'memory') return { status: 'resolved', value: String(value) };
  if (value > MAX_OFFSET || found.failMemszAdjust) return { status: 'invalid' };
  if (found.size === found.localSize || found.size === insn.size) {
    return { status: 'resolved', value: String(value) };
  }
  if (!WIDTHS.includes(found.size)) return { status: 'invalid' };
  return { status: 'resolved', value: String(value), width: found.size };
}
